/* Filling the texts of an empty report. Private to create/. */
#ifndef CREATE_EMPTY_H
#define CREATE_EMPTY_H

#include "create/create.h"

/* Adds the first COUNT files of the empty report, dated after FOLDER's name. */
void empty_add(struct new_report *report, const char *folder, size_t count);

#endif
