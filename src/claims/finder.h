/* Which numbers of a text are claims: statements of how many or how much. Dates, years, ages, laws, ordinals, times,
 * addresses and the like are told apart by the words beside them. */
#ifndef CLAIMS_FINDER_H
#define CLAIMS_FINDER_H

#include "doc/number_words.h"

/* What stands before the number: more than, nearly, about. */
enum claim_bound { BOUND_NONE, BOUND_MORE, BOUND_LESS, BOUND_ABOUT };

enum claim_kind { CLAIM_COUNT, CLAIM_PERCENT, CLAIM_MONEY, CLAIM_KINDS };

struct number_claim {
	size_t start, end; /* bytes of the text */
	size_t token;      /* the first one */
	enum claim_kind kind;
	int64_t value; /* in thousandths: 17,000 of 17% and of £17 */
	int64_t slack; /* how far what it says may lie from a figure: a third is 33% */
	enum claim_bound bound;
	bool words;       /* typed in letters */
	bool change;      /* doubled, a rise of 5%: no figure says it */
	bool most;        /* more than half; a claim only where a figure says otherwise */
	bool needs_noun;  /* "two": a claim only before what the report counts */
	size_t noun_from; /* the token after it */
};

/* The next claim from token *AT on, before token TO; moves *AT behind it. False if there is none. */
bool claim_next(const struct word_tokens *tokens, size_t *at, size_t to, struct number_claim *claim);

#endif
