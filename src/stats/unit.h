/* Units in words, as readers see them. */
#ifndef STATS_UNIT_H
#define STATS_UNIT_H

#include "base/arena.h"
#include "base/number.h"

/* "working days" of "working-days". */
const char *unit_spaced(struct arena *arena, const char *unit);

/* The unit of so many: "working day" for 1 alone, which takes a last s away. */
const char *unit_counted(struct arena *arena, const char *unit, struct number count);

#endif
