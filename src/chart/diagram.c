/* Boxes of one width, a level below the other. Where they would be too narrow for their words, children without any of
 * their own stand below one another. */
#include "chart/diagram.h"

#include "chart/sketch.h"
#include "chart/tidy_tree.h"

enum { EDGE = 1000, WIDEST = 15, NARROWEST = 7 /* em */, LINES_MOST = 7, BOXES_MOST = 100 };

/* A tree on trial at one width of its boxes. */
struct boxing {
	struct sketch *sketch;
	const struct box_tree *tree;
	bool stacked;
	extent box, stem; /* width of a box; of what the line takes beside those that are stacked */
	extent gap, drop; /* between two boxes of a level, and between two levels */
	extent *x;        /* middles */
	struct box *boxes;
	struct text_block *texts;
	extent span; /* of the middles */
};

/* Up to whole points or pixels, so that edges are sharp and alike. */
static extent whole(extent length)
{
	return (length + EDGE - 1) / EDGE * EDGE;
}

static extent pad(const struct boxing *boxing)
{
	return whole(boxing->sketch->style->text / 2);
}

static bool is_stacked(const struct boxing *boxing, int box)
{
	int parent = boxing->tree->boxes[box].parent;
	return boxing->stacked && parent != NO_BOX && box_holds_leaves(boxing->tree, parent);
}

/* Breaks all words to the width of their boxes; false where that breaks a word, or a box would be a paragraph. */
static bool texts_break(struct boxing *boxing)
{
	for (int i = 0; i < boxing->tree->count; i++) {
		extent width = boxing->box - 2 * pad(boxing) - (is_stacked(boxing, i) ? boxing->stem : 0);
		boxing->texts[i] = sketch_break(boxing->sketch, boxing->tree->boxes[i].text, width);
		if (boxing->texts[i].broken || boxing->texts[i].count > LINES_MOST)
			return false;
	}
	return true;
}

/* Tries boxes so many em wide, or as wide as their words want where that is less. */
static bool boxing_try(struct boxing *boxing, int em)
{
	boxing->box = em * boxing->sketch->style->text;
	if (!texts_break(boxing))
		return false;
	extent widest = NARROWEST * boxing->sketch->style->text;
	for (int i = 0; i < boxing->tree->count; i++) {
		extent wants = boxing->texts[i].width + 2 * pad(boxing) + (is_stacked(boxing, i) ? boxing->stem : 0);
		widest = wants > widest ? wants : widest;
	}
	boxing->box = widest < boxing->box ? 2 * whole((widest + 1) / 2) : boxing->box / 2 / EDGE * 2 * EDGE;
	boxing->span =
	    tidy_tree(boxing->sketch->arena, boxing->tree, boxing->stacked, boxing->box + boxing->gap, boxing->x);
	return boxing->span >= 0 && boxing->span <= boxing->sketch->width - boxing->box;
}

static bool boxing_fit(struct boxing *boxing)
{
	for (int stacked = 0; stacked < 2; stacked++) {
		boxing->stacked = stacked;
		for (int em = WIDEST; em >= NARROWEST; em--)
			if (boxing_try(boxing, em))
				return true;
	}
	return false;
}

static extent box_height(const struct boxing *boxing, int box)
{
	return whole(sketch_height(boxing->sketch, boxing->texts[box].count) + 2 * pad(boxing));
}

/* The boxes of a stack one below the other; the height of it all. */
static extent stack_set(struct boxing *boxing, int first, extent top)
{
	extent y = top;
	for (int i = first; i != NO_BOX; i = boxing->tree->boxes[i].next) {
		y += i == first ? 0 : pad(boxing);
		boxing->boxes[i] = (struct box){
		    boxing->x[i] - boxing->box / 2 + boxing->stem, y, boxing->box - boxing->stem, box_height(boxing, i)};
		y += boxing->boxes[i].height;
	}
	return y - top;
}

/* The boxes of a level from TOP on, all equally high but for those in stacks; how high it is. */
static extent level_set(struct boxing *boxing, int level, extent top)
{
	const struct tree_box *boxes = boxing->tree->boxes;
	extent height = 0, stacks = 0;
	for (int i = 0; i < boxing->tree->count; i++) {
		if (boxes[i].level != level)
			continue;
		bool stacked = is_stacked(boxing, i);
		extent tall = !stacked                            ? box_height(boxing, i)
		              : i == boxes[boxes[i].parent].first ? stack_set(boxing, i, top)
		                                                  : 0;
		extent *most = stacked ? &stacks : &height;
		*most = tall > *most ? tall : *most;
	}
	for (int i = 0; i < boxing->tree->count; i++)
		if (boxes[i].level == level && !is_stacked(boxing, i))
			boxing->boxes[i] = (struct box){boxing->x[i] - boxing->box / 2, top, boxing->box, height};
	return height > stacks ? height : stacks;
}

