/* Flows side by side: tiles, cards, case studies, table rows. One strip where they are short; otherwise a strip for each
 * line across them, so that a page ends between lines, by the penalties of every flow. */
#include "layout/block.h"

static extent columns_height(const struct columns *columns)
{
	extent height = 0;
	for (size_t i = 0; i < columns->count; i++) {
		const struct flow *flow = &columns->columns[i].flow;
		extent one = stack_height(flow, 0, flow->count);
		height = one > height ? one : height;
	}
	return height + columns->above + columns->below;
}

static void grounds_draw(struct work *work, struct strip *strip, const struct columns *columns, extent height)
{
	for (size_t i = 0; columns->ground && i < columns->count; i++) {
		struct item *item = strip_item(work, strip, ITEM_FILL);
		item->part = PART_ARTIFACT;
		item->x = columns->columns[i].x - columns->padding;
		item->width = columns->columns[i].width + 2 * columns->padding;
		item->height = height;
		item->colour = item->outline = columns->colour;
	}
}

static void columns_one(struct work *work, const struct setting *setting, const struct columns *columns, extent height)
{
	struct strip *strip = strip_add(work, setting, height);
	grounds_draw(work, strip, columns, height);
	for (size_t i = 0; i < columns->count; i++) {
		const struct column_box *column = &columns->columns[i];
		stack_flatten(work, strip, &column->flow, 0, column->flow.count, column->x, columns->above);
	}
}

static const struct decoration *ground_of(const struct strip *strip)
{
	const struct decoration *ground = strip->decoration;
	while (ground && ground->outer)
		ground = ground->outer;
	return ground;
}

/* What stands on one ground is not parted; a ground that takes more than half of a page is left out. */
static void grounds_free(const struct flow *flow, extent room)
{
	for (size_t from = 0, to; from < flow->count; from = to) {
		const struct decoration *ground = ground_of(&flow->strips[from]);
		to = from + 1;
		while (ground && to < flow->count && ground_of(&flow->strips[to]) == ground)
			to++;
		for (size_t i = from; ground && stack_height(flow, from, to) > room && i < to; i++)
			flow->strips[i].decoration = NULL;
	}
}

/* Columns being cut across. */
struct grid_cut {
	const struct columns *columns;
	extent **tops; /* of each column's strips */
	size_t *at;    /* of each column: its first strip below the last cut */
	size_t *next;  /* and below the one looked at */
	extent last;
};

static struct grid_cut cut_begin(struct work *work, const struct columns *columns, extent room)
{
	struct grid_cut cut = {.columns = columns, .last = columns->above};
	cut.tops = arena_array(work->arena, columns->count + 1, sizeof *cut.tops);
	cut.at = arena_array(work->arena, columns->count + 1, sizeof *cut.at);
	cut.next = arena_array(work->arena, columns->count + 1, sizeof *cut.next);
	for (size_t c = 0; c < columns->count; c++) {
		const struct flow *flow = &columns->columns[c].flow;
		cut.tops[c] = arena_array(work->arena, flow->count + 1, sizeof *cut.tops[c]);
		extent y = columns->above;
		grounds_free(flow, room / 2);
		for (size_t i = 0; i < flow->count; i++) {
			y += i ? stack_gap(&flow->strips[i - 1], &flow->strips[i]) : stack_above(flow->strips[i].decoration);
			cut.tops[c][i] = y;
			y += flow->strips[i].height;
		}
	}
	return cut;
}

static extent strip_foot(const struct grid_cut *cut, size_t column, size_t i)
{
	const struct strip *strip = &cut->columns->columns[column].flow.strips[i];
	return cut->tops[column][i] + strip->height + stack_below(strip->decoration);
}

/* The next place under HEIGHT where a line ends; or HEIGHT, at the end of all. */
static extent next_foot(const struct grid_cut *cut, extent height)
{
	extent lowest = INT32_MAX;
	for (size_t c = 0; c < cut->columns->count; c++) {
		const struct flow *flow = &cut->columns->columns[c].flow;
		size_t i = cut->next[c];
		while (i < flow->count && strip_foot(cut, c, i) <= height)
			i++;
		if (i < flow->count && strip_foot(cut, c, i) < lowest)
			lowest = strip_foot(cut, c, i);
	}
	return lowest == INT32_MAX ? height : lowest;
}

enum { GROUND_PARTED = INT32_MAX / 4 };

