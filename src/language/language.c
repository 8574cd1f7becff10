#include "language/language.h"

#include <string.h>

#include "base/ascii.h"
#include "base/text.h"
#include "doc/passage.h"
#include "doc/word_set.h"
#include "language/abbreviation.h"
#include "language/caring.h"
#include "language/law.h"
#include "language/reading.h"
#include "language/spelling.h"

enum { SENTENCE_WORDS = 25, SUGGESTIONS = 40 };

/* A section and how hard it is to read. */
struct section_age {
	const char *document, *section;
	int age; /* in tenths of years; the hardest of the editions */
};

struct language_check {
	const struct context *context;
	const struct own_word *words;
	size_t word_count;
	struct word_set right;    /* words that need no dictionary: the report's own, and those it has approved */
	struct word_set wrong;    /* words that the dictionary has not */
	const char **suggestions; /* of these, or NULL */
	size_t suggestion_capacity;
	struct word_set explained; /* abbreviations that the section in hand explains in brackets */
	struct section_age *ages;
	size_t age_count, age_capacity;
	struct passage passage;
	/* of the document in hand */
	const char *document;
	const struct node *section;
	struct reading_count count;
	struct speller *speller; /* NULL: there is none */
};

struct language_check *language_new(
    const struct context *context, struct speller *speller, const struct own_word *words, size_t count)
{
	struct language_check *check = arena_alloc(context->arena, sizeof *check);
	*check = (struct language_check){.context = context, .words = words, .word_count = count};
	check->right = word_set_new(context->arena);
	check->wrong = word_set_new(context->arena);
	check->explained = word_set_new(context->arena);
	check->passage.arena = context->arena;
	check->passage.sources = context->sources;
	for (size_t i = 0; i < count; i++)
		if (!words[i].instead)
			word_set_add_text(&check->right, words[i].text);
	word_set_add_text(&check->right, "wellbeing"); /* older dictionaries have a hyphen in it */
	check->speller = speller_ready(speller) ? speller : NULL;
	if (!check->speller)
		message_add(context->messages, MSG_LANGUAGE_NO_DICTIONARY, NOWHERE);
	return check;
}

/* ---- single words ---- */

/* What words.yaml says of the word or words at AT; NULL where it has none. */
static const struct own_word *own_find(
    const struct language_check *check, const struct word_tokens *tokens, size_t at, size_t *taken)
{
	const struct own_word *best = NULL;
	*taken = 0;
	for (size_t i = 0; i < check->word_count; i++) {
		size_t length = phrase_at(tokens, at, check->words[i].text, true);
		if (length > *taken) {
			*taken = length;
			best = &check->words[i];
		}
	}
	return best;
}

static const char *typed(const struct language_check *check, const struct word_tokens *tokens, size_t at, size_t taken)
{
	size_t start = tokens->items[at].start, end = tokens->items[at + taken - 1].end;
	return arena_slice(check->context->arena, tokens->text + start, end - start);
}

/* Where the token was typed; false of what the program printed. */
static bool token_place(struct language_check *check, const struct word_tokens *tokens, size_t at, struct place *place)
{
	const struct word_token *token = &tokens->items[at];
	return passage_typed(&check->passage, token->start, token->end - token->start, place);
}

static void caring_warn(
    struct language_check *check, const struct word_tokens *tokens, size_t at, size_t taken, const char *better)
{
	struct place place;
	if (token_place(check, tokens, at, &place))
		message_add(check->context->messages, MSG_LANGUAGE_WORD, place, typed(check, tokens, at, taken), better);
}

/* Says of an abbreviation that nothing explains. True if the token is one, explained or not. */
static bool abbreviation_check(struct language_check *check, const struct word_tokens *tokens, size_t at)
{
	struct place place;
	size_t length = abbreviation_length(tokens, at);
	if (!length)
		return false;
	struct arena *arena = check->context->arena;
	const char *short_form = arena_slice(arena, tokens->text + tokens->items[at].start, length);
	if (abbreviation_explained(tokens, at, length))
		word_set_add(&check->explained, short_form);
	char *folded = arena_copy(arena, short_form);
	word_fold(folded);
	if (word_set_find(&check->explained, short_form) == MAP_NONE && word_set_find(&check->right, folded) == MAP_NONE &&
	    token_place(check, tokens, at, &place))
		message_add_hint(check->context->messages, MSG_LANGUAGE_ABBREVIATION, place,
		    arena_format(arena, "write it out, or explain it in words.yaml: %s: {full: …}", short_form), short_form);
	return true;
}

