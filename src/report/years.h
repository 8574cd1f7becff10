/* Years side by side: `years: n` beside the statistics of a table or chart. Private to report/. */
#ifndef REPORT_YEARS_H
#define REPORT_YEARS_H

#include "report/panel.h"

enum { YEARS_SHOWN_MAX = 10 };

/* The last COUNT report years of each statistic of a panel, the report's own last. */
struct panel_years {
	const struct panel *panel;
	struct year_measure *years; /* statistic by statistic: years[index * count + year] */
	size_t count;               /* 0: the block has no `years` */
};

/* Reads the block's `years`; false after a message. A year of which nothing is known is a warning. */
bool years_open(struct block *block, const struct panel *panel, struct panel_years *out);

/* One statistic in one of the years. */
const struct year_measure *years_at(const struct panel_years *years, size_t index, size_t year);

/* The categories that one of the years shows, in display order: indexes into the first statistic's rows. */
size_t years_rows(const struct panel_years *years, size_t *rows);

/* What is said of figures that do not compare with later ones: "Figures of 2019-20 and before …"; or NULL. */
const char *years_break(struct block *block, const struct panel_years *years, size_t index, size_t year);

/* The TABLE with a column a year and the change since the year before; without caption, notes or number. */
struct node *years_table(struct block *block, const struct panel_years *years);

/* A FOOT with the symbols that stand there, breaks unless they are DRAWN above it, and where the figures of earlier years
 * come from; or NULL. */
struct node *years_foot(struct block *block, const struct panel_years *years, bool drawn);

/* Why years do not compare, below the table of a chart that draws it: who does not see the drawing reads it there. NULL: they do. */
struct node *years_breaks_foot(struct block *block, const struct panel_years *years);

#endif
