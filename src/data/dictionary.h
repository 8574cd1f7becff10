/* dictionary.yaml: the tables, their fields, and the codes that each field may hold. */
#ifndef DATA_DICTIONARY_H
#define DATA_DICTIONARY_H

#include "base/context.h"
#include "base/date.h"
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
	FIELD_AGE,
	FIELD_COUNT,
	FIELD_BAND,
	FIELD_TYPES
};

/* What the column of a field holds: columns of one kind are read, compared and shown alike, whatever fills them. */
enum column_kind {
	COLUMN_TEXTS,
	COLUMN_NUMBERS,
	COLUMN_DATES,
	COLUMN_BOOLEANS,
	COLUMN_CODES,
	COLUMN_LISTS, /* of codes */
	COLUMN_REFERENCES,
	COLUMN_RECORDS,
	COLUMN_KINDS
};

/* How a field may be a breakdown's axis. */
enum field_axis {
	FIELD_AXIS_NONE,
	FIELD_AXIS_STEPS,   /* by month, quarter … */
	FIELD_AXIS_PLAIN,   /* categories beside each other */
	FIELD_AXIS_ORDERED, /* categories that follow each other */
};

/* The units of a duration, in the order of their names in the dictionary. */
enum span { SPAN_DAYS, SPAN_WEEKS, SPAN_MONTHS, SPAN_YEARS, SPAN_WORKING_DAYS, SPANS };

struct path;
struct field;
struct cell_slot;
struct dictionary_linker;
struct derivation;

/* All that is particular to a type of field. A new type is one row of field_kinds, whose members are all written out. */
struct field_kind {
	enum field_type type;    /* the row's own place */
	const char *name, *what; /* "text" as `type:` has it; "a text field" in messages */
	const char *holds;       /* what its records hold, for authors */
	enum column_kind column;
	enum field_axis axis;
	bool key;       /* may be a table's key */
	bool decimals;  /* its values may have decimals */
	bool with_unit; /* its values are shown with their unit: 3 weeks */
	unsigned keys;  /* of the dictionary, those that it takes: bits of enum field_key (data/field_kind.h) */
	/* Reads what is its own in MAP, beside the keys that types share; or NULL. */
	void (*parse)(const struct context *context, struct field *field, const struct value *map);
	/* Finds what it names in other tables and fields; or NULL. */
	void (*link)(const struct dictionary_linker *linker, struct field *field, const struct value *map);
	/* Reads a value; NULL of a field that is worked out. */
	void (*read)(const struct cell_slot *cell);
	/* Works out the values of all records, which are unknown before; NULL of a field that is written. */
	void (*derive)(struct derivation *derivation);
};

extern const struct field_kind field_kinds[]; /* FIELD_TYPES of them: a length here would hide a missing row there */

/* Where a band ends on one side. */
struct band_bound {
	bool given;
	bool included; /* `from`, `to`; not `over`, `under` */
	struct number at;
};

struct code {
	const char *name;          /* "child-protection" */
	const struct value *label; /* inline Markdown */
	struct place place;
	const struct value **also; /* other spellings that records may use, in any case */
	size_t also_count;
	struct band_bound low, high; /* of a band */
};

/* Texts that records hold where a value is unknown; a field's hold its table's and the dictionary's too. */
struct empty_texts {
	const char *const *texts;
	size_t count;
};

/* A day that the dictionary names; those of the period are the report's, or an earlier year's where that is asked for. */
struct named_day {
	enum { DAY_NONE, DAY_GIVEN, DAY_PERIOD_FROM, DAY_PERIOD_TO } kind;
	int32_t day; /* DAY_GIVEN */
};

struct field {
	const char *name;
	const struct value *label; /* or NULL: its name with a capital and spaces for hyphens */
	const struct field_kind *kind;
	bool required, future;
	bool broken;         /* a message was given here: nothing that follows from it is reported */
	struct table *table; /* the table it belongs to */
	size_t index;        /* among the table's fields: the column */
	struct code *codes;  /* of a code, codes or band */
	size_t code_count;
	const struct value *missing_means; /* label of unknown, or NULL */
	const char *unit;                  /* of a number or duration, as written: "weeks", "pupils"; or NULL */
	bool has_min, has_max;
	struct number min, max; /* of a date: days since 1970-01-01 */
	struct empty_texts empty;
	struct table *target;            /* of a reference, records or count: the other table */
	enum span span;                  /* of a duration */
	struct named_day until, on;      /* of a duration, an age */
	const struct path *from, *to;    /* of a duration: its dates */
	const struct path *of, *on_date; /* of an age: born, and the day unless `on` says it; of a band: what it sorts */
	const struct path *by;           /* of a count: from a record of target to the one of this table that counts it */
	const struct value *where;       /* of a count, or NULL */
	bool all_periods;                /* of a count */
	bool periodic; /* of what is worked out: it depends on the report's period; known when records are read */
	struct place place;
};

struct table {
	const char *name;
	const struct value *label; /* or NULL */
	struct field *fields;
	size_t field_count;
	const struct field *key, *date, *open_from, *open_to; /* or NULL */
	bool open_broken;                                     /* `open` stands there, and a message was given */
	const struct field **publish;                         /* fields that a directive may show, or NULL: none */
	size_t publish_count;
	struct empty_texts empty; /* the dictionary's too */
	bool personal;
	bool guarded; /* its file holds personal records, its own or others: messages quote the faulty value alone */
	bool broken;  /* its fields could not be read */
	struct table *parent;             /* of a nested table, or NULL */
	const char *parent_name;          /* the name by which its records reach the parent: "activity" */
	const struct field *parent_field; /* the parent's field of records */
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
	const struct field *hops[HOPS_MAX]; /* references, or NULL for a hop to the parent */
	size_t hop_count;
	const struct field *field; /* in the last table */
};

/* False after a located message: here (unknown field with the nearest name, a hop through no reference), or where the
 * field is defined. */
bool path_resolve(
    const struct context *context, const struct table *table, const char *name, struct place place, struct path *out);

#endif
