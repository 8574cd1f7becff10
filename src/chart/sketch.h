/* A drawing while it is made: measuring, breaking and placing text, adding shapes. Private to chart/. */
#ifndef CHART_SKETCH_H
#define CHART_SKETCH_H

#include "chart/chart.h"

struct sketch {
	struct arena *arena;
	const struct chart_data *chart;
	const struct chart_style *style;
	const struct metric *metric;
	extent width;
	extent y; /* how far down it is filled */
	extent ascent, descent, cap;
	extent leading; /* from line to line: the style's, or more where the font is taller */
	struct shape *shapes;
	size_t count, capacity;
	struct drawing_row *rows;
	size_t row_count, row_capacity;
	extent plot; /* as the drawing's */
};

/* A text broken into lines. */
struct text_block {
	const char **lines;
	size_t count;
	extent width; /* of the widest line */
	bool broken;  /* a word was too wide and had to be broken */
};

struct sketch sketch_begin(struct arena *arena, const struct chart_data *chart, const struct chart_style *style,
    extent width, const struct metric *metric);

/* The width of LENGTH bytes, with slack: a reader's font may be wider than the one measured. */
extent sketch_measure(const struct sketch *sketch, const char *text, size_t length);

/* Breaks TEXT to lines no wider than LIMIT, as few and as even as can be, at spaces, but not after a number if that can
 * be; a word that is wider by itself, anywhere. */
struct text_block sketch_break(const struct sketch *sketch, const char *text, extent limit);

/* The first MOST lines of BLOCK, with a sign that there is more: the table below a chart has every label whole. */
struct text_block sketch_shorten(const struct sketch *sketch, struct text_block block, size_t most);

/* The height that LINES take above and below the middle of their capitals, and the base line of the first when that
 * middle is at Y. */
extent sketch_half(const struct sketch *sketch, size_t lines);
extent sketch_baseline(const struct sketch *sketch, size_t lines, extent y);

/* The height of LINES set one below the other. */
extent sketch_height(const struct sketch *sketch, size_t lines);

struct ink_of {
	enum ink ink;
	int series, category;
};

void sketch_text(
    struct sketch *sketch, extent x, extent baseline, const char *text, enum anchor anchor, struct ink_of ink);
void sketch_block(struct sketch *sketch, extent x, extent baseline, const struct text_block *block, enum anchor anchor,
    struct ink_of ink);

struct box {
	extent x, y, width, height;
};

void sketch_rectangle(struct sketch *sketch, struct box box, struct ink_of ink);

/* From the box's corner over its width and height, which may be negative. */
void sketch_line(struct sketch *sketch, struct box vector, extent stroke, struct ink_of ink);
void sketch_marker(struct sketch *sketch, extent x, extent y, extent size, struct ink_of ink);

void sketch_icon(struct sketch *sketch, struct box box, const struct icon *icon, struct ink_of ink);

/* Which of the theme's series styles a series takes. */
int series_style(size_t series);

/* How thick the chart's reference line is. */
extent reference_stroke(const struct sketch *sketch);

enum legend { LEGEND_BARS, LEGEND_COLUMNS, LEGEND_LINES };

/* Names the series above the chart, by swatches or by strokes with markers; a single one needs no name. The reference
 * line, where there is one, stands last. */
void sketch_legend(struct sketch *sketch, enum legend legend);

/* The kinds, one function each: draw_bars, draw_columns … */
#define CHART_KIND(id, key, name, traits, draw) void draw(struct sketch *sketch);
#include "doc/chart_list.h"

#endif
