/* Where Markdown text comes from, and copies of it that are rewritten for cmark while every byte still knows its
 * origin. */
#ifndef MARKDOWN_ORIGIN_H
#define MARKDOWN_ORIGIN_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/value.h"

struct origin {
	const char *text; /* as the author wrote it */
	size_t length;
	uint32_t file;
	size_t start;              /* offset of the text in its file */
	const struct value *value; /* NULL, or the value whose text it is: then start is unused */
};

/* The place of byte INDEX of the text. */
struct place origin_place(const struct origin *origin, size_t index);

struct copy {
	struct arena *arena;
	char *text; /* length bytes, not NUL-terminated */
	size_t length, capacity;
	uint32_t *from; /* for each byte, the index in the origin that it stands for */
};

/* Makes room for LENGTH more bytes at once. */
void copy_reserve(struct copy *copy, size_t length);

/* Adds LENGTH bytes that stand for the origin's bytes from FROM on. */
void copy_add(struct copy *copy, const char *text, size_t length, size_t from);

/* Adds LENGTH bytes that all stand for the origin's byte FROM. */
void copy_put(struct copy *copy, const char *text, size_t length, size_t from);

/* Adds the bytes START to END of another copy of the same origin. */
void copy_range(struct copy *copy, const struct copy *other, size_t start, size_t end);

/* The origin's index of byte AT, also one past the end. */
size_t copy_from(const struct copy *copy, size_t at);

#endif
