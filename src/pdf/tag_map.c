/* From a node (and an entry of a contents list) to its elements: open addressing over addresses, which decide no output. */
#include "pdf/tag_map.h"

struct tag_map {
	struct arena *arena;
	struct tagged *entries; /* in order of making */
	size_t count, entry_capacity;
	uint32_t *slots; /* open addressing: index + 1 of an entry, 0 in a free one */
	size_t capacity; /* a power of two */
};

static uint32_t *slot_of(const struct tag_map *map, const struct node *node, const struct node *entry)
{
	uint64_t key = (uint64_t)(uintptr_t)node * 0x9E3779B97F4A7C15U ^ (uint64_t)(uintptr_t)entry * 0xC2B2AE3D27D4EB4FU;
	size_t at = (size_t)(key >> 32) & (map->capacity - 1);
	for (; map->slots[at]; at = (at + 1) & (map->capacity - 1)) {
		const struct tagged *found = &map->entries[map->slots[at] - 1];
		if (found->node == node && found->entry == entry)
			break;
	}
	return &map->slots[at];
}

static void map_resize(struct tag_map *map, size_t capacity)
{
	map->slots = arena_array(map->arena, capacity, sizeof *map->slots);
	map->capacity = capacity;
	for (size_t i = 0; i < map->count; i++)
		*slot_of(map, map->entries[i].node, map->entries[i].entry) = (uint32_t)i + 1;
}

struct tag_map *tag_map_new(struct arena *arena)
{
	struct tag_map *map = arena_alloc(arena, sizeof *map);
	map->arena = arena;
	map_resize(map, 4096);
	return map;
}

struct tagged *tag_map_add(struct tag_map *map, const struct node *node, const struct node *entry)
{
	if (map->count * 2 >= map->capacity)
		map_resize(map, map->capacity * 4);
	uint32_t *slot = slot_of(map, node, entry);
	if (*slot)
		return &map->entries[*slot - 1];
	map->entries = arena_grow(map->arena, map->entries, map->count, &map->entry_capacity, sizeof *map->entries);
	map->entries[map->count] = (struct tagged){.node = node, .entry = entry};
	*slot = (uint32_t)++map->count;
	return &map->entries[map->count - 1];
}

const struct tagged *tag_map_find(const struct tag_map *map, const struct node *node, const struct node *entry)
{
	const uint32_t *slot = slot_of(map, node, entry);
	return *slot ? &map->entries[*slot - 1] : NULL;
}
