#include <stdlib.h>
#include <string.h>

#include "stats/tally.h"

enum { CELLS_MAX = 100000 };

/* What one pass over a measure's records needs. */
struct pass {
	const struct records *records;
	const struct measure *measure;
	const struct result *result;
	const struct row_list *rows;
	size_t at;       /* the next of rows */
	size_t *room[2]; /* places of a record on each axis */
	size_t *cells;
	int64_t *values;
	unsigned written; /* most decimals of the values so far */
};

/* The cells of a record: every pair of its places on both axes. */
static size_t pass_cells(struct pass *pass, uint32_t row)
{
	const struct result *result = pass->result;
	size_t dimensions = pass->measure->dimensions, counts[2] = {1, 1}, count = 0;
	pass->room[0][0] = pass->room[1][0] = 0;
	for (size_t i = 0; i < dimensions; i++)
		counts[i] = scale_places(&result->scales[i], pass->records, row, pass->room[i]);
	for (size_t i = 0; i < counts[0]; i++)
		for (size_t j = 0; j < counts[1]; j++)
			pass->cells[count++] = pass->room[0][i] * result->columns + pass->room[1][j];
	return count;
}

static size_t list_values(struct pass *pass, const struct column *column, uint32_t row)
{
	size_t count = 0;
	for (uint32_t i = column->starts[row]; i < column->starts[row + 1]; i++)
		pass->values[count++] = column->items[i];
	return count;
}

static size_t pass_values(struct pass *pass, uint32_t row)
{
	const struct path *path = &pass->measure->field;
	if (!path->field)
		return 0;
	const struct column *column = path_column(pass->records, path, &row);
	if (!column)
		return 0;
	if (path->field->kind->column == COLUMN_LISTS)
		return list_values(pass, column, row);
	struct path here = {.start = path->field->table, .field = path->field};
	if (!path_value(pass->records, &here, row, &pass->values[0]))
		return 0;
	if (column->decimals && column->decimals[row] > pass->written)
		pass->written = column->decimals[row];
	return 1;
}

static bool pass_next(void *source, struct tally_row *out)
{
	struct pass *pass = source;
	if (pass->at == pass->rows->count)
		return false;
	uint32_t row = pass->rows->rows[pass->at++];
	out->cells = pass->cells;
	out->cell_count = pass->measure->dimensions ? pass_cells(pass, row) : 0;
	out->values = pass->values;
	out->value_count = pass_values(pass, row);
	return true;
}

static int64_t divisor_of(const struct records *records, const struct path *path)
{
	if (!path->field)
		return 1;
	return records->tables[path->field->table->index].columns[path->field->index].divisor;
}

static unsigned default_decimals(enum measure_kind kind, unsigned written)
{
	switch (kind) {
	case MEASURE_SUM:
	case MEASURE_MIN:
	case MEASURE_MAX:
		return written;
	case MEASURE_RATIO:
		return 1;
	default:
		return 0;
	}
}

static unsigned decimals_of(const struct measure *measure, unsigned written)
{
	bool counts = measure->kind == MEASURE_COUNT || measure->kind == MEASURE_DISTINCT;
	if (measure->decimals >= 0 && !counts)
		return (unsigned)measure->decimals;
	return default_decimals(measure->kind, written);
}

static bool scales_make(
    const struct context *context, const struct stats *stats, struct result *result, const struct row_list *rows)
{
	const struct measure *measure = result->measure;
	size_t counts[2] = {1, 1};
	for (size_t i = 0; i < measure->dimensions; i++) {
		struct scale *scale = &result->scales[i];
		*scale = scale_make(context->arena, stats->records, &measure->by[i], measure->population, rows);
		counts[i] = scale->count;
		result->multiple |= measure->by[i].path.field->kind->column == COLUMN_LISTS;
	}
	if (counts[0] > CELLS_MAX / counts[1]) {
		message_add(
		    context->messages, MSG_STATS_CELLS, value_get(measure->source, "by")->place, measure->id, CELLS_MAX);
		return false;
	}
	result->rows = counts[0];
	result->columns = counts[1];
	return true;
}

static size_t value_room(const struct path *path)
{
	return path->field && path->field->kind->column == COLUMN_LISTS ? path->field->code_count + 1 : 1;
}

static void result_pass(
    struct arena *arena, const struct stats *stats, struct result *result, const struct row_list *rows)
{
	const struct measure *measure = result->measure;
	size_t cells = measure->dimensions ? result->rows * result->columns : 0, places = 1;
	struct pass pass = {.records = stats->records, .measure = measure, .result = result, .rows = rows};
	for (size_t i = 0; i < 2; i++) {
		size_t room = i < measure->dimensions ? scale_room(&result->scales[i]) : 1;
		pass.room[i] = arena_array(arena, room, sizeof *pass.room[i]);
		places *= room;
	}
	pass.cells = arena_array(arena, places, sizeof *pass.cells);
	pass.values = arena_array(arena, value_room(&measure->field), sizeof *pass.values);
	struct tallies t = {.kind = measure->kind, .divisor = divisor_of(stats->records, &measure->field), .count = cells};
	t.list = arena_array(arena, cells + 1, sizeof *t.list);
	t.exacts = arena_array(arena, cells + 1, sizeof *t.exacts);
	tallies_fill(&t, pass_next, &pass);
	result->total = t.exacts[cells];
	result->cells = t.exacts;
	result->decimals = decimals_of(measure, pass.written);
}

