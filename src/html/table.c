/* Tables and the notes below them. Which column a cell stands in, and so its label on a narrow screen, doc/grid.h knows. */
#include <string.h>

#include "doc/grid.h"
#include "html/escape.h"
#include "html/writer.h"

enum { COLUMNS_THAT_FIT = 3 }; /* on a phone; a table of more may have to scroll */

void writer_caption_number(struct writer *writer, const struct node *owner)
{
	bool chart = owner->kind == NODE_CHART;
	const char *number = chart ? owner->as.chart.number : owner->as.table.number;
	enum phrase phrase = chart ? PHRASE_CHART_NUMBER : PHRASE_TABLE_NUMBER;
	if (!number)
		return;
	buffer_add(writer->out, "<span class=\"ar-number\">");
	escape_text(
	    writer->out, words_fill(writer->context->arena, writer_words(writer), phrase, WITH({"number", number})));
	buffer_add(writer->out, ".</span> ");
}

/* A file that may be fetched; what the link NAMED says behind its first part, and so of which figures, follows for
   listeners. */
static void file_link(struct writer *writer, const char *path, enum phrase phrase, const struct node *named)
{
	if (!path)
		return;
	buffer_add(writer->out, "<a href=\"");
	escape_url(writer->out, path);
	buffer_add(writer->out, "\" download>");
	escape_text(writer->out, words_say(writer_words(writer), phrase));
	if (named && named->first && named->first->next) {
		buffer_add(writer->out, "<span class=\"ar-h\">");
		for (const struct node *child = named->first->next; child; child = child->next)
			writer_node(writer, child);
		buffer_add(writer->out, "</span>");
	}
	buffer_add(writer->out, "</a>");
}

/* The links of PARAGRAPH, in one line, to the workings of several statistics or, without its name, of one. */
static void working_links(struct writer *writer, const struct node *paragraph)
{
	bool several = paragraph->first->next;
	buffer_add(writer->out, several ? "<span class=\"ar-ways\">" : "");
	writer->brief = !several;
	writer_children(writer, paragraph);
	writer->brief = false;
	buffer_add(writer->out, several ? "</span>\n" : "\n");
}

/* The links of PARAGRAPH (or NULL), then the files of the figures and of their picture. */
static void link_line(struct writer *writer, const struct node *paragraph, const char *data, const char *picture)
{
	buffer_add(writer->out, "<p class=\"ar-links\">");
	if (paragraph)
		working_links(writer, paragraph);
	file_link(writer, data, PHRASE_DOWNLOAD_CSV, paragraph ? paragraph->first : NULL);
	if (data && picture)
		buffer_char(writer->out, '\n');
	file_link(writer, picture, PHRASE_DOWNLOAD_SVG, paragraph ? paragraph->first : NULL);
	buffer_add(writer->out, "</p>\n");
}

static bool has_notes(const struct node *foot)
{
	for (const struct node *child = foot->first; child; child = child->next)
		if (!node_is_links(child))
			return true;
	return false;
}

static void write_notes(struct writer *writer, const struct node *foot)
{
	bool inlines = foot->first && node_is_inline(foot->first->kind);
	buffer_add(writer->out, inlines ? "<p class=\"ar-foot\">" : "<div class=\"ar-foot\">");
	for (const struct node *child = foot->first; child; child = child->next)
		if (inlines || !node_is_links(child))
			writer_node(writer, child);
	buffer_add(writer->out, inlines ? "</p>\n" : "</div>\n");
}

void writer_foot(struct writer *writer, const struct node *foot, const char *data, const char *picture)
{
	const struct node *line = NULL;
	if (foot && has_notes(foot))
		write_notes(writer, foot);
	for (const struct node *child = foot ? foot->first : NULL; child && !line; child = child->next)
		if (child->kind == NODE_PARAGRAPH && node_is_links(child) && child->as.paragraph.role != PARAGRAPH_PRINTED)
			line = child;
	if (line || data || picture)
		link_line(writer, line, data, picture);
}

bool foot_enter(struct writer *writer, const struct node *node)
{
	writer_foot(writer, node, NULL, NULL);
	return false;
}

/* The text that heads each column: of the lowest header cell that spans it. */
static void collect_labels(struct writer *writer, const struct grid *grid)
{
	struct arena *arena = writer->context->arena;
	writer->labels = arena_array(arena, grid->columns, sizeof *writer->labels);
	for (size_t i = 0; i < grid->first[grid->head_rows]; i++) {
		const struct grid_cell *cell = &grid->cells[i];
		struct buffer plain = {0};
		node_plain(&plain, cell->node);
		const char *label = buffer_finish(&plain, arena);
		for (size_t column = 0; column < cell->columns; column++)
			writer->labels[cell->column + column] = label;
	}
}

