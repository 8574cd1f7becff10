/* Flows side by side: tiles, cards, case studies, table rows. One strip where a page has room; otherwise bands of a few
 * lines, between which a page may end. */
#include "layout/block.h"

enum { BAND_LINES = 4 };

static extent columns_height(const struct columns *columns)
{
	extent height = 0;
	for (size_t i = 0; i < columns->count; i++) {
		const struct flow *flow = &columns->columns[i].flow;
		extent one = stack_height(flow, 0, flow->count);
		height = one > height ? one : height;
	}
	height += columns->above + columns->below;
	return height < columns->minimum ? columns->minimum : height;
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

/* How many strips of FLOW from FROM on fit into HEIGHT: at least one, if there is one, and what is held firmly to the
 * last one as far as ROOM allows. */
static size_t band_end(const struct flow *flow, size_t from, extent height, extent room)
{
	size_t to = from;
	extent used = 0;
	while (to < flow->count) {
		extent gap =
		    to > from ? stack_gap(&flow->strips[to - 1], &flow->strips[to]) : stack_above(flow->strips[to].decoration);
		extent next = used + gap + flow->strips[to].height;
		bool held = to > from && flow->strips[to - 1].hold == HOLD_FIRM;
		if (to > from && next + stack_below(flow->strips[to].decoration) > (held ? room : height))
			break;
		used = next;
		to++;
	}
	return to;
}

static bool columns_left(const struct columns *columns, const size_t *at)
{
	for (size_t i = 0; i < columns->count; i++)
		if (at[i] < columns->columns[i].flow.count)
			return true;
	return false;
}

static void columns_bands(struct work *work, const struct setting *setting, const struct columns *columns)
{
	size_t *at = arena_array(work->arena, columns->count + 1, sizeof *at);
	size_t *end = arena_array(work->arena, columns->count + 1, sizeof *end);
	extent above = columns->above;
	while (columns_left(columns, at)) {
		extent height = 0;
		for (size_t i = 0; i < columns->count; i++) {
			const struct flow *flow = &columns->columns[i].flow;
			end[i] = band_end(flow, at[i], setting->type.leading * BAND_LINES, setting->room / 2);
			extent one = stack_height(flow, at[i], end[i]);
			height = one > height ? one : height;
		}
		struct strip *strip = strip_add(work, setting, above + height);
		extent total = above + height;
		for (size_t i = 0; i < columns->count; i++) {
			const struct column_box *column = &columns->columns[i];
			stack_flatten(work, strip, &column->flow, at[i], end[i], column->x, above);
			at[i] = end[i];
		}
		if (!columns_left(columns, at))
			total += columns->below;
		strip->height = total;
		above = 0;
	}
}

void columns_set(struct work *work, const struct setting *setting, const struct columns *columns)
{
	extent height = columns_height(columns);
	if (height <= setting->room)
		columns_one(work, setting, columns, height);
	else
		columns_bands(work, setting, columns);
}
