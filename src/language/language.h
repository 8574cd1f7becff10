/* Plain language, on request: long sentences, reading ages, words that hurt or puzzle, abbreviations without an explanation,
 * and spelling. It names places and never rewrites: what is said stays the author's. */
#ifndef LANGUAGE_LANGUAGE_H
#define LANGUAGE_LANGUAGE_H

#include "base/context.h"
#include "doc/node.h"
#include "doc/own_word.h"
#include "language/spelling.h"

struct language_check;

/* For one report of which words.yaml and the theme say these COUNT words, by which they override what is said here; the
 * first of those for a word counts. SPELLER is the caller's. Owned by the context's arena. */
struct language_check *language_new(
    const struct context *context, struct speller *speller, const struct own_word *words, size_t count);

/* Warns of the sentences and words of one document of one edition, in English. Time is linear in the text. */
void language_read(struct language_check *check, const struct document *document);

/* Warns where a document is harder to read than its bound, in years of age; its hardest section is named. */
void language_bound(const struct context *context, const struct document *document, int bound);

/* The reading age of each section that was read, a line for each document: the editions' hardest. */
void language_ages(const struct language_check *check, struct buffer *out);

#endif
