#include "base/date.h"

#include <stddef.h>

static bool leap(int32_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static unsigned month_days(int32_t year, unsigned month)
{
	static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return days[month - 1] + (month == 2 && leap(year) ? 1u : 0u);
}

/* Years begin in March here, so that the leap day is a year's last; 719468 days lie between 0000-03-01 and 1970-01-01. */
int32_t date_from_civil(int32_t year, unsigned month, unsigned day)
{
	int32_t y = month <= 2 ? year - 1 : year;
	int32_t era = (y >= 0 ? y : y - 399) / 400;
	int32_t of_era = y - era * 400;
	int32_t of_year = (153 * (int32_t)(month > 2 ? month - 3 : month + 9) + 2) / 5 + (int32_t)day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct civil date_civil(int32_t day)
{
	int32_t z = day + 719468;
	int32_t era = (z >= 0 ? z : z - 146096) / 146097;
	int32_t of_era = z - era * 146097;
	int32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int32_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int32_t from_march = (5 * of_year + 2) / 153;
	int32_t month = from_march < 10 ? from_march + 3 : from_march - 9;
	int32_t first = (153 * from_march + 2) / 5;
	return (struct civil){year + era * 400 + (month <= 2), (uint8_t)month, (uint8_t)(of_year - first + 1)};
}

int32_t date_month_end(int32_t day)
{
	struct civil civil = date_civil(day);
	return day - civil.day + (int32_t)month_days(civil.year, civil.month);
}

int32_t date_months_between(int32_t from, int32_t to)
{
	if (to < from)
		return -date_months_between(to, from);
	struct civil first = date_civil(from), last = date_civil(to);
	int32_t months = (last.year - first.year) * 12 + last.month - first.month;
	bool complete = last.day >= first.day || to == date_month_end(to);
	return complete ? months : months - 1;
}

/* The number of two digits, or a negative one where they are none. */
static int two_digits(const char *text)
{
	unsigned tens = (unsigned)text[0] - '0', ones = tens < 10 ? (unsigned)text[1] - '0' : 10;
	return ones < 10 ? (int)(10 * tens + ones) : -100000;
}

bool date_parse(const char *text, struct date *out)
{
	int century = two_digits(text), year = century < 0 ? -1 : 100 * century + two_digits(text + 2);
	if (year < 1900 || year > 2199 || text[4] != '-')
		return false;
	int month = two_digits(text + 5), day = 1;
	if (month < 1 || month > 12)
		return false;
	bool month_only = text[7] == '\0';
	if (!month_only) {
		if (text[7] != '-')
			return false;
		day = two_digits(text + 8);
		if (day < 1 || (unsigned)day > month_days(year, (unsigned)month) || text[10])
			return false;
	}
	*out = (struct date){date_from_civil(year, (unsigned)month, (unsigned)day), month_only};
	return true;
}

void date_print_iso(struct buffer *out, struct date date)
{
	struct civil civil = date_civil(date.day);
	buffer_format(out, "%04d-%02d", (int)civil.year, (int)civil.month);
	if (!date.month_only)
		buffer_format(out, "-%02d", (int)civil.day);
}
