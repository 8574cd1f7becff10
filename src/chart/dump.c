/* A drawing as text, one line a shape, for golden files. */
#include "chart/chart.h"

static void dump_ink(struct buffer *out, const struct shape *shape)
{
	static const char *const inks[] = {
	    [INK_TEXT] = "text",
	    [INK_SECONDARY] = "secondary",
	    [INK_RULE] = "rule",
	    [INK_TINT] = "tint",
	    [INK_SERIES] = "series",
	    [INK_ON_SERIES] = "on_series",
	};
	buffer_format(out, " %s", inks[shape->ink]);
	if (shape->series >= 0)
		buffer_format(out, " %d", shape->series);
	if (shape->category >= 0)
		buffer_format(out, " of %d", shape->category);
}

static void dump_lengths(struct buffer *out, const extent *lengths, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		buffer_char(out, ' ');
		buffer_milli(out, lengths[i]);
	}
}

static void dump_shape(struct buffer *out, const struct shape *shape)
{
	static const char *const kinds[] = {[SHAPE_RECTANGLE] = "rectangle",
	    [SHAPE_LINE] = "line",
	    [SHAPE_MARKER] = "marker",
	    [SHAPE_TEXT] = "text",
	    [SHAPE_ICON] = "icon"};
	static const char *const anchors[] = {[ANCHOR_START] = "start", [ANCHOR_MIDDLE] = "middle", [ANCHOR_END] = "end"};
	buffer_add(out, kinds[shape->kind]);
	dump_lengths(out, (const extent[]){shape->x, shape->y}, 2);
	if (shape->kind == SHAPE_TEXT) {
		buffer_format(out, " %s ", anchors[shape->anchor]);
		buffer_json(out, shape->text);
	} else {
		dump_lengths(out, (const extent[]){shape->width, shape->height}, 2);
	}
	if (shape->kind == SHAPE_LINE)
		dump_lengths(out, &shape->stroke, 1);
	dump_ink(out, shape);
	buffer_char(out, '\n');
}

void drawing_dump(struct buffer *out, const struct drawing *drawing)
{
	buffer_add(out, "drawing");
	dump_lengths(out, (const extent[]){drawing->width, drawing->height}, 2);
	buffer_char(out, '\n');
	for (size_t i = 0; i < drawing->count; i++)
		dump_shape(out, &drawing->shapes[i]);
}
