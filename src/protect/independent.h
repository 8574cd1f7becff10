/* Which of many sums follow from others: a model of those alone that do not is smaller. Private to protect/. */
#ifndef PROTECT_INDEPENDENT_H
#define PROTECT_INDEPENDENT_H

#include "protect/reduce.h"

/* Puts the numbers LIST of rows of SYSTEM in order, shortest first. */
void rows_sort(const struct reduced_system *system, size_t *list, size_t count);

/* Puts them in order, and those that are no sum of multiples of earlier ones to the front; how many these are. Unknowns that
 * are ABSENT (one flag a column, from 1) count as 0. It rests on rounded numbers: what it decides may only spare work.
 * Beyond a bound of work all are kept. */
size_t rows_independent(const struct reduced_system *system, const bool *absent, size_t *list, size_t count);

#endif
