/* cmark's blocks to nodes: headings, lists, quotations, code and fences, and the stack of nodes that are open. */
#include <string.h>

#include "markdown/fence.h"
#include "markdown/reader.h"

enum { BLOCK_DEPTH = 32, HEADING_FIRST = 2 };

static struct arena *arena_of(const struct markdown_reader *reader)
{
	return reader->context->arena;
}

struct node *reader_top(const struct markdown_reader *reader)
{
	return reader->stack[reader->depth - 1];
}

void reader_push(struct markdown_reader *reader, struct node *node)
{
	reader->stack =
	    arena_grow(arena_of(reader), reader->stack, reader->depth, &reader->capacity, sizeof *reader->stack);
	reader->stack[reader->depth++] = node;
}

void reader_pop(struct markdown_reader *reader)
{
	reader->depth--;
}

bool reader_fits(struct markdown_reader *reader, size_t base, size_t limit, struct place place)
{
	if (reader->depth - base < limit)
		return true;
	if (!reader->deep)
		message_add(reader->context->messages, MSG_MARKDOWN_DEEP, place, (int)limit);
	reader->deep = true;
	return false;
}

struct place reader_place(const struct markdown_reader *reader, size_t offset)
{
	return origin_place(reader->origin, copy_from(&reader->text, offset));
}

static size_t block_offset(const struct markdown_reader *reader, cmark_node *block)
{
	int column = cmark_node_get_start_column(block);
	size_t at = line_start(&reader->lines, cmark_node_get_start_line(block));
	return at + (size_t)(column > 0 ? column - 1 : 0);
}

struct place reader_block_place(const struct markdown_reader *reader, cmark_node *block)
{
	return reader_place(reader, block_offset(reader, block));
}

static struct node *block_add(struct markdown_reader *reader, enum node_kind kind, cmark_node *block)
{
	struct node *node = node_new(arena_of(reader), kind, reader_block_place(reader, block));
	node_append(reader_top(reader), node);
	return node;
}

static void container_open(struct markdown_reader *reader, struct node *node, bool wanted)
{
	struct node *top = reader_top(reader);
	if (wanted) {
		node_append(top, node);
		top = node;
	}
	reader_push(reader, top);
}

static void read_quote(struct markdown_reader *reader, cmark_node *block)
{
	struct node *node = node_new(arena_of(reader), NODE_BLOCK_QUOTE, reader_block_place(reader, block));
	container_open(reader, node, reader_fits(reader, 0, BLOCK_DEPTH, node->place));
}

static void read_list(struct markdown_reader *reader, cmark_node *block)
{
	struct node *node = node_new(arena_of(reader), NODE_LIST, reader_block_place(reader, block));
	node->as.list.ordered = cmark_node_get_list_type(block) == CMARK_ORDERED_LIST;
	node->as.list.tight = cmark_node_get_list_tight(block) != 0;
	node->as.list.start = node->as.list.ordered ? cmark_node_get_list_start(block) : 0;
	container_open(reader, node, reader_fits(reader, 0, BLOCK_DEPTH, node->place));
}

/* An item of a list that was passed over is passed over too. */
static void read_item(struct markdown_reader *reader, cmark_node *block)
{
	struct node *node = node_new(arena_of(reader), NODE_ITEM, reader_block_place(reader, block));
	container_open(reader, node, reader_top(reader)->kind == NODE_LIST);
}

static void read_paragraph(struct markdown_reader *reader, cmark_node *block)
{
	inlines_read(reader, block, block_add(reader, NODE_PARAGRAPH, block), "a paragraph");
}

static void read_heading(struct markdown_reader *reader, cmark_node *block)
{
	struct node *heading = block_add(reader, NODE_HEADING, block);
	heading->as.heading.level = cmark_node_get_heading_level(block);
	heading->as.heading.typed = true;
	if (heading->as.heading.level < HEADING_FIRST) {
		message_add(reader->context->messages, MSG_MARKDOWN_HEADING_ONE, heading->place);
		heading->as.heading.level = HEADING_FIRST;
	}
	inlines_read(reader, block, heading, "a heading");
	struct buffer plain = {0};
	node_plain(&plain, heading);
	heading->as.heading.plain = arena_copy(arena_of(reader), buffer_text(&plain));
	buffer_release(&plain);
}

static void read_rule(struct markdown_reader *reader, cmark_node *block)
{
	block_add(reader, NODE_THEMATIC_BREAK, block);
}

