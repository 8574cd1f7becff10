#include "language/reading.h"

#include <ctype.h>
#include <string.h>

static char small_letter(char byte)
{
	return (char)tolower((unsigned char)byte);
}

static bool is_vowel(char letter)
{
	return letter && strchr("aeiouy", letter);
}

/* The bytes of a word without an e at its end that is not spoken: in "came", "comes", "asked", but not in "table", "wanted". */
static size_t spoken_length(const char *word, size_t length)
{
	char last = length ? small_letter(word[length - 1]) : '\0';
	size_t mute = last == 'e' ? 1 : last == 's' || last == 'd' ? 2 : 0;
	if (!mute || length <= mute || small_letter(word[length - mute]) != 'e')
		return length;
	char before = small_letter(word[length - mute - 1]);
	bool spoken = is_vowel(before) || before == 'l' || (last == 'd' && (before == 'd' || before == 't'));
	return spoken ? length : length - mute;
}

int syllables_count(const char *word, size_t length)
{
	int count = 0;
	bool in_group = false;
	length = spoken_length(word, length);
	for (size_t i = 0; i < length; i++) {
		bool vowel = is_vowel(small_letter(word[i]));
		count += vowel && !in_group;
		in_group = vowel;
	}
	return count ? count : 1;
}

void reading_add(struct reading_count *count, const struct word_tokens *tokens, size_t from, size_t to)
{
	struct reading_count sentence = {.sentences = 1};
	for (size_t i = from; i < to; i++) {
		const struct word_token *token = &tokens->items[i];
		if (token->kind != WORD_PLAIN)
			continue;
		sentence.words++;
		sentence.syllables += syllables_count(tokens->text + token->start, token->end - token->start);
	}
	if (sentence.words < 3)
		return;
	count->sentences++;
	count->words += sentence.words;
	count->syllables += sentence.syllables;
}

int reading_age(const struct reading_count *count)
{
	if (!count->sentences)
		return 0;
	int64_t thousandths =
	    390 * count->words / count->sentences + 11800 * count->syllables / count->words - 15590 + 5000;
	return thousandths < 0 ? 0 : (int)((thousandths + 50) / 100);
}

bool is_running_text(const struct node *block)
{
	if (block->kind != NODE_PARAGRAPH && block->kind != NODE_ITEM)
		return false;
	for (; block; block = block->parent)
		if (block->kind == NODE_TABLE || block->kind == NODE_CHART || block->kind == NODE_DIAGRAM ||
		    block->kind == NODE_COVER)
			return false;
	return true;
}

const struct node *section_of(const struct node *block)
{
	while (block && block->kind != NODE_SECTION)
		block = block->parent;
	return block;
}
