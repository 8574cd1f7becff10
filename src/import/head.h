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

/* The cell that is the title of each column, by its number below COLUMNS_MAX: in the row HEAD, or above it and merged down
 * into that row; NULL where there is none. */
const struct cell_entry **head_titles(struct arena *arena, const struct sheet *sheet, size_t head);

/* A column that has values below the head and no title in it: nobody can read it. */
struct nameless_column {
	uint16_t column;
	uint32_t row; /* of its first value, as the sheet counts it */
	size_t values;
};

/* Those of a sheet by their place; their number. */
size_t head_nameless(struct arena *arena, const struct sheet *sheet, size_t head, struct nameless_column **out);

/* The row most like a head where nothing is known of it: the first with at least half as many texts as the fullest has
 * cells, and none of them a number; of a head in two rows the lower. sheet->row_count if there is none. */
size_t head_guess(const struct sheet *sheet);

#endif
