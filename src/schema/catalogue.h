/* All tables of keys, by where they may stand. Private to schema/. */
#ifndef SCHEMA_CATALOGUE_H
#define SCHEMA_CATALOGUE_H

#include "base/arena.h"
#include "data/keys.h"

/* Where tables begin: a file, a block or a front matter. */
struct root {
	const char *name;  /* "report.yaml", "block chart" */
	const char *where; /* "in report.yaml", "in a block 'chart'" */
	const struct key_table *table;
	bool names; /* the file holds names of the author's own, and under each what the table says */
};

size_t root_count(void);
struct root root_at(struct arena *arena, size_t index);

/* The keys of TABLE: where they depend on one of them, all that any may have. */
struct key_rows {
	struct key *rows;
	size_t count;
};
struct key_rows rows_of(struct arena *arena, const struct key_table *table);

/* TABLE below a root, found by the keys that lead to it: "editions", "NAME", "disclosure". */
struct key_place {
	const struct root *root;
	const char *path; /* "report.yaml, editions, NAME, disclosure" */
	const struct key_table *table;
};

/* Calls VISIT for each table once, the outer before the inner ones. */
void catalogue_visit(struct arena *arena, void (*visit)(void *self, const struct key_place *place), void *self);

/* What KEY takes, and what holds without it, in words for authors. */
const char *key_takes(struct arena *arena, const struct key *key);
const char *key_left_out(const struct key *key);

/* TEXT without the marks of Markdown links, and code in single quotation marks. */
const char *plain_text(struct arena *arena, const char *text);

#endif
