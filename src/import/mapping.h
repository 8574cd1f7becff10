/* import.yaml: which column of a sheet is which field. Private to import/. */
#ifndef IMPORT_MAPPING_H
#define IMPORT_MAPPING_H

#include "base/value.h"
#include "data/dictionary.h"
#include "import/dates.h"

#define NO_COLUMN UINT32_MAX

/* A column that is read, or said to be read by nobody. */
struct mapped_column {
	const char *title; /* as import.yaml has it */
	struct place place;
	const struct field *field;  /* NULL: read by nobody */
	const struct value *values; /* text to value, or NULL */
	const struct value *skip;   /* texts of rows that are no records, or NULL */
	uint32_t column;            /* of the sheet, from 0; NO_COLUMN until the head is found */
};

/* A column of the sheet that says yes or no for an edition. */
struct consent_column {
	const char *edition;
	struct mapped_column column;
};

struct mapping {
	const struct table *table;
	const char *file, *sheet; /* or NULL */
	uint32_t head;            /* the row that names the columns; 0: looked for */
	enum date_order order;
	struct mapped_column *columns;
	size_t column_count;
	struct mapped_column consent_date; /* title NULL: no consent is read */
	struct consent_column *consents;
	size_t consent_count;
	struct place place;
};

/* The mapping of TABLE in ROOT/import.yaml; *THERE says whether it has one. NULL after messages, or where it has none. */
const struct mapping *mapping_read(const struct context *context, const struct dictionary *dictionary, const char *root,
    const char *table, bool *there);

/* ROOT/import.yaml's `imports`: a mapping, or NULL where there is none or after a message. */
const struct value *mapping_all(const struct context *context, const char *root);

#endif
