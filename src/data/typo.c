#include "data/typo.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/date.h"
#include "base/number.h"
#include "base/text.h"

static const char dash_hint[] = "a dash: leave the value empty where it is not known";
static const char sign_hint[] =
    "an invisible sign or another kind of space stands in it: delete the value and type it again";
static const char script_hint[] = "it has digits or letters of another script: type it again with 0 to 9";

/* ---- signs ---- */

/* Hyphens, dashes and minus signs, of any length. */
static bool is_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

static bool is_hidden(uint32_t c)
{
	return c == 0xA0 || c == 0xAD || (c >= 0x2000 && c <= 0x200F) || c == 0x202F || c == 0x2060 || c == 0xFEFF ||
	       c == 0x3000;
}

/* TEXT with every dash as a hyphen, into SIZE bytes of OUT; false where it is too long. */
static bool dashes_plain(const char *text, char *out, size_t size)
{
	size_t length = strlen(text), count = 0;
	for (size_t at = 0; at < length;) {
		uint32_t c;
		size_t bytes = utf8_decode(text + at, length - at, &c);
		if (count + bytes >= size)
			return false;
		if (is_dash(c)) {
			out[count++] = '-';
		} else {
			memcpy(out + count, text + at, bytes);
			count += bytes;
		}
		at += bytes;
	}
	out[count] = '\0';
	return true;
}

static bool all_dashes(const char *text)
{
	size_t length = strlen(text);
	uint32_t c;
	for (size_t at = 0; at < length;) {
		at += utf8_decode(text + at, length - at, &c);
		if (!is_dash(c) && c != ' ')
			return false;
	}
	return length > 0;
}

/* What is odd about the signs of a number or date; NULL if nothing is. */
static const char *signs_hint(const char *text)
{
	size_t length = strlen(text);
	bool hidden = false, other = false;
	for (size_t at = 0; at < length;) {
		uint32_t c;
		at += utf8_decode(text + at, length - at, &c);
		hidden |= is_hidden(c);
		other |= (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9) || (c >= 0x966 && c <= 0x96F) ||
		         (c >= 0x400 && c <= 0x4FF) || (c >= 0xFF10 && c <= 0xFF5E);
	}
	return all_dashes(text) ? dash_hint : other ? script_hint : hidden ? sign_hint : NULL;
}

static const char *iso(struct arena *arena, int year, int month, int day)
{
	return arena_format(arena, "%04d-%02d-%02d", year, month, day);
}

/* ---- dates ---- */

/* Three runs of digits with one of / . - or a space between, and perhaps a time of day behind. */
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
		if (i < 2 && (!*text || !strchr("/.- ", *text++)))
			return false;
	}
	return !*text || ((*text == ' ' || *text == 'T') && !text[1 + strspn(text + 1, "0123456789:.+-Z ")]);
}

static bool is_day(struct arena *arena, int year, int month, int day)
{
	struct date date;
	return date_parse(iso(arena, year, month, day), &date);
}

/* Year, month and day as written, but no such day. */
static const char *no_such_day(struct arena *arena, int year, int month, int day)
{
	static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August",
	    "September", "October", "November", "December"};
	if (year == 1899 || (year == 1900 && month <= 1 && day == 0))
		return "this is how a spreadsheet shows an empty cell or a 0: leave the value empty where the date is not "
		       "known";
	if (year < 1900 || year > 2199)
		return "years from 1900 to 2199 are taken: correct it, or leave it empty where the date is not known";
	if (month < 1 || month > 12)
		return arena_format(arena, "there is no month %d: the order is year, month, day", month);
	int last = 28;
	while (is_day(arena, year, month, last + 1))
		last++;
	return arena_format(arena, "there is no such day: %s %d has %d days", months[month - 1], year, last);
}

