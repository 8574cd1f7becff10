/* A chart's drawing as SVG, in CSS pixels; texts keep their anchors, so that a reader's own font stays in place. */
#include "html/svg.h"

#include <string.h>

#include "html/escape.h"

/* To whole pixels, so that edges are sharp. */
static extent rounded(extent value)
{
	return (value + (value < 0 ? -500 : 500)) / 1000 * 1000;
}

/* Where what is WIDTH wide begins: as drawn, or counted from the other side. */
static extent left_of(const struct svg *svg, extent x, extent width)
{
	return svg->mirrored ? svg->drawing->width - x - width : x;
}

/* Without quotation marks in a page, which is shorter; a file of XML wants them. */
static void number(const struct svg *svg, const char *name, extent value)
{
	buffer_char(svg->out, ' ');
	buffer_add(svg->out, name);
	buffer_add(svg->out, svg->alone ? "=\"" : "=");
	buffer_milli(svg->out, rounded(value));
	if (svg->alone)
		buffer_char(svg->out, '"');
}

static void paint(struct buffer *out, const char *name, colour value)
{
	buffer_format(out, " %s=\"#%06X\"", name, (unsigned)value & 0xFFFFFF);
}

colour svg_on_series(const struct theme *theme, colour fill)
{
	colour text = theme->colours[COLOUR_TEXT];
	return colour_contrast(0xFFFFFF, fill) >= colour_contrast(text, fill) ? 0xFFFFFF : text;
}

static const struct series_style *series_of(const struct svg *svg, const struct shape *shape)
{
	int series = shape->series < 0 ? 0 : shape->series % SERIES_MAX;
	return &svg->theme->series[series];
}

/* A pale bar has an outline. */
static bool outlined(const struct svg *svg, const struct shape *shape)
{
	const struct series_style *style = series_of(svg, shape);
	return shape->kind == SHAPE_RECTANGLE && shape->ink == INK_SERIES && style->outline != style->fill;
}

/* The colour of a group of shapes as fill or stroke, with its class; text in the text's colour inherits. */
static void ink(const struct svg *svg, const struct shape *shape, bool stroke)
{
	struct buffer *out = svg->out;
	const char *name = stroke ? "stroke" : "fill";
	int series = shape->series < 0 ? 0 : shape->series % SERIES_MAX;
	switch (shape->ink) {
	case INK_TEXT:
		if (stroke)
			buffer_add(out, " class=\"ar-line\""), paint(out, name, svg->theme->colours[COLOUR_TEXT]);
		break;
	case INK_SECONDARY:
		buffer_add(out, stroke ? " class=\"ar-line-2\"" : " class=\"ar-ink-2\"");
		paint(out, name, svg->theme->colours[COLOUR_SECONDARY]);
		break;
	case INK_RULE:
		buffer_add(out, stroke ? " class=\"ar-rule\"" : " class=\"ar-rule-fill\"");
		paint(out, name, svg->theme->colours[COLOUR_RULE]);
		break;
	case INK_TINT:
		buffer_add(out, " class=\"ar-tint-fill\"");
		paint(out, name, svg->theme->colours[COLOUR_TINT]);
		break;
	case INK_SERIES:
		buffer_format(out, outlined(svg, shape) ? " class=\"ar-%c%d ar-t%d\"" : " class=\"ar-%c%d\"",
		    stroke ? 'l' : 's', series, series);
		paint(out, name, series_of(svg, shape)->fill);
		break;
	case INK_ON_SERIES:
		buffer_format(out, " class=\"ar-o%d\"", series);
		paint(out, name, svg_on_series(svg->theme, series_of(svg, shape)->fill));
		break;
	}
}

/* Not text, and not a legend's key. */
static bool stands_for_point(const struct shape *shape)
{
	return shape->category >= 0 && shape->ink == INK_SERIES && shape->kind != SHAPE_LINE;
}

/* Which of the chart's values a shape stands for, where that is not the next of its series. */
static void point(struct svg *svg, const struct shape *shape)
{
	if (!stands_for_point(shape))
		return;
	int index = shape->category * svg->series_count + (shape->series < 0 ? 0 : shape->series);
	if (index != svg->next_index)
		buffer_format(svg->out, " data-i=\"%d\"", index);
	svg->next_index = index + svg->series_count;
}

static void length(struct buffer *out, char command, extent value)
{
	buffer_char(out, command);
	buffer_milli(out, rounded(value));
}

/* A closed path is shorter than a rectangle's four attributes. */
static void rectangle(struct svg *svg, const struct shape *shape)
{
	struct buffer *out = svg->out;
	buffer_add(out, "<path d=\"");
	length(out, 'M', left_of(svg, shape->x, shape->width));
	length(out, ' ', shape->y);
	length(out, 'h', shape->width);
	length(out, 'v', shape->height);
	length(out, 'H', left_of(svg, shape->x, shape->width));
	buffer_add(out, "z\"");
	point(svg, shape);
	buffer_add(out, "/>");
}

