/* The grid of a table: which slots each cell takes, with spans, after HTML's table model ("forming a table"). Layout, the
 * site's labels and the PDF's header cells all go by it, and so does the check that a table is regular. */
#ifndef DOC_GRID_H
#define DOC_GRID_H

#include "base/context.h"
#include "doc/node.h"

/* A cell in its slots. */
struct grid_cell {
	const struct node *node; /* TABLE_CELL */
	size_t row, column;      /* of its first slot, from 0 */
	size_t rows, columns;    /* spans: never beyond its head or body, nor over a cell from above; 1 at least */
};

struct grid {
	const struct node **rows; /* TABLE_ROW of each: of the head, then of the bodies */
	size_t row_count, head_rows;
	size_t columns;          /* as many as the widest row needs; 1 at least */
	struct grid_cell *cells; /* row by row */
	size_t cell_count;
	size_t *first;    /* of each row: index of its first cell; one more at the end */
	size_t span_rows; /* the most rows that a cell spans */
};

/* The grid of a TABLE, in the arena. Never NULL, however ragged the rows are. */
const struct grid *grid_make(struct arena *arena, const struct node *table);

/* One message where the rows of a table do not fill its columns exactly (ISO 32000-1, 14.8.4.3.4: a regular table). */
void grid_check(const struct context *context, const struct node *table);

#endif
