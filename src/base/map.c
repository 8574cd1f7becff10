#include "base/map.h"

enum { FIRST_SIZE = 256 };

static void map_place(struct map *map, struct map_slot placed)
{
	size_t at = placed.hash & (map->size - 1);
	while (map->slots[at].item)
		at = (at + 1) & (map->size - 1);
	map->slots[at] = placed;
}

/* Items of one hash keep their order: a run of slots may go on from the table's end to its start, so that the move begins
 * at a free slot, where no run is cut. */
static void map_grow(struct map *map)
{
	const struct map_slot *old = map->slots;
	size_t size = map->size, start = 0;
	map->size = size ? size * 4 : FIRST_SIZE;
	map->slots = arena_array(map->arena, map->size, sizeof *map->slots);
	while (start < size && old[start].item)
		start++;
	for (size_t i = 0; i < size; i++)
		if (old[(start + i) & (size - 1)].item)
			map_place(map, old[(start + i) & (size - 1)]);
}

void map_add(struct map *map, uint32_t hash, uint32_t item)
{
	if (map->count * 2 >= map->size)
		map_grow(map);
	map_place(map, (struct map_slot){hash, item + 1});
	map->count++;
}
