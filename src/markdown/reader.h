/* One run from Markdown to nodes. Private to markdown/. */
#ifndef MARKDOWN_READER_H
#define MARKDOWN_READER_H

#include "markdown/commonmark.h"

#include "markdown/lines.h"
#include "markdown/markdown.h"
#include "markdown/table.h"
#include "markdown/token.h"

/* Where the printed text stands: a figure in words takes a capital where a sentence begins. */
enum sentence { SENTENCE_BEGINS, SENTENCE_INSIDE, SENTENCE_STOPPED /* after . ! ? */ };

struct markdown_reader {
	const struct context *context;
	const struct markdown_hooks *hooks;
	const struct origin *origin;
	struct tokens tokens;
	struct copy text; /* what cmark parsed */
	struct line_index lines;
	cmark_node **cells; /* of all tables: the headings that stand for them */
	size_t cell_count;

	/* The nodes that are open, outermost first. A container that is passed over (too deep, a refused link) stands here
	 * as its parent once more. */
	struct node **stack;
	size_t depth, capacity;
	size_t inline_base; /* depth at which the inlines of the current block began */

	struct leaf leaf;        /* the block whose inlines are read */
	size_t cursor;           /* offset in text up to which its inlines were placed */
	const char *leaf_phrase; /* what the block is, for messages: "a heading" */
	enum sentence sentence;
	uint32_t printed; /* the character printed last in this block, or 0 */
	char word[8];     /* the letters printed last, as far as they fit; of a longer word, those at its beginning */
	size_t word_length;
	bool deep; /* the message about depth was given */
};

/* The node that takes what comes next. */
struct node *reader_top(const struct markdown_reader *reader);
void reader_push(struct markdown_reader *reader, struct node *node);
void reader_pop(struct markdown_reader *reader);

/* False after a message when no further level fits within LIMIT counted from BASE. */
bool reader_fits(struct markdown_reader *reader, size_t base, size_t limit, struct place place);

/* The place of an offset in the text, and of a block. */
struct place reader_place(const struct markdown_reader *reader, size_t offset);
struct place reader_block_place(const struct markdown_reader *reader, cmark_node *block);

/* All blocks of a document, as children of NODE. */
void blocks_read(struct markdown_reader *reader, cmark_node *document, struct node *node);

/* The inlines of BLOCK as children of NODE. In a paragraph, tables and images stand for themselves beside it. */
void inlines_read(struct markdown_reader *reader, cmark_node *block, struct node *node, const char *phrase);

/* TEXT, LENGTH bytes at OFFSET of the text, as inlines of the top node: expressions are asked for. */
void inlines_text(struct markdown_reader *reader, const char *text, size_t length, size_t offset);

/* The table that a token stands for. */
struct node *pipe_table_read(struct markdown_reader *reader, const struct pipe_table *table, struct place place);

/* What an address leads to: a link is filled and true, or false after a message to keep its text alone. */
bool address_resolve(
    struct markdown_reader *reader, struct node *link, const char *address, const char *title, struct place place);

/* Whether an image may be read from there; false after a message. */
bool address_is_file(struct markdown_reader *reader, const char *address, struct place place);

/* Searches [^label] in a text that cmark left as it was. */
void notes_refuse(struct markdown_reader *reader, const char *text, size_t offset);

#endif
