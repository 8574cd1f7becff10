/* How many records two groups share. */
#include "stats/earlier.h"
#include "stats/model.h"

/* A count or a sum without `by`; NULL of anything else. */
static const struct measure *added_measure(const struct stats *stats, const char *id)
{
	const struct measure *measure = stats_measure(stats, id);
	bool plain = measure && !measure->broken && measure->dimensions == 0 &&
	             (measure->kind == MEASURE_COUNT || measure->kind == MEASURE_SUM);
	return plain && measure->population && !measure->population->broken ? measure : NULL;
}

/* Two counts of one table, or two sums of one of its fields. */
static bool adds_up(const struct measure *a, const struct measure *b)
{
	return a && b && a->kind == b->kind && a->population->table == b->population->table &&
	       (a->kind == MEASURE_COUNT || a->field.field == b->field.field);
}

/* Rows stand in ascending order. */
static size_t rows_shared(const struct row_list *a, const struct row_list *b)
{
	size_t shared = 0;
	for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
		shared += a->rows[i] == b->rows[j];
		uint32_t row = a->rows[i];
		i += row <= b->rows[j];
		j += b->rows[j] <= row;
	}
	return shared;
}

bool figures_overlap(const struct figures *figures, const char *a, const char *b, size_t *shared)
{
	const struct results *results = figures_results(figures);
	const struct measure *one = added_measure(results->stats, a), *other = added_measure(results->stats, b);
	if (!adds_up(one, other))
		return false;
	*shared = rows_shared(&results->rows[one->population->index], &results->rows[other->population->index]);
	return true;
}
