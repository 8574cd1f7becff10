/* How many records two groups share. */
#include "stats/earlier.h"
#include "stats/model.h"

static const struct population *counted_population(const struct stats *stats, const char *id)
{
	const struct measure *measure = stats_measure(stats, id);
	bool plain = measure && !measure->broken && measure->kind == MEASURE_COUNT && measure->dimensions == 0;
	return plain && measure->population && !measure->population->broken ? measure->population : NULL;
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
	const struct population *one = counted_population(results->stats, a),
	                        *other = counted_population(results->stats, b);
	if (!one || !other || one->table != other->table)
		return false;
	*shared = rows_shared(&results->rows[one->index], &results->rows[other->index]);
	return true;
}
