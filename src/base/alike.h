/* Texts that look the same to a reader and are not. */
#ifndef BASE_ALIKE_H
#define BASE_ALIKE_H

#include <stdbool.h>

#include "base/buffer.h"

/* The form that texts share which look alike: case, spaces, signs that cannot be seen, accents in one letter or two, kinds
 * of dashes and apostrophes, and Greek, Cyrillic and wide letters that look Latin are taken away. */
void alike_form(struct buffer *out, const char *text);

bool alike_same(const char *a, const char *b); /* Do they look alike? */

/* In what two texts of the same form differ: "capitals", "spaces"; never NULL. */
const char *alike_difference(const char *a, const char *b);

#endif
