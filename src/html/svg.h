/* A drawing as one inline SVG element. Colours are presentation attributes, and classes that a style sheet may follow in
 * dark mode. */
#ifndef HTML_SVG_H
#define HTML_SVG_H

#include "base/buffer.h"
#include "chart/chart.h"
#include "theme/theme.h"

struct svg {
	struct arena *arena;
	struct buffer *out;
	const struct theme *theme;
	const struct drawing *drawing;
	int series_count;  /* of the chart: a point's index is category * series_count + series */
	extent text_size;  /* the usual one */
	int next_index;    /* of the point that the next shape of a series stands for, if it says nothing else */
	bool icon_written; /* the icon that shapes refer to is written */
	bool mirrored;     /* in text from right to left, where a chart begins at the right too */
	bool alone;        /* in a file of its own, whose readers may know references by XLink alone (SVG 1.1, 17.1.4) */
	const char *id;    /* before the ids of title and description; NULL: no reader of a screen needs it */
	const char *class;
	const char *title;       /* plain text; NULL where another drawing of the same id holds it */
	const char *description; /* plain text, or NULL */
};

void svg_write(struct svg *svg);

/* ICON's outline as path data; HEIGHT in thousandths of the unit in which it is drawn. */
void svg_icon_path(struct buffer *out, const struct icon *icon, extent height);

/* Black or white, whichever is told apart better from FILL. */
colour svg_on_series(const struct theme *theme, colour fill);

#endif
