/* What cmark must not see is replaced by one private-use character each before it runs: {{ … }}, cut tables, and such
 * characters of the author's own. To cmark a token is a letter: it neither opens nor closes anything, and emphasis and
 * quotation marks beside it behave as beside a word. Emphasis that ends or begins right beside an expression would not be
 * seen as that, as in **Yes.**{{ note "…" }} and _yes_{{ note "…" }}: there a mark stands between them that cmark takes
 * for punctuation, which the braces are. */
#ifndef MARKDOWN_TOKEN_H
#define MARKDOWN_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "markdown/origin.h"

enum token_kind {
	TOKEN_EXPRESSION,
	TOKEN_OPEN,    /* {{ without }} */
	TOKEN_LITERAL, /* a character from the tokens' own range, or its numeric reference */
	TOKEN_TABLE,
	TOKEN_EDGE, /* the mark between emphasis and an expression; it reads as nothing */
	TOKEN_END,  /* the end of a text that stands in a heading, lest a closing # be taken for markup */
};

struct token {
	enum token_kind kind;
	size_t start, length;     /* in the origin: with the braces */
	const char *text;         /* EXPRESSION: what stands between the braces, trimmed, \| as |; LITERAL: the character */
	size_t text_start;        /* EXPRESSION: index in the origin of its first character */
	struct pipe_table *table; /* TABLE */
};

struct tokens {
	struct arena *arena;
	struct token *items;
	size_t count, capacity;
	size_t dropped; /* EXPRESSIONs beyond the range of private-use characters, 0 or where the first one stands + 1 */
};

/* Bytes of a token in UTF-8; how many there may be, and how many of them may come from the text, the rest for tables. */
enum { TOKEN_BYTES = 4, TOKENS_MAX = 131000, TOKENS_LEXED_MAX = 100000 };

/* Copies the origin's text, tokens in place of what cmark must not see. A byte order mark is left out, NUL is U+FFFD. */
void tokens_lex(struct tokens *tokens, const struct origin *origin, struct copy *out);

/* Adds a token, with less than TOKENS_MAX there; returns its index. */
size_t token_add(struct tokens *tokens, struct token token);

/* Adds the character of the token at INDEX, standing for the origin's byte FROM. */
void token_write(size_t index, size_t from, struct copy *out);

/* May BYTE be the first of a token's character? */
static inline bool token_begins(char byte)
{
	return (unsigned char)byte >= 0xF0;
}

/* The token whose character begins at TEXT; NULL if none does. */
const struct token *token_at(const struct tokens *tokens, const char *text, size_t length);

/* TEXT with its tokens as the author typed them, in the arena. */
const char *token_restore(const struct tokens *tokens, const struct origin *origin, const char *text, size_t length);

#endif
