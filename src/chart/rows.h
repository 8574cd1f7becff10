/* What bars and stacks share: a row for each category, its label left of the bar, or above it where that is narrow. */
#ifndef CHART_ROWS_H
#define CHART_ROWS_H

#include "chart/sketch.h"

struct rows {
	bool above;         /* labels stand above the bars */
	extent start, area; /* where the bars begin, and the width they share with their values */
	extent overhang;    /* by how much a line of text may stand above and below a row: half the gap between rows */
	struct text_block *labels; /* one a category */
};

/* NEEDED: the width below which bars and values would be cramped. */
struct rows rows_plan(const struct sketch *sketch, extent needed);

/* Draws the label of a row whose bars take HEIGHT, beside their middle, with values BELOW them; returns where the bars
 * begin, and moves the sketch below the row. */
extent rows_label(struct sketch *sketch, const struct rows *rows, size_t category, extent height, extent below);

#endif
