/* "Did you mean": the name with the fewest slips of the pen, where a letter left out, added, changed or swapped with the
 * next is one (Damerau; optimal string alignment). */
#include <stdio.h>
#include <string.h>

#include "base/alike.h"
#include "base/ascii.h"
#include "base/text.h"

enum { NAME_MAX_LENGTH = 100 }; /* longer names are no slips of the pen */

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* What is compared: small letters, and which of them (by the last six bits) there are. */
struct folded_name {
	char text[NAME_MAX_LENGTH];
	size_t length;
	uint64_t letters;
};

/* False if it is too long. */
static bool fold(struct folded_name *out, const char *name)
{
	out->letters = 0;
	for (out->length = 0; name[out->length]; out->length++) {
		if (out->length == NAME_MAX_LENGTH)
			return false;
		char c = ascii_lower(name[out->length]);
		out->text[out->length] = c;
		out->letters |= UINT64_C(1) << (c & 63);
	}
	return true;
}

/* One slip takes away one letter at most, and brings one. */
static bool may_be_near(const struct folded_name *a, const struct folded_name *b, size_t best)
{
	size_t apart = a->length > b->length ? a->length - b->length : b->length - a->length, count = 0;
	for (uint64_t other = a->letters ^ b->letters; other && count < 2 * best; other &= other - 1)
		count++;
	return apart < best && count <= 2 * (best - 1);
}

/* The edit distance of two names by optimal string alignment, or BEST if it is no less: rows of the table for the last
 * three characters of A, and of each row what lies nearer than BEST to the diagonal (E. Ukkonen, 1985). */
static size_t distance(const struct folded_name *a, const struct folded_name *b, size_t best)
{
	size_t rows[3][NAME_MAX_LENGTH + 1], before = 0;
	for (size_t j = 0; j <= b->length; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a->length; i++) {
		const size_t *above = rows[(i - 1) % 3], *second = rows[(i + 1) % 3];
		size_t *row = rows[i % 3], from = i > best ? i - best : 1, to = least(b->length, i + best), nearest = best;
		row[from - 1] = from == 1 ? i : best;
		for (size_t j = from; j <= to; j++) {
			char x = a->text[i - 1], y = b->text[j - 1];
			row[j] = least(row[j - 1] + 1, above[j - 1] + (x != y));
			if (i == 1 || j < i + best) /* beyond the band lies nothing that is near */
				row[j] = least(row[j], above[j] + 1);
			if (i > 1 && j > 1 && x == b->text[j - 2] && a->text[i - 2] == y)
				row[j] = least(row[j], second[j - 2] + 1);
			nearest = least(nearest, row[j]);
		}
		if (nearest >= best && before >= best) /* a swap reaches back over one row */
			return best;
		before = nearest;
	}
	return least(rows[a->length % 3][b->length], best);
}

/* Are there signs beyond ASCII, which may look like others or not be seen at all? */
static bool has_other(const char *name)
{
	while (*name && (unsigned char)*name < 0x80)
		name++;
	return *name != '\0';
}

const char *text_nearest(const char *name, const char *const *candidates, size_t count)
{
	struct folded_name wanted, other;
	const char *nearest = NULL;
	if (!fold(&wanted, name))
		return NULL;
	for (size_t i = 0; has_other(name) && i < count; i++)
		if (alike_same(name, candidates[i]))
			return candidates[i];
	size_t best = (wanted.length < 6 ? wanted.length > 1 : wanted.length / 3) + 1;
	for (size_t i = 0; i < count; i++) {
		if (!fold(&other, candidates[i]) || !may_be_near(&wanted, &other, best))
			continue;
		size_t far = distance(&wanted, &other, best);
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
	if (nearest && has_other(name) && alike_same(name, nearest))
		return arena_format(arena, "write '%s': this differs in %s", nearest, alike_difference(name, nearest));
	return nearest ? arena_format(arena, "did you mean '%s'?", nearest) : NULL;
}
