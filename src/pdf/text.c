/* Shaped text as TJ operators. Text from right to left is shown in visual order, as readers of PDF expect it. */
#include "pdf/canvas.h"

/* Where the pen is against where it should be. TJ moves it by whole thousandths of the em; what is left is carried on,
 * so that a line ends where the metric says. */
struct pen {
	char *to; /* where the next byte goes; there is room for GLYPH_BYTES a glyph */
	bool in_array, in_string;
	int32_t rise;  /* above the base line, millionths of the em: of a mark on a letter */
	int64_t drift; /* millionths of the em still to move */
};

enum { GLYPH_BYTES = 24 };

static void pen_number(struct pen *pen, int64_t value)
{
	char digits[20];
	int count = 0;
	uint64_t rest = value < 0 ? (uint64_t)-value : (uint64_t)value;
	if (value < 0)
		*pen->to++ = '-';
	do
		digits[count++] = (char)('0' + rest % 10);
	while ((rest /= 10) && count < 12);
	while (count)
		*pen->to++ = digits[--count];
}

static void pen_move(struct pen *pen)
{
	if (pen->drift < 500 && pen->drift > -500)
		return;
	int64_t thousandths = (pen->drift + (pen->drift < 0 ? -500 : 500)) / 1000;
	if (pen->in_string)
		*pen->to++ = ')';
	pen->in_string = false;
	pen_number(pen, -thousandths);
	pen->drift -= thousandths * 1000;
}

static void pen_byte(struct pen *pen, unsigned byte)
{
	if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r')
		*pen->to++ = '\\';
	*pen->to++ = byte == '\r' ? 'r' : (char)byte;
}

static void pen_show(struct pen *pen, const struct glyph *glyph, unsigned cid)
{
	pen->drift += glyph->x_offset;
	pen_move(pen);
	if (!pen->in_string)
		*pen->to++ = '(';
	pen->in_string = true;
	pen_byte(pen, cid >> 8);
	pen_byte(pen, cid & 255);
	pen->drift += glyph->advance - glyph->x_offset - glyph->natural;
}

static void set_font(struct canvas *canvas, unsigned font, extent size)
{
	if (canvas->font == font && canvas->size == size)
		return;
	writer_use_font(canvas->writer, font);
	buffer_add(&canvas->out, "/F");
	buffer_integer(&canvas->out, font);
	buffer_char(&canvas->out, ' ');
	put_length(&canvas->out, size);
	buffer_add(&canvas->out, "Tf\n");
	canvas->font = font;
	canvas->size = size;
}

static void set_rise(struct canvas *canvas, int64_t micro)
{
	put_length(&canvas->out, micro * canvas->size / 1000000);
	buffer_add(&canvas->out, "Ts\n");
}

/* Ends the array of glyphs that is open. */
static void array_close(struct canvas *canvas, struct pen *pen)
{
	if (!pen->in_array)
		return;
	buffer_add(&canvas->out, pen->in_string ? ")]TJ\n" : "]TJ\n");
	if (pen->rise)
		set_rise(canvas, 0);
	pen->in_array = pen->in_string = false;
	pen->rise = 0;
}

static void array_open(struct canvas *canvas, struct pen *pen, int32_t rise)
{
	if (rise)
		set_rise(canvas, rise);
	buffer_char(&canvas->out, '[');
	pen->in_array = true;
	pen->rise = rise;
}

/* COUNT glyphs of one height above the base line. */
static void draw_glyphs(struct canvas *canvas, struct pen *pen, const struct glyph *glyphs, size_t count)
{
	if (pen->in_array && pen->rise != glyphs->y_offset)
		array_close(canvas, pen);
	if (!pen->in_array)
		array_open(canvas, pen, glyphs->y_offset);
	pen->to = buffer_room(&canvas->out, (count + 1) * GLYPH_BYTES);
	for (size_t i = 0; i < count; i++)
		pen_show(pen, &glyphs[i], type_cid(canvas->writer->shaper, canvas->font, glyphs[i].pair));
	buffer_extend(&canvas->out, pen->to);
}

static void actual_open(struct canvas *canvas, const char *text)
{
	buffer_add(&canvas->out, "/Span<</ActualText<FEFF");
	put_utf16(&canvas->out, text);
	buffer_add(&canvas->out, ">>>BDC\n");
}

/* Glyphs of one font. One off the base line (a mark on a letter) is shown apart, raised or lowered. */
static void draw_run(struct canvas *canvas, struct pen *pen, const struct glyph_run *run, extent size)
{
	if (run->actual || canvas->font != run->font)
		array_close(canvas, pen);
	set_font(canvas, run->font, size);
	if (run->actual)
		actual_open(canvas, run->actual);
	for (size_t from = 0, to; from < run->count; from = to) {
		for (to = from + 1; to < run->count && run->glyphs[to].y_offset == run->glyphs[from].y_offset; to++)
			;
		draw_glyphs(canvas, pen, &run->glyphs[from], to - from);
	}
	if (run->actual) {
		array_close(canvas, pen);
		buffer_add(&canvas->out, "EMC\n");
	}
}

static void draw_runs(struct canvas *canvas, struct pen *pen, const struct shaped *shaped, extent size)
{
	for (size_t i = 0; i < shaped->count; i++)
		draw_run(canvas, pen, &shaped->runs[i], size);
}

static void begin_text(struct canvas *canvas, int64_t x, int64_t y)
{
	if (!canvas->in_text) {
		buffer_add(&canvas->out, "BT\n");
		canvas->at_x = canvas->at_y = 0;
	}
	canvas->in_text = true;
	if (x != canvas->at_x || y != canvas->at_y)
		canvas_point(canvas, x - canvas->at_x, y - canvas->at_y, "Td\n");
	canvas->at_x = x;
	canvas->at_y = y;
}

/* Thousandths rounded as they are printed, so that steps from line to line don't add up rounding. */
static int64_t to_grid(int64_t milli)
{
	return (milli < 0 ? milli - 5 : milli + 5) / 10 * 10;
}

void canvas_draw_text(struct canvas *canvas, const struct item *item)
{
	struct pdf_writer *writer = canvas->writer;
	struct pen pen = {0};
	const struct shaped *shaped =
	    type_shape(writer->shaper, item->face, item->text, item->length, item->language, item->right_to_left);
	if (shaped->missing)
		writer_note_missing(writer, shaped->missing, item->node);
	canvas_set_fill(canvas, item->colour);
	begin_text(canvas, to_grid(item->x), to_grid(canvas->height - item->y));
	draw_runs(canvas, &pen, shaped, item->size);
	if (item->space_after && !item->right_to_left)
		draw_runs(canvas, &pen, type_shape(writer->shaper, item->face, " ", 1, item->language, false), item->size);
	array_close(canvas, &pen);
}
