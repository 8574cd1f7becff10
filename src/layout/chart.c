/* A chart's shapes to items, between its finding above, and its source and its table below. */
#include <string.h>

#include "layout/work.h"

enum { SCALE_ONE = 1000 };

struct placing {
	const struct node *node;
	extent x;
	int64_t scale; /* thousandths, where a drawing is taller than a page */
};

static extent scaled(const struct placing *placing, extent length)
{
	return (extent)(length * placing->scale / SCALE_ONE);
}

/* White or dark on a filled bar, whichever reads better. */
static colour ink_on(const struct work *work, colour ground)
{
	colour dark = work->theme->colours[COLOUR_TEXT];
	return colour_contrast(ground, 0xFFFFFF) >= colour_contrast(ground, dark) ? 0xFFFFFF : dark;
}

static void item_ink(const struct work *work, struct item *item, const struct shape *shape)
{
	static const enum colour_role roles[] = {
	    [INK_TEXT] = COLOUR_TEXT, [INK_SECONDARY] = COLOUR_SECONDARY, [INK_RULE] = COLOUR_RULE};
	if (shape->series < 0 || (shape->ink != INK_SERIES && shape->ink != INK_ON_SERIES)) {
		item->colour = item->outline = work->theme->colours[shape->ink <= INK_RULE ? roles[shape->ink] : COLOUR_TEXT];
		return;
	}
	const struct series_style *series = &work->theme->series[shape->series % SERIES_MAX];
	if (shape->ink == INK_ON_SERIES) {
		item->colour = item->outline = ink_on(work, series->fill);
		return;
	}
	item->colour = item->kind == ITEM_STROKE ? series->outline : series->fill; /* a white line would not be seen */
	item->outline = series->outline;
	item->pattern = series->pattern;
	item->dash = series->dash;
	item->marker = series->marker;
}

static void text_place(struct work *work, struct item *item, const struct shape *shape, const struct placing *placing)
{
	item->text = shape->text ? shape->text : "";
	item->length = strlen(item->text);
	item->face = shape->face;
	item->size = scaled(placing, shape->size);
	item->width = work->metric.width(work->metric.self, item->face, item->size, item->text, item->length, NULL);
	item->space_after = true;
	if (shape->anchor == ANCHOR_MIDDLE)
		item->x -= item->width / 2;
	else if (shape->anchor == ANCHOR_END)
		item->x -= item->width;
}

/* A plain ground behind a label on a hatched area. */
static void ground_place(
    struct work *work, struct strip *strip, const struct shape *shape, const struct placing *placing)
{
	const struct series_style *series = &work->theme->series[shape->series < 0 ? 0 : shape->series % SERIES_MAX];
	if (shape->kind != SHAPE_TEXT || shape->ink != INK_ON_SERIES || !series->pattern)
		return;
	struct item *ground = strip_item(work, strip, ITEM_FILL);
	struct item text = {.x = placing->x + scaled(placing, shape->x)};
	text_place(work, &text, shape, placing);
	ground->node = placing->node;
	ground->part = PART_CONTENT;
	ground->x = text.x - text.size / 5;
	ground->width = text.width + 2 * (text.size / 5);
	ground->y = scaled(placing, shape->y) - text.size * 4 / 5;
	ground->height = text.size;
	ground->colour = ground->outline = series->fill;
}

static void shape_place(
    struct work *work, struct strip *strip, const struct shape *shape, const struct placing *placing)
{
	static const enum item_kind item_kinds[] = {[SHAPE_RECTANGLE] = ITEM_FILL,
	    [SHAPE_LINE] = ITEM_STROKE,
	    [SHAPE_MARKER] = ITEM_MARKER,
	    [SHAPE_TEXT] = ITEM_TEXT};
	ground_place(work, strip, shape, placing);
	struct item *item = strip_item(work, strip, item_kinds[shape->kind]);
	item->node = placing->node;
	item->part = PART_CONTENT;
	item->x = placing->x + scaled(placing, shape->x);
	item->y = scaled(placing, shape->y);
	item->width = scaled(placing, shape->width);
	item->height = scaled(placing, shape->kind == SHAPE_MARKER ? shape->width : shape->height);
	item->stroke = scaled(placing, shape->stroke);
	item_ink(work, item, shape);
	if (shape->kind == SHAPE_TEXT)
		text_place(work, item, shape, placing);
}

