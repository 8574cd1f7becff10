/* A page's content stream (ISO 32000-1, 7.8.2 and 14.6): marks are opened and closed here, so that every operator stands in
 * one, and colours and line widths are said only when they change. */
#include "pdf/canvas.h"

#include <limits.h>

void canvas_begin(struct canvas *canvas, size_t page)
{
	buffer_clear(&canvas->out);
	canvas->page = page;
	canvas->height = canvas->writer->layout->pages[page].height;
	canvas->marked = canvas->in_text = false;
	canvas->font = UINT_MAX;
	canvas->fill = canvas->stroke = 0;
	canvas->thickness = -1;
	canvas->dash = 0;
}

/* Ends the text or the mark that is open. */
static void canvas_close_text(struct canvas *canvas)
{
	if (canvas->in_text)
		buffer_add(&canvas->out, "ET\n");
	canvas->in_text = false;
}

static void canvas_close_mark(struct canvas *canvas)
{
	canvas_close_text(canvas);
	if (canvas->marked)
		buffer_add(&canvas->out, "EMC\n");
	canvas->marked = false;
}

void canvas_end(struct canvas *canvas)
{
	canvas_close_mark(canvas);
}

static void put_component(struct buffer *out, unsigned value)
{
	buffer_milli(out, (value * 1000 + 127) / 255);
	buffer_char(out, ' ');
}

static void put_colour(struct buffer *out, colour value, const char *grey, const char *rgb)
{
	unsigned red = value >> 16 & 255, green = value >> 8 & 255, blue = value & 255;
	put_component(out, red);
	if (red == green && green == blue) {
		buffer_add(out, grey);
		return;
	}
	put_component(out, green);
	put_component(out, blue);
	buffer_add(out, rgb);
}

void canvas_set_fill(struct canvas *canvas, colour value)
{
	if (value != canvas->fill)
		put_colour(&canvas->out, value, "g\n", "rg\n");
	canvas->fill = value;
}

void canvas_set_line(struct canvas *canvas, colour value, extent thickness, int dash)
{
	static const char *const dashes[] = {"[]0 d\n", "[5 3]0 d\n", "[1.5 2]0 d\n", "[6 2 1.5 2]0 d\n"};
	if (value != canvas->stroke)
		put_colour(&canvas->out, value, "G\n", "RG\n");
	canvas->stroke = value;
	if (thickness != canvas->thickness) {
		put_length(&canvas->out, thickness);
		buffer_add(&canvas->out, "w\n");
	}
	canvas->thickness = thickness;
	if (dash != canvas->dash && dash >= 0 && dash < 4)
		buffer_add(&canvas->out, dashes[dash]);
	canvas->dash = dash;
}

void canvas_point(struct canvas *canvas, int64_t x, int64_t y, const char *operator)
{
	put_length(&canvas->out, x);
	put_length(&canvas->out, y);
	buffer_add(&canvas->out, operator);
}

static void artifact_open(struct canvas *canvas, enum part part)
{
	static const char *const kinds[] = {
	    [PART_HEADER] = "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n",
	    [PART_FOOTER] = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n",
	};
	bool furniture = part == PART_HEADER || part == PART_FOOTER;
	buffer_add(&canvas->out, furniture ? kinds[part] : "/Artifact<</Type/Layout>>BDC\n");
}

static void mark_open(struct canvas *canvas, struct element *element, enum part part)
{
	canvas_close_mark(canvas);
	canvas->marked = true;
	canvas->element = element;
	canvas->artifact = part;
	if (!element) {
		artifact_open(canvas, part);
		return;
	}
	buffer_char(&canvas->out, '/');
	buffer_add(&canvas->out, role_name(element->role));
	buffer_add(&canvas->out, "<</MCID ");
	buffer_integer(&canvas->out, tags_mark(canvas->writer->tags, element, canvas->page));
	buffer_add(&canvas->out, ">>BDC\n");
}

/* The logo has no node of its own: it becomes a figure within the one that it was drawn for. */
static struct element *item_element(struct canvas *canvas, const struct item *item)
{
	struct pdf_writer *writer = canvas->writer;
	struct element *element = tags_find(writer->tags, item->node, item->part);
	if (!element || item->kind != ITEM_IMAGE || element->role == ROLE_FIGURE)
		return element;
	struct element *figure = tags_add_figure(writer->tags, element, writer->theme->logo_alt);
	figure->box[0] = item->x;
	figure->box[1] = canvas->height - item->y - item->height;
	figure->box[2] = item->x + item->width;
	figure->box[3] = canvas->height - item->y;
	return figure;
}

static bool mark_is_open(const struct canvas *canvas, const struct element *element, enum part part)
{
	if (!canvas->marked || canvas->element != element)
		return false;
	return element || canvas->artifact == part;
}

void canvas_draw(struct canvas *canvas, const struct item *item)
{
	static void (*const draw[])(struct canvas *, const struct item *) = {
	    [ITEM_TEXT] = canvas_draw_text,
	    [ITEM_FILL] = canvas_draw_fill,
	    [ITEM_STROKE] = canvas_draw_stroke,
	    [ITEM_MARKER] = canvas_draw_marker,
	    [ITEM_ICON] = canvas_draw_icon,
	    [ITEM_IMAGE] = canvas_draw_image,
	};
	struct element *element = item_element(canvas, item);
	if (!mark_is_open(canvas, element, item->part))
		mark_open(canvas, element, item->part);
	if (item->kind != ITEM_TEXT)
		canvas_close_text(canvas);
	canvas->writer->drawing = item->node;
	draw[item->kind](canvas, item);
}
