/* An index of line starts, as CommonMark ends lines: LF, CR or both. */
#include "markdown/lines.h"

static size_t line_break(const char *text, size_t length, size_t at)
{
	if (text[at] == '\r')
		return at + 1 < length && text[at + 1] == '\n' ? 2 : 1;
	return text[at] == '\n' ? 1 : 0;
}

void lines_init(struct line_index *lines, struct arena *arena, const char *text, size_t length)
{
	size_t capacity = 0;
	*lines = (struct line_index){.text = text, .length = length};
	for (size_t at = 0, start = 0; at <= length;) {
		size_t skip = at < length ? line_break(text, length, at) : 1;
		at += skip ? skip : 1;
		if (skip == 0)
			continue;
		lines->starts = arena_grow(arena, lines->starts, lines->count, &capacity, sizeof *lines->starts);
		lines->starts[lines->count++] = start;
		start = at;
	}
	lines->starts = arena_grow(arena, lines->starts, lines->count, &capacity, sizeof *lines->starts);
	lines->starts[lines->count] = length;
}

size_t line_start(const struct line_index *lines, int number)
{
	if (number < 1)
		return 0;
	return (size_t)number > lines->count ? lines->length : lines->starts[number - 1];
}

size_t line_end(const struct line_index *lines, int number)
{
	size_t start = line_start(lines, number), end = line_start(lines, number + 1);
	while (end > start && (lines->text[end - 1] == '\n' || lines->text[end - 1] == '\r'))
		end--;
	return end;
}

void leaf_init(struct leaf *leaf, const struct line_index *lines, cmark_node *block)
{
	*leaf = (struct leaf){.lines = lines,
	    .first = cmark_node_get_start_line(block),
	    .last = cmark_node_get_end_line(block),
	    .column = cmark_node_get_start_column(block) - 1};
	for (cmark_node *at = cmark_node_parent(block); at; at = cmark_node_parent(at)) {
		leaf->quotes += cmark_node_get_type(at) == CMARK_NODE_BLOCK_QUOTE;
		leaf->in_item |= cmark_node_get_type(at) == CMARK_NODE_ITEM;
	}
	leaf->start = line_start(lines, leaf->first) + (size_t)(leaf->column > 0 ? leaf->column : 0);
	if (leaf->start > line_end(lines, leaf->first))
		leaf->start = line_end(lines, leaf->first);
}

/* A quotation mark is indented by three columns at most; inside a list item cmark counts from the item's text, which
 * is not known here, and any indentation will do. */
static size_t after_prefix(const struct leaf *leaf, size_t at, size_t end)
{
	const char *text = leaf->lines->text;
	for (int quotes = leaf->quotes;; quotes--) {
		int indent = 0;
		for (; at < end && (text[at] == ' ' || text[at] == '\t'); at++)
			indent += text[at] == '\t' ? 4 - indent % 4 : 1;
		if (quotes == 0 || at == end || text[at] != '>' || (indent > 3 && !leaf->in_item))
			return at;
		at++;
		if (at < end && text[at] == ' ')
			at++;
	}
}

size_t leaf_line(struct leaf *leaf, int number)
{
	if (number == leaf->first)
		return leaf->start;
	if (number != leaf->cached) {
		leaf->cached = number;
		leaf->cached_at = after_prefix(leaf, line_start(leaf->lines, number), line_end(leaf->lines, number));
	}
	return leaf->cached_at;
}

size_t leaf_offset(struct leaf *leaf, int line, int column)
{
	size_t end = line_end(leaf->lines, line);
	int into = column - 1 - leaf->column;
	size_t at = leaf_line(leaf, line) + (size_t)(into > 0 ? into : 0);
	return at < end ? at : end;
}

size_t leaf_end(const struct leaf *leaf)
{
	return line_end(leaf->lines, leaf->last);
}