static void result_compute(const struct context *context, struct results *results, struct result *result)
{
	const struct measure *measure = result->measure;
	const struct row_list *rows = &results->rows[measure->population->index];
	if (!scales_make(context, results->stats, result, rows))
		return;
	result_pass(context->arena, results->stats, result, rows);
}

static int64_t gcd(int64_t a, int64_t b)
{
	while (b) {
		int64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a < 0 ? -a : a;
}

static void reduce(int64_t *a, int64_t *b)
{
	int64_t divisor = gcd(*a, *b);
	if (divisor > 1) {
		*a /= divisor;
		*b /= divisor;
	}
}

static struct exact fact_exact(const struct fact *fact)
{
	struct exact exact = {.available = true, .numerator = fact->values[0].number.units, .denominator = 1};
	for (unsigned i = fact->values[0].number.decimals; i; i--)
		exact.denominator *= 10;
	return exact;
}

static struct exact exact_of(const struct results *results, const struct measure *measure);

/* One exact quotient by another. */
static struct exact ratio_exact(const struct results *results, const struct measure *measure)
{
	struct exact a = exact_of(results, measure->parts[0]), b = exact_of(results, measure->parts[1]), out = {0};
	if (!a.available || !b.available || b.numerator == 0)
		return out;
	reduce(&a.numerator, &a.denominator);
	reduce(&b.numerator, &b.denominator);
	reduce(&a.numerator, &b.numerator);
	reduce(&a.denominator, &b.denominator);
	out.available = !__builtin_mul_overflow(a.numerator, b.denominator, &out.numerator) &&
	                !__builtin_mul_overflow(a.denominator, b.numerator, &out.denominator);
	return out;
}

static struct exact exact_of(const struct results *results, const struct measure *measure)
{
	if (measure->broken)
		return (struct exact){0};
	if (measure->kind == MEASURE_FACT)
		return fact_exact(measure->fact);
	if (measure->kind == MEASURE_RATIO)
		return ratio_exact(results, measure);
	return results->results[measure->index].total;
}

static void ratio_compute(struct results *results, struct result *result)
{
	result->total = ratio_exact(results, result->measure);
	result->decimals = decimals_of(result->measure, 0);
}

/* The denominator of a count's percentage. */
static void base_find(const struct results *results, struct result *result)
{
	const struct measure *measure = result->measure;
	if (measure->of_distinct) {
		result->has_base = true;
		result->base = (size_t)results->results[measure->of_distinct->index].total.numerator;
	} else if (measure->of) {
		result->has_base = true;
		result->base = results->rows[measure->of->index].count;
	} else if (measure->kind == MEASURE_COUNT && measure->dimensions > 0) {
		result->has_base = true;
		result->base = result->total.records;
	}
}

static void populations_select(const struct context *context, struct results *results)
{
	const struct stats *stats = results->stats;
	uint32_t most = 0;
	for (size_t i = 0; i < stats->records->dictionary->table_count; i++)
		if (stats->records->tables[i].count > most)
			most = stats->records->tables[i].count;
	uint32_t *scratch = memory_resize(NULL, (most + 1u) * sizeof *scratch);
	results->rows = arena_array(context->arena, stats->order_count + 1, sizeof *results->rows);
	for (size_t i = 0; i < stats->order_count; i++) {
		const struct population *population = stats->order[i];
		const struct row_list *parent = population->parent ? &results->rows[population->parent->index] : NULL;
		if (!population->broken)
			results->rows[i] = population_select(context->arena, stats->records, population, parent, scratch);
	}
	free(scratch);
}

const struct results *stats_compute(const struct context *context, const struct stats *stats)
{
	struct results *results = arena_alloc(context->arena, sizeof *results);
	results->stats = stats;
	populations_select(context, results);
	results->results = arena_array(context->arena, stats->measure_count + 1, sizeof *results->results);
	for (size_t i = 0; i < stats->measure_count; i++) {
		struct result *result = &results->results[i];
		result->measure = &stats->measures[i];
		if (!result->measure->broken && result->measure->population)
			result_compute(context, results, result);
	}
	for (size_t i = 0; i < stats->measure_count; i++) {
		struct result *result = &results->results[i];
		if (result->measure->broken)
			continue;
		if (result->measure->kind == MEASURE_RATIO)
			ratio_compute(results, result);
		base_find(results, result);
	}
	return results;
}
