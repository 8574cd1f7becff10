#include "base/alike.h"

#include <string.h>

#include "base/ascii.h"
#include "base/text.h"

/* What does not count in a form. */
enum { CASE = 1, SPACES = 2, HIDDEN = 4, ACCENTS = 8, DASHES = 16, SCRIPTS = 32, APOSTROPHES = 64, EVERYTHING = 127 };

static bool is_hidden(uint32_t c)
{
	return c == 0xAD || c == 0x34F || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

static bool is_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
	       c == 0x205F || c == 0x3000;
}

static bool is_dash(uint32_t c)
{
	return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFF0D;
}

static bool is_apostrophe(uint32_t c)
{
	return c == 0x2018 || c == 0x2019 || c == 0x2032 || c == 0x2BC || c == '`' || c == 0xB4;
}

/* The Latin letter that a Greek, Cyrillic or wide one looks like, or the letter itself. */
static uint32_t latin_of(uint32_t c)
{
	static const struct {
		uint16_t letter;
		char latin;
	} pairs[] = {{0x391, 'A'}, {0x392, 'B'}, {0x395, 'E'}, {0x396, 'Z'}, {0x397, 'H'}, {0x399, 'I'}, {0x39A, 'K'},
	    {0x39C, 'M'}, {0x39D, 'N'}, {0x39F, 'O'}, {0x3A1, 'P'}, {0x3A4, 'T'}, {0x3A5, 'Y'}, {0x3A7, 'X'}, {0x3BF, 'o'},
	    {0x3BD, 'v'}, {0x405, 'S'}, {0x406, 'I'}, {0x408, 'J'}, {0x410, 'A'}, {0x412, 'B'}, {0x415, 'E'}, {0x41A, 'K'},
	    {0x41C, 'M'}, {0x41D, 'H'}, {0x41E, 'O'}, {0x420, 'P'}, {0x421, 'C'}, {0x422, 'T'}, {0x423, 'Y'}, {0x425, 'X'},
	    {0x430, 'a'}, {0x435, 'e'}, {0x43E, 'o'}, {0x440, 'p'}, {0x441, 'c'}, {0x443, 'y'}, {0x445, 'x'}, {0x455, 's'},
	    {0x456, 'i'}, {0x458, 'j'}};
	if (c >= 0xFF01 && c <= 0xFF5E)
		return c - 0xFEE0;
	if (c < 0x391 || c > 0x458)
		return c;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (pairs[i].letter == c)
			return (uint32_t)pairs[i].latin;
	return c;
}

static void form_add(struct buffer *out, const char *text, size_t length, uint32_t c, unsigned without)
{
	if (((without & HIDDEN) && is_hidden(c)) || ((without & SPACES) && is_space(c)) ||
	    ((without & ACCENTS) && c >= 0x300 && c <= 0x36F))
		return;
	uint32_t latin = without & SCRIPTS ? latin_of(c) : c;
	if ((without & DASHES) && is_dash(c))
		buffer_char(out, '-');
	else if ((without & APOSTROPHES) && is_apostrophe(c))
		buffer_char(out, '\'');
	else if (latin < 0x80)
		buffer_char(out, without & CASE ? ascii_lower((char)latin) : (char)latin);
	else
		buffer_bytes(out, text, length);
}

/* A letter with its accent taken away; capitals stay. */
static size_t unaccented(uint32_t c, char letters[2])
{
	if (c < 0xC0 || c > 0x17F || c == 0xD7 || c == 0xF7)
		return 0;
	return text_base_letters(c, letters);
}

static bool is_capital(uint32_t c)
{
	return c < 0x100 ? c <= 0xDE : !(c & 1);
}

/* The ASCII that TEXT begins with; how many bytes it is. Most texts are nothing else. */
static size_t form_begin(struct buffer *out, const char *text, size_t length, unsigned without)
{
	size_t at = 0;
	char *to = buffer_room(out, length);
	for (; at < length && (unsigned char)text[at] < 0x80; at++) {
		char c = text[at];
		if (c <= ' ' && (without & SPACES) && is_space((uint32_t)c))
			continue;
		*to++ = without & CASE ? ascii_lower(c) : c;
	}
	buffer_extend(out, to);
	return at;
}

static void form_make(struct buffer *out, const char *text, unsigned without)
{
	size_t length = strlen(text);
	for (size_t at = form_begin(out, text, length, without); at < length;) {
		uint32_t c;
		char letters[2];
		size_t bytes = utf8_decode(text + at, length - at, &c);
		size_t count = without & ACCENTS ? unaccented(c, letters) : 0;
		for (size_t i = 0; i < count; i++)
			buffer_char(out, (char)(is_capital(c) && !(without & CASE) ? letters[i] - 'a' + 'A' : letters[i]));
		if (!count)
			form_add(out, text + at, bytes, c, without);
		at += bytes;
	}
}

void alike_form(struct buffer *out, const char *text)
{
	form_make(out, text, EVERYTHING);
}

static bool same_without(const char *a, const char *b, unsigned without)
{
	struct buffer left = {0}, right = {0};
	form_make(&left, a, without);
	form_make(&right, b, without);
	bool same = strcmp(buffer_text(&left), buffer_text(&right)) == 0;
	buffer_release(&left);
	buffer_release(&right);
	return same;
}

bool alike_same(const char *a, const char *b)
{
	return same_without(a, b, EVERYTHING);
}

const char *alike_difference(const char *a, const char *b)
{
	static const struct {
		unsigned without;
		const char *what;
	} differences[] = {{CASE, "capitals"}, {SPACES, "spaces"}, {HIDDEN, "a sign that cannot be seen"},
	    {ACCENTS, "an accent, or how it is typed"}, {DASHES, "the kind of dash"},
	    {APOSTROPHES, "the kind of apostrophe"}, {SCRIPTS, "letters of another script that look the same"}};
	for (size_t i = 0; i < sizeof differences / sizeof *differences; i++)
		if (same_without(a, b, differences[i].without))
			return differences[i].what;
	return "capitals, spaces, accents or signs that cannot be seen";
}
