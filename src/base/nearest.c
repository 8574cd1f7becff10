/* "Did you mean": the name with the fewest slips of the pen, where a letter left out, added, changed or swapped with the
 * next is one (Damerau; optimal string alignment). */
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { NAME_MAX_LENGTH = 100 }; /* longer names are no slips of the pen */

static char folded(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The edit distance of two names by optimal string alignment: rows of the table for the last three characters of A. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t rows[3][NAME_MAX_LENGTH + 1];
	for (size_t j = 0; j <= b_length; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		const size_t *above = rows[(i - 1) % 3], *second = rows[(i + 1) % 3];
		size_t *row = rows[i % 3];
		row[0] = i;
		for (size_t j = 1; j <= b_length; j++) {
			char x = folded(a[i - 1]), y = folded(b[j - 1]);
			row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (x != y));
			if (i > 1 && j > 1 && x == folded(b[j - 2]) && folded(a[i - 2]) == y)
				row[j] = least(row[j], second[j - 2] + 1);
		}
	}
	return rows[a_length % 3][b_length];
}

const char *text_nearest(const char *name, const char *const *candidates, size_t count)
{
	size_t length = strlen(name), best = (length < 6 ? length > 1 : length / 3) + 1;
	const char *nearest = NULL;
	if (length > NAME_MAX_LENGTH)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		size_t other = strlen(candidates[i]);
		size_t apart = other > length ? other - length : length - other;
		if (other > NAME_MAX_LENGTH || apart >= best)
			continue;
		size_t far = distance(name, length, candidates[i], other);
		if (far < best) {
			best = far;
			nearest = candidates[i];
		}
	}
	return nearest;
}

const char *text_did_you_mean(struct arena *arena, const char *name, const char *const *candidates, size_t count)
{
	const char *nearest = text_nearest(name, candidates, count);
	return nearest ? arena_format(arena, "did you mean '%s'?", nearest) : NULL;
}
