/* What a wrong date, number or answer is told as: each form beside its neighbours. */
#include "data/typo.h"

#include <string.h>

#include "check.h"

/* A text and how its hint begins; NULL: nothing is suggested. */
struct hinted {
	const char *text, *hint;
};

static const char *of_decimal(struct arena *arena, const char *text)
{
	return typo_number(arena, text, true);
}

static const char *of_integer(struct arena *arena, const char *text)
{
	return typo_number(arena, text, false);
}

static bool fits(const char *hint, const char *wanted)
{
	return wanted ? hint && strncmp(hint, wanted, strlen(wanted)) == 0 : !hint;
}

static const char dash[] = "a dash", sign[] = "an invisible sign",
                  script[] = "it has digits or letters of another script",
                  unknown[] = "this is how a spreadsheet shows an empty cell", years[] = "years from 1900 to 2199",
                  letter[] = "a letter stands where a digit belongs", month_words[] = "write the month as a number",
                  year_first[] = "write the year first, with four digits";

static const struct hinted dates[] = {
    {"", NULL},
    {"-", dash},
    {"- -", dash},
    {"\xE2\x80\x93", dash}, /* en dash */
    {"\xE2\x80\x90", dash}, /* hyphen */
    {"\xE2\x80\x95", dash}, /* horizontal bar */
    {"\xE2\x88\x92", dash}, /* minus */
    {"\xEF\xB9\x98", dash}, /* small em dash */
    {"\xEF\xB9\xA3", dash}, /* small hyphen-minus */
    {"\xEF\xBC\x8D", dash}, /* fullwidth hyphen-minus */
    {"\xE2\x80\x96", NULL}, /* double vertical line: none */
    {"2021/4/3", "write 2021-04-03"},
    {"2021.04.03", "write 2021-04-03"},
    {"2021 4 3", "write 2021-04-03"},
    {"2021\xE2\x80\x93"
     "04\xE2\x80\x93"
     "03",
        "write 2021-04-03"},
    {" 2021/4/3 .", "write 2021-04-03"},
    {"20210403", "write 2021-04-03"},
    {"03042021", "write 2021-04-03 if the day stands first, 2021-03-04 if the month does"},
    {"2021040", NULL},
    {"202104031", NULL},
    {"2021-04-03T10:00:00Z", "write 2021-04-03"},
    {"2021-04-03 10:00", "write 2021-04-03"},
    {"2021-04-03 noon", "write the date alone"},
    {"2021-04-03x", "write the date alone"},
    {"2021-04", NULL},
    {"13/4/2021", "write 2021-04-13"},
    {"4/13/2021", "the month stands first here: write 2021-04-13"},
    {"4/4/2021", "write 2021-04-04"},
    {"3/4/2021", "write 2021-04-03 if the day stands first, 2021-03-04 if the month does"},
    {"3/4/21", year_first},
    {"3/4/021", year_first},
    {"31/4/2021", "there is no such day: April 2021 has 30 days"},
    {"32/4/2021", "there is no such day: April 2021 has 30 days"},
    {"13/13/2021", "there is no month 13"},
    {"0/13/2021", "there is no month 13"},
    {"1/0/2021", "there is no month 0"},
    {"2021-02-29", "there is no such day: February 2021 has 28 days"},
    {"20210229", "there is no such day: February 2021 has 28 days"},
    {"2020-02-30", "there is no such day: February 2020 has 29 days"},
    {"2021-13-01", "there is no month 13"},
    {"2021-12-32", "there is no such day: December 2021 has 31 days"},
    {"1899-12-31", unknown},
    {"1899-12-30", unknown},
    {"30/12/1899", unknown},
    {"1900-01-00", unknown},
    {"1900-00-00", unknown},
    {"1900-02-00", "there is no such day: February 1900 has 28 days"},
    {"1898-12-31", years},
    {"2200-01-01", years},
    {"2199-12-32", "there is no such day"},
    {"0000-00-00", years},
    {"44289", "this is a spreadsheet's number for a day, most likely 2021-04-03"},
    {"44289.5", "this is a spreadsheet's number for a day, most likely 2021-04-03"},
    {"14611", "this is a spreadsheet's number for a day, most likely 1940-01-01"},
    {"14610", NULL},
    {"73050", "this is a spreadsheet's number for a day, most likely 2099-12-31"},
    {"73051", NULL},
    {"4428", "a year alone is no date"},
    {"442890", NULL},
    {"44289x", month_words},
    {"2021", "a year alone is no date"},
    {"202", NULL},
    {"2021-O4-01", letter},
    {"2021-o4-0l", letter},
    {"2021-I2-0I", letter},
    {"2021-O4-4O", month_words},
    {"2021-W14", "a week or a quarter is no date"},
    {"2021Q2", "a week or a quarter is no date"},
    {"2021 Q2", "a week or a quarter is no date"},
    {"2021 Q2 or so", month_words},
    {"202 Q2 or so", month_words},
    {"3 April 2021", month_words},
    {"April", NULL},
    {"3 APRIL 2021", month_words},
    {"2021-04-03 and 2021-04-05", "two dates stand here"},
    {"2021-04-03 and 5", "write the date alone"},
    {"from 12.4.21", "write the date alone"},
    {"2021\xC2\xA0"
     "04\xC2\xA0"
     "03",
        sign},
    {"2021-04-03\xE2\x80\x8B", sign},
    {"2021-04-03\xE2\x80\x8F", sign},
    {"2021-04-\xC2\xAD"
     "03",
        sign},
    {"2021-04-03\xE2\x80\xAF", sign},
    {"2021-04-03\xE2\x81\xA0", sign},
    {"\xEF\xBB\xBF"
     "2021-04-03",
        sign},
    {"2021\xE3\x80\x80"
     "04",
        sign},
    {"\xD9\xA2\xD9\xA0\xD9\xA2\xD9\xA1", script}, /* Arabic digits */
    {"\xDB\xB2\xDB\xB0", script},                 /* Persian ones */
    {"\xE0\xA5\xA8\xE0\xA5\xA6", script},         /* Devanagari ones */
    {"\xEF\xBC\x92\xEF\xBC\x90", script},         /* wide ones */
    {"2021-\xD0\x9E"
     "4-01",
        script}, /* a Cyrillic letter */
    {"2021-\xD4\x80"
     "4-01",
        NULL},
    {"\xC3\xA9t\xC3\xA9 2021 and still longer than forty bytes of text", month_words},
};

