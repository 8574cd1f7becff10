/* The fields of a CSV file, by RFC 4180, section 2. Private to the room. */
#ifndef EXPORT_CSV_FIELD_H
#define EXPORT_CSV_FIELD_H

#include "base/buffer.h"
#include "stats/stats.h"

/* A text, in quotation marks where it needs them; an apostrophe makes a text of what a spreadsheet would take for a
 * formula. */
void csv_text(struct buffer *out, const char *text);

/* A comma, and then the text (NULL: nothing), or the plain number of a figure or the symbol that stands for it. */
void csv_next_text(struct buffer *out, const char *text);
void csv_next_figure(struct buffer *out, const struct figure *figure);

void csv_line_end(struct buffer *out); /* CRLF */

#endif
