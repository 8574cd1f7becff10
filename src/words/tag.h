/* What the tag of a language tells. */
#ifndef WORDS_TAG_H
#define WORDS_TAG_H

#include <stdbool.h>

/* Is LANGUAGE (a BCP 47 tag, or NULL) written from right to left? By its script where the tag names one, else by its
 * primary language. */
bool language_right_to_left(const char *language);

/* Has the program words of its own in it, as words_of looks for them? */
bool language_has_words(const char *language);

#endif
