#include "protect/concede.h"

#include <math.h>

uint32_t system_concede(struct arena *arena, struct form_system *system, size_t limit)
{
	struct form_system bare = {.atom_count = system->atom_count};
	uint32_t first = UINT32_MAX;
	struct form **from = arena_array(arena, system->form_count + 1, sizeof(struct form *));
	bare.forms = arena_array(arena, system->form_count + 1, sizeof *bare.forms);
	for (size_t i = 0; i < system->form_count; i++) {
		struct form *form = &system->forms[i];
		bool leaves = form->state == FORM_SECONDARY || (form->state == FORM_SHOWN && !isinf(form->cost));
		if (leaves)
			continue;
		from[bare.form_count] = form;
		bare.forms[bare.form_count++] = *form;
	}
	struct repair left = system_attack(arena, NULL, &bare, limit);
	for (size_t i = 0; i < bare.form_count; i++) {
		if (from[i]->state != FORM_PRIMARY || left.ranges[i].proof != PROOF_STUCK)
			continue;
		if (first == UINT32_MAX)
			first = (uint32_t)(from[i] - system->forms);
		from[i]->need_low = fmax(from[i]->need_low, left.ranges[i].low);
		from[i]->need_high = fmin(from[i]->need_high, left.ranges[i].high);
	}
	return first;
}
