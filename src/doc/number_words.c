#include "doc/number_words.h"

/* The number that one word names: zero to nineteen, twenty to ninety; -1 if it names none. */
static int named_number(const struct word_tokens *tokens, size_t at)
{
	enum { ONES = 20, NAMES = 28 };
	static const char *const names[NAMES] = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight",
	    "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
	    "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
	int first = token_first(tokens, at);
	for (int i = 0; i < NAMES; i++)
		if (names[i][0] == first && token_is(tokens, at, names[i]))
			return i < ONES ? i : ONES + 10 * (i - ONES);
	return -1;
}

/* Up to ninety-nine. */
static size_t below_hundred(const struct word_tokens *tokens, size_t at, int64_t *value)
{
	*value = named_number(tokens, at);
	if (*value < 20)
		return *value >= 0;
	size_t next = at + 1 + token_is(tokens, at + 1, "-");
	int ones = named_number(tokens, next);
	if (ones < 1 || ones > 9)
		return 1;
	*value += ones;
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
