/* Time between two days, in the units of a duration. Private to data/. */
#ifndef DATA_SPAN_H
#define DATA_SPAN_H

#include "data/dictionary.h"

/* In the column's integers: days for weeks too. Days that are the same are 0 apart; negative where TO lies before FROM.
 * Working days are those after FROM up to and including TO that are no Saturday, Sunday or holiday of the report. */
int64_t span_between(enum span span, const struct settings *settings, int32_t from, int32_t to);

/* How many of the column's integers make one of the unit. */
int64_t span_divisor(enum span span);

#endif
