/* The data that templates see, built as value trees. Texts count as quoted, so that none is taken for the word false;
 * a NULL text adds nothing. */
#ifndef HTML_FIELDS_H
#define HTML_FIELDS_H

#include "base/arena.h"
#include "base/value.h"

struct value *fields_map(struct arena *arena);
struct value *fields_list(struct arena *arena);
void fields_text(struct arena *arena, struct value *map, const char *key, const char *text);
void fields_flag(struct arena *arena, struct value *map, const char *key, bool flag);
void fields_add(struct value *map, const char *key, struct value *item); /* KEY is NULL in a list */

#endif