/* Day, month and year, as people write them: what cannot be told is not guessed. */
static const char *day_first(struct arena *arena, const int n[3], size_t year_digits)
{
	int year = n[2];
	if (year_digits != 4)
		return "write the year first, with four digits, then month and day: 2021-04-03";
	bool day_month = is_day(arena, year, n[1], n[0]), month_day = is_day(arena, year, n[0], n[1]);
	if (day_month && month_day && n[0] != n[1])
		return arena_format(arena, "write %s if the day stands first, %s if the month does",
		    iso(arena, year, n[1], n[0]), iso(arena, year, n[0], n[1]));
	if (day_month)
		return arena_format(arena, "write %s", iso(arena, year, n[1], n[0]));
	if (month_day)
		return arena_format(arena, "the month stands first here: write %s", iso(arena, year, n[0], n[1]));
	return no_such_day(arena, year, n[1], n[0]);
}

/* Days since the last day of 1899, as spreadsheets count them; a time of day may stand behind a point. */
static const char *day_number(struct arena *arena, const char *text)
{
	enum { EPOCH = 25569, LEAST = 14611, MOST = 73050 }; /* 1970-01-01; the years from 1940 to 2099 */
	size_t digits = strspn(text, "0123456789");
	int number = 0;
	if (digits != 5 || (text[5] && text[5] != '.'))
		return NULL;
	for (size_t i = 0; i < digits; i++)
		number = number * 10 + (text[i] - '0');
	if (number < LEAST || number > MOST)
		return NULL;
	struct civil day = date_civil(number - EPOCH);
	return arena_format(arena, "this is a spreadsheet's number for a day, most likely %s: format the column as a date",
	    iso(arena, day.year, day.month, day.day));
}

/* 20210401 or 01042021 with its marks: what is a day, else the year first if it can be one. */
static const char *eight_digits(struct arena *arena, const char *text)
{
	struct date date;
	const char *year_first = arena_format(arena, "%.4s-%.2s-%.2s", text, text + 4, text + 6);
	const char *iso_order = arena_format(arena, "%.4s-%.2s-%.2s", text + 4, text + 2, text);
	bool year = strncmp(text, "1900", 4) >= 0 && strncmp(text, "2199", 4) <= 0;
	if (date_parse(year_first, &date) || (year && !date_parse(iso_order, &date)))
		return year_first;
	return arena_format(arena, "%.2s-%.2s-%.4s", text, text + 2, text + 4);
}

/* Year, month and day in whatever order, with their marks or without (20210401). */
static const char *three_hint(struct arena *arena, const char *plain)
{
	int n[3];
	size_t digits[3];
	if (strspn(plain, "0123456789") == 8 && !plain[8])
		plain = eight_digits(arena, plain);
	if (!three_numbers(plain, n, digits))
		return NULL;
	if (digits[0] != 4)
		return day_first(arena, n, digits[2]);
	return is_day(arena, n[0], n[1], n[2]) ? arena_format(arena, "write %s", iso(arena, n[0], n[1], n[2]))
	                                       : no_such_day(arena, n[0], n[1], n[2]);
}

/* A letter where a digit of the same look belongs: 2021-O4-01. */
static bool has_letter_for_digit(const char *text)
{
	char digits[40];
	size_t length = strlen(text);
	struct date date;
	if (length >= sizeof digits || !strpbrk(text, "OolI"))
		return false;
	for (size_t i = 0; i <= length; i++)
		digits[i] = text[i] && strchr("Oo", text[i]) ? '0' : text[i] && strchr("lI", text[i]) ? '1' : text[i];
	return date_parse(digits, &date);
}

/* How many runs of digits with marks between them could each be a date. */
static int dates_within(const char *text)
{
	int count = 0;
	if (!text[strspn(text, "0123456789-/.")])
		return 0;
	while (*text) {
		size_t length = strspn(text, "0123456789-/.");
		count += length >= 6;
		text += length ? length : 1;
	}
	return count;
}

