/* Working out fields when all records are read. Private to data/. */
#ifndef DATA_DERIVE_H
#define DATA_DERIVE_H

#include "data/loader.h"

/* All that are worked out, for one period of the report. */
struct derivation_run {
	const struct context *context;
	struct reader *reader; /* who counts faults, or NULL: no messages */
	struct records *records;
	uint8_t **states; /* of each field of each table */
	size_t depth;     /* fields that wait for another */
	bool again;       /* what depends on the period alone */
};

/* One field of them. */
struct derivation {
	struct derivation_run *run;
	struct field *field;
	struct column *column;
	uint32_t count; /* records */
};

/* Works out all fields of READER's records. */
void derive_all(struct reader *reader, struct records *records);

/* Works out FIELD first, of which another one is made; false where that field waits for this one, or after other messages. */
bool derive_first(struct derivation *derivation, const struct field *field);

bool named_day_known(const struct named_day *day, const struct settings *settings, int32_t *out);

#endif
