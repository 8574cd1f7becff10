/* Quoting an author's text on a terminal: control and direction characters are shown escaped, and of a wide line only
 * the stretch around the caret. */
#ifndef BASE_QUOTE_H
#define BASE_QUOTE_H

#include "base/buffer.h"
#include "base/source.h"

/* TEXT on one line: what a terminal would obey or hide is printed as \n, \x1b, \u202e. */
void quote_plain(struct buffer *out, const char *text);

/* The source line of OFFSET, and below it a caret at it; of NARROW > 0 bytes only those from OFFSET on. Nothing where
 * SOURCE is NULL or the line is empty. */
void quote_source(struct buffer *out, const struct source *source, uint32_t offset, size_t narrow);

#endif
