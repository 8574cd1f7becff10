#include "sheet/store.h"

#include <string.h>

static const size_t CELLS_MAX = (size_t)1 << 25, TEXTS_MAX = (size_t)768 << 20, MERGES_MAX = 100000;

static bool refuse(struct store *store, const char *why)
{
	store->why = why;
	return false;
}

bool store_text(struct store *store, const char *text, size_t length, uint32_t *offset)
{
	struct buffer *texts = &store->sheet->texts;
	if (length > CELL_BYTES_MAX)
		return refuse(store, "a cell holds more than a million letters");
	if (texts->length + length >= TEXTS_MAX)
		return refuse(store, "its cells hold more than 768 MB");
	*offset = (uint32_t)texts->length;
	buffer_bytes(texts, text, length);
	buffer_char(texts, '\0');
	return true;
}

bool store_all_text(struct store *store, const char *text, size_t length)
{
	if (length >= TEXTS_MAX)
		return refuse(store, "its cells hold more than 768 MB");
	store->sheet->text = text;
	store->sheet->text_length = length;
	return true;
}

/* Room for one more element; grown by half, since a sheet may be large. */
static void *grow(void *array, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return array;
	*capacity = count < 64 ? 64 : count + count / 2;
	if (*capacity > CELLS_MAX)
		*capacity = CELLS_MAX; /* no array is larger: whoever adds to one that is full has asked before */
	return memory_resize(array, *capacity * size);
}

static void forget_empty_row(struct sheet *sheet)
{
	if (sheet->row_count && sheet->rows[sheet->row_count - 1].first == sheet->cell_count)
		sheet->row_count--;
}

bool store_row(struct store *store, uint32_t number)
{
	struct sheet *sheet = store->sheet;
	if (number > ROWS_MAX)
		return refuse(store, "it has more than 1,048,576 rows");
	if (number <= sheet->last_row)
		return refuse(store, "its rows are out of order");
	forget_empty_row(sheet);
	sheet->rows = grow(sheet->rows, sheet->row_count, &sheet->row_capacity, sizeof *sheet->rows);
	sheet->rows[sheet->row_count++] = (struct sheet_row){number, (uint32_t)sheet->cell_count};
	sheet->last_row = number;
	return true;
}

bool store_cell(struct store *store, struct cell_entry cell)
{
	struct sheet *sheet = store->sheet;
	if (cell.column >= COLUMNS_MAX)
		return refuse(store, "it has more than 16,384 columns");
	if (sheet->cell_count >= CELLS_MAX)
		return refuse(store, "it has more than 33 million cells");
	if (sheet->row_count == 0)
		return refuse(store, "a cell stands outside every row");
	if (sheet->cell_count > sheet->rows[sheet->row_count - 1].first &&
	    sheet->cells[sheet->cell_count - 1].column >= cell.column)
		return refuse(store, "the cells of a row are out of order");
	sheet->cells = grow(sheet->cells, sheet->cell_count, &sheet->cell_capacity, sizeof *sheet->cells);
	sheet->cells[sheet->cell_count++] = cell;
	return true;
}

bool store_repeat(struct store *store, uint32_t count)
{
	struct sheet *sheet = store->sheet;
	if (!sheet->row_count)
		return true;
	size_t first = sheet->rows[sheet->row_count - 1].first, end = sheet->cell_count;
	for (uint32_t i = 0; i < count; i++) {
		if (first == end) {
			sheet->last_row += count < ROWS_MAX ? count : ROWS_MAX;
			return true;
		}
		if (!store_row(store, sheet->last_row + 1))
			return false;
		for (size_t at = first; at < end; at++)
			if (!store_cell(store, sheet->cells[at]))
				return false;
	}
	return true;
}

void store_merge(struct store *store, struct sheet_merge merge)
{
	struct sheet *sheet = store->sheet;
	if (sheet->merge_count >= MERGES_MAX)
		return;
	sheet->merges = grow(sheet->merges, sheet->merge_count, &sheet->merge_capacity, sizeof *sheet->merges);
	sheet->merges[sheet->merge_count++] = merge;
}

void store_hide(struct store *store, uint32_t first, uint32_t count)
{
	struct sheet *sheet = store->sheet;
	if (!count || first >= COLUMNS_MAX || sheet->hidden_count >= COLUMNS_MAX)
		return;
	uint32_t last = count > COLUMNS_MAX - first ? COLUMNS_MAX - 1 : first + count - 1;
	sheet->hidden = grow(sheet->hidden, sheet->hidden_count, &sheet->hidden_capacity, sizeof *sheet->hidden);
	sheet->hidden[sheet->hidden_count++] = (struct column_span){(uint16_t)first, (uint16_t)last};
}

bool store_reserve(struct store *store, size_t rows, size_t cells)
{
	struct sheet *sheet = store->sheet;
	if (rows > ROWS_MAX || cells > CELLS_MAX)
		return false;
	sheet->row_capacity = rows;
	sheet->cell_capacity = cells;
	sheet->rows = memory_resize(sheet->rows, rows * sizeof *sheet->rows);
	sheet->cells = memory_resize(sheet->cells, cells * sizeof *sheet->cells);
	return true;
}

void store_lend(const struct store *store, struct sheet *part, size_t row, size_t cell)
{
	part->rows = store->sheet->rows + row;
	part->cells = store->sheet->cells + cell;
}

void store_join(struct store *store, struct sheet *part, uint32_t above)
{
	struct sheet *sheet = store->sheet;
	forget_empty_row(part);
	for (size_t i = 0; i < part->row_count; i++) {
		struct sheet_row *row = &sheet->rows[sheet->row_count++];
		*row = (struct sheet_row){part->rows[i].number + above, part->rows[i].first + (uint32_t)sheet->cell_count};
	}
	if (part->cell_count && part->cells != sheet->cells + sheet->cell_count)
		memmove(sheet->cells + sheet->cell_count, part->cells, part->cell_count * sizeof *part->cells);
	sheet->cell_count += part->cell_count;
	sheet->last_row = above + part->last_row;
}

void store_end(struct store *store)
{
	struct sheet *sheet = store->sheet;
	forget_empty_row(sheet);
	if (!sheet->text) {
		sheet->text = buffer_text(&sheet->texts);
		sheet->text_length = sheet->texts.length;
	}
	sheet->rows = grow(sheet->rows, sheet->row_count, &sheet->row_capacity, sizeof *sheet->rows);
	sheet->rows[sheet->row_count] = (struct sheet_row){ROWS_MAX + 1, (uint32_t)sheet->cell_count};
}
