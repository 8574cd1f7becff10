/* A table at work: its cells in a grid, and what their columns take. */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "doc/grid.h"
#include "layout/flow.h"
#include "layout/prose.h"

struct cell_box {
	const struct node *node; /* TABLE_CELL */
	size_t row, column;      /* of its first slot */
	size_t rows, columns;    /* spans, inside the table */
	struct prose *prose;     /* a cell of inlines; NULL: a cell of blocks */
	extent least, wanted;    /* widths: of its longest word; of it all on one line */
	extent tail;             /* of a figure: what follows its whole number, ".5" or " (17%)"; -1: not a figure */
	int64_t length;          /* of a plan's cell: all its paragraphs, each set on one line */
	int paragraphs;
	extent indent; /* of its lists */
	struct flow flow;
	extent height;
};

struct table_box {
	const struct node *node;
	const struct node *const *rows; /* TABLE_ROW of each */
	size_t row_count, head_rows;
	struct cell_box *cells; /* row by row, as in the grid (doc/grid.h) */
	size_t cell_count;
	const size_t *first;                            /* of each row: index of its first cell; one more at the end */
	size_t columns;                                 /* 1 at least */
	size_t span_rows;                               /* the most rows that a cell spans */
	extent *least, *kept, *wanted, *tails, *widths; /* of each column, without the gap; kept: no short cell is broken */
	const extent *floor;                            /* kept, or least where that is too much */
	extent *edges; /* left of each column's text, from the table's left; one more at the end */
	extent em;     /* of the type it is set in */
	extent gap;    /* between two columns' texts */
	extent width;
	extent above, below;           /* padding in a row */
	bool bold_heads;               /* row headings are bold */
	bool stacked;                  /* set as records, one cell under another */
	const struct strip *continued; /* its caption, continued; NULL: not set yet */
};

/* table_grid.c: its cells in their slots, not yet measured. */
struct table_box *table_slots(struct work *work, const struct node *node);

/* table_width.c: measures all cells in the setting's type, and gives each column its width. False if words had to be broken: the
 * least widths don't fit, the widths are set all the same. */
bool table_fit(struct work *work, struct table_box *table, const struct setting *setting, extent width);
extent table_wanted(const struct table_box *table);
void table_measure(struct work *work, struct table_box *table, const struct setting *setting);
struct setting cell_setting(const struct table_box *table, const struct cell_box *cell, const struct setting *setting);

/* table_reading.c: whether a fitted table can be read. Broken words stand in narrow columns, or prose has too few letters a
 * line on average; a matrix, whose cells are short, bears smaller type. */
bool table_is_crowded(const struct table_box *table, const struct setting *setting);
bool table_is_matrix(const struct table_box *table, const struct setting *setting);

/* table_balance.c: makes the rows of a plan lower at the same width. */
void table_balance(struct table_box *table);

/* table_rows.c: all cells set in their columns; then the rows as strips, as often as is wanted with other padding. */
void table_cells(struct work *work, struct table_box *table, const struct setting *setting);
void table_rows(struct work *work, struct table_box *table, const struct setting *setting);

/* table_stack.c: the rows of a table that would be too narrow to read, as records; CAPTION's setting is the caption's. */
void table_stack(
    struct work *work, struct table_box *table, const struct setting *setting, const struct setting *caption);

/* table.c: the caption with "(continued)" and HEAD's strips as artifacts; NULL if it would take much of a page. */
const struct repeat *table_repeat(
    struct work *work, struct table_box *table, const struct setting *setting, const struct flow *head);

#endif
