/* The rules of English that are no phrases: what words.c looks up through a language's row. */
#include <string.h>

#include "words/language.h"

/* CLDR's rule for en: one where the number is 1 and is written without decimals. */
enum plural english_plural(struct number count)
{
	return count.units == 1 && count.decimals == 0 ? PLURAL_ONE : PLURAL_OTHER;
}

static void below_hundred(struct buffer *out, unsigned n)
{
	static const char *const small[] = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
	    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
	static const char *const tens[] = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
	if (n < 20) {
		buffer_add(out, small[n]);
		return;
	}
	buffer_add(out, tens[n / 10 - 2]);
	if (n % 10) {
		buffer_char(out, '-');
		buffer_add(out, small[n % 10]);
	}
}

bool english_number(struct buffer *out, struct number number)
{
	struct number whole = number_round(number, 0);
	if (number_compare(whole, number) != 0 || whole.units < 0 || whole.units > 999)
		return false;
	unsigned n = (unsigned)whole.units;
	if (n >= 100) {
		below_hundred(out, n / 100);
		buffer_add(out, " hundred");
		n %= 100;
		if (!n)
			return true;
		buffer_add(out, " and ");
	}
	below_hundred(out, n);
	return true;
}

const char *english_nouns(struct arena *arena, const char *noun)
{
	size_t length = strlen(noun);
	static const struct {
		const char *one, *many;
	} irregular[] = {{"child", "children"}, {"Child", "Children"}, {"person", "people"}, {"Person", "People"}};
	for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++) {
		size_t one = strlen(irregular[i].one);
		if (length >= one && strcmp(noun + length - one, irregular[i].one) == 0)
			return arena_format(arena, "%.*s%s", (int)(length - one), noun, irregular[i].many);
	}
	char last = length > 0 ? noun[length - 1] : 's', before = length > 1 ? noun[length - 2] : 'a';
	if (last == 'y' && !strchr("aeiou", before))
		return arena_format(arena, "%.*sies", (int)(length - 1), noun);
	bool hissing = last == 's' || last == 'x' || (last == 'h' && (before == 's' || before == 'c'));
	return arena_format(arena, hissing ? "%ses" : "%ss", noun);
}

/* A field of dates is often named by what happens then: a participle in -ed, or one of the irregular ones. */
const char *english_happened(const char *name)
{
	static const char *const irregular[] = {"held", "made", "sent", "begun", "given", "taken"};
	size_t length = strlen(name);
	if (length > 3 && strcmp(name + length - 2, "ed") == 0 && !strchr(name, '-'))
		return name;
	for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
		if (strcmp(irregular[i], name) == 0)
			return name;
	return "recorded";
}
