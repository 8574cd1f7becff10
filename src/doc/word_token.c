#include "doc/word_token.h"

#include <string.h>

#include "base/ascii.h"
#include "base/text.h"

static bool is_digit(const char *text, size_t length, size_t at)
{
	return at < length && ascii_digit(text[at]);
}

/* A letter of a word; all that is not ASCII counts as one, but for spaces, dashes and quotation marks. */
static size_t letter_at(const char *text, size_t length, size_t at)
{
	uint32_t code;
	if ((unsigned char)text[at] < 0x80)
		return ascii_letter(text[at]);
	size_t bytes = utf8_decode(text + at, length - at, &code);
	bool letter = code >= 0xC0 && (code < 0x2000 || code > 0x206F);
	return letter || code == 0x2019 ? bytes : 0;
}

/* The end of a number: digits, commas before three of them, one point before digits. */
static size_t number_end(const char *text, size_t length, size_t at)
{
	while (is_digit(text, length, at))
		at++;
	while (at < length && text[at] == ',' && is_digit(text, length, at + 1) && is_digit(text, length, at + 2) &&
	       is_digit(text, length, at + 3) && !is_digit(text, length, at + 4))
		at += 4;
	if (at < length && text[at] == '.' && is_digit(text, length, at + 1))
		for (at++; is_digit(text, length, at);)
			at++;
	return at;
}

static int64_t number_value(const char *text, size_t length)
{
	int64_t whole = 0, thousandths = 0, place = 100;
	bool fraction = false;
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '.')
			fraction = true;
		else if (text[i] != ',' && fraction) {
			thousandths += place * (text[i] - '0');
			place /= 10;
		} else if (text[i] != ',')
			whole = whole * 10 + (text[i] - '0');
		if (whole > INT64_C(1000000000000))
			return INT64_MAX;
	}
	return whole * 1000 + thousandths;
}

/* Whether a number is a part of something longer on one of its sides. A range, 7-22, is not. */
static bool number_joined(const char *text, size_t length, size_t start, size_t end)
{
	char before = start ? text[start - 1] : ' ', after = end < length ? text[end] : ' ';
	bool more_before = start > 1 && ascii_letter_or_digit(text[start - 2]);
	bool more_after = end + 1 < length && ascii_letter_or_digit(text[end + 1]);
	if (ascii_letter(before) || before == '_' || before == '.' || before == '#' || before == '^' || before == '@')
		return true;
	if (ascii_letter(after) || after == '_' || after == '+')
		return true;
	if (more_before && (before == '/' || before == ':' || (before == '-' && !is_digit(text, length, start - 2))))
		return true;
	return more_after &&
	       (after == '/' || after == ':' || after == ',' || (after == '-' && !is_digit(text, length, end + 1)));
}

static struct word_token token_cut(const char *text, size_t length, size_t at)
{
	struct word_token token = {.start = (uint32_t)at, .kind = WORD_MARK};
	if (is_digit(text, length, at)) {
		size_t end = number_end(text, length, at);
		token.kind = WORD_NUMBER;
		token.value = number_value(text + at, end - at);
		token.joined = number_joined(text, length, at, end);
		token.end = (uint32_t)end;
		return token;
	}
	size_t end = at;
	for (size_t bytes; end < length && (bytes = letter_at(text, length, end)) > 0;)
		end += bytes;
	uint32_t code;
	if (end > at)
		token.kind = WORD_PLAIN;
	else
		end = at + utf8_decode(text + at, length - at, &code);
	token.end = (uint32_t)end;
	return token;
}

static bool is_space(const char *text, size_t at, size_t length)
{
	return text[at] == ' ' || text[at] == '\n' || text[at] == '\t' ||
	       (at + 1 < length && (unsigned char)text[at] == 0xC2 && (unsigned char)text[at + 1] == 0xA0);
}

struct word_tokens words_cut(struct arena *arena, const char *text, size_t length)
{
	struct word_token *items = NULL;
	size_t count = 0, capacity = 0;
	for (size_t at = 0; at < length;) {
		if (is_space(text, at, length)) {
			at += (unsigned char)text[at] == 0xC2 ? 2 : 1;
			continue;
		}
		items = arena_grow(arena, items, count, &capacity, sizeof *items);
		items[count] = token_cut(text, length, at);
		at = items[count++].end;
	}
	return (struct word_tokens){text, items, count};
}

/* Does WORD, in lower case, begin with the LENGTH letters at TEXT? */
static bool same_letters(const char *text, const char *word, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (ascii_lower(text[i]) != word[i])
			return false;
	return true;
}

int token_first(const struct word_tokens *tokens, size_t at)
{
	return at < tokens->count ? ascii_lower(tokens->text[tokens->items[at].start]) : 0;
}

bool token_is(const struct word_tokens *tokens, size_t at, const char *word)
{
	if (at >= tokens->count)
		return false;
	const struct word_token *token = &tokens->items[at];
	size_t length = token->end - token->start;
	return same_letters(tokens->text + token->start, word, length) && word[length] == '\0';
}

/* Only where the first letter stands in the list does a word of it begin that may be this one. */
bool token_in(const struct word_tokens *tokens, size_t at, const char *list)
{
	int first = token_first(tokens, at);
	if (!first)
		return false;
	const char *text = tokens->text + tokens->items[at].start;
	size_t length = tokens->items[at].end - tokens->items[at].start;
	for (const char *word = list; (word = strchr(word, first)); word++)
		if ((word == list || word[-1] == ' ') && same_letters(text, word, length) &&
		    (word[length] == ' ' || word[length] == '\0'))
			return true;
	return false;
}

bool token_is_month(const struct word_tokens *tokens, size_t at)
{
	return token_in(tokens, at,
	    "january february march april may june july august september october november december "
	    "jan feb mar apr jun jul aug sep sept oct nov dec");
}

bool sentence_ends(const struct word_tokens *tokens, size_t at)
{
	const struct word_token *token = &tokens->items[at];
	return token->kind == WORD_MARK && strchr(".!?", tokens->text[token->start]) &&
	       (at + 1 == tokens->count || tokens->items[at + 1].start > token->end);
}
