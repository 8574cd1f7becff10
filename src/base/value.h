/* The value tree of a small YAML file: every scalar is text, every node has a place. Built by data/; read by all. */
#ifndef BASE_VALUE_H
#define BASE_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/source.h"

enum value_kind {
	VALUE_UNKNOWN,
	VALUE_TEXT,
	VALUE_LIST,
	VALUE_MAP
}; /* unknown: an empty value, plain ~ or plain null */

struct value {
	enum value_kind kind;
	bool quoted;        /* a scalar in quotes or a block scalar */
	struct place place; /* of its first character */
	struct value *next; /* the next item of the list or mapping that holds it */
	const char *key;    /* in a mapping: its key; NULL in a list */
	struct place key_place;
	const char *text;        /* VALUE_TEXT: its text; otherwise NULL */
	struct value *first;     /* VALUE_LIST, VALUE_MAP: the first item */
	size_t count;            /* VALUE_LIST, VALUE_MAP: how many */
	const uint32_t *offsets; /* of a block or folded scalar: source offset of each byte of text; NULL where text is
	                            the source's own bytes from place on (after an opening quote) */
};

/* The item of that key, even an unknown one; NULL where there is none or MAP is NULL or no mapping. */
const struct value *value_item(const struct value *map, const char *key);

/* The same, but NULL where the item is unknown: an empty value is no value. */
const struct value *value_get(const struct value *map, const char *key);

/* The text of that key; NULL where there is none, or it is unknown or not text. */
const char *value_text(const struct value *map, const char *key);

/* The place in the source of byte INDEX of a scalar's text. */
struct place value_place_at(const struct value *value, size_t index);

#endif
