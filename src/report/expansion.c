/* Abbreviations expanded at their first use in a section's running text (content/REFERENCE.md, "words.yaml"). */
#include <string.h>

#include "base/ascii.h"
#include "base/text.h"
#include "report/prose.h"
#include "report/tree.h"

/* A word found in a text. */
struct match {
	const struct word *word;
	size_t at, length;  /* in the text: the word with its ending */
	const char *ending; /* "", "s", "’s" */
};

struct expansion {
	struct section *section;
	bool *seen;       /* by word */
	bool begins[256]; /* by byte: a word that has a full form begins with it */
};

/* Not running text, or another voice. */
static bool passed_over(const struct node *node)
{
	static const bool kinds[NODE_KIND_COUNT] = {[NODE_HEADING] = true,
	    [NODE_TABLE] = true,
	    [NODE_TILES] = true,
	    [NODE_CHART] = true,
	    [NODE_DIAGRAM] = true,
	    [NODE_IMAGE] = true,
	    [NODE_QUOTATION] = true,
	    [NODE_BLOCK_QUOTE] = true,
	    [NODE_PASSAGE] = true,
	    [NODE_ABOUT] = true,
	    [NODE_LINK] = true,
	    [NODE_NOTES] = true,
	    [NODE_ABBREVIATION] = true};
	return kinds[node->kind] || node->language;
}

static bool is_letter(uint32_t code_point)
{
	if (code_point < 0x80)
		return ascii_letter_or_digit(code_point);
	return code_point >= 0xC0 && (code_point < 0x2000 || code_point > 0x206F);
}

static bool letter_before(const char *text, size_t at)
{
	size_t start = at;
	uint32_t code_point;
	if (at == 0)
		return false;
	do
		start--;
	while (start > 0 && ((unsigned char)text[start] & 0xC0) == 0x80);
	return utf8_decode(text + start, at - start, &code_point) > 0 && is_letter(code_point);
}

static bool letter_after(const char *text)
{
	enum { LONGEST = 4 };
	uint32_t code_point;
	return utf8_decode(text, strnlen(text, LONGEST), &code_point) > 0 && is_letter(code_point);
}

static bool word_matches(const struct word *word, const char *text, size_t at, struct match *out)
{
	static const char *const endings[] = {"\xE2\x80\x99s", "'s", "s", ""};
	size_t length = strlen(word->text);
	if (!word->full || strncmp(text + at, word->text, length) != 0 || letter_before(text, at))
		return false;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t ending = strlen(endings[i]);
		if (strncmp(text + at + length, endings[i], ending) != 0 || letter_after(text + at + length + ending))
			continue;
		*out = (struct match){word, at, length + ending, endings[i]};
		return true;
	}
	return false;
}

