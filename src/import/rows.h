/* Which rows of a sheet are records. Private to import/. */
#ifndef IMPORT_ROWS_H
#define IMPORT_ROWS_H

#include "import/faults.h"
#include "import/mapping.h"

/* What a row is. */
enum row_kind {
	ROW_RECORD,
	ROW_SKIPPED, /* named under `skip` */
	ROW_HEAD,    /* the head once more */
	ROW_TOTAL,   /* a row of totals, with or without that word */
	ROW_SUBHEAD, /* one text over the records that follow, or a note */
	ROW_UNREAD,  /* filled only where no column is read */
	ROW_BLANK,   /* not among the sheet's rows */
	ROW_KINDS
};

/* What is looked at: MAPPING's columns have their place, HEAD is the head's index in sheet->rows. */
struct row_sorter {
	const struct sheet *sheet;
	const struct mapping *mapping;
	size_t head;
	uint32_t *places;                /* of each column of the sheet: 1 + its index in the mapping's columns, or 0 */
	const struct cell_entry **cells; /* of the row last sorted, by the mapping's columns; NULL: empty */
	size_t required;                 /* columns of fields that every record needs */
	bool skips;                      /* some column has texts of rows that are no records */
	struct buffer clean;
};

void row_sorter_init(struct row_sorter *sorter, struct arena *arena);

/* "TOTAL", "Grand total:" in the first cell of ROW; where a record would be LACKING what it needs, "Average" or "Total 2024"
 * too. */
bool row_says_total(const struct sheet *sheet, size_t row, bool lacking, struct buffer *scratch);

enum row_kind row_sort(struct row_sorter *sorter, size_t row);

#endif
