/* Areas, lines and marks of charts and tables as paths. */
#include "pdf/canvas.h"

enum { HATCH_STEP = 4000, HATCH_LINE = 700, DOT = 1100, OUTLINE = 750 };

static void put_rectangle(struct canvas *canvas, const struct item *item, const char *operators)
{
	canvas_point(canvas, item->x, canvas->height - item->y - item->height, "");
	canvas_point(canvas, item->width, item->height, "re ");
	buffer_add(&canvas->out, operators);
}

static void put_line(struct canvas *canvas, int64_t x, int64_t y, int64_t to_x, int64_t to_y)
{
	canvas_point(canvas, x, y, "m ");
	canvas_point(canvas, to_x, to_y, "l\n");
}

/* A hatch over a box with its lower left corner at X, Y; clipped by the caller. */
static void hatch(struct canvas *canvas, int pattern, int64_t x, int64_t y, int64_t width, int64_t height)
{
	enum { DIAGONAL = 1, BACK_DIAGONAL, DOTS, HORIZONTAL };
	if (pattern == DIAGONAL)
		for (int64_t at = -height; at < width; at += HATCH_STEP)
			put_line(canvas, x + at, y, x + at + height, y + height);
	else if (pattern == BACK_DIAGONAL)
		for (int64_t at = 0; at < width + height; at += HATCH_STEP)
			put_line(canvas, x + at, y, x + at - height, y + height);
	else if (pattern == HORIZONTAL)
		for (int64_t at = HATCH_STEP / 2; at < height; at += HATCH_STEP)
			put_line(canvas, x, y + at, x + width, y + at);
	else if (pattern == DOTS)
		for (int64_t row = HATCH_STEP / 2; row < height; row += HATCH_STEP)
			put_line(canvas, x + HATCH_STEP / 2, y + row, x + width, y + row);
}

static void draw_hatched(struct canvas *canvas, const struct item *item)
{
	enum { DOTS = 3 };
	buffer_add(&canvas->out, "q\n");
	put_rectangle(canvas, item, "W n\n");
	canvas_set_line(canvas, item->outline, item->pattern == DOTS ? DOT : HATCH_LINE, 0);
	if (item->pattern == DOTS)
		buffer_format(&canvas->out, "1 J[0 %d]0 d\n", HATCH_STEP / 1000);
	hatch(canvas, item->pattern, item->x, canvas->height - item->y - item->height, item->width, item->height);
	buffer_add(&canvas->out, "S Q\n");
	canvas->thickness = -1; /* Q took it back */
	canvas->stroke = UINT32_MAX;
	canvas->dash = -1;
}

void canvas_draw_fill(struct canvas *canvas, const struct item *item)
{
	bool outlined = item->outline != item->colour;
	canvas_set_fill(canvas, item->colour);
	put_rectangle(canvas, item, "f\n");
	if (item->pattern > 0)
		draw_hatched(canvas, item);
	if (outlined) {
		canvas_set_line(canvas, item->outline, OUTLINE, 0);
		put_rectangle(canvas, item, "S\n");
	}
}

void canvas_draw_stroke(struct canvas *canvas, const struct item *item)
{
	int64_t y = canvas->height - item->y;
	canvas_set_line(canvas, item->colour, item->stroke, item->dash);
	put_line(canvas, item->x, y, item->x + item->width, y - item->height);
	buffer_add(&canvas->out, "S\n");
}

static void path_circle(struct canvas *canvas, int64_t x, int64_t y, int64_t radius)
{
	int64_t pull = radius * 5523 / 10000; /* of a quarter circle's control points */
	canvas_point(canvas, x + radius, y, "m\n");
	static const int quarters[4][4] = {{1, 0, 0, 1}, {0, 1, -1, 0}, {-1, 0, 0, -1}, {0, -1, 1, 0}};
	for (int i = 0; i < 4; i++) {
		const int *q = quarters[i];
		canvas_point(canvas, x + q[0] * radius + q[2] * pull, y + q[1] * radius + q[3] * pull, "");
		canvas_point(canvas, x + q[2] * radius + q[0] * pull, y + q[3] * radius + q[1] * pull, "");
		canvas_point(canvas, x + q[2] * radius, y + q[3] * radius, "c\n");
	}
}

static void path_square(struct canvas *canvas, int64_t x, int64_t y, int64_t radius)
{
	canvas_point(canvas, x - radius, y - radius, "");
	canvas_point(canvas, 2 * radius, 2 * radius, "re\n");
}

static void path_triangle(struct canvas *canvas, int64_t x, int64_t y, int64_t radius)
{
	canvas_point(canvas, x - radius, y - radius, "m ");
	canvas_point(canvas, x + radius, y - radius, "l ");
	canvas_point(canvas, x, y + radius, "l h\n");
}

