#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/pages.h"

enum {
	ALIGNMENT = 16,
	FIRST_BLOCK = 16 * 1024, /* for most arenas hold little; each block is twice the one before, */
	LAST_BLOCK = 8 * 1024 *
	             1024, /* up to this: a report has some hundred arenas, and what is left of their last blocks counts */
#ifdef __SANITIZE_ADDRESS__
	LARGE = 1, /* each allocation has a block of its own, so that a step past its end is found */
#else
	LARGE = 64 * 1024, /* from here on an allocation has a block of its own */
#endif
};

struct arena_block {
	struct arena_block *next, *previous;
	size_t size; /* in bytes, with this head */
	bool pages;  /* a single allocation, zeroed; otherwise malloc's, and zeroed part by part as it is given out */
};

struct adopted {
	void *thing;
	void (*release)(void *thing);
	struct adopted *next;
};

struct arena {
	struct arena_block *blocks;  /* all, in no order */
	struct arena_block *current; /* the one that small allocations come from */
	char *free;                  /* the current block's unused part */
	size_t left;                 /* in bytes */
	size_t block_size;           /* of the current block */
	char *last;                  /* the last small allocation, which arena_grow may extend in place */
	struct adopted *adopted;
	struct arena *children, *sibling;
};

static _Noreturn void memory_exhausted(void)
{
	fputs("annual: error: this computer has not enough memory for the report\n", stderr);
	exit(3);
}

void *memory_resize(void *memory, size_t size)
{
	void *resized = realloc(memory, size ? size : 1);
	if (!resized)
		memory_exhausted();
	return resized;
}

struct arena *arena_new(void)
{
	struct arena *arena = calloc(1, sizeof *arena);
	if (!arena)
		memory_exhausted();
	return arena;
}

struct arena *arena_child(struct arena *parent)
{
	struct arena *child = arena_new();
	child->sibling = parent->children;
	return parent->children = child;
}

/* All blocks but KEPT. */
static void blocks_free(struct arena *arena, const struct arena_block *kept)
{
	for (struct adopted *adopted = arena->adopted; adopted; adopted = adopted->next)
		adopted->release(adopted->thing);
	arena->adopted = NULL;
	for (struct arena *child = arena->children, *next; child; child = next) {
		next = child->sibling;
		arena_free(child);
	}
	arena->children = NULL;
	for (struct arena_block *block = arena->blocks, *next; block; block = next) {
		next = block->next;
		if (block == kept)
			continue;
		if (block->pages)
			pages_free(block, block->size);
		else
			free(block);
	}
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	blocks_free(arena, NULL);
	free(arena);
}

void arena_clear(struct arena *arena)
{
	struct arena_block *kept = arena->current;
	blocks_free(arena, kept);
	arena->blocks = kept;
	arena->last = NULL;
	if (!kept)
		return;
	kept->next = kept->previous = NULL;
	arena->free = (char *)(kept + 1);
	arena->left = kept->size - sizeof *kept;
}

static void link_block(struct arena *arena, struct arena_block *block)
{
	block->previous = NULL;
	block->next = arena->blocks;
	if (block->next)
		block->next->previous = block;
	arena->blocks = block;
}

static void *add_block(struct arena *arena, size_t size, bool pages)
{
	if (size > SIZE_MAX / 2)
		memory_exhausted();
	struct arena_block *block = pages ? pages_new(sizeof *block + size) : malloc(sizeof *block + size);
	if (!block)
		memory_exhausted();
	block->size = sizeof *block + size;
	block->pages = pages;
	link_block(arena, block);
	return block + 1;
}

/* A block with room for NEED bytes, fewer than LARGE. */
static void begin_block(struct arena *arena, size_t need)
{
	do {
		if (!arena->block_size)
			arena->block_size = FIRST_BLOCK;
		else if (arena->block_size < LAST_BLOCK)
			arena->block_size *= 2;
	} while (arena->block_size - sizeof(struct arena_block) < need);
	arena->left = arena->block_size - sizeof(struct arena_block);
	arena->free = add_block(arena, arena->left, arena->block_size == LAST_BLOCK);
	arena->current = arena->blocks;
}

