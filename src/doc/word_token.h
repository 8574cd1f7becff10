/* The words, numbers and signs of a text, and where its sentences end. */
#ifndef DOC_WORD_TOKEN_H
#define DOC_WORD_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum word_kind { WORD_PLAIN, WORD_NUMBER, WORD_MARK };

/* A word, a number in digits, or one other sign; offsets into the text, in bytes. */
struct word_token {
	uint32_t start, end;
	enum word_kind kind;
	bool joined;   /* a number that is part of something longer: 2021-22, A4, 10:30, 14th */
	int64_t value; /* of a number in thousandths; INT64_MAX where it is too large */
};

struct word_tokens {
	const char *text;
	const struct word_token *items;
	size_t count;
};

struct word_tokens words_cut(struct arena *arena, const char *text, size_t length);

/* The first byte of the token at AT, in lower case; 0 beyond either end. */
int token_first(const struct word_tokens *tokens, size_t at);

/* Is the token at AT this word, in any case? False beyond either end. */
bool token_is(const struct word_tokens *tokens, size_t at, const char *word);

/* Is it one of the words of LIST, parted by single spaces? */
bool token_in(const struct word_tokens *tokens, size_t at, const char *list);

/* Is it an English month, or what is written for one: "Sept"? In any case. */
bool token_is_month(const struct word_tokens *tokens, size_t at);

/* Does a sentence end with the token at AT: a full stop, or an exclamation or question mark, before a space or the end? */
bool sentence_ends(const struct word_tokens *tokens, size_t at);

#endif
