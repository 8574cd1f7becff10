/* Tables: a row of w:tr each, with header rows that Word repeats on each page. Columns are as wide as their texts want. */
#include <string.h>

#include "doc/grid.h"
#include "docx/writer.h"

enum { TWIP = 50 /* thousandths of a point */ };

/* A table at work. */
struct docx_grid {
	const struct grid *grid;
	int *widths;                    /* of the columns, in twips */
	const struct grid_cell **below; /* of each column: the cell from above that reaches into the row, or NULL */
};

/* In letters: what the column's longest cell wants, within bounds. */
static int cell_wish(struct docx_writer *writer, const struct grid_cell *cell)
{
	enum { LEAST = 10, MOST = 40 };
	size_t letters = strlen(docx_plain(writer, cell->node)) / cell->columns;
	return letters < LEAST ? LEAST : letters > MOST ? MOST : (int)letters;
}

static int *columns_measure(struct docx_writer *writer, const struct grid *grid)
{
	int *wishes = arena_array(writer->context->arena, grid->columns, sizeof *wishes), sum = 0;
	for (size_t i = 0; i < grid->cell_count; i++)
		for (size_t k = 0; k < grid->cells[i].columns; k++) {
			int wish = cell_wish(writer, &grid->cells[i]);
			int *column = &wishes[grid->cells[i].column + k];
			*column = wish > *column ? wish : *column;
		}
	for (size_t i = 0; i < grid->columns; i++)
		sum += wishes[i] = wishes[i] ? wishes[i] : 1;
	for (size_t i = 0; i < grid->columns; i++)
		wishes[i] = (int)((int64_t)wishes[i] * (docx_column(writer) / TWIP) / sum);
	return wishes;
}

static void cell_blocks(struct docx_writer *writer, const struct node *cell)
{
	static const char *const aligned[] = {
	    [ALIGN_LEFT] = "TableText", [ALIGN_RIGHT] = "TableFigure", [ALIGN_CENTRE] = "TableCentre"};
	const char *style = writer->style;
	int number = writer->number, depth = writer->list_depth;
	bool marker = writer->marker;
	size_t before = writer->part->xml.length;
	writer->style = cell->as.cell.scope != SCOPE_NONE && cell->parent->parent->kind == NODE_TABLE_HEAD &&
	                        cell->as.cell.align != ALIGN_RIGHT
	                    ? "TableHead"
	                    : aligned[cell->as.cell.align];
	writer->number = writer->list_depth = 0;
	writer->marker = false;
	writer->bold += cell->as.cell.scope != SCOPE_NONE || cell->parent->as.row.total;
	if (cell->first && node_is_inline(cell->first->kind))
		docx_paragraph(writer, NULL, cell);
	else
		docx_blocks(writer, cell->first);
	writer->bold -= cell->as.cell.scope != SCOPE_NONE || cell->parent->as.row.total;
	writer->after_table |= writer->part->xml.length == before; /* a cell ends with a paragraph */
	docx_table_end(writer);
	writer->style = style;
	writer->number = number;
	writer->list_depth = depth;
	writer->marker = marker;
}

/* CELL, or the part of it that reaches into a later row, or an empty slot where it is NULL. */
static void cell_write(
    struct docx_writer *writer, const struct docx_grid *grid, const struct grid_cell *cell, size_t column, bool begins)
{
	struct buffer *out = &writer->part->xml;
	size_t columns = cell ? cell->columns : 1;
	int width = 0;
	for (size_t i = 0; i < columns; i++)
		width += grid->widths[column + i];
	buffer_format(out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", width);
	if (columns > 1)
		buffer_format(out, "<w:gridSpan w:val=\"%zu\"/>", columns);
	if (cell && cell->rows > 1)
		buffer_add(out, begins ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>");
	buffer_add(out, "</w:tcPr>");
	if (cell && begins) {
		cell_blocks(writer, cell->node);
	} else {
		docx_paragraph_open(writer, "TableText", NULL);
		docx_paragraph_close(writer);
	}
	buffer_add(out, "</w:tc>");
}

static void row_write(struct docx_writer *writer, const struct docx_grid *table, size_t row)
{
	const struct grid *grid = table->grid;
	struct buffer *out = &writer->part->xml;
	size_t next = grid->first[row], end = grid->first[row + 1];
	buffer_add(out, "<w:tr><w:trPr><w:cantSplit/>");
	buffer_add(out, row < grid->head_rows ? "<w:tblHeader/></w:trPr>" : "</w:trPr>");
	for (size_t column = 0; column < grid->columns;) {
		const struct grid_cell *above = table->below[column];
		const struct grid_cell *cell = above && above->row + above->rows > row ? above : NULL;
		bool begins = !cell && next < end && grid->cells[next].column == column;
		if (begins)
			cell = &grid->cells[next++];
		cell_write(writer, table, cell, column, begins);
		for (size_t i = 0; cell && i < cell->columns; i++)
			table->below[column + i] = cell;
		column += cell ? cell->columns : 1;
	}
	buffer_add(out, "</w:tr>\n");
}

static void table_open(struct docx_writer *writer, const struct node *node, const struct docx_grid *table)
{
	struct buffer *out = &writer->part->xml;
	const struct node *caption = docx_child(node, NODE_CAPTION);
	buffer_add(out, "<w:tbl><w:tblPr><w:tblStyle w:val=\"ReportTable\"/>");
	if (writer->right_to_left)
		buffer_add(out, "<w:bidiVisual/>");
	buffer_add(out, "<w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" "
	                "w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>");
	if (caption) {
		buffer_add(out, "<w:tblCaption w:val=\"");
		docx_text(out, docx_plain(writer, caption));
		buffer_add(out, "\"/>");
	}
	buffer_add(out, "</w:tblPr><w:tblGrid>");
	for (size_t i = 0; i < table->grid->columns; i++)
		buffer_format(out, "<w:gridCol w:w=\"%d\"/>", table->widths[i]);
	buffer_add(out, "</w:tblGrid>\n");
}

void docx_table(struct docx_writer *writer, const struct node *node)
{
	const struct node *foot = docx_child(node, NODE_FOOT);
	struct arena *arena = writer->context->arena;
	const struct grid *grid = grid_make(arena, node);
	struct docx_grid table = {
	    grid, columns_measure(writer, grid), arena_array(arena, grid->columns, sizeof *table.below)};
	if (!node->parent || node->parent->kind != NODE_CHART)
		docx_caption(writer, node);
	docx_table_end(writer);
	if (grid->row_count) {
		table_open(writer, node, &table);
		writer->in_table++;
		for (size_t row = 0; row < grid->row_count; row++)
			row_write(writer, &table, row);
		writer->in_table--;
		buffer_add(&writer->part->xml, "</w:tbl>\n");
		writer->after_table = true;
	}
	if (foot)
		docx_blocks(writer, foot);
}
