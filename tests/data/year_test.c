/* What depends on the report's period is worked out anew for another year; all else is the same memory. */
#include <stdlib.h>

#include "check.h"
#include "data/records.h"

static const struct column *column_of(const struct records *records, const char *table, const char *field)
{
	const struct table *found = dictionary_table(records->dictionary, table);
	return &records->tables[found->index].columns[table_field(found, field)->index];
}

static bool shared(const struct records *a, const struct records *b, const char *table, const char *field)
{
	return column_of(a, table, field)->numbers == column_of(b, table, field)->numbers;
}

static bool number_is(const struct records *records, const char *table, const char *field, uint32_t row, int64_t value)
{
	return column_of(records, table, field)->numbers[row] == value;
}

int main(void)
{
	struct checks checks = {0};
	struct arena *arena = arena_new();
	struct context context = {.arena = arena, .sources = sources_new(arena)};
	context.messages = messages_new(arena, context.sources);
	const struct records *now = data_load(&context, "tests/data/derived");
	const struct records *then =
	    records_of_year(&context, now, date_from_civil(2020, 4, 1), date_from_civil(2021, 3, 31));
	check(&checks, "the ages of then",
	    number_is(then, "children", "age", 0, 9) && number_is(now, "children", "age", 0, 10));
	check(&checks, "a child not yet born", number_is(then, "children", "age", 2, MISSING_NUMBER));
	check(&checks, "a band of them", column_of(then, "children", "age-band")->codes[2] == 0);
	check(&checks, "the records of then",
	    number_is(then, "children", "moves", 1, 1) && number_is(then, "children", "moves", 0, 0));
	check(&checks, "what was open then",
	    number_is(then, "episodes", "so-far", 0, 28) && number_is(then, "episodes", "so-far", 1, MISSING_NUMBER));
	check(&checks, "a count with a condition on an age", number_is(then, "children", "helped", 0, 1));
	check(&checks, "this year's stay",
	    number_is(now, "children", "moves", 0, 3) && now->settings->from != then->settings->from);
	check(&checks, "an age on a date is shared", shared(now, then, "children", "age-then"));
	check(&checks, "a duration is shared", shared(now, then, "episodes", "weeks"));
	check(&checks, "a count of all periods is shared", shared(now, then, "children", "all-moves"));
	check(&checks, "no messages", messages_errors(context.messages) == 0);
	arena_free(arena);
	return checks.failed > 0;
}
