/* The anchors taken in a document: a hash set, so that 300 sections cost no more than three. */
#include <string.h>

#include "report/composer.h"

struct anchors {
	const char **slots; /* open addressing; capacity is a power of two */
	size_t count, capacity;
};

static uint32_t anchor_hash(const char *text)
{
	uint32_t hash = 2166136261U; /* FNV-1a */
	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * 16777619U;
	return hash;
}

struct anchors *anchors_new(struct arena *arena)
{
	struct anchors *anchors = arena_alloc(arena, sizeof *anchors);
	anchors->capacity = 256;
	anchors->slots = arena_array(arena, anchors->capacity, sizeof *anchors->slots);
	return anchors;
}

/* The slot that holds TEXT, or the empty one where it belongs. */
static const char **anchor_slot(struct anchors *anchors, const char *text)
{
	size_t at = anchor_hash(text) & (anchors->capacity - 1);
	while (anchors->slots[at] && strcmp(anchors->slots[at], text) != 0)
		at = (at + 1) & (anchors->capacity - 1);
	return &anchors->slots[at];
}

static void anchors_widen(struct arena *arena, struct anchors *anchors)
{
	const char **old = anchors->slots;
	size_t count = anchors->capacity;
	anchors->capacity *= 2;
	anchors->slots = arena_array(arena, anchors->capacity, sizeof *anchors->slots);
	for (size_t i = 0; i < count; i++)
		if (old[i])
			*anchor_slot(anchors, old[i]) = old[i];
}

const char *anchors_claim(struct arena *arena, struct anchors *anchors, const char *wanted)
{
	if (anchors->count * 2 >= anchors->capacity)
		anchors_widen(arena, anchors);
	const char *name = wanted;
	for (int copy = 2; *anchor_slot(anchors, name); copy++)
		name = arena_format(arena, "%s-%d", wanted, copy);
	name = arena_copy(arena, name);
	*anchor_slot(anchors, name) = name;
	anchors->count++;
	return name;
}

const char *anchor_claim(struct composer *composer, const char *wanted)
{
	return anchors_claim(composer_arena(composer), composer->anchors, wanted);
}

void target_add(struct composer *composer, const struct narrative_file *file, const char *slug, const struct node *node)
{
	composer->targets = arena_grow(composer_arena(composer), composer->targets, composer->target_count,
	    &composer->target_capacity, sizeof *composer->targets);
	composer->targets[composer->target_count++] = (struct target){file, slug, node};
}
