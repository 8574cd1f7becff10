/* Markdown to nodes, by cmark (the only user of it): CommonMark, smart punctuation, raw HTML as text, pipe tables.
 * Braces {{ … }} are found in the raw source before cmark runs and handed to the caller, who makes their nodes. */
#ifndef MARKDOWN_MARKDOWN_H
#define MARKDOWN_MARKDOWN_H

#include "base/context.h"
#include "base/value.h"
#include "doc/node.h"

/* What stands between {{ and }}. */
struct expression {
	const char *text;    /* trimmed: "cp.accepted | percent" */
	struct place place;  /* of its first character */
	bool sentence_start; /* a capital is due: it begins a block or follows . ! ? and a space */
	struct node *before; /* NULL, or the last inline before it in its block */
};

/* A fenced block with an info string. TEXT is its body, OFFSETS the source offset of each byte. */
struct fence {
	const char *info;   /* trimmed */
	struct place place; /* of the info string */
	const char *text;
	size_t length;
	const uint32_t *offsets;
};

/* How the caller takes part. Each returns a node to put in place (inline or block; may be several, linked by next), or
 * NULL to put nothing. */
struct markdown_hooks {
	void *self;
	struct node *(*expression)(void *self, const struct expression *expression); /* inlines */
	struct node *(*fence)(
	    void *self, const struct fence *fence); /* blocks; called only when the info string is not empty */
	/* A link or image address as typed. The caller resolves relative ones: fills node->as.link, or returns false to
	 * keep the link's text alone. NULL: only http, https, mailto, tel and sms pass. */
	bool (*link)(void *self, struct node *link, const char *address, struct place place);
	/* An image by ![alt](file): the node that stands for it, or NULL. */
	struct node *(*image)(void *self, const char *file, const char *alt, struct place place);
};

/* A text as cmark parsed it, and what is to be said of it: any number of threads may make nodes of it at a time. */
struct markdown_source;

/* Source FILE from START for LENGTH bytes, in CONTEXT's arena, whose messages are not touched. */
const struct markdown_source *markdown_parse(const struct context *context, uint32_t file, size_t start, size_t length);

/* Its blocks as children of a new node of KIND (NODE_SECTION, NODE_CASE_STUDY …), made anew by each call, in the arena of a
 * CONTEXT that may differ. Headings keep the level as typed (## is 2). */
struct node *markdown_blocks(const struct context *context, const struct markdown_source *source,
    const struct markdown_hooks *hooks, enum node_kind kind);

/* Is TEXT inline Markdown that stands for itself: no mark, no expression, and nothing that typography would mend? */
bool markdown_is_plain(const char *text);

/* A value's text as inline Markdown: children of a new node of KIND. */
struct node *markdown_inlines(
    const struct context *context, const struct value *value, const struct markdown_hooks *hooks, enum node_kind kind);

/* A value's text as blocks, for callouts and passages. */
struct node *markdown_value_blocks(
    const struct context *context, const struct value *value, const struct markdown_hooks *hooks, enum node_kind kind);

/* For `annual dump markdown`: the nodes of a whole file with their places, expressions and fences as ⟨…⟩ (^ after one
 * that begins a sentence, ! after one that nothing stands before). */
void markdown_dump(const struct context *context, uint32_t file, struct buffer *out);

#endif
