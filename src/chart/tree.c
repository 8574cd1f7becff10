/* Groups within groups: a row each, set in below the group that it is a part of and joined to it by lines. All bars begin
 * at one edge where labels stand beside them, so that their lengths compare. */
#include "chart/scale.h"

enum { NARROW = 26 /* em */, LABEL_PERCENT = 72, LABEL_LINES = 3 };

struct tree {
	struct scale scale;
	struct text_block *labels, *values; /* one a category */
	bool above;                         /* labels stand above the bars */
	extent step;                        /* by how much a level is set in */
	extent start;                       /* where bars begin, beside labels */
	extent longest;                     /* the bar of the greatest value */
	extent space;                       /* between label and bar, bar and value */
};

static extent level_of(const struct sketch *sketch, size_t category)
{
	return sketch->chart->levels ? sketch->chart->levels[category] : 0;
}

static extent deepest(const struct sketch *sketch)
{
	extent level = 0;
	for (size_t i = 0; i < sketch->chart->category_count; i++)
		level = level_of(sketch, i) > level ? level_of(sketch, i) : level;
	return level;
}

/* Breaks all labels for bars beside them that begin at LIMIT at most; false where one would be cramped. */
static bool labels_beside(const struct sketch *sketch, struct tree *tree, extent limit)
{
	bool fits = sketch->width >= sketch->style->text * NARROW;
	for (size_t i = 0; i < sketch->chart->category_count; i++) {
		extent x = level_of(sketch, i) * tree->step;
		tree->labels[i] = sketch_break(sketch, sketch->chart->categories[i], limit - x);
		extent end = x + tree->labels[i].width + tree->space;
		tree->start = end > tree->start ? end : tree->start;
		fits = fits && !tree->labels[i].broken && tree->labels[i].count <= LABEL_LINES;
	}
	return fits;
}

static void labels_above(const struct sketch *sketch, struct tree *tree)
{
	tree->above = true;
	tree->start = deepest(sketch) * tree->step;
	for (size_t i = 0; i < sketch->chart->category_count; i++)
		tree->labels[i] =
		    sketch_break(sketch, sketch->chart->categories[i], sketch->width - level_of(sketch, i) * tree->step);
}

static struct tree tree_plan(const struct sketch *sketch)
{
	size_t count = sketch->chart->category_count;
	extent levels = deepest(sketch), widest = 0;
	struct tree tree = {.scale = scale_of(sketch->chart), .space = sketch->style->text / 2};
	tree.labels = arena_array(sketch->arena, count, sizeof *tree.labels);
	tree.values = arena_array(sketch->arena, count, sizeof *tree.values);
	tree.step = sketch->style->text * 5 / 4;
	if (levels && tree.step > sketch->width / 3 / levels)
		tree.step = sketch->width / 3 / levels;
	if (!labels_beside(sketch, &tree, (extent)((int64_t)sketch->width * LABEL_PERCENT / 100)))
		labels_above(sketch, &tree);
	for (size_t i = 0; i < count; i++) {
		tree.values[i] = sketch_break(sketch, sketch->chart->points[i].text, (sketch->width - tree.start) * 2 / 3);
		widest = tree.values[i].width > widest ? tree.values[i].width : widest;
	}
	tree.longest = sketch->width - tree.start - tree.space - widest;
	tree.longest = tree.longest > 0 ? tree.longest : 0;
	return tree;
}

/* Does a group of LEVEL stand below row AT, in the group that holds it? */
static bool has_next(const struct sketch *sketch, size_t at, extent level)
{
	for (size_t i = at + 1; i < sketch->chart->category_count && level_of(sketch, i) >= level; i++)
		if (level_of(sketch, i) == level)
			return true;
	return false;
}

/* The lines that join a row to the groups it is in: down past it where more follow, and to its label at MIDDLE. */
static void draw_branches(
    struct sketch *sketch, const struct tree *tree, size_t row, const struct drawing_row *place, extent middle)
{
	struct ink_of ink = {INK_SECONDARY, -1, -1};
	extent stroke = sketch->style->text / 16, own = level_of(sketch, row);
	for (extent level = 1; level <= own; level++) {
		extent x = (level - 1) * tree->step + tree->step * 2 / 5;
		bool on = has_next(sketch, row, level);
		if (on || level == own)
			sketch_line(sketch, (struct box){x, place->y, 0, on ? place->height : middle - place->y}, stroke, ink);
		if (level == own)
			sketch_line(sketch, (struct box){x, middle, tree->step * 2 / 5, 0}, stroke, ink);
	}
}

static void draw_bar(struct sketch *sketch, const struct tree *tree, size_t row, extent x, extent middle)
{
	extent bar = sketch->style->text * 2 / 3;
	extent length = part_of(tree->longest, scale_value(&tree->scale, &sketch->chart->points[row]), tree->scale.high);
	length = length > 0 ? length : 0;
	if (length)
		sketch_rectangle(sketch, (struct box){x, middle - bar / 2, length, bar},
		    (struct ink_of){INK_SERIES, series_style(0), (int)row});
	sketch_block(sketch, x + length + (length ? tree->space : 0),
	    sketch_baseline(sketch, tree->values[row].count, middle), &tree->values[row], ANCHOR_START,
	    (struct ink_of){INK_TEXT, -1, (int)row});
}

static void draw_row(struct sketch *sketch, const struct tree *tree, size_t row)
{
	const struct text_block *label = &tree->labels[row], *value = &tree->values[row];
	extent x = level_of(sketch, row) * tree->step, pad = sketch->style->gap / 12;
	extent first = sketch_half(sketch, label->count), second = sketch_half(sketch, value->count);
	extent half = tree->above || first > second ? first : second;
	struct drawing_row place = {sketch->y, 2 * (half + pad), sketch->count};
	extent middle = place.y + pad + half, below = middle;
	if (tree->above)
		middle = place.y + pad + sketch_half(sketch, 1);
	if (tree->above && *sketch->chart->points[row].text) {
		below = place.y + place.height + second;
		place.height += 2 * second + pad;
	}
	sketch->rows =
	    arena_grow(sketch->arena, sketch->rows, sketch->row_count, &sketch->row_capacity, sizeof *sketch->rows);
	sketch->rows[sketch->row_count++] = place;
	draw_branches(sketch, tree, row, &place, middle);
	sketch_block(sketch, x, sketch_baseline(sketch, label->count, place.y + pad + half), label, ANCHOR_START,
	    (struct ink_of){INK_TEXT, -1, (int)row});
	draw_bar(sketch, tree, row, tree->above ? x : tree->start, below);
	sketch->y += place.height;
}

void draw_tree(struct sketch *sketch)
{
	struct tree tree = tree_plan(sketch);
	for (size_t i = 0; i < sketch->chart->category_count; i++)
		draw_row(sketch, &tree, i);
}
