/* Cells are taken in order. Each column remembers the row before which a cell from above stands in it, so that a cell goes to
 * the first free slot; spans are cut where the part of the table, or a cell from above, ends them. */
#include "doc/grid.h"

enum { SPAN_MAX = 1000 }; /* of columns; HTML has the same bound */

/* A grid being filled. */
struct grid_filling {
	struct arena *arena;
	struct grid *grid;
	size_t *until; /* of each column: the row before which a cell from above stands in it */
	size_t column_capacity, cell_capacity;
};

static size_t span(int wanted, size_t most)
{
	size_t count = wanted < 1 ? 1 : (size_t)wanted;
	return count < most ? count : most;
}

static void columns_reach(struct grid_filling *filling, size_t columns)
{
	struct grid *grid = filling->grid;
	while (grid->columns < columns) {
		filling->until = arena_grow(
		    filling->arena, filling->until, grid->columns, &filling->column_capacity, sizeof *filling->until);
		filling->until[grid->columns++] = 0;
	}
}

static bool is_taken(const struct grid_filling *filling, size_t row, size_t column)
{
	return column < filling->grid->columns && filling->until[column] > row;
}

/* How many of WANTED columns are free for a cell: it never lies over one from above. */
static size_t slots_free(const struct grid_filling *filling, const struct grid_cell *cell, size_t wanted)
{
	size_t count = 1;
	while (count < wanted && !is_taken(filling, cell->row, cell->column + count))
		count++;
	return count;
}

/* Puts a cell into the first free slot of the row being filled, from COLUMN on. Returns the column after it. */
static size_t cell_fill(struct grid_filling *filling, const struct node *node, size_t column, size_t part_end)
{
	struct grid *grid = filling->grid;
	struct grid_cell cell = {.node = node, .row = grid->row_count, .column = column};
	while (is_taken(filling, cell.row, cell.column))
		cell.column++;
	cell.columns = slots_free(filling, &cell, span(node->as.cell.columns, SPAN_MAX));
	cell.rows = span(node->as.cell.rows, part_end - cell.row);
	columns_reach(filling, cell.column + cell.columns);
	for (size_t i = 0; i < cell.columns; i++)
		filling->until[cell.column + i] = cell.row + cell.rows;
	grid->span_rows = cell.rows > grid->span_rows ? cell.rows : grid->span_rows;
	grid->cells =
	    arena_grow(filling->arena, grid->cells, grid->cell_count, &filling->cell_capacity, sizeof *grid->cells);
	grid->cells[grid->cell_count++] = cell;
	return cell.column + cell.columns;
}

static bool is_part(const struct node *node)
{
	return node->kind == NODE_TABLE_HEAD || node->kind == NODE_TABLE_BODY;
}

static size_t rows_count(const struct node *part)
{
	size_t count = 0;
	for (const struct node *row = part->first; row; row = row->next)
		count += row->kind == NODE_TABLE_ROW;
	return count;
}

static void part_fill(struct grid_filling *filling, const struct node *part)
{
	struct grid *grid = filling->grid;
	size_t part_end = grid->row_count + rows_count(part);
	for (const struct node *row = part->first; row; row = row->next) {
		if (row->kind != NODE_TABLE_ROW)
			continue;
		size_t column = 0;
		grid->rows[grid->row_count] = row;
		grid->first[grid->row_count] = grid->cell_count;
		for (const struct node *node = row->first; node; node = node->next)
			if (node->kind == NODE_TABLE_CELL)
				column = cell_fill(filling, node, column, part_end);
		grid->first[++grid->row_count] = grid->cell_count;
	}
	if (part->kind == NODE_TABLE_HEAD)
		grid->head_rows = grid->row_count;
}

const struct grid *grid_make(struct arena *arena, const struct node *table)
{
	struct grid *grid = arena_alloc(arena, sizeof *grid);
	struct grid_filling filling = {.arena = arena, .grid = grid};
	size_t count = 0;
	for (const struct node *part = table->first; part; part = part->next)
		count += is_part(part) ? rows_count(part) : 0;
	grid->rows = arena_array(arena, count + 1, sizeof *grid->rows);
	grid->first = arena_array(arena, count + 1, sizeof *grid->first);
	columns_reach(&filling, 1);
	for (const struct node *part = table->first; part; part = part->next)
		if (is_part(part))
			part_fill(&filling, part);
	return grid;
}

/* Whether a cell has the spans that it asks for, within the table's columns. */
static bool cell_fits(const struct grid_cell *cell, size_t columns)
{
	return cell->column + cell->columns <= columns && cell->columns == (size_t)cell->node->as.cell.columns &&
	       cell->rows == (size_t)cell->node->as.cell.rows;
}

/* The first row that its own cells and those from above don't fill, or whose cells don't fit; NULL if all is well. */
static const struct node *grid_misfit(struct arena *arena, const struct grid *grid, size_t columns)
{
	size_t *filled = arena_array(arena, grid->row_count + 1, sizeof *filled); /* slots of each row */
	for (size_t row = 0; row < grid->row_count; row++) {
		for (size_t i = grid->first[row]; i < grid->first[row + 1]; i++) {
			const struct grid_cell *cell = &grid->cells[i];
			if (!cell_fits(cell, columns))
				return grid->rows[row];
			for (size_t below = row; below < row + cell->rows; below++)
				filled[below] += cell->columns;
		}
		if (filled[row] != columns)
			return grid->rows[row];
	}
	return NULL;
}

void grid_check(const struct context *context, const struct node *table)
{
	size_t columns = table->as.table.column_count;
	const struct node *row = grid_misfit(context->arena, grid_make(context->arena, table), columns);
	if (row)
		message_add(context->messages, MSG_DOC_TABLE_RAGGED, row->place, (int)columns);
}
