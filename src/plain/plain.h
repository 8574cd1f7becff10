/* A document as plain text, for an e-mail. */
#ifndef PLAIN_PLAIN_H
#define PLAIN_PLAIN_H

#include "base/buffer.h"
#include "base/context.h"
#include "doc/node.h"

/* Adds DOCUMENT to OUT: UTF-8, lines of at most 72 columns (RFC 5322, 2.1.1 asks for under 78) but for words that are
 * longer, figures as printed, the addresses of links in full behind their text. Tables have a line a row, charts their table. */
void plain_write(const struct context *context, struct buffer *out, const struct document *document);

#endif
