/* Tables while they are being filled: columns that grow, what is known of the current record, and the ways to report a
 * fault without quoting more than the faulty value of a personal record. Private to data/. */
#ifndef DATA_FILLING_H
#define DATA_FILLING_H

#include "data/events.h"
#include "data/intern.h"
#include "data/plain.h"
#include "data/records.h"

/* Other spellings of a field's codes, in lower case. */
struct spellings {
	struct intern texts;
	uint16_t *codes; /* by number: index + 1 of the code */
};

/* A field's name as it stands in a record of plain text: "child:". */
struct name_look {
	size_t length;       /* without the colon */
	uint64_t word, mask; /* its first eight bytes, or all and the bytes that count */
};

struct loader {
	struct arena *arena;
	const struct table *table;
	struct record_table *out;
	size_t capacity;             /* records that the columns have room for */
	struct intern names;         /* of the fields: number is index + 1 */
	struct name_look *looks;     /* theirs, one a field */
	struct intern *codes;        /* one a field: its codes, number is index + 1 */
	struct spellings *spellings; /* one a field: other spellings of its codes */
	size_t *item_capacity;       /* one a field: of a CODES column's items */
	uint32_t **asked;            /* one a field: of a REFERENCE, the offset of each record's value */
	uint32_t *seen;              /* one a field: the last record that had it, + 1 */
	uint32_t *misnamed;          /* one a field: the last record with a key that is nearly its name, + 1 */
	uint32_t reserved[2];        /* the last record that had `editions`, `consent`, + 1 */
	uint32_t *at, *length;       /* one a field: where its value stands in that record, in bytes of the file */
	uint32_t *keys; /* records + 1 by the number of their key, from key_first on: a table's are near each other */
	size_t key_first, key_size;
	struct intern wholes; /* keys that are whole numbers, by number */
	size_t *blanks;       /* indices of the fields that a new record needs set to unknown */
	size_t blank_count;
	const struct field **required;
	size_t required_count;
	size_t expected; /* the field that most likely comes next */
	uint32_t file;
	size_t faults; /* messages about its records so far */
	bool keyless;  /* its keys are looked at later */
	bool broken;   /* a syntax error ended its file */
};

/* Texts of the current record that have no number yet. They are numbered when it ends: by then the slots of the hash
 * table that they need have come into the cache, where waiting for each would take a tenth of the whole time. */
enum { WAITING_MAX = 16, WAITING_BYTES = 512 };

struct waiting {
	uint32_t **numbers; /* the column that takes the number */
	uint32_t row, hash;
	size_t start, length; /* in bytes[] */
};

struct reader {
	const struct context *context;
	const struct settings *settings;
	const struct dictionary *dictionary;
	struct loader *loaders; /* one a table */
	struct intern texts;
	struct buffer folded;  /* a code's spelling in lower case */
	struct events *events; /* of the file being read */
	struct waiting waiting[WAITING_MAX];
	size_t waiting_count, waiting_length;
	char waiting_bytes[WAITING_BYTES];
	char word[PLAIN_ROOM]; /* a key or value of plain text */
};

/* (*NUMBERS)[ROW] will be the number of TEXT when texts_settle has been called. */
void texts_add(struct reader *reader, uint32_t **numbers, uint32_t row, const char *text, size_t length);
void texts_settle(struct reader *reader);

struct loader *loader_of(const struct reader *reader, const struct table *table);

void loader_init(struct loader *loader, struct reader *reader, const struct table *table, struct record_table *out);
void loader_reserve(struct loader *loader, size_t records); /* room for so many in all */
void loader_settle(struct loader *loader);                  /* its arrays are final, the rest is freed */

/* PART, which has read nothing, is to fill RECORDS rows of WHOLE from row AT on, which have their room already; lists stay
 * empty. It is done with by loader_release. */
void loader_lend(struct loader *part, const struct loader *whole, uint32_t at, size_t records);
void loader_release(struct loader *loader);

/* How many texts are mostly new among so many records: one each, a key or a name. */
size_t loader_texts(const struct loader *loader, size_t records);

/* Adds a record whose fields are unknown; returns its row. PARENT counts in a nested table alone. */
uint32_t loader_add(struct loader *loader, struct place place, uint32_t parent);

/* Takes up COUNT records that another has filled by loader_lend: none of them in another, none with lists. */
void loader_extend(struct loader *loader, uint32_t count);

/* The masks of the table's `editions` or `consent`, made when a record first has one: *MASKS, each FILL before. */
uint32_t *loader_masks(const struct loader *loader, uint32_t **masks, int fill);

/* Appends one code to a CODES column of the record being read. */
void loader_item(struct loader *loader, const struct field *field, uint16_t code);

/* The first other record with the key of record ROW, which is remembered if there is none; MISSING_ROW then. */
uint32_t loader_key(struct loader *loader, uint32_t row);

/* The record with that key value (of a text its number, of a date its day, of a code its index + 1), or MISSING_ROW. */
uint32_t loader_find(const struct loader *loader, int64_t key);

/* May one more fault of this table's records be reported? Says once that no more are. */
bool loader_may_report(const struct reader *reader, struct loader *loader, struct place place);

/* One value on its way into its column. */
struct cell_slot {
	struct reader *reader;
	struct loader *loader;
	const struct field *field;
	struct column *column;
	uint32_t row;
	const struct event *event;
};

/* Is it one of the field's texts for unknown? */
bool cell_empty(const struct field *field, const struct event *event);

/* Reads the value of FIELD, which EVENT begins, into record ROW. */
void cell_read(
    struct reader *reader, struct loader *loader, const struct field *field, uint32_t row, const struct event *event);

/* Reads a list of records whose beginning has been read; PARENT is the record they stand in. */
void records_list(struct reader *reader, struct loader *loader, uint32_t parent);

/* Reads the records of TEXT, which plain_accepts. */
void records_plain(struct reader *reader, struct loader *loader, const struct yaml_text *text);

/* The key at PLACE, of LENGTH bytes, is that of record FIRST, too. */
void records_key_twice(struct reader *reader, struct loader *loader, uint32_t first, struct place place, size_t length);

/* editions: and consent: of record ROW. */
void reserved_editions(struct reader *reader, struct loader *loader, uint32_t row, const struct event *event);
void reserved_consent(struct reader *reader, struct loader *loader, uint32_t row, const struct event *event);

/* References become rows, and the decimals of a column get one scale, when all files are read. */
void references_resolve(struct reader *reader);

#endif
