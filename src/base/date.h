/* Dates of the proleptic Gregorian calendar, as days since 1970-01-01. No clock, no time zone. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

struct date {
	int32_t day; /* days since 1970-01-01; of a month-only date, its first day */
	bool month_only;
};

struct civil {
	int32_t year;
	uint8_t month;
	uint8_t day;
}; /* month and day from 1 */

bool date_parse(const char *text, struct date *out);        /* YYYY-MM-DD or YYYY-MM, years 1900 to 2199, a real day */
bool date_parse_day(const char text[10], struct date *out); /* the first form alone; no NUL need be behind it */
struct civil date_civil(int32_t day);
int32_t date_from_civil(int32_t year, unsigned month, unsigned day);
int32_t date_month_end(int32_t day); /* the last day of that day's month */

/* Whole months completed from one day to another: one more on the same day of each later month, or on its last where it
 * has none. Negative where TO lies before FROM. */
int32_t date_months_between(int32_t from, int32_t to);

void date_print_iso(struct buffer *out, struct date date); /* "2021-04-01", "2021-04" */

#endif