/* A name, a part of an address, or no word at all. */
static bool is_no_word(const struct word_tokens *tokens, size_t at, size_t from, const char *word)
{
	const struct word_token *token = &tokens->items[at];
	const char *text = tokens->text;
	bool name = ascii_capital(word[0]) && at != from;
	bool before = token->start > 0 &&
	              (ascii_letter_or_digit(text[token->start - 1]) || strchr("@._/#\\", text[token->start - 1]));
	char next = text[token->end], after = next ? text[token->end + 1] : '\0';
	bool behind =
	    ascii_letter_or_digit(next) || (next && strchr("@_/\\", next)) || (next == '.' && ascii_letter_or_digit(after));
	return name || before || behind || !word[0] || !word[1];
}

static void suggestion_keep(struct language_check *check, const char *word)
{
	word_set_add(&check->wrong, word);
	check->suggestions = arena_grow(check->context->arena, check->suggestions, check->wrong.count - 1,
	    &check->suggestion_capacity, sizeof *check->suggestions);
	check->suggestions[check->wrong.count - 1] =
	    check->wrong.count <= SUGGESTIONS ? speller_suggestion(check->speller, word) : NULL;
}

static void spelling_check(struct language_check *check, const struct word_tokens *tokens, size_t at, size_t from)
{
	char word[WORD_BYTES + 1], folded[WORD_BYTES + 1];
	struct place place;
	token_word(word, tokens, at);
	if (!check->speller || is_no_word(tokens, at, from, word))
		return;
	strcpy(folded, word);
	word_fold(folded);
	uint32_t known = word_set_find(&check->wrong, word);
	if (known == MAP_NONE && word_set_find(&check->right, folded) != MAP_NONE)
		return;
	if (known == MAP_NONE && speller_knows(check->speller, word)) {
		word_set_add(&check->right, folded);
		return;
	}
	if (!token_place(check, tokens, at, &place))
		return;
	if (known == MAP_NONE) {
		suggestion_keep(check, word);
		known = (uint32_t)check->wrong.count - 1;
	}
	const char *suggestion = check->suggestions[known];
	const char *hint =
	    suggestion ? arena_format(check->context->arena,
	                     "is it '%s'? If it is right, add it to words.yaml: %s: {known: true}", suggestion, word)
	               : NULL;
	message_add_hint(check->context->messages, MSG_LANGUAGE_SPELLING, place, hint, word);
}

/* ---- sentences ---- */

/* Words as a word processor counts them: what stands between spaces and has a letter or digit. */
static int words_between_spaces(const struct word_tokens *tokens, size_t from, size_t to)
{
	int count = 0;
	bool counted = false;
	for (size_t i = from; i < to; i++) {
		if (i > from && tokens->items[i].start > tokens->items[i - 1].end)
			counted = false;
		if (counted || tokens->items[i].kind == WORD_MARK)
			continue;
		counted = true;
		count++;
	}
	return count;
}

/* Inside quotation marks a word is another's, or spoken about. */
static bool is_quoted(const struct word_tokens *tokens, size_t from, size_t at)
{
	bool quoted = false;
	for (size_t i = from; i < at; i++) {
		const char *sign = tokens->text + tokens->items[i].start;
		if (strncmp(sign, "\xE2\x80\x9C", 3) == 0 || strncmp(sign, "\xE2\x80\x98", 3) == 0)
			quoted = true;
		else if (strncmp(sign, "\xE2\x80\x9D", 3) == 0)
			quoted = false;
	}
	return quoted;
}

static void law_check(struct language_check *check, const struct word_tokens *tokens, size_t at)
{
	size_t fault;
	struct place place;
	const char *right = law_fault(check->context->arena, tokens, at, &fault);
	if (right && token_place(check, tokens, at, &place))
		message_add(check->context->messages, MSG_LANGUAGE_LAW, place, typed(check, tokens, fault, 1), right);
}

static void word_check(struct language_check *check, const struct word_tokens *tokens, size_t at, size_t from)
{
	size_t own_taken, taken;
	const struct own_word *own = own_find(check, tokens, at, &own_taken);
	const struct caring_word *caring = caring_find(tokens, at, &taken);
	if (((own && own->instead) || caring) && is_quoted(tokens, from, at))
		return;
	if (own && own->instead)
		caring_warn(check, tokens, at, own_taken, own->instead);
	else if (caring && own_taken < taken)
		caring_warn(check, tokens, at, taken, caring->better);
	else if (!own && !abbreviation_check(check, tokens, at))
		spelling_check(check, tokens, at, from);
}

static void sentence_check(struct language_check *check, const struct word_tokens *tokens, size_t from, size_t to)
{
	int count = words_between_spaces(tokens, from, to);
	bool long_one = count > SENTENCE_WORDS;
	for (size_t i = from; i < to; i++) {
		struct place place;
		if (tokens->items[i].kind != WORD_PLAIN)
			continue;
		if (long_one && token_place(check, tokens, i, &place)) {
			message_add_hint(check->context->messages, MSG_LANGUAGE_SENTENCE, place,
			    arena_format(check->context->arena, "it has %d: make two of it, or a list", count), SENTENCE_WORDS);
			long_one = false;
		}
		law_check(check, tokens, i);
		word_check(check, tokens, i, from);
	}
}

