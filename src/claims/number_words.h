/* English words that a number is written with, or that tell what a number is. */
#ifndef CLAIMS_NUMBER_WORDS_H
#define CLAIMS_NUMBER_WORDS_H

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

/* Is the token at AT this word, in any case? False beyond either end. */
bool token_is(const struct word_tokens *tokens, size_t at, const char *word);

/* Is it one of the words of LIST, parted by single spaces? */
bool token_in(const struct word_tokens *tokens, size_t at, const char *list);

/* A number in words that begins at AT ("forty-two", "a dozen", "two hundred and six"): how many tokens it takes, 0 if
 * none stands there, and the number. */
size_t number_in_words(const struct word_tokens *tokens, size_t at, int64_t *value);

#endif
