/* A chart's drawing on its way to pages. Private to layout/. */
#ifndef LAYOUT_PLOT_H
#define LAYOUT_PLOT_H

#include "doc/box_tree.h"
#include "layout/flow.h"

/* What a chart is fitted into. Its text is never smaller than small type. */
struct plot_space {
	extent width;
	extent first, later; /* heights: beside the chart's title, and on each page that it goes on to */
	extent below;        /* what stands below the last part: the source */
	int tightness;       /* 0: as the theme has it; 1, 2: lower */
	bool parted;         /* in two parts where it has many rows */
};

/* A drawing for one page, or divided between rows for several. */
struct plot_parts {
	const struct drawing *drawing; /* NULL: nothing to draw */
	size_t *starts;                /* the first row of each part, and the number of rows */
	size_t count;
};

/* chart_fit.c: tries wider labels, then tighter bars, then divides the chart by its categories. */
struct plot_parts plot_fit(struct work *work, const struct chart_data *data, const struct plot_space *space);
extent plot_legend_height(const struct drawing *drawing);
extent plot_part_height(const struct plot_parts *parts, size_t part); /* of its rows, the first part's legend too */

/* chart_place.c: shapes FROM to TO with the drawing's left at X and what is at TOP in it at the strip's Y. */
struct plot_place {
	const struct node *node;
	extent x, y, top;
	int64_t scale;                /* thousandths: 1000, unless what cannot be divided is taller than a page */
	bool right_to_left;           /* the direction of its labels */
	const struct box_tree *boxes; /* of a diagram, whose words are its boxes' own; or NULL */
};
void plot_place(struct work *work, struct strip *strip, const struct drawing *drawing, size_t from, size_t to,
    const struct plot_place *place);

#endif
