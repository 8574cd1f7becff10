/* A table's cells to a grid: which slots each takes, after HTML's table model. */
#include "layout/table.h"

enum { SPAN_MAX = 200 };

struct filling {
	struct table *table;
	size_t *until; /* of each column: the row before which a cell from above stands in it */
	size_t column_capacity;
};

static size_t span(int wanted, size_t room)
{
	size_t count = wanted < 1 ? 1 : wanted > SPAN_MAX ? SPAN_MAX : (size_t)wanted;
	return count < room ? count : room;
}

static void columns_reach(struct work *work, struct filling *filling, size_t columns)
{
	while (filling->table->columns < columns) {
		filling->until = arena_grow(
		    work->arena, filling->until, filling->table->columns, &filling->column_capacity, sizeof *filling->until);
		filling->until[filling->table->columns++] = 0;
	}
}

/* The slot for the next cell of ROW from COLUMN on. */
static size_t slot_find(const struct filling *filling, size_t row, size_t column)
{
	while (column < filling->table->columns && filling->until[column] > row)
		column++;
	return column;
}

/* How many of WANTED columns are free for a cell: it never lies over one from above. */
static size_t slots_free(const struct filling *filling, const struct cell *cell, size_t wanted)
{
	size_t count = 1;
	while (count < wanted &&
	       (cell->column + count >= filling->table->columns || filling->until[cell->column + count] <= cell->row))
		count++;
	return count;
}

static void cell_add(
    struct work *work, struct filling *filling, const struct node *node, struct cell cell, size_t group_end)
{
	struct table *table = filling->table;
	cell.node = node;
	cell.columns = slots_free(filling, &cell, span(node->as.cell.columns, SPAN_MAX));
	cell.rows = span(node->as.cell.rows, group_end - cell.row);
	table->span_rows = cell.rows > table->span_rows ? cell.rows : table->span_rows;
	columns_reach(work, filling, cell.column + cell.columns);
	for (size_t i = cell.column; i < cell.column + cell.columns; i++)
		filling->until[i] = cell.row + cell.rows;
	table->cells =
	    arena_grow(work->arena, table->cells, table->cell_count, &table->cell_capacity, sizeof *table->cells);
	table->cells[table->cell_count++] = cell;
}

static size_t rows_count(const struct node *group)
{
	size_t count = 0;
	for (const struct node *row = group ? group->first : NULL; row; row = row->next)
		count += row->kind == NODE_TABLE_ROW;
	return count;
}

static void group_read(struct work *work, struct filling *filling, const struct node *group)
{
	struct table *table = filling->table;
	size_t group_end = table->row_count + rows_count(group);
	for (const struct node *row = group->first; row; row = row->next) {
		if (row->kind != NODE_TABLE_ROW)
			continue;
		size_t column = 0;
		table->rows[table->row_count] = row;
		table->first[table->row_count] = table->cell_count;
		for (const struct node *node = row->first; node; node = node->next) {
			if (node->kind != NODE_TABLE_CELL)
				continue;
			struct cell cell = {.row = table->row_count, .column = slot_find(filling, table->row_count, column)};
			cell_add(work, filling, node, cell, group_end);
			column = cell.column + table->cells[table->cell_count - 1].columns;
		}
		table->first[++table->row_count] = table->cell_count;
	}
}

struct table *table_slots(struct work *work, const struct node *node)
{
	struct table *table = arena_alloc(work->arena, sizeof *table);
	struct filling filling = {.table = table};
	size_t count = 0;
	table->node = node;
	for (const struct node *group = node->first; group; group = group->next)
		count += rows_count(group);
	table->rows = arena_array(work->arena, count + 1, sizeof *table->rows);
	table->first = arena_array(work->arena, count + 1, sizeof *table->first);
	columns_reach(work, &filling, 1);
	for (const struct node *group = node->first; group; group = group->next) {
		if (group->kind != NODE_TABLE_HEAD && group->kind != NODE_TABLE_BODY)
			continue;
		group_read(work, &filling, group);
		if (group->kind == NODE_TABLE_HEAD)
			table->head_rows = table->row_count;
	}
	table->least = arena_array(work->arena, table->columns, sizeof *table->least);
	table->wanted = arena_array(work->arena, table->columns, sizeof *table->wanted);
	table->tails = arena_array(work->arena, table->columns, sizeof *table->tails);
	table->widths = arena_array(work->arena, table->columns, sizeof *table->widths);
	table->edges = arena_array(work->arena, table->columns + 1, sizeof *table->edges);
	return table;
}
