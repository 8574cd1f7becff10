/* The second pass over dictionary.yaml: names of fields and tables become pointers. Private to data/. */
#ifndef DATA_LINKS_H
#define DATA_LINKS_H

#include "data/dictionary.h"

struct dictionary_linker {
	const struct context *context;
	const struct settings *settings;
	struct dictionary *dictionary;
	const struct value *tables; /* the mapping in the file */
};

/* Links DICTIONARY's tables and fields; TABLES is their mapping in the file, in the same order. */
void dictionary_link(const struct context *context, const struct settings *settings, struct dictionary *dictionary,
    const struct value *tables);

/* What a name may lead to. */
typedef bool field_test(const struct field *field);

bool is_date(const struct field *field);
bool is_number(const struct field *field);

/* The path that VALUE names from TABLE, of a field that FITS; NULL where VALUE is none or after a message. */
const struct path *link_path(const struct dictionary_linker *linker, const struct table *table,
    const struct value *value, field_test *fits, const char *wanted);

/* The table that VALUE names; NULL where VALUE is none or after a message. */
struct table *link_table(const struct dictionary_linker *linker, const struct value *value);

#endif
