/* Header cells by name. A first pass over each row takes its header cells, a second gives them to its data cells; a header
 * that spans rows goes on into those below. */
#include "pdf/table_tags.h"

#include <string.h>

#include "doc/grid.h"
#include "pdf/tag_map.h"

struct header_naming {
	struct tags *tags;
	const char **column_headers; /* for each column, the ids of its header cells: "(e000001)(e000004)" */
	const char *row_headers;     /* the same, of the row */
	const char *spanning;        /* those of them that reach into the rows below */
	size_t spanning_rows;        /* how many rows below */
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

static const char *ids_add(struct header_naming *naming, const char *ids, const char *more)
{
	if (!more || (ids && strstr(ids, more)))
		return ids;
	return arena_format(naming->tags->arena, "%s%s", ids ? ids : "", more);
}

static const char *header_id(struct header_naming *naming, const struct node *cell)
{
	struct element *element = tag_map_find(naming->tags->map, cell)->content;
	if (!element->id)
		element->id = tags_new_id(naming->tags);
	return arena_format(naming->tags->arena, "(%s)", element->id);
}

static void header_take(struct header_naming *naming, const struct grid_cell *cell, bool in_head)
{
	const char *id = header_id(naming, cell->node);
	if (in_head) {
		for (size_t i = cell->column; i < cell->column + cell->columns; i++)
			naming->column_headers[i] = ids_add(naming, naming->column_headers[i], id);
		return;
	}
	naming->row_headers = ids_add(naming, naming->row_headers, id);
	if (cell->rows > 1) {
		naming->spanning = id;
		naming->spanning_rows = cell->rows;
	}
}

static void data_take(struct header_naming *naming, const struct grid_cell *cell)
{
	const char *ids = naming->row_headers;
	for (size_t i = cell->column; i < cell->column + cell->columns; i++) {
		const char *more = naming->column_headers[i];
		for (; more && *more; more = strchr(more, ')') + 1)
			ids = ids_add(naming, ids, arena_slice(naming->tags->arena, more, (size_t)(strchr(more, ')') + 1 - more)));
	}
	tag_map_find(naming->tags->map, cell->node)->content->headers = ids;
}

/* A row's header cells name its data cells, wherever in the row they stand. */
static void row_name(struct header_naming *naming, const struct grid *grid, size_t row)
{
	naming->row_headers = naming->spanning_rows > 0 ? naming->spanning : NULL;
	for (size_t i = grid->first[row]; i < grid->first[row + 1]; i++)
		if (cell_is_header(grid->cells[i].node))
			header_take(naming, &grid->cells[i], row < grid->head_rows);
	for (size_t i = grid->first[row]; i < grid->first[row + 1]; i++)
		if (!cell_is_header(grid->cells[i].node))
			data_take(naming, &grid->cells[i]);
	naming->spanning_rows -= naming->spanning_rows > 0;
}

void table_name_headers(struct tags *tags, const struct node *table)
{
	if (!table_is_grouped(table))
		return;
	const struct grid *grid = grid_make(tags->arena, table);
	struct header_naming naming = {.tags = tags};
	naming.column_headers = arena_array(tags->arena, grid->columns, sizeof *naming.column_headers);
	for (size_t row = 0; row < grid->row_count; row++)
		row_name(&naming, grid, row);
}
