#ifndef TYPE_ITEMISE_H
#define TYPE_ITEMISE_H

#include "type/font.h"

/* Fills fonts->segments, in the order of the text. */
void word_itemise(struct fonts *fonts, enum face face, const char *text, size_t length);

#endif
