/* Embedding levels by FriBidi (UAX 9), one a byte of the UTF-8 text. */
#include "type/font.h"

#include <fribidi.h>
#include <string.h>

#include "base/text.h"

/* No character from right to left stands before U+0590, whose first byte is D6. */
static bool bytes_may_turn(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] >= 0xD6)
			return true;
	return false;
}

bool text_right_to_left(const char *text, size_t length)
{
	if (!bytes_may_turn(text, length))
		return false;
	uint32_t character;
	for (size_t at = 0; at < length;) {
		at += utf8_decode(text + at, length - at, &character);
		FriBidiCharType type = fribidi_get_bidi_type(character);
		if (type == FRIBIDI_TYPE_RTL || type == FRIBIDI_TYPE_AL)
			return true;
	}
	return false;
}

static FriBidiParType paragraph_type(int base)
{
	return base < 0 ? FRIBIDI_PAR_ON : base ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
}

static void levels_of_bytes(const FriBidiLevel *found, const char *text, size_t length, uint8_t *levels)
{
	uint32_t character;
	for (size_t at = 0, i = 0, step; at < length; i++) {
		step = utf8_decode(text + at, length - at, &character);
		memset(levels + at, found[i], step);
		at += step;
	}
}

bool bidi_levels(const char *text, size_t length, int base, uint8_t *levels)
{
	if (!length || (base != 1 && !bytes_may_turn(text, length)))
		return false;
	struct arena *arena = arena_new();
	FriBidiChar *characters = arena_array(arena, length, sizeof *characters);
	size_t count = 0, at = 0;
	while (at < length)
		at += utf8_decode(text + at, length - at, &characters[count++]);
	FriBidiStrIndex size = (FriBidiStrIndex)count;
	FriBidiCharType *types = arena_array(arena, count, sizeof *types);
	FriBidiBracketType *brackets = arena_array(arena, count, sizeof *brackets);
	FriBidiLevel *found = arena_array(arena, count, sizeof *found);
	FriBidiParType paragraph = paragraph_type(base);
	fribidi_get_bidi_types(characters, size, types);
	fribidi_get_bracket_types(characters, size, types, brackets);
	FriBidiLevel top = fribidi_get_par_embedding_levels_ex(types, brackets, size, &paragraph, found);
	if (top > 1)
		levels_of_bytes(found, text, length, levels);
	arena_free(arena);
	return top > 1;
}
