/* Code blocks, and each byte's place in the source: cmark gives a block's text alone. */
#ifndef MARKDOWN_FENCE_H
#define MARKDOWN_FENCE_H

#include "markdown/reader.h"

/* Fills FENCE from a code block, tokens as they were typed, line breaks as \n. False for an indented block. A fence that
 * is never closed is a message. */
bool fence_read(struct markdown_reader *reader, cmark_node *block, struct fence *fence);

#endif
