/* What the texts of cells are rid of, and how they stand in a file of records. */
#include "import/text.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/text.h"

static bool is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x2007 || c == 0x202F;
}

static bool has_no_width(uint32_t c)
{
	return c == 0x200B || c == 0xFEFF || c == 0x2060 || c == 0xAD;
}

/* Is no byte of the eight above ASCII or a tab or a carriage return? Such a byte, and perhaps one above it, turns up as a
 * byte's highest bit (S. E. Anderson, Bit Twiddling Hacks: determine if a word has a byte less than n). */
static bool eight_are_plain(const char *at)
{
	const uint64_t ones = 0x0101010101010101u, highest = 0x8080808080808080u;
	uint64_t word, tabs, returns;
	memcpy(&word, at, sizeof word);
	tabs = word ^ '\t' * ones;
	returns = word ^ '\r' * ones;
	return !((word | (tabs - ones) | (returns - ones)) & highest);
}

/* ASCII alone, with nothing that value_cleaned takes away or writes otherwise. */
static bool is_clean(const char *text)
{
	const char *at = text, *end = text + strlen(text);
	if (*at == ' ' || *at == '\n' || (end > text && (end[-1] == ' ' || end[-1] == '\n')))
		return false;
	while (end - at >= 8 && eight_are_plain(at))
		at += 8;
	for (; at < end; at++)
		if ((unsigned char)*at >= 0x80 || *at == '\r' || *at == '\t')
			return false;
	return true;
}

static void clean_signs(struct buffer *out, const char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		uint32_t c;
		size_t bytes = utf8_decode(text + at, length - at, &c);
		if (c == 0xA0 || c == 0x2007 || c == 0x202F || c == '\t')
			buffer_char(out, ' ');
		else if (c == '\r' && text[at + 1] != '\n')
			buffer_char(out, '\n');
		else if (c != '\r' && !has_no_width(c))
			buffer_bytes(out, text + at, bytes);
		at += bytes;
	}
}

void value_trim(struct buffer *text)
{
	size_t from = 0, to = text->length;
	while (to > 0 && is_blank((unsigned char)text->data[to - 1]))
		to--;
	while (from < to && is_blank((unsigned char)text->data[from]))
		from++;
	if (!text->data)
		return;
	memmove(text->data, text->data + from, to - from);
	buffer_cut(text, to - from);
}

const char *value_cleaned(struct buffer *scratch, const char *text)
{
	if (is_clean(text))
		return text;
	buffer_clear(scratch);
	clean_signs(scratch, text, strlen(text));
	value_trim(scratch);
	return buffer_text(scratch);
}

size_t value_plain_length(const char *text)
{
	enum { LONGEST = 60 };
	const char *at = text;
	if (!ascii_letter_or_digit(*at))
		return 0;
	while (ascii_letter_or_digit(*at) || *at == '.' || *at == '_' || *at == '/' || *at == '-' ||
	       (*at == ' ' && at[1] != ' '))
		at++;
	size_t length = (size_t)(at - text);
	bool plain = !*at && length <= LONGEST && at[-1] != ' ' && (length != 4 || strcasecmp(text, "null") != 0);
	return plain ? length : 0;
}

static bool needs_escape(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0xFFFE ||
	       c == 0xFFFF;
}

void value_scalar(struct buffer *out, const char *text)
{
	size_t plain = value_plain_length(text);
	if (plain) {
		buffer_bytes(out, text, plain);
		return;
	}
	buffer_char(out, '"');
	for (size_t at = 0, length = strlen(text); at < length;) {
		uint32_t c;
		size_t bytes = utf8_decode(text + at, length - at, &c);
		if (c == '"' || c == '\\')
			buffer_format(out, "\\%c", (char)c);
		else if (c == '\n')
			buffer_add(out, "\\n");
		else if (needs_escape(c))
			buffer_format(out, "\\u%04X", (unsigned)c);
		else
			buffer_bytes(out, text + at, bytes);
		at += bytes;
	}
	buffer_char(out, '"');
}
