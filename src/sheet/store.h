/* A sheet while its rows are coming, row by row and in a row column by column. Each function is false when the sheet
 * is larger than a spreadsheet can be or its rows are out of order; *WHY then says so. Private to sheet/. */
#ifndef SHEET_STORE_H
#define SHEET_STORE_H

#include "sheet/sheet.h"

enum { CELL_BYTES_MAX = 1 << 20 };

struct store {
	struct sheet *sheet;
	const char *why;
};

/* Keeps LENGTH bytes and a NUL behind them; *OFFSET is where. */
bool store_text(struct store *store, const char *text, size_t length, uint32_t *offset);

/* TEXT, with a NUL behind its LENGTH bytes, holds all texts: cells are offsets into it, and the reader puts a NUL behind
 * each. It lives as long as the sheet. */
bool store_all_text(struct store *store, const char *text, size_t length);

/* The next row; one without a cell is forgotten. */
bool store_row(struct store *store, uint32_t number);

/* A cell of the last row, whose text is kept already. */
bool store_cell(struct store *store, struct cell_entry cell);

/* The same of a cell behind all others of a row that is there. */
static inline bool store_next(struct store *store, struct cell_entry cell)
{
	struct sheet *sheet = store->sheet;
	if (sheet->cell_count == sheet->cell_capacity)
		return store_cell(store, cell);
	sheet->cells[sheet->cell_count++] = cell;
	return true;
}

/* The last row's cells COUNT times more, in the rows after it. */
bool store_repeat(struct store *store, uint32_t count);

void store_merge(struct store *store, struct sheet_merge merge);

/* COUNT columns from FIRST on are not shown; a count of 0, and what lies beyond the last column, is dropped. */
void store_hide(struct store *store, uint32_t first, uint32_t count);

/* Room for so many rows and cells in all, before the first; false where a sheet cannot have so many. */
bool store_reserve(struct store *store, size_t rows, size_t cells);

/* PART, to be read for itself, keeps its rows and cells in that room, from the given ones on. */
void store_lend(const struct store *store, struct sheet *part, size_t row, size_t cell);

/* Puts them behind the others; ABOVE lines stand above it. The parts are joined in their order. */
void store_join(struct store *store, struct sheet *part, uint32_t above);

/* After the last row. */
void store_end(struct store *store);

#endif
