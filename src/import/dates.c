#include "import/dates.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/date.h"
#include "base/word.h"

enum { NUMBERS = 3 };

/* Up to three numbers of a text, with the signs between them. */
struct parts {
	long number[NUMBERS];
	int digits[NUMBERS];
	int count;
	int month_at; /* the part that was a month's name, or -1 */
	bool time_left;
};

static bool is_between(char c)
{
	return c == '/' || c == '-' || c == '.' || c == ' ' || c == ',';
}

/* "sep", "Sept" and "September" are 9; 0 is no month. */
static long month_of(const char *word, size_t length)
{
	static const char *const months[] = {"january", "february", "march", "april", "may", "june", "july", "august",
	    "september", "october", "november", "december"};
	for (size_t i = 0; i < 12 && length >= 3; i++)
		if (length <= strlen(months[i]) && strncasecmp(word, months[i], length) == 0)
			return (long)i + 1;
	return 0;
}

/* ---- the usual forms, which large sheets are full of ---- */

enum { USUAL_BYTES = ISO_DATE + 1 };

/* The numbers of 25/03/2024, 25.03.2024 or 25-03-2024. */
struct usual_date {
	unsigned first, second;
};

static bool are_two(const char *at)
{
	return ascii_digit(at[0]) && ascii_digit(at[1]);
}

static bool is_written_long(const char *t, size_t left, struct usual_date *out)
{
	const uint64_t form = UINT64_C(0x3030003030003030); /* "00?00?00" */
	const uint64_t most = UINT64_C(0x76767F76767F7676); /* takes what is no digit to its byte's highest bit */
	if (left < USUAL_BYTES || t[2] != t[5] || !is_between(t[2]))
		return false;
	uint64_t digits = word_at(t) ^ form;
	digits ^= (uint64_t)(unsigned char)t[2] * UINT64_C(0x0000010000010000);
	if (((digits + most) | digits) & WORD_HIGHEST || !are_two(t + WORD_BYTES) || t[ISO_DATE])
		return false;
	uint64_t pairs = 10 * digits + (digits >> 8);
	*out = (struct usual_date){pairs & 0xFF, pairs >> 24 & 0xFF};
	return true;
}

bool date_usual(const char *text, size_t left, enum date_order order, char iso[ISO_DATE])
{
	struct usual_date numbers;
	struct date date;
	if (left >= USUAL_BYTES && text[4] == '-' && !text[ISO_DATE]) {
		memcpy(iso, text, ISO_DATE);
		return date_parse_day(iso, &date);
	}
	if ((order != ORDER_DMY && order != ORDER_MDY) || !is_written_long(text, left, &numbers))
		return false;
	memcpy(iso, text + 6, 4);
	memcpy(iso + 5, order == ORDER_DMY ? text + 3 : text, 2);
	memcpy(iso + 8, order == ORDER_DMY ? text : text + 3, 2);
	iso[4] = iso[7] = '-';
	return date_parse_day(iso, &date);
}

static enum date_order order_by(unsigned long first, unsigned long second)
{
	return first > 12 && second <= 12 ? ORDER_DMY : second > 12 && first <= 12 ? ORDER_MDY : ORDER_OPEN;
}

bool date_usual_order(const char *text, size_t left, enum date_order *order)
{
	struct usual_date numbers;
	bool usual = is_written_long(text, left, &numbers);
	if (usual)
		*order = order_by(numbers.first, numbers.second);
	return usual;
}

/* ---- any form ---- */

/* " 13:45", "T00:00:00Z": midnight is no time that is lost. */
static bool read_time(const char *at, struct parts *parts)
{
	at += *at == 'T' || *at == ' ';
	size_t length = strspn(at, "0123456789:.");
	if (length < 4 || !strchr(at, ':'))
		return false;
	parts->time_left = strspn(at, "0:.") < length;
	at += length;
	at += strspn(at, " ");
	if (strncasecmp(at, "am", 2) == 0 || strncasecmp(at, "pm", 2) == 0)
		at += 2;
	return !at[*at == 'Z'];
}

static bool is_ordinal(const char *at)
{
	return strncmp(at, "st", 2) == 0 || strncmp(at, "nd", 2) == 0 || strncmp(at, "rd", 2) == 0 ||
	       strncmp(at, "th", 2) == 0;
}

static const char *read_part(const char *at, struct parts *parts)
{
	if (ascii_digit(*at)) {
		long number = 0;
		int digits = 0;
		for (; ascii_digit(*at); at++, digits++)
			number = number < 100000 ? 10 * number + (*at - '0') : number;
		parts->number[parts->count] = number;
		parts->digits[parts->count++] = digits;
		if (!ascii_letter(*at) || !is_ordinal(at))
			return at;
		at += 2;
		return strncasecmp(at, " of ", 4) == 0 ? at + 3 : at;
	}
	size_t length = 0;
	while (ascii_letter(at[length]))
		length++;
	long month = month_of(at, length);
	if (!month || parts->month_at >= 0)
		return NULL;
	parts->month_at = parts->count;
	parts->number[parts->count++] = month;
	return at + length;
}

