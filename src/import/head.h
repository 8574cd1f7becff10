/* The row of a sheet that names its columns. Private to import/. */
#ifndef IMPORT_HEAD_H
#define IMPORT_HEAD_H

#include "import/mapping.h"
#include "sheet/sheet.h"

/* Adds TEXT as titles are compared: in lower case, without blanks and line breaks. */
void head_key(struct buffer *out, const char *text);

/* Finds the row and gives every column of MAPPING its place in the sheet; columns that are missing, named twice or new
 * are messages. The index of the row in sheet->rows; sheet->row_count after an error. */
size_t head_find(const struct context *context, const struct sheet *sheet, struct mapping *mapping);

/* The row most like a head where nothing is known of it: the first with at least half as many texts as the fullest has
 * cells, and none of them a number. sheet->row_count if there is none. */
size_t head_guess(const struct sheet *sheet);

#endif
