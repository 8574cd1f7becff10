/* Records in columns: one table is one struct of arrays, one pass over an array is one statistic. A row number counts a
 * table's records in file order, nested ones in the order of their parents. */
#ifndef DATA_RECORDS_H
#define DATA_RECORDS_H

#include "base/buffer.h"
#include "base/context.h"
#include "base/date.h"
#include "data/dictionary.h"

#define MISSING_NUMBER INT64_MIN
#define MISSING_DAY INT32_MIN
#define MISSING_ROW UINT32_MAX

/* One field of all records. Which members are used follows from field->kind->column. */
struct column {
	int64_t *numbers;  /* NUMBERS: times divisor, MISSING_NUMBER if unknown */
	int64_t divisor;   /* NUMBERS: 1; of a decimal 10 to the power of scale; of weeks 7, since they are kept in days */
	uint8_t *decimals; /* NUMBERS, of a decimal alone: decimals as written; else NULL */
	uint8_t scale;     /* NUMBERS: the most decimals of the column */
	int32_t *days;     /* DATES: MISSING_DAY if unknown */
	uint8_t *month_only; /* DATES: 1 where only a month was given */
	uint16_t *codes;     /* CODES: index + 1, 0 unknown; BOOLEANS: 0 unknown, 1 no, 2 yes */
	uint32_t *texts;     /* TEXTS: number of the interned text, 0 unknown */
	uint32_t *rows;      /* REFERENCES: row in the target, MISSING_ROW if unknown */
	uint32_t *starts;    /* LISTS: where a record's begins in items; RECORDS: its first row in the nested table;
	                        rows + 1 of them */
	uint16_t *items;     /* LISTS: index + 1 each, ascending within a record, no repeats */
};

struct record_table {
	const struct table *table;
	uint32_t count;
	struct column *columns; /* one a field */
	uint32_t *parents;      /* row in the parent table; NULL if not nested */
	struct place *places;   /* of each record */
	uint32_t *editions;     /* mask of editions that may show the record; NULL: all */
	uint32_t *consents;     /* mask of editions that its consent names; NULL: none */
	bool unread;            /* a message was given: records are missing that its file may hold */
	uint32_t dates_unread;  /* records whose own date stands in the file but could not be read */
};

struct records {
	const struct settings *settings;
	const struct dictionary *dictionary;
	struct record_table *tables; /* one a table of the dictionary, same index */
	const char *const *texts;    /* interned texts by number; texts[0] is NULL */
	uint32_t text_count;
};

/* The value in ROW of a column as an integer: a number times the column's divisor, a day, a code's index + 1 (of a
 * boolean 1 no, 2 yes), a text's number, a row. False where it is unknown, and of lists. */
bool column_value(enum column_kind kind, const struct column *column, uint32_t row, int64_t *out);

/* The same of the field at the end of PATH, from ROW of its first table; false also where a step is unknown. */
bool path_value(const struct records *records, const struct path *path, uint32_t row, int64_t *out);

/* The column of PATH's field, *ROW becoming the row in it; NULL where a step is unknown. */
const struct column *path_column(const struct records *records, const struct path *path, uint32_t *row);

/* Follows PATH from ROW: the row in the last table, or MISSING_ROW. */
uint32_t records_follow(const struct records *records, const struct path *path, uint32_t row);

/* The records as they stand for another year of the report: what depends on the period is worked out anew for FROM to
 * TO, and settings' own two days are these; all else is shared. Lives in the context's arena; no messages. */
const struct records *records_of_year(
    const struct context *context, const struct records *records, int32_t from, int32_t to);

/* The first step of the flow: settings, dictionary and records of a report folder; NULL after messages if settings
 * cannot be used. */
const struct records *data_load(const struct context *context, const char *root);

/* Warns where values of a text field that names somebody or something look alike and are not the same. */
void records_warn_variants(const struct context *context, const struct records *records, const struct field *field);

/* Every record with its place, for tests: the one output that shows records. */
void records_dump(struct buffer *out, const struct context *context, const struct records *records);

#endif
