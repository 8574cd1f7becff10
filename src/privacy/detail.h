/* What can tell who a story is about: ways to reach somebody, names and what stands for them, days, ages, places. */
#ifndef PRIVACY_DETAIL_H
#define PRIVACY_DETAIL_H

#include "doc/word_set.h"

enum detail_kind {
	DETAIL_POSTCODE,
	DETAIL_TELEPHONE,
	DETAIL_EMAIL,
	DETAIL_DATE,        /* with its day and month */
	DETAIL_INSTITUTION, /* a school or hospital by its name */
	DETAIL_INITIAL,
	DETAIL_AGE,   /* in years; tells little alone */
	DETAIL_EVENT, /* a rare one; tells little without an age */
	DETAIL_PLACE, /* the same */
	DETAIL_KINDS
};

struct identifying_detail {
	enum detail_kind kind;
	size_t start, end; /* bytes of the text */
	size_t to;         /* the token behind it */
	int age;           /* of an AGE */
};

/* The detail that begins with the token at AT; false if none does. KNOWN are words, in small letters, that name no place
 * or institution which readers do not know of. */
bool detail_at(
    const struct word_tokens *tokens, const struct word_set *known, size_t at, struct identifying_detail *detail);

#endif
