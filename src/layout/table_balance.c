/* The columns of a plan: long texts side by side, where a row is as tall as its tallest cell. From the widths that their
 * longest lines earn them, columns give width to each other in small steps while the rows become lower together, and no
 * line too short to be read. */
#include "layout/table.h"

enum {
	CELLS_MOST = 600, /* larger tables keep the widths they have: the search stays short */
	COLUMNS_MOST = 16,
	STEPS_MOST = 80,
	LINE_ONE = 100 /* heights in hundredths of a line, so that small gains count */
};

/* A cell's height at WIDTH. Where words stay whole, a line is left empty by about half of one at its end, and a
 * paragraph's last line by half of its own. */
static int64_t cell_lines(const struct cell_box *cell, extent width)
{
	extent text = width - cell->indent - (cell->least - cell->indent) / 2;
	int64_t lines = cell->length * LINE_ONE / (text > 1000 ? text : 1000) + (int64_t)cell->paragraphs * LINE_ONE / 2;
	int64_t least = (int64_t)cell->paragraphs * LINE_ONE;
	return lines > least ? lines : least;
}

/* What lines of few letters cost beside their height: they are hard to read. */
static int64_t cell_strain(const struct cell_box *cell, extent width, int64_t lines, extent narrow)
{
	extent room = width - cell->indent > 1000 ? width - cell->indent : 1000;
	return room < narrow && lines > 2 * LINE_ONE ? lines * (narrow - room) / room / 4 : 0;
}

static int64_t rows_height(const struct table_box *table)
{
	int64_t sum = 0;
	for (size_t row = 0; row < table->row_count; row++) {
		int64_t tallest = 0;
		for (size_t i = table->first[row]; i < table->first[row + 1]; i++) {
			const struct cell_box *cell = &table->cells[i];
			bool spans = cell->columns > 1 || cell->rows > 1;
			int64_t lines = spans ? 0 : cell_lines(cell, table->widths[cell->column]);
			tallest = lines > tallest ? lines : tallest;
			sum += spans ? 0 : cell_strain(cell, table->widths[cell->column], lines, 7 * table->em);
		}
		sum += tallest;
	}
	return sum;
}

/* The best single step from one column to another; false if none makes the rows lower. */
static bool width_give(struct table_box *table, extent step, int64_t *height)
{
	size_t giver = 0, taker = 0;
	int64_t best = *height;
	for (size_t from = 0; from < table->columns; from++) {
		if (table->widths[from] - step < table->floor[from])
			continue;
		table->widths[from] -= step;
		for (size_t to = 0; to < table->columns; to++) {
			if (to == from)
				continue;
			table->widths[to] += step;
			int64_t now = rows_height(table);
			table->widths[to] -= step;
			if (now < best) {
				best = now;
				giver = from;
				taker = to;
			}
		}
		table->widths[from] += step;
	}
	if (giver == taker)
		return false;
	table->widths[giver] -= step;
	table->widths[taker] += step;
	*height = best;
	return true;
}

void table_balance(struct table_box *table)
{
	if (table->cell_count > CELLS_MOST || table->columns > COLUMNS_MOST)
		return;
	int64_t height = rows_height(table);
	int steps = 0;
	for (extent step = 16000; step >= 4000; step /= 2)
		while (steps++ < STEPS_MOST && width_give(table, step, &height))
			;
}
