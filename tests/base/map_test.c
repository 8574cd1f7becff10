#include "base/map.h"

#include "check.h"

enum { MANY = 5000 };

/* Few hashes for many items, the last of them at the table's end, so that runs go on at its start. */
static uint32_t crowded(uint32_t item)
{
	static const uint32_t hashes[] = {7, UINT32_MAX, UINT32_MAX - 1, 255};
	return item % 50 ? item * UINT32_C(2654435761) : hashes[item / 50 % 4];
}

/* The items under HASH come in the order in which they were added, and none is lost or comes twice. */
static bool all_in_order(const struct map *map, uint32_t hash)
{
	uint32_t found;
	size_t probe = 0;
	for (uint32_t item = 0; item < MANY; item++) {
		if (crowded(item) != hash)
			continue;
		found = map_next(map, hash, &probe);
		if (found != item)
			return false;
	}
	return map_next(map, hash, &probe) == MAP_NONE;
}

static void check_items(struct checks *checks, struct arena *arena)
{
	struct map map = {.arena = arena};
	size_t probe = 0;
	check(checks, "nothing in an empty table", map_next(&map, 7, &probe) == MAP_NONE);
	for (uint32_t item = 0; item < MANY; item++)
		map_add(&map, crowded(item), item);
	check(checks, "as many as were added", map.count == MANY);
	bool whole = true;
	for (uint32_t item = 0; item < MANY; item++)
		whole = whole && all_in_order(&map, crowded(item));
	check(checks, "each item under its hash, in order of adding", whole);
	probe = 0;
	check(checks, "nothing under another hash", map_next(&map, 12345, &probe) == MAP_NONE);
	check(checks, "half of the slots free", map.size >= 2 * map.count);
}

static void check_hash(struct checks *checks)
{
	check(checks, "hash of nothing", hash_bytes(HASH_START, "", 0) == 0x811C9DC5);
	check(checks, "hash of a", hash_bytes(HASH_START, "a", 1) == 0xE40C292C);
	check(checks, "hash of foobar", hash_bytes(HASH_START, "foobar", 6) == 0xBF9CF968);
	check(checks, "hash in two parts", hash_bytes(hash_bytes(HASH_START, "foo", 3), "bar", 3) == 0xBF9CF968);
}

int main(void)
{
	struct checks checks = {0};
	struct arena *arena = arena_new();
	check_items(&checks, arena);
	check_hash(&checks);
	arena_free(arena);
	return checks.failed != 0;
}
