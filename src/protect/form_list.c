/* Forms by what they add up: the same sum is one form, whatever figures print it, and so has one state. */
#include <math.h>
#include <string.h>

#include "protect/publication.h"

static struct form *form_new(struct publication *publication)
{
	struct form_system *system = &publication->system;
	system->forms = arena_grow(
	    publication->arena, system->forms, system->form_count, &publication->form_capacity, sizeof *system->forms);
	struct form *form = &system->forms[system->form_count++];
	*form = (struct form){.state = FORM_SHOWN};
	return form;
}

static bool same_sum(const struct form *form, const uint32_t *atoms, const double *weights, size_t count, double value)
{
	if (form->state == FORM_RELATION || form->count != count || form->low != value)
		return false;
	if ((form->weights == NULL) != (weights == NULL) || memcmp(form->atoms, atoms, count * sizeof *atoms) != 0)
		return false;
	return !weights || memcmp(form->weights, weights, count * sizeof *weights) == 0;
}

static void form_set(
    struct publication *publication, struct form *form, const uint32_t *atoms, const double *weights, size_t count)
{
	uint32_t *own = arena_array(publication->arena, count + 1, sizeof *own);
	if (count > 0)
		memcpy(own, atoms, count * sizeof *own);
	form->atoms = own;
	form->count = count;
	if (!weights)
		return;
	double *own_weights = arena_array(publication->arena, count + 1, sizeof *own_weights);
	memcpy(own_weights, weights, count * sizeof *own_weights);
	form->weights = own_weights;
}

/* Where the form of these atoms stands in the index, or where it would. */
static size_t slot_of(
    const struct publication *publication, const uint32_t *atoms, const double *weights, size_t count, double value)
{
	uint32_t hash = 2166136261u;
	for (size_t i = 0; i < count; i++)
		hash = (hash ^ atoms[i]) * 16777619u;
	size_t at = hash & (publication->index_size - 1);
	while (publication->index[at] &&
	       !same_sum(&publication->system.forms[publication->index[at] - 1], atoms, weights, count, value))
		at = (at + 1) & (publication->index_size - 1);
	return at;
}

static void index_grow(struct publication *publication)
{
	if (publication->index_size > 2 * publication->system.form_count)
		return;
	const uint32_t *old = publication->index;
	size_t old_size = publication->index_size;
	publication->index_size = old_size ? 2 * old_size : 1024;
	publication->index = arena_array(publication->arena, publication->index_size, sizeof *publication->index);
	for (size_t i = 0; i < old_size; i++) {
		if (!old[i])
			continue;
		const struct form *form = &publication->system.forms[old[i] - 1];
		publication->index[slot_of(publication, form->atoms, form->weights, form->count, form->low)] = old[i];
	}
}

uint32_t form_intern(
    struct publication *publication, const uint32_t *atoms, const double *weights, size_t count, double value)
{
	index_grow(publication);
	size_t at = slot_of(publication, atoms, weights, count, value);
	if (publication->index[at])
		return publication->index[at] - 1;
	struct form *form = form_new(publication);
	form_set(publication, form, atoms, weights, count);
	form->low = form->high = value;
	publication->index[at] = (uint32_t)publication->system.form_count;
	return publication->index[at] - 1;
}

uint32_t form_tell(
    struct publication *publication, const uint32_t *atoms, const double *weights, size_t count, double low)
{
	struct form *form = form_new(publication);
	form_set(publication, form, atoms, weights, count);
	form->low = low;
	form->high = INFINITY;
	return (uint32_t)publication->system.form_count - 1;
}

void form_relate(struct publication *publication, const uint32_t *atoms, const double *weights, size_t count,
    double low, double high)
{
	if (count == 0)
		return;
	struct form *form = form_new(publication);
	form_set(publication, form, atoms, weights, count);
	form->state = FORM_RELATION;
	form->low = low;
	form->high = high;
	form->cost = INFINITY;
}
