#include "doc/file_name.h"

#include <string.h>

#include "base/ascii.h"
#include "base/buffer.h"

/* A measure's name as that of a file. */
static const char *file_stem(struct arena *arena, const char *measure)
{
	char *stem = arena_slice(arena, measure, strcspn(measure, "["));
	for (char *at = stem; *at; at++)
		if (!ascii_letter_or_digit(*at))
			*at = '-';
	return stem;
}

const char *data_file(struct arena *arena, const char *measure)
{
	return arena_format(arena, "data/%s.csv", file_stem(arena, measure));
}

/* Names that would be too long for a file system tell the rest by a number: FNV-1a of the ids (Fowler, Noll and Vo). */
static const char *stem_shortened(struct arena *arena, const char *const *ids)
{
	uint32_t hash = 2166136261u;
	size_t count = 0;
	for (; ids[count]; count++)
		for (const char *at = ids[count]; at == ids[count] || at[-1]; at++)
			hash = (hash ^ (unsigned char)*at) * 16777619u;
	return arena_format(arena, "%s+%zu-more-%08x", file_stem(arena, ids[0]), count - 1, (unsigned)hash);
}

const char *data_file_of(struct arena *arena, const char *const *ids)
{
	enum { STEM_MAX = 120 }; /* bytes; a name may have 255 */
	struct buffer stem = {0};
	for (size_t i = 0; ids[i]; i++)
		buffer_format(&stem, "%s%s", i ? "+" : "", file_stem(arena, ids[i]));
	const char *name = stem.length > STEM_MAX && ids[1] ? stem_shortened(arena, ids) : buffer_text(&stem);
	const char *path = arena_format(arena, "data/%s.csv", name);
	buffer_release(&stem);
	return path;
}

const char *chart_file(struct arena *arena, const char *measure, int copy)
{
	const char *stem = file_stem(arena, measure);
	return copy > 1 ? arena_format(arena, "charts/%s-%d.svg", stem, copy) : arena_format(arena, "charts/%s.svg", stem);
}
