/* A short cut past libyaml for the commonest data file: one record a line, as a spreadsheet's formula writes it,
 *
 *     - {ref: r001, received: 2021-04-06, cohort: in-care, age: 14}
 *
 * with plain values of ASCII letters, digits and - . _ / between them. Every line of the file must be such a record, empty,
 * or a comment; then it is read here, with the events that libyaml would give, in a tenth of its time. */
#ifndef DATA_PLAIN_H
#define DATA_PLAIN_H

#include "data/events.h"

enum { PLAIN_MAX = 255 }; /* bytes of the longest key or value */

struct plain {
	const char *text;
	size_t length;
	size_t at; /* the next byte to read */
	int stage; /* what comes next */
	char word[PLAIN_MAX + 1];
};

/* Can TEXT, all ASCII, be read so? It may be some lines of a larger one. */
bool plain_accepts(const struct yaml_text *text);

void plain_init(struct plain *plain, const struct yaml_text *text);
void plain_next(struct plain *plain, struct event *out);

/* The value of KEY in the record at byte OFFSET of the file; false where it has none. */
bool plain_find(const struct yaml_text *text, size_t offset, const char *key, struct event *out);

#endif
