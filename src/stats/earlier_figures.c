/* From what earlier.yaml says of a year to the figures of one edition: the results of that year are filled with what is
 * known of them, and protected as this year's are. */
#include <string.h>

#include "base/text.h"
#include "stats/earlier.h"

static struct exact stated_exact(const struct fact_value *stated)
{
	struct exact exact = {.available = stated->symbol == FIGURE_SHOWN, .symbol = stated->symbol, .denominator = 1};
	exact.numerator = stated->number.units;
	for (unsigned i = stated->number.decimals; i; i--)
		exact.denominator *= 10;
	if (exact.available && exact.numerator % exact.denominator == 0) {
		exact.numerator /= exact.denominator; /* 4.0 children are 4, and protected as 4 are */
		exact.denominator = 1;
	}
	return exact;
}

static struct exact *blank(struct arena *arena, size_t count)
{
	struct exact *cells = arena_array(arena, count + 1, sizeof *cells);
	for (size_t i = 0; i < count; i++)
		cells[i].denominator = 1;
	return cells;
}

/* A result of the same shape of which nothing is known. */
static struct result *result_blank(struct arena *arena, const struct result *now)
{
	struct result *result = arena_alloc(arena, sizeof *result);
	*result = *now;
	if (now->unusable || now->measure->fact)
		return result;
	result->cells = blank(arena, now->rows * now->columns);
	result->row_totals = now->row_totals ? blank(arena, now->rows) : NULL;
	result->column_totals = now->column_totals ? blank(arena, now->columns) : NULL;
	result->total = (struct exact){.denominator = 1};
	result->has_base = false;
	result->untold = true;
	return result;
}

static void result_fill(struct arena *arena, struct result *result, const struct earlier_value *value)
{
	size_t row = result->rows, column = result->columns;
	if (result->unusable || (value->cell && !result->measure->dimensions) ||
	    (value->cell && !result_place(arena, result, value->cell, &row, &column)))
		return;
	struct exact exact = stated_exact(&value->stated);
	result->untold = false;
	const struct exact *cell = value->cell ? result_cell(result, row, column) : &result->total;
	if (cell)
		*(struct exact *)cell = exact;
	if (value->stated.number.decimals > result->decimals)
		result->decimals = value->stated.number.decimals;
}

/* The statistics of a report whose editions print everything: what was published is not protected again. */
static const struct stats *stats_open(struct arena *arena, const struct stats *stats)
{
	struct stats *open = arena_alloc(arena, sizeof *open);
	struct records *records = arena_alloc(arena, sizeof *records);
	struct settings *settings = arena_alloc(arena, sizeof *settings);
	*open = *stats;
	*records = *stats->records;
	*settings = *records->settings;
	settings->editions = arena_array(arena, settings->edition_count + 1, sizeof *settings->editions);
	memcpy(settings->editions, records->settings->editions, settings->edition_count * sizeof *settings->editions);
	for (size_t i = 0; i < settings->edition_count; i++)
		settings->editions[i].disclosure.method = DISCLOSURE_NONE;
	records->settings = settings;
	open->records = records;
	return open;
}

const struct figures *earlier_figures(const struct context *context, const struct results *results,
    const struct figures *figures, const struct earlier_part *part)
{
	struct arena *arena = context->arena;
	const struct stats *stats = results->stats;
	const struct settings *settings = stats->records->settings;
	size_t at = (size_t)(figures->edition - settings->editions), count = stats->measure_count;
	struct results *year = arena_alloc(arena, sizeof *year);
	year->stats = part->published ? stats_open(arena, stats) : stats;
	year->rows = results->rows;
	year->results = arena_array(arena, settings->edition_count * count + 1, sizeof(struct result *));
	struct result **own = &year->results[at * count];
	for (size_t i = 0; i < count; i++)
		own[i] = result_blank(arena, results_get(results, at, &stats->measures[i]));
	for (size_t i = 0; i < part->count; i++)
		result_fill(arena, own[part->values[i].measure->index], &part->values[i]);
	return figures_of_year(context, year, &year->stats->records->settings->editions[at], figures->years, figures);
}
