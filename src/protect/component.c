#include "protect/component.h"

/* The atom that stands for all that ATOM is joined with (union-find with path halving). */
static uint32_t root_of(uint32_t *parents, uint32_t atom)
{
	while (parents[atom] != atom) {
		parents[atom] = parents[parents[atom]];
		atom = parents[atom];
	}
	return atom;
}

static uint32_t *atoms_join(struct arena *arena, const struct form_system *system)
{
	uint32_t *parents = arena_array(arena, system->atom_count + 1, sizeof *parents);
	for (uint32_t i = 0; i < system->atom_count; i++)
		parents[i] = i;
	for (size_t i = 0; i < system->form_count; i++) {
		const struct form *form = &system->forms[i];
		for (size_t j = 1; j < form->count; j++)
			parents[root_of(parents, form->atoms[j])] = root_of(parents, form->atoms[0]);
	}
	return parents;
}

/* Counts or, with FILL, writes the forms of each component, whose numbers *NUMBERS has by root (from 1). */
static void forms_deal(
    const struct form_system *system, uint32_t *parents, const uint32_t *numbers, struct component *items, bool fill)
{
	for (uint32_t i = 0; i < system->form_count; i++) {
		const struct form *form = &system->forms[i];
		if (form->count == 0)
			continue;
		struct component *component = &items[numbers[root_of(parents, form->atoms[0])] - 1];
		if (fill)
			component->forms[component->count] = i;
		component->count++;
	}
}

struct components components_find(struct arena *arena, const struct form_system *system)
{
	struct components out = {0};
	uint32_t *parents = atoms_join(arena, system);
	uint32_t *numbers = arena_array(arena, system->atom_count + 1, sizeof *numbers);
	for (size_t i = 0; i < system->form_count; i++) {
		const struct form *form = &system->forms[i];
		uint32_t *number = form->count ? &numbers[root_of(parents, form->atoms[0])] : NULL;
		if (number && !*number)
			*number = (uint32_t)++out.count;
	}
	out.items = arena_array(arena, out.count + 1, sizeof *out.items);
	forms_deal(system, parents, numbers, out.items, false);
	for (size_t i = 0; i < out.count; i++) {
		out.items[i].forms = arena_array(arena, out.items[i].count, sizeof *out.items[i].forms);
		out.items[i].count = 0;
	}
	forms_deal(system, parents, numbers, out.items, true);
	return out;
}
