/* Abbreviations in capitals, and whether the text beside one says what it means. */
#ifndef LANGUAGE_ABBREVIATION_H
#define LANGUAGE_ABBREVIATION_H

#include "doc/word_token.h"

/* The bytes of an abbreviation in capitals that the token at AT is, without an s of its plural or genitive: "CRO" of
 * "CROs". 0 if it is none, or one that everybody knows. */
size_t abbreviation_length(const struct word_tokens *tokens, size_t at);

/* Is it in brackets behind words that begin with its letters, or are such words in brackets behind it? */
bool abbreviation_explained(const struct word_tokens *tokens, size_t at, size_t length);

#endif
