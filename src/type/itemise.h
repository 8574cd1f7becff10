/* A text cut into stretches that one font sets: the family's own face first, then the fallback fonts in their order. */
#ifndef TYPE_ITEMISE_H
#define TYPE_ITEMISE_H

#include "type/font.h"

/* Fills fonts->segments, in the order of the text. */
void word_itemise(struct fonts *fonts, enum face face, const char *text, size_t length);

/* Whether a font has every printable character of ASCII. */
bool font_sets_ascii(struct font *font);

/* Whether a character is neither drawn nor part of the words. */
bool is_invisible(uint32_t character);

#endif
