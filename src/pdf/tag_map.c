#include "pdf/tag_map.h"

struct tag_map {
	struct arena *arena;
	struct tagged *slots; /* open addressing; node is NULL in a free one */
	size_t count;
	size_t capacity; /* a power of two */
};

static struct tagged *slot_of(const struct tag_map *map, const struct node *node, const struct node *entry)
{
	uint64_t key = (uint64_t)(uintptr_t)node * 0x9E3779B97F4A7C15U ^ (uint64_t)(uintptr_t)entry * 0xC2B2AE3D27D4EB4FU;
	size_t at = (size_t)(key >> 20) & (map->capacity - 1);
	while (map->slots[at].node && (map->slots[at].node != node || map->slots[at].entry != entry))
		at = (at + 1) & (map->capacity - 1);
	return &map->slots[at];
}

static void map_resize(struct tag_map *map, size_t capacity)
{
	struct tagged *old = map->slots;
	size_t old_capacity = map->capacity;
	map->slots = arena_array(map->arena, capacity, sizeof *map->slots);
	map->capacity = capacity;
	for (size_t i = 0; i < old_capacity; i++)
		if (old[i].node)
			*slot_of(map, old[i].node, old[i].entry) = old[i];
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
	struct tagged *slot = slot_of(map, node, entry);
	if (!slot->node) {
		map->count++;
		slot->node = node;
		slot->entry = entry;
	}
	return slot;
}

const struct tagged *tag_map_find(const struct tag_map *map, const struct node *node, const struct node *entry)
{
	const struct tagged *slot = slot_of(map, node, entry);
	return slot->node ? slot : NULL;
}
