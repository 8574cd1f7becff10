/* Many trees of boxes: nothing meets or leaves the drawing, children stand in order below the middle of their parent, and
 * every word is there; what cannot be drawn so is not drawn. */
#include "chart/diagram.h"

#include <stdlib.h>

#include "../check.h"
#include "chart/tidy_tree.h"
#include "layout/layout.h"

enum { BOXES = 60 };

static unsigned pick(uint64_t *state, unsigned below)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)(*state >> 33) % below;
}

/* A tree in reading order, linked as box_tree_of links it. */
static struct box_tree tree_random(uint64_t *state, struct tree_box *boxes)
{
	static const char *const names[] = {"Board", "Corporate Parenting Board", "Youth council", "Police",
	    "Partners in social care, health, education and the police", "Lead member and director"};
	struct box_tree tree = {boxes, 1 + (int)pick(state, BOXES - 1), 0};
	int last[BOXES + 1];
	for (int i = 0; i < tree.count; i++) {
		int parent = i && pick(state, 12) ? i - 1 : NO_BOX;
		for (unsigned up = pick(state, 4); up && parent != NO_BOX; up--)
			parent = boxes[parent].parent;
		int level = parent == NO_BOX ? 0 : boxes[parent].level + 1;
		boxes[i] = (struct tree_box){names[pick(state, 6)], NULL, parent, NO_BOX, NO_BOX, level};
		tree.levels = level >= tree.levels ? level + 1 : tree.levels;
	}
	for (int i = 0; i <= tree.count; i++)
		last[i] = NO_BOX;
	for (int i = 0; i < tree.count; i++) {
		int parent = boxes[i].parent, before = last[parent + 1];
		if (before != NO_BOX)
			boxes[before].next = i;
		else if (parent != NO_BOX)
			boxes[parent].first = i;
		last[parent + 1] = i;
	}
	return tree;
}

/* Boxes of one level in reading order keep PITCH, but for children in a stack. */
static int levels_bad(const struct box_tree *tree, bool stacked, extent pitch, const extent *x)
{
	int bad = 0;
	for (int i = 0; i < tree->count; i++)
		for (int j = i + 1; j < tree->count; j++) {
			const struct tree_box *a = &tree->boxes[i], *b = &tree->boxes[j];
			bool stack = stacked && a->parent == b->parent && a->parent != NO_BOX && box_holds_leaves(tree, a->parent);
			bad += a->level == b->level && !stack && x[j] - x[i] < pitch;
			bad += stack && a->level == b->level && x[i] != x[j];
		}
	return bad;
}

static int middles_bad(const struct box_tree *tree, const extent *x)
{
	int bad = 0;
	for (int i = 0; i < tree->count; i++) {
		int first = tree->boxes[i].first, last = first;
		if (first == NO_BOX)
			continue;
		while (tree->boxes[last].next != NO_BOX)
			last = tree->boxes[last].next;
		bad += abs(x[first] + x[last] - 2 * x[i]) > 2;
	}
	return bad;
}

static void trees(struct checks *checks, struct arena *arena)
{
	uint64_t state = 7;
	int apart = 0, middle = 0, reach = 0, placed = 0;
	for (int round = 0; round < 2000; round++) {
		struct tree_box boxes[BOXES];
		extent x[BOXES], pitch = 1000 * (extent)(1 + pick(&state, 90));
		struct box_tree tree = tree_random(&state, boxes);
		bool stacked = round % 2;
		extent right = tidy_tree(arena, &tree, stacked, pitch, x), least = INT32_MAX, most = 0;
		reach += (right < 0) != (tree.levels > TIDY_LEVELS);
		if (right < 0)
			continue;
		placed++;
		for (int i = 0; i < tree.count; i++) {
			least = x[i] < least ? x[i] : least;
			most = x[i] > most ? x[i] : most;
		}
		reach += least != 0 || most != right;
		apart += levels_bad(&tree, stacked, pitch, x);
		middle += middles_bad(&tree, x);
	}
	check(checks, "most trees are placed", placed > 500);
	check(checks, "boxes of a level keep apart and in order", apart == 0);
	check(checks, "parents stand above the middle of their children", middle == 0);
	check(checks, "the first box is at the left, the last as far as is said", reach == 0);
}

