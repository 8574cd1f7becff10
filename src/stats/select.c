/* Which records a population holds: the period, what was open in it, and its conditions. */
#include <string.h>

#include "stats/model.h"

/* Is the record dated in the population's period? */
static bool in_period(const struct records *records, const struct population *population, uint32_t row)
{
	int64_t day;
	if (population->period == PERIOD_ALL || !population->dated)
		return true;
	if (!path_value(records, &population->date, row, &day))
		return false;
	if (population->period == PERIOD_BEFORE)
		return day < population->from;
	return day >= population->from && day <= population->to;
}

/* Begun by the last of the days and not ended by the first: of a record that opens and closes on one day, on none. */
static bool is_open(const struct records *records, const struct population *population, uint32_t row)
{
	int64_t begun, ended;
	if (!path_value(records, &population->begun, row, &begun) || begun > population->open_to)
		return false;
	if (!path_value(records, &population->ended, row, &ended))
		return true;
	return ended > population->open_from && ended > begun;
}

bool population_takes(const struct records *records, const struct population *population, uint32_t row)
{
	return population->open ? is_open(records, population, row) : in_period(records, population, row);
}

void row_line_add(
    const struct context *context, struct buffer *lines, const struct record_table *table, uint32_t row, int count)
{
	enum { LINES_MAX = 3 };
	struct place place = table->places[row];
	const struct source *source = sources_get(context->sources, place.file);
	if (source && count == 0)
		buffer_format(lines, "look at %s, line ", source->path);
	if (source && count < LINES_MAX)
		buffer_format(lines, "%s%d", count ? ", " : "", (int)source_position(source, place.offset).line);
}

static bool belongs(const struct records *records, const struct population *population, uint32_t row)
{
	if (population->open && !is_open(records, population, row))
		return false;
	if (!population->open && !population->parent && !in_period(records, population, row))
		return false;
	return conditions_hold(&population->conditions, records, row);
}

struct row_list population_select(struct arena *arena, const struct records *records,
    const struct population *population, const struct row_list *parent, uint32_t *scratch)
{
	size_t all = parent ? parent->count : records->tables[population->table->index].count;
	size_t count = 0;
	for (size_t i = 0; i < all; i++) {
		uint32_t row = parent ? parent->rows[i] : (uint32_t)i;
		if (belongs(records, population, row))
			scratch[count++] = row;
	}
	struct row_list list = {arena_array(arena, count + 1, sizeof *list.rows), count};
	if (count > 0)
		memcpy(list.rows, scratch, count * sizeof *scratch);
	return list;
}

bool population_has(const struct records *records, const struct population *population, uint32_t row)
{
	for (; population; population = population->parent)
		if (!belongs(records, population, row))
			return false;
	return true;
}

static bool has_undated(const struct records *records, const struct population *population, uint32_t row)
{
	for (; population->parent; population = population->parent)
		if (!belongs(records, population, row))
			return false;
	return conditions_hold(&population->conditions, records, row);
}

struct row_list population_undated(
    struct arena *arena, const struct records *records, const struct population *population)
{
	uint32_t all = records->tables[population->table->index].count;
	struct row_list list = {arena_array(arena, all + 1u, sizeof *list.rows), 0};
	for (uint32_t row = 0; row < all; row++)
		if (has_undated(records, population, row))
			list.rows[list.count++] = row;
	return list;
}

size_t population_unconditioned(const struct records *records, const struct population *population, bool undated)
{
	size_t count = 0;
	uint32_t all = records->tables[population->table->index].count;
	for (uint32_t row = 0; row < all; row++)
		count += undated || (population->open ? is_open(records, population, row)
		                                      : population->parent || in_period(records, population, row));
	return count;
}
