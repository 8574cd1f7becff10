/* The content of one page being drawn: marked content, text, lines, areas (ISO 32000-1, 8 and 9). */
#ifndef PDF_CANVAS_H
#define PDF_CANVAS_H

#include "pdf/writer.h"

struct canvas {
	struct pdf_writer *writer;
	struct buffer out;
	size_t page;
	extent height; /* of the page: y turns upwards */

	bool marked;             /* within BDC and EMC */
	struct element *element; /* whose mark it is; NULL: an artifact */
	enum part artifact;      /* which kind of artifact */

	bool in_text;        /* within BT and ET */
	int64_t at_x, at_y;  /* where the text's line was begun, thousandths of a point, y upwards */
	unsigned font;       /* set last; UINT_MAX: none */
	extent size;         /* set last */
	colour fill, stroke; /* set last */
	extent thickness;    /* set last; -1: none */
	int dash;            /* set last */
};

void canvas_begin(struct canvas *canvas, size_t page);
void canvas_end(struct canvas *canvas);

/* Draws an item, within the mark that it belongs to. */
void canvas_draw(struct canvas *canvas, const struct item *item);

/* Sets what later drawing uses, if it is not set. */
void canvas_set_fill(struct canvas *canvas, colour value);
void canvas_set_line(struct canvas *canvas, colour value, extent thickness, int dash);

/* text.c, shape.c: one kind of item each. */
void canvas_draw_text(struct canvas *canvas, const struct item *item);
void canvas_draw_fill(struct canvas *canvas, const struct item *item);
void canvas_draw_stroke(struct canvas *canvas, const struct item *item);
void canvas_draw_marker(struct canvas *canvas, const struct item *item);
void canvas_draw_icon(struct canvas *canvas, const struct item *item);
void canvas_draw_image(struct canvas *canvas, const struct item *item);

/* A point, y upwards, and an operator. */
void canvas_point(struct canvas *canvas, int64_t x, int64_t y, const char *operator);

#endif