static const struct hinted months[] = {
    {"4/2021", "write 2021-04"},
    {"04.2021", "write 2021-04"},
    {"2021/4", "write 2021-04"},
    {"2021 04", "write 2021-04"},
    {"2021\xE2\x80\x93"
     "4",
        "write 2021-04"},
    {"12-2021", "write 2021-12"},
    {"13-2021", NULL},
    {"0-2021", NULL},
    {"2021-12", "write 2021-12"},
    {"2021-13", NULL},
    {"2021-2022", NULL},
    {"4-21", NULL},
    {"4/2021x", NULL},
    {"4x2021", NULL},
    {"4", NULL},
    {"4/", NULL},
    {"/2021", NULL},
    {"004/2021", NULL},
    {"a text that is longer than it may be", NULL},
};

static const char too_many[] = "numbers of at most twelve digits", six[] = "at most six decimals",
                  marks[] = "write digits without marks",
                  whole_wanted[] = "it has decimals, and whole numbers are wanted", alone[] = "write the number alone",
                  minus[] = "write the minus in front", bound[] = "a bound is no number",
                  a_time[] = "a time is no number", two[] = "two numbers stand here", shortened[] = "it is shortened",
                  sheet[] = "a spreadsheet has shortened it", fraction_wanted[] = "it has a fraction",
                  nothing[] = "a calculation without a result", brackets[] = "brackets mean less than nothing";

