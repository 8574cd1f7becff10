/* The lines of the text that cmark parses, and where in each the text of a paragraph begins. cmark tells a block's first
 * and last line; of its other lines it keeps the text without what quotations and lists put before it. */
#ifndef MARKDOWN_LINES_H
#define MARKDOWN_LINES_H

#include "markdown/commonmark.h"
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct line_index {
	const char *text;
	size_t length;
	size_t *starts; /* offset of each line; starts[count] is the text's length */
	size_t count;
};

void lines_init(struct line_index *lines, struct arena *arena, const char *text, size_t length);

/* Offsets of line NUMBER, from 1 as cmark counts; the end is before its line break. Clamped to the text. */
size_t line_start(const struct line_index *lines, int number);
size_t line_end(const struct line_index *lines, int number);

/* A paragraph or heading in its lines. */
struct leaf {
	const struct line_index *lines;
	int first, last;  /* its lines */
	size_t start;     /* offset of its first byte */
	int quotes;       /* how many quotations hold it */
	bool in_item;     /* a list item does */
	int column;       /* bytes before its text on its first line */
	int cached;       /* the line whose content_start is known, or 0 */
	size_t cached_at; /* its offset */
};

void leaf_init(struct leaf *leaf, const struct line_index *lines, cmark_node *block);

/* Where the block's own text begins on one of its lines, after quotation marks and indentation. */
size_t leaf_line(struct leaf *leaf, int number);

/* The offset of cmark's line and column for an inline of the block: the nearest sound one, since cmark counts columns
 * as if every line were indented like the first. */
size_t leaf_offset(struct leaf *leaf, int line, int column);

/* The offset just after the block's last line. */
size_t leaf_end(const struct leaf *leaf);

#endif
