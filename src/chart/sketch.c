/* Shapes added to a drawing, and the measures of its text. */
#include "chart/sketch.h"

struct sketch sketch_begin(struct arena *arena, const struct chart_data *chart, const struct chart_style *style,
    extent width, const struct metric *metric)
{
	struct sketch sketch = {
	    .arena = arena, .chart = chart, .style = style, .metric = metric, .width = width > 0 ? width : 1};
	sketch.ascent = metric->ascent(metric->self, FACE_TEXT, style->text);
	sketch.descent = metric->descent(metric->self, FACE_TEXT, style->text);
	sketch.cap = metric->cap_height(metric->self, FACE_TEXT, style->text);
	extent tall = sketch.ascent + sketch.descent;
	sketch.leading = style->leading > tall ? style->leading : tall;
	return sketch;
}

extent sketch_half(const struct sketch *sketch, size_t lines)
{
	extent above = sketch->ascent - sketch->cap / 2, below = sketch->descent + (sketch->cap + 1) / 2;
	extent more = lines > 1 ? (extent)(lines - 1) * sketch->leading / 2 + 1 : 0;
	return (above > below ? above : below) + more;
}

extent sketch_baseline(const struct sketch *sketch, size_t lines, extent y)
{
	extent more = lines > 1 ? (extent)(lines - 1) * sketch->leading / 2 : 0;
	return y + sketch->cap / 2 - more;
}

extent sketch_height(const struct sketch *sketch, size_t lines)
{
	if (lines == 0)
		return 0;
	return (extent)(lines - 1) * sketch->leading + sketch->ascent + sketch->descent;
}

static struct shape *shape_add(struct sketch *sketch, enum shape_kind kind, struct ink_of ink)
{
	sketch->shapes =
	    arena_grow(sketch->arena, sketch->shapes, sketch->count, &sketch->capacity, sizeof *sketch->shapes);
	struct shape *shape = &sketch->shapes[sketch->count++];
	*shape = (struct shape){.kind = kind, .ink = ink.ink, .series = ink.series, .category = ink.category};
	return shape;
}

static struct shape *shape_place(struct sketch *sketch, enum shape_kind kind, struct box box, struct ink_of ink)
{
	struct shape *shape = shape_add(sketch, kind, ink);
	shape->x = box.x;
	shape->y = box.y;
	shape->width = box.width;
	shape->height = box.height;
	return shape;
}

void sketch_text(
    struct sketch *sketch, extent x, extent baseline, const char *text, enum anchor anchor, struct ink_of ink)
{
	if (!*text)
		return;
	struct shape *shape = shape_add(sketch, SHAPE_TEXT, ink);
	shape->x = x;
	shape->y = baseline;
	shape->text = text;
	shape->anchor = anchor;
	shape->face = FACE_TEXT;
	shape->size = sketch->style->text;
}

void sketch_block(struct sketch *sketch, extent x, extent baseline, const struct text_block *block, enum anchor anchor,
    struct ink_of ink)
{
	for (size_t i = 0; i < block->count; i++)
		sketch_text(sketch, x, baseline + (extent)i * sketch->leading, block->lines[i], anchor, ink);
}

void sketch_rectangle(struct sketch *sketch, struct box box, struct ink_of ink)
{
	if (box.width > 0 && box.height > 0)
		shape_place(sketch, SHAPE_RECTANGLE, box, ink);
}

void sketch_line(struct sketch *sketch, struct box vector, extent stroke, struct ink_of ink)
{
	shape_place(sketch, SHAPE_LINE, vector, ink)->stroke = stroke;
}

void sketch_marker(struct sketch *sketch, extent x, extent y, extent size, struct ink_of ink)
{
	shape_place(sketch, SHAPE_MARKER, (struct box){x, y, size, size}, ink);
}

void sketch_icon(struct sketch *sketch, struct box box, const struct icon *icon, struct ink_of ink)
{
	shape_place(sketch, SHAPE_ICON, box, ink)->icon = icon;
}

int series_style(size_t series)
{
	return (int)(series % SERIES_MAX);
}
