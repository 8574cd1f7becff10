#include "language/abbreviation.h"

#include <ctype.h>
#include <string.h>

#include "base/ascii.h"

enum { SHORTEST = 2, LONGEST = 6 };

static bool is_well_known(const char *text, size_t length)
{
	static const char list[] =
	    " UK EU USA US TV PDF NHS BBC GCSE ID PIN FAQ DVD CD IT PE OK AM PM BST GMT COVID AIDS HIV "
	    "DNA VAT PLC DIY SMS HTML CSV YAML PNG JPEG UN LGBT LGBTQ ";
	for (const char *at = list; (at = strchr(at, ' ')) && at[1]; at++)
		if (strncmp(at + 1, text, length) == 0 && at[1 + length] == ' ')
			return true;
	return false;
}

static bool is_roman(const char *text, size_t length)
{
	return strspn(text, "IVXLC") >= length;
}

size_t abbreviation_length(const struct word_tokens *tokens, size_t at)
{
	const struct word_token *token = &tokens->items[at];
	const char *text = tokens->text + token->start;
	size_t whole = token->end - token->start, length = 0;
	while (length < whole && ascii_capital(text[length]))
		length++;
	const char *rest = text + length;
	bool ends = length == whole || (length + 1 == whole && *rest == 's') ||
	            (length + 4 == whole && strncmp(rest, "\xE2\x80\x99s", 4) == 0) ||
	            (length + 3 == whole && strncmp(rest, "\xE2\x80\x99", 3) == 0);
	bool joined = (at > 0 && tokens->items[at - 1].end == token->start &&
	                  (tokens->items[at - 1].kind == WORD_NUMBER || strchr("@._/-&", text[-1]))) ||
	              (at + 1 < tokens->count && tokens->items[at + 1].start == token->end &&
	                  (tokens->items[at + 1].kind == WORD_NUMBER || strchr("@_/-&", tokens->text[token->end])));
	if (!ends || joined || length < SHORTEST || length > LONGEST || is_roman(text, length) ||
	    is_well_known(text, length))
		return 0;
	return length;
}

static bool begins_with(const struct word_tokens *tokens, size_t at, char letter)
{
	return tokens->items[at].kind == WORD_PLAIN &&
	       toupper((unsigned char)tokens->text[tokens->items[at].start]) == letter;
}

static bool is_sign(const struct word_tokens *tokens, size_t at, char sign)
{
	return at < tokens->count && tokens->text[tokens->items[at].start] == sign;
}

/* "Children in Care Council (CICC)": small words may, but need not, count. */
static bool words_before(const struct word_tokens *tokens, size_t at, const char *letters, size_t length)
{
	while (length && at > 0) {
		at--;
		if (begins_with(tokens, at, letters[length - 1]))
			length--;
		else if (!token_in(tokens, at, "of and the for in to on with a - /"))
			return false;
	}
	return !length;
}

static bool words_behind(const struct word_tokens *tokens, size_t at, const char *letters, size_t length)
{
	size_t done = 0;
	for (; done < length && at < tokens->count; at++) {
		if (begins_with(tokens, at, letters[done]))
			done++;
		else if (!token_in(tokens, at, "of and the for in to on with a - /"))
			return false;
	}
	return done == length;
}

bool abbreviation_explained(const struct word_tokens *tokens, size_t at, size_t length)
{
	const char *letters = tokens->text + tokens->items[at].start;
	if (at > 1 && is_sign(tokens, at - 1, '(') && is_sign(tokens, at + 1, ')') &&
	    words_before(tokens, at - 1, letters, length))
		return true;
	return is_sign(tokens, at + 1, '(') && words_behind(tokens, at + 2, letters, length);
}
