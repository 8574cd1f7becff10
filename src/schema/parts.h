/* The parts of a JSON Schema that files and data have in common. Private to schema/. */
#ifndef SCHEMA_PARTS_H
#define SCHEMA_PARTS_H

#include "base/buffer.h"
#include "data/keys.h"

enum scalar {
	SCALAR_TEXT,
	SCALAR_NAME,
	SCALAR_INTEGER,
	SCALAR_NUMBER,
	SCALAR_DATE,
	SCALAR_BOOLEAN,
	SCALAR_PAGE,
	SCALAR_MAIL
};

/* The schema of one scalar; with EMPTY it may be null, too. */
void part_type(struct buffer *out, enum scalar scalar, bool empty);

/* The opening brace and the first members of a schema. */
void part_head(struct buffer *out, const char *title, const char *description);

/* A member `default` where what holds without the key is a value; nothing otherwise. */
void part_default(struct buffer *out, const struct key *key);

#endif
