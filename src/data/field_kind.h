/* What the rows of field_kinds are made of. Private to data/. */
#ifndef DATA_FIELD_KIND_H
#define DATA_FIELD_KIND_H

#include "data/dictionary.h"

/* What the dictionary may say of a field; of each kind, which of these keys. */
enum field_key {
	F_TYPE,
	F_LABEL,
	F_MISSING,
	F_REQUIRED,
	F_CODES,
	F_MIN,
	F_MAX,
	F_FUTURE,
	F_TABLE,
	F_PARENT,
	F_FROM,
	F_TO,
	F_SPAN, /* `unit` of a duration */
	F_UNIT, /* of a number: any */
	F_UNTIL,
	F_OF,
	F_COUNTED, /* `of`, a table */
	F_ON,
	F_WHERE,
	F_BY,
	F_PERIOD,
	F_BANDS,
	F_EMPTY,
	F_FIRST, /* `min` and `max` of a date */
	F_LAST,
	FIELD_KEYS
};

/* Is the name of ITEM one? A message where it is none. (dictionary.c) */
bool dictionary_check_name(const struct context *context, const struct value *item);

/* codes.c */
void parse_codes(const struct context *context, struct field *field, const struct value *map);
void parse_bands(const struct context *context, struct field *field, const struct value *map);

void link_band(const struct dictionary_linker *linker, struct field *field, const struct value *map);

/* `max` below `min` is a message, and then neither counts. (dictionary.c) */
void dictionary_check_range(const struct context *context, struct field *field, const struct value *map);

/* dictionary.c */
void parse_number(const struct context *context, struct field *field, const struct value *map);
void parse_duration(const struct context *context, struct field *field, const struct value *map);

/* links.c */
void link_reference(const struct dictionary_linker *linker, struct field *field, const struct value *map);
void link_records(const struct dictionary_linker *linker, struct field *field, const struct value *map);

/* derived.c */
void link_date(const struct dictionary_linker *linker, struct field *field, const struct value *map);
void link_duration(const struct dictionary_linker *linker, struct field *field, const struct value *map);
void link_age(const struct dictionary_linker *linker, struct field *field, const struct value *map);
void link_count(const struct dictionary_linker *linker, struct field *field, const struct value *map);

/* cells.c */
void cell_text(const struct cell_slot *cell);
void cell_integer(const struct cell_slot *cell);
void cell_decimal(const struct cell_slot *cell);
void cell_date(const struct cell_slot *cell);
void cell_boolean(const struct cell_slot *cell);
void cell_code(const struct cell_slot *cell);
void cell_codes(const struct cell_slot *cell);
void cell_reference(const struct cell_slot *cell);
void cell_records(const struct cell_slot *cell);

/* derive.c */
void derive_duration(struct derivation *derivation);
void derive_age(struct derivation *derivation);
void derive_band(struct derivation *derivation);

/* count.c */
void derive_count(struct derivation *derivation);

#endif
