/* Labels of months and quarters: in full, without a year that was just said, or short. */
#include "chart/calendar.h"

#include <string.h>

#include "base/ascii.h"
#include "words/words.h"

enum { YEAR = 4 /* digits */, MONTHS = 12, SHORT = 3 /* letters */ };

/* The length of what stands before the year that ends LABEL; 0 if none does. */
static size_t before_year(const char *label)
{
	size_t length = strlen(label);
	if (length < YEAR + 2 || label[length - YEAR - 1] != ' ')
		return 0;
	for (size_t i = length - YEAR; i < length; i++)
		if (!ascii_digit(label[i]))
			return 0;
	return length - YEAR - 1;
}

bool calendar_has_years(const struct chart_data *chart)
{
	for (size_t i = 0; i < chart->category_count; i++)
		if (!before_year(chart->categories[i]))
			return false;
	return true;
}

/* Whether the LENGTH bytes at WORD are a month as dates print it. */
static bool is_month(const struct sketch *sketch, const char *word, size_t length)
{
	for (unsigned month = 1; month <= MONTHS; month++) {
		const char *name = words_month(words_of(sketch->chart->language), month);
		if (strlen(name) == length && memcmp(name, word, length) == 0)
			return true;
	}
	return false;
}

bool calendar_has_months(const struct sketch *sketch)
{
	const struct chart_data *chart = sketch->chart;
	for (size_t i = 0; i < chart->category_count; i++) {
		size_t length = before_year(chart->categories[i]);
		if (!length || !is_month(sketch, chart->categories[i], length))
			return false;
	}
	return true;
}

/* "April to June" as "Apr to Jun". */
static const char *months_shorten(const struct sketch *sketch, const char *text)
{
	struct buffer out = {0};
	while (*text) {
		size_t word = strcspn(text, " "), space = strspn(text + word, " ");
		buffer_bytes(&out, text, is_month(sketch, text, word) ? SHORT : word);
		buffer_bytes(&out, text + word, space);
		text += word + space;
	}
	const char *shorter = arena_copy(sketch->arena, buffer_text(&out));
	buffer_release(&out);
	return shorter;
}

/* What does not fit one line is called broken: the next form is tried. */
static struct text_block one_line(const struct sketch *sketch, const char *text, extent limit)
{
	struct text_block block = sketch_break(sketch, text, limit);
	block.broken |= block.count > 1;
	return block;
}

static struct text_block year_below(const struct sketch *sketch, struct text_block month, const char *year)
{
	struct text_block both = {.broken = month.broken, .count = month.count + 1, .width = month.width};
	both.lines = arena_array(sketch->arena, both.count, sizeof *both.lines);
	memcpy(both.lines, month.lines, month.count * sizeof *both.lines);
	both.lines[month.count] = year;
	extent wide = sketch_measure(sketch, year, strlen(year));
	both.width = wide > both.width ? wide : both.width;
	return both;
}

struct text_block calendar_label(
    const struct sketch *sketch, enum calendar calendar, size_t category, size_t previous, extent limit)
{
	const char *label = sketch->chart->categories[category], *before = sketch->chart->categories[previous];
	size_t length = before_year(label);
	if (calendar == CALENDAR_WHOLE || !length)
		return one_line(sketch, label, limit);
	const char *month = arena_slice(sketch->arena, label, length);
	if (calendar == CALENDAR_SHORT)
		month = months_shorten(sketch, month);
	struct text_block block =
	    calendar == CALENDAR_SHORT ? sketch_break(sketch, month, limit) : one_line(sketch, month, limit);
	const char *year = label + length + 1;
	bool new_year = category == previous || strcmp(year, before + strlen(before) - YEAR) != 0;
	return new_year ? year_below(sketch, block, year) : block;
}
