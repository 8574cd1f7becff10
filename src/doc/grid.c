#include "doc/grid.h"

/* Places a row's cells. BUSY holds for each column how many further rows a cell from above still takes. */
static bool row_fits(const struct node *row, int *busy, size_t columns)
{
	size_t column = 0;
	for (const struct node *cell = row->first; cell; cell = cell->next) {
		while (column < columns && busy[column] > 0)
			column++;
		int wide = cell->as.cell.columns;
		if (cell->kind != NODE_TABLE_CELL || wide < 1 || cell->as.cell.rows < 1 || (size_t)wide > columns - column)
			return false;
		for (int i = 0; i < wide; i++, column++) {
			if (busy[column] > 0)
				return false;
			busy[column] = cell->as.cell.rows;
		}
	}
	for (size_t i = 0; i < columns; i++)
		if (busy[i]-- <= 0)
			return false;
	return true;
}

/* The first row that does not fit; the last one if a cell reaches below it; NULL if all is well. */
static const struct node *part_misfit(const struct node *part, int *busy, size_t columns)
{
	for (size_t i = 0; i < columns; i++)
		busy[i] = 0;
	for (const struct node *row = part->first; row; row = row->next)
		if (!row_fits(row, busy, columns))
			return row;
	for (size_t i = 0; i < columns; i++)
		if (busy[i] > 0)
			return part->last;
	return NULL;
}

void grid_check(const struct context *context, const struct node *table)
{
	size_t columns = table->as.table.column_count;
	int *busy = arena_array(context->arena, columns + 1, sizeof *busy);
	for (const struct node *part = table->first; part; part = part->next) {
		if (part->kind != NODE_TABLE_HEAD && part->kind != NODE_TABLE_BODY)
			continue;
		const struct node *row = part_misfit(part, busy, columns);
		if (!row)
			continue;
		message_add(context->messages, MSG_DOC_TABLE_RAGGED, row->place, (int)columns);
		return;
	}
}
