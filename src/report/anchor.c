/* The anchors taken in a document: a hash set, so that 300 sections cost no more than three. */
#include <string.h>

#include "report/composer.h"

struct slot {
	const char *name; /* NULL: empty */
	int next;         /* the copy to try when the name is wanted again */
};

struct anchors {
	struct slot *slots; /* open addressing; capacity is a power of two */
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
static struct slot *anchor_slot(struct anchors *anchors, const char *text)
{
	size_t at = anchor_hash(text) & (anchors->capacity - 1);
	while (anchors->slots[at].name && strcmp(anchors->slots[at].name, text) != 0)
		at = (at + 1) & (anchors->capacity - 1);
	return &anchors->slots[at];
}

static void anchors_widen(struct arena *arena, struct anchors *anchors)
{
	struct slot *old = anchors->slots;
	size_t count = anchors->capacity;
	anchors->capacity *= 2;
	anchors->slots = arena_array(arena, anchors->capacity, sizeof *anchors->slots);
	for (size_t i = 0; i < count; i++)
		if (old[i].name)
			*anchor_slot(anchors, old[i].name) = old[i];
}

static const char *anchor_add(struct arena *arena, struct anchors *anchors, const char *name)
{
	if (anchors->count * 2 >= anchors->capacity)
		anchors_widen(arena, anchors);
	struct slot *slot = anchor_slot(anchors, name);
	*slot = (struct slot){arena_copy(arena, name), 2};
	anchors->count++;
	return slot->name;
}

const char *anchors_claim(struct arena *arena, struct anchors *anchors, const char *wanted)
{
	struct slot *slot = anchor_slot(anchors, wanted);
	const char *name = wanted;
	if (!slot->name)
		return anchor_add(arena, anchors, wanted);
	while (anchor_slot(anchors, name)->name)
		name = arena_format(arena, "%s-%d", wanted, slot->next++);
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
	composer->targets[composer->target_count++] = (struct target){file, slug, node};
}
