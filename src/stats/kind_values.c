/* The kinds that are worked out from the values of records. */
#include "stats/kind.h"

static unsigned decimals_whole(const struct measure *measure, unsigned most)
{
	(void)measure;
	(void)most;
	return 0;
}

static unsigned decimals_most(const struct measure *measure, unsigned most)
{
	(void)measure;
	return most;
}

static void count_exact(const struct values *values, const struct measure *measure, struct exact *out)
{
	(void)measure;
	exact_set(out, (int64_t)values->records, 1);
}

const struct kind kind_count = {MEASURE_COUNT, "count", "a group or table", "how many records", "received", false,
    false, false, true, true, false, measure_read_count, count_exact, NULL, decimals_whole, PHRASE_METHOD_COUNT,
    PHRASE_DEFINED_COUNT, PHRASE_DEFINED_COUNT};

static void distinct_exact(const struct values *values, const struct measure *measure, struct exact *out)
{
	int64_t distinct = 0;
	(void)measure;
	for (size_t i = 0; i < values->count; i++)
		distinct += i == 0 || values->sorted[i] != values->sorted[i - 1];
	exact_set(out, distinct, 1);
}

const struct kind kind_distinct = {MEASURE_DISTINCT, "distinct", "name of a field",
    "how many different values: children, each once", "child", false, false, true, true, false, false,
    measure_read_over, distinct_exact, NULL, decimals_whole, PHRASE_METHOD_DISTINCT, PHRASE_DEFINED_DISTINCT,
    PHRASE_DEFINED_DISTINCT};

/* The sum of no records is 0, that of records without one known value is not available. */
static void sum_exact(const struct values *values, const struct measure *measure, struct exact *out)
{
	(void)measure;
	bool none = values->records > 0 && values->known == 0;
	exact_set(out, values->sum, values->overflow || none ? 0 : values->divisor);
}

const struct kind kind_sum = {MEASURE_SUM, "sum", "name of a number field", "the total", "sessions", false, true, false,
    true, true, true, measure_read_over, sum_exact, NULL, decimals_most, PHRASE_METHOD_SUM, PHRASE_DEFINED_SUM,
    PHRASE_DEFINED_SUM};

static void mean_exact(const struct values *values, const struct measure *measure, struct exact *out)
{
	(void)measure;
	exact_set(out, values->sum, values->overflow ? 0 : values->divisor * (int64_t)values->known);
}

const struct kind kind_mean = {MEASURE_MEAN, "mean", "name of a number field", "the average", "age", false, true, false,
    false, false, true, measure_read_over, mean_exact, NULL, decimals_whole, PHRASE_METHOD_MEAN, PHRASE_DEFINED_MEAN,
    PHRASE_DEFINED_MEAN};

static void median_exact(const struct values *values, const struct measure *measure, struct exact *out)
{
	size_t count = values->count;
	int64_t sum;
	(void)measure;
	if (count == 0)
		return;
	if (count % 2 == 1)
		exact_set(out, values->sorted[count / 2], values->divisor);
	else if (!__builtin_add_overflow(values->sorted[count / 2 - 1], values->sorted[count / 2], &sum))
		exact_set(out, sum, values->divisor * 2);
}

const struct kind kind_median = {MEASURE_MEDIAN, "median", "name of a number field", "the value in the middle", "age",
    false, true, true, false, false, true, measure_read_over, median_exact, NULL, decimals_whole, PHRASE_METHOD_MEDIAN,
    PHRASE_DEFINED_MEDIAN, PHRASE_DEFINED_MEDIAN};

/* `at`: above 0 and at most 100. */
static bool percentile_read(const struct measure_loader *loader, struct measure *measure)
{
	const struct value *at = value_get(measure->source, "at");
	if (!at || at->kind != VALUE_TEXT) {
		message_add(loader->context->messages, MSG_STATS_NO_AT, measure->place);
		return false;
	}
	bool number = number_parse(at->text, &measure->at);
	if (!number || measure->at.units <= 0 || number_compare(measure->at, (struct number){100, 0}) > 0) {
		message_add(loader->context->messages, MSG_STATS_AT, at->place, at->text);
		return false;
	}
	return measure_read_over(loader, measure);
}

/* The smallest value that at least `at` per cent of the values do not exceed: the one of rank ⌈at · n ÷ 100⌉. */
static void percentile_exact(const struct values *values, const struct measure *measure, struct exact *out)
{
	__extension__ typedef unsigned __int128 wide;
	wide whole = 100;
	if (values->count == 0)
		return;
	for (unsigned i = measure->at.decimals; i; i--)
		whole *= 10;
	wide rank = ((wide)measure->at.units * values->count + whole - 1) / whole;
	exact_set(out, values->sorted[(size_t)rank - 1], values->divisor);
}

const struct kind kind_percentile = {MEASURE_PERCENTILE, "percentile", "name of a number field",
    "the smallest value that at least so many in a hundred, `at`, do not exceed", "wait", false, true, true, false,
    false, true, percentile_read, percentile_exact, NULL, decimals_most, PHRASE_METHOD_PERCENTILE,
    PHRASE_DEFINED_PERCENTILE, PHRASE_DEFINED_PERCENTILE};

static void min_exact(const struct values *values, const struct measure *measure, struct exact *out)
{
	(void)measure;
	exact_set(out, values->least, values->known ? values->divisor : 0);
}

const struct kind kind_min = {MEASURE_MIN, "min", "name of a number field", "the smallest value", "age", false, true,
    false, false, false, true, measure_read_over, min_exact, NULL, decimals_most, PHRASE_METHOD_MIN, PHRASE_DEFINED_MIN,
    PHRASE_DEFINED_MIN};

static void max_exact(const struct values *values, const struct measure *measure, struct exact *out)
{
	(void)measure;
	exact_set(out, values->greatest, values->known ? values->divisor : 0);
}

const struct kind kind_max = {MEASURE_MAX, "max", "name of a number field", "the largest value", "age", false, true,
    false, false, false, true, measure_read_over, max_exact, NULL, decimals_most, PHRASE_METHOD_MAX, PHRASE_DEFINED_MAX,
    PHRASE_DEFINED_MAX};
