#include "stats/kind.h"

/* In the order of enum measure_kind. */
static const struct kind *const kinds[] = {
    &kind_count,
    &kind_distinct,
    &kind_sum,
    &kind_mean,
    &kind_median,
    &kind_percentile,
    &kind_min,
    &kind_max,
    &kind_ratio,
    &kind_difference,
    &kind_fact,
};

_Static_assert(sizeof kinds / sizeof *kinds == MEASURE_KINDS, "every kind of measure has its row");

const struct kind *kind_row(enum measure_kind kind)
{
	return kinds[kind];
}

const struct kind *kind_of(const struct measure *measure)
{
	return kinds[measure->kind];
}
