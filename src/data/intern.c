#include "data/intern.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SIZE = 16, TEXT_BLOCK = 32 * 1024 };

void intern_init(struct intern *intern, struct arena *arena)
{
	*intern = (struct intern){.arena = arena, .size = FIRST_SIZE};
	intern->slots = memory_resize(NULL, FIRST_SIZE * sizeof *intern->slots);
	memset(intern->slots, 0, FIRST_SIZE * sizeof *intern->slots);
}

void intern_release(struct intern *intern)
{
	free(intern->slots);
	*intern = (struct intern){0};
}

static uint32_t hash_text(const char *text, size_t length)
{
	uint64_t hash = 0xCBF29CE484222325 ^ length;
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)text[i]) * 0x100000001B3;
	hash *= 0x9E3779B97F4A7C15;
	return (uint32_t)(hash >> 32);
}

/* The slot that holds TEXT, or the free one where it belongs. */
static struct intern_slot *find_slot(const struct intern *intern, const char *text, size_t length, uint32_t hash)
{
	size_t at = hash & (intern->size - 1);
	for (;; at = (at + 1) & (intern->size - 1)) {
		struct intern_slot *slot = &intern->slots[at];
		if (!slot->number)
			return slot;
		if (slot->hash != hash)
			continue;
		const char *have = intern->texts[slot->number];
		if (strncmp(have, text, length) == 0 && !have[length])
			return slot;
	}
}

static void grow_slots(struct intern *intern, size_t size)
{
	size_t old_size = intern->size;
	struct intern_slot *old = intern->slots;
	intern->size = size;
	intern->slots = memory_resize(NULL, intern->size * sizeof *intern->slots);
	memset(intern->slots, 0, intern->size * sizeof *intern->slots);
	for (size_t i = 0; i < old_size; i++) {
		if (!old[i].number)
			continue;
		size_t at = old[i].hash & (intern->size - 1);
		while (intern->slots[at].number)
			at = (at + 1) & (intern->size - 1);
		intern->slots[at] = old[i];
	}
	free(old);
}

void intern_reserve(struct intern *intern, size_t count)
{
	size_t size = intern->size;
	while (size / 4 * 3 < intern->count + count)
		size *= 2;
	if (size > intern->size)
		grow_slots(intern, size);
}

/* Texts stand end to end: no padding between them. */
static const char *keep(struct intern *intern, const char *text, size_t length)
{
	if (length >= TEXT_BLOCK / 8)
		return arena_slice(intern->arena, text, length);
	if (length + 1 > intern->left) {
		intern->left = intern->count < 1000 ? TEXT_BLOCK / 8 + 1 : TEXT_BLOCK;
		intern->free = arena_alloc(intern->arena, intern->left);
	}
	char *copy = intern->free;
	memcpy(copy, text, length);
	copy[length] = '\0';
	intern->free += length + 1;
	intern->left -= length + 1;
	return copy;
}

uint32_t intern_find(const struct intern *intern, const char *text, size_t length)
{
	return find_slot(intern, text, length, hash_text(text, length))->number;
}

uint32_t intern_prepare(const struct intern *intern, const char *text, size_t length)
{
	uint32_t hash = hash_text(text, length);
	__builtin_prefetch(&intern->slots[hash & (intern->size - 1)]);
	return hash;
}

uint32_t intern_add(struct intern *intern, const char *text, size_t length)
{
	return intern_add_prepared(intern, text, length, hash_text(text, length));
}

uint32_t intern_add_prepared(struct intern *intern, const char *text, size_t length, uint32_t hash)
{
	struct intern_slot *slot = find_slot(intern, text, length, hash);
	if (slot->number)
		return slot->number;
	intern->texts =
	    arena_grow(intern->arena, intern->texts, (size_t)intern->count + 1, &intern->capacity, sizeof *intern->texts);
	intern->texts[0] = NULL;
	uint32_t number = ++intern->count;
	intern->texts[number] = keep(intern, text, length);
	*slot = (struct intern_slot){hash, number};
	if (intern->count > intern->size / 4 * 3)
		grow_slots(intern, intern->size * 2);
	return number;
}
