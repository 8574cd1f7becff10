#include "html/svg.h"

#include <string.h>

#include "html/escape.h"

static void number(struct buffer *out, const char *name, extent value)
{
	buffer_char(out, ' ');
	buffer_add(out, name);
	buffer_add(out, "=\"");
	buffer_milli(out, (value + (value < 0 ? -50 : 50)) / 100 * 100);
	buffer_char(out, '"');
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

/* The colour of a shape as fill or stroke, with its class; text in the text's colour inherits. */
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
	case INK_SERIES:
		buffer_format(out, " class=\"ar-%c%d\"", stroke ? 'l' : 's', series);
		paint(out, name, series_of(svg, shape)->fill);
		break;
	case INK_ON_SERIES:
		buffer_format(out, " class=\"ar-o%d\"", series);
		paint(out, name, svg_on_series(svg->theme, series_of(svg, shape)->fill));
		break;
	}
}

/* Which of the chart's values a shape stands for. */
static void point(const struct svg *svg, const struct shape *shape)
{
	if (shape->category >= 0 && shape->ink == INK_SERIES)
		buffer_format(
		    svg->out, " data-i=\"%d\"", shape->category * svg->series_count + (shape->series < 0 ? 0 : shape->series));
}

static void rectangle(const struct svg *svg, const struct shape *shape)
{
	const struct series_style *style = series_of(svg, shape);
	buffer_add(svg->out, "<rect");
	number(svg->out, "x", shape->x);
	number(svg->out, "y", shape->y);
	number(svg->out, "width", shape->width);
	number(svg->out, "height", shape->height);
	ink(svg, shape, false);
	if (shape->ink == INK_SERIES && style->outline != style->fill)
		paint(svg->out, "stroke", style->outline);
	point(svg, shape);
	buffer_add(svg->out, "/>");
}

static void line(const struct svg *svg, const struct shape *shape)
{
	static const char *const dashes[] = {NULL, "8 4", "2 4", "8 4 2 4"};
	const char *dash = shape->ink == INK_SERIES ? dashes[series_of(svg, shape)->dash & 3] : NULL;
	buffer_add(svg->out, "<line");
	number(svg->out, "x1", shape->x);
	number(svg->out, "y1", shape->y);
	number(svg->out, "x2", shape->x + shape->width);
	number(svg->out, "y2", shape->y + shape->height);
	number(svg->out, "stroke-width", shape->stroke);
	ink(svg, shape, true);
	if (dash)
		buffer_format(svg->out, " stroke-dasharray=\"%s\"", dash);
	buffer_add(svg->out, "/>");
}

static void polygon(const struct svg *svg, const struct shape *shape, const int (*corners)[2], size_t count)
{
	extent half = shape->width / 2;
	buffer_add(svg->out, "<path d=\"");
	for (size_t i = 0; i < count; i++) {
		buffer_char(svg->out, i ? 'L' : 'M');
		buffer_milli(svg->out, (shape->x + corners[i][0] * half) / 100 * 100);
		buffer_char(svg->out, ' ');
		buffer_milli(svg->out, (shape->y + corners[i][1] * half) / 100 * 100);
	}
	buffer_add(svg->out, "Z\"");
}

/* A marker stands centred on its point. */
static void marker(const struct svg *svg, const struct shape *shape)
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
		number(svg->out, "cx", shape->x);
		number(svg->out, "cy", shape->y);
		number(svg->out, "r", shape->width / 2);
	}
	ink(svg, shape, false);
	point(svg, shape);
	buffer_add(svg->out, "/>");
}

static void text(const struct svg *svg, const struct shape *shape)
{
	static const char *const anchors[] = {[ANCHOR_START] = NULL, [ANCHOR_MIDDLE] = "middle", [ANCHOR_END] = "end"};
	buffer_add(svg->out, "<text");
	number(svg->out, "x", shape->x);
	number(svg->out, "y", shape->y);
	if (anchors[shape->anchor])
		buffer_format(svg->out, " text-anchor=\"%s\"", anchors[shape->anchor]);
	if (shape->size != svg->text_size)
		number(svg->out, "font-size", shape->size);
	if (shape->face == FACE_BOLD)
		buffer_add(svg->out, " font-weight=\"bold\"");
	ink(svg, shape, false);
	buffer_char(svg->out, '>');
	escape_text(svg->out, shape->text);
	buffer_add(svg->out, "</text>");
}

static void labelled(const struct svg *svg)
{
	buffer_add(svg->out, " role=\"img\" aria-labelledby=\"");
	buffer_format(svg->out, "%s-title", svg->id);
	if (svg->description)
		buffer_format(svg->out, " %s-desc", svg->id);
	buffer_format(svg->out, "\"><title id=\"%s-title\">", svg->id);
	escape_text(svg->out, svg->title);
	buffer_add(svg->out, "</title>");
	if (svg->description) {
		buffer_format(svg->out, "<desc id=\"%s-desc\">", svg->id);
		escape_text(svg->out, svg->description);
		buffer_add(svg->out, "</desc>");
	}
	buffer_char(svg->out, '\n');
}

void svg_write(const struct svg *svg)
{
	static void (*const shapes[])(const struct svg *, const struct shape *) = {
	    [SHAPE_RECTANGLE] = rectangle, [SHAPE_LINE] = line, [SHAPE_MARKER] = marker, [SHAPE_TEXT] = text};
	struct buffer *out = svg->out;
	buffer_format(out, "<svg class=\"%s\"", svg->class);
	number(out, "width", svg->drawing->width);
	number(out, "height", svg->drawing->height);
	buffer_add(out, " viewBox=\"0 0 ");
	buffer_milli(out, svg->drawing->width);
	buffer_char(out, ' ');
	buffer_milli(out, (svg->drawing->height + 50) / 100 * 100);
	buffer_char(out, '"');
	number(out, "font-size", svg->text_size);
	paint(out, "fill", svg->theme->colours[COLOUR_TEXT]);
	labelled(svg);
	for (size_t i = 0; i < svg->drawing->count; i++) {
		shapes[svg->drawing->shapes[i].kind](svg, &svg->drawing->shapes[i]);
		buffer_char(out, '\n');
	}
	buffer_add(out, "</svg>\n");
}
