/* Report years, their quarters, and months: the steps of an axis of time. */
#include <string.h>

#include "stats/model.h"
#include "words/words.h"

static bool calendar(const struct settings *settings)
{
	struct civil first = date_civil(settings->from);
	return first.month == 1 && first.day == 1;
}

int year_of(const struct settings *settings, int32_t day)
{
	struct civil first = date_civil(settings->from), at = date_civil(day);
	bool before = at.month < first.month || (at.month == first.month && at.day < first.day);
	return before ? at.year - 1 : at.year;
}

int32_t year_first(const struct settings *settings, int year)
{
	struct civil first = date_civil(settings->from);
	int32_t month = date_from_civil(year, first.month, 1), last = date_month_end(month);
	return month + first.day - 1 > last ? last : month + first.day - 1;
}

int32_t year_last(const struct settings *settings, int year)
{
	return year_first(settings, year + 1) - 1;
}

/* Is the period a year, or longer? One of several years is set beside single ones. */
static bool whole_year(const struct settings *settings)
{
	return settings->to >= year_last(settings, year_of(settings, settings->from));
}

int32_t year_end(const struct settings *settings, int year)
{
	int back = year_of(settings, settings->from) - year;
	struct civil to = date_civil(settings->to);
	if (whole_year(settings))
		return year_last(settings, year);
	int32_t month = date_from_civil(to.year - back, to.month, 1), last = date_month_end(month);
	bool ends = settings->to == date_month_end(settings->to);
	return ends || month + to.day - 1 > last ? last : month + to.day - 1;
}

const char *year_told(struct arena *arena, const struct settings *settings, int year)
{
	const struct words *words = words_of(settings->language);
	struct date from = {year_first(settings, year), false}, to = {year_end(settings, year), false};
	struct civil first = date_civil(from.day), last = date_civil(to.day);
	struct buffer begin = {0}, end = {0};
	if (whole_year(settings))
		return year_name(arena, settings, year);
	from.month_only = to.month_only = first.day == 1 && to.day == date_month_end(to.day);
	if (from.month_only && first.year == last.year && first.month < last.month)
		buffer_add(&begin, words_month(words, first.month));
	else
		words_date(&begin, words, from);
	words_date(&end, words, to);
	bool one = from.month_only && first.year == last.year && first.month == last.month;
	const char *text = one ? arena_copy(arena, buffer_text(&end))
	                       : words_fill(arena, words, from.month_only ? PHRASE_MONTHS_SPAN : PHRASE_PERIOD,
	                             WITH({"from", buffer_text(&begin)}, {"to", buffer_text(&end)}));
	buffer_release(&begin);
	buffer_release(&end);
	return text;
}

const char *year_name(struct arena *arena, const struct settings *settings, int year)
{
	if (calendar(settings))
		return arena_format(arena, "%04d", year);
	return arena_format(arena, "%04d-%02d", year, (year + 1) % 100);
}

static int digits_read(const char *text, size_t count)
{
	int value = 0;
	for (size_t i = 0; i < count; i++)
		value = value * 10 + text[i] - '0';
	return value;
}

bool year_read(const struct settings *settings, const char *text, int *year)
{
	bool alone = calendar(settings);
	if (strspn(text, "0123456789") != 4 || strlen(text) != (alone ? 4 : 7))
		return false;
	*year = digits_read(text, 4);
	if (*year < 1900 || *year > 2198)
		return false;
	return alone ||
	       (text[4] == '-' && strspn(text + 5, "0123456789") == 2 && digits_read(text + 5, 2) == (*year + 1) % 100);
}

static int64_t floor_divide(int64_t a, int64_t b)
{
	return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

/* The month, from 0, with which the first quarter of a report year begins: 0 where quarters are the calendar's. */
static int quarter_start(const struct settings *settings)
{
	int month = date_civil(settings->from).month - 1;
	return month % 3 == 0 ? 0 : month;
}

int64_t step_of(const struct settings *settings, enum step step, int32_t day)
{
	struct civil civil = date_civil(day);
	int64_t month = civil.year * 12LL + civil.month - 1;
	if (step == STEP_YEAR)
		return year_of(settings, day);
	return step == STEP_MONTH ? month : floor_divide(month - quarter_start(settings), 3);
}

static int64_t first_month(const struct settings *settings, enum step step, int64_t at)
{
	return step == STEP_MONTH ? at : at * 3 + quarter_start(settings);
}

static int32_t month_day(int64_t month)
{
	return date_from_civil((int32_t)floor_divide(month, 12), (unsigned)(month - floor_divide(month, 12) * 12) + 1, 1);
}

int32_t step_last_day(const struct settings *settings, enum step step, int64_t at)
{
	if (step == STEP_YEAR)
		return year_last(settings, (int)at);
	return date_month_end(month_day(first_month(settings, step, at) + (step == STEP_QUARTER ? 2 : 0)));
}

const char *step_code(struct arena *arena, const struct settings *settings, enum step step, int64_t at)
{
	if (step == STEP_YEAR)
		return year_name(arena, settings, (int)at);
	if (step == STEP_MONTH)
		return arena_format(arena, "%04d-%02d", (int)(at / 12), (int)(at % 12) + 1);
	int year = (int)floor_divide(at, 4), quarter = (int)(at - 4LL * year) + 1;
	if (quarter_start(settings) == 0)
		return arena_format(arena, "%04d-Q%d", year, quarter);
	return arena_format(arena, "%04d-%02d-Q%d", year, (year + 1) % 100, quarter);
}

struct date step_first(const struct settings *settings, enum step step, int64_t at)
{
	return (struct date){month_day(first_month(settings, step, at)), true};
}
