/* Values that are nearly right, as spreadsheets and people write them, and what they should have been. */
#ifndef DATA_TYPO_H
#define DATA_TYPO_H

#include <stdbool.h>

#include "base/arena.h"

/* "write 2021-04-03" for 03/04/2021, 3.4.2021, 2021-4-3; NULL if TEXT suggests nothing. Days come before months. */
const char *typo_date(struct arena *arena, const char *text);

/* "write 1204" for "1,204", "1 204", "12.0" (where DECIMALS is false), "33%", "£5"; NULL otherwise. */
const char *typo_number(struct arena *arena, const char *text, bool decimals);

/* "write true" for TRUE, Y, 1; NULL otherwise. */
const char *typo_boolean(struct arena *arena, const char *text);

#endif
