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

/* The number of a language for all; 0 where there are too many. */
static uint32_t language_number(struct fonts *fonts, const char *language)
{
	for (size_t i = 1; i < fonts->language_count; i++)
		if (text_equal(fonts->languages[i], language))
			return (uint32_t)i;
	if (fonts->language_count == LANGUAGES_MAX)
		return 0;
	fonts->languages[fonts->language_count] = arena_copy(fonts->arena, language);
	fonts->hb_languages[fonts->language_count] = fonts->library->language_from_string(language, -1);
	return (uint32_t)fonts->language_count++;
}

/* The number that a language has for all, which the shaper remembers. */
static uint32_t number_of_language(struct shaper *shaper, const char *language)
{
	for (size_t i = 0; i < shaper->language_count; i++)
		if (text_equal(shaper->languages[i], language))
			return shaper->language_numbers[i];
	pthread_mutex_lock(&shaper->fonts->lock);
	uint32_t number = language_number(shaper->fonts, language);
	pthread_mutex_unlock(&shaper->fonts->lock);
	if (shaper->language_count == LANGUAGES_MAX)
		return number;
	shaper->languages[shaper->language_count] = arena_copy(shaper->arena, language);
	shaper->language_numbers[shaper->language_count++] = number;
	return number;
}

uint32_t word_kind(struct shaper *shaper, enum face face, const char *language, bool right_to_left)
{
	uint32_t number = language ? number_of_language(shaper, language) : 0;
	return (uint32_t)face | (right_to_left ? 4U : 0) | number << 3;
}

/* A copy in one block: the word, its text, its runs, its glyphs. What is looked up together stands together. */
static struct shaped_word *word_copy(struct arena *arena, const struct shaped_word *shaped)
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

static const struct shaped_word *table_find(
    const struct word_table *table, uint32_t hash, uint32_t kind, const char *text, size_t length)
{
	for (size_t at = hash;; at++) {
		const struct word_slot *slot = &table->slots[at & (table->size - 1)];
		const struct shaped_word *word = atomic_load_explicit(&slot->shaped, memory_order_acquire);
		if (!word)
			return NULL;
		if (slot->hash == hash && word->kind == kind && word->length == length && !memcmp(word->text, text, length))
			return word;
	}
}

static void table_add(struct word_table *table, uint32_t hash, const struct shaped_word *word)
{
	size_t at = hash & (table->size - 1);
	while (atomic_load_explicit(&table->slots[at].shaped, memory_order_relaxed))
		at = (at + 1) & (table->size - 1);
	table->slots[at].hash = hash;
	atomic_store_explicit(&table->slots[at].shaped, word, memory_order_release);
}

struct word_table *word_table_new(struct arena *arena, size_t size)
{
	struct word_table *table = arena_alloc(arena, sizeof *table + size * sizeof *table->slots);
	table->size = size;
	return table;
}

/* A larger table in place of one that is half full, which others may still be reading: what they miss there they look for
 * once more, under the lock. */
static struct word_table *table_widen(struct fonts *fonts, const struct word_table *old)
{
	struct word_table *table = word_table_new(fonts->arena, old->size * 4);
	for (size_t i = 0; i < old->size; i++) {
		const struct shaped_word *word = atomic_load_explicit(&old->slots[i].shaped, memory_order_relaxed);
		if (word)
			table_add(table, old->slots[i].hash, word);
	}
	atomic_store_explicit(&fonts->words, table, memory_order_release);
	return table;
}

static const struct shaped_word *word_keep(struct fonts *fonts, const struct shaped_word *shaped, uint32_t hash)
{
	struct word_table *table = atomic_load_explicit(&fonts->words, memory_order_relaxed);
	const struct shaped_word *kept = word_copy(fonts->arena, shaped);
	if (++fonts->word_count * 2 > table->size)
		table = table_widen(fonts, table);
	table_add(table, hash, kept);
	return kept;
}

/* A word that was not in the table when it was looked up without the lock. */
static const struct shaped_word *word_make(
    struct shaper *shaper, uint32_t hash, uint32_t kind, const char *text, size_t length)
{
	struct fonts *fonts = shaper->fonts;
	pthread_mutex_lock(&fonts->lock);
	const struct shaped_word *word =
	    table_find(atomic_load_explicit(&fonts->words, memory_order_relaxed), hash, kind, text, length);
	if (!word) {
		struct shaped_word *shaped = word_shape(fonts, kind, text, length);
		shaped->text = text;
		shaped->length = length;
		if (length > WORD_BYTES_MAX && !shaper->long_words)
			shaper->long_words = arena_child(shaper->arena);
		word = length > WORD_BYTES_MAX ? word_copy(shaper->long_words, shaped) : word_keep(fonts, shaped, hash);
	}
	pthread_mutex_unlock(&fonts->lock);
	return word;
}

static const struct shaped_word *word_look_up(struct shaper *shaper, uint32_t kind, const char *text, size_t length)
{
	uint32_t hash = HASH_START;
	unsigned char highest = 0;
	for (size_t i = 0; i < length; i++) {
		hash = hash_bytes(hash, text + i, 1);
		highest = (unsigned char)text[i] > highest ? (unsigned char)text[i] : highest;
	}
	if (highest >= 0xD6 && text_right_to_left(text, length))
		kind |= 4;
	hash = (hash ^ kind) * UINT32_C(16777619);
	const struct word_table *table = atomic_load_explicit(&shaper->fonts->words, memory_order_acquire);
	const struct shaped_word *word = table_find(table, hash, kind, text, length);
	return word ? word : word_make(shaper, hash, kind, text, length);
}

/* Every second word is a space: the last one's kind is remembered. */
const struct shaped_word *word_find(struct shaper *shaper, uint32_t kind, const char *text, size_t length)
{
	if (length != 1 || *text != ' ')
		return word_look_up(shaper, kind, text, length);
	if (!shaper->space || shaper->space->kind != kind)
		shaper->space = word_look_up(shaper, kind, text, length);
	return shaper->space;
}
