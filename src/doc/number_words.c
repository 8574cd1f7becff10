#include "doc/number_words.h"

static int small_number(const struct word_tokens *tokens, size_t at)
{
	static const char *const names[] = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
	    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
	for (int i = 0; i < 20; i++)
		if (token_is(tokens, at, names[i]))
			return i;
	return -1;
}

static int tens_number(const struct word_tokens *tokens, size_t at)
{
	static const char *const names[] = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
	for (int i = 0; i < 8; i++)
		if (token_is(tokens, at, names[i]))
			return 20 + 10 * i;
	return -1;
}

/* Up to ninety-nine. */
static size_t below_hundred(const struct word_tokens *tokens, size_t at, int64_t *value)
{
	int tens = tens_number(tokens, at), small = small_number(tokens, at);
	if (tens < 0) {
		*value = small;
		return small >= 0;
	}
	*value = tens;
	size_t next = at + 1 + token_is(tokens, at + 1, "-");
	small = small_number(tokens, next);
	if (small < 1 || small > 9)
		return 1;
	*value += small;
	return next + 1 - at;
}

size_t number_in_words(const struct word_tokens *tokens, size_t at, int64_t *value)
{
	size_t taken = below_hundred(tokens, at, value);
	bool article = !taken && (token_is(tokens, at, "a") || token_is(tokens, at, "half"));
	if (article) {
		taken = 1 + token_is(tokens, at + 1, "a");
		*value = 1;
	}
	int64_t each = 0;
	if (taken && token_in(tokens, at + taken, "dozen score hundred thousand million"))
		each = token_is(tokens, at + taken, "dozen")      ? 12
		       : token_is(tokens, at + taken, "score")    ? 20
		       : token_is(tokens, at + taken, "hundred")  ? 100
		       : token_is(tokens, at + taken, "thousand") ? 1000
		                                                  : 1000000;
	if (!each)
		return article ? 0 : taken;
	*value = token_is(tokens, at, "half") ? each / 2 : *value * each;
	taken++;
	int64_t rest;
	size_t more = token_is(tokens, at + taken, "and") ? below_hundred(tokens, at + taken + 1, &rest) : 0;
	if (!more || each < 100)
		return taken;
	*value += rest;
	return taken + 1 + more;
}