/* How far the lines that a cut at HEIGHT would part stand above it. */
static extent cut_hang(struct grid_cut *cut, extent height)
{
	extent hang = 0;
	for (size_t c = 0; c < cut->columns->count; c++) {
		const struct flow *flow = &cut->columns->columns[c].flow;
		size_t i = cut->at[c];
		while (i < flow->count && strip_foot(cut, c, i) <= height)
			i++;
		cut->next[c] = i;
		if (i == flow->count)
			continue;
		const struct decoration *ground = ground_of(&flow->strips[i]);
		extent top = cut->tops[c][i] - stack_above(flow->strips[i].decoration);
		bool parted = ground && i && ground_of(&flow->strips[i - 1]) == ground;
		hang = height - top > hang ? height - top : hang;
		hang = parted ? GROUND_PARTED : hang;
	}
	return hang;
}

/* The cut within a few lines that parts the least; the first that parts nothing. */
static extent cut_find(struct grid_cut *cut, const struct setting *setting, extent *hang)
{
	enum { LINES_MOST = 4 };
	extent best = next_foot(cut, cut->last), height = best, line = setting->type.leading;
	*hang = cut_hang(cut, best);
	while (*hang > line / 8) {
		extent next = next_foot(cut, height), parts;
		if (next == height || (*hang < GROUND_PARTED && next - cut->last > LINES_MOST * line))
			break;
		height = next;
		parts = cut_hang(cut, height);
		if (parts < *hang) {
			best = height;
			*hang = parts;
		}
	}
	cut_hang(cut, best);
	return best;
}

/* What a page costs that ends at the cut. */
static int cut_penalty(const struct grid_cut *cut)
{
	int penalty = PENALTY_GROUP;
	for (size_t c = 0; c < cut->columns->count; c++) {
		const struct flow *flow = &cut->columns->columns[c].flow;
		size_t next = cut->next[c];
		if (next && next < flow->count && flow->strips[next - 1].penalty > penalty)
			penalty = flow->strips[next - 1].penalty;
	}
	return penalty;
}

/* The strip of what stands between the last cut and the next. */
static void cut_take(struct work *work, struct grid_cut *cut, struct strip *strip, extent top)
{
	const struct columns *columns = cut->columns;
	strip->cells = arena_array(work->arena, columns->count, sizeof *strip->cells);
	strip->cell_count = columns->count;
	for (size_t c = 0; c < columns->count; c++) {
		const struct column_box *column = &columns->columns[c];
		size_t from = cut->at[c], to = cut->next[c];
		if (from < to)
			stack_flatten(work, &strip->cells[c], &column->flow, from, to, column->x,
			    cut->tops[c][from] - top - stack_above(column->flow.strips[from].decoration));
		cut->at[c] = to;
	}
}

static bool columns_left(const struct grid_cut *cut)
{
	for (size_t c = 0; c < cut->columns->count; c++)
		if (cut->at[c] < cut->columns->columns[c].flow.count)
			return true;
	return false;
}

/* The space above a line that no flow has anything in is no part of it: it vanishes at a page's top. */
static extent cut_space(const struct grid_cut *cut, extent foot)
{
	extent top = foot;
	for (size_t c = 0; c < cut->columns->count; c++) {
		const struct flow *flow = &cut->columns->columns[c].flow;
		size_t at = cut->at[c];
		if (at < flow->count && cut->tops[c][at] - stack_above(flow->strips[at].decoration) < top)
			top = cut->tops[c][at] - stack_above(flow->strips[at].decoration);
	}
	return top > cut->last ? top - cut->last : 0;
}

static void columns_cut(struct work *work, const struct setting *setting, const struct columns *columns)
{
	struct grid_cut cut = cut_begin(work, columns, setting->room);
	const void *grid = cut.tops;
	extent above = columns->above, hang = 0, next;
	while (columns_left(&cut)) {
		extent foot = cut_find(&cut, setting, &next), space = cut_space(&cut, foot), top = cut.last + space;
		if (above)
			top = 0;
		else
			flow_before(setting->flow, space);
		struct strip *strip = strip_add(work, setting, foot - top);
		strip->grid = grid;
		strip->hang = hang;
		strip->penalty = cut_penalty(&cut);
		cut_take(work, &cut, strip, top);
		cut.last = foot;
		hang = next;
		above = 0;
		if (!columns_left(&cut)) {
			strip->height += columns->below;
			strip->penalty = PENALTY_FREE;
		}
	}
}

void columns_set(struct work *work, const struct setting *setting, const struct columns *columns)
{
	extent height = columns_height(columns);
	if (height <= setting->room / (columns->ground ? 1 : KEEP_WHOLE))
		columns_one(work, setting, columns, height);
	else
		columns_cut(work, setting, columns);
}
