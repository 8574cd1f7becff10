/* What columns and lines share: a plot with an axis at its left and categories below it. */
#ifndef CHART_PLOT_H
#define CHART_PLOT_H

#include "chart/calendar.h"
#include "chart/scale.h"

struct plot {
	struct scale scale;
	struct value_axis axis;
	struct box area;     /* where values are drawn */
	extent first, span;  /* the middle of the first category, and from there to the last */
	extent pitch;        /* from one to the next, rounded down */
	size_t every;        /* each how many categories one is labelled */
	bool dated, monthly; /* categories end in a year; are months */
	enum calendar calendar;
	struct text_block *labels; /* of the labelled ones; count 0 for the others */
	size_t label_lines;
};

/* The middle of a category of COUNT. */
extent plot_x(const struct plot *plot, size_t category, size_t count);
extent plot_y(const struct plot *plot, int64_t value);

/* The width that the axis labels take, with the space after them. */
extent plot_axis_width(const struct sketch *sketch, const struct plot *plot);

/* Whether categories are points in time, which a reader can fill in where labels are left out. */
bool plot_is_time(const struct chart_data *chart);

/* Chooses which categories are labelled, so that no two labels meet: all, or every second, third … With ALL, false where
 * that would leave out one. */
bool plot_label(const struct sketch *sketch, struct plot *plot, bool all);

/* How high a plot is: two fifths of its width, but no less and no more than so many lines of text. */
extent plot_tall(const struct sketch *sketch, int least, int most);

/* About how many steps an axis TALL high may have, so that no two of its labels meet. */
int plot_steps(const struct sketch *sketch, extent tall);

/* Sets where the plot is and how high, below the unit that stands above the axis. */
void plot_set(struct sketch *sketch, struct plot *plot, extent height);

/* The unit above the axis, tick labels, light lines across. */
void plot_draw_grid(struct sketch *sketch, const struct plot *plot);

void plot_draw_base(struct sketch *sketch, const struct plot *plot);

/* The symbols of withheld points where SYMBOLS, and the labels of categories, below the plot. */
void plot_draw_categories(struct sketch *sketch, const struct plot *plot, bool symbols);

/* A rule from top to bottom wherever years do not compare with those after them. */
void plot_draw_breaks(struct sketch *sketch, const struct plot *plot);

#endif
