/* Files of a new report. Private to create/. */
#ifndef CREATE_WRITE_H
#define CREATE_WRITE_H

#include "create/create.h"

/* Does a YAML file begin with the line by which editors find its schema? */
bool has_modeline(const char *text);

/* Adds a file; what TEXT holds is taken over. A YAML file gets the line by which editors find its schema, below .schema/. */
void new_file_add(struct new_report *report, const char *path, struct buffer *text);

/* Adds a line of what is left to the author. */
void new_report_left(struct new_report *report, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
