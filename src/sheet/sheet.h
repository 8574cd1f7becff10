/* A sheet of a spreadsheet file (CSV, TSV, XLSX, ODS) as rows of typed cells, each where the sheet has it. Formulas count
 * with their stored values; links, macros and entities are never followed. */
#ifndef SHEET_SHEET_H
#define SHEET_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/context.h"

enum cell_kind {
	CELL_TEXT,
	CELL_NUMBER,  /* a plain decimal: "-1250.5" */
	CELL_DATE,    /* YYYY-MM-DD; another year than 1900 to 9999 as the file has it */
	CELL_TIME,    /* a time of day without a date, as the file has it */
	CELL_BOOLEAN, /* "true" or "false" */
	CELL_ERROR,   /* what a formula could not work out: "#REF!" */
	CELL_FORMULA, /* a formula without a stored value: "" */
};

enum {
	CELL_PERCENT = 1 << 0,   /* a number shown as a percentage: 89 for 89% */
	CELL_TIME_LEFT = 1 << 1, /* a date from which a time of day was left out */
	CELL_SHOWN = 1 << 2,     /* behind the value and its NUL stands what the sheet shows for it: "007" for 7 */
	CELL_SERIAL_60 = 1 << 3, /* the 29 February 1900 that spreadsheets believe in; it never was */
};

struct cell_entry {
	uint32_t text;   /* offset of its value, never an empty one but of a formula, in sheet->text */
	uint16_t column; /* from 0 */
	uint8_t kind;    /* enum cell_kind */
	uint8_t flags;
};

struct sheet_row {
	uint32_t number; /* as the sheet counts it, from 1 */
	uint32_t first;  /* of its cells in sheet->cells; they end where the next row's begin */
};

/* Cells that the sheet shows as one. Columns from 0, all bounds included. */
struct sheet_merge {
	uint32_t first_row, last_row;
	uint16_t first_column, last_column;
};

/* Columns that the sheet does not show, from 0, both included. */
struct column_span {
	uint16_t first, last;
};

enum { COLUMNS_MAX = 16384, ROWS_MAX = 1048576 };

struct sheet {
	const char *path; /* of the file, as the author knows it */
	const char *name; /* of the sheet; NULL in CSV */
	struct place place;
	struct sheet_row *rows; /* those with a cell, ascending; one more behind them ends the last */
	size_t row_count, row_capacity;
	struct cell_entry *cells; /* in a row by column; without empty ones */
	size_t cell_count, cell_capacity;
	const char *text; /* what the cells say, each with a NUL behind it: in TEXTS, or where the file was read to */
	size_t text_length;
	struct buffer texts;
	struct arena *bytes; /* freed with the sheet; or NULL */
	struct sheet_merge *merges;
	size_t merge_count, merge_capacity;
	struct column_span *hidden;
	size_t hidden_count, hidden_capacity;
	uint32_t last_row;    /* the last one that the file has, blank or not */
	uint32_t hidden_rows; /* that have a cell: they were read */
	uint32_t hidden_sheets;
	bool windows_1252; /* a CSV that is no UTF-8 */
};

/* Reads the sheet NAME (NULL: the only visible one) of a file's BYTES, behind which stands a NUL. A CSV's are changed and
 * must live as long as the sheet. PLACE is the file's, for messages. NULL after one; to be freed with sheet_free. */
struct sheet *sheet_read(
    const struct context *context, struct place place, void *bytes, size_t length, const char *name);

void sheet_free(struct sheet *sheet);

/* The value of a cell, and what the sheet shows for it. */
const char *sheet_text(const struct sheet *sheet, const struct cell_entry *cell);
const char *sheet_shown(const struct sheet *sheet, const struct cell_entry *cell);

/* The cell of ROW (an index into rows) in COLUMN; NULL where it is empty. */
const struct cell_entry *sheet_cell(const struct sheet *sheet, size_t row, uint16_t column);

/* Is the column one that the sheet does not show? Its cells are read as the others are. */
bool sheet_hides(const struct sheet *sheet, uint16_t column);

/* "D" for 3, "AA" for 26. */
void sheet_column_name(struct buffer *out, uint16_t column);

/* All that was read, one line a row. */
void sheet_dump(struct buffer *out, const struct sheet *sheet);

#endif
