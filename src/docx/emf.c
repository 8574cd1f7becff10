/* Lengths are twentieths of a point, on a device of 1,440 dots an inch. Each shape makes its brush, pen or font, uses it and
 * deletes it: handle 1 is all there is. */
#include "docx/emf.h"

#include <string.h>

#include "base/text.h"

enum {
	TWIP = 50, /* thousandths of a point in a twentieth */
	EMR_HEADER = 1,
	EMR_POLYBEZIERTO = 5,
	EMR_POLYGON = 3,
	EMR_POLYLINE = 4,
	EMR_SETWINDOWEXTEX = 9,
	EMR_SETVIEWPORTEXTEX = 11,
	EMR_EOF = 14,
	EMR_SETMAPMODE = 17,
	EMR_SETBKMODE = 18,
	EMR_SETPOLYFILLMODE = 19,
	EMR_SETTEXTALIGN = 22,
	EMR_SETTEXTCOLOR = 24,
	EMR_MOVETOEX = 27,
	EMR_SELECTOBJECT = 37,
	EMR_CREATEPEN = 38,
	EMR_CREATEBRUSHINDIRECT = 39,
	EMR_DELETEOBJECT = 40,
	EMR_LINETO = 54,
	EMR_BEGINPATH = 59,
	EMR_ENDPATH = 60,
	EMR_CLOSEFIGURE = 61,
	EMR_FILLPATH = 62,
	EMR_EXTCREATEFONTINDIRECTW = 82,
	EMR_EXTTEXTOUTW = 84,
};

enum { HANDLE = 1, MM_ANISOTROPIC = 8, TRANSPARENT = 1, DOTS_AN_INCH = 1440, SIDE = 20 /* inches of the device */ };

/* "Stock objects" that need not be made. */
#define NULL_BRUSH UINT32_C(0x80000005)
#define NULL_PEN UINT32_C(0x80000008)
#define SYSTEM_FONT UINT32_C(0x8000000D)

struct emf {
	struct buffer *out;
	size_t start; /* of the file in OUT */
	uint32_t records;
	const struct theme *theme;
	const struct metric *metric;
	const char *family;
};

static void put16(struct buffer *out, uint32_t value)
{
	buffer_char(out, (char)(value & 0xFF));
	buffer_char(out, (char)(value >> 8 & 0xFF));
}

static void put32(struct buffer *out, uint32_t value)
{
	put16(out, value & 0xFFFF);
	put16(out, value >> 16);
}

static void put_signed(struct buffer *out, int32_t value)
{
	put32(out, (uint32_t)value);
}

static void patch32(struct buffer *out, size_t at, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		out->data[at + (size_t)i] = (char)(value >> 8 * i & 0xFF);
}

static size_t record_begin(struct emf *emf, uint32_t type)
{
	size_t at = emf->out->length;
	emf->records++;
	put32(emf->out, type);
	put32(emf->out, 0);
	return at;
}

static void record_end(struct emf *emf, size_t at)
{
	patch32(emf->out, at + 4, (uint32_t)(emf->out->length - at));
}

/* A record of at most two numbers. */
static void record(struct emf *emf, uint32_t type, size_t count, int32_t first, int32_t second)
{
	size_t at = record_begin(emf, type);
	if (count > 0)
		put_signed(emf->out, first);
	if (count > 1)
		put_signed(emf->out, second);
	record_end(emf, at);
}

static void select_object(struct emf *emf, uint32_t object)
{
	size_t at = record_begin(emf, EMR_SELECTOBJECT);
	put32(emf->out, object);
	record_end(emf, at);
}

static int32_t twips(extent value)
{
	return (value + (value < 0 ? -TWIP / 2 : TWIP / 2)) / TWIP;
}

/* 0xBBGGRR */
static uint32_t colour_ref(colour value)
{
	return (value & 0xFF) << 16 | (value & 0xFF00) | (value >> 16 & 0xFF);
}

/* Bounds may be left empty: readers work them out. */
static void bounds_put(struct emf *emf)
{
	put32(emf->out, 0);
	put32(emf->out, 0);
	put_signed(emf->out, -1);
	put_signed(emf->out, -1);
}

