/* Spelling by Hunspell's library and the system's dictionary. Both are looked for when they are first needed, and may be
 * missing: nothing else of the program needs them. */
#ifndef LANGUAGE_SPELLING_H
#define LANGUAGE_SPELLING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct speller;

/* Begins to open the dictionary of British English in the folders of DICPATH or, without it, where systems keep
 * dictionaries; in a thread of its own where BESIDE. Never NULL. */
struct speller *speller_open(struct arena *arena, bool beside);

/* Waits until it is open: from then on words may be asked. False if the dictionary or the library is not there. */
bool speller_ready(struct speller *speller);

void speller_close(struct speller *speller);

/* WORD is UTF-8 with an ASCII apostrophe. */
bool speller_knows(struct speller *speller, const char *word);

/* The likeliest right spelling, or NULL; owned by the arena. Takes some milliseconds. */
const char *speller_suggestion(struct speller *speller, const char *word);

#endif
