/* The rules of Welsh that are no phrases, as grammar.c has those of English. */
#include "words/language.h"

/* CLDR's rule for cy. A number with decimals is taken as any other. */
enum plural welsh_plural(struct number count)
{
	static const enum plural categories[] = {
	    PLURAL_ZERO, PLURAL_ONE, PLURAL_TWO, PLURAL_FEW, PLURAL_OTHER, PLURAL_OTHER, PLURAL_MANY};
	size_t known = sizeof categories / sizeof *categories;
	bool listed = count.decimals == 0 && count.units >= 0 && count.units < (int64_t)known;
	return listed ? categories[count.units] : PLURAL_OTHER;
}

static const char *const ones[] = {
    "dim", "un", "dau", "tri", "pedwar", "pump", "chwech", "saith", "wyth", "naw", "deg"};

static void below_hundred(struct buffer *out, unsigned n)
{
	static const char *const tens[] = {
	    "un deg", "dau ddeg", "tri deg", "pedwar deg", "pum deg", "chwe deg", "saith deg", "wyth deg", "naw deg"};
	if (n > 10) {
		buffer_add(out, tens[n / 10 - 1]);
		n %= 10;
		if (!n)
			return;
		buffer_char(out, ' ');
	}
	buffer_add(out, ones[n]);
}

/* The decimal count, as schools teach it: "dau gant tri deg pump". Up to ten are joined to a hundred by "a", which is "ac"
 * before a vowel and changes the p and t that follow. */
bool welsh_number(struct buffer *out, struct number number)
{
	static const char *const hundreds[] = {"cant", "dau gant", "tri chant", "pedwar cant", "pum cant", "chwe chant",
	    "saith cant", "wyth cant", "naw cant"};
	static const char *const joined[] = {"", " ac un", " a dau", " a thri", " a phedwar", " a phump", " a chwech",
	    " a saith", " ac wyth", " a naw", " a deg"};
	struct number whole = number_round(number, 0);
	if (number_compare(whole, number) != 0 || whole.units < 0 || whole.units > 999)
		return false;
	unsigned n = (unsigned)whole.units;
	if (n < 100) {
		below_hundred(out, n);
		return true;
	}
	buffer_add(out, hundreds[n / 100 - 1]);
	n %= 100;
	if (n <= 10) {
		buffer_add(out, joined[n]);
		return true;
	}
	buffer_char(out, ' ');
	below_hundred(out, n);
	return true;
}

/* Plurals are not formed by rule: the noun stays. */
const char *welsh_nouns(struct arena *arena, const char *noun)
{
	(void)arena;
	return noun;
}

const char *welsh_happened(const char *name)
{
	(void)name;
	return "wedi’u cofnodi";
}
