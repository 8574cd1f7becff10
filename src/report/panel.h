/* The statistics of a chart or table: `measure:` names one, `measures:` several over the same categories, which are columns
 * or series side by side, or several single figures, which are rows or bars. Private to report/. */
#ifndef REPORT_PANEL_H
#define REPORT_PANEL_H

#include "report/directive.h"

struct panel {
	const struct measure_figures **measures;
	size_t count;
	size_t dimensions;  /* of each: 0 or 1; of one alone also 2 */
	struct place place; /* of the first one's name */
};

/* Finds the statistics that BLOCK names. False after a message: unknown ones, and those that cannot stand together. */
bool panel_open(struct block *block, struct panel *out);

/* Marks them as used in this section, and as shown by NODE, a TABLE or CHART. */
void panel_use(struct block *block, const struct panel *panel);
void panel_shown(struct block *block, const struct panel *panel, const struct node *node);

/* Their ids up to NULL where they are several; else NULL. */
const char *const *panel_ids(struct block *block, const struct panel *panel);

/* The cell of the statistic at INDEX in the category that is ROW of the first one's. */
const struct cell *panel_cell(const struct panel *panel, size_t index, size_t row);

/* The categories to show, in the first one's display order: indexes into its categories. */
size_t panel_rows(const struct panel *panel, size_t *rows);

/* Does a row of all stand below the categories of one field? Not where a statistic is a fact, nor where none adds up. */
bool panel_has_total(const struct panel *panel);

/* The labels of all: "One, two and three". */
const char *panel_name(struct block *block, const struct panel *panel);

/* Are all in the same unit? */
bool panel_one_unit(const struct panel *panel);

#endif
