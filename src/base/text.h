/* UTF-8 and words. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"

/* utf8_decode of what is not ASCII. */
size_t utf8_decode_sequence(const char *text, size_t length, uint32_t *code_point);

/* Decodes one code point of valid UTF-8; returns its length in bytes, 0 at LENGTH 0. Invalid bytes give U+FFFD and 1. */
static inline size_t utf8_decode(const char *text, size_t length, uint32_t *code_point)
{
	if (!length || (unsigned char)*text >= 0x80)
		return utf8_decode_sequence(text, length, code_point);
	*code_point = (unsigned char)*text;
	return 1;
}

/* Is CODE_POINT no character that a page may hold (HTML, 13.2.3.5, and XML 1.0, 2.2): a control character that ends no line, or one that
 * Unicode keeps free? */
static inline bool code_point_is_none(uint32_t code_point)
{
	return (code_point < ' ' && code_point != '\t' && code_point != '\n' && code_point != '\r') ||
	       (code_point >= 0x7F && code_point <= 0x9F) || (code_point >= 0xFDD0 && code_point <= 0xFDEF) ||
	       (code_point & 0xFFFE) == 0xFFFE;
}

/* The offset of the first of them; LENGTH if there is none. */
size_t utf8_none(const char *text, size_t length);

/* The offset of the first invalid byte (overlong forms and surrogates too); LENGTH when all is valid. */
size_t utf8_invalid(const char *text, size_t length);

size_t utf8_count(const char *text, size_t length); /* code points */

bool text_equal(const char *a, const char *b); /* NULL equals only NULL */
bool text_starts(const char *text, const char *prefix);
bool text_ends(const char *text, const char *suffix);

/* Of COUNT items, each of SIZE bytes and beginning with its name (a const char *), in byte order of the names: the index of
 * the first whose name is not before the LENGTH bytes of NAME; COUNT if there is none. */
size_t names_from(const void *items, size_t count, size_t size, const char *name, size_t length);

/* The first of them that is called NAME; NULL if none is. ITEMS may be NULL where COUNT is 0. */
const void *names_find(const void *items, size_t count, size_t size, const char *name);

/* Copies that begin with a capital, or with a small letter unless the first word is an abbreviation ("CRO visits"). ASCII
 * letters only; owned by the arena. */
char *text_capital(struct arena *arena, const char *text);
char *text_small(struct arena *arena, const char *text);

/* Whether TAG has the form of a language tag: 2 to 8 letters, then parts of 1 to 8 letters or digits (BCP 47, RFC 5646). */
bool text_is_language(const char *tag);

/* TEXT in lower case, of the Latin letters up to U+017F: enough for texts that differ in their case alone. */
void text_fold(struct buffer *out, const char *text);

/* Whether no line may end at the space at AT of TEXT: it stands between a number and what is read with it (%, °C, million,
 * pm), or after a pound sign. BEFORE is the byte before TEXT, for AT 0; or 0. */
bool text_space_holds(const char *text, size_t length, size_t at, char before);

/* The candidate nearest to NAME by edit distance (at most a third of its length, in short names one letter; transpositions count 1, ASCII case
 * folded, the first of equals); NULL if none is near. */
const char *text_nearest(const char *name, const char *const *candidates, size_t count);

/* "did you mean 'x'?", or NULL if none is near; owned by the arena. */
const char *text_did_you_mean(struct arena *arena, const char *name, const char *const *candidates, size_t count);

/* The small base letters, one or two, of a Latin letter from U+00C0 to U+017F; returns how many, 0 for any other sign. */
size_t text_base_letters(uint32_t code_point, char letters[2]);

/* The slug of a title (content/REFERENCE.md, "Links and anchors"): apostrophes and quotation marks dropped, accents
 * folded, lower case, every other run one hyphen, "section" if nothing is left. */
void text_slug(struct buffer *out, const char *title);

#endif
