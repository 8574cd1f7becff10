#include "base/text.h"

#include <string.h>

#include "base/ascii.h"
#include "base/word.h"

/* Length of a sequence by its first byte, and the range of its second (Unicode 15, table 3-7); 0: no first byte. */
static size_t sequence(unsigned char first, unsigned char *low, unsigned char *high)
{
	*low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
	*high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
	if (first < 0x80)
		return 1;
	if (first < 0xC2 || first > 0xF4)
		return 0;
	return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* The length of the valid sequence at TEXT, or 0. */
static size_t valid_sequence(const unsigned char *text, size_t length)
{
	unsigned char low, high;
	size_t need = sequence(text[0], &low, &high);
	if (need <= 1)
		return need;
	if (need > length || text[1] < low || text[1] > high)
		return 0;
	for (size_t i = 2; i < need; i++)
		if ((text[i] & 0xC0) != 0x80)
			return 0;
	return need;
}

size_t utf8_decode_sequence(const char *text, size_t length, uint32_t *code_point)
{
	static const unsigned char masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
	*code_point = 0;
	if (!length)
		return 0;
	const unsigned char *bytes = (const unsigned char *)text;
	size_t size = valid_sequence(bytes, length);
	if (!size) {
		*code_point = 0xFFFD;
		return 1;
	}
	*code_point = bytes[0] & masks[size];
	for (size_t i = 1; i < size; i++)
		*code_point = *code_point << 6 | (bytes[i] & 0x3F);
	return size;
}

/* How many whole words of eight ASCII bytes TEXT begins with, in bytes. */
static size_t ascii_run(const char *text, size_t length)
{
	size_t at = 0;
	for (uint64_t words[4]; at + sizeof words <= length; at += sizeof words) {
		memcpy(words, text + at, sizeof words);
		if ((words[0] | words[1] | words[2] | words[3]) & WORD_HIGHEST)
			break;
	}
	for (uint64_t word; at + sizeof word <= length; at += sizeof word) {
		memcpy(&word, text + at, sizeof word);
		if (word & WORD_HIGHEST)
			break;
	}
	return at;
}

size_t utf8_invalid(const char *text, size_t length)
{
	for (size_t at = ascii_run(text, length); at < length;) {
		size_t size = valid_sequence((const unsigned char *)text + at, length - at);
		if (!size)
			return at;
		at += size;
		if (size > 1)
			at += ascii_run(text + at, length - at);
	}
	return length;
}

size_t utf8_none(const char *text, size_t length)
{
	uint32_t code_point;
	for (size_t at = 0, size; at < length; at += size) {
		size = utf8_decode(text + at, length - at, &code_point);
		if (code_point_is_none(code_point))
			return at;
	}
	return length;
}

size_t utf8_count(const char *text, size_t length)
{
	size_t count = 0;
	uint32_t code_point;
	for (size_t at = 0; at < length; count++)
		at += utf8_decode(text + at, length - at, &code_point);
	return count;
}

bool text_equal(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

bool text_starts(const char *text, const char *prefix)
{
	while (*prefix && *text == *prefix)
		text++, prefix++;
	return *prefix == '\0';
}

bool text_ends(const char *text, const char *suffix)
{
	size_t length = strlen(text), end = strlen(suffix);
	return length >= end && strcmp(text + length - end, suffix) == 0;
}

static const char *name_at(const void *items, size_t size, size_t index)
{
	return *(const char *const *)((const char *)items + index * size);
}

size_t names_from(const void *items, size_t count, size_t size, const char *name, size_t length)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strncmp(name_at(items, size, middle), name, length) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const void *names_find(const void *items, size_t count, size_t size, const char *name)
{
	size_t at = names_from(items, count, size, name, strlen(name) + 1);
	return at < count && strcmp(name_at(items, size, at), name) == 0 ? (const char *)items + at * size : NULL;
}

char *text_capital(struct arena *arena, const char *text)
{
	char *copy = arena_copy(arena, text);
	if (ascii_small(*copy))
		*copy = (char)(*copy - 'a' + 'A');
	return copy;
}

char *text_small(struct arena *arena, const char *text)
{
	char *copy = arena_copy(arena, text);
	if (*copy && (ascii_small(copy[1]) || copy[1] == ' '))
		*copy = ascii_lower(*copy);
	return copy;
}

bool text_is_language(const char *tag)
{
	size_t length = 0;
	for (bool first = true;; first = false) {
		for (length = 0; ascii_letter(*tag) || (!first && ascii_digit(*tag)); tag++)
			length++;
		size_t most = first ? 3 : 8; /* longer first subtags are not in use: "English" is a word */
		if (length < (first ? 2 : 1) || length > most || *tag != '-')
			return length >= (first ? 2 : 1) && length <= most && !*tag;
		tag++;
	}
}

/* From U+0100 on, capitals and small letters take turns; in two runs the capital is the odd one. */
static uint32_t small_letter(uint32_t c)
{
	bool odd = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
	bool pairs = odd || (c >= 0x100 && c <= 0x137 && c != 0x130 && c != 0x131) || (c >= 0x14A && c <= 0x177);
	if (ascii_capital(c) || (c >= 0xC0 && c <= 0xDE && c != 0xD7))
		return c + 0x20;
	return pairs && c % 2 == odd ? c + 1 : c;
}

void text_fold(struct buffer *out, const char *text)
{
	size_t length = strlen(text);
	uint32_t code_point;
	for (size_t at = 0; at < length;) {
		size_t size = utf8_decode(text + at, length - at, &code_point);
		uint32_t small = small_letter(code_point);
		if (small == code_point)
			buffer_bytes(out, text + at, size);
		else
			buffer_code_point(out, small);
		at += size;
	}
}

static bool word_ends(const char *text, size_t length)
{
	if (!length)
		return true;
	unsigned char c = (unsigned char)*text;
	return c < 0x80 && !ascii_capital(*text) && !ascii_small(*text) && !ascii_digit(c);
}

bool text_space_holds(const char *text, size_t length, size_t at, char before)
{
	static const char *const units[] = {"%", "\xE2\x80\xB0", "\xC2\xB0",
	    "\xC2\xB0"
	    "C",
	    "\xC2\xB0"
	    "F",
	    "million", "billion", "thousand", "bn", "am", "pm", "per cent", "km", "kg"};
	char last = at ? text[at - 1] : before;
	const char *next = text + at + 1;
	size_t left = length > at ? length - at - 1 : 0;
	if (at > 1 && !memcmp(text + at - 2, "\xC2\xA3", 2))
		return left && ascii_digit(*next);
	for (size_t i = 0; ascii_digit(last) && i < sizeof units / sizeof *units; i++) {
		size_t size = strlen(units[i]);
		if (left >= size && !memcmp(next, units[i], size) && word_ends(next + size, left - size))
			return true;
	}
	return false;
}
