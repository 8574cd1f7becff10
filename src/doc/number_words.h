/* English words that a number is written with. */
#ifndef DOC_NUMBER_WORDS_H
#define DOC_NUMBER_WORDS_H

#include "doc/word_token.h"

/* A number in words that begins at AT ("forty-two", "a dozen", "two hundred and six"): how many tokens it takes, 0 if
 * none stands there, and the number. */
size_t number_in_words(const struct word_tokens *tokens, size_t at, int64_t *value);

#endif
