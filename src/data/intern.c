#include "data/intern.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SIZE = 16, PROBES = 64, TEXT_BLOCK = 32 * 1024 };

#define LEAF 0x80000000u

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

static uint64_t mixed(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * 0x9E3779B97F4A7C15;
	return hash ^ hash >> 32;
}

/* Up to seven bytes as one number: those of four and more by two words that overlap. */
static uint64_t tail_of(const char *text, size_t length)
{
	uint32_t first, last;
	if (length >= sizeof first) {
		memcpy(&first, text, sizeof first);
		memcpy(&last, text + length - sizeof last, sizeof last);
		return first | (uint64_t)last << 32;
	}
	const unsigned char *bytes = (const unsigned char *)text;
	return length ? bytes[0] | (uint64_t)bytes[length / 2] << 8 | (uint64_t)bytes[length - 1] << 16 : 0;
}

static uint32_t hash_text(const char *text, size_t length)
{
	uint64_t hash = 0xCBF29CE484222325 ^ length, word;
	for (; length >= sizeof word; text += sizeof word, length -= sizeof word) {
		memcpy(&word, text, sizeof word);
		hash = mixed(hash, word);
	}
	hash = mixed(hash, tail_of(text, length)) * 0xC2B2AE3D27D4EB4F;
	return (uint32_t)(hash >> 32);
}

static bool is_text(const struct intern *intern, uint32_t number, const char *text, size_t length)
{
	const char *have = intern->texts[number];
	return strncmp(have, text, length) == 0 && !have[length];
}

/* ---- the tree ---- */

static bool bit_of(const struct intern_fork *fork, const char *text, size_t length)
{
	return fork->byte < length && (unsigned char)text[fork->byte] & fork->mask;
}

/* The text that shares the most with TEXT, or 0: TEXT itself if the tree has it. */
static uint32_t tree_nearest(const struct intern *intern, const char *text, size_t length)
{
	uint32_t at = intern->root;
	while (at && !(at & LEAF))
		at = intern->forks[at].branches[bit_of(&intern->forks[at], text, length)];
	return at & ~LEAF;
}

static uint32_t tree_find(const struct intern *intern, const char *text, size_t length)
{
	uint32_t number = tree_nearest(intern, text, length);
	return number && is_text(intern, number, text, length) ? number : 0;
}

/* A fork for the first bit in which two different texts differ. */
static struct intern_fork fork_between(const char *a, const char *b)
{
	struct intern_fork fork = {.mask = 0x80};
	while (a[fork.byte] == b[fork.byte])
		fork.byte++;
	unsigned differing = (unsigned char)a[fork.byte] ^ (unsigned char)b[fork.byte];
	while (!(differing & fork.mask))
		fork.mask >>= 1;
	return fork;
}

static bool comes_before(const struct intern_fork *a, const struct intern_fork *b)
{
	return a->byte < b->byte || (a->byte == b->byte && a->mask > b->mask);
}

/* Adds a text that the tree does not have. */
static void tree_add(struct intern *intern, uint32_t number)
{
	const char *text = intern->texts[number];
	size_t length = strlen(text);
	if (!intern->root) {
		intern->root = number | LEAF;
		return;
	}
	struct intern_fork fork = fork_between(text, intern->texts[tree_nearest(intern, text, length)]);
	if (!intern->fork_count)
		intern->fork_count = 1; /* forks[0] is none */
	size_t count = intern->fork_count;
	intern->forks = arena_grow(intern->arena, intern->forks, count, &intern->fork_capacity, sizeof *intern->forks);
	uint32_t *at = &intern->root;
	while (!(*at & LEAF) && comes_before(&intern->forks[*at], &fork))
		at = &intern->forks[*at].branches[bit_of(&intern->forks[*at], text, length)];
	bool bit = bit_of(&fork, text, length);
	fork.branches[bit] = number | LEAF;
	fork.branches[!bit] = *at;
	*at = (uint32_t)count;
	intern->forks[count] = fork;
	intern->fork_count++;
}

/* ---- the slots ---- */

/* The slot that holds TEXT, or the free one where it belongs; NULL where there is neither near. */
static struct intern_slot *find_slot(const struct intern *intern, const char *text, size_t length, uint32_t hash)
{
	size_t mask = intern->size - 1;
	for (size_t probe = 0; probe < PROBES; probe++) {
		struct intern_slot *slot = &intern->slots[(hash + probe) & mask];
		if (!slot->number || (slot->hash == hash && is_text(intern, slot->number, text, length)))
			return slot;
	}
	return NULL;
}

static struct intern_slot *free_slot(const struct intern *intern, uint32_t hash)
{
	size_t mask = intern->size - 1;
	for (size_t probe = 0; probe < PROBES; probe++)
		if (!intern->slots[(hash + probe) & mask].number)
			return &intern->slots[(hash + probe) & mask];
	return NULL;
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
		struct intern_slot *slot = free_slot(intern, old[i].hash);
		if (slot)
			*slot = old[i];
		else
			tree_add(intern, old[i].number);
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

static uint32_t number_in(const struct intern *intern, const struct intern_slot *slot, const char *text, size_t length)
{
	return slot && slot->number ? slot->number : intern->root ? tree_find(intern, text, length) : 0;
}

uint32_t intern_find(const struct intern *intern, const char *text, size_t length)
{
	return number_in(intern, find_slot(intern, text, length, hash_text(text, length)), text, length);
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
	uint32_t number = number_in(intern, slot, text, length);
	if (number)
		return number;
	intern->texts =
	    arena_grow(intern->arena, intern->texts, (size_t)intern->count + 1, &intern->capacity, sizeof *intern->texts);
	intern->texts[0] = NULL;
	number = ++intern->count;
	intern->texts[number] = keep(intern, text, length);
	if (slot)
		*slot = (struct intern_slot){hash, number};
	else
		tree_add(intern, number);
	if (intern->count > intern->size / 4 * 3)
		grow_slots(intern, intern->size * 2);
	return number;
}