/* Letters stand between the digits. */
static const char *worded_date(const char *text)
{
	if (strspn(text, "0123456789") == 4 && strpbrk(text, "WQ") && !text[4 + strspn(text + 4, "0123456789-WQ ")])
		return "a week or a quarter is no date: write its month, as 2021-04, or its first day";
	if (has_letter_for_digit(text))
		return "a letter stands where a digit belongs: type it again with 0 to 9";
	int dates = dates_within(text);
	if (dates)
		return dates > 1 ? "two dates stand here: write the one that counts" : "write the date alone";
	return strpbrk(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") && strpbrk(text, "0123456789")
	           ? "write the month as a number, and the year first: 2021-04-03"
	           : NULL;
}

bool typo_is_zero_day(const char *text)
{
	int n[3];
	size_t digits[3];
	if (!three_numbers(text, n, digits))
		return false;
	int day = digits[0] == 4 ? n[2] : n[0], year = digits[0] == 4 ? n[0] : n[2];
	return (year == 1900 && n[1] <= 1 && day == 0) || (year == 1899 && n[1] == 12 && day == 30);
}

const char *typo_date(struct arena *arena, const char *text)
{
	char plain[40] = "";
	if (all_dashes(text))
		return dash_hint;
	if (dashes_plain(text, plain, sizeof plain)) {
		size_t length = strlen(plain);
		while (length && strchr(" .", plain[length - 1]))
			plain[--length] = '\0';
		const char *start = plain + strspn(plain, " "), *hint = three_hint(arena, start);
		if (hint)
			return hint;
	}
	const char *hint = day_number(arena, text);
	if (hint)
		return hint;
	if (strspn(text, "0123456789") == 4 && !text[4])
		return "a year alone is no date: write its month too, as 2021-04, or its day";
	hint = signs_hint(text);
	return hint ? hint : worded_date(text);
}

const char *typo_month(struct arena *arena, const char *text)
{
	char plain[16];
	if (!dashes_plain(text, plain, sizeof plain))
		return NULL;
	size_t first = strspn(plain, "0123456789"),
	       second = first && plain[first] && strchr("/.- ", plain[first]) ? strspn(plain + first + 1, "0123456789") : 0;
	if (!second || plain[first + 1 + second] || first + second > 6 || (first == 4) == (second == 4))
		return NULL;
	const char *year = first == 4 ? plain : plain + first + 1, *month = first == 4 ? plain + first + 1 : plain;
	int number = 0;
	for (const char *c = month; ascii_digit(*c); c++)
		number = number * 10 + (*c - '0');
	if (number < 1 || number > 12)
		return NULL;
	return arena_format(arena, "write %.4s-%02d", year, number);
}

/* ---- numbers ---- */

/* A number as it was meant, in digits and a point, from a text of digits, points, commas and spaces. */
struct number_reading {
	char plain[48];
	bool comma;    /* a comma stands before its decimals */
	bool doubtful; /* the marks between its digits are no thousands */
};

/* Groups of three digits after the first, by MARK, up to END. */
static bool in_thousands(const char *text, const char *end, char mark)
{
	const char *last = NULL;
	for (const char *c = text; c < end; c++) {
		if (*c != mark)
			continue;
		if (last ? c - last != 4 : c == text || c - text > 3)
			return false;
		last = c;
	}
	return !last || end - last == 4;
}

/* The mark before decimals: the last of , and . if it stands once and not before three digits where it is a comma. */
static const char *decimal_mark(const char *text)
{
	const char *comma = strrchr(text, ','), *point = strrchr(text, '.');
	if (point && (!comma || point > comma))
		return strchr(text, '.') == point ? point : NULL;
	bool thousands = comma && strlen(comma) == 4 && !point;
	return comma && strchr(text, ',') == comma && !thousands ? comma : NULL;
}

static void number_read(const char *text, struct number_reading *out)
{
	const char *mark = decimal_mark(text), *end = mark ? mark : text + strlen(text);
	size_t length = 0;
	*out = (struct number_reading){.comma = mark && *mark == ','};
	const char *digits = text + (*text == '-');
	out->doubtful =
	    !in_thousands(digits, end, ',') || !in_thousands(digits, end, '.') || !in_thousands(digits, end, ' ');
	for (const char *c = text; *c && length + 1 < sizeof out->plain; c++)
		if (c == mark)
			out->plain[length++] = '.';
		else if (!strchr(",. ", *c))
			out->plain[length++] = *c;
}

/* Takes away a sign of money in front, a percent sign behind and spaces at both ends; a dash in front becomes a minus. */
static bool number_trim(const char *text, char *out, size_t size)
{
	static const char *const money[] = {"£", "€", "$"};
	char plain[48];
	if (!dashes_plain(text, plain, sizeof plain))
		return false;
	const char *from = plain + strspn(plain, " ");
	bool negative = *from == '-';
	from += negative;
	for (size_t i = 0; i < sizeof money / sizeof *money; i++)
		if (text_starts(from, money[i]))
			from += strlen(money[i]);
	from += strspn(from, " ");
	size_t length = strlen(from);
	while (length && strchr(" %", from[length - 1]))
		length--;
	if (length + 2 > size)
		return false;
	out[0] = '-';
	memcpy(out + negative, from, length);
	out[length + negative] = '\0';
	return true;
}

/* 7½: the fraction written out, or NULL. */
static const char *fraction(struct arena *arena, const char *text)
{
	static const struct {
		const char *sign, *decimals;
	} signs[] = {{"½", "5"}, {"¼", "25"}, {"¾", "75"}};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t digits = strspn(text, "0123456789"), gap = strspn(text + digits, " ");
		if (!text_equal(text + digits + gap, signs[i].sign))
			continue;
		return arena_format(arena, "%s.%s", digits ? arena_slice(arena, text, digits) : "0", signs[i].decimals);
	}
	return NULL;
}

