/* The anchors taken in a document, each once, and the headings that links lead to. */
#include <string.h>

#include "base/map.h"
#include "base/text.h"
#include "report/composer.h"

struct taken {
	const char *name;
	int next; /* the copy to try when the name is wanted again */
};

struct anchors {
	struct taken *taken;
	size_t count, capacity;
	struct map map; /* by name */
};

struct anchors *anchors_new(struct arena *arena)
{
	struct anchors *anchors = arena_alloc(arena, sizeof *anchors);
	anchors->map.arena = arena;
	return anchors;
}

static uint32_t name_hash(const char *name)
{
	return hash_bytes(HASH_START, name, strlen(name));
}

static struct taken *anchor_taken(const struct anchors *anchors, const char *name)
{
	uint32_t found, hash = name_hash(name);
	for (size_t probe = 0; (found = map_next(&anchors->map, hash, &probe)) != MAP_NONE;)
		if (text_equal(anchors->taken[found].name, name))
			return &anchors->taken[found];
	return NULL;
}

static const char *anchor_add(struct arena *arena, struct anchors *anchors, const char *name)
{
	anchors->taken = arena_grow(arena, anchors->taken, anchors->count, &anchors->capacity, sizeof *anchors->taken);
	anchors->taken[anchors->count] = (struct taken){arena_copy(arena, name), 2};
	map_add(&anchors->map, name_hash(name), (uint32_t)anchors->count);
	return anchors->taken[anchors->count++].name;
}

const char *anchors_claim(struct arena *arena, struct anchors *anchors, const char *wanted)
{
	struct taken *first = anchor_taken(anchors, wanted);
	const char *name = wanted;
	while (first && anchor_taken(anchors, name))
		name = arena_format(arena, "%s-%d", wanted, first->next++);
	return anchor_add(arena, anchors, name);
}

const char *anchor_claim(struct composer *composer, const char *wanted)
{
	return anchors_claim(composer_arena(composer), composer->anchors, wanted);
}

void target_add(struct composer *composer, const struct narrative_file *file, const char *slug, const struct node *node)
{
	composer->targets = arena_grow(composer_arena(composer), composer->targets, composer->target_count,
	    &composer->target_capacity, sizeof *composer->targets);
	composer->targets[composer->target_count++] = (struct heading_target){file, slug, node};
}
