/* What is printed, and what that tells beside: a ratio's parts and a percentage's base are as good as printed. */
#include <string.h>

#include "protect/publication.h"

static void need(const struct publication *publication, size_t slot, const struct measure *measure)
{
	bool *needed = publication->needed[slot];
	if (needed[measure->index] || measure->broken)
		return;
	needed[measure->index] = true;
	for (size_t i = 0; i < 2; i++)
		if (measure->parts[i])
			need(publication, slot, measure->parts[i]);
	if (measure->of_measure)
		need(publication, slot, measure->of_measure);
}

void needs_mark(struct publication *publication)
{
	publication->needed = arena_array(publication->arena, publication->slot_count + 1, sizeof *publication->needed);
	for (size_t i = 0; i < publication->slot_count; i++) {
		const struct stats *stats = publication->slots[i].results->stats;
		publication->needed[i] =
		    arena_array(publication->arena, stats->measure_count + 1, sizeof *publication->needed[i]);
		for (size_t j = 0; j < stats->measure_count; j++)
			if (publication->slots[i].printed[j])
				need(publication, i, &stats->measures[j]);
	}
}
