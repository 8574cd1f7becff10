/* Whatever its size, what an arena gives out is zeroed, its own, and as large as was asked for. */
#include "base/arena.h"

#include "check.h"

enum { SMALL_STEP = 977, MOST = 300000 };

static bool zeroed(const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (bytes[i])
			return false;
	return true;
}

/* An allocation of SIZE bytes between two others, in an arena where it is the FIRST or a later one; twice over. */
static bool sound(size_t size, bool first)
{
	struct arena *arena = arena_new();
	bool good = true;
	for (int turn = 0; turn < 2; turn++) {
		char *before = first ? NULL : arena_alloc(arena, 100);
		char *asked = arena_alloc(arena, size), *after = arena_alloc(arena, 100);
		good = good && zeroed(asked, size) && zeroed(after, 100);
		memset(asked, 0xFF, size);
		good = good && zeroed(after, 100) && (!before || zeroed(before, 100));
		memset(after, 0xFF, 100);
		arena_clear(arena);
	}
	arena_free(arena);
	return good;
}

static bool grown_sound(size_t element)
{
	struct arena *arena = arena_new();
	size_t capacity = 0;
	char *array = NULL;
	bool good = true;
	for (size_t i = 0; i * element < MOST; i++) {
		array = arena_grow(arena, array, i, &capacity, element);
		good = good && zeroed(array + i * element, (capacity - i) * element);
		memset(array + i * element, 0xFF, element);
	}
	arena_free(arena);
	return good;
}

/* Of arrays of any size some are given back: the others stay as they are. */
static bool dropped_sound(size_t element)
{
	struct arena *arena = arena_new();
	bool good = true;
	for (size_t i = 1; i < 100; i++) {
		char *kept = arena_array(arena, i, element), *array = arena_array(arena, i, element),
		     *after = arena_array(arena, i, element);
		memset(kept, 1, i * element);
		memset(after, 1, i * element);
		memset(array, 0xFF, i * element);
		arena_drop(arena, array, i * element);
		good = good && zeroed(arena_array(arena, i, element), i * element) && kept[i * element - 1] == 1 &&
		       after[0] == 1 && after[i * element - 1] == 1;
	}
	arena_drop(arena, NULL, 0);
	arena_free(arena);
	return good;
}

static void count_release(void *thing)
{
	++*(int *)thing;
}

int main(void)
{
	struct checks checks = {0};
	bool first = true, later = true;
	for (size_t size = 1; size < MOST; size += SMALL_STEP) {
		first = first && sound(size, true);
		later = later && sound(size, false);
	}
	check(&checks, "a first allocation of any size", first);
	check(&checks, "a later one", later);
	check(&checks, "arrays that grow", grown_sound(16) && grown_sound(1000) && grown_sound(20000));
	check(&checks, "arrays that are given back", dropped_sound(16) && dropped_sound(3000));
	int released = 0;
	struct arena *holder = arena_new();
	arena_adopt(holder, &released, count_release);
	arena_clear(holder);
	arena_adopt(holder, &released, count_release);
	arena_free(holder);
	check(&checks, "what is adopted is released once, with its arena", released == 2);
	struct arena *parent = arena_new(), *child = arena_child(parent);
	memset(arena_alloc(child, 50000), 0xFF, 50000);
	arena_free(parent); /* and the child with it */
	check(&checks, "a child goes with its parent", true);
	return checks.failed != 0;
}
