#include "doc/word_set.h"

#include <ctype.h>
#include <string.h>

struct word_set word_set_new(struct arena *arena)
{
	return (struct word_set){.arena = arena, .map = {.arena = arena}};
}

uint32_t word_set_find(const struct word_set *set, const char *word)
{
	size_t probe = 0;
	uint32_t at, hash = hash_bytes(HASH_START, word, strlen(word));
	while ((at = map_next(&set->map, hash, &probe)) != MAP_NONE)
		if (strcmp(set->items[at], word) == 0)
			return at;
	return MAP_NONE;
}

void word_set_add(struct word_set *set, const char *word)
{
	if (word_set_find(set, word) != MAP_NONE)
		return;
	set->items = arena_grow(set->arena, set->items, set->count, &set->capacity, sizeof *set->items);
	set->items[set->count] = arena_copy(set->arena, word);
	map_add(&set->map, hash_bytes(HASH_START, word, strlen(word)), (uint32_t)set->count++);
}

void token_word(char out[WORD_BYTES + 1], const struct word_tokens *tokens, size_t at)
{
	const char *text = tokens->text + tokens->items[at].start;
	size_t length = tokens->items[at].end - tokens->items[at].start, filled = 0;
	for (size_t i = 0; i < length && filled < WORD_BYTES; i++) {
		bool mark = i + 3 <= length && strncmp(text + i, "\xE2\x80\x99", 3) == 0;
		out[filled++] = mark ? '\'' : text[i];
		i += mark ? 2 : 0;
	}
	while (filled && out[filled - 1] == '\'')
		filled--;
	out[filled < WORD_BYTES ? filled : 0] = '\0';
}

void word_fold(char *word)
{
	for (; *word; word++)
		*word = (char)tolower((unsigned char)*word);
}

void word_set_add_text(struct word_set *set, const char *text)
{
	if (!text)
		return;
	struct word_tokens tokens = words_cut(set->arena, text, strlen(text));
	for (size_t i = 0; i < tokens.count; i++) {
		char word[WORD_BYTES + 1];
		token_word(word, &tokens, i);
		word_fold(word);
		if (tokens.items[i].kind == WORD_PLAIN)
			word_set_add(set, word);
	}
}