static void line(struct svg *svg, const struct shape *shape)
{
	buffer_add(svg->out, "<path d=\"");
	length(svg->out, 'M', left_of(svg, shape->x, 0));
	length(svg->out, ' ', shape->y);
	length(svg->out, 'l', svg->mirrored ? -shape->width : shape->width);
	length(svg->out, ' ', shape->height);
	buffer_add(svg->out, "\"/>");
}

static void polygon(const struct svg *svg, const struct shape *shape, const int (*corners)[2], size_t count)
{
	extent half = shape->width / 2;
	buffer_add(svg->out, "<path d=\"");
	for (size_t i = 0; i < count; i++) {
		length(svg->out, i ? 'L' : 'M', left_of(svg, shape->x, 0) + corners[i][0] * half);
		length(svg->out, ' ', shape->y + corners[i][1] * half);
	}
	buffer_add(svg->out, "z\"");
}

/* A marker stands centred on its point. */
static void marker(struct svg *svg, const struct shape *shape)
{
	static const int square[][2] = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
	static const int triangle[][2] = {{0, -1}, {1, 1}, {-1, 1}};
	static const int diamond[][2] = {{0, -1}, {1, 0}, {0, 1}, {-1, 0}};
	switch (series_of(svg, shape)->marker) {
	case 1:
		polygon(svg, shape, square, 4);
		break;
	case 2:
		polygon(svg, shape, triangle, 3);
		break;
	case 3:
		polygon(svg, shape, diamond, 4);
		break;
	default:
		buffer_add(svg->out, "<circle");
		number(svg, "cx", left_of(svg, shape->x, 0));
		number(svg, "cy", shape->y);
		number(svg, "r", shape->width / 2);
	}
	point(svg, shape);
	buffer_add(svg->out, " />");
}

static void text(struct svg *svg, const struct shape *shape)
{
	buffer_add(svg->out, "<text");
	if (shape->anchor != ANCHOR_END && left_of(svg, shape->x, 0))
		number(svg, "x", left_of(svg, shape->x, 0));
	number(svg, "y", shape->y);
	buffer_char(svg->out, '>');
	escape_text(svg->out, shape->text);
	buffer_add(svg->out, "</text>");
}

/* A point of an icon, in thousandths of its height. */
static void icon_point(struct buffer *out, extent height, char before, const int16_t *at)
{
	buffer_char(out, before);
	buffer_milli(out, (extent)((int64_t)at[0] * height / 1000));
	buffer_char(out, ' ');
	buffer_milli(out, (extent)((int64_t)at[1] * height / 1000));
}

void svg_icon_path(struct buffer *out, const struct icon *icon, extent height)
{
	static const char commands[] = "MLCZ";
	static const int counts[] = {1, 1, 3, 0};
	for (size_t i = 0; i < icon->count; i++) {
		const struct icon_step *step = &icon->steps[i];
		int count = counts[strchr(commands, step->command) - commands];
		if (count == 0)
			buffer_char(out, 'z');
		for (int k = 0; k < count; k++)
			icon_point(out, height, k == 0 ? step->command : ' ', &step->at[(size_t)k * 2]);
	}
}

/* The first of a drawing is written whole, and the others refer to it. */
static void icon(struct svg *svg, const struct shape *shape)
{
	struct buffer *out = svg->out;
	if (!svg->icon_written) {
		buffer_format(out, "<defs><path id=\"%s--%s\" d=\"", svg->id, svg->class);
		svg_icon_path(out, shape->icon, shape->height);
		buffer_add(out, "\"/></defs>");
		svg->icon_written = true;
	}
	buffer_add(out, svg->alone ? "<use xlink:href=\"#" : "<use href=\"#");
	buffer_add(out, svg->id);
	buffer_add(out, "--");
	buffer_add(out, svg->class);
	buffer_char(out, '"');
	number(svg, "x", left_of(svg, shape->x, shape->width));
	number(svg, "y", shape->y);
	buffer_add(out, " />"); /* an unquoted value would take the stroke as its own */
}

static void (*const writers[])(struct svg *, const struct shape *) = {[SHAPE_RECTANGLE] = rectangle,
    [SHAPE_LINE] = line,
    [SHAPE_MARKER] = marker,
    [SHAPE_TEXT] = text,
    [SHAPE_ICON] = icon};

/* Shapes are painted in this order, so that text lies on bars and bars on the grid. */
enum { LAYER_GRID, LAYER_BARS, LAYER_LINES, LAYER_MARKERS, LAYER_TEXTS, LAYER_COUNT };

static int layer_of(const struct shape *shape)
{
	if (shape->ink == INK_RULE && shape->kind != SHAPE_TEXT)
		return LAYER_GRID;
	return shape->kind == SHAPE_RECTANGLE || shape->kind == SHAPE_ICON ? LAYER_BARS
	       : shape->kind == SHAPE_LINE                                 ? LAYER_LINES
	       : shape->kind == SHAPE_MARKER                               ? LAYER_MARKERS
	                                                                   : LAYER_TEXTS;
}

