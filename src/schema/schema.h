/* What an author may write, told from the program's own tables of keys: as JSON Schema for editors, as the tables of
 * content/REFERENCE.md, and as help on one key. */
#ifndef SCHEMA_SCHEMA_H
#define SCHEMA_SCHEMA_H

#include "base/buffer.h"
#include "data/dictionary.h"

/* The files that have a schema of their own: report, dictionary, measures … NULL-terminated. */
extern const char *const schema_names[];

/* The JSON Schema (2020-12) of the file NAME.yaml; false if there is none of that name. Values are those of YAML 1.2's core
 * schema, since that is how editors read the file: a text may look like a number, and only in YAML 1.1 is `yes` a boolean. */
bool schema_file(struct arena *arena, struct buffer *out, const char *name);

/* The JSON Schema of data/TABLE.yaml. TABLE must not be a nested one: its records have no file. */
void schema_data(struct buffer *out, const struct table *table);

/* All tables of content/REFERENCE.md, each below its heading. */
void schema_reference(struct arena *arena, struct buffer *out);

/* What NAME is: a key wherever it may stand, a file, a block or a type of field. False, with the nearest name in *NEAREST
 * (or NULL), if it is nothing. */
bool schema_help(struct arena *arena, struct buffer *out, const char *name, const char **nearest);

#endif