static colour colour_of(const struct emf *emf, const struct shape *shape)
{
	const struct series_style *style = &emf->theme->series[shape->series < 0 ? 0 : shape->series % SERIES_MAX];
	const colour *colours = emf->theme->colours;
	switch (shape->ink) {
	case INK_SERIES:
		return style->fill;
	case INK_ON_SERIES:
		return colour_contrast(0xFFFFFF, style->fill) >= colour_contrast(colours[COLOUR_TEXT], style->fill)
		           ? 0xFFFFFF
		           : colours[COLOUR_TEXT];
	case INK_SECONDARY:
		return colours[COLOUR_SECONDARY];
	case INK_RULE:
		return colours[COLOUR_RULE];
	case INK_TINT:
		return colours[COLOUR_TINT];
	default:
		return colours[COLOUR_TEXT];
	}
}

static void brush_make(struct emf *emf, colour fill)
{
	size_t at = record_begin(emf, EMR_CREATEBRUSHINDIRECT);
	put32(emf->out, HANDLE);
	put32(emf->out, 0);
	put32(emf->out, colour_ref(fill));
	put32(emf->out, 0);
	record_end(emf, at);
	select_object(emf, HANDLE);
}

static void pen_make(struct emf *emf, colour ink, int32_t width, uint32_t style)
{
	size_t at = record_begin(emf, EMR_CREATEPEN);
	put32(emf->out, HANDLE);
	put32(emf->out, style);
	put_signed(emf->out, width);
	put32(emf->out, 0);
	put32(emf->out, colour_ref(ink));
	record_end(emf, at);
	select_object(emf, HANDLE);
}

static void object_drop(struct emf *emf, uint32_t instead)
{
	select_object(emf, instead);
	record(emf, EMR_DELETEOBJECT, 1, HANDLE, 0);
}

static void points_put(struct emf *emf, uint32_t type, const int32_t (*points)[2], uint32_t count)
{
	size_t at = record_begin(emf, type);
	bounds_put(emf);
	put32(emf->out, count);
	for (uint32_t i = 0; i < count; i++) {
		put_signed(emf->out, points[i][0]);
		put_signed(emf->out, points[i][1]);
	}
	record_end(emf, at);
}

static void polygon_put(struct emf *emf, const struct shape *shape, const int32_t (*points)[2], uint32_t count)
{
	brush_make(emf, colour_of(emf, shape));
	points_put(emf, EMR_POLYGON, points, count);
	object_drop(emf, NULL_BRUSH);
}

static void rectangle_put(struct emf *emf, const struct shape *shape)
{
	int32_t left = twips(shape->x), right = twips(shape->x + shape->width);
	int32_t top = twips(shape->y), bottom = twips(shape->y + shape->height);
	const int32_t corners[][2] = {{left, top}, {right, top}, {right, bottom}, {left, bottom}, {left, top}};
	polygon_put(emf, shape, corners, 4);
	const struct series_style *style = &emf->theme->series[shape->series < 0 ? 0 : shape->series % SERIES_MAX];
	if (shape->ink != INK_SERIES || style->outline == style->fill)
		return;
	pen_make(emf, style->outline, 1000 / TWIP, 0);
	points_put(emf, EMR_POLYLINE, corners, 5);
	object_drop(emf, NULL_PEN);
}

static void line_put(struct emf *emf, const struct shape *shape)
{
	static const uint32_t dashes[] = {0, 1, 2, 3}; /* PS_SOLID, PS_DASH, PS_DOT, PS_DASHDOT */
	int dash = shape->ink == INK_SERIES ? emf->theme->series[shape->series % SERIES_MAX].dash & 3 : 0;
	const int32_t ends[][2] = {
	    {twips(shape->x), twips(shape->y)}, {twips(shape->x + shape->width), twips(shape->y + shape->height)}};
	pen_make(emf, colour_of(emf, shape), twips(shape->stroke) > 0 ? twips(shape->stroke) : 1, dashes[dash]);
	points_put(emf, EMR_POLYLINE, ends, 2);
	object_drop(emf, NULL_PEN);
}

static void marker_put(struct emf *emf, const struct shape *shape)
{
	static const int8_t shapes[4][8][2] = {/* sevenths of half the size */
	    {{7, 0}, {5, 5}, {0, 7}, {-5, 5}, {-7, 0}, {-5, -5}, {0, -7}, {5, -5}}, {{-7, -7}, {7, -7}, {7, 7}, {-7, 7}},
	    {{0, -7}, {7, 7}, {-7, 7}}, {{0, -7}, {7, 0}, {0, 7}, {-7, 0}}};
	static const uint32_t counts[] = {8, 4, 3, 4};
	int marker = emf->theme->series[shape->series < 0 ? 0 : shape->series % SERIES_MAX].marker & 3;
	int32_t points[8][2];
	for (uint32_t i = 0; i < counts[marker]; i++) {
		points[i][0] = twips(shape->x + shape->width / 2 * shapes[marker][i][0] / 7);
		points[i][1] = twips(shape->y + shape->width / 2 * shapes[marker][i][1] / 7);
	}
	polygon_put(emf, shape, (const int32_t(*)[2])points, counts[marker]);
}