static void path_diamond(struct canvas *canvas, int64_t x, int64_t y, int64_t radius)
{
	canvas_point(canvas, x - radius, y, "m ");
	canvas_point(canvas, x, y - radius, "l ");
	canvas_point(canvas, x + radius, y, "l ");
	canvas_point(canvas, x, y + radius, "l h\n");
}

/* A marker's x and y are its centre. */
void canvas_draw_marker(struct canvas *canvas, const struct item *item)
{
	static void (*const paths[4])(struct canvas *, int64_t, int64_t, int64_t) = {
	    path_circle, path_square, path_triangle, path_diamond};
	bool outlined = item->outline != item->colour;
	canvas_set_fill(canvas, item->colour);
	if (outlined)
		canvas_set_line(canvas, item->outline, OUTLINE, 0);
	paths[item->marker & 3](canvas, item->x, canvas->height - item->y, item->width / 2);
	buffer_add(&canvas->out, outlined ? "B\n" : "f\n");
}

/* An icon's own space in the file: its height is 100 points, y downwards. */
enum { ICON_MILLI = 100 /* a thousandth of its height, in thousandths of a point */ };

/* How a step is written, and how many points it has. */
struct step_kind {
	char command;
	const char *operator;
	int points;
};

static const struct step_kind *step_kind(const struct icon_step *step)
{
	static const struct step_kind kinds[] = {{'M', "m ", 1}, {'L', "l ", 1}, {'C', "c ", 3}, {'Z', "h\n", 0}};
	const struct step_kind *kind = kinds;
	while (kind->command != step->command)
		kind++;
	return kind;
}

static void put_step(struct buffer *out, const struct icon_step *step)
{
	const struct step_kind *kind = step_kind(step);
	for (int i = 0; i < 2 * kind->points; i++)
		put_length(out, (int64_t)step->at[i] * ICON_MILLI);
	buffer_add(out, kind->operator);
}

/* The box around all points of its steps, in its own space. */
static void put_box(struct buffer *out, const struct icon *icon)
{
	int64_t least[2] = {0, 0}, most[2] = {0, 0};
	for (size_t s = 0; s < icon->count; s++)
		for (int i = 0; i < 2 * step_kind(&icon->steps[s])->points; i++) {
			int64_t at = (int64_t)icon->steps[s].at[i] * ICON_MILLI;
			least[i % 2] = at < least[i % 2] ? at : least[i % 2];
			most[i % 2] = at > most[i % 2] ? at : most[i % 2];
		}
	put_length(out, least[0]);
	put_length(out, least[1]);
	put_length(out, most[0]);
	put_length(out, most[1]);
}

/* A form (ISO 32000-1, 8.10) that paints the icon in the colour that is set. */
static object icon_write(struct pdf_writer *writer, const struct icon *icon)
{
	struct buffer entries = {0}, paint = {0};
	buffer_add(&entries, "/Type/XObject/Subtype/Form/Resources<<>>/BBox[");
	put_box(&entries, icon);
	buffer_char(&entries, ']');
	for (size_t i = 0; i < icon->count; i++)
		put_step(&paint, &icon->steps[i]);
	buffer_add(&paint, "f\n");
	object form =
	    object_stream(&writer->objects, buffer_text(&entries), buffer_text(&paint), paint.length, PACK_DEFLATE);
	buffer_release(&entries);
	buffer_release(&paint);
	return form;
}

static int icon_number(struct pdf_writer *writer, const struct icon *icon)
{
	for (size_t i = 0; i < writer->icon_count; i++)
		if (writer->icons[i].icon == icon)
			return (int)i;
	writer->icons =
	    arena_grow(writer->arena, writer->icons, writer->icon_count, &writer->icon_capacity, sizeof *writer->icons);
	writer->icons[writer->icon_count] = (struct drawn_icon){icon, icon_write(writer, icon)};
	return (int)writer->icon_count++;
}

/* A factor of a matrix: hundred-thousandths. */
static void put_factor(struct buffer *out, int64_t size)
{
	enum { WHOLE = 100000 };
	buffer_format(out, "%d.%05d ", (int)(size / WHOLE), (int)(size % WHOLE));
}

void canvas_draw_icon(struct canvas *canvas, const struct item *item)
{
	struct buffer *out = &canvas->out;
	canvas_set_fill(canvas, item->colour);
	buffer_add(out, "q ");
	put_factor(out, item->height);
	buffer_add(out, "0 0 -");
	put_factor(out, item->height);
	canvas_point(canvas, item->x, canvas->height - item->y, "cm ");
	buffer_add(out, "/C");
	buffer_integer(out, icon_number(canvas->writer, item->icon));
	buffer_add(out, " Do Q\n");
}
