#include "report/unit.h"

#include <string.h>

const char *unit_spaced(struct arena *arena, const char *unit)
{
	char *text = arena_copy(arena, unit);
	for (char *at = text; *at; at++)
		if (*at == '-')
			*at = ' ';
	return text;
}

const char *unit_counted(struct arena *arena, const char *unit, struct number count)
{
	const char *spaced = unit_spaced(arena, unit);
	size_t length = strlen(spaced);
	bool one = number_compare(count, (struct number){1, 0}) == 0 && length > 1 && spaced[length - 1] == 's';
	return arena_slice(arena, spaced, length - one);
}
