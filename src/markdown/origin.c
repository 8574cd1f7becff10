/* Copies of a text in which each byte remembers which byte of the source it came from. */
#include "markdown/origin.h"

#include <string.h>

struct place origin_place(const struct origin *origin, size_t index)
{
	if (origin->value)
		return value_place_at(origin->value, index);
	return (struct place){origin->file, (uint32_t)(origin->start + index)};
}

void copy_reserve(struct copy *copy, size_t length)
{
	size_t needed = copy->length + length;
	if (needed <= copy->capacity)
		return;
	size_t capacity = needed < copy->capacity * 2 ? copy->capacity * 2 : needed;
	char *text = arena_array(copy->arena, capacity, 1);
	uint32_t *from = arena_array(copy->arena, capacity, sizeof *from);
	if (copy->length > 0) {
		memcpy(text, copy->text, copy->length);
		memcpy(from, copy->from, copy->length * sizeof *from);
	}
	copy->text = text;
	copy->from = from;
	copy->capacity = capacity;
}

void copy_add(struct copy *copy, const char *text, size_t length, size_t from)
{
	if (length == 0)
		return;
	copy_reserve(copy, length);
	memcpy(copy->text + copy->length, text, length);
	for (size_t i = 0; i < length; i++)
		copy->from[copy->length + i] = (uint32_t)(from + i);
	copy->length += length;
}

void copy_put(struct copy *copy, const char *text, size_t length, size_t from)
{
	copy_add(copy, text, length, from);
	for (size_t i = copy->length - length; i < copy->length; i++)
		copy->from[i] = (uint32_t)from;
}

void copy_range(struct copy *copy, const struct copy *other, size_t start, size_t end)
{
	if (end <= start)
		return;
	copy_reserve(copy, end - start);
	memcpy(copy->text + copy->length, other->text + start, end - start);
	memcpy(copy->from + copy->length, other->from + start, (end - start) * sizeof *other->from);
	copy->length += end - start;
}

size_t copy_from(const struct copy *copy, size_t at)
{
	if (at < copy->length)
		return copy->from[at];
	return copy->length > 0 ? copy->from[copy->length - 1] + (size_t)1 : 0;
}
