/* The document tree to plain text: a walk, in which a node that holds text is gathered to one string and wrapped, a row of
 * a table to one entry of a list, and everything else is entered. Nothing here knows a report's words. */
#include "plain/plain.h"

#include <string.h>

#include "doc/grid.h"
#include "words/words.h"

enum { COLUMNS = 72, STEP = 2 };

struct plain_writer {
	struct arena *arena;
	const struct words *words;
	struct buffer *out;
	size_t indent;            /* columns that lines are set in by */
	const char *marker;       /* stands before the next line, within its indent: "- "; or NULL */
	bool close;               /* the next block follows without an empty line */
	const struct node *table; /* the last one that a row was written of */
	const struct grid *grid;  /* its grid */
	size_t row;               /* the last row written, in the grid */
	size_t cells_said;        /* of that row */
};

/* Columns of BYTES bytes: one a code point. */
static size_t columns_of(const char *text, size_t bytes)
{
	size_t columns = 0;
	for (size_t i = 0; i < bytes; i++)
		columns += ((unsigned char)text[i] & 0xC0) != 0x80;
	return columns;
}

static size_t line_begin(struct plain_writer *w)
{
	size_t marked = w->marker ? columns_of(w->marker, strlen(w->marker)) : 0;
	for (size_t i = marked; i < w->indent; i++)
		buffer_char(w->out, ' ');
	if (w->marker)
		buffer_add(w->out, w->marker);
	w->marker = NULL;
	return marked > w->indent ? marked : w->indent;
}

/* TEXT as a block of lines: it is broken at spaces, and where it has a line feed. */
static void wrap(struct plain_writer *w, const char *text)
{
	if (w->out->length > 0 && !w->close)
		buffer_char(w->out, '\n');
	w->close = false;
	size_t column = 0;
	for (const char *at = text; *at; at += *at != '\0') {
		size_t bytes = strcspn(at, " \n"), columns = columns_of(at, bytes);
		if (bytes > 0 && column > 0 && column + 1 + columns > COLUMNS) {
			buffer_char(w->out, '\n');
			column = 0;
		}
		if (bytes > 0) {
			if (column > 0)
				buffer_char(w->out, ' ');
			column = column > 0 ? column + 1 : line_begin(w);
			buffer_bytes(w->out, at, bytes);
			column += columns;
		}
		at += bytes;
		if (*at == '\n' && column > 0) {
			buffer_char(w->out, '\n');
			column = 0;
		}
	}
	if (column > 0)
		buffer_char(w->out, '\n');
}

static char last_letter(const struct buffer *text)
{
	return text->length > 0 ? buffer_text(text)[text->length - 1] : '\0';
}

/* A link's address, unless its text is that already. */
static void address_add(struct buffer *text, const struct node *link)
{
	const char *target = link->as.link.target;
	if (strncmp(target, "mailto:", 7) == 0)
		target += 7;
	if (link->as.link.kind == LINK_EXTERNAL && !strstr(buffer_text(text), target))
		buffer_format(text, " (%s)", target);
}

static void inline_add(struct buffer *text, const struct node *node)
{
	switch (node->kind) {
	case NODE_TEXT:
	case NODE_CODE:
	case NODE_FIGURE:
	case NODE_ABBREVIATION:
		buffer_add(text, node->text);
		break;
	case NODE_LINE_BREAK:
		buffer_char(text, '\n');
		break;
	case NODE_NOTE_REFERENCE:
		buffer_format(text, " [%d]", node->as.note.number);
		break;
	default:
		if (node->kind == NODE_ITEM && node->previous && !strchr(".,;:!?", last_letter(text)))
			buffer_char(text, ',');
		if (node->kind == NODE_SOFT_BREAK || !node_is_inline(node->kind))
			buffer_char(text, ' ');
	}
}

/* All that NODE says in words, its blocks parted by spaces, the items of a list by commas. */
static const char *gather(struct plain_writer *w, const struct node *node)
{
	struct buffer text = {0};
	enum node_event event = NODE_ENTER;
	for (const struct node *at = node; at; at = node_walk(node, at, &event)) {
		if (event == NODE_ENTER)
			inline_add(&text, at);
		else if (at->kind == NODE_LINK)
			address_add(&text, at);
	}
	return buffer_finish(&text, w->arena);
}

