/* What stands in print already may tell some of a small count: the proof then asks for what is left to protect of it. */
#ifndef PROTECT_CONCEDE_H
#define PROTECT_CONCEDE_H

#include "protect/system.h"

/* Asks of each primary form no more than the range that a reader is left with where all is withheld that may be. What it
 * lacks of its need is told by forms that may never be withheld, whatever else is. The first that lacks any, or UINT32_MAX.
 * LIMIT bounds the solver's work. */
uint32_t system_concede(struct arena *arena, struct form_system *system, size_t limit);

#endif
