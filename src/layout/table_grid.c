/* A table's cells at work, by their grid. */
#include "layout/table.h"

struct table_box *table_slots(struct work *work, const struct node *node)
{
	const struct grid *grid = grid_make(work->arena, node);
	struct table_box *table = arena_alloc(work->arena, sizeof *table);
	*table = (struct table_box){.node = node,
	    .rows = grid->rows,
	    .row_count = grid->row_count,
	    .head_rows = grid->head_rows,
	    .cell_count = grid->cell_count,
	    .first = grid->first,
	    .columns = grid->columns,
	    .span_rows = grid->span_rows};
	table->cells = arena_array(work->arena, grid->cell_count + 1, sizeof *table->cells);
	for (size_t i = 0; i < grid->cell_count; i++) {
		const struct grid_cell *cell = &grid->cells[i];
		table->cells[i].node = cell->node;
		table->cells[i].row = cell->row;
		table->cells[i].column = cell->column;
		table->cells[i].rows = cell->rows;
		table->cells[i].columns = cell->columns;
	}
	table->least = arena_array(work->arena, table->columns, sizeof *table->least);
	table->kept = arena_array(work->arena, table->columns, sizeof *table->kept);
	table->wanted = arena_array(work->arena, table->columns, sizeof *table->wanted);
	table->tails = arena_array(work->arena, table->columns, sizeof *table->tails);
	table->widths = arena_array(work->arena, table->columns, sizeof *table->widths);
	table->edges = arena_array(work->arena, table->columns + 1, sizeof *table->edges);
	return table;
}
