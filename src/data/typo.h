/* Values that are nearly right, as spreadsheets and people write them, and what they should have been. A hint never
 * suggests another value than the one that was typed: where two could be meant it says both, or what is wrong. */
#ifndef DATA_TYPO_H
#define DATA_TYPO_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/source.h"

/* "write 2021-04-03" for 2021/4/3 or 13.4.2021; no such day, a spreadsheet's day number, a dash; NULL if TEXT suggests
 * nothing. */
const char *typo_date(struct arena *arena, const char *text);

/* What a spreadsheet shows for an empty cell or a 0 that is formatted as a date: 1900-01-00, 00/01/1900, 30/12/1899. */
bool typo_is_zero_day(const char *text);

/* "write 2021-04" for 4/2021, where a month is enough; NULL of anything else. */
const char *typo_month(struct arena *arena, const char *text);

/* "write 1204" for "1,204", "1 204", "12.0" (where DECIMALS is false), "33%", "£5"; "1,5" has a point before its
 * decimals; NULL if TEXT suggests nothing. */
const char *typo_number(struct arena *arena, const char *text, bool decimals);

/* "write true" for TRUE, Y, 1; NULL otherwise. */
const char *typo_boolean(struct arena *arena, const char *text);

/* What to do about a key inside { } that has no colon: a comma in the text before it began it. NULL of any other key;
 * SOURCE holds the file of KEY, its place. */
const char *typo_comma(const struct source *source, struct place key);

/* Letters and no digit, such as n/a: most likely a word for what is not known. */
bool typo_is_words(const char *text);

/* Does TEXT begin with what a spreadsheet shows for a formula that failed, such as #REF! or #N/A? */
bool typo_is_error(const char *text);

#endif
