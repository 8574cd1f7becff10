/* Atoms: disjoint groups of a table's records that published figures tell apart. Telling all apart that all figures of a
 * report tell apart would make too many; so each breakdown's field has atoms of its own, by its classes and by membership
 * of the populations that matter to it, and what two such lots of atoms both count is tied by an equation. Private to
 * protect/. */
#ifndef PROTECT_ATOMS_H
#define PROTECT_ATOMS_H

#include "protect/groups.h"

/* One lot. */
struct lot {
	const struct table *table;
	size_t axes[2]; /* dimensions whose classes are told apart; SIZE_MAX: none */
	size_t *groups; /* whose membership is told apart */
	size_t group_count, group_capacity;
	bool usable;    /* its atoms are not more than the bound */
	uint32_t first; /* number of its first atom in the system */
	size_t count;
	uint32_t (*classes)[2]; /* of each atom, on both axes */
	uint64_t *members;      /* of each atom: `words` words of bits, one a group */
	size_t words;
};

/* Works out the atoms of a lot whose first members (table to group_count) are set; false where they are more than LIMIT. */
bool lot_fill(struct arena *arena, const struct groups *groups, struct lot *lot, size_t limit);

/* Is atom AT of the lot part of GROUP (a number in the lot's list)? */
bool lot_has(const struct lot *lot, size_t at, size_t group);

#endif
