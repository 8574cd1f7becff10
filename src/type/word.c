/* The cache of shaped words, by face, direction, language and text. */
#include "type/font.h"

#include <string.h>

#include "base/text.h"

size_t word_end(const char *text, size_t length, size_t at)
{
	if (text[at] == ' ')
		return at + 1;
	const char *space = memchr(text + at, ' ', length - at);
	return space ? (size_t)(space - text) : length;
}

static size_t language_number(struct fonts *fonts, const char *language)
{
	for (size_t i = 1; i < fonts->language_count; i++)
		if (text_equal(fonts->languages[i], language))
			return i;
	if (fonts->language_count == LANGUAGES_MAX)
		return 0;
	fonts->languages[fonts->language_count] = arena_copy(fonts->arena, language);
	fonts->hb_languages[fonts->language_count] = hb_language_from_string(language, -1);
	return fonts->language_count++;
}

uint32_t word_kind(struct fonts *fonts, enum face face, const char *language, bool right_to_left)
{
	size_t number = language ? language_number(fonts, language) : 0;
	return (uint32_t)face | (right_to_left ? 4U : 0) | (uint32_t)number << 3;
}

/* A copy in one block: the word, its text, its runs, its glyphs. What is looked up together stands together. */
struct shaped_word *word_copy(struct arena *arena, const struct shaped_word *shaped)
{
	size_t glyphs = shaped->glyph_count * sizeof *shaped->glyphs, runs = shaped->run_count * sizeof *shaped->runs;
	size_t text = (shaped->length + sizeof(void *) - 1) / sizeof(void *) * sizeof(void *);
	char *block = arena_alloc(arena, sizeof *shaped + text + runs + glyphs);
	struct shaped_word *word = (struct shaped_word *)block;
	*word = *shaped;
	word->text = memcpy(block + sizeof *word, shaped->text, shaped->length);
	word->runs = (struct word_run *)(block + sizeof *word + text);
	word->glyphs = (struct glyph *)(block + sizeof *word + text + runs);
	if (runs)
		memcpy(word->runs, shaped->runs, runs);
	if (glyphs)
		memcpy(word->glyphs, shaped->glyphs, glyphs);
	return word;
}

static struct shaped_word *word_keep(struct fonts *fonts, const struct shaped_word *shaped, uint32_t hash)
{
	fonts->words =
	    arena_grow(fonts->arena, fonts->words, fonts->word_count, &fonts->word_capacity, sizeof(struct shaped_word *));
	map_add(&fonts->word_map, hash, (uint32_t)fonts->word_count);
	return fonts->words[fonts->word_count++] = word_copy(fonts->arena, shaped);
}

static struct shaped_word *word_look_up(struct fonts *fonts, uint32_t kind, const char *text, size_t length)
{
	uint32_t hash = HASH_START, found;
	unsigned char highest = 0;
	for (size_t i = 0; i < length; i++) {
		hash = hash_bytes(hash, text + i, 1);
		highest = (unsigned char)text[i] > highest ? (unsigned char)text[i] : highest;
	}
	if (highest >= 0xD6 && text_right_to_left(text, length))
		kind |= 4;
	hash = (hash ^ kind) * UINT32_C(16777619);
	for (size_t probe = 0; (found = map_next(&fonts->word_map, hash, &probe)) != MAP_NONE;) {
		struct shaped_word *word = fonts->words[found];
		if (word->kind == kind && word->length == length && !memcmp(word->text, text, length))
			return word;
	}
	struct shaped_word *shaped = word_shape(fonts, kind, text, length);
	fonts->shaping.text = text;
	fonts->shaping.length = length;
	return length > WORD_BYTES_MAX ? shaped : word_keep(fonts, shaped, hash);
}

/* Every second word is a space: the last one's kind is remembered. */
struct shaped_word *word_find(struct fonts *fonts, uint32_t kind, const char *text, size_t length)
{
	if (length != 1 || *text != ' ')
		return word_look_up(fonts, kind, text, length);
	if (!fonts->space || fonts->space->kind != kind)
		fonts->space = word_look_up(fonts, kind, text, length);
	return fonts->space;
}
