/* A hash table: from the hash of a key to the number of an item, which the caller keeps in an array of its own. A search
 * gives each number that stands under the hash, and the caller compares the keys. A table is never listed, so that no order
 * of hashes reaches an output. Open addressing with linear probing (Knuth, The Art of Computer Programming 3, 6.4). */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct map_slot {
	uint32_t hash, item; /* the item's number and 1; 0: free */
};

/* Begins as {.arena = arena}; the slots are the arena's. */
struct map {
	struct arena *arena;
	struct map_slot *slots; /* at least half are free */
	size_t size;            /* of slots: a power of two, or 0 before the first item */
	size_t count;           /* of items */
};

#define MAP_NONE UINT32_MAX /* no item's number */

#define HASH_START UINT32_C(2166136261)

/* Goes on with a hash from HASH_START over LENGTH more bytes: FNV-1a, 32 bits (draft-eastlake-fnv). */
static inline uint32_t hash_bytes(uint32_t hash, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * UINT32_C(16777619);
	return hash;
}

/* The next item under HASH, in order of adding; MAP_NONE after the last. *PROBE is 0 before the first. */
static inline uint32_t map_next(const struct map *map, uint32_t hash, size_t *probe)
{
	while (map->size) {
		const struct map_slot *slot = &map->slots[(hash + (*probe)++) & (map->size - 1)];
		if (!slot->item || slot->hash == hash)
			return slot->item - 1;
	}
	return MAP_NONE;
}

/* Adds an item under HASH, beside those that are there. */
void map_add(struct map *map, uint32_t hash, uint32_t item);

#endif
