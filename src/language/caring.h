/* Language that cares: the words that children in care asked adults not to use (TACT, "Language that Cares", 2019), each
 * with the better one. */
#ifndef LANGUAGE_CARING_H
#define LANGUAGE_CARING_H

#include "doc/word_token.h"

struct caring_word {
	const char *said; /* one word or several, in small letters; each is also matched with an s behind it where many */
	const char *better;
	bool many;              /* has a plural with s */
	const char *not_behind; /* words before it that give it another meaning, or NULL */
	const char *not_before; /* words behind it that do, or NULL */
	const char *needs;      /* a word beside it that gives it this meaning; NULL: it needs none */
};

/* The word of the list that begins at token AT, with how many tokens it takes; NULL if none does. A title in capitals,
 * as of an order or a law, is none. */
const struct caring_word *caring_find(const struct word_tokens *tokens, size_t at, size_t *taken);

/* How many tokens the words of PHRASE take from AT on, in any case, with or without an s at the end; 0 if others stand there. */
size_t phrase_at(const struct word_tokens *tokens, size_t at, const char *phrase, bool many);

#endif
