/* Pipe tables after GitHub Flavored Markdown 0.29, 4.10: found in the paragraphs of the first parse, cut out as tokens, their
 * cells written as headings for the second. */
#include "markdown/table.h"

#include <string.h>

struct finder {
	const struct context *context;
	const struct origin *origin;
	struct tokens *tokens;
	const struct copy *text;
	struct line_index lines;
	struct pipe_table *first, **last;
};

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

bool tables_likely(const struct copy *text)
{
	bool hyphen = false, bar = false, other = false;
	for (size_t i = 0; i <= text->length; i++) {
		char byte = i < text->length ? text->text[i] : '\n';
		if (byte == '\n' || byte == '\r') {
			if (hyphen && bar && !other)
				return true;
			hyphen = bar = other = false;
		} else if (byte == '-') {
			hyphen = true;
		} else if (byte == '|' || byte == ':') {
			bar = true;
		} else if (!is_blank(byte) && byte != '>') {
			other = true;
		}
	}
	return false;
}

/* One cell of a row, trimmed. */
struct pipe_cell {
	size_t start, end;
};

/* Takes the next cell of a row at *AT; false after the last. A bar after a backslash does not part cells. */
static bool cell_next(const char *text, size_t *at, size_t end, struct pipe_cell *cell)
{
	if (*at > end)
		return false;
	size_t start = *at, stop = start;
	while (stop < end && (text[stop] != '|' || (stop > start && text[stop - 1] == '\\')))
		stop++;
	*at = stop + 1;
	while (start < stop && is_blank(text[start]))
		start++;
	while (stop > start && is_blank(text[stop - 1]))
		stop--;
	*cell = (struct pipe_cell){start, stop};
	return true;
}

/* Drops the blanks around a row and its outer bars. */
static void row_trim(const char *text, size_t *start, size_t *end)
{
	while (*start < *end && is_blank(text[*start]))
		++*start;
	while (*end > *start && is_blank(text[*end - 1]))
		--*end;
	if (*start < *end && text[*start] == '|')
		++*start;
	if (*end > *start && text[*end - 1] == '|' && (*end - *start < 2 || text[*end - 2] != '\\'))
		--*end;
}

static size_t row_count(const char *text, size_t start, size_t end)
{
	struct pipe_cell cell;
	size_t count = 0;
	row_trim(text, &start, &end);
	while (cell_next(text, &start, end, &cell))
		count++;
	return count;
}

/* The alignment that a cell of hyphens states; false if it holds anything else. */
static bool cell_align(const char *text, struct pipe_cell cell, enum align *align)
{
	bool left = cell.start < cell.end && text[cell.start] == ':';
	bool right = cell.end > cell.start + left && text[cell.end - 1] == ':';
	size_t from = cell.start + left, to = cell.end - right;
	for (size_t i = from; i < to; i++)
		if (text[i] != '-')
			return false;
	*align = !right ? ALIGN_LEFT : left ? ALIGN_CENTRE : ALIGN_RIGHT;
	return to > from;
}

/* How many columns a line of hyphens has, 0 if it is none; their alignments go to COLUMNS unless that is NULL. */
static size_t delimiter_columns(const char *text, size_t start, size_t end, enum align *columns)
{
	struct pipe_cell cell;
	enum align align;
	size_t count = 0;
	row_trim(text, &start, &end);
	while (cell_next(text, &start, end, &cell)) {
		if (!cell_align(text, cell, &align))
			return 0;
		if (columns)
			columns[count] = align;
		count++;
	}
	return count;
}

static bool has_bar(const char *text, size_t start, size_t end)
{
	return memchr(text + start, '|', end - start) != NULL;
}

static struct place place_of(const struct finder *finder, size_t at)
{
	return origin_place(finder->origin, copy_from(finder->text, at));
}

/* A row with more cells than the header loses them, as GitHub has it: said, since an author would miss them. */
static void row_long(const struct finder *finder, const struct pipe_table *table, size_t row)
{
	size_t count = row_count(finder->text->text, table->rows[row], table->row_ends[row]);
	if (count > table->column_count)
		message_add(finder->context->messages, MSG_MARKDOWN_ROW_LONG, place_of(finder, table->rows[row]), (int)count,
		    (int)table->column_count);
}

/* Takes the lines from the one before DELIMITER to LAST as a table. */
static void table_take(struct finder *finder, struct leaf *leaf, int delimiter, int last, bool underlined)
{
	struct arena *arena = finder->context->arena;
	const char *text = finder->text->text;
	size_t at = leaf_line(leaf, delimiter), end = line_end(&finder->lines, delimiter);
	struct pipe_table *table = arena_alloc(arena, sizeof *table);
	table->column_count = delimiter_columns(text, at, end, NULL);
	table->columns = arena_array(arena, table->column_count, sizeof *table->columns);
	delimiter_columns(text, at, end, table->columns);
	table->rows = arena_array(arena, (size_t)(last - delimiter) + 1, sizeof *table->rows);
	table->row_ends = arena_array(arena, (size_t)(last - delimiter) + 1, sizeof *table->row_ends);
	for (int line = delimiter - 1; line <= last; line++) {
		if (line == delimiter)
			continue;
		table->rows[table->row_count] = leaf_line(leaf, line);
		table->row_ends[table->row_count] = line_end(&finder->lines, line);
		row_long(finder, table, table->row_count++);
	}
	if (table->row_count == 1)
		message_add(finder->context->messages, MSG_MARKDOWN_TABLE_EMPTY, place_of(finder, table->rows[0]));
	table->start = table->rows[0];
	table->token = token_add(finder->tokens,
	    (struct token){.kind = TOKEN_TABLE, .start = copy_from(finder->text, table->start), .table = table});
	table->resume = line_end(&finder->lines, last);
	table->underlined = underlined;
	*finder->last = table;
	finder->last = &table->next;
}

