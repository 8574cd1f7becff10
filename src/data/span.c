#include "data/span.h"

/* ---- working days ---- */

enum { WEEK = 7, WORKING = 5, THURSDAY = 3 /* of weeks that begin on a Monday: 1970-01-01 was one */ };

/* Mondays to Fridays up to and including DAY, from a Monday long before all dates. */
static int64_t weekdays_until(int32_t day)
{
	enum { LONG_BEFORE = 100000 * WEEK };
	int64_t days = (int64_t)day + THURSDAY + LONG_BEFORE + 1, rest = days % WEEK;
	return days / WEEK * WORKING + (rest < WORKING ? rest : WORKING);
}

/* Holidays up to and including DAY; none of them lies on a weekend. */
static int64_t holidays_until(const struct settings *settings, int32_t day)
{
	size_t low = 0, high = settings->holiday_count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (settings->holidays[middle] <= day)
			low = middle + 1;
		else
			high = middle;
	}
	return (int64_t)low;
}

/* ---- the units ---- */

static int64_t days_between(const struct settings *settings, int32_t from, int32_t to)
{
	(void)settings;
	return (int64_t)to - from;
}

static int64_t months_between(const struct settings *settings, int32_t from, int32_t to)
{
	(void)settings;
	return date_months_between(from, to);
}

static int64_t years_between(const struct settings *settings, int32_t from, int32_t to)
{
	(void)settings;
	return date_months_between(from, to) / 12;
}

static int64_t working_days_between(const struct settings *settings, int32_t from, int32_t to)
{
	return weekdays_until(to) - weekdays_until(from) - holidays_until(settings, to) + holidays_until(settings, from);
}

/* In the order of enum span. */
static const struct {
	int64_t divisor;
	int64_t (*between)(const struct settings *settings, int32_t from, int32_t to);
} units[] = {
    {1, days_between},
    {7, days_between},
    {1, months_between},
    {1, years_between},
    {1, working_days_between},
};

_Static_assert(sizeof units / sizeof *units == SPANS, "each unit of a duration has its row");

int64_t span_between(enum span span, const struct settings *settings, int32_t from, int32_t to)
{
	return units[span].between(settings, from, to);
}

int64_t span_divisor(enum span span)
{
	return units[span].divisor;
}
