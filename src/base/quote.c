#include "base/quote.h"

#include <string.h>

#include "base/text.h"

enum {
	BEFORE = 60, /* code points shown before the caret, */
	WIDTH = 100, /* and in all */
	TAB = 4,
	INDENT = 2,
};

/* Characters that a terminal obeys or does not show. */
static bool is_hidden(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
	       (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF ||
	       (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
}

static void escape(struct buffer *out, uint32_t c)
{
	if (c == '\n' || c == '\r' || c == '\t')
		buffer_format(out, "\\%c", c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
	else
		buffer_format(out, c < 0x100 ? "\\x%02x" : "\\u%04x", (unsigned)c);
}

/* One code point of TEXT, made visible; returns its length. */
static size_t quote_one(struct buffer *out, const char *text, size_t length)
{
	uint32_t c;
	size_t size = utf8_decode(text, length, &c);
	if (size == 1 && c == 0xFFFD)
		escape(out, (unsigned char)text[0]);
	else if (is_hidden(c))
		escape(out, c);
	else
		buffer_bytes(out, text, size);
	return size;
}

void quote_plain(struct buffer *out, const char *text)
{
	size_t length = strlen(text);
	for (size_t at = 0; at < length;)
		at += quote_one(out, text + at, length - at);
}

/* A source line's stretch [from, to), with tabs as spaces up to the next multiple of TAB. */
static void quote_stretch(struct buffer *out, const char *text, size_t from, size_t to)
{
	size_t begin = out->length;
	while (from < to) {
		if (text[from] != '\t') {
			from += quote_one(out, text + from, to - from);
			continue;
		}
		size_t column = utf8_count(out->data ? out->data + begin : "", out->length - begin);
		for (size_t spaces = TAB - column % TAB; spaces; spaces--)
			buffer_char(out, ' ');
		from++;
	}
}

static bool is_continuation(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

static size_t step_back(const char *text, size_t at, size_t first, size_t count)
{
	while (count-- && at > first)
		do
			at--;
		while (at > first && is_continuation(text[at]));
	return at;
}

static size_t step_on(const char *text, size_t at, size_t end, size_t count)
{
	uint32_t c;
	while (count-- && at < end)
		at += utf8_decode(text + at, end - at, &c);
	return at;
}

void quote_source(struct buffer *out, const struct source *source, uint32_t offset, size_t narrow)
{
	if (!source || !source->text || (narrow && offset >= source->length))
		return;
	struct position position = source_position(source, offset);
	size_t caret = offset < position.line_start ? position.line_start : offset;
	if (caret > position.line_end)
		caret = position.line_end;
	size_t limit = narrow && narrow < position.line_end - caret ? caret + narrow : position.line_end;
	size_t from = narrow ? caret : step_back(source->text, caret, position.line_start, BEFORE);
	size_t before = utf8_count(source->text + from, caret - from);
	size_t to = step_on(source->text, caret, limit, WIDTH - before);
	if (position.line_start == position.line_end)
		return;
	buffer_format(out, "%*s%s", INDENT, "", from > position.line_start && !narrow ? "…" : "");
	size_t begin = out->length;
	quote_stretch(out, source->text, from, caret);
	size_t column = utf8_count(out->data + begin, out->length - begin) + (from > position.line_start && !narrow);
	quote_stretch(out, source->text, caret, to);
	buffer_format(out, "%s\n%*s^\n", to < limit ? "…" : "", (int)(column + INDENT), "");
}
