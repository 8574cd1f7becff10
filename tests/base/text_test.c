#include "base/text.h"

#include "check.h"

static void check_slug(struct checks *checks, const char *title, const char *expected)
{
	struct buffer slug = {0};
	text_slug(&slug, title);
	check_text(checks, title, buffer_text(&slug), expected);
	buffer_release(&slug);
}

static void check_slugs(struct checks *checks)
{
	check_slug(checks, "What the children’s panel \"asked\"", "what-the-childrens-panel-asked");
	check_slug(checks, "Łódź, Ŵyn a Ŷnys: ŵyl ŷd", "lodz-wyn-a-ynys-wyl-yd");
	check_slug(checks, "  Straße & Œuvre — Þór, Ærø  ", "strasse-oeuvre-thor-aero");
	check_slug(checks, "Nguyễn Ẁ Ẅ ắ ợ ự ỹ Ș ț", "nguyen-w-w-a-o-u-y-s-t");
	check_slug(checks, "2021–22", "2021-22");
	check_slug(checks, "ملخص", "section");
	check_slug(checks, "", "section");
	check_slug(checks, "e\xCC\x81t\xCC\x82", "et");
	check_slug(checks, "4 × 5 ÷ 2", "4-5-2");
}

static void check_utf8(struct checks *checks)
{
	uint32_t c;
	check(checks, "decode four bytes", utf8_decode("\xF0\x9F\x8F\xA0", 4, &c) == 4 && c == 0x1F3E0);
	check(checks, "decode cut short", utf8_decode("\xF0\x9F\x8F", 3, &c) == 1 && c == 0xFFFD);
	check(checks, "decode nothing", utf8_decode("", 0, &c) == 0);
	check(checks, "overlong", utf8_invalid("abcdefgh\xC0\x80", 10) == 8);
	check(checks, "surrogate", utf8_invalid("\xED\xA0\x80", 3) == 0);
	check(checks, "past the last code point", utf8_invalid("\xF4\x90\x80\x80", 4) == 0);
	static const char mixed[] = "aé€🏠 and then some more ASCII";
	check(checks, "valid", utf8_invalid(mixed, strlen(mixed)) == strlen(mixed));
	check(checks, "count", utf8_count("aé€🏠", 10) == 4);
}

static void check_ends(struct checks *checks)
{
	check(checks, "ends in", text_ends("a.md", ".md") && text_ends(".md", ".md") && text_ends("a", ""));
	check(checks, "does not end in", !text_ends("a.mdx", ".md") && !text_ends("md", ".md") && !text_ends("", "a"));
}

static void check_letters(struct checks *checks, struct arena *arena)
{
	check_text(checks, "a capital", text_capital(arena, "weeks"), "Weeks");
	check_text(checks, "no letter", text_capital(arena, "13 and over"), "13 and over");
	check_text(checks, "nothing to begin", text_capital(arena, ""), "");
	check_text(checks, "a small letter", text_small(arena, "Referrals received"), "referrals received");
	check_text(checks, "a word of one letter", text_small(arena, "A child"), "a child");
	check_text(checks, "an abbreviation", text_small(arena, "CRO visits"), "CRO visits");
	check_text(checks, "not ASCII", text_small(arena, "Écoles"), "Écoles");
}

static void check_languages(struct checks *checks)
{
	static const char *const tags[] = {"en", "en-GB", "ar", "zh-Hant-TW", "de-1996", "x1", "e", "en-", "-en", "en--GB",
	    "en_GB", "abcdefghi", "en-abcdefghi", "", "12", "en GB"};
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		check(checks, tags[i], text_is_language(tags[i]) == (i < 5));
}

struct named {
	const char *name;
	int number;
};

static void check_names(struct checks *checks)
{
	static const struct named list[] = {{"CP", 0}, {"CRO", 1}, {"CRO", 2}, {"CROs", 3}, {"cro", 4}};
	const size_t size = sizeof *list;
	for (int i = 0; i < 5; i++) {
		const struct named *found = names_find(list, 5, size, list[i].name);
		check(checks, list[i].name, found && found->number == (i == 2 ? 1 : i));
	}
	check(checks, "before the first", !names_find(list, 5, size, "A"));
	check(checks, "after the last", !names_find(list, 5, size, "zz"));
	check(checks, "between two", !names_find(list, 5, size, "CR") && !names_find(list, 5, size, "CROa"));
	check(checks, "among none", !names_find(NULL, 0, size, "A"));
	check(checks, "the first that begin so", names_from(list, 5, size, "CROssing", 3) == 1);
	check(checks, "none begins so", names_from(list, 5, size, "x", 1) == 5);
}

static void check_nearest(struct checks *checks)
{
	static const char *const names[] = {"cp.accepted", "cp.received", "care.age", "title", "TITLE"};
	check_text(checks, "one letter lost", text_nearest("cp.acepted", names, 5), "cp.accepted");
	check_text(checks, "transposition", text_nearest("titel", names, 5), "title");
	check_text(checks, "capitals, first of equals", text_nearest("Title", names, 5), "title");
	check(checks, "nothing near", text_nearest("kind", names, 5) == NULL);
	check(checks, "empty name", text_nearest("", names, 5) == NULL);
	check_text(checks, "letters of another script", text_nearest("t\xD1\x96tl\xD0\xB5", names, 5), "title");
	check_text(checks, "signs that cannot be seen", text_nearest("care\xE2\x80\x8B.age\xC2\xA0", names, 5), "care.age");
}

int main(void)
{
	struct checks checks = {0};
	struct arena *arena = arena_new();
	check_letters(&checks, arena);
	check_languages(&checks);
	check_names(&checks);
	check_slugs(&checks);
	check_utf8(&checks);
	check_ends(&checks);
	check_nearest(&checks);
	arena_free(arena);
	return checks.failed != 0;
}
