/* From a node to its elements: by their addresses, which decide no output. */
#include "pdf/tag_map.h"

#include "base/map.h"

struct tag_map {
	struct tagged *entries; /* in order of making */
	size_t count, capacity;
	struct map map; /* by node */
};

static uint32_t node_hash(const struct node *node)
{
	return (uint32_t)((uint64_t)(uintptr_t)node * 0x9E3779B97F4A7C15U >> 32);
}

struct tag_map *tag_map_new(struct arena *arena)
{
	struct tag_map *map = arena_alloc(arena, sizeof *map);
	map->map.arena = arena;
	return map;
}

static struct tagged *find(const struct tag_map *map, const struct node *node)
{
	uint32_t found, hash = node_hash(node);
	for (size_t probe = 0; (found = map_next(&map->map, hash, &probe)) != MAP_NONE;)
		if (map->entries[found].node == node)
			return &map->entries[found];
	return NULL;
}

struct tagged *tag_map_add(struct tag_map *map, const struct node *node)
{
	struct tagged *found = find(map, node);
	if (found)
		return found;
	map->entries = arena_grow(map->map.arena, map->entries, map->count, &map->capacity, sizeof *map->entries);
	map->entries[map->count] = (struct tagged){.node = node};
	map_add(&map->map, node_hash(node), (uint32_t)map->count);
	return &map->entries[map->count++];
}

const struct tagged *tag_map_find(const struct tag_map *map, const struct node *node)
{
	return find(map, node);
}
