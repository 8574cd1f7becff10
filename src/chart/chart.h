/* A chart as neutral shapes: one function of chart, width and text metric for both outputs. Labels never overlap or run
 * out. The palette and the order of pieces follow the Government Analysis Function's guidance on charts. */
#ifndef CHART_CHART_H
#define CHART_CHART_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/icon.h"
#include "base/metric.h"
#include "doc/chart_data.h"
#include "theme/theme.h"

enum shape_kind { SHAPE_RECTANGLE, SHAPE_LINE, SHAPE_MARKER, SHAPE_TEXT, SHAPE_ICON };
enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };
enum ink { INK_TEXT, INK_SECONDARY, INK_RULE, INK_TINT, INK_SERIES, INK_ON_SERIES /* text on a filled bar */ };

struct shape {
	enum shape_kind kind;
	extent x, y;          /* from the top left; of TEXT its base line */
	extent width, height; /* RECTANGLE, ICON; of LINE the vector to its other end; of MARKER its size in width */
	extent stroke;        /* LINE: thickness */
	enum ink ink;
	int series;         /* of INK_SERIES and INK_ON_SERIES: index into theme->series; otherwise -1 */
	int category;       /* the point it belongs to, or -1: for values on hover */
	const char *text;   /* TEXT */
	enum anchor anchor; /* TEXT */
	enum face face;
	extent size;
	const struct icon *icon; /* ICON */
};

/* A category's row of bars: a drawing may be divided between two rows. */
struct drawing_row {
	extent y, height; /* of all that stands in it; rows do not meet */
	size_t shape;     /* its first shape; what stands before the first row's names the series */
};

struct drawing {
	extent width, height;
	const struct shape *shapes;
	size_t count;
	const struct drawing_row *rows; /* of bars and stacks; NULL for columns and lines */
	size_t row_count;
	extent plot; /* of columns and lines: height between the base and the top of the axis */
};

struct chart_style { /* sizes in the output's unit: pt/1000 on paper, px/1000 on screen */
	extent text;     /* size of labels */
	extent leading;
	extent bar, gap;   /* 13 pt high, 6.5 pt between */
	int label_percent; /* of the width that labels left of bars may take; 0: as many as usual */
	extent plot_most;  /* the most that a plot of columns or lines may be high; 0: as its width wants */
};

/* Draws CHART at WIDTH. Owned by the arena. Series take theme->series in order. */
const struct drawing *chart_draw(struct arena *arena, const struct chart_data *chart, const struct theme *theme,
    const struct chart_style *style, extent width, const struct metric *metric);

/* TEXT in lines no wider than WIDTH, broken as a chart's labels are; *COUNT of them, owned by the arena. */
const char **chart_text_lines(
    struct arena *arena, const struct metric *metric, extent size, const char *text, extent width, size_t *count);

void drawing_dump(struct buffer *out, const struct drawing *drawing);

#endif
