/* Forms that share atoms, directly or through others, are one component: what is withheld in one says nothing of another.
 * Private to protect/. */
#ifndef PROTECT_COMPONENT_H
#define PROTECT_COMPONENT_H

#include "protect/system.h"

struct component {
	uint32_t *forms; /* numbers in the system, ascending */
	size_t count;
};

struct components {
	struct component *items; /* in the order of their first forms */
	size_t count;
};

struct components components_find(struct arena *arena, const struct form_system *system);

#endif