static bool is_digits(const char *text)
{
	return *text && !text[strspn(text, "0123456789")];
}

/* Digits and a point, but too many of them. */
static const char *too_long(const char *plain)
{
	const char *digits = plain + (*plain == '-' || *plain == '+'), *point = strchr(digits, '.');
	size_t whole = strspn(digits, "0123456789");
	if (!whole || (point ? point != digits + whole || !is_digits(point + 1) : digits[whole]))
		return NULL;
	if (whole > 12)
		return "numbers of at most twelve digits are taken; a number to look things up by is a text field's";
	if (point && strlen(point + 1) > NUMBER_DECIMALS_MAX)
		return "at most six decimals are taken: round it, in the sheet it comes from";
	return NULL;
}

static const char *written(struct arena *arena, const struct number_reading *reading, bool decimals)
{
	struct number number;
	const char *plain = arena_format(arena, *reading->plain == '.' ? "0%s" : "%s", reading->plain);
	if (plain[strlen(plain) - 1] == '.')
		plain = arena_slice(arena, plain, strlen(plain) - 1);
	if (!number_parse(plain, &number))
		return NULL;
	struct number whole = number_round(number, 0);
	bool is_whole = number_compare(whole, number) == 0;
	if (!decimals && !is_whole)
		return "it has decimals, and whole numbers are wanted here: correct it, or give the field the type decimal";
	if (!decimals && number.decimals)
		plain = arena_slice(arena, plain, strcspn(plain, "."));
	return arena_format(arena, reading->comma ? "a point stands before decimals: write %s" : "write %s", plain);
}

/* "1/2" or "3 1/2". */
static bool is_written_fraction(const char *text)
{
	size_t whole = strspn(text, "0123456789");
	const char *at = text[whole] == ' ' ? text + whole + 1 : text;
	size_t above = strspn(at, "0123456789");
	return above && at[above] == '/' && is_digits(at + above + 1);
}

