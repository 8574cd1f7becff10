#include "base/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static void reserve(struct buffer *buffer, size_t more)
{
	size_t need = buffer->length + more + 1;
	if (need <= buffer->capacity)
		return;
	size_t capacity = buffer->capacity * 2;
	if (capacity < need)
		capacity = need < 64 ? 64 : need;
	buffer->data = memory_resize(buffer->data, capacity);
	buffer->capacity = capacity;
}

void buffer_release(struct buffer *buffer)
{
	free(buffer->data);
	*buffer = (struct buffer){0};
}

const char *buffer_finish(struct buffer *buffer, struct arena *arena)
{
	const char *text = buffer_text(buffer);
	if (buffer->data)
		arena_adopt(arena, buffer->data, free);
	*buffer = (struct buffer){0};
	return text;
}

void buffer_clear(struct buffer *buffer)
{
	buffer_cut(buffer, 0);
}

void buffer_cut(struct buffer *buffer, size_t length)
{
	buffer->length = length;
	if (buffer->data)
		buffer->data[length] = '\0';
}

const char *buffer_text(const struct buffer *buffer)
{
	return buffer->data ? buffer->data : "";
}

char *buffer_room(struct buffer *buffer, size_t length)
{
	reserve(buffer, length);
	return buffer->data + buffer->length;
}

void buffer_extend(struct buffer *buffer, const char *end)
{
	buffer->length = (size_t)(end - buffer->data);
	buffer->data[buffer->length] = '\0';
}

void buffer_vformat(struct buffer *buffer, const char *format, va_list arguments)
{
	enum { USUAL = 60 };
	va_list again;
	va_copy(again, arguments);
	reserve(buffer, USUAL);
	size_t room = buffer->capacity - buffer->length;
	int length = vsnprintf(buffer->data + buffer->length, room, format, arguments);
	if (length > 0 && (size_t)length >= room) {
		reserve(buffer, (size_t)length);
		vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, again);
	}
	buffer->length += length > 0 ? (size_t)length : 0;
	va_end(again);
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	buffer_vformat(buffer, format, arguments);
	va_end(arguments);
}

void buffer_integer(struct buffer *buffer, int64_t value)
{
	enum { DIGITS_MAX = 20 };
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	size_t digits = 1;
	for (uint64_t more = rest; more > 9; more /= 10)
		digits++;
	reserve(buffer, DIGITS_MAX);
	if (value < 0)
		buffer->data[buffer->length++] = '-';
	buffer->length += digits;
	buffer->data[buffer->length] = '\0';
	for (char *at = buffer->data + buffer->length; digits > 0; digits--, rest /= 10)
		*--at = (char)('0' + rest % 10);
}

void buffer_code_point(struct buffer *buffer, uint32_t code_point)
{
	uint32_t c = code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF) ? 0xFFFD : code_point;
	if (c < 0x80) {
		buffer_char(buffer, (char)c);
		return;
	}
	char bytes[4];
	size_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	for (size_t i = length - 1; i; i--, c >>= 6)
		bytes[i] = (char)(0x80 | (c & 0x3F));
	bytes[0] = (char)((length == 2 ? 0xC0 : length == 3 ? 0xE0 : 0xF0) | c);
	buffer_bytes(buffer, bytes, length);
}

void buffer_milli(struct buffer *buffer, int64_t value)
{
	uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	if (value < 0)
		buffer_char(buffer, '-');
	buffer_integer(buffer, (int64_t)(size / 1000));
	unsigned rest = (unsigned)(size % 1000);
	if (!rest)
		return;
	char digits[4] = {'.', (char)('0' + rest / 100), (char)('0' + rest / 10 % 10), (char)('0' + rest % 10)};
	size_t length = 4;
	while (digits[length - 1] == '0')
		length--;
	buffer_bytes(buffer, digits, length);
}

static void json_escape(struct buffer *buffer, unsigned char byte)
{
	static const char letters[] = "btn\0fr"; /* from U+0008 on */
	if (byte >= 8 && byte <= 13 && byte != 11) {
		buffer_char(buffer, '\\');
		buffer_char(buffer, letters[byte - 8]);
	} else if (byte == '"' || byte == '\\') {
		buffer_char(buffer, '\\');
		buffer_char(buffer, (char)byte);
	} else {
		buffer_format(buffer, "\\u%04x", (unsigned)byte);
	}
}

/* How many bytes from TEXT on must be escaped together: 3 for U+2028 and U+2029, 1 for others, 0 for none. */
static size_t json_special(const char *text)
{
	unsigned char c = (unsigned char)text[0];
	if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F)
		return 1;
	if (c == '<' && (text[1] == '/' || text[1] == '!'))
		return 1;
	return c == 0xE2 && (unsigned char)text[1] == 0x80 && ((unsigned char)text[2] & 0xFE) == 0xA8 ? 3 : 0;
}

void buffer_json(struct buffer *buffer, const char *text)
{
	buffer_char(buffer, '"');
	const char *start = text;
	for (; *text; text++) {
		size_t special = json_special(text);
		if (!special)
			continue;
		buffer_bytes(buffer, start, (size_t)(text - start));
		if (special == 3)
			buffer_add(buffer, (unsigned char)text[2] == 0xA8 ? "\\u2028" : "\\u2029");
		else
			json_escape(buffer, (unsigned char)*text);
		text += special - 1;
		start = text + 1;
	}
	buffer_bytes(buffer, start, (size_t)(text - start));
	buffer_char(buffer, '"');
}
