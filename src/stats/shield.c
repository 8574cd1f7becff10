#include "stats/model.h"

/* Disclosure control within one result: counts of the protected range, statistics of fewer than KNOWN_MIN values, and on
 * each line of a table enough further cells that none can be had by subtraction from that line's total. What several
 * tables together give away is not looked at here. */

enum { KNOWN_MIN = 10 };

struct shielding {
	const struct results *results;
	const struct result *result;
	const struct disclosure *disclosure;
	bool *hidden;
};

struct line {
	size_t first, stride, count;
};

static bool counts(enum measure_kind kind)
{
	return kind == MEASURE_COUNT || kind == MEASURE_DISTINCT;
}

static bool protects(const struct disclosure *disclosure, int64_t count)
{
	return count >= disclosure->protect_from && count <= disclosure->protect_to;
}

/* A field that any block may show record by record needs no protection. */
static bool published(const struct measure *measure)
{
	const struct table *table = measure->population->table;
	if (table->personal || measure->field.field->table != table)
		return false;
	for (size_t i = 0; i < table->publish_count; i++)
		if (table->publish[i] == measure->field.field)
			return true;
	return false;
}

static bool primary(const struct disclosure *disclosure, const struct measure *measure, const struct exact *exact)
{
	if (counts(measure->kind))
		return exact->available && protects(disclosure, exact->numerator);
	return exact->known > 0 && exact->known < KNOWN_MIN && !published(measure);
}

/* Is the single figure of a measure withheld? Ratios are bounded in depth. */
static bool figure_hidden(
    const struct results *results, const struct measure *measure, const struct disclosure *disclosure)
{
	if (measure->kind == MEASURE_FACT || measure->broken)
		return false;
	if (measure->kind == MEASURE_RATIO)
		return figure_hidden(results, measure->parts[0], disclosure) ||
		       figure_hidden(results, measure->parts[1], disclosure);
	return primary(disclosure, measure, &results->results[measure->index].total);
}

static int64_t weight(const struct shielding *s, size_t cell)
{
	const struct exact *exact = &s->result->cells[cell];
	return counts(s->result->measure->kind) ? exact->numerator : (int64_t)exact->known;
}

static bool hide_smallest(const struct shielding *s, struct line line)
{
	size_t best = SIZE_MAX;
	for (size_t i = 0; i < line.count; i++) {
		size_t cell = line.first + i * line.stride;
		if (s->hidden[cell] || weight(s, cell) == 0)
			continue;
		if (best == SIZE_MAX || weight(s, cell) < weight(s, best))
			best = cell;
	}
	if (best == SIZE_MAX)
		return false;
	s->hidden[best] = true;
	return true;
}

/* One withheld cell on a line is its total less the others; so are several that all stand at their least possible
 * value. Then the next smallest is withheld too. True if one was. */
static bool line_secure(const struct shielding *s, struct line line)
{
	int64_t hidden = 0, sum = 0;
	for (size_t i = 0; i < line.count; i++) {
		size_t cell = line.first + i * line.stride;
		hidden += s->hidden[cell];
		sum += s->hidden[cell] ? weight(s, cell) : 0;
	}
	int64_t least = s->disclosure->protect_from > 1 ? s->disclosure->protect_from : 1;
	bool bare = hidden == 1 || (hidden > 1 && counts(s->result->measure->kind) && sum == hidden * least);
	return bare && hide_smallest(s, line);
}

static bool table_secure(const struct shielding *s)
{
	size_t rows = s->result->rows, columns = s->result->columns;
	bool changed = false;
	for (size_t i = 0; i < rows && s->result->measure->dimensions == 2; i++)
		changed |= line_secure(s, (struct line){i * columns, 1, columns});
	for (size_t j = 0; j < columns; j++)
		changed |= line_secure(s, (struct line){j, columns, rows});
	return line_secure(s, (struct line){0, 1, rows * columns}) || changed;
}

struct shield shield_make(struct arena *arena, const struct results *results, const struct result *result,
    const struct disclosure *disclosure)
{
	const struct measure *measure = result->measure;
	size_t count = measure->dimensions ? result->rows * result->columns : 0;
	struct shield shield = {.cells = arena_array(arena, count + 1, sizeof *shield.cells)};
	struct shielding s = {results, result, disclosure, shield.cells};
	if (disclosure->method == DISCLOSURE_NONE)
		return shield;
	for (size_t i = 0; i < count; i++)
		shield.cells[i] = primary(disclosure, measure, &result->cells[i]);
	while (count > 0 && table_secure(&s))
		continue;
	shield.total = figure_hidden(results, measure, disclosure);
	if (measure->of_distinct)
		shield.base = figure_hidden(results, measure->of_distinct, disclosure);
	else
		shield.base = result->has_base && protects(disclosure, (int64_t)result->base);
	shield.any = shield.total || shield.base;
	for (size_t i = 0; i < count; i++)
		shield.any |= shield.cells[i];
	return shield;
}
