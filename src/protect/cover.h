/* The cheapest choice that has something of each of some sets (the weighted hitting set problem, R. Karp, 1972), of few
 * elements. Private to protect/. */
#ifndef PROTECT_COVER_H
#define PROTECT_COVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { COVER_FORMS = 64, COVER_SETS = 256 };

struct cover {
	size_t count;              /* of elements */
	double costs[COVER_FORMS]; /* of each; INFINITY: never */
	uint64_t sets[COVER_SETS]; /* a bit an element */
	size_t set_count;
};

/* False: the set is empty, or there is no room for more. */
bool cover_add(struct cover *cover, uint64_t set);

/* The cheapest choice that costs less than BELOW; of equal ones the first. False: there is none, or it was not found in
 * bounded work. */
bool cover_least(const struct cover *cover, double below, uint64_t *choice);

#endif
