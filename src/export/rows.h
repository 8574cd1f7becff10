/* The rows that figures.json and figures.csv have in common. Private to the room. */
#ifndef EXPORT_ROWS_H
#define EXPORT_ROWS_H

#include "export/export.h"

struct row {
	const struct measure_figures *measure;
	const struct category *row, *column; /* of a cell; NULL of a total */
	const struct cell *cell;
	bool inside; /* false: the measure itself */
};

typedef void row_visitor(void *self, const struct row *row);

/* Visits every row of the figures in order. */
void rows_visit(const struct figures *figures, row_visitor *visit, void *self);

void row_id(struct buffer *out, const struct row *row);    /* "cp.age[under-13]" */
void row_label(struct buffer *out, const struct row *row); /* "Age: Under 13" */

const char *state_name(enum figure_state state);

/* The plain number of a shown figure; nothing otherwise. */
void figure_plain(struct buffer *out, const struct figure *figure);

#endif