/* Words or signs stand with the digits. */
static const char *worded_number(const char *text)
{
	int runs = 0;
	const char *behind = text;
	for (const char *c = text; *c;) {
		size_t length = strspn(c, "0123456789");
		runs += length > 0;
		c += length ? length + strspn(c + length, "0123456789,.") : 1;
		behind = length ? c : behind;
	}
	bool letters = strpbrk(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != NULL;
	if (!runs)
		return NULL;
	if (is_dash((unsigned char)*behind) && !behind[1] && !letters)
		return "write the minus in front, if it is less than nothing";
	if (strpbrk(text, "<>"))
		return "a bound is no number: leave the value empty where the number is not known";
	struct date date;
	if (date_parse(text, &date))
		return "this is a date, and a number is wanted here";
	if (is_written_fraction(text))
		return "a fraction is written with a point: 0.5 for 1/2";
	if (runs > 1 && strpbrk(text, " -/&(:"))
		return strchr(text, ':') ? "a time is no number: write 1.5 for an hour and a half"
		                         : "two numbers stand here: write the one that counts";
	if (text_equal(behind, "p"))
		return "these are pence: write 0.50 for 50p where pounds are counted";
	if (text_equal(behind, "k") || text_equal(behind, "K") || text_equal(behind, "m") || text_equal(behind, "bn"))
		return "it is shortened: write all its digits";
	return letters || strpbrk(text, "+*~()?") ? "write the number alone" : NULL;
}

static const char *odd_number(const char *text)
{
	if (all_dashes(text))
		return dash_hint;
	if (*text == '(' && text[strlen(text) - 1] == ')')
		return "brackets mean less than nothing to an accountant: write -12 for (12), or take them away";
	if (strspn(text, "0123456789") && strpbrk(text, "eE") && !text[strspn(text, "0123456789.eE+-")])
		return "a spreadsheet has shortened it: write all its digits";
	if (text_equal(text, "NaN") || text_equal(text, "nan") || text_equal(text, ".nan") || strstr(text, "inf"))
		return "a calculation without a result: leave the value empty where it is not known";
	const char *hint = signs_hint(text);
	return hint ? hint : worded_number(text);
}

const char *typo_number(struct arena *arena, const char *text, bool decimals)
{
	char trimmed[48];
	struct number_reading reading;
	const char *half = fraction(arena, text);
	if (half && decimals)
		return arena_format(arena, "write %s", half);
	if (half)
		return "it has a fraction, and whole numbers are wanted here: correct it, or give the field the type decimal";
	bool fits = number_trim(text, trimmed, sizeof trimmed);
	const char *limit = too_long(fits ? trimmed : text);
	if (limit)
		return limit;
	const char *digits = trimmed + (fits && *trimmed == '-');
	if (!fits || !*digits || digits[strspn(digits, "0123456789,. ")])
		return odd_number(text);
	number_read(trimmed, &reading);
	if (reading.doubtful)
		return "write digits without marks between them, and a point before decimals: 1234.5";
	bool same = decimals && text_equal(reading.plain, text) && text[0] != '.' && text[strlen(text) - 1] != '.';
	return same ? NULL : written(arena, &reading, decimals);
}

/* ---- yes and no ---- */

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
	return signs_hint(text);
}

bool typo_is_words(const char *text)
{
	return !strpbrk(text, "0123456789") && strpbrk(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
}

bool typo_is_error(const char *text)
{
	static const char *const errors[] = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"};
	for (size_t i = 0; *text == '#' && i < sizeof errors / sizeof *errors; i++)
		if (text_starts(text, errors[i]))
			return true;
	return false;
}

/* Does a curly quotation mark that begins a text stand shortly before TEXT on its line, with none behind it that ends it? */
static bool curly_open(const char *begin, const char *text)
{
	enum { LONGEST = 1000 }; /* bytes of such a text */
	if (text - begin > LONGEST)
		begin = text - LONGEST;
	while (text > begin && text[-1] != '\n') {
		text--;
		if (strncmp(text, "”", strlen("”")) == 0)
			return false;
		if (strncmp(text, "“", strlen("“")) == 0)
			return true;
	}
	return false;
}

const char *typo_comma(const struct source *source, struct place key)
{
	const char *text = source && source->text && key.offset < source->length ? source->text + key.offset : "";
	if (*text && curly_open(source->text, text))
		return "the comma before it begins a new entry: text that holds a comma needs straight quotation marks, \"…\", "
		       "and "
		       "these are curly";
	size_t length = strcspn(text, ",}:\"'\n");
	if (text[length] != ',' && text[length] != '}')
		return NULL;
	if (length && strspn(text, "0123456789.") == length)
		return "the comma before it begins a new entry: write a point before decimals, and no comma in thousands";
	return "the comma before it begins a new entry: text that holds a comma needs double quotes";
}