static void step_put(struct emf *emf, const struct shape *shape, const struct icon_step *step)
{
	int32_t at[6];
	for (int i = 0; i < 6; i++)
		at[i] = twips((i % 2 ? shape->y : shape->x) + (extent)((int64_t)step->at[i] * shape->height / 1000));
	if (step->command == 'M')
		record(emf, EMR_MOVETOEX, 2, at[0], at[1]);
	else if (step->command == 'L')
		record(emf, EMR_LINETO, 2, at[0], at[1]);
	else if (step->command == 'C')
		points_put(emf, EMR_POLYBEZIERTO, (const int32_t[][2]){{at[0], at[1]}, {at[2], at[3]}, {at[4], at[5]}}, 3);
	else
		record(emf, EMR_CLOSEFIGURE, 0, 0, 0);
}

static void icon_put(struct emf *emf, const struct shape *shape)
{
	enum { WINDING = 2 };
	brush_make(emf, colour_of(emf, shape));
	record(emf, EMR_SETPOLYFILLMODE, 1, WINDING, 0);
	record(emf, EMR_BEGINPATH, 0, 0, 0);
	for (size_t i = 0; i < shape->icon->count; i++)
		step_put(emf, shape, &shape->icon->steps[i]);
	record(emf, EMR_ENDPATH, 0, 0, 0);
	size_t at = record_begin(emf, EMR_FILLPATH);
	bounds_put(emf);
	record_end(emf, at);
	object_drop(emf, NULL_BRUSH);
}

/* UTF-16, at most MOST units; as many as there were. */
static uint32_t utf16_put(struct buffer *out, const char *text, uint32_t most)
{
	uint32_t units = 0;
	size_t length = strlen(text);
	for (size_t at = 0; at < length;) {
		uint32_t point;
		at += utf8_decode(text + at, length - at, &point);
		if (units + (point > 0xFFFF) >= most)
			break;
		if (point > 0xFFFF) {
			put16(out, 0xD800 + ((point - 0x10000) >> 10));
			point = 0xDC00 + ((point - 0x10000) & 0x3FF);
			units++;
		}
		put16(out, point);
		units++;
	}
	return units;
}

static void font_make(struct emf *emf, const struct shape *shape)
{
	enum { NAME = 32, REST = 320 - 92, NORMAL = 400, BOLD = 700, UNICODE_CHARSET = 1 };
	size_t at = record_begin(emf, EMR_EXTCREATEFONTINDIRECTW);
	struct buffer *out = emf->out;
	put32(out, HANDLE);
	put_signed(out, -twips(shape->size));
	for (int i = 0; i < 3; i++)
		put32(out, 0);
	put32(out, shape->face == FACE_BOLD ? BOLD : NORMAL);
	put32(out, (uint32_t)UNICODE_CHARSET << 24);
	put32(out, 0);
	for (uint32_t units = utf16_put(out, emf->family, NAME - 1); units < NAME; units++)
		put16(out, 0);
	for (int i = 0; i < REST; i += 4)
		put32(out, 0);
	record_end(emf, at);
	select_object(emf, HANDLE);
}

/* How far each unit of the text moves on: what the text measures with it, less what it measured before. */
static void advances_put(struct emf *emf, const struct shape *shape, uint32_t units)
{
	size_t length = strlen(shape->text);
	int32_t before = 0;
	for (size_t at = 0; at < length && units;) {
		uint32_t point;
		at += utf8_decode(shape->text + at, length - at, &point);
		extent width = emf->metric->width(emf->metric->self, shape->face, shape->size, shape->text, at, NULL);
		put_signed(emf->out, twips(width) - before);
		before = twips(width);
		units--;
		if (point > 0xFFFF && units) {
			put32(emf->out, 0);
			units--;
		}
	}
}

