/* Phrases, their parts and plurals, and what English makes of numbers, dates and nouns. */
#include "words/words.h"

#include <string.h>

#include "check.h"

static const struct words *english(void)
{
	return words_of("en-GB");
}

static void check_number(struct checks *checks, int64_t units, uint8_t decimals, const char *expected)
{
	struct buffer text = {0};
	bool said = words_number(&text, english(), (struct number){units, decimals});
	check_text(checks, expected, said ? buffer_text(&text) : "-", expected);
	buffer_release(&text);
}

static void check_numbers(struct checks *checks)
{
	check_number(checks, 0, 0, "zero");
	check_number(checks, 85, 0, "eighty-five");
	check_number(checks, 40, 0, "forty");
	check_number(checks, 850, 1, "eighty-five");
	check_number(checks, 100, 0, "one hundred");
	check_number(checks, 317, 0, "three hundred and seventeen");
	check_number(checks, 905, 0, "nine hundred and five");
	check_number(checks, 999, 0, "nine hundred and ninety-nine");
	check_number(checks, 1000, 0, "-");
	check_number(checks, 85, 1, "-");
	check_number(checks, -1, 0, "-");
	check_number(checks, INT64_MIN, 0, "-");
}

/* What is printed has the typographer's apostrophe in both languages. */
static void check_apostrophes(struct checks *checks)
{
	static const char *const tags[] = {"en-GB", "cy"};
	for (size_t i = 0; i < 2; i++)
		for (enum phrase phrase = 0; phrase < PHRASE_COUNT; phrase++) {
			const char *mark = strchr(words_say(words_of(tags[i]), phrase), '\'');
			check(checks, "no phrase has a straight apostrophe", !mark);
		}
}

static void check_welsh(struct checks *checks, struct arena *arena)
{
	static const struct {
		int64_t number;
		const char *words, *years;
	} cases[] = {{0, "dim", "0 mlynedd"}, {1, "un", "1 flwyddyn"}, {2, "dau", "2 flynedd"}, {3, "tri", "3 blynedd"},
	    {5, "pump", "5 mlynedd"}, {6, "chwech", "6 blynedd"}, {11, "un deg un", "11 mlynedd"},
	    {20, "dau ddeg", "20 mlynedd"}, {85, "wyth deg pump", "85 mlynedd"}, {103, "cant a thri", "103 mlynedd"},
	    {200, "dau gant", "200 mlynedd"}, {999, "naw cant naw deg naw", "999 mlynedd"}};
	const struct words *welsh = words_of("cy-GB");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct number number = {cases[i].number, 0};
		struct buffer text = {0};
		check_text(
		    checks, cases[i].words, words_number(&text, welsh, number) ? buffer_text(&text) : "-", cases[i].words);
		check_text(checks, cases[i].years, words_count(arena, welsh, PHRASE_YEARS, number), cases[i].years);
		buffer_release(&text);
	}
	struct buffer text = {0};
	check_text(checks, "a thousand", words_number(&text, welsh, (struct number){1000, 0}) ? "said" : "-", "-");
	buffer_release(&text);
	check_text(checks, "a page", words_fill(arena, welsh, PHRASE_PAGE_OF, WITH({"page", "3"}, {"pages", "54"})),
	    "Tudalen 3 o 54");
}

static void check_date(struct checks *checks, const char *iso, const char *expected)
{
	struct date date;
	struct buffer text = {0};
	if (date_parse(iso, &date))
		words_date(&text, english(), date);
	check_text(checks, iso, buffer_text(&text), expected);
	buffer_release(&text);
}

static void check_dates(struct checks *checks)
{
	check_date(checks, "2021-04-01", "1 April 2021");
	check_date(checks, "2021-04", "April 2021");
	check_date(checks, "1900-01-31", "31 January 1900");
	check_date(checks, "2199-12-31", "31 December 2199");
}

static void check_counts(struct checks *checks, struct arena *arena)
{
	check_text(checks, "none", words_count(arena, english(), PHRASE_PAGES, (struct number){0, 0}), "0 pages");
	check_text(checks, "one", words_count(arena, english(), PHRASE_PAGES, (struct number){1, 0}), "1 page");
	check_text(checks, "more", words_count(arena, english(), PHRASE_PAGES, (struct number){1204, 0}), "1,204 pages");
	check_text(
	    checks, "one with decimals", words_count(arena, english(), PHRASE_WEEKS, (struct number){10, 1}), "1.0 weeks");
}

static void check_nouns(struct checks *checks, struct arena *arena)
{
	static const char *const nouns[][2] = {{"Children's Rights Officer", "Children's Rights Officers"},
	    {"Looked After Child", "Looked After Children"}, {"person", "people"}, {"Local Authority", "Local Authorities"},
	    {"key", "keys"}, {"box", "boxes"}, {"church", "churches"}, {"class", "classes"}, {"month", "months"}};
	for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
		check_text(checks, nouns[i][0], words_nouns(arena, english(), nouns[i][0]), nouns[i][1]);
}

static void check_happened(struct checks *checks)
{
	check_text(checks, "in -ed", words_happened(english(), "received"), "received");
	check_text(checks, "irregular", words_happened(english(), "held"), "held");
	check_text(checks, "no participle", words_happened(english(), "date"), "recorded");
	check_text(checks, "a word that only ends so", words_happened(english(), "ed"), "recorded");
	check_text(checks, "two words", words_happened(english(), "date-received"), "recorded");
	check_text(checks, "no field", words_happened(english(), ""), "recorded");
}

static void check_languages(struct checks *checks)
{
	check(checks, "a region's words are its language's", words_of("en-GB") == words_of("en"));
	check(checks, "small and capital letters", words_of("EN-gb") == words_of("en"));
	check(checks, "no words: English", words_of("xx-Latn-XX") == words_of("en"));
	check(checks, "no language: English", words_of(NULL) == words_of("en"));
	check(checks, "an empty one", words_of("") == words_of("en"));
	check(checks, "a tag that only begins so", words_of("eng") == words_of("en"));
}

/* No phrase is empty, and none has a brace that closes nothing. */
static void check_phrases(struct checks *checks)
{
	for (size_t i = 0; i < PHRASE_COUNT; i++) {
		const char *text = words_say(english(), (enum phrase)i);
		size_t open = 0, closed = 0;
		for (const char *at = text; at && *at; at++) {
			open += *at == '{';
			closed += *at == '}';
		}
		if (!text || !*text || open != closed)
			check(checks, words_name((enum phrase)i), false);
	}
	check(checks, "every phrase says something", checks->failed == 0);
}

int main(void)
{
	struct checks checks = {0};
	struct arena *arena = arena_new();
	check_phrases(&checks);
	check_numbers(&checks);
	check_dates(&checks);
	check_counts(&checks, arena);
	check_welsh(&checks, arena);
	check_apostrophes(&checks);
	check_nouns(&checks, arena);
	check_happened(&checks);
	check_languages(&checks);
	check_text(&checks, "parts", words_fill(arena, english(), PHRASE_PAGE_OF, WITH({"pages", "54"}, {"page", "3"})),
	    "Page 3 of 54");
	arena_free(arena);
	return checks.failed > 0;
}