static void underline(struct plain_writer *w, const char *text, char with)
{
	size_t columns = columns_of(text, strlen(text));
	for (size_t i = 0; i < columns && i < COLUMNS; i++)
		buffer_char(w->out, with);
	buffer_char(w->out, '\n');
}

static void heading(struct plain_writer *w, const struct node *node)
{
	const char *text = gather(w, node) + 1;
	if (node->as.heading.number)
		text = arena_format(w->arena, "%s %s", node->as.heading.number, text);
	wrap(w, text);
	if (w->indent == 0 && node->as.heading.level <= 2)
		underline(w, text, node->as.heading.level == 1 ? '=' : '-');
}

/* A caption with its owner's number. A chart's table has none of its own. */
static void caption(struct plain_writer *w, const struct node *node)
{
	const struct node *owner = node->parent;
	bool chart = owner->kind == NODE_CHART;
	const char *number = chart ? owner->as.chart.number : owner->kind == NODE_TABLE ? owner->as.table.number : NULL;
	if (owner->kind == NODE_TABLE && owner->parent->kind == NODE_CHART)
		return;
	const char *text = gather(w, node) + 1;
	if (number)
		text = arena_format(w->arena, "%s. %s",
		    words_fill(w->arena, w->words, chart ? PHRASE_CHART_NUMBER : PHRASE_TABLE_NUMBER, WITH({"number", number})),
		    text);
	wrap(w, text);
}

/* An entry of a list, behind the one before it without an empty line. */
static void entry_write(struct plain_writer *w, const char *text, bool first)
{
	w->close = !first;
	w->marker = "- ";
	w->indent += STEP;
	wrap(w, text);
	w->indent -= STEP;
}

static bool covers(const struct grid_cell *cell, size_t row, size_t column)
{
	return row - cell->row < cell->rows && column - cell->column < cell->columns;
}

/* What the lowest head of a column says, unless it is of several columns; "" without one. */
static const char *column_head(struct plain_writer *w, size_t column)
{
	const struct grid_cell *found = NULL;
	for (size_t i = 0; i < w->grid->first[w->grid->head_rows]; i++)
		if (covers(&w->grid->cells[i], w->grid->head_rows - 1, column))
			found = &w->grid->cells[i];
	return found && found->columns == 1 ? gather(w, found->node) + 1 : "";
}

static void cell_add(struct plain_writer *w, struct buffer *text, const struct grid_cell *cell)
{
	const char *said = gather(w, cell->node) + 1;
	const char *head = cell->columns == 1 && cell->column > 0 ? column_head(w, cell->column) : "";
	if (!*said)
		return;
	if (cell->column > 0 && text->length)
		buffer_add(text, w->cells_said == 1 ? ": " : "; ");
	if (*head)
		buffer_format(text, "%s ", head);
	buffer_add(text, said);
	w->cells_said++;
}

/* The cell in a slot; NULL of a gap. */
static const struct grid_cell *cell_at(const struct grid *grid, size_t row, size_t column)
{
	size_t above = row + 1 > grid->span_rows ? row + 1 - grid->span_rows : 0;
	for (size_t i = grid->first[row + 1]; i-- > grid->first[above];)
		if (grid->cells[i].column == column && covers(&grid->cells[i], row, column))
			return &grid->cells[i];
	return NULL;
}

/* The grid of the table that ROW stands in, and its number there; rows come in their order. */
static void row_find(struct plain_writer *w, const struct node *row)
{
	const struct node *table = row->parent->parent;
	if (w->table != table)
		w->grid = grid_make(w->arena, table);
	w->row = w->table == table ? w->row : 0;
	w->table = table;
	while (w->grid->rows[w->row] != row)
		w->row++;
}

/* "- Social worker: Number 9; Percentage 4%". A cell of several rows is said in each, an empty one in none. */
static void row_write(struct plain_writer *w, const struct node *row)
{
	struct buffer text = {0};
	if (row->parent->kind == NODE_TABLE_HEAD || !row->first)
		return;
	row_find(w, row);
	w->cells_said = 0;
	for (size_t column = 0; column < w->grid->columns; column++) {
		const struct grid_cell *cell = cell_at(w->grid, w->row, column);
		if (cell)
			cell_add(w, &text, cell);
	}
	entry_write(w, buffer_finish(&text, w->arena), !row->previous);
}

