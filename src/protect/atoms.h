/* Atoms: disjoint groups of a table's records that published figures tell apart. Where those of all figures of a table are
 * few, they are one lot. Else telling all apart would make too many; so each breakdown's field has atoms of its own, by its
 * classes and by membership of the populations that matter to it, and what two such lots of atoms both count is tied by an
 * equation. Private to protect/. */
#ifndef PROTECT_ATOMS_H
#define PROTECT_ATOMS_H

#include "protect/groups.h"

/* One lot. */
struct lot {
	const struct table *table;
	bool joint;   /* it tells all apart that its table's lots do, and stands for them */
	size_t *axes; /* dimensions whose classes are told apart, ascending; of one that is not joint at most two */
	size_t axis_count;
	size_t *groups; /* whose membership is told apart */
	size_t group_count, group_capacity;
	bool usable;    /* its atoms are not more than the bound */
	uint32_t first; /* number of its first atom in the system */
	size_t count;
	uint32_t *classes; /* of each atom, on each axis */
	uint64_t *members; /* of each atom: `words` words of bits, one a group */
	size_t words;
};

/* Works out the atoms of a lot whose first members (table to group_count) are set; false where they are more than LIMIT. */
bool lot_fill(struct arena *arena, const struct groups *groups, struct lot *lot, size_t limit);

/* The class of atom AT on DIMENSION, one of the lot's axes. */
size_t lot_class(const struct lot *lot, size_t at, size_t dimension);

/* Is atom AT of the lot part of GROUP (a number in the lot's list)? */
bool lot_has(const struct lot *lot, size_t at, size_t group);

#endif
