#include "data/typo.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"

/* Three runs of digits with one of / . - between, and perhaps a time of day behind. */
static bool three_numbers(const char *text, int numbers[3], size_t digits[3])
{
	for (int i = 0; i < 3; i++) {
		numbers[i] = 0;
		digits[i] = strspn(text, "0123456789");
		if (!digits[i] || digits[i] > 4)
			return false;
		for (size_t d = 0; d < digits[i]; d++)
			numbers[i] = numbers[i] * 10 + (text[d] - '0');
		text += digits[i];
		if (i < 2 && (!*text || !strchr("/.-", *text++)))
			return false;
	}
	return !*text || *text == ' ' || *text == 'T';
}

const char *typo_date(struct arena *arena, const char *text)
{
	int n[3];
	size_t digits[3];
	if (!three_numbers(text, n, digits))
		return NULL;
	int year = digits[0] == 4 ? n[0] : n[2], day = digits[0] == 4 ? n[2] : n[0];
	if (digits[0] != 4 && digits[2] == 2)
		year += 2000;
	const char *written = arena_format(arena, "%04d-%02d-%02d", year, n[1], day);
	struct date date;
	return date_parse(written, &date) ? arena_format(arena, "write %s", written) : NULL;
}

const char *typo_number(struct arena *arena, const char *text, bool decimals)
{
	char plain[32];
	size_t length = 0;
	for (const char *c = text; *c; c++) {
		bool kept = (*c >= '0' && *c <= '9') || *c == '.' || (*c == '-' && c == text);
		if (!kept && !strchr(", %", *c) && (unsigned char)*c < 0x80)
			return NULL;
		if (kept && length + 1 >= sizeof plain)
			return NULL;
		if (kept)
			plain[length++] = *c;
	}
	plain[length] = '\0';
	struct number number;
	if (!number_parse(plain, &number))
		return NULL;
	if (!decimals && number.decimals) {
		struct number whole = number_round(number, 0);
		if (number_compare(whole, number) != 0)
			return NULL;
		plain[strcspn(plain, ".")] = '\0';
	}
	return text_equal(plain, text) ? NULL : arena_format(arena, "write %s", plain);
}

const char *typo_boolean(struct arena *arena, const char *text)
{
	static const char *const yes[] = {"TRUE", "True", "Yes", "YES", "y", "Y", "1", "on", "On", "x", "X"};
	static const char *const no[] = {"FALSE", "False", "No", "NO", "n", "N", "0", "off", "Off"};
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		if (text_equal(text, yes[i]))
			return "write true";
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		if (text_equal(text, no[i]))
			return "write false";
	(void)arena;
	return NULL;
}
