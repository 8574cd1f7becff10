/* Populations as conditions on dimensions. A stock's cell (what was open at a month's end) is a population as well.
 * Private to protect/. */
#ifndef PROTECT_GROUPS_H
#define PROTECT_GROUPS_H

#include "protect/classes.h"

/* One condition: which classes of a dimension it lets pass. */
struct predicate {
	size_t dimension;
	struct path path; /* as the condition has it: may be a band over the dimension's field */
	const struct interval *intervals;
	size_t count;
	bool unknown, negated;
};

/* A population of one table; or, of a stock, what was open of it on DAY. */
struct group {
	const struct population *population;
	bool stock;
	int32_t day;
	struct predicate *predicates; /* all must hold: its own and its parents' */
	size_t predicate_count;
	size_t parent;                 /* the group of the population's parent, or SIZE_MAX */
	const struct results *results; /* that count it */
};

struct groups {
	struct dimensions dimensions;
	const struct results *results; /* whose populations are looked for */
	struct group *items;
	size_t count, capacity;
};

void groups_init(struct groups *groups, struct arena *arena);

/* From now on populations and fields are those of RESULTS: fields that are worked out of a year are others in each year. */
void groups_are_of(struct groups *groups, const struct results *results);

/* Are two populations the same records, said in the same way under two names? */
bool population_same(const struct population *a, const struct population *b);

/* The group of a population, added with its parents if it is new. */
size_t group_find(struct groups *groups, const struct population *population);

/* What was open on DAY of the population's records, as BY counts them. */
size_t group_of_stock(struct groups *groups, const struct population *population, const struct by *by, int32_t day);

/* Does the group let CLASS of DIMENSION pass? */
bool group_admits(const struct groups *groups, const struct group *group, size_t dimension, size_t class);

/* Has the group a condition on the dimension? */
bool group_asks(const struct group *group, size_t dimension);

#endif
