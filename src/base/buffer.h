/* A growing byte string, always NUL-terminated. Formatting is locale-free: no floating point passes through it. */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

struct buffer {
	char *data;      /* owned; NULL until the first byte is added, read it through buffer_text() */
	size_t length;   /* in bytes, without the final NUL */
	size_t capacity; /* in bytes */
};

void buffer_release(struct buffer *buffer);
void buffer_clear(struct buffer *buffer);                              /* empties, keeps the memory */
void buffer_cut(struct buffer *buffer, size_t length);                 /* drops what follows the first LENGTH bytes */
const char *buffer_finish(struct buffer *buffer, struct arena *arena); /* empties; its text lives on in ARENA */
const char *buffer_text(const struct buffer *buffer);                  /* "" when empty */

/* Room for LENGTH more bytes, to write them in place; buffer_extend then adds those before END. */
char *buffer_room(struct buffer *buffer, size_t length);
void buffer_extend(struct buffer *buffer, const char *end);

void buffer_format(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_vformat(struct buffer *buffer, const char *format, va_list arguments);
void buffer_integer(struct buffer *buffer, int64_t value);          /* fast decimal digits */
void buffer_code_point(struct buffer *buffer, uint32_t code_point); /* as UTF-8 */

/* VALUE thousandths as the shortest decimal: 1500 is "1.5", -20 is "-0.02"; for PDF, SVG and CSS lengths. */
void buffer_milli(struct buffer *buffer, int64_t value);

/* TEXT as a JSON string with its quotes (RFC 8259, section 7); "</" and U+2028/9 are escaped so that it may stand in a script. */
void buffer_json(struct buffer *buffer, const char *text);

/* What follows is called for each few bytes of every output: here, so that the compiler knows the length of what is added. */

static inline void buffer_bytes(struct buffer *buffer, const void *bytes, size_t length)
{
	if (length >= buffer->capacity - buffer->length)
		buffer_room(buffer, length);
	if (length)
		memcpy(buffer->data + buffer->length, bytes, length);
	buffer->length += length;
	buffer->data[buffer->length] = '\0';
}

static inline void buffer_add(struct buffer *buffer, const char *text)
{
	buffer_bytes(buffer, text, strlen(text));
}

static inline void buffer_char(struct buffer *buffer, char byte)
{
	if (buffer->capacity - buffer->length < 2)
		buffer_room(buffer, 1);
	buffer->data[buffer->length++] = byte;
	buffer->data[buffer->length] = '\0';
}

#endif
