#include "html/escape.h"

#include <string.h>

#include "base/address.h"
#include "base/ascii.h"

static const char *reference(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default: /* a control character is no character of a page */
		return (unsigned char)c < ' ' && !strchr("\t\n\r", c) ? "\xEF\xBF\xBD" : NULL;
	}
}

void escape_bytes(struct buffer *out, const char *text, size_t length)
{
	size_t start = 0;
	for (size_t i = 0; i < length; i++) {
		const char *replaced = (unsigned char)text[i] > '>' ? NULL : reference(text[i]);
		if (!replaced)
			continue;
		buffer_bytes(out, text + start, i - start);
		buffer_add(out, replaced);
		start = i + 1;
	}
	buffer_bytes(out, text + start, length - start);
}

void escape_text(struct buffer *out, const char *text)
{
	escape_bytes(out, text, strlen(text));
}

static bool is_of_word(char c)
{
	return ascii_letter_or_digit(c) || c == '-';
}

/* The next short word from AT on with a hyphen between digits: "2021-22", which browsers would break. Its length, or 0. */
static size_t year_find(const char *text, size_t length, size_t *at)
{
	enum { LONGEST = 16 };
	for (size_t i = *at + 1; i + 1 < length; i++) {
		if (text[i] != '-' || !ascii_digit(text[i - 1]) || !ascii_digit(text[i + 1]))
			continue;
		size_t start = i, end = i;
		while (start > *at && is_of_word(text[start - 1]))
			start--;
		while (end < length && is_of_word(text[end]))
			end++;
		if (end - start <= LONGEST) {
			*at = start;
			return end - start;
		}
		i = end;
	}
	return 0;
}

void escape_prose(struct buffer *out, const char *text, size_t length)
{
	size_t done = 0, at = 0, found;
	while ((found = year_find(text, length, &at))) {
		escape_bytes(out, text + done, at - done);
		buffer_add(out, "<span class=\"ar-whole\">");
		buffer_bytes(out, text + at, found);
		buffer_add(out, "</span>");
		done = at += found;
	}
	escape_bytes(out, text + done, length - done);
}

/* What is not in KEPT is percent-encoded (RFC 3986, 2.1). */
static void escape_but(struct buffer *out, const char *url, const char *kept)
{
	static const char digits[] = "0123456789ABCDEF";
	for (; *url; url++) {
		unsigned char c = (unsigned char)*url;
		if (ascii_letter_or_digit(c) || strchr(kept, c))
			buffer_char(out, *url);
		else if (c == '&')
			buffer_add(out, "&amp;");
		else {
			buffer_char(out, '%');
			buffer_char(out, digits[c >> 4]);
			buffer_char(out, digits[c & 15]);
		}
	}
}

void escape_url(struct buffer *out, const char *url)
{
	escape_but(out, url, "-._~:/?#[]@!$()*+,;=%");
}

void escape_path(struct buffer *out, const char *path)
{
	escape_but(out, path, "-._~/@!$()*+,;=");
}

bool url_allowed(const char *url)
{
	char scheme[8];
	enum address_kind kind = address_kind(url, scheme, sizeof scheme);
	if (kind == ADDRESS_RELATIVE)
		return !strchr(url, ':') && *url != '/' && *url != '\\';
	return kind == ADDRESS_WEB || kind == ADDRESS_PERSON;
}
