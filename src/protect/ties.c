/* What ties the lots of atoms: two lots that know the same groups count the same records in each combination of them, and
 * a lot of two fields counts in each class of a field, and in each combination, what the lot of that field alone does. Lots of
 * several codes of one list count the same records whose list is not known. */
#include <stdlib.h>
#include <string.h>

#include "protect/publication.h"

/* Two lots, the groups that both know as places in each, and the dimension of each whose classes are told apart. */
struct tie {
	const struct lot *lots[2];
	size_t axes[2]; /* dimensions; SIZE_MAX: none */
	size_t *places[2];
	size_t count, words; /* of groups; of their bits */
	size_t lists[2];     /* dimensions: only what is unknown of both is tied; SIZE_MAX: all */
	const struct dimensions *dimensions;
};

/* An atom with what it is counted by: a class and the groups that it is part of. */
struct keyed_atom {
	const uint64_t *key;
	size_t width; /* of the key in words, the same for all */
	uint32_t atom;
	double weight;
};

static int compare_keyed(const void *a, const void *b)
{
	const struct keyed_atom *x = a, *y = b;
	for (size_t i = 0; i < x->width; i++)
		if (x->key[i] != y->key[i])
			return x->key[i] < y->key[i] ? -1 : 1;
	return (x->atom > y->atom) - (x->atom < y->atom);
}

static bool tie_open(struct tie *tie, const struct lot *one, const struct lot *other)
{
	*tie = (struct tie){.lots = {one, other}, .axes = {SIZE_MAX, SIZE_MAX}, .lists = {SIZE_MAX, SIZE_MAX}};
	for (size_t side = 0; side < 2; side++)
		tie->places[side] = memory_resize(NULL, (one->group_count + 1) * sizeof *tie->places[side]);
	for (size_t i = 0; i < one->group_count; i++)
		for (size_t j = 0; j < other->group_count; j++)
			if (one->groups[i] == other->groups[j]) {
				tie->places[0][tie->count] = i;
				tie->places[1][tie->count++] = j;
				break;
			}
	tie->words = (tie->count + 63) / 64;
	return tie->count > 0;
}

static void tie_close(struct tie *tie)
{
	free(tie->places[0]);
	free(tie->places[1]);
}

static bool is_tied(const struct tie *tie, size_t side, size_t atom)
{
	size_t list = tie->lists[side];
	return list == SIZE_MAX || lot_class(tie->lots[side], atom, list) == tie->dimensions->items[list].class_count;
}

/* Writes the key of an atom; false if it is part of none of the groups. */
static bool key_make(const struct tie *tie, size_t side, size_t atom, uint64_t *key)
{
	bool any = false;
	memset(key, 0, (1 + tie->words) * sizeof *key);
	if (tie->axes[side] != SIZE_MAX)
		key[0] = lot_class(tie->lots[side], atom, tie->axes[side]);
	for (size_t i = 0; i < tie->count; i++) {
		if (!lot_has(tie->lots[side], atom, tie->places[side][i]))
			continue;
		key[1 + i / 64] |= UINT64_C(1) << i % 64;
		any = true;
	}
	return any;
}

static size_t atoms_key(const struct tie *tie, struct keyed_atom *list, uint64_t *keys)
{
	size_t count = 0, width = 1 + tie->words;
	for (size_t side = 0; side < 2; side++)
		for (size_t i = 0; i < tie->lots[side]->count; i++) {
			uint64_t *key = keys + count * width;
			if (is_tied(tie, side, i) && key_make(tie, side, i, key))
				list[count++] = (struct keyed_atom){key, width, tie->lots[side]->first + (uint32_t)i, side ? -1 : 1};
		}
	return count;
}

static bool same_key(const struct keyed_atom *a, const struct keyed_atom *b)
{
	return memcmp(a->key, b->key, a->width * sizeof *a->key) == 0;
}

