/* A chart's shapes to items. */
#include <string.h>

#include "layout/plot.h"

enum { SCALE_ONE = 1000 };

static extent scaled(const struct plot_place *place, extent length)
{
	return (extent)(length * place->scale / SCALE_ONE);
}

static extent shape_y(const struct plot_place *place, const struct shape *shape)
{
	return place->y + scaled(place, shape->y - place->top);
}

/* White or dark on a filled bar, whichever reads better. */
static colour ink_on(const struct work *work, colour ground)
{
	colour dark = work->theme->colours[COLOUR_TEXT];
	return colour_contrast(ground, 0xFFFFFF) >= colour_contrast(ground, dark) ? 0xFFFFFF : dark;
}

static void item_ink(const struct work *work, struct item *item, const struct shape *shape)
{
	static const enum colour_role roles[] = {[INK_TEXT] = COLOUR_TEXT,
	    [INK_SECONDARY] = COLOUR_SECONDARY,
	    [INK_RULE] = COLOUR_RULE,
	    [INK_TINT] = COLOUR_TINT};
	if (shape->series < 0 || (shape->ink != INK_SERIES && shape->ink != INK_ON_SERIES)) {
		item->colour = item->outline = work->theme->colours[shape->ink <= INK_TINT ? roles[shape->ink] : COLOUR_TEXT];
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

static void text_place(struct work *work, struct item *item, const struct shape *shape, const struct plot_place *place)
{
	item->text = shape->text ? shape->text : "";
	item->length = strlen(item->text);
	item->face = shape->face;
	item->size = scaled(place, shape->size);
	item->width = work->metric.width(work->metric.self, item->face, item->size, item->text, item->length, NULL);
	item->space_after = true;
	item->right_to_left = place->right_to_left;
	if (shape->anchor == ANCHOR_MIDDLE)
		item->x -= item->width / 2;
	else if (shape->anchor == ANCHOR_END)
		item->x -= item->width;
}

/* A plain ground behind a label on a hatched area. */
static void ground_place(
    struct work *work, struct strip *strip, const struct shape *shape, const struct plot_place *place)
{
	const struct series_style *series = &work->theme->series[shape->series < 0 ? 0 : shape->series % SERIES_MAX];
	if (shape->kind != SHAPE_TEXT || shape->ink != INK_ON_SERIES || !series->pattern)
		return;
	struct item *ground = strip_item(work, strip, ITEM_FILL);
	struct item text = {.x = place->x + scaled(place, shape->x)};
	text_place(work, &text, shape, place);
	ground->node = place->node;
	ground->part = PART_CONTENT;
	ground->x = text.x - text.size / 5;
	ground->width = text.width + 2 * (text.size / 5);
	ground->y = shape_y(place, shape) - text.size * 4 / 5;
	ground->height = text.size;
	ground->colour = ground->outline = series->fill;
}

static void shape_place(
    struct work *work, struct strip *strip, const struct shape *shape, const struct plot_place *place)
{
	static const enum item_kind item_kinds[] = {[SHAPE_RECTANGLE] = ITEM_FILL,
	    [SHAPE_LINE] = ITEM_STROKE,
	    [SHAPE_MARKER] = ITEM_MARKER,
	    [SHAPE_TEXT] = ITEM_TEXT,
	    [SHAPE_ICON] = ITEM_ICON};
	ground_place(work, strip, shape, place);
	struct item *item = strip_item(work, strip, item_kinds[shape->kind]);
	item->node = place->node;
	item->part = PART_CONTENT;
	if (place->boxes) {
		bool words = shape->kind == SHAPE_TEXT;
		item->node = words ? place->boxes->boxes[shape->category].node : place->node;
		item->part = words ? PART_CONTENT : PART_ARTIFACT;
	}
	item->x = place->x + scaled(place, shape->x);
	item->y = shape_y(place, shape);
	item->width = scaled(place, shape->width);
	item->height = scaled(place, shape->kind == SHAPE_MARKER ? shape->width : shape->height);
	item->stroke = scaled(place, shape->stroke);
	item->icon = shape->icon;
	item_ink(work, item, shape);
	if (shape->kind == SHAPE_TEXT)
		text_place(work, item, shape, place);
}

void plot_place(struct work *work, struct strip *strip, const struct drawing *drawing, size_t from, size_t to,
    const struct plot_place *place)
{
	for (size_t i = from; i < to; i++)
		shape_place(work, strip, &drawing->shapes[i], place);
}
