#include "pdf/table_tags.h"

#include <string.h>

#include "pdf/tag_map.h"

struct naming {
	struct tags *tags;
	size_t columns;
	int *busy;                   /* for each column, how many further rows a cell from above takes */
	const char **column_headers; /* for each column, the ids of its header cells: "(e000001)(e000004)" */
	const char *row_headers;     /* the same, of the row */
	const char *spanning;        /* those of them that reach into the rows below */
	int spanning_rows;           /* how many rows below */
};

static bool cell_is_header(const struct node *cell)
{
	return cell->as.cell.scope != SCOPE_NONE;
}

static bool table_is_grouped(const struct node *table)
{
	for (const struct node *part = table->first; part; part = part->next) {
		if (part->kind != NODE_TABLE_HEAD && part->kind != NODE_TABLE_BODY)
			continue;
		if (part->kind == NODE_TABLE_HEAD && part->first != part->last)
			return true;
		for (const struct node *row = part->first; row; row = row->next)
			for (const struct node *cell = row->first; cell; cell = cell->next)
				if (cell_is_header(cell) && (cell->as.cell.columns > 1 || cell->as.cell.rows > 1))
					return true;
	}
	return false;
}

static const char *ids_add(struct naming *naming, const char *ids, const char *more)
{
	if (!more || (ids && strstr(ids, more)))
		return ids;
	return arena_format(naming->tags->arena, "%s%s", ids ? ids : "", more);
}

static const char *header_id(struct naming *naming, const struct node *cell)
{
	struct element *element = tag_map_find(naming->tags->map, cell, NULL)->content;
	if (!element->id)
		element->id = tags_new_id(naming->tags);
	return arena_format(naming->tags->arena, "(%s)", element->id);
}

static void header_take(struct naming *naming, const struct node *cell, size_t column, bool in_head)
{
	const char *id = header_id(naming, cell);
	if (in_head) {
		for (int i = 0; i < cell->as.cell.columns; i++)
			naming->column_headers[column + (size_t)i] =
			    ids_add(naming, naming->column_headers[column + (size_t)i], id);
		return;
	}
	naming->row_headers = ids_add(naming, naming->row_headers, id);
	if (cell->as.cell.rows > 1) {
		naming->spanning = id;
		naming->spanning_rows = cell->as.cell.rows;
	}
}

static void data_take(struct naming *naming, const struct node *cell, size_t column)
{
	const char *ids = naming->row_headers;
	for (int i = 0; i < cell->as.cell.columns; i++) {
		const char *more = naming->column_headers[column + (size_t)i];
		for (; more && *more; more = strchr(more, ')') + 1)
			ids = ids_add(naming, ids, arena_slice(naming->tags->arena, more, (size_t)(strchr(more, ')') + 1 - more)));
	}
	tag_map_find(naming->tags->map, cell, NULL)->content->headers = ids;
}

/* One pass over a row: with HEADERS its header cells, else its data cells, each with its column. False if ragged. */
static bool row_pass(struct naming *naming, const struct node *row, bool headers)
{
	bool in_head = row->parent->kind == NODE_TABLE_HEAD;
	size_t column = 0;
	for (const struct node *cell = row->first; cell; cell = cell->next) {
		while (column < naming->columns && naming->busy[column] > 0)
			column++;
		int columns = cell->as.cell.columns;
		if (columns < 1 || (size_t)columns > naming->columns - column)
			return false;
		if (headers && cell_is_header(cell))
			header_take(naming, cell, column, in_head);
		else if (!headers && !cell_is_header(cell))
			data_take(naming, cell, column);
		column += (size_t)columns;
	}
	return true;
}

static void row_leave(struct naming *naming, const struct node *row)
{
	size_t column = 0;
	for (const struct node *cell = row->first; cell; cell = cell->next) {
		while (column < naming->columns && naming->busy[column] > 0)
			column++;
		for (int i = 0; i < cell->as.cell.columns && column < naming->columns; i++)
			naming->busy[column++] = -cell->as.cell.rows; /* new in this row: not skipped yet */
	}
	for (size_t i = 0; i < naming->columns; i++)
		naming->busy[i] = naming->busy[i] < 0 ? -naming->busy[i] - 1 : naming->busy[i] > 0 ? naming->busy[i] - 1 : 0;
}

static bool row_name(struct naming *naming, const struct node *row)
{
	naming->row_headers = naming->spanning_rows > 0 ? naming->spanning : NULL;
	if (!row_pass(naming, row, true) || !row_pass(naming, row, false))
		return false;
	row_leave(naming, row);
	naming->spanning_rows -= naming->spanning_rows > 0;
	return true;
}

void table_name_headers(struct tags *tags, const struct node *table)
{
	if (!table_is_grouped(table))
		return;
	struct naming naming = {.tags = tags, .columns = table->as.table.column_count};
	naming.busy = arena_array(tags->arena, naming.columns + 1, sizeof *naming.busy);
	naming.column_headers = arena_array(tags->arena, naming.columns + 1, sizeof *naming.column_headers);
	for (const struct node *part = table->first; part; part = part->next)
		if (part->kind == NODE_TABLE_HEAD || part->kind == NODE_TABLE_BODY)
			for (const struct node *row = part->first; row; row = row->next)
				if (!row_name(&naming, row))
					return;
}
