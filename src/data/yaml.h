/* YAML by libyaml (the only user of it), under the rules of content/REFERENCE.md: every scalar is text; UTF-16, several
 * documents, tags, merge keys, duplicate keys are refused; aliases expand up to a bound; depth and size are bounded. */
#ifndef DATA_YAML_H
#define DATA_YAML_H

#include "base/buffer.h"
#include "base/context.h"
#include "base/value.h"

enum { YAML_TREE_MAX = 16 << 20 }; /* bytes of a file that is read as a tree */

/* The tree of source FILE, from byte START for LENGTH bytes (a whole file, front matter, or a directive's body). NULL after
 * a message on a syntax error; an empty text is a VALUE_UNKNOWN. Places are offsets in the whole file. */
const struct value *yaml_parse(const struct context *context, uint32_t file, size_t start, size_t length);

/* Reads ROOT/PATH and parses it whole. NULL after a message. */
const struct value *yaml_read(const struct context *context, const char *root, const char *path, struct place asked);

/* The body of a fenced block: LINES given one by one, since a fence inside a list or quotation is indented; TEXT is the
 * body, OFFSETS the source offset of each of its bytes (LENGTH of them). */
const struct value *yaml_parse_text(
    const struct context *context, uint32_t file, const char *text, size_t length, const uint32_t *offsets);

/* One line a value: line:column, key, and text as JSON. VALUE may be NULL. */
void yaml_dump(struct buffer *out, const struct context *context, const struct value *value);

#endif