static const struct hinted decimals[] = {
    {"111111111111", NULL},
    {"1111111111111", "numbers of at most twelve digits"},
    {"111111111111111111111111111111111111111111111", "numbers of at most twelve digits"},
    {"1111111111111111111111111111111111111111111111", "numbers of at most twelve digits"},
    {"11111111111111111111111111111111111111111111111", "numbers of at most twelve digits"},
    {"111111111111111111111111111111111111111111111111", "numbers of at most twelve digits"},
    {"111111111111111111111111111111111111111111111111111111111111", "numbers of at most twelve digits"},
    {"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", NULL},
    {"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", NULL},
    {"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", NULL},
    {"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", NULL},
    {"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", NULL},
    {"   1,5", "a point stands before decimals: write 1.5"},
    {"                                        1,5", "a point stands before decimals: write 1.5"},
    {"1,204", "write 1204"},
    {"1 204", "write 1204"},
    {"1,204,000", "write 1204000"},
    {"1,204.5", "write 1204.5"},
    {"1.204,5", "a point stands before decimals: write 1204.5"},
    {"1,5", "a point stands before decimals: write 1.5"},
    {"1,20", "a point stands before decimals: write 1.20"},
    {"1,2045", "a point stands before decimals: write 1.2045"},
    {",5", "a point stands before decimals: write 0.5"},
    {"1204,", "a point stands before decimals: write 1204"},
    {"1,2,3", marks},
    {"12,34,567", marks},
    {"1,204,00", marks},
    {"1.2.3", marks},
    {"1.204.000", "write 1204000"},
    {"12 34", marks},
    {"1234 567", marks},
    {"1 2345", marks},
    {"12.5", NULL},
    {"-12.5", NULL},
    {".5", "write 0.5"},
    {"5.", "write 5"},
    {"33%", "write 33"},
    {"33 %", "write 33"},
    {"\xC2\xA3"
     "5",
        "write 5"},
    {"\xE2\x82\xAC"
     "5.20",
        "write 5.20"},
    {"$ 5", "write 5"},
    {"-\xC2\xA3"
     "5",
        "write -5"},
    {"\xE2\x88\x92"
     "5",
        "write -5"},
    {" 5 ", "write 5"},
    {"- 5", "write -5"},
    {"7\xC2\xBD", "write 7.5"},
    {"7 \xC2\xBC", "write 7.25"},
    {"\xC2\xBE", "write 0.75"},
    {"7\xC2\xBD hours", alone},
    {"1234567890123", too_many},
    {"-1234567890123", too_many},
    {"123456789012", NULL},
    {"1234567890123.5", too_many},
    {"1.1234567", six},
    {"1.123456", NULL},
    {"-1.1234567", six},
    {"12-", minus},
    {"12--", NULL},
    {"<5", bound},
    {"> 5", bound},
    {"5-10", two},
    {"5 / 10", two},
    {"5 & 10", two},
    {"5 (10)", two},
    {"1:30", a_time},
    {"12k", shortened},
    {"12K", shortened},
    {"12m", shortened},
    {"1.2bn", shortened},
    {"12 km", alone},
    {"12 people", alone},
    {"12+", alone},
    {"12*", alone},
    {"~12", alone},
    {"12?", alone},
    {"(12)", brackets},
    {"(12", alone},
    {"1E5", sheet},
    {"1.5e+3", sheet},
    {"1e5x", alone},
    {"e5", alone},
    {"NaN", nothing},
    {"nan", nothing},
    {".nan", nothing},
    {"-inf", nothing},
    {"-", dash},
    {"n/a", NULL},
    {"\xC2\xA0"
     "12",
        sign},
    {"\xD9\xA2", script},
    {"", NULL},
    {"%", NULL},
    {"12345678901234567890123456789012345678901234567890", "numbers of at most twelve digits"},
};

static const struct hinted integers[] = {
    {"12.0", "write 12"},
    {"12.00", "write 12"},
    {"12.5", whole_wanted},
    {"1,5", whole_wanted},
    {"1,204.0", "write 1204"},
    {"12,0", "a point stands before decimals: write 12"},
    {"12", "write 12"},
    {"12.", "write 12"},
    {".0", "write 0"},
    {"7\xC2\xBD", fraction_wanted},
    {"\xC2\xBC", fraction_wanted},
    {"33%", "write 33"},
};

