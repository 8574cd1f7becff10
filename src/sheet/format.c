#include "sheet/format.h"

#include <string.h>

/* Past a part of a code that shows no digit and no date: "text", \x, _x, *x, [colour]. 0 if none begins at AT, as at [mm],
 * minutes that have passed. */
static size_t literal_length(const char *at)
{
	if (*at == '"') {
		const char *end = strchr(at + 1, '"');
		return end ? (size_t)(end - at) + 1 : strlen(at);
	}
	if (*at == '\\' || *at == '_' || *at == '*')
		return at[1] ? 2 : 1;
	if (*at == '[') {
		const char *end = strchr(at, ']');
		bool elapsed = at[1] && strchr("hHmMsS", at[1]);
		return elapsed ? 0 : end ? (size_t)(end - at) + 1 : strlen(at);
	}
	return 0;
}

/* Letters of its first section: dates have d or y, or m without hours and seconds. */
static enum format_kind kind_of(const char *code)
{
	bool day = false, month = false, clock = false, percent = false;
	for (const char *at = code; *at && *at != ';';) {
		size_t skip = literal_length(at);
		if (!skip) {
			day |= strchr("dDyY", *at) != NULL;
			month |= *at == 'm' || *at == 'M';
			clock |= strchr("hHsS[", *at) != NULL;
			percent |= *at == '%';
			skip = 1;
		}
		at += skip;
	}
	if (day || (month && !clock))
		return FORMAT_DATE;
	return clock ? FORMAT_TIME : percent ? FORMAT_PERCENTAGE : FORMAT_NUMBER;
}

static enum format_kind kind_built_in(uint32_t id)
{
	if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || (id >= 34 && id <= 36) ||
	    (id >= 50 && id <= 58))
		return FORMAT_DATE;
	if ((id >= 18 && id <= 21) || id == 32 || id == 33 || (id >= 45 && id <= 47))
		return FORMAT_TIME;
	return id == 9 || id == 10 ? FORMAT_PERCENTAGE : FORMAT_NUMBER;
}

static bool is_general(const char *code)
{
	return strcmp(code, "General") == 0 || strcmp(code, "GENERAL") == 0 || strcmp(code, "general") == 0 ||
	       strcmp(code, "Standard") == 0 || strcmp(code, "@") == 0;
}

struct number_format format_read(uint32_t id, const char *code)
{
	if (!code)
		return (struct number_format){.kind = kind_built_in(id)};
	if (is_general(code))
		return (struct number_format){FORMAT_NUMBER, NULL};
	struct number_format format = {kind_of(code), NULL};
	if (format.kind == FORMAT_NUMBER)
		format.code = code;
	return format;
}

static void add_literal(struct buffer *out, const char *at, size_t length)
{
	if (*at == '"')
		buffer_bytes(out, at + 1, length - (length > 1 && at[length - 1] == '"' ? 2 : 1));
	else if (*at == '\\')
		buffer_bytes(out, at + 1, length - 1);
}

/* The places of a run such as 000, 0.00 or #,##0: how many digits at least, and how many decimals. */
struct places {
	size_t length;
	int whole, decimals, decimals_max;
	bool grouped;
};

static struct places read_places(const char *at)
{
	struct places places = {0};
	bool point = false;
	for (; *at && strchr("0#?,.", *at); at++, places.length++) {
		point |= *at == '.';
		places.grouped |= *at == ',';
		if (*at == '0')
			*(point ? &places.decimals : &places.whole) += 1;
		places.decimals_max += point && *at != '.' && *at != ',';
	}
	return places;
}

/* Only what needs no rounding and no separators: an id. */
static bool add_number(struct buffer *out, const struct places *places, const char *text)
{
	size_t whole = strcspn(text, "."), decimals = text[whole] ? strlen(text + whole + 1) : 0;
	if (*text == '-' || places->grouped || decimals > (size_t)places->decimals_max)
		return false;
	for (size_t i = whole; i < (size_t)places->whole; i++)
		buffer_char(out, '0');
	buffer_bytes(out, text, whole);
	if (places->decimals || decimals)
		buffer_char(out, '.');
	buffer_bytes(out, text + whole + 1, decimals);
	for (size_t i = decimals; i < (size_t)places->decimals; i++)
		buffer_char(out, '0');
	return true;
}

bool format_show(struct buffer *out, const char *code, const char *text)
{
	struct buffer shown = {0};
	bool digits = false, sound = true;
	for (const char *at = code; *at && *at != ';' && sound;) {
		size_t length = literal_length(at);
		if (length) {
			add_literal(&shown, at, length);
		} else if (strchr("0#?,.", *at)) {
			struct places places = read_places(at);
			length = places.length;
			sound = !digits && add_number(&shown, &places, text);
			digits = true;
		} else {
			length = 1;
			sound = *at != 'E' && *at != '/' && *at != '@';
			buffer_char(&shown, *at);
		}
		at += length;
	}
	if (sound && digits)
		buffer_add(out, buffer_text(&shown));
	buffer_release(&shown);
	return sound && digits;
}
