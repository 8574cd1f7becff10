/* The program's own words: everything that a reader sees and that neither an author nor the records wrote. One table a
 * language (english.h); report/ and the writers ask for a phrase by its id, so none of them holds a word of its own.
 *
 * A phrase may have named parts, "Page {page} of {pages}", in whatever order its language wants, and a form for each
 * plural category of CLDR (Unicode TR 35, part 3, "Language Plural Rules"), of which English uses two and Welsh six. */
#ifndef WORDS_WORDS_H
#define WORDS_WORDS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/date.h"
#include "base/number.h"

/* The ids are those of English, whose table is thereby complete; table.h sees to the others. */
#define SAY(name, text) PHRASE_##name,
#define PLURALS(name, ...) PHRASE_##name,
enum phrase {
#include "words/english.h"
	PHRASE_COUNT
};
#undef SAY
#undef PLURALS

struct words; /* a language's */

/* The words of the language TAG (BCP 47, or NULL), found as RFC 4647, 3.4 looks one up: the tag, then the tag without its
 * last part, and on. English where there are none. */
const struct words *words_of(const char *tag);

/* A phrase without parts. Owned by the program. */
const char *words_say(const struct words *words, enum phrase phrase);

/* "SITE_SKIP": a phrase's id in capitals, for what hands phrases on by name. */
const char *words_name(enum phrase phrase);

/* A part of a phrase: "pages", "54". */
struct part_of_phrase {
	const char *name, *text;
};
#define WITH(...) ((const struct part_of_phrase[]){__VA_ARGS__, {NULL, NULL}})

/* A phrase with its parts put in. A house test sees that callers give the parts that the phrase names. */
const char *words_fill(
    struct arena *arena, const struct words *words, enum phrase phrase, const struct part_of_phrase *parts);

/* The form that goes with COUNT, which stands for {count}. */
const char *words_count(struct arena *arena, const struct words *words, enum phrase phrase, struct number count);

/* The form of CATEGORY ("one", "other"; see words_categories), or NULL where the phrase has none of its own. */
const char *words_form(const struct words *words, enum phrase phrase, size_t category);
extern const char *const words_categories[]; /* CLDR's names, up to NULL */

void words_date(struct buffer *out, const struct words *words, struct date date); /* "1 April 2021", "April 2021" */
const char *words_month(const struct words *words, unsigned month);               /* from 1: "April" */

/* "eighty-five", for 0 to 999; false, and nothing, otherwise. */
bool words_number(struct buffer *out, const struct words *words, struct number number);

/* The plural of a noun's last word, well enough for names of people and groups: "Children's Rights Officers". */
const char *words_nouns(struct arena *arena, const struct words *words, const char *noun);

/* What happened to records whose date field is NAME: "received", "held"; "recorded" where the name does not tell. */
const char *words_happened(const struct words *words, const char *name);

#endif