/* The last line of a block's text: of a heading, the one before its underline. */
static int last_line(const struct finder *finder, struct leaf *leaf, bool heading)
{
	const char *text = finder->text->text;
	int line = leaf->first;
	for (; line < leaf->last; line++) {
		size_t at = leaf_line(leaf, line + 1), end = line_end(&finder->lines, line + 1);
		size_t underline = at;
		while (underline < end && text[underline] == text[at] && (text[at] == '=' || text[at] == '-'))
			underline++;
		while (underline < end && is_blank(text[underline]))
			underline++;
		if (at == end || (heading && underline == end))
			break;
	}
	return line;
}

/* Short rows are filled up, so a small text could ask for any number of cells. */
static bool table_fits(const struct finder *finder, size_t at, size_t columns, size_t rows)
{
	enum { COLUMNS_MAX = 100, CELLS_MAX = 200000 };
	if (columns <= COLUMNS_MAX && rows * columns <= CELLS_MAX && finder->tokens->count < TOKENS_MAX)
		return true;
	message_add(finder->context->messages, MSG_MARKDOWN_TABLE_LARGE, place_of(finder, at), (int)rows, (int)columns);
	return false;
}

static void block_search(struct finder *finder, cmark_node *block, bool heading)
{
	const char *text = finder->text->text;
	struct leaf leaf;
	leaf_init(&leaf, &finder->lines, block);
	int last = last_line(finder, &leaf, heading);
	size_t before = leaf_line(&leaf, leaf.first), before_end = line_end(&finder->lines, leaf.first);
	for (int line = leaf.first + 1; line <= last; line++) {
		size_t at = leaf_line(&leaf, line), end = line_end(&finder->lines, line);
		size_t columns = delimiter_columns(text, at, end, NULL);
		if (columns > 0 && (has_bar(text, at, end) || has_bar(text, before, before_end))) {
			size_t header = row_count(text, before, before_end);
			if (header == columns && table_fits(finder, at, columns, (size_t)(last - line) + 1)) {
				table_take(finder, &leaf, line, last, heading);
				return;
			}
			if (header != columns)
				message_add(finder->context->messages, MSG_MARKDOWN_TABLE_COLUMNS, place_of(finder, at), (int)header,
				    (int)columns);
		}
		before = at;
		before_end = end;
	}
}

struct pipe_table *tables_find(const struct context *context, const struct origin *origin, struct tokens *tokens,
    const struct copy *text, cmark_node *root)
{
	struct finder finder = {.context = context, .origin = origin, .tokens = tokens, .text = text};
	finder.last = &finder.first;
	lines_init(&finder.lines, context->arena, text->text, text->length);
	cmark_iter *iter = cmark_iter_new(root);
	for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);
		if (event != CMARK_EVENT_ENTER || (type != CMARK_NODE_PARAGRAPH && type != CMARK_NODE_HEADING))
			continue;
		if (cmark_node_get_end_line(node) > cmark_node_get_start_line(node))
			block_search(&finder, node, type == CMARK_NODE_HEADING);
		cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
	}
	cmark_iter_free(iter);
	return finder.first;
}

/* A cell as a heading, ended by a token, so that nothing at its end is markup. */
static void cell_write(const struct copy *text, struct pipe_cell cell, size_t token, struct copy *out)
{
	size_t from = copy_from(text, cell.start);
	copy_put(out, "# ", 2, from);
	for (size_t i = cell.start; i < cell.end; i++)
		if (text->text[i] != '\\' || i + 1 == cell.end || text->text[i + 1] != '|')
			copy_range(out, text, i, i + 1);
	copy_put(out, " ", 1, copy_from(text, cell.end));
	token_write(token, copy_from(text, cell.end), out);
	copy_put(out, "\n", 1, copy_from(text, cell.end));
}

static size_t row_write(
    const struct copy *text, const struct pipe_table *table, size_t row, size_t token, struct copy *out)
{
	size_t at = table->rows[row], end = table->row_ends[row];
	row_trim(text->text, &at, &end);
	for (size_t column = 0; column < table->column_count; column++) {
		struct pipe_cell cell;
		if (!cell_next(text->text, &at, end, &cell))
			cell = (struct pipe_cell){end, end};
		cell_write(text, cell, token, out);
	}
	return table->column_count;
}

size_t tables_cut(struct tokens *tokens, struct pipe_table *tables, const struct copy *text, struct copy *out)
{
	size_t cells = 0, at = 0;
	size_t end = tables ? token_add(tokens, (struct token){.kind = TOKEN_END}) : 0;
	copy_reserve(out, text->length);
	for (struct pipe_table *table = tables; table; table = table->next) {
		table->first_cell = cells;
		for (size_t row = 0; row < table->row_count; row++)
			cells += row_write(text, table, row, end, out);
	}
	for (struct pipe_table *table = tables; table; table = table->next) {
		copy_range(out, text, at, table->start);
		token_write(table->token, copy_from(text, table->start), out);
		if (table->underlined)
			copy_put(out, "\n", 1, copy_from(text, table->resume));
		at = table->resume;
	}
	copy_range(out, text, at, text->length);
	return cells;
}
