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
	KEY_LIST,  /* a list, of anything or of what `inner` says */
	KEY_TEXTS, /* a list of texts, or one text alone */
	KEY_PAGE,  /* the address of a page on the web */
	KEY_MAIL,  /* an address of electronic mail */
	KEY_MAP,   /* keys with values: those of `inner`, where there is one */
	KEY_NAMES, /* names of the author's own, and under each what `inner` says */
	KEY_ANY,   /* what `inner` says; without it anything */
};

/* One key that may stand at a place: what is checked, and what its author is told (REFERENCE.md, `annual help`, the JSON
 * Schema, all made from this row). Texts are Markdown within a line; `x` in them is what is typed. */
struct key {
	const char *name;
	enum key_type type;
	bool required;
	const char *const *choices;    /* NULL-terminated, or NULL: the texts it may have */
	const struct key_table *inner; /* what its value, or each of its names or items, holds; or NULL */
	const char *takes;             /* NULL: as its type or its choices say */
	const char *left_out;          /* what holds without it. NULL: nothing, or it is required */
	const char *meaning;
	const char *example; /* a value, as YAML */
};

/* What may stand in place of a mapping with a table's keys. */
enum key_also { ALSO_TEXT = 1, ALSO_LIST = 2, ALSO_NOTHING = 4 };

/* All keys that may stand at one place. */
struct key_table {
	const char *name; /* the heading below which content/REFERENCE.md has it */
	const struct key *rows;
	size_t count;
	unsigned also; /* enum key_also. No rows: nothing else */
	/* NULL, or where the keys depend on one of them: copies the INDEXth set of keys to ROWS (room for KEYS_MOST); its
	 * size, or 0 after the last. The set belongs to *VALUE of the first key; or, where that is NULL, to the first key. */
	size_t (*variant)(size_t index, struct key *rows, const char **value);
};

enum { KEYS_MOST = 64 };

/* A text; a text or a list of texts; a text or nothing. */
extern const struct key_table key_text, key_list, key_value;

/* Checks MAP against the keys of TABLE; WHAT names it in messages ("a table", "block 'chart'"). True if all is sound. MAP may
 * be NULL or unknown (then only required keys are missed, at PLACE). */
bool keys_check(const struct context *context, const struct value *map, const struct key_table *table, const char *what,
    struct place place);

/* Reading values that keys_check found sound (or that may be missing): the fallback where unknown or ill-typed. No messages. */
bool keys_boolean(const struct value *map, const char *name, bool fallback);
int64_t keys_integer(const struct value *map, const char *name, int64_t fallback);
bool keys_date(const struct value *map, const char *name, struct date *out); /* false where there is none */
bool keys_number(const struct value *map, const char *name, struct number *out);
size_t keys_texts(const struct context *context, const struct value *map, const char *name,
    const struct value ***items); /* a list or one text, as values */

/* "it can be 'a', 'b' or 'c'", for a hint; NULL of none or of more than a line holds. */
const char *keys_choices(struct arena *arena, const char *const *names, size_t count);

/* A code or name: ASCII letters, digits and hyphens. */
bool keys_is_name(const char *text);

/* true, yes, false, no; false for anything else. */
bool keys_parse_boolean(const char *text, bool *out);

#endif
