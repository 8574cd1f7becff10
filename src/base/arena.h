/* Memory that lives and dies together. Nothing inside an arena is freed one by one. Running out of memory ends
 * the program in memory_exhausted(), with exit status 3; no caller checks for NULL. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);

/* One that is freed with its PARENT, and may be used by another thread than it. */
struct arena *arena_child(struct arena *parent);

void arena_free(struct arena *arena);

/* Takes back all that was allocated: the same memory serves again, zeroed. */
void arena_clear(struct arena *arena);

/* SIZE bytes, zeroed, aligned for any type; owned by the arena. */
void *arena_alloc(struct arena *arena, size_t size);

/* COUNT zeroed elements of SIZE bytes; an overflowing product counts as out of memory. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Grows an array of SIZE-byte elements held by the arena so that one more fits: returns the array, moved if need
 * be, with *capacity in elements updated. Start with NULL and 0. */
void *arena_grow(struct arena *arena, void *array, size_t count, size_t *capacity, size_t size);

/* The same for MORE elements at once. */
void *arena_reserve(struct arena *arena, void *array, size_t count, size_t more, size_t *capacity, size_t size);

/* Gives an ARRAY of SIZE bytes back, where it is so large that it has a block of its own; otherwise it stays. */
void arena_drop(struct arena *arena, void *array, size_t size);

char *arena_copy(struct arena *arena, const char *text);
char *arena_slice(struct arena *arena, const char *text, size_t length);
char *arena_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Has RELEASE free THING together with the arena: `free` what came from memory_resize. */
void arena_adopt(struct arena *arena, void *thing, void (*release)(void *thing));

/* For memory outside an arena (buffers): as malloc and realloc, but never NULL. */
void *memory_resize(void *memory, size_t size);

#endif
