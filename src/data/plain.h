/* A short cut past libyaml for the commonest data file: one record a line, as an import or a spreadsheet's formula writes it,
 *
 *     - {ref: r001, received: 2021-04-06, cohort: in-care, age: 14}
 *
 * with plain values of ASCII letters, digits and - . _ / between them. Every line of the file must be such a record, empty,
 * or a comment; then it is read here, as libyaml would read it, in a twentieth of its time. */
#ifndef DATA_PLAIN_H
#define DATA_PLAIN_H

#include <string.h>

#include "base/word.h"
#include "data/events.h"

/* Bytes of the longest key or value; those that one may take while it is copied. */
enum { PLAIN_MAX = 255, PLAIN_ROOM = PLAIN_MAX + 1 + WORD_BYTES };

/* Can TEXT be read so? It may be some lines of a larger one. How many RECORDS it has, if it can. */
bool plain_accepts(const struct yaml_text *text, size_t *records);

/* A text that was accepted, while it is read. */
struct plain {
	const char *at, *end;
};

void plain_init(struct plain *plain, const struct yaml_text *text);

/* To the bracket that begins the next record; false at the end. */
bool plain_record(struct plain *plain);

static inline const char *plain_behind_spaces(const char *at)
{
	while (*at == ' ')
		at++;
	return at;
}

/* To the next key of the record; false at its end. */
static inline bool plain_key(struct plain *plain)
{
	if (*plain->at == '}')
		return false;
	plain->at = plain_behind_spaces(plain->at + 1);
	return true;
}

static inline size_t plain_key_length(const struct plain *plain)
{
	size_t length = 0;
	while (plain->at[length] != ':')
		length++;
	return length;
}

/* Past that key and its value, which is copied to OUT with a NUL behind it; its length. It ends where PLAIN stands then. */
static inline size_t plain_value(struct plain *plain, size_t key_length, char out[PLAIN_ROOM])
{
	const char *value = plain_behind_spaces(plain->at + key_length + 1), *at = value;
	uint64_t ends = 0;
	while (plain->end - at >= WORD_BYTES && !ends) {
		uint64_t word = word_at(at);
		memcpy(out + (at - value), at, sizeof word);
		ends = word_find(word, ',') | word_find(word, '}');
		at += ends ? word_first(ends) : sizeof word;
	}
	for (; *at != ',' && *at != '}'; at++)
		out[at - value] = *at;
	out[at - value] = '\0';
	plain->at = at;
	return (size_t)(at - value);
}

/* The value of KEY in the record at byte OFFSET of the file; NULL where it has none. */
const char *plain_find(const struct yaml_text *text, size_t offset, const char *key, size_t *length);

#endif