static const struct hinted answers[] = {
    {"TRUE", "write true"},
    {"True", "write true"},
    {"Yes", "write true"},
    {"YES", "write true"},
    {"y", "write true"},
    {"Y", "write true"},
    {"1", "write true"},
    {"on", "write true"},
    {"On", "write true"},
    {"x", "write true"},
    {"X", "write true"},
    {"FALSE", "write false"},
    {"False", "write false"},
    {"No", "write false"},
    {"NO", "write false"},
    {"n", "write false"},
    {"N", "write false"},
    {"0", "write false"},
    {"off", "write false"},
    {"Off", "write false"},
    {"maybe", NULL},
    {"2", NULL},
    {"-", dash},
    {"yes\xE2\x80\x8B", sign},
    {"\xD0\xBD", script},
};

static void test_hints(struct checks *checks, struct arena *arena, const char *what, const struct hinted *rows,
    size_t count, const char *(*hint_of)(struct arena *, const char *))
{
	for (size_t i = 0; i < count; i++) {
		const char *hint = hint_of(arena, rows[i].text);
		check(checks, arena_format(arena, "%s '%s': %s", what, rows[i].text, hint ? hint : "no hint"),
		    fits(hint, rows[i].hint));
	}
}

static void test_words(struct checks *checks)
{
	check(checks, "words", typo_is_words("n/a") && typo_is_words("N") && typo_is_words("not known"));
	check(checks, "no words", !typo_is_words("5 or so") && !typo_is_words("-") && !typo_is_words(""));
	check(checks, "errors of formulas",
	    typo_is_error("#REF!") && typo_is_error("#N/A") && typo_is_error("#DIV/0! in it"));
	check(checks, "no errors of formulas",
	    !typo_is_error("REF!") && !typo_is_error("#REF") && !typo_is_error("#") && !typo_is_error(""));
}

/* What is said of the key that begins at AT of TEXT. */
static const char *comma_of(const char *text, uint32_t at)
{
	struct source source = {.path = "a.yaml", .text = text, .length = strlen(text)};
	return typo_comma(&source, (struct place){1, at});
}

static void test_comma(struct checks *checks)
{
	static const char number[] = "the comma before it begins a new entry: write a point";
	static const char words[] = "the comma before it begins a new entry: text";
	check(checks, "a comma in a number", fits(comma_of("{a: 1,5}", 6), number));
	check(checks, "a comma in thousands", fits(comma_of("{a: 1,204, b: 2}", 6), number));
	check(checks, "a comma in a text", fits(comma_of("{a: one, two}", 9), words));
	check(checks, "a comma before a number of things", fits(comma_of("{a: one, 2 x, b: 2}", 9), words));
	check(checks, "a comma before nothing", fits(comma_of("{a: one,}", 8), words));
	check(checks, "a key", !comma_of("{a: one, b: 2}", 9));
	check(checks, "a quoted key", !comma_of("{a: one, 'b'}", 9) && !comma_of("{a: one, \"b\"}", 9));
	check(checks, "a key at a line's end", !comma_of("{a: one, b\n}", 9));
	check(checks, "a file that ends", !comma_of("{a: one", 7) && !comma_of("{a: one", 70));
	check(checks, "no file", !typo_comma(NULL, (struct place){1, 0}));
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

int main(void)
{
	struct checks checks = {0};
	struct arena *arena = arena_new();
	test_hints(&checks, arena, "the date", dates, COUNT(dates), typo_date);
	test_hints(&checks, arena, "the month", months, COUNT(months), typo_month);
	test_hints(&checks, arena, "the number", decimals, COUNT(decimals), of_decimal);
	test_hints(&checks, arena, "the whole number", integers, COUNT(integers), of_integer);
	test_hints(&checks, arena, "the answer", answers, COUNT(answers), typo_boolean);
	test_words(&checks);
	test_comma(&checks);
	arena_free(arena);
	return checks.failed ? 1 : 0;
}