/* Four boxes of three levels, as narrow as they can be. */
static void small(struct checks *checks, struct arena *arena)
{
	struct tree_box boxes[] = {{"a", NULL, NO_BOX, 1, NO_BOX, 0}, {"b", NULL, 0, 2, 3, 1},
	    {"c", NULL, 1, NO_BOX, NO_BOX, 2}, {"d", NULL, 0, NO_BOX, NO_BOX, 1}};
	struct box_tree tree = {boxes, 4, 3};
	extent x[4];
	check(checks, "a small tree is as wide as two boxes", tidy_tree(arena, &tree, false, 100, x) == 100);
	check(checks, "its boxes", x[0] == 50 && x[1] == 0 && x[2] == 0 && x[3] == 100);
}

/* The rectangle that was drawn last before shape AT and holds its point. */
static bool in_rectangle(const struct drawing *drawing, size_t at, extent left, extent right)
{
	const struct shape *text = &drawing->shapes[at];
	for (size_t i = 0; i < at; i++) {
		const struct shape *shape = &drawing->shapes[i];
		if (shape->kind == SHAPE_RECTANGLE && left >= shape->x && right <= shape->x + shape->width &&
		    text->y > shape->y && text->y < shape->y + shape->height)
			return true;
	}
	return false;
}

static int drawing_bad(const struct drawing *drawing, extent width, const struct metric *metric)
{
	int bad = drawing->width > width;
	for (size_t i = 0; i < drawing->count; i++) {
		const struct shape *shape = &drawing->shapes[i];
		bad += shape->x < 0 || shape->y < 0 || shape->y + shape->height > drawing->height;
		if (shape->kind != SHAPE_TEXT)
			continue;
		extent half = metric->width(metric->self, FACE_TEXT, shape->size, shape->text, strlen(shape->text), NULL) / 2;
		bad += !in_rectangle(drawing, i, shape->x - half, shape->x + half);
	}
	return bad;
}

/* The letters of all texts, without spaces. */
static size_t letters(const char *text)
{
	size_t count = 0;
	for (; *text; text++)
		count += *text != ' ';
	return count;
}

static int words_bad(const struct box_tree *tree, const struct drawing *drawing)
{
	size_t wanted = 0, got = 0;
	for (int i = 0; i < tree->count; i++)
		wanted += letters(tree->boxes[i].text);
	for (size_t i = 0; i < drawing->count; i++)
		got += drawing->shapes[i].kind == SHAPE_TEXT ? letters(drawing->shapes[i].text) : 0;
	return wanted != got;
}

static void drawings(struct checks *checks, struct arena *arena)
{
	struct metric metric = layout_fixed_metric();
	struct chart_style style = {.text = 10500, .leading = 14000};
	uint64_t state = 11;
	int drawn = 0, bad = 0, lost = 0;
	for (int round = 0; round < 1500; round++) {
		struct tree_box boxes[BOXES];
		struct box_tree tree = tree_random(&state, boxes);
		extent width = 1000 * (extent)(100 + pick(&state, 600));
		const struct drawing *drawing = diagram_draw(arena, &tree, &style, width, &metric);
		if (!drawing)
			continue;
		drawn++;
		bad += drawing_bad(drawing, width, &metric);
		lost += words_bad(&tree, drawing);
	}
	check(checks, "many diagrams are drawn", drawn > 100);
	check(checks, "nothing leaves its box or the drawing", bad == 0);
	check(checks, "every word is drawn", lost == 0);
}

static void refusals(struct checks *checks, struct arena *arena)
{
	struct metric metric = layout_fixed_metric();
	struct chart_style style = {.text = 10500, .leading = 14000};
	struct tree_box word = {"Donaudampfschifffahrtsgesellschaftskapitaen", NULL, NO_BOX, NO_BOX, NO_BOX, 0};
	struct box_tree tree = {&word, 1, 1}, none = {0};
	check(checks, "a word too long for its box", !diagram_draw(arena, &tree, &style, 400000, &metric));
	check(checks, "no box", !diagram_draw(arena, &none, &style, 400000, &metric));
	word.text = "Board";
	check(checks, "one box", diagram_draw(arena, &tree, &style, 400000, &metric) != NULL);
	check(checks, "a page too narrow", !diagram_draw(arena, &tree, &style, 20000, &metric));
}

int main(void)
{
	struct checks checks = {0};
	struct arena *arena = arena_new();
	small(&checks, arena);
	trees(&checks, arena);
	drawings(&checks, arena);
	refusals(&checks, arena);
	arena_free(arena);
	return checks.failed > 0;
}