static void text_put(struct emf *emf, const struct shape *shape)
{
	enum { BASELINE = 24, FIXED = 76 /* bytes before the string */, UNITS_MAX = 2000 };
	static const int32_t aligns[] = {[ANCHOR_START] = 0, [ANCHOR_MIDDLE] = 6, [ANCHOR_END] = 2};
	font_make(emf, shape);
	record(emf, EMR_SETTEXTALIGN, 1, BASELINE | aligns[shape->anchor], 0);
	record(emf, EMR_SETTEXTCOLOR, 1, (int32_t)colour_ref(colour_of(emf, shape)), 0);
	size_t at = record_begin(emf, EMR_EXTTEXTOUTW);
	struct buffer *out = emf->out;
	bounds_put(emf);
	put32(out, 1);          /* GM_COMPATIBLE */
	put32(out, 0x3F800000); /* scales, 1.0 */
	put32(out, 0x3F800000);
	put_signed(out, twips(shape->x));
	put_signed(out, twips(shape->y));
	size_t counted = out->length;
	put32(out, 0);
	put32(out, FIXED);
	put32(out, 0);
	bounds_put(emf);
	put32(out, 0);
	uint32_t units = utf16_put(out, shape->text, UNITS_MAX);
	while ((out->length - at) % 4)
		buffer_char(out, 0);
	patch32(out, counted, units);
	patch32(out, counted + 28, (uint32_t)(out->length - at));
	advances_put(emf, shape, units);
	record_end(emf, at);
	object_drop(emf, SYSTEM_FONT);
}

static void (*const shape_writers[])(struct emf *, const struct shape *) = {[SHAPE_RECTANGLE] = rectangle_put,
    [SHAPE_LINE] = line_put,
    [SHAPE_MARKER] = marker_put,
    [SHAPE_TEXT] = text_put,
    [SHAPE_ICON] = icon_put};

/* 2.3.4.2; its counts are filled in at the end. */
static size_t header_put(struct emf *emf, const struct drawing *drawing)
{
	enum { HUNDREDTHS = 2540 /* of a millimetre, an inch */ };
	struct buffer *out = emf->out;
	int32_t width = twips(drawing->width), height = twips(drawing->height);
	size_t at = record_begin(emf, EMR_HEADER);
	bounds_put(emf);
	patch32(out, at + 16, (uint32_t)width);
	patch32(out, at + 20, (uint32_t)height);
	put32(out, 0); /* the frame, in hundredths of a millimetre */
	put32(out, 0);
	put_signed(out, (int32_t)((int64_t)width * HUNDREDTHS / DOTS_AN_INCH));
	put_signed(out, (int32_t)((int64_t)height * HUNDREDTHS / DOTS_AN_INCH));
	buffer_bytes(out, " EMF", 4);
	put32(out, 0x10000);
	put32(out, 0); /* bytes, records */
	put32(out, 0);
	put16(out, HANDLE + 1);
	put16(out, 0);
	for (int i = 0; i < 3; i++)
		put32(out, 0);
	put32(out, DOTS_AN_INCH * SIDE); /* the device: pixels, then millimetres */
	put32(out, DOTS_AN_INCH * SIDE);
	put32(out, SIDE * HUNDREDTHS / 100);
	put32(out, SIDE * HUNDREDTHS / 100);
	record_end(emf, at);
	return at;
}

static int layer_of(const struct shape *shape)
{
	return shape->kind == SHAPE_TEXT ? 2 : shape->ink == INK_RULE ? 0 : 1;
}

void emf_write(struct buffer *out, const struct drawing *drawing, const struct theme *theme,
    const struct metric *metric, const char *family)
{
	struct emf emf = {out, out->length, 0, theme, metric, family};
	size_t header = header_put(&emf, drawing);
	record(&emf, EMR_SETMAPMODE, 1, MM_ANISOTROPIC, 0);
	record(&emf, EMR_SETWINDOWEXTEX, 2, twips(drawing->width), twips(drawing->height));
	record(&emf, EMR_SETVIEWPORTEXTEX, 2, twips(drawing->width), twips(drawing->height));
	record(&emf, EMR_SETBKMODE, 1, TRANSPARENT, 0);
	select_object(&emf, NULL_PEN);
	for (int layer = 0; layer < 3; layer++)
		for (size_t i = 0; i < drawing->count; i++)
			if (layer_of(&drawing->shapes[i]) == layer)
				shape_writers[drawing->shapes[i].kind](&emf, &drawing->shapes[i]);
	size_t last = record_begin(&emf, EMR_EOF);
	put32(out, 0);
	put32(out, 16);
	put32(out, 20);
	record_end(&emf, last);
	patch32(out, header + 48, (uint32_t)(out->length - emf.start));
	patch32(out, header + 52, emf.records);
}
