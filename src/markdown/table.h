/* Pipe tables, cut from the raw lines of paragraphs (GitHub Flavored Markdown 0.29, section 4.10). cmark sees each
 * table as one token, and each of its cells as a heading of its own at the text's very beginning, so that cells hold
 * inlines only and links find their definitions. */
#ifndef MARKDOWN_TABLE_H
#define MARKDOWN_TABLE_H

#include "markdown/commonmark.h"

#include "base/context.h"
#include "doc/node.h"
#include "markdown/lines.h"
#include "markdown/token.h"

struct pipe_table {
	struct pipe_table *next;
	size_t token;    /* its index among the tokens */
	size_t start;    /* offset of its first line's text, in the copy it is cut from */
	size_t resume;   /* where the text goes on after it */
	bool underlined; /* the line after it would make it a heading: part them */
	enum align *columns;
	size_t column_count;
	size_t row_count;  /* with the header, without the line of hyphens */
	size_t first_cell; /* index among the cells of all tables, row by row */
	size_t *rows;      /* offset of each row's text, in the copy it is cut from */
	size_t *row_ends;
};

/* Whether some line could be a table's line of hyphens. */
bool tables_likely(const struct copy *text);

/* Finds the tables in a parsed text, in order; messages for lines that almost are one. */
struct pipe_table *tables_find(const struct context *context, const struct origin *origin, struct tokens *tokens,
    const struct copy *text, cmark_node *root);

/* Writes the text anew: cells first, one heading a line, then the text with a token for each table. Returns how many
 * cells there are. */
size_t tables_cut(struct tokens *tokens, struct pipe_table *tables, const struct copy *text, struct copy *out);

#endif
