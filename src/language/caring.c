#include "language/caring.h"

#include <ctype.h>
#include <string.h>

#include "base/ascii.h"

static const struct caring_word words[] = {
    {"lac review", "my meeting", true, NULL, NULL, NULL},
    {"lac", "children in care", false, NULL, NULL, NULL},
    {"contact", "family time", false, "to can please must may will point first", "us the details",
        "family supervised direct indirect letterbox sibling have having had their his her with centre arrangements "
        "visits "
        "session sessions"},
    {"placement", "home", true, "work student training university job", "order orders", NULL},
    {"respite", "sleepover", false, NULL, NULL, NULL},
    {"siblings", "brothers and sisters", false, NULL, NULL, NULL},
    {"sibling", "brother or sister", false, NULL, NULL, NULL},
    {"cases", "children", false, "some most many all few several such both other these those which rare", "of", NULL},
    {"neet", "not in education, training or work", false, NULL, NULL, NULL},
    {"challenging behaviour", "having trouble coping", true, NULL, NULL, NULL},
};

static bool token_equals(const struct word_tokens *tokens, size_t at, const char *word, size_t length, bool many)
{
	if (at >= tokens->count || tokens->items[at].kind != WORD_PLAIN)
		return false;
	const char *text = tokens->text + tokens->items[at].start;
	size_t found = tokens->items[at].end - tokens->items[at].start;
	if (found != length && !(many && found == length + 1 && text[length] == 's'))
		return false;
	for (size_t i = 0; i < length; i++)
		if (tolower((unsigned char)text[i]) != tolower((unsigned char)word[i]))
			return false;
	return true;
}

size_t phrase_at(const struct word_tokens *tokens, size_t at, const char *phrase, bool many)
{
	size_t taken = 0;
	while (*phrase) {
		size_t length = strcspn(phrase, " -"), step = length + (phrase[length] != '\0');
		if (taken && at + taken < tokens->count && tokens->text[tokens->items[at + taken].start] == '-')
			taken++;
		if (!length || !token_equals(tokens, at + taken, phrase, length, many && !phrase[length]))
			return 0;
		taken++;
		phrase += step;
	}
	return taken;
}

static bool has_needed(const struct caring_word *word, const struct word_tokens *tokens, size_t at, size_t taken)
{
	return !word->needs || (at > 0 && token_in(tokens, at - 1, word->needs)) ||
	       token_in(tokens, at + taken, word->needs);
}

/* A capital inside a sentence: a title. */
static bool is_title(const struct word_tokens *tokens, size_t at, size_t taken)
{
	const char *text = tokens->text;
	bool begins = at == 0 || sentence_ends(tokens, at - 1);
	bool capital = ascii_capital(text[tokens->items[at].start]);
	bool all = capital && ascii_capital(text[tokens->items[at].start + 1]);
	bool next = at + taken < tokens->count && ascii_capital(text[tokens->items[at + taken].start]);
	return capital && !all && (!begins || next);
}

const struct caring_word *caring_find(const struct word_tokens *tokens, size_t at, size_t *taken)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const struct caring_word *word = &words[i];
		*taken = phrase_at(tokens, at, word->said, word->many);
		if (!*taken || is_title(tokens, at, *taken))
			continue;
		bool behind = word->not_behind && at > 0 && token_in(tokens, at - 1, word->not_behind);
		bool before = word->not_before && token_in(tokens, at + *taken, word->not_before);
		if (!behind && !before && has_needed(word, tokens, at, *taken))
			return word;
	}
	return NULL;
}