/* Where the text begins behind the name of a day: "Mon", "Tuesday,". */
static const char *after_weekday(const char *text)
{
	static const char *const days[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
	size_t length = 0;
	while (ascii_letter(text[length]))
		length++;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		if (length >= 3 && length <= strlen(days[i]) && strncasecmp(text, days[i], length) == 0)
			return text + length + strspn(text + length, "., ");
	return text;
}

/* "20210503" (ISO 8601, 5.2.1.1). */
static bool read_basic(const char *text, struct parts *out)
{
	if (strspn(text, "0123456789") != 8 || text[8])
		return false;
	for (int i = 0; i < NUMBERS; i++) {
		const char *at = i ? text + 2 + 2 * i : text, *end = text + 4 + 2 * i;
		out->digits[i] = (int)(end - at);
		for (; at < end; at++)
			out->number[i] = 10 * out->number[i] + (*at - '0');
	}
	out->count = NUMBERS;
	return true;
}

static bool read_parts(const char *text, struct parts *out)
{
	*out = (struct parts){.month_at = -1};
	const char *at = after_weekday(text);
	if (read_basic(at, out))
		return true;
	while (at && *at && out->count < NUMBERS) {
		at = read_part(at, out);
		if (!at || out->count == NUMBERS)
			continue;
		size_t between = 0;
		while (is_between(at[between]))
			between++;
		if (*at && (!between || between > 2))
			return false;
		at += between;
	}
	if (!at)
		return false;
	return *at ? read_time(at, out) : out->count >= 2;
}

static bool year_first(const struct parts *parts)
{
	return parts->digits[0] == 4;
}

enum date_order date_shown_order(const char *text, bool *numbers)
{
	struct parts parts;
	*numbers = read_parts(text, &parts) && parts.count == NUMBERS && parts.month_at < 0 && !year_first(&parts);
	return *numbers ? order_by((unsigned long)parts.number[0], (unsigned long)parts.number[1]) : ORDER_OPEN;
}

/* Which part is the year, the month and the day; false where that is open. */
static bool sort_parts(const struct parts *parts, enum date_order order, int at[NUMBERS])
{
	static const int by_order[][NUMBERS] = {[ORDER_DMY] = {2, 1, 0}, [ORDER_MDY] = {2, 0, 1}, [ORDER_YMD] = {0, 1, 2}};
	if (parts->month_at == 1)
		order = year_first(parts) ? ORDER_YMD : ORDER_DMY;
	else if (parts->month_at == 0)
		order = ORDER_MDY;
	else if (year_first(parts))
		order = ORDER_YMD;
	else if (order == ORDER_YMD && parts->digits[2] == 4)
		order = ORDER_OPEN;
	if (order == ORDER_OPEN)
		return false;
	memcpy(at, by_order[order], sizeof by_order[order]);
	return true;
}

/* NUMBER with WIDTH digits at least: 3 is "03". Where it ends. */
static char *put_digits(char *at, long number, int width)
{
	char turned[12];
	int count = 0;
	for (; number > 0 || count < width; number /= 10)
		turned[count++] = (char)('0' + number % 10);
	while (count > 0)
		*at++ = turned[--count];
	return at;
}

static enum date_fault settle(struct written_date *out, long year, long month, long day, int year_digits)
{
	struct date date;
	char iso[40], *end = iso;
	if (year_digits != 4 && year_digits != 2)
		return DATE_NONE;
	if (year_digits == 2) {
		year += year < 30 ? 2000 : 1900;
		out->short_year = true;
	}
	end = put_digits(end, year, 4);
	*end++ = '-';
	end = put_digits(end, month, 2);
	if (day >= 0) {
		*end++ = '-';
		end = put_digits(end, day, 2);
	}
	*end = '\0';
	bool sound = (size_t)(end - iso) < sizeof out->iso && date_parse(iso, &date);
	if (sound)
		memcpy(out->iso, iso, (size_t)(end - iso) + 1);
	return sound ? DATE_SOUND : year < 1900 || year > 2199 ? DATE_EARLY : DATE_NO_DAY;
}

/* A month and a year alone. */
static enum date_fault settle_month(struct written_date *out, const struct parts *parts)
{
	int year = year_first(parts) ? 0 : 1;
	if (parts->month_at == year || (parts->month_at < 0 && parts->digits[year] != 4))
		return DATE_NONE; /* "24 Sept" lacks its year */
	return settle(out, parts->number[year], parts->number[1 - year], -1, parts->digits[year]);
}

static bool is_serial(const char *text)
{
	size_t digits = 0;
	while (digits < 6 && ascii_digit(text[digits]))
		digits++;
	return digits == 5 && !text[5];
}

struct written_date date_as_written(const char *text, enum date_order order)
{
	struct written_date out = {.fault = DATE_NONE};
	struct parts parts;
	int at[NUMBERS];
	if (is_serial(text))
		out.fault = DATE_SERIAL;
	else if (!read_parts(text, &parts) || parts.month_at == NUMBERS - 1)
		out.fault = DATE_NONE;
	else if (parts.count == 2)
		out.fault = settle_month(&out, &parts);
	else if (!sort_parts(&parts, order, at))
		out.fault = DATE_OPEN;
	else
		out.fault = settle(&out, parts.number[at[0]], parts.number[at[1]], parts.number[at[2]], parts.digits[at[0]]);
	out.time_left = out.fault == DATE_SOUND && parts.time_left;
	out.rewritten = out.fault == DATE_SOUND && strcmp(out.iso, text) != 0;
	return out;
}
