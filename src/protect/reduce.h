/* A system without what equations alone decide: an unknown that is the sum of others is put as that sum, and unknowns that
 * no form tells apart are one. Every form takes the same values as before. Private to protect/. */
#ifndef PROTECT_REDUCE_H
#define PROTECT_REDUCE_H

#include "protect/system.h"

/* A form as a sum of what is left of the unknowns. None of them: a relation that always holds now. */
struct sparse_row {
	const int *columns; /* ascending numbers from 1; the first stands at 1 */
	const double *weights;
	size_t count;
};

struct reduced_system {
	const struct sparse_row *rows; /* one a form of the list */
	size_t column_count;
	size_t number_count; /* of the rows together */
};

/* Reduces the forms LIST of SYSTEM. Relations alone are used up: what is shown may be withheld later. */
struct reduced_system system_reduce(
    struct arena *arena, const struct form_system *system, const uint32_t *list, size_t count);

#endif
