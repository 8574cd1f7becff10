/* The types of fields, one row each: what the dictionary says of it, how its values are read or worked out, and what may
 * be done with them. stats/ and report/ ask a row for its properties, or go by what the column holds. */
#include "data/field_kind.h"

#define HAS(key) (1u << (key))

enum {
	ALL = HAS(F_TYPE) | HAS(F_LABEL) | HAS(F_MISSING),
	TYPED = ALL | HAS(F_REQUIRED) | HAS(F_EMPTY),
	CODED = TYPED | HAS(F_CODES),
	COUNTED = TYPED | HAS(F_MIN) | HAS(F_MAX) | HAS(F_UNIT),
	DATED = TYPED | HAS(F_FUTURE) | HAS(F_FIRST) | HAS(F_LAST),
	NESTED = TYPED | HAS(F_TABLE) | HAS(F_PARENT),
	SPANNING = ALL | HAS(F_FROM) | HAS(F_TO) | HAS(F_UNTIL) | HAS(F_SPAN),
	AGEING = ALL | HAS(F_OF) | HAS(F_ON),
	COUNTING = ALL | HAS(F_COUNTED) | HAS(F_WHERE) | HAS(F_BY) | HAS(F_PERIOD) | HAS(F_UNIT),
	BANDED = ALL | HAS(F_OF) | HAS(F_BANDS),
};

/* In the order of the enum and without designators: a row that is missing, or one with a member left out, does not
 * compile (the assertion below, -Werror=missing-field-initializers).
 *
 * type, name, what, holds; column, axis, key, decimals, with_unit, keys; parse, link, read, derive */
const struct field_kind field_kinds[] = {
    {FIELD_TEXT, "text", "a text field", "a text", COLUMN_TEXTS, FIELD_AXIS_NONE, true, false, false, TYPED, NULL, NULL,
        cell_text, NULL},
    {FIELD_INTEGER, "integer", "an integer field", "a whole number", COLUMN_NUMBERS, FIELD_AXIS_NONE, true, false,
        false, COUNTED, parse_number, NULL, cell_integer, NULL},
    {FIELD_DECIMAL, "decimal", "a decimal field", "a number", COLUMN_NUMBERS, FIELD_AXIS_NONE, false, true, false,
        COUNTED, parse_number, NULL, cell_decimal, NULL},
    {FIELD_DATE, "date", "a date field", "a date; a date after publication needs `future: true`", COLUMN_DATES,
        FIELD_AXIS_STEPS, true, false, false, DATED, NULL, link_date, cell_date, NULL},
    {FIELD_BOOLEAN, "boolean", "a boolean field", "yes or no", COLUMN_BOOLEANS, FIELD_AXIS_PLAIN, false, false, false,
        TYPED, NULL, NULL, cell_boolean, NULL},
    {FIELD_CODE, "code", "a code field", "one of the codes", COLUMN_CODES, FIELD_AXIS_PLAIN, true, false, false, CODED,
        parse_codes, NULL, cell_code, NULL},
    {FIELD_CODES, "codes", "a codes field", "a list of them", COLUMN_LISTS, FIELD_AXIS_PLAIN, false, false, false,
        CODED, parse_codes, NULL, cell_codes, NULL},
    {FIELD_REFERENCE, "reference", "a reference field", "the key of a record in another table", COLUMN_REFERENCES,
        FIELD_AXIS_PLAIN, false, false, false, TYPED | HAS(F_TABLE), NULL, link_reference, cell_reference, NULL},
    {FIELD_RECORDS, "records", "a records field", "records of a nested table, written inside this one", COLUMN_RECORDS,
        FIELD_AXIS_NONE, false, false, false, NESTED, NULL, link_records, cell_records, NULL},
    {FIELD_DURATION, "duration", "a duration field",
        "nothing: it is worked out, from one date field to another. It may be negative; a date that is only a month "
        "makes it unknown",
        COLUMN_NUMBERS, FIELD_AXIS_NONE, false, false, true, SPANNING, parse_duration, link_duration, NULL,
        derive_duration},
    {FIELD_AGE, "age", "an age field",
        "nothing: it is worked out, the whole years from birth to a day. Unknown before birth", COLUMN_NUMBERS,
        FIELD_AXIS_NONE, false, false, false, AGEING, NULL, link_age, NULL, derive_age},
    {FIELD_COUNT, "count", "a count field",
        "nothing: it is worked out, how many records of a nested table, or of one that refers to this table, belong to "
        "this record",
        COLUMN_NUMBERS, FIELD_AXIS_NONE, false, false, false, COUNTING, NULL, link_count, NULL, derive_count},
    {FIELD_BAND, "band", "a band field", "nothing: it is worked out, the band in which a number lies", COLUMN_CODES,
        FIELD_AXIS_ORDERED, false, false, false, BANDED, parse_bands, link_band, NULL, derive_band},
};

_Static_assert(sizeof field_kinds / sizeof *field_kinds == FIELD_TYPES, "each type of field needs its row");