/* A first column of labels and then figures alone: the style sheet sets them, so that no cell has to say it. */
static bool is_figures(const struct node *table)
{
	if (!table->as.table.columns || table->as.table.column_count < 2 || table->as.table.columns[0] != ALIGN_LEFT)
		return false;
	for (size_t i = 1; i < table->as.table.column_count; i++)
		if (table->as.table.columns[i] != ALIGN_RIGHT)
			return false;
	return true;
}

static void open_region(struct writer *writer, const struct node *node, const struct node *caption)
{
	bool wide = node->as.table.wide;
	bool many = !wide && node->as.table.column_count > COLUMNS_THAT_FIT;
	writer->figures = is_figures(node);
	writer_open(writer, "div", wide ? "ar-table ar-wide" : many ? "ar-table ar-many" : "ar-table", node);
	if (many) {
		buffer_add(writer->out, " tabindex=\"0\" role=\"region\"");
		if (caption && node->anchor && node->parent->kind != NODE_CHART)
			buffer_format(writer->out, " aria-labelledby=\"%s%s--caption\"", writer->prefix, node->anchor);
		else
			writer_attribute(writer, "aria-label", words_say(writer_words(writer), PHRASE_TABLE));
	}
	buffer_add(writer->out, writer->figures ? ">\n<table class=\"ar-figures\">\n" : ">\n<table>\n");
}

static void write_caption(struct writer *writer, const struct node *node, const struct node *caption)
{
	writer_open(writer, "caption", NULL, caption);
	if (node->anchor)
		buffer_format(writer->out, " id=\"%s%s--caption\"", writer->prefix, node->anchor);
	buffer_char(writer->out, '>');
	writer_caption_number(writer, node);
	writer_children(writer, caption);
	buffer_add(writer->out, "</caption>\n");
}

bool table_enter(struct writer *writer, const struct node *node)
{
	const struct node *caption = node_child(node, NODE_CAPTION), *head = node_child(node, NODE_TABLE_HEAD);
	const struct node *body = node_child(node, NODE_TABLE_BODY);
	bool inside_chart = node->parent && node->parent->kind == NODE_CHART;
	const struct grid_cell *outer = writer->next_cell;
	const struct grid *grid = grid_make(writer->context->arena, node);
	writer->next_cell = grid->cells;
	open_region(writer, node, caption);
	if (caption && !inside_chart)
		write_caption(writer, node, caption);
	if (head)
		writer_node(writer, head);
	if (node->as.table.wide)
		collect_labels(writer, grid);
	if (body)
		writer_node(writer, body);
	writer->labels = NULL;
	writer->next_cell = outer;
	buffer_add(writer->out, "</table>\n</div>\n");
	writer_foot(writer, node_child(node, NODE_FOOT), inside_chart ? NULL : links_data(writer->links, node), NULL);
	return false;
}

bool row_enter(struct writer *writer, const struct node *node)
{
	buffer_add(writer->out, node->as.row.total ? "<tr class=\"ar-total\">" : "<tr>");
	return true;
}

bool cell_enter(struct writer *writer, const struct node *node)
{
	static const char *const scopes[] = {
	    [SCOPE_COLUMN] = "col", [SCOPE_ROW] = "row", [SCOPE_COLUMN_GROUP] = "colgroup", [SCOPE_ROW_GROUP] = "rowgroup"};
	static const char *const classes[] = {[ALIGN_LEFT] = NULL, [ALIGN_RIGHT] = "ar-n", [ALIGN_CENTRE] = "ar-c"};
	enum cell_scope scope = node->as.cell.scope;
	size_t column = (writer->next_cell++)->column; /* cells are written in the grid's order */
	bool first = node == node->parent->first;      /* as the style sheet's :first-child */
	bool told = writer->figures && node->as.cell.align == (first ? ALIGN_LEFT : ALIGN_RIGHT);
	writer_open(writer, scope == SCOPE_NONE ? "td" : "th", told ? NULL : classes[node->as.cell.align], node);
	if (scope != SCOPE_NONE)
		buffer_format(writer->out, " scope=%s", scopes[scope]);
	if (node->as.cell.columns > 1)
		buffer_format(writer->out, " colspan=\"%d\"", node->as.cell.columns);
	if (node->as.cell.rows > 1)
		buffer_format(writer->out, " rowspan=\"%d\"", node->as.cell.rows);
	if (writer->labels && writer->labels[column])
		writer_attribute(writer, "data-label", writer->labels[column]);
	buffer_char(writer->out, '>');
	return true;
}
