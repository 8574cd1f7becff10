/* The text of a cell, cleaned, and as YAML. Private to import/. */
#ifndef IMPORT_TEXT_H
#define IMPORT_TEXT_H

#include "base/buffer.h"

/* TEXT without blanks around it, its no-break spaces as spaces, signs without width left out: itself where it is so
 * already, else in SCRATCH. */
const char *value_cleaned(struct buffer *scratch, const char *text);

/* Takes the blanks around TEXT away. */
void value_trim(struct buffer *text);

/* The length of a TEXT that needs no quotes as a YAML scalar, which is also what data/plain.c reads fastest; or 0. */
size_t value_plain_length(const char *text);

/* TEXT as a YAML scalar in a flow mapping: plain where that is safe, else in double quotes. */
void value_scalar(struct buffer *out, const char *text);

#endif
