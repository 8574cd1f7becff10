/* Numbers of spreadsheets, which are binary floating point written out: brought back to the decimal that was typed, by
 * arithmetic on digits alone. Private to sheet/. */
#ifndef SHEET_DECIMAL_H
#define SHEET_DECIMAL_H

#include <stdbool.h>

#include "base/buffer.h"

/* Reads "8.9000000000000001E-2" and adds it to OUT times 10 to the power of SHIFT, rounded to the 15 digits that
 * spreadsheets keep, without an exponent and without zeros at its end: "8.9" for a shift of 2. False, with nothing added,
 * where TEXT is no number or has more than 40 digits before or behind its point. */
bool decimal_plain(struct buffer *out, const char *text, int shift);

/* A date and time as spreadsheets count them: whole days, and the seconds of the day, rounded. False where TEXT is no
 * number or not within 10 million days. */
bool decimal_days(const char *text, long *days, long *seconds);

#endif
