/* Laws by their names, and orders by their sections: a wrong year or number sends readers to another law. */
#ifndef LANGUAGE_LAW_H
#define LANGUAGE_LAW_H

#include "base/arena.h"
#include "doc/word_token.h"

/* What is wrong with the law or order that is named at token AT: "the Human Rights Act is of 1998"; NULL if nothing is, or
 * none is named there. *FAULT is the token of the wrong year or section. Owned by the arena. */
const char *law_fault(struct arena *arena, const struct word_tokens *tokens, size_t at, size_t *fault);

#endif