static void read_html(struct markdown_reader *reader, cmark_node *block)
{
	struct node *paragraph = block_add(reader, NODE_PARAGRAPH, block);
	message_add(reader->context->messages, MSG_MARKDOWN_HTML, paragraph->place);
	reader->sentence = SENTENCE_BEGINS;
	reader_push(reader, paragraph);
	const char *line = cmark_node_get_literal(block);
	int number = cmark_node_get_start_line(block);
	while (*line) {
		size_t length = strcspn(line, "\r\n");
		size_t end = line_end(&reader->lines, number++), start = line_start(&reader->lines, number - 1);
		inlines_text(reader, line, length, end - start >= length ? end - length : start);
		line += length;
		line += strspn(line, "\r") > 0;
		line += *line == '\n';
		if (*line)
			node_append(paragraph, node_new(arena_of(reader), NODE_SOFT_BREAK, paragraph->place));
	}
	reader_pop(reader);
}

static void read_code(struct markdown_reader *reader, cmark_node *block)
{
	struct fence fence;
	bool fenced = fence_read(reader, block, &fence);
	struct node *blocks;
	if (fenced && *fence.info && reader->hooks->fence) {
		blocks = reader->hooks->fence(reader->hooks->self, &fence);
	} else {
		size_t length = fence.length;
		length -= length > 0 && fence.text[length - 1] == '\n';
		blocks = node_new(arena_of(reader), NODE_CODE_BLOCK, reader_block_place(reader, block));
		blocks->text = arena_slice(arena_of(reader), fence.text, length);
	}
	node_append_all(reader_top(reader), blocks);
}

struct block_reader {
	void (*read)(struct markdown_reader *, cmark_node *);
	bool holds; /* other blocks */
};

static const struct block_reader kinds[CMARK_NODE_LAST_BLOCK + 1] = {
    [CMARK_NODE_BLOCK_QUOTE] = {read_quote, true},
    [CMARK_NODE_LIST] = {read_list, true},
    [CMARK_NODE_ITEM] = {read_item, true},
    [CMARK_NODE_CODE_BLOCK] = {read_code, false},
    [CMARK_NODE_HTML_BLOCK] = {read_html, false},
    [CMARK_NODE_PARAGRAPH] = {read_paragraph, false},
    [CMARK_NODE_HEADING] = {read_heading, false},
    [CMARK_NODE_THEMATIC_BREAK] = {read_rule, false},
};

static void block_event(struct markdown_reader *reader, cmark_iter *iter, cmark_event_type event)
{
	cmark_node *block = cmark_iter_get_node(iter);
	const struct block_reader *kind = &kinds[cmark_node_get_type(block)];
	if (event == CMARK_EVENT_EXIT && kind->holds)
		reader_pop(reader);
	if (event != CMARK_EVENT_ENTER || !kind->read)
		return;
	kind->read(reader, block);
	if (cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH || cmark_node_get_type(block) == CMARK_NODE_HEADING)
		cmark_iter_reset(iter, block, CMARK_EVENT_EXIT);
}

void blocks_read(struct markdown_reader *reader, cmark_node *document, struct node *node)
{
	reader_push(reader, node);
	cmark_iter *iter = cmark_iter_new(document);
	if (reader->cell_count > 0)
		cmark_iter_reset(iter, reader->cells[reader->cell_count - 1], CMARK_EVENT_EXIT);
	for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;)
		block_event(reader, iter, event);
	cmark_iter_free(iter);
	reader_pop(reader);
}

static struct node *row_read(struct markdown_reader *reader, const struct pipe_table *table, size_t row)
{
	struct node *node = NULL;
	for (size_t column = 0; column < table->column_count; column++) {
		cmark_node *heading = reader->cells[table->first_cell + row * table->column_count + column];
		struct node *cell = node_new(arena_of(reader), NODE_TABLE_CELL, reader_block_place(reader, heading));
		if (!node)
			node = node_new(arena_of(reader), NODE_TABLE_ROW, cell->place);
		cell->as.cell.align = table->columns[column];
		cell->as.cell.scope = row == 0 ? SCOPE_COLUMN : SCOPE_NONE;
		node_append(node, cell);
		inlines_read(reader, heading, cell, "a table");
	}
	return node;
}

struct node *pipe_table_read(struct markdown_reader *reader, const struct pipe_table *table, struct place place)
{
	struct leaf leaf = reader->leaf;
	size_t cursor = reader->cursor;
	struct node *node = node_new(arena_of(reader), NODE_TABLE, place);
	node->as.table.columns = table->columns;
	node->as.table.column_count = table->column_count;
	struct node *head = node_new(arena_of(reader), NODE_TABLE_HEAD, place);
	struct node *body = node_new(arena_of(reader), NODE_TABLE_BODY, place);
	node_append(node, head);
	node_append(node, body);
	for (size_t row = 0; row < table->row_count; row++)
		node_append(row == 0 ? head : body, row_read(reader, table, row));
	reader->leaf = leaf;
	reader->cursor = cursor;
	return node;
}