static void boxes_set(struct boxing *boxing)
{
	extent y = 0;
	for (int i = 0; i < boxing->tree->count; i++)
		boxing->x[i] = whole(boxing->x[i] + boxing->box / 2);
	for (int level = 0; level < boxing->tree->levels; level++) {
		y += level ? boxing->drop : 0;
		y += level_set(boxing, level, y);
	}
	boxing->sketch->y = y;
	boxing->sketch->width = boxing->span + boxing->box;
}

static void line(const struct boxing *boxing, extent x, extent y, extent width, extent height)
{
	if (width || height)
		sketch_line(boxing->sketch, (struct box){x, y, width, height}, EDGE, (struct ink_of){INK_SECONDARY, -1, -1});
}

/* From a box down to its children, beside them where they are a stack. */
static void lines_draw(const struct boxing *boxing, int parent)
{
	const struct tree_box *boxes = boxing->tree->boxes;
	const struct box *above = &boxing->boxes[parent];
	int first = boxes[parent].first, last = first;
	if (first == NO_BOX)
		return;
	while (boxes[last].next != NO_BOX)
		last = boxes[last].next;
	bool stacked = is_stacked(boxing, first);
	extent x = stacked ? above->x + boxing->stem / 2 : boxing->x[parent], foot = above->y + above->height;
	const struct box *lowest = &boxing->boxes[last];
	extent end = stacked ? lowest->y + lowest->height / 2 : lowest->y - boxing->drop / 2;
	line(boxing, x, foot, 0, end - foot);
	if (!stacked)
		line(boxing, boxing->x[first], end, boxing->x[last] - boxing->x[first], 0);
	for (int i = first; i != NO_BOX; i = boxes[i].next) {
		const struct box *box = &boxing->boxes[i];
		if (stacked)
			line(boxing, x, box->y + box->height / 2, box->x - x, 0);
		else
			line(boxing, boxing->x[i], end, 0, box->y - end);
	}
}

static void box_draw(const struct boxing *boxing, int index)
{
	struct sketch *sketch = boxing->sketch;
	struct box box = boxing->boxes[index];
	bool top = boxing->tree->boxes[index].level == 0;
	extent middle = box.x + box.width / 2;
	struct ink_of ground = {INK_TINT, -1, -1}, words = {INK_TEXT, -1, index};
	if (top) {
		ground = (struct ink_of){INK_SERIES, series_style(0), -1};
		words = (struct ink_of){INK_ON_SERIES, series_style(0), index};
	} else {
		sketch_rectangle(sketch, box, (struct ink_of){INK_SECONDARY, -1, -1});
		box = (struct box){box.x + EDGE, box.y + EDGE, box.width - 2 * EDGE, box.height - 2 * EDGE};
	}
	sketch_rectangle(sketch, box, ground);
	const struct text_block *text = &boxing->texts[index];
	sketch_block(
	    sketch, middle, sketch_baseline(sketch, text->count, box.y + box.height / 2), text, ANCHOR_MIDDLE, words);
}

const struct drawing *diagram_draw(struct arena *arena, const struct box_tree *tree, const struct chart_style *style,
    extent width, const struct metric *metric)
{
	if (!tree->count || tree->count > BOXES_MOST || tree->levels > TIDY_LEVELS)
		return NULL;
	struct sketch sketch = sketch_begin(arena, NULL, style, width, metric);
	size_t count = (size_t)tree->count;
	struct boxing boxing = {.sketch = &sketch, .tree = tree};
	boxing.gap = boxing.stem = whole(style->text);
	boxing.drop = 2 * whole(style->text);
	boxing.x = arena_array(arena, count, sizeof *boxing.x);
	boxing.boxes = arena_array(arena, count, sizeof *boxing.boxes);
	boxing.texts = arena_array(arena, count, sizeof *boxing.texts);
	if (!boxing_fit(&boxing))
		return NULL;
	boxes_set(&boxing);
	for (int i = 0; i < tree->count; i++)
		lines_draw(&boxing, i);
	for (int i = 0; i < tree->count; i++)
		box_draw(&boxing, i);
	struct drawing *drawing = arena_alloc(arena, sizeof *drawing);
	*drawing =
	    (struct drawing){.width = sketch.width, .height = sketch.y, .shapes = sketch.shapes, .count = sketch.count};
	return drawing;
}