static size_t aligned(size_t size)
{
	return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

void *arena_alloc(struct arena *arena, size_t size)
{
	if (size >= LARGE)
		return add_block(arena, size, true);
	size_t need = aligned(size ? size : 1);
	if (need > arena->left)
		begin_block(arena, need);
	arena->last = arena->free;
	arena->free += need;
	arena->left -= need;
	return memset(arena->last, 0, need);
}

void arena_adopt(struct arena *arena, void *thing, void (*release)(void *thing))
{
	struct adopted *adopted = arena_alloc(arena, sizeof *adopted);
	*adopted = (struct adopted){thing, release, arena->adopted};
	arena->adopted = adopted;
}

static size_t product(size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 2 / size)
		memory_exhausted();
	return count * size;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	return arena_alloc(arena, product(count, size));
}

static struct arena_block *unlink_block(struct arena *arena, void *array)
{
	struct arena_block *block = (struct arena_block *)array - 1;
	if (block->previous)
		block->previous->next = block->next;
	else
		arena->blocks = block->next;
	if (block->next)
		block->next->previous = block->previous;
	return block;
}

void arena_drop(struct arena *arena, void *array, size_t size)
{
	if (!array || size < LARGE)
		return;
	struct arena_block *block = unlink_block(arena, array);
	pages_free(block, block->size);
}

/* A large array has its own block, so that it may move without leaving its old bytes behind. */
static void *resize_large(struct arena *arena, void *array, size_t size)
{
	struct arena_block *block = unlink_block(arena, array);
	block = pages_resize(block, block->size, sizeof *block + size);
	if (!block)
		memory_exhausted();
	block->size = sizeof *block + size;
	link_block(arena, block);
	return block + 1;
}

static void *resize_small(struct arena *arena, void *array, size_t old, size_t size)
{
	if (array && array == arena->last && size < LARGE) {
		size_t more = aligned(size) - aligned(old ? old : 1);
		if (more <= arena->left) {
			memset(arena->free, 0, more);
			arena->free += more;
			arena->left -= more;
			return array;
		}
	}
	void *moved = arena_alloc(arena, size);
	if (old)
		memcpy(moved, array, old);
	return moved;
}

/* Most arrays stay short: of large elements one or two at first, of small ones eight. */
static size_t first_capacity(size_t size, size_t count)
{
	enum { BYTES = 96 };
	size_t first = size > BYTES / 2 ? 1 : BYTES / size;
	while (first <= count)
		first *= 2;
	return first < 8 ? first : 8;
}

static void *array_widen(struct arena *arena, void *array, size_t *capacity, size_t wider, size_t size)
{
	size_t old = *capacity * size, bytes = product(wider, size);
	*capacity = wider;
	return array && old >= LARGE ? resize_large(arena, array, bytes) : resize_small(arena, array, old, bytes);
}

void *arena_grow(struct arena *arena, void *array, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return array;
	size_t wider = count < 8 ? first_capacity(size, count) : count + count / 2 + 1;
	return array_widen(arena, array, capacity, wider, size);
}

void *arena_reserve(struct arena *arena, void *array, size_t count, size_t more, size_t *capacity, size_t size)
{
	if (more <= *capacity - count)
		return array;
	size_t wider = *capacity + *capacity / 2;
	return array_widen(arena, array, capacity, wider < count + more ? count + more : wider, size);
}

char *arena_slice(struct arena *arena, const char *text, size_t length)
{
	if (length >= SIZE_MAX / 2)
		memory_exhausted();
	char *copy = arena_alloc(arena, length + 1);
	if (length)
		memcpy(copy, text, length);
	return copy;
}

char *arena_copy(struct arena *arena, const char *text)
{
	return arena_slice(arena, text, strlen(text));
}

char *arena_format(struct arena *arena, const char *format, ...)
{
	char usual[256];
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	int printed = vsnprintf(usual, sizeof usual, format, arguments);
	size_t length = printed > 0 ? (size_t)printed : 0;
	char *text = arena_alloc(arena, length + 1);
	if (length < sizeof usual)
		memcpy(text, usual, length);
	else
		vsnprintf(text, length + 1, format, again);
	va_end(arguments);
	va_end(again);
	return text;
}
