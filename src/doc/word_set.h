/* Sets of words, for what reads prose: those a report has names for, those found wrong. */
#ifndef DOC_WORD_SET_H
#define DOC_WORD_SET_H

#include "base/map.h"
#include "doc/word_token.h"

enum { WORD_BYTES = 60 };

/* Grows in ARENA; items are in order of adding. */
struct word_set {
	struct arena *arena;
	struct map map;
	const char **items;
	size_t count, capacity;
};

struct word_set word_set_new(struct arena *arena);

/* The index of WORD as it stands; MAP_NONE if it is not there. */
uint32_t word_set_find(const struct word_set *set, const char *word);

void word_set_add(struct word_set *set, const char *word);

/* Adds each word of TEXT in small letters; TEXT may be NULL. */
void word_set_add_text(struct word_set *set, const char *text);

/* A token as a dictionary has it: apostrophes as ASCII, without one at an end; "" if it is too long. */
void token_word(char out[WORD_BYTES + 1], const struct word_tokens *tokens, size_t at);

/* Makes its ASCII letters small. */
void word_fold(char *word);

#endif
