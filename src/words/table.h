/* Makes a language's table of the rows in LANGUAGE_ROWS, named LANGUAGE_TABLE: define both, then include this. A row that
 * the language lacks, or has twice, does not compile. Private to words/. */
#define SAY(name, text) [PHRASE_##name] = {{[PLURAL_OTHER] = text}},
#define PLURALS(name, ...) [PHRASE_##name] = {{__VA_ARGS__}},
static const struct forms LANGUAGE_TABLE[PHRASE_COUNT] = {
#include LANGUAGE_ROWS
};
#undef SAY
#undef PLURALS

/* Rows are designated, so that one said twice is an error of its own (-Woverride-init) and the count finds one left out. */
#define SAY(name, text) +1
#define PLURALS(name, ...) +1
_Static_assert(0
#include LANGUAGE_ROWS
                   == PHRASE_COUNT,
    "the language lacks a phrase, or has one twice");
#undef SAY
#undef PLURALS
#undef LANGUAGE_ROWS
#undef LANGUAGE_TABLE