/* The end of the sentence that begins at FROM. */
static size_t sentence_end(const struct word_tokens *tokens, size_t from)
{
	while (from < tokens->count && !sentence_ends(tokens, from))
		from++;
	return from < tokens->count ? from + 1 : from;
}

/* ---- sections and documents ---- */

static void age_keep(struct language_check *check)
{
	int age = reading_age(&check->count);
	check->count = (struct reading_count){0};
	if (!check->section || !age)
		return;
	const char *name = check->section->as.section.name;
	for (size_t i = 0; i < check->age_count; i++)
		if (text_equal(check->ages[i].section, name) && text_equal(check->ages[i].document, check->document)) {
			check->ages[i].age = age > check->ages[i].age ? age : check->ages[i].age;
			return;
		}
	check->ages =
	    arena_grow(check->context->arena, check->ages, check->age_count, &check->age_capacity, sizeof *check->ages);
	check->ages[check->age_count++] = (struct section_age){check->document, name, age};
}

static void block_check(void *self, const struct node *block)
{
	struct language_check *check = self;
	const struct node *section = section_of(block);
	if (section != check->section) {
		age_keep(check);
		check->section = section;
		check->explained = word_set_new(check->context->arena);
	}
	struct buffer *text = &check->passage.text;
	struct word_tokens tokens = words_cut(check->context->arena, buffer_text(text), text->length);
	for (size_t from = 0, to; from < tokens.count; from = to) {
		to = sentence_end(&tokens, from);
		sentence_check(check, &tokens, from, to);
		if (is_running_text(block))
			reading_add(&check->count, &tokens, from, to);
	}
}

void language_read(struct language_check *check, const struct document *document)
{
	check->document = document->name;
	word_set_add_text(&check->right, document->council);
	word_set_add_text(&check->right, document->team);
	word_set_add_text(&check->right, document->service);
	passages_each(&check->passage, document, block_check, check);
	age_keep(check);
	check->section = NULL;
	buffer_release(&check->passage.text);
}

/* ---- ages ---- */

static void add_age(struct buffer *out, int tenths)
{
	buffer_format(out, "%d.%d", tenths / 10, tenths % 10);
}

void language_ages(const struct language_check *check, struct buffer *out)
{
	const char *document = NULL;
	for (size_t i = 0; i < check->age_count; i++) {
		const struct section_age *age = &check->ages[i];
		if (!text_equal(document, age->document))
			buffer_format(out, "%sannual: reading ages of '%s': ", document ? "\n" : "", age->document);
		else
			buffer_add(out, ", ");
		document = age->document;
		buffer_format(out, "%s ", age->section);
		add_age(out, age->age);
	}
	if (document)
		buffer_char(out, '\n');
}

/* What a document's bound is held against: all of it, and its hardest section. */
struct bound_reading {
	struct arena *arena;
	struct passage *passage;
	struct reading_count whole, part;
	const struct node *section, *hardest;
	int hardest_age;
};

static void section_close(struct bound_reading *reading)
{
	int age = reading_age(&reading->part);
	if (reading->section && age > reading->hardest_age) {
		reading->hardest_age = age;
		reading->hardest = reading->section;
	}
	reading->part = (struct reading_count){0};
}

static void block_measure(void *self, const struct node *block)
{
	struct bound_reading *reading = self;
	if (!is_running_text(block))
		return;
	if (section_of(block) != reading->section) {
		section_close(reading);
		reading->section = section_of(block);
	}
	struct buffer *text = &reading->passage->text;
	struct word_tokens tokens = words_cut(reading->arena, buffer_text(text), text->length);
	for (size_t from = 0, to; from < tokens.count; from = to) {
		to = sentence_end(&tokens, from);
		reading_add(&reading->whole, &tokens, from, to);
		reading_add(&reading->part, &tokens, from, to);
	}
}

void language_bound(const struct context *context, const struct document *document, int bound)
{
	struct passage passage = {.arena = context->arena, .sources = context->sources};
	struct bound_reading reading = {.arena = context->arena, .passage = &passage};
	passages_each(&passage, document, block_measure, &reading);
	section_close(&reading);
	int age = reading_age(&reading.whole);
	if (age > bound * 10) {
		struct buffer text = {0};
		add_age(&text, age);
		message_add(context->messages, MSG_LANGUAGE_AGE, reading.hardest ? reading.hardest->place : document->place,
		    document->name, bound, buffer_text(&text));
		buffer_release(&text);
	}
	buffer_release(&passage.text);
}
