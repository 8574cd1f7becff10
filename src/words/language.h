/* A language's table and rules. Private to words/. */
#ifndef WORDS_LANGUAGE_H
#define WORDS_LANGUAGE_H

#include "words/words.h"

/* CLDR's plural categories. A phrase without a form of its own for a category has that of PLURAL_OTHER. */
enum plural { PLURAL_OTHER, PLURAL_ZERO, PLURAL_ONE, PLURAL_TWO, PLURAL_FEW, PLURAL_MANY, PLURAL_COUNT };

struct forms {
	const char *texts[PLURAL_COUNT];
};

struct words {
	const char *tag;           /* "en": BCP 47, the language alone or with a region */
	const struct forms *forms; /* PHRASE_COUNT of them */
	enum plural (*plural)(struct number count);
	bool (*number)(struct buffer *out, struct number number);
	const char *(*nouns)(struct arena *arena, const char *noun);
	const char *(*happened)(const char *name);
};

/* English: cardinal numbers, nouns and participles (grammar.c). */
enum plural english_plural(struct number count);
bool english_number(struct buffer *out, struct number number);
const char *english_nouns(struct arena *arena, const char *noun);
const char *english_happened(const char *name);

/* Welsh (welsh.c). */
enum plural welsh_plural(struct number count);
bool welsh_number(struct buffer *out, struct number number);
const char *welsh_nouns(struct arena *arena, const char *noun);
const char *welsh_happened(const char *name);

#endif
