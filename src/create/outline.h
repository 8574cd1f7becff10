/* What a narrative file leaves for next year: its title, headings and blocks of figures, without its words. Private to
 * create/. */
#ifndef CREATE_OUTLINE_H
#define CREATE_OUTLINE_H

#include "create/create.h"

/* Moves each year name in TEXT ("2021-22") and each date on by one year, in place. */
void years_move(char *text);

/* Adds narrative/NAME.md as an outline. False after a message. */
bool outline_add(struct new_report *report, const struct last_year *last, const char *name);

#endif
