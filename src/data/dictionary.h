/* dictionary.yaml: the tables, their fields, and the codes that each field may hold. */
#ifndef DATA_DICTIONARY_H
#define DATA_DICTIONARY_H

#include "base/context.h"
#include "base/number.h"
#include "data/settings.h"

enum field_type {
	FIELD_TEXT,
	FIELD_INTEGER,
	FIELD_DECIMAL,
	FIELD_DATE,
	FIELD_BOOLEAN,
	FIELD_CODE,
	FIELD_CODES,
	FIELD_REFERENCE,
	FIELD_RECORDS, /* nested records */
	FIELD_DURATION,
	FIELD_BAND, /* derived */
};

struct path;

struct code {
	const char *name;          /* "child-protection" */
	const struct value *label; /* inline Markdown */
	struct place place;
	bool bounded_below, bounded_above; /* of a band */
	int64_t from, to;                  /* of a band, both included */
};

struct field {
	const char *name;
	const struct value *label; /* or NULL: its name with a capital and spaces for hyphens */
	enum field_type type;
	bool required, future;
	bool broken;         /* a message was given here: nothing that follows from it is reported */
	struct table *table; /* the table it belongs to */
	size_t index;        /* among the table's fields: the column */
	struct code *codes;  /* FIELD_CODE, FIELD_CODES, FIELD_BAND */
	size_t code_count;
	const struct value *missing_means; /* label of unknown, or NULL */
	bool has_min, has_max;
	struct number min, max;
	struct table *target;               /* FIELD_REFERENCE, FIELD_RECORDS: the other table */
	const struct field *from, *to, *of; /* FIELD_DURATION, FIELD_BAND: the last step of the paths below */
	const struct path *from_path, *to_path, *of_path;
	bool weeks; /* FIELD_DURATION: unit weeks, else days */
	struct place place;
};

struct table {
	const char *name;
	const struct value *label; /* or NULL */
	struct field *fields;
	size_t field_count;
	const struct field *key, *date, *open_from, *open_to; /* or NULL */
	const struct field **publish;                         /* fields that a directive may show, or NULL: none */
	size_t publish_count;
	bool personal;
	bool broken;                      /* its fields could not be read */
	struct table *parent;             /* of a nested table, or NULL */
	const char *parent_name;          /* the name by which its records reach the parent: "activity" */
	const struct field *parent_field; /* the parent's FIELD_RECORDS field */
	size_t index;                     /* among the tables */
	struct place place;
};

struct dictionary {
	struct table *tables;
	size_t table_count;
	bool broken;         /* the file could not be read: tables are missing */
	bool nesting_broken; /* some field of records could not: a table may be a nested one */
};

/* Reads and checks ROOT/dictionary.yaml; never NULL: empty after messages. */
const struct dictionary *dictionary_read(
    const struct context *context, const struct settings *settings, const char *root);

struct table *dictionary_table(const struct dictionary *dictionary, const char *name); /* or NULL */
const struct field *table_field(const struct table *table, const char *name);          /* or NULL */

/* The longest chain of records that stand inside records. */
enum { NESTING_MAX = 8, HOPS_MAX = 8 };

/* A dotted name ("kind", "activity.kind", "activity.lead.role") from TABLE: the steps are hops over parents and
 * references, then the field. */
struct path {
	const struct table *start;
	const struct field *hops[HOPS_MAX]; /* FIELD_REFERENCE fields, or NULL for a hop to the parent */
	size_t hop_count;
	const struct field *field; /* in the last table */
};

/* False after a located message: here (unknown field with the nearest name, a hop through no reference), or where the
 * field is defined. */
bool path_resolve(
    const struct context *context, const struct table *table, const char *name, struct place place, struct path *out);

#endif
