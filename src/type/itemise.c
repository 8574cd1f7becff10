/* Cuts a word into segments of one font and one script. A combining mark or a joiner stays with what it stands on. */
#include "type/itemise.h"

#include <string.h>

#include "base/ascii.h"
#include "base/text.h"

/* Characters that guide breaking and direction, and are neither drawn nor part of the words: soft hyphen, zero width
 * space, word joiner, byte order mark, direction marks. */
bool is_invisible(uint32_t character)
{
	return character == 0x00AD || character == 0x200B || character == 0x200E || character == 0x200F ||
	       (character >= 0x202A && character <= 0x202E) || (character >= 0x2060 && character <= 0x2069) ||
	       character == 0xFEFF;
}

static bool has_nominal(struct font *font, hb_codepoint_t character)
{
	hb_codepoint_t glyph;
	return font->library->font_get_nominal_glyph(font->hb, character, &glyph);
}

/* Whether HarfBuzz can set a character by this font, by another character's glyph if need be. */
static bool font_sets(struct font *font, hb_codepoint_t character, hb_unicode_general_category_t category)
{
	if (has_nominal(font, character))
		return true;
	if (category == HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR)
		return has_nominal(font, ' ');
	return character == 0x2011 && has_nominal(font, 0x2010);
}

static bool category_is_letter(hb_unicode_general_category_t category)
{
	return category >= HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER &&
	       category <= HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER;
}

static struct font *fallback_for(
    struct fonts *fonts, enum face face, hb_codepoint_t character, hb_unicode_general_category_t category)
{
	for (size_t i = 0; fonts->theme->fallback[i]; i++) {
		struct font *font = font_fallback(fonts, i, false);
		if (!font || !font_sets(font, character, category))
			continue;
		struct font *bold = face == FACE_BOLD ? font_fallback(fonts, i, true) : NULL;
		if (bold && font_sets(bold, character, category))
			return bold;
		if (face == FACE_BOLD && category_is_letter(category))
			fonts->bold_wanting[i] = true;
		return font;
	}
	return NULL;
}

static unsigned font_for(
    struct fonts *fonts, enum face face, hb_codepoint_t character, hb_unicode_general_category_t category)
{
	unsigned own = fonts->of_face[face], text = fonts->of_face[FACE_TEXT];
	if (font_sets(&fonts->fonts[own], character, category))
		return own;
	const struct font *font = fallback_for(fonts, face, character, category);
	if (font)
		return (unsigned)(font - fonts->fonts);
	return font_sets(&fonts->fonts[text], character, category) ? text : own;
}

static bool category_clings(hb_unicode_general_category_t category)
{
	return category == HB_UNICODE_GENERAL_CATEGORY_FORMAT || category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
	       category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
	       category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK;
}

static bool script_is_real(hb_script_t script)
{
	return script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED && script != HB_SCRIPT_UNKNOWN;
}

static bool segment_takes(const struct word_segment *segment, unsigned font, hb_script_t script)
{
	return segment->font == font &&
	       (!script_is_real(script) || !script_is_real(segment->script) || segment->script == script);
}

static void segment_add(struct fonts *fonts, struct word_segment segment)
{
	fonts->segments = arena_grow(
	    fonts->arena, fonts->segments, fonts->segment_count, &fonts->segment_capacity, sizeof *fonts->segments);
	fonts->segments[fonts->segment_count++] = segment;
}

bool font_sets_ascii(struct font *font)
{
	for (hb_codepoint_t character = ' '; character <= '~'; character++)
		if (!has_nominal(font, character))
			return false;
	return true;
}

/* Most words: ASCII, in a font that has all of it. */
static bool itemise_ascii(struct fonts *fonts, enum face face, const char *text, size_t length)
{
	unsigned font = fonts->of_face[face];
	hb_script_t script = HB_SCRIPT_COMMON;
	for (size_t i = 0; i < length; i++) {
		if (text[i] < ' ' || text[i] > '~')
			return false;
		if (ascii_letter(text[i]))
			script = HB_SCRIPT_LATIN;
	}
	if (!length || !fonts->fonts[font].sets_ascii)
		return false;
	segment_add(fonts, (struct word_segment){0, length, (uint16_t)font, script});
	return true;
}

void word_itemise(struct fonts *fonts, enum face face, const char *text, size_t length)
{
	hb_unicode_funcs_t *unicode = fonts->library->unicode_funcs_get_default();
	hb_codepoint_t character;
	fonts->segment_count = 0;
	if (itemise_ascii(fonts, face, text, length))
		return;
	for (size_t at = 0, step; at < length; at += step) {
		step = utf8_decode(text + at, length - at, &character);
		struct word_segment *last = fonts->segment_count ? &fonts->segments[fonts->segment_count - 1] : NULL;
		hb_unicode_general_category_t category = fonts->library->unicode_general_category(unicode, character);
		if (last && category_clings(category)) {
			last->end = at + step;
			continue;
		}
		hb_script_t script = fonts->library->unicode_script(unicode, character);
		unsigned font = font_for(fonts, face, character, category);
		if (last && segment_takes(last, font, script)) {
			last->end = at + step;
			last->script = script_is_real(script) ? script : last->script;
		} else {
			segment_add(fonts, (struct word_segment){at, at + step, (uint16_t)font, script});
		}
	}
}

static size_t missing_find(struct fonts *fonts, enum face face, const char *text, size_t from, uint32_t *character)
{
	hb_unicode_funcs_t *unicode = fonts->library->unicode_funcs_get_default();
	size_t length = from + strlen(text + from);
	for (size_t at = from, step; at < length; at += step) {
		step = utf8_decode(text + at, length - at, character);
		if (*character < 0x80 || is_invisible(*character))
			continue;
		hb_unicode_general_category_t category = fonts->library->unicode_general_category(unicode, *character);
		if (!category_clings(category) &&
		    !font_sets(&fonts->fonts[font_for(fonts, face, *character, category)], *character, category))
			return at;
	}
	return length;
}

/* Characters that are never drawn, or drawn upon others, are left to shaping. */
size_t type_missing(struct shaper *shaper, enum face face, const char *text, size_t from, uint32_t *character)
{
	pthread_mutex_lock(&shaper->fonts->lock);
	size_t at = missing_find(shaper->fonts, face, text, from, character);
	pthread_mutex_unlock(&shaper->fonts->lock);
	return at;
}