/* How many words of the sorted list do not come after the first LENGTH bytes of TEXT. */
static size_t words_up_to(const struct narrative *narrative, const char *text, size_t length)
{
	size_t low = 0, high = narrative->word_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const char *word = narrative->words[middle].text;
		int order = strncmp(word, text, length);
		if (order < 0 || (order == 0 && strlen(word) <= length))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t common_length(const char *a, const char *b, size_t most)
{
	size_t length = 0;
	while (length < most && a[length] && a[length] == b[length])
		length++;
	return length;
}

/* The longest word that TEXT has at AT, of those that share its first LENGTH bytes. Of all that the text begins with the
 * longest is the last in the list before the text itself, or before what that one shares with it. */
static bool match_from(const struct narrative *narrative, const char *text, size_t at, size_t length, struct match *out)
{
	for (size_t looked_at = SIZE_MAX; looked_at >= length;) {
		size_t count = words_up_to(narrative, text + at, looked_at);
		const struct word *word = count ? &narrative->words[count - 1] : NULL;
		size_t common = word ? common_length(word->text, text + at, looked_at) : 0;
		bool whole = common > 0 && !word->text[common];
		if (common < length || (whole && word_matches(word, text, at, out)))
			return common >= length;
		looked_at = whole ? common - 1 : common;
	}
	return false;
}

static size_t letters_length(const char *text)
{
	size_t length = 0;
	for (;;) {
		while ((unsigned char)text[length] < 0x80 && is_letter((unsigned char)text[length]))
			length++;
		if ((unsigned char)text[length] < 0x80 || !letter_after(text + length))
			return length;
		length += utf8_decode(text + length, strnlen(text + length, 4), &(uint32_t){0});
	}
}

/* The longest word whose letters begin at AT: as they stand there, or without a plural s. */
static bool match_at(const struct narrative *narrative, const char *text, size_t at, size_t length, struct match *out)
{
	bool plural = length > 1 && text[at + length - 1] == 's';
	return match_from(narrative, text, at, length, out) || (plural && match_from(narrative, text, at, length - 1, out));
}

/* The inline before (or after) NODE in its block: a sibling, or one of the markup around it. */
static const struct node *inline_beside(const struct node *node, bool after)
{
	while (node && !(after ? node->next : node->previous)) {
		node = node->parent;
		if (!node || !node_is_inline(node->kind))
			return NULL;
	}
	return node ? (after ? node->next : node->previous) : NULL;
}

/* At most LENGTH bytes of the block's text before the match, which begins at AT of NODE's. */
static const char *text_before(struct arena *arena, const struct node *node, size_t at, size_t length)
{
	const char *text =
	    at > length ? arena_slice(arena, node->text + at - length, length) : arena_slice(arena, node->text, at);
	while (strlen(text) < length && (node = inline_beside(node, false))) {
		const char *more = tree_plain(arena, node);
		size_t kept = strlen(more) > length ? length : strlen(more);
		text = arena_format(arena, "%s%s", more + strlen(more) - kept, text);
	}
	return text;
}

static const char *text_after(struct arena *arena, const struct node *node, size_t at, size_t length)
{
	const char *text = arena_slice(arena, node->text + at, strnlen(node->text + at, length));
	while (strlen(text) < length && (node = inline_beside(node, true))) {
		const char *more = tree_plain(arena, node);
		text = arena_format(arena, "%s%.*s", text, (int)length, more);
	}
	return text;
}

/* Lower case, with straight apostrophes: for comparing. */
static const char *folded(struct arena *arena, const char *text)
{
	struct buffer out = {0};
	while (*text) {
		bool curly = text_starts(text, "\xE2\x80\x99");
		char byte = *text;
		buffer_char(&out, curly ? '\'' : ascii_lower(byte));
		text += curly ? 3 : 1;
	}
	const char *copy = arena_copy(arena, buffer_text(&out));
	buffer_release(&out);
	return copy;
}

static bool full_form_beside(
    const struct expansion *expansion, struct node *text, const struct match *match, const char *full)
{
	enum { NEAR = 8 }; /* " (", "s, or the " */
	struct arena *arena = composer_arena(expansion->section->composer);
	size_t window = strlen(full) + NEAR;
	full = folded(arena, full);
	const char *before = folded(arena, text_before(arena, text, match->at, window));
	const char *after = folded(arena, text_after(arena, text, match->at + match->length, window));
	return strstr(before, full) || strstr(after, full);
}

static const char *full_with_ending(const struct composer *composer, const char *full, const char *ending)
{
	struct arena *arena = composer_arena(composer);
	return strcmp(ending, "s") == 0 ? words_nouns(arena, composer_words(composer), full)
	                                : arena_format(arena, "%s%s", full, ending);
}

static void insert_after(struct node *node, struct node *added)
{
	if (node->next)
		node_insert_before(node->next, added);
	else
		node_append(node->parent, added);
}

/* The character before what stands at AT of a block's TEXT, quotation marks and brackets passed over; *SPACED if there are
 * blanks between. 0 at the block's start. */
static char character_before(struct arena *arena, const struct node *text, size_t at, bool *spaced)
{
	const char *before = arena_slice(arena, text->text, at);
	for (;;) {
		size_t length = strlen(before);
		while (length > 0 && (strchr(" \n\"'([", before[length - 1]) || (unsigned char)before[length - 1] >= 0x80)) {
			*spaced |= before[length - 1] == ' ' || before[length - 1] == '\n';
			length--;
		}
		if (length > 0)
			return before[length - 1];
		while (!text->previous && text->parent && node_is_inline(text->parent->kind))
			text = text->parent;
		if (!text->previous)
			return 0;
		text = text->previous;
		*spaced |= text->kind == NODE_SOFT_BREAK || text->kind == NODE_LINE_BREAK;
		before = tree_plain(arena, text);
	}
}

/* "online…" begins a sentence as "Online…". */
static const char *form_in_place(struct arena *arena, const struct node *text, size_t at, const char *form)
{
	bool spaced = false;
	char before = character_before(arena, text, at, &spaced);
	bool begins = before == 0 || (spaced && strchr(".!?", before));
	if (!begins || *form < 'a' || *form > 'z')
		return form;
	char *capital = arena_copy(arena, form);
	capital[0] = (char)(capital[0] - 'a' + 'A');
	return capital;
}

/* Where the text behind the match was typed: behind as many of its words in the source as there are in the text so far. */
static struct place place_behind(const struct composer *composer, const struct node *text, const struct match *match)
{
	const struct source *source = sources_get(composer->context->sources, text->place.file);
	size_t length = strlen(match->word->text);
	if (!source || !source->text || text->place.offset >= source->length)
		return text->place;
	const char *typed = source->text + text->place.offset, *at = text->text, *end = text->text + match->at;
	while ((at = strstr(at, match->word->text)) && at <= end && (typed = strstr(typed, match->word->text))) {
		at += length;
		typed += length;
	}
	if (!typed)
		return text->place;
	bool mark = *typed == '\'' && text_starts(match->ending, "\xE2\x80\x99"); /* typed as an ASCII apostrophe */
	size_t ending = mark ? strlen("'s") : match->length - length;
	return (struct place){text->place.file, (uint32_t)((size_t)(typed - source->text) + ending)};
}

/* Cuts the text at the match: what stands before with the full form, the abbreviation, the rest. Returns the rest, which
 * shares the text's bytes, so that a long paragraph of many words is not copied again and again. */
static struct node *match_expand(
    const struct expansion *expansion, struct node *text, const struct match *match, const char *full)
{
	const struct composer *composer = expansion->section->composer;
	struct arena *arena = composer_arena(composer);
	const char *whole = text->text, *form = full_with_ending(composer, full, match->ending);
	struct node *rest = node_new(arena, NODE_TEXT, place_behind(composer, text, match)),
	            *closing = node_text(arena, ")", text->place);
	struct node *abbreviation = node_new(arena, NODE_ABBREVIATION, text->place);
	size_t word = (size_t)(match->word - composer->narrative->words);
	abbreviation->text = arena_slice(arena, whole + match->at, match->length);
	abbreviation->as.abbreviation.full = form;
	abbreviation->as.abbreviation.anchor = composer->word_anchors ? composer->word_anchors[word] : NULL;
	text->text = arena_format(arena, "%.*s%s (", (int)match->at, whole, form_in_place(arena, text, match->at, form));
	rest->text = whole + match->at + match->length;
	insert_after(text, abbreviation);
	insert_after(abbreviation, closing);
	if (!*rest->text)
		return NULL;
	insert_after(closing, rest);
	return rest;
}

/* Does the word need expanding where it is matched? Seen from now on. */
static const char *full_form_due(const struct expansion *expansion, struct node *text, const struct match *match)
{
	struct section *section = expansion->section;
	bool *seen = &expansion->seen[match->word - section->composer->narrative->words];
	if (*seen)
		return NULL;
	*seen = true;
	const char *full = prose_plain(section, match->word->full);
	return full_form_beside(expansion, text, match, full) ? NULL : full;
}

/* Expands what TEXT holds; returns the last node made of it. */
static struct node *text_expand(const struct expansion *expansion, struct node *text)
{
	const struct narrative *narrative = expansion->section->composer->narrative;
	struct node *last = text;
	size_t at = 0;
	while (text && text->text[at]) {
		size_t length = letters_length(text->text + at);
		struct match match;
		bool found = length > 0 && expansion->begins[(unsigned char)text->text[at]] &&
		             match_at(narrative, text->text, at, length, &match);
		const char *full = found ? full_form_due(expansion, text, &match) : NULL;
		if (!full) {
			at += found ? match.length : length ? length : 1;
			continue;
		}
		struct node *rest = match_expand(expansion, text, &match, full);
		last = rest ? rest : text->next->next;
		text = rest;
		at = 0;
	}
	return last;
}

void words_expand(struct section *section)
{
	struct node *root = section->node;
	size_t count = section->composer->narrative->word_count;
	if (count == 0 || root->language)
		return;
	struct expansion expansion = {.section = section};
	expansion.seen = arena_array(composer_arena(section->composer), count, sizeof *expansion.seen);
	for (size_t i = 0; i < count; i++) {
		const struct word *word = &section->composer->narrative->words[i];
		expansion.begins[(unsigned char)*word->text] |= word->full != NULL;
	}
	for (struct node *at = root->first; at;) {
		if (at->kind == NODE_TEXT)
			at = text_expand(&expansion, at);
		at = passed_over(at) ? tree_skip(root, at) : tree_next(root, at);
	}
}
