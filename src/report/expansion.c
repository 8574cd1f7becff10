/* Abbreviations expanded at their first use in a section's running text (formats.md, "words.yaml"). */
#include <string.h>

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
	bool *seen; /* by word */
};

/* Not running text, or another voice. */
static bool passed_over(const struct node *node)
{
	static const bool kinds[NODE_KIND_COUNT] = {[NODE_HEADING] = true,
	    [NODE_TABLE] = true,
	    [NODE_TILES] = true,
	    [NODE_CHART] = true,
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
		return (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z') ||
		       (code_point >= '0' && code_point <= '9');
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
	uint32_t code_point;
	return utf8_decode(text, strlen(text), &code_point) > 0 && is_letter(code_point);
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

/* The first of the words that begin with BYTE; they stand together. */
static size_t words_from(const struct narrative *narrative, unsigned char byte)
{
	size_t low = 0, high = narrative->word_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if ((unsigned char)*narrative->words[middle].text < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The longest word that stands at AT. */
static bool match_at(const struct narrative *narrative, const char *text, size_t at, struct match *out)
{
	bool found = false;
	for (size_t i = words_from(narrative, (unsigned char)text[at]);
	     i < narrative->word_count && *narrative->words[i].text == text[at]; i++)
		found = word_matches(&narrative->words[i], text, at, out) || found;
	return found;
}

/* The text of BLOCK before (or after) AT, a text in it. */
static const char *text_beside(struct arena *arena, struct node *block, const struct node *at, bool after)
{
	struct buffer text = {0};
	bool passed = false;
	for (struct node *node = block->first; node; node = tree_next(block, node)) {
		if (node == at)
			passed = true;
		else if (node->text && passed == after)
			buffer_add(&text, node->text);
		else if (node->kind == NODE_SOFT_BREAK && passed == after)
			buffer_char(&text, ' ');
	}
	const char *copy = arena_copy(arena, buffer_text(&text));
	buffer_release(&text);
	return copy;
}

/* Lower case, with straight apostrophes: for comparing. */
static const char *folded(struct arena *arena, const char *text)
{
	struct buffer out = {0};
	while (*text) {
		bool curly = text_starts(text, "\xE2\x80\x99");
		char byte = *text;
		buffer_char(&out, curly ? '\'' : byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte);
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
	struct node *block = text->parent;
	while (node_is_inline(block->kind))
		block = block->parent;
	const char *before =
	    arena_format(arena, "%s%.*s", text_beside(arena, block, text, false), (int)match->at, text->text);
	const char *after =
	    arena_format(arena, "%s%s", text->text + match->at + match->length, text_beside(arena, block, text, true));
	full = folded(arena, full);
	before = folded(arena, before);
	after = folded(arena, after);
	size_t window = strlen(full) + NEAR, length = strlen(before);
	if (length > window)
		before += length - window;
	const char *later = strstr(after, full);
	return strstr(before, full) || (later && (size_t)(later - after) <= NEAR);
}

/* The plural of the last word, well enough for names of people and groups. */
static const char *plural(struct arena *arena, const char *full)
{
	size_t length = strlen(full);
	static const struct {
		const char *one, *many;
	} irregular[] = {{"child", "children"}, {"Child", "Children"}, {"person", "people"}, {"Person", "People"}};
	for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++) {
		size_t one = strlen(irregular[i].one);
		if (length >= one && strcmp(full + length - one, irregular[i].one) == 0)
			return arena_format(arena, "%.*s%s", (int)(length - one), full, irregular[i].many);
	}
	char last = length > 0 ? full[length - 1] : 's', before = length > 1 ? full[length - 2] : 'a';
	if (last == 'y' && !strchr("aeiou", before))
		return arena_format(arena, "%.*sies", (int)(length - 1), full);
	bool hissing = last == 's' || last == 'x' || (last == 'h' && (before == 's' || before == 'c'));
	return arena_format(arena, hissing ? "%ses" : "%ss", full);
}

static const char *full_with_ending(struct arena *arena, const char *full, const char *ending)
{
	return strcmp(ending, "s") == 0 ? plural(arena, full) : arena_format(arena, "%s%s", full, ending);
}

/* Cuts the text at the match: what stands before, the full form with the abbreviation, the rest. Returns the rest. */
static struct node *match_expand(
    const struct expansion *expansion, struct node *text, const struct match *match, const char *full)
{
	const struct composer *composer = expansion->section->composer;
	struct arena *arena = composer_arena(composer);
	const char *whole = text->text, *form = full_with_ending(arena, full, match->ending);
	struct node *rest = node_text(arena, arena_format(arena, ")%s", whole + match->at + match->length), text->place);
	struct node *abbreviation = node_new(arena, NODE_ABBREVIATION, text->place);
	size_t word = (size_t)(match->word - composer->narrative->words);
	abbreviation->text = arena_slice(arena, whole + match->at, match->length);
	abbreviation->as.abbreviation.full = form;
	abbreviation->as.abbreviation.anchor = composer->word_anchors ? composer->word_anchors[word] : NULL;
	text->text = arena_format(arena, "%.*s%s (", (int)match->at, whole, form);
	if (text->next) {
		node_insert_before(text->next, abbreviation);
		node_insert_before(abbreviation->next, rest);
	} else {
		node_append(text->parent, abbreviation);
		node_append(text->parent, rest);
	}
	return rest;
}

/* Expands what TEXT holds; returns the last node made of it. */
static struct node *text_expand(const struct expansion *expansion, struct node *text)
{
	struct section *section = expansion->section;
	const struct narrative *narrative = section->composer->narrative;
	struct match match;
	for (size_t at = 0; text->text[at]; at++) {
		if (!match_at(narrative, text->text, at, &match))
			continue;
		at += match.length - 1;
		bool *seen = &expansion->seen[match.word - narrative->words];
		if (*seen)
			continue;
		*seen = true;
		const char *full = prose_plain(section, match.word->full);
		if (full_form_beside(expansion, text, &match, full))
			continue;
		text = match_expand(expansion, text, &match, full);
		at = 0;
	}
	return text;
}

void words_expand(struct section *section)
{
	struct node *root = section->node;
	size_t count = section->composer->narrative->word_count;
	if (count == 0 || root->language)
		return;
	struct expansion expansion = {section, arena_array(composer_arena(section->composer), count, sizeof(bool))};
	for (struct node *at = root->first; at;) {
		if (at->kind == NODE_TEXT)
			at = text_expand(&expansion, at);
		at = passed_over(at) ? tree_skip(root, at) : tree_next(root, at);
	}
}