/* Code as it stands, whatever its width. */
static void code_write(struct plain_writer *w, const struct node *node)
{
	wrap(w, "");
	for (const char *at = node->text; *at; at += *at != '\0') {
		size_t bytes = strcspn(at, "\n");
		if (bytes > 0) {
			w->indent += STEP;
			line_begin(w);
			w->indent -= STEP;
		}
		buffer_bytes(w->out, at, bytes);
		buffer_char(w->out, '\n');
		at += bytes;
	}
}

/* How far what NODE holds is set in, in columns. */
static size_t indent_of(const struct node *node)
{
	if (node->kind == NODE_ITEM)
		return node->parent->as.list.ordered ? STEP + 2 : STEP;
	bool set_in = node->kind == NODE_BLOCK_QUOTE || node->kind == NODE_QUOTATION || node->kind == NODE_CALLOUT;
	return set_in ? STEP : 0;
}

static void item_begin(struct plain_writer *w, const struct node *item)
{
	const struct node *list = item->parent;
	int number = list->as.list.start;
	for (const struct node *at = item->previous; at; at = at->previous)
		number++;
	w->marker = list->as.list.ordered ? arena_format(w->arena, "%2d. ", number) : "- ";
	w->close = list->as.list.tight && (item->previous || list->parent->kind == NODE_ITEM);
}

/* Said by somebody: in quotation marks, as every writer sets it. */
static void paragraph(struct plain_writer *w, const struct node *node)
{
	const char *text = gather(w, node) + 1;
	if (node->parent->kind == NODE_FOOT && node_is_links(node)) /* to its workings, or to its data */
		return;
	wrap(w, node->parent->kind == NODE_QUOTATION ? arena_format(w->arena, "\xE2\x80\x9C%s\xE2\x80\x9D", text) : text);
}

/* Writes NODE and what it holds, if it is to be taken whole. */
static bool write_whole(struct plain_writer *w, const struct node *node)
{
	switch (node->kind) {
	case NODE_COVER:
	case NODE_CONTENTS:
	case NODE_SOURCES:
	case NODE_DOWNLOADS:
		return true;
	case NODE_SECTION:
		return node->as.section.role == SECTION_CONTENTS || node->as.section.role == SECTION_DATA ||
		       node->as.section.role == SECTION_CHART_TABLES;
	case NODE_LINK: /* a bare one, beside a table: to its workings */
		return true;
	case NODE_HEADING:
		heading(w, node);
		return true;
	case NODE_CAPTION:
		caption(w, node);
		return true;
	case NODE_PARAGRAPH:
		if (node->as.paragraph.role != PARAGRAPH_PRINTED)
			paragraph(w, node);
		return true;
	case NODE_SUBTITLE:
	case NODE_SOURCE:
	case NODE_CREDIT:
	case NODE_ABOUT:
	case NODE_TERM:
		wrap(w, gather(w, node));
		return true;
	case NODE_ATTRIBUTION:
		w->close = true;
		wrap(w, gather(w, node));
		return true;
	case NODE_NOTE:
		wrap(w, arena_format(w->arena, "[%d]%s", node->as.note.number, gather(w, node)));
		return true;
	case NODE_TILE:
		entry_write(w, gather(w, node), !node->previous || node->previous->kind != NODE_TILE);
		return true;
	case NODE_TABLE_ROW:
		row_write(w, node);
		return true;
	case NODE_CODE_BLOCK:
		code_write(w, node);
		return true;
	case NODE_IMAGE:
		wrap(w, node->as.image.alt);
		return false;
	default:
		return false;
	}
}

static void head_write(struct plain_writer *w, const struct document *document)
{
	const char *const lines[] = {document->marking, document->title, document->council, document->published,
	    document->draft ? words_say(w->words, PHRASE_DRAFT) : NULL, document->sample_text};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		if (!lines[i])
			continue;
		w->close = true;
		wrap(w, lines[i]);
	}
}

void plain_write(const struct context *context, struct buffer *out, const struct document *document)
{
	struct plain_writer writer = {.arena = context->arena, .words = words_of(document->language), .out = out};
	head_write(&writer, document);
	enum node_event event = NODE_ENTER;
	for (const struct node *at = document->root; at; at = node_walk(document->root, at, &event)) {
		if (event == NODE_LEAVE) {
			writer.indent -= indent_of(at);
			continue;
		}
		if (write_whole(&writer, at)) {
			event = NODE_LEAVE;
			continue;
		}
		writer.indent += indent_of(at);
		if (at->kind == NODE_ITEM)
			item_begin(&writer, at);
	}
}
