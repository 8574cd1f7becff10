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
	F_UNIT,
	F_OF,
	F_BANDS,
	FIELD_KEYS
};

/* dictionary.c */
void parse_codes(const struct context *context, struct field *field, const struct value *map);
void parse_bands(const struct context *context, struct field *field, const struct value *map);

/* links.c */
void link_reference(const struct dictionary_linker *linker, struct field *field, const struct value *map);
void link_records(const struct dictionary_linker *linker, struct field *field, const struct value *map);
void link_duration(const struct dictionary_linker *linker, struct field *field, const struct value *map);
void link_band(const struct dictionary_linker *linker, struct field *field, const struct value *map);

/* cells.c */
void cell_text(const struct cell *cell);
void cell_integer(const struct cell *cell);
void cell_decimal(const struct cell *cell);
void cell_date(const struct cell *cell);
void cell_boolean(const struct cell *cell);
void cell_code(const struct cell *cell);
void cell_codes(const struct cell *cell);
void cell_reference(const struct cell *cell);
void cell_records(const struct cell *cell);

/* derive.c */
void derive_duration(struct derivation *derivation, uint32_t row);
void derive_band(struct derivation *derivation, uint32_t row);

#endif
