/* Which figures of an edition are withheld, as protect/ decides it; and the two questions that its rule answers alone. */
#include "stats/kind.h"

bool suppression_protects(const struct disclosure *disclosure, int64_t count)
{
	return disclosure->method == DISCLOSURE_SUPPRESS && count >= disclosure->protect_from &&
	       count <= disclosure->protect_to;
}

bool measure_published(const struct measure *measure)
{
	const struct table *table = measure->population->table;
	if (table->personal || measure->field.field->table != table)
		return false;
	for (size_t i = 0; i < table->publish_count; i++)
		if (table->publish[i] == measure->field.field)
			return true;
	return false;
}

static struct suppression *suppression_new(struct arena *arena, const struct result *result)
{
	struct suppression *out = arena_alloc(arena, sizeof *out);
	out->cells = arena_array(arena, result->rows * result->columns + 1, sizeof *out->cells);
	out->row_totals = arena_array(arena, result->rows + 1, sizeof *out->row_totals);
	out->column_totals = arena_array(arena, result->columns + 1, sizeof *out->column_totals);
	out->known = arena_array(arena, (result->rows + 1) * (result->columns + 1), sizeof *out->known);
	return out;
}

size_t known_index(const struct result *result, size_t row, size_t column)
{
	return row * (result->columns + 1) + column;
}

const struct suppressions *suppressions_none(
    struct arena *arena, const struct results *results, const struct edition *edition)
{
	const struct stats *stats = results->stats;
	struct suppressions *out = arena_alloc(arena, sizeof *out);
	*out = (struct suppressions){edition, arena_array(arena, stats->measure_count + 1, sizeof *out->made)};
	size_t at = (size_t)(edition - stats->records->settings->editions);
	for (size_t i = 0; i < stats->measure_count; i++)
		out->made[i] = suppression_new(arena, results_get(results, at, &stats->measures[i]));
	return out;
}