/* Charts whose points stand side by side take the full measure where there are many. */
static bool chart_is_wide(const struct chart_data *data)
{
	return (data->kind == CHART_COLUMN || data->kind == CHART_LINE) && data->category_count > 8;
}

static const struct drawing *chart_fit(
    struct work *work, const struct chart_data *data, extent width, extent room, int64_t *scale)
{
	const struct type_style *small = &work->theme->type[TYPE_SMALL];
	struct chart_style style = {
	    .text = small->size, .leading = small->leading, .bar = small->size * 26 / 21, .gap = small->size * 13 / 21};
	const struct drawing *drawing = NULL;
	for (int attempt = 0; attempt < 4; attempt++) {
		drawing = chart_draw(work->arena, data, work->theme, &style, width, &work->metric);
		if (!drawing || drawing->height <= room)
			break;
		style.gap = style.gap / 2;
		style.bar = style.bar * 5 / 6;
		if (attempt > 0)
			style.leading = style.text * 6 / 5;
	}
	*scale = SCALE_ONE;
	if (drawing && drawing->height > room)
		*scale = (int64_t)room * SCALE_ONE / drawing->height;
	return drawing;
}

static void chart_picture(struct work *work, const struct node *node, const struct setting *setting, extent room)
{
	struct placing placing = {.node = node, .x = setting->x};
	extent width = setting->width;
	if (!node->as.chart.data)
		return;
	if (chart_is_wide(node->as.chart.data)) {
		placing.x = setting->wide_x;
		width = setting->wide_width;
	}
	const struct drawing *drawing = chart_fit(work, node->as.chart.data, width, room, &placing.scale);
	if (!drawing)
		return;
	flow_before(work, grid(work, 2));
	struct strip *strip = strip_add(work, setting, scaled(&placing, drawing->height));
	for (size_t i = 0; i < drawing->count; i++)
		shape_place(work, strip, &drawing->shapes[i], &placing);
}

/* Finding, subtitle, picture and source in one piece. */
static const struct node *chart_figure(struct work *work, const struct node *node, const struct setting *setting)
{
	size_t from = work->flow->count;
	const struct node *child = node->first;
	struct setting title = setting_role(work, setting, TYPE_CHART_TITLE);
	for (; child && (child->kind == NODE_CAPTION || child->kind == NODE_SUBTITLE); child = child->next) {
		if (child->kind == NODE_CAPTION)
			caption_set(work, child, &title);
		else
			collect_block(work, child, setting);
	}
	extent used = stack_height(work->flow, from, work->flow->count);
	extent room = setting->room - used - 3 * work->theme->type[TYPE_SMALL].leading;
	chart_picture(work, node, setting, room);
	for (; child && child->kind == NODE_SOURCE; child = child->next)
		collect_block(work, child, setting);
	flow_round(work, from);
	flow_hold(work->flow, from, HOLD_FIRM);
	return child;
}

void block_chart(struct work *work, const struct node *node, const struct setting *setting)
{
	struct flow *flow = work->flow;
	size_t from = flow->count;
	struct setting inner = *setting;
	inner.flowing = inner.hang = false;
	inner.block = setting->block;
	const struct node *child = chart_figure(work, node, &inner);
	size_t after = flow->count;
	flow_after(work, grid(work, 2));
	for (; child; child = child->next) {
		size_t notes = flow->count;
		collect_block(work, child, &inner);
		if (child->kind == NODE_FOOT && notes > after)
			notes_hold(flow, notes, setting->room);
		if (child->next && flow->count > after)
			flow->strips[flow->count - 1].after = 0;
	}
	if (!setting->flowing || flow->count == from)
		return;
	if (stack_height(flow, from, flow->count) <= body_height(work, setting->turned) * 9 / 20) {
		flow_float(work, from);
		return;
	}
	flow->strips[from].float_length = flow->count - from;
	flow->strips[from].float_whole = after - from;
}
