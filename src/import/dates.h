/* Dates as people write them. Private to import/. */
#ifndef IMPORT_DATES_H
#define IMPORT_DATES_H

#include <stdbool.h>

#include "base/buffer.h"

enum date_order { ORDER_OPEN, ORDER_DMY, ORDER_MDY, ORDER_YMD };

enum date_fault {
	DATE_SOUND,
	DATE_NONE,   /* it is no date */
	DATE_NO_DAY, /* it has the form of one, but there is no such day */
	DATE_EARLY,  /* before 1900 or after 2199 */
	DATE_OPEN,   /* 03/04/2024, and the order is not known */
	DATE_SERIAL, /* a spreadsheet's day number: 45536 */
};

struct written_date {
	enum date_fault fault;
	char iso[16];    /* "2024-09-03", or "2024-09" where no day is given */
	bool time_left;  /* a time of day was left out */
	bool short_year; /* 24 for 2024: 00 to 29 are of this century, as spreadsheets have it */
	bool rewritten;  /* it was not in ISO's form */
};

/* Reads "3/9/2024", "03.09.24", "2024-09-03T00:00:00", "3 Sept 2024", "September 2024". */
struct written_date date_as_written(const char *text, enum date_order order);

enum { ISO_DATE = 10 };

/* The same for the forms that most dates have, 25/03/2024 (or with points or hyphens) and 2024-03-25, of a TEXT with LEFT
 * bytes that may be read: false, with ISO of no meaning, for any other form, where there is no such day, and where the order
 * is not known. */
bool date_usual(const char *text, size_t left, enum date_order order, char iso[ISO_DATE]);

/* The order that TEXT shows by a number over 12: ORDER_DMY for 25/03/2024. ORDER_OPEN where it shows none; *NUMBERS says
 * whether it is a date whose order matters. */
enum date_order date_shown_order(const char *text, bool *numbers);

/* The same of 25/03/2024; false of any other form. */
bool date_usual_order(const char *text, size_t left, enum date_order *order);

#endif