static bool same_style(const struct shape *a, const struct shape *b)
{
	bool coloured = a->ink == INK_SERIES || a->ink == INK_ON_SERIES;
	if (a->kind != b->kind || a->ink != b->ink || (coloured && a->series != b->series))
		return false;
	if (stands_for_point(a) != stands_for_point(b))
		return false;
	if (a->kind == SHAPE_LINE)
		return a->stroke == b->stroke;
	return a->kind != SHAPE_TEXT || (a->anchor == b->anchor && a->face == b->face && a->size == b->size &&
	                                    (a->anchor != ANCHOR_END || a->x == b->x));
}

/* What a group of shapes in one style says of all of them. Labels that end at one line are moved there together. */
static void group_open(const struct svg *svg, const struct shape *shape)
{
	static const char *const anchors[] = {[ANCHOR_START] = NULL, [ANCHOR_MIDDLE] = "middle", [ANCHOR_END] = "end"};
	static const char *const dashes[] = {NULL, "8 4", "2 4", "8 4 2 4"};
	const struct series_style *style = series_of(svg, shape);
	struct buffer *out = svg->out;
	buffer_add(out, "<g");
	ink(svg, shape, shape->kind == SHAPE_LINE);
	if (stands_for_point(shape))
		buffer_format(out, " data-s=\"%d\"", shape->series < 0 ? 0 : shape->series);
	if (outlined(svg, shape))
		paint(out, "stroke", style->outline);
	if (shape->kind == SHAPE_LINE) {
		number(svg, "stroke-width", shape->stroke);
		if (shape->ink == INK_SERIES && dashes[style->dash & 3])
			buffer_format(out, " stroke-dasharray=\"%s\"", dashes[style->dash & 3]);
	}
	if (shape->kind == SHAPE_TEXT) {
		if (anchors[shape->anchor])
			buffer_format(out, " text-anchor=\"%s\"", anchors[shape->anchor]);
		if (shape->anchor == ANCHOR_END)
			buffer_format(out, " transform=\"translate(%d)\"", rounded(left_of(svg, shape->x, 0)) / 1000);
		if (shape->size != svg->text_size)
			number(svg, "font-size", shape->size);
		if (shape->face == FACE_BOLD)
			buffer_add(out, " font-weight=\"bold\"");
	}
	buffer_char(out, '>');
}

/* All shapes in the style of the first one, which is not written yet. */
static void group_write(struct svg *svg, size_t first, bool *written)
{
	const struct shape *shapes = svg->drawing->shapes;
	svg->next_index = shapes[first].series < 0 ? 0 : shapes[first].series;
	group_open(svg, &shapes[first]);
	for (size_t i = first; i < svg->drawing->count; i++) {
		if (written[i] || layer_of(&shapes[i]) != layer_of(&shapes[first]) || !same_style(&shapes[i], &shapes[first]))
			continue;
		writers[shapes[i].kind](svg, &shapes[i]);
		written[i] = true;
	}
	buffer_add(svg->out, "</g>\n");
}

/* The drawings of a chart share one title and description, which the first of them holds. One without an id stands beside
 * what says the same in words. */
static void labelled(const struct svg *svg)
{
	if (!svg->id) {
		buffer_add(svg->out, " aria-hidden=\"true\">\n");
		return;
	}
	buffer_add(svg->out, " role=\"img\" aria-labelledby=\"");
	buffer_format(svg->out, "%s--t", svg->id);
	if (svg->description)
		buffer_format(svg->out, " %s--d", svg->id);
	buffer_add(svg->out, "\">\n");
	if (!svg->title)
		return;
	buffer_format(svg->out, "<title id=\"%s--t\">", svg->id);
	escape_text(svg->out, svg->title);
	buffer_add(svg->out, "</title>\n");
	if (svg->description) {
		buffer_format(svg->out, "<desc id=\"%s--d\">", svg->id);
		escape_text(svg->out, svg->description);
		buffer_add(svg->out, "</desc>\n");
	}
}

void svg_write(struct svg *svg)
{
	bool *written = arena_array(svg->arena, svg->drawing->count, sizeof *written);
	struct buffer *out = svg->out;
	buffer_format(out, "<svg class=\"%s\"", svg->class);
	number(svg, "width", svg->drawing->width);
	number(svg, "height", svg->drawing->height);
	buffer_add(out, " viewBox=\"0 0 ");
	buffer_milli(out, svg->drawing->width);
	buffer_char(out, ' ');
	buffer_milli(out, rounded(svg->drawing->height));
	buffer_char(out, '"');
	number(svg, "font-size", svg->text_size);
	paint(out, "fill", svg->theme->colours[COLOUR_TEXT]);
	if (svg->mirrored)
		buffer_add(out, " direction=\"rtl\"");
	labelled(svg);
	for (int layer = 0; layer < LAYER_COUNT; layer++)
		for (size_t i = 0; i < svg->drawing->count; i++)
			if (!written[i] && layer_of(&svg->drawing->shapes[i]) == layer)
				group_write(svg, i, written);
	buffer_add(out, "</svg>\n");
}
