/* Checking a mapping against the keys it may have, by table: unknown keys (with the nearest), missing and ill-typed
 * values are located messages. Used for every author's file, front matter and directive. */
#ifndef DATA_KEYS_H
#define DATA_KEYS_H

#include <stdbool.h>

#include "base/context.h"
#include "base/date.h"
#include "base/number.h"
#include "base/value.h"

enum key_type {
	KEY_TEXT, /* any text */
	KEY_NAME, /* a code: ASCII letters, digits, hyphens */
	KEY_INTEGER,
	KEY_NUMBER, /* a decimal */
	KEY_DATE,
	KEY_BOOLEAN,
	KEY_LIST,  /* a list of anything */
	KEY_TEXTS, /* a list of texts, or one text alone */
	KEY_PAGE,  /* the address of a page on the web */
	KEY_MAIL,  /* an address of electronic mail */
	KEY_MAP,
	KEY_ANY,
};

struct key {
	const char *name;
	enum key_type type;
	bool required;
	const char *const *choices; /* NULL-terminated, or NULL: the texts it may have */
};

/* Checks MAP against COUNT keys; WHAT names it in messages ("a table", "block 'chart'"). True if all is sound. MAP may
 * be NULL or unknown (then only required keys are missed, at PLACE). */
bool keys_check(const struct context *context, const struct value *map, const struct key *keys, size_t count,
    const char *what, struct place place);

/* Reading values that keys_check found sound (or that may be missing): the fallback where unknown or ill-typed. No messages. */
bool keys_boolean(const struct value *map, const char *name, bool fallback);
int64_t keys_integer(const struct value *map, const char *name, int64_t fallback);
bool keys_date(const struct value *map, const char *name, struct date *out); /* false where there is none */
bool keys_number(const struct value *map, const char *name, struct number *out);
size_t keys_texts(const struct context *context, const struct value *map, const char *name,
    const struct value ***items); /* a list or one text, as values */

/* A code or name: ASCII letters, digits and hyphens. */
bool keys_is_name(const char *text);

/* true, yes, false, no; false for anything else. */
bool keys_parse_boolean(const char *text, bool *out);

#endif