/* One equation for each key. */
static void tie_add(struct publication *publication, const struct tie *tie)
{
	size_t most = tie->lots[0]->count + tie->lots[1]->count + 1, width = 1 + tie->words;
	struct keyed_atom *list = memory_resize(NULL, most * sizeof *list);
	uint64_t *keys = memory_resize(NULL, most * width * sizeof *keys);
	uint32_t *atoms = memory_resize(NULL, most * sizeof *atoms);
	double *weights = memory_resize(NULL, most * sizeof *weights);
	size_t count = atoms_key(tie, list, keys), length;
	qsort(list, count, sizeof *list, compare_keyed);
	for (size_t i = 0; i < count; i += length) {
		for (length = 0; i + length < count && same_key(&list[i], &list[i + length]); length++) {
			atoms[length] = list[i + length].atom;
			weights[length] = list[i + length].weight;
		}
		form_relate(publication, atoms, weights, length, 0, 0);
	}
	free(list);
	free(keys);
	free(atoms);
	free(weights);
}

/* A lot and those that count its groups as a whole. */
static void tie_whole(struct publication *publication, const struct lot *lot)
{
	const struct lot *last = NULL;
	for (size_t i = 0; i < lot->group_count; i++) {
		size_t place;
		struct tie tie;
		const struct lot *whole = lot_of_group(publication, lot->groups[i], &place);
		if (!whole || whole == lot || whole == last)
			continue;
		last = whole;
		if (tie_open(&tie, lot, whole))
			tie_add(publication, &tie);
		tie_close(&tie);
	}
}

/* The lot of one field that counts the groups of a lot of two; NULL where it was too large. */
static const struct lot *lot_of_field(const struct publication *publication, const struct lot *lot, size_t dimension)
{
	size_t place;
	return lot->group_count ? lot_find(publication, dimension, SIZE_MAX, lot->groups[0], &place) : NULL;
}

static void tie_fields(struct publication *publication, const struct lot *lot)
{
	for (size_t axis = 0; axis < 2; axis++) {
		struct tie tie;
		const struct lot *other = lot_of_field(publication, lot, lot->axes[axis]);
		if (!other)
			continue;
		if (tie_open(&tie, lot, other)) {
			tie.axes[0] = tie.axes[1] = lot->axes[axis];
			tie_add(publication, &tie);
		}
		tie_close(&tie);
	}
}

/* Which axis of the lot OTHER asks of the list that LOT's axis AXIS does, all else being told apart alike; 2: none. */
static size_t list_axis(
    const struct publication *publication, const struct lot *lot, size_t axis, const struct lot *other)
{
	const struct dimension *all = publication->groups.dimensions.items;
	size_t at = 0, count = lot->axis_count;
	if (!other->usable || other->joint || other->table != lot->table || other->axis_count != count)
		return 2;
	while (at < count && !(lists_same(&all[other->axes[at]], &all[lot->axes[axis]]) &&
	                         (count == 1 || other->axes[1 - at] == lot->axes[1 - axis])))
		at++;
	return at < count ? at : 2;
}

/* The lot at AT and the last one before it that asks of another code of the same list by one of its axes. */
static void tie_lists(struct publication *publication, size_t at, size_t axis)
{
	struct tie tie;
	const struct lot *lot = &publication->lots[at];
	size_t other = at, beside = 2;
	while (other > 0 && beside == 2)
		beside = list_axis(publication, lot, axis, &publication->lots[--other]);
	if (beside == 2)
		return;
	if (tie_open(&tie, lot, &publication->lots[other])) {
		if (lot->axis_count == 2)
			tie.axes[0] = tie.axes[1] = lot->axes[1 - axis];
		tie.lists[0] = lot->axes[axis];
		tie.lists[1] = publication->lots[other].axes[beside];
		tie.dimensions = &publication->groups.dimensions;
		tie_add(publication, &tie);
	}
	tie_close(&tie);
}

void lots_tie(struct publication *publication)
{
	for (size_t i = 0; i < publication->lot_count; i++) {
		const struct lot *lot = &publication->lots[i];
		if (!lot->usable || lot->joint)
			continue;
		if (lot->axis_count == 2)
			tie_fields(publication, lot);
		else
			tie_whole(publication, lot);
		for (size_t axis = 0; axis < lot->axis_count; axis++)
			tie_lists(publication, i, axis);
	}
}
