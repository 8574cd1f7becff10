/* Words for what measures.yaml says, in the language of the report. All texts are owned by the arena. Private to the room. */
#ifndef STATS_GROUP_WORDS_H
#define STATS_GROUP_WORDS_H

#include "stats/model.h"
#include "words/words.h"

struct sayer {
	const struct context *context;
	const struct stats *stats;
	const struct words *words;
};

const char *sayer_fill(const struct sayer *s, enum phrase phrase, const struct part_of_phrase *parts);

/* "‘Age at referral’": a label in quotation marks, or what the name makes of itself. */
const char *sayer_quoted(const struct sayer *s, const struct value *label, const char *name);
const char *sayer_field(const struct sayer *s, const struct field *field);
const char *sayer_category(const struct sayer *s, const struct field *field, const char *code);

/* ITEM behind LIST (NULL: none yet), by a phrase with {list} and {item}. */
const char *sayer_list(const struct sayer *s, const char *list, const char *item, enum phrase joined);

/* "‘Outcome’ is ‘Accepted’ and …": the conditions of POPULATION alone behind those BEFORE, NULL where there are none. */
const char *sayer_conditions(const struct sayer *s, const char *before, const struct population *population);

/* "with ‘Received’ from … to …", NULL where no period applies; "open on at least one day from … to …". */
const char *sayer_period(const struct sayer *s, const struct population *population);
const char *sayer_opens(const struct sayer *s, const struct population *population);

#endif
