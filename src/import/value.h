/* One cell to one value of a field. Private to import/. */
#ifndef IMPORT_VALUE_H
#define IMPORT_VALUE_H

#include "data/intern.h"
#include "data/records.h"
#include "import/mapping.h"
#include "import/memo.h"
#include "sheet/sheet.h"

/* How values were written otherwise than the sheet has them: what the account counts. */
enum value_change_kind {
	CHANGE_VALUES,
	CHANGE_DATES,
	CHANGE_TIMES,
	CHANGE_YEARS,
	CHANGE_CODES,
	CHANGE_BOOLEANS,
	CHANGE_PERCENT,
	CHANGE_NUMBERS,
	CHANGE_FRACTIONS,
	CHANGE_ROUNDED,
	CHANGE_EMPTY,
	CHANGE_ZEROS,
	CHANGE_SPACES,
	CHANGE_KINDS
};

/* Why a value fits nothing. */
enum unfit {
	UNFIT_NONE,
	UNFIT_CODE,
	UNFIT_MEANING, /* what `values` gives for it: told once, there */
	UNFIT_BOOLEAN,
	UNFIT_NUMBER,
	UNFIT_WHOLE,
	UNFIT_LARGE,
	UNFIT_DATE,
	UNFIT_NO_DAY,
	UNFIT_EARLY,
	UNFIT_ORDER,
	UNFIT_SERIAL,
	UNFIT_ERROR,
	UNFIT_FORMULA,
	UNFIT_EMPTY,
	UNFIT_MERGED,
	UNFIT_KINDS
};

enum { KEY_ROOM = 16 };

/* How the cells of one column are read. */
struct column_reader {
	const struct mapped_column *mapped;
	const struct empty_texts *empty; /* what stands where nothing is known: the field's, or of consent the table's */
	enum field_type type;
	const char *key; /* ", NAME: " of its field, with KEY_ROOM bytes that may be read behind it */
	size_t key_length;
	struct intern spellings; /* of codes, without regard to case; of keys, without the zeros before them */
	const char **codes;      /* by the spelling's number: the code's name, or the key; NULL: more than one */
	struct intern keys;      /* of a reference: those of the other table's records */
	struct intern meanings;  /* the texts of `values`, without regard to case */
	const struct value **values;
	enum date_order order;
	size_t unknown;   /* records without a value */
	size_t *changes;  /* CHANGE_KINDS of them, of all columns together */
	struct memo memo; /* of dates, codes, yes and no: what such a cell was read as */
	struct buffer clean, folded, part;
};

/* TYPE is the field's own, or another for a column that has no field (consent). CHANGES lives as long as the reader. */
void column_reader_init(struct column_reader *reader, const struct context *context, const struct mapped_column *mapped,
    enum field_type type, size_t *changes);
/* The keys that a reference may hold, from the records that are there already. */
void column_reader_keys(struct column_reader *reader, const struct context *context, const struct records *records);
void column_reader_release(struct column_reader *reader);

/* Another that reads as ORIGINAL does, beside it and no longer than it, and counts from nothing; to be released with
 * column_reader_fork_release. */
void column_reader_fork(
    struct column_reader *fork, const struct column_reader *original, struct arena *arena, size_t *changes);
void column_reader_fork_release(struct column_reader *fork);

/* Tells each value that `values` gives and the field cannot hold. */
void column_reader_check(struct column_reader *reader, const struct context *context);

/* Adds the value of CELL as YAML to OUT and returns UNFIT_NONE; adds nothing where the value is unknown. CELL may be
 * NULL. */
enum unfit column_read(
    struct column_reader *reader, const struct sheet *sheet, const struct cell_entry *cell, struct buffer *out);

/* What CELL, whose value is unfit for the reason WHY, says, for messages: of a list the one entry that was just found unfit.
 * Good until the reader's next cell. */
const char *column_text(
    struct column_reader *reader, const struct sheet *sheet, const struct cell_entry *cell, enum unfit why);

/* buffer_room, mostly without a call. */
static inline char *value_room(struct buffer *out, size_t length)
{
	return out->capacity - out->length > length ? out->data + out->length : buffer_room(out, length);
}

#endif
