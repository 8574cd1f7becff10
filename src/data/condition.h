/* Conditions on the fields of a record, as `where` writes them. */
#ifndef DATA_CONDITION_H
#define DATA_CONDITION_H

#include "data/records.h"

/* Every value of a field is an integer (a code's number, a day, hundredths …), so that a value, a list and a range are
 * all intervals. */
struct interval {
	int64_t low, high; /* both included */
};

struct condition {
	struct path path;
	const struct value *source; /* as written, for the definition */
	struct interval *intervals;
	size_t count;
	bool unknown; /* the list of values holds `unknown` */
	bool negated; /* {not: …} */
};

struct conditions {
	struct condition *items; /* all of them must hold */
	size_t count;
};

/* Reads a `where` (or NULL) on records of TABLE; false after messages. Numbers are turned into the columns' own integers, so
 * RECORDS must be read. Lives in the context's arena. */
bool conditions_read(const struct context *context, const struct records *records, const struct value *where,
    const struct table *table, struct conditions *out);

bool conditions_hold(const struct conditions *conditions, const struct records *records, uint32_t row);

/* A date, period.from or period.to; false after a message. */
bool date_read(
    const struct context *context, const struct settings *settings, const struct value *value, struct date *first);

#endif
