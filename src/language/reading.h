/* How old a reader must be: the grade level of Kincaid, Fishburne, Rogers and Chissom (Derivation of New Readability Formulas
 * for Navy Enlisted Personnel, Research Branch Report 8-75, 1975), 0.39 words a sentence + 11.8 syllables a word - 15.59, and
 * the five years before a child's first grade. */
#ifndef LANGUAGE_READING_H
#define LANGUAGE_READING_H

#include "base/context.h"
#include "doc/node.h"
#include "doc/word_token.h"

/* What was counted of a stretch of running text. */
struct reading_count {
	int64_t sentences, words, syllables;
};

/* Adds the sentence of tokens FROM to TO; one of fewer than three words is a label, and left out. */
void reading_add(struct reading_count *count, const struct word_tokens *tokens, size_t from, size_t to);

/* Years, in tenths; 0 where nothing was counted. */
int reading_age(const struct reading_count *count);

/* Syllables of an English word: groups of vowels, without a silent e at the end; at least one. */
int syllables_count(const char *word, size_t length);

/* Does the block of a passage hold running text, not a table, title, caption or tile? */
bool is_running_text(const struct node *block);

/* The section that a block stands in; NULL on the cover. */
const struct node *section_of(const struct node *block);

#endif
