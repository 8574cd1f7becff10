/* In which editions each word of words.yaml is used. */
#include <string.h>

#include "base/ascii.h"
#include "base/text.h"
#include "report/narrative.h"

struct word_search {
	struct narrative *narrative;
	uint32_t *found;          /* by word: the editions in whose sections or meanings it stands */
	size_t *changed, waiting; /* words whose own texts are still to be searched for others, and how many */
	bool *queued;             /* by word: it stands among these */
};

static bool is_letter(unsigned char byte)
{
	return ascii_letter_or_digit(byte) || byte >= 0x80;
}

static void word_found(struct word_search *search, size_t word, uint32_t editions)
{
	if ((search->found[word] & editions) == editions)
		return;
	search->found[word] |= editions;
	if (!search->queued[word])
		search->changed[search->waiting++] = word;
	search->queued[word] = true;
}

/* All words that begin with the LENGTH bytes at TEXT and end where letters end, or before a plural s. */
static void words_at(struct word_search *search, const char *text, size_t length, uint32_t editions)
{
	const struct narrative *narrative = search->narrative;
	size_t at = names_from(narrative->words, narrative->word_count, sizeof *narrative->words, text, length);
	for (; at < narrative->word_count && strncmp(narrative->words[at].text, text, length) == 0; at++) {
		size_t whole = strlen(narrative->words[at].text);
		if (strncmp(narrative->words[at].text, text, whole) != 0)
			continue;
		const char *end = text + whole + (text[whole] == 's');
		if (!is_letter((unsigned char)text[whole]) || !is_letter((unsigned char)*end))
			word_found(search, at, editions);
	}
}

static void text_search(struct word_search *search, const char *text, uint32_t editions)
{
	while (*text) {
		size_t length = 0;
		while (is_letter((unsigned char)text[length]))
			length++;
		if (length == 0) {
			text++;
			continue;
		}
		words_at(search, text, length, editions);
		if (length > 1 && text[length - 1] == 's')
			words_at(search, text, length - 1, editions);
		text += length;
	}
}

static void meanings_search(struct word_search *search)
{
	while (search->waiting > 0) {
		size_t i = search->changed[--search->waiting];
		const struct word *word = &search->narrative->words[i];
		search->queued[i] = false;
		if (word->full)
			text_search(search, word->full->text, search->found[i]);
		if (word->means)
			text_search(search, word->means->text, search->found[i]);
	}
}

void words_assign(const struct context *context, struct narrative *narrative)
{
	size_t count = narrative->word_count;
	struct word_search search = {narrative, arena_array(context->arena, count + 1, sizeof *search.found),
	    arena_array(context->arena, count + 1, sizeof *search.changed), 0,
	    arena_array(context->arena, count + 1, sizeof *search.queued)};
	for (size_t i = 0; count > 0 && i < narrative->count; i++) {
		const struct narrative_file *file = &narrative->files[i];
		const struct source *source = sources_get(context->sources, file->file);
		if (source && (file->listed || file->case_study))
			text_search(&search, source->text, file->editions);
	}
	meanings_search(&search);
	for (size_t i = 0; i < count; i++)
		narrative->words[i].editions = search.found[i] ? search.found[i] : UINT32_MAX;
}

bool words_listed(const struct narrative *narrative, uint32_t edition)
{
	for (size_t i = 0; i < narrative->word_count; i++)
		if (narrative->words[i].editions & edition)
			return true;
	return false;
}
