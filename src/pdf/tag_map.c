/* From a node (and an entry of a contents list) to its elements: by their addresses, which decide no output. */
#include "pdf/tag_map.h"

#include "base/map.h"

struct tag_map {
	struct tagged *entries; /* in order of making */
	size_t count, capacity;
	struct map map; /* by node and entry */
};

static uint32_t entry_hash(const struct node *node, const struct node *entry)
{
	uint64_t key = (uint64_t)(uintptr_t)node * 0x9E3779B97F4A7C15U ^ (uint64_t)(uintptr_t)entry * 0xC2B2AE3D27D4EB4FU;
	return (uint32_t)(key >> 32);
}

struct tag_map *tag_map_new(struct arena *arena)
{
	struct tag_map *map = arena_alloc(arena, sizeof *map);
	map->map.arena = arena;
	return map;
}

static struct tagged *find(const struct tag_map *map, const struct node *node, const struct node *entry)
{
	uint32_t found, hash = entry_hash(node, entry);
	for (size_t probe = 0; (found = map_next(&map->map, hash, &probe)) != MAP_NONE;)
		if (map->entries[found].node == node && map->entries[found].entry == entry)
			return &map->entries[found];
	return NULL;
}

struct tagged *tag_map_add(struct tag_map *map, const struct node *node, const struct node *entry)
{
	struct tagged *found = find(map, node, entry);
	if (found)
		return found;
	map->entries = arena_grow(map->map.arena, map->entries, map->count, &map->capacity, sizeof *map->entries);
	map->entries[map->count] = (struct tagged){.node = node, .entry = entry};
	map_add(&map->map, entry_hash(node, entry), (uint32_t)map->count);
	return &map->entries[map->count++];
}

const struct tagged *tag_map_find(const struct tag_map *map, const struct node *node, const struct node *entry)
{
	return find(map, node, entry);
}
