#include "base/source.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

struct sources {
	struct arena *arena;
	struct source *items; /* file number 1 is items[0] */
	size_t count, capacity;
	size_t shared; /* the first so many are those of the list it is a fork of */
};

struct sources *sources_new(struct arena *arena)
{
	struct sources *sources = arena_alloc(arena, sizeof *sources);
	sources->arena = arena;
	return sources;
}

uint32_t sources_add(struct sources *sources, const char *path, const char *text, size_t length)
{
	sources->items =
	    arena_grow(sources->arena, sources->items, sources->count, &sources->capacity, sizeof *sources->items);
	sources->items[sources->count++] = (struct source){path, text, length, false};
	return (uint32_t)sources->count;
}

struct sources *sources_fork(const struct sources *sources, struct arena *arena)
{
	struct sources *fork = sources_new(arena);
	fork->items = arena_reserve(arena, NULL, 0, sources->count + 1, &fork->capacity, sizeof *fork->items);
	if (sources->count)
		memcpy(fork->items, sources->items, sources->count * sizeof *fork->items);
	fork->count = fork->shared = sources->count;
	return fork;
}

uint32_t sources_join(struct sources *sources, const struct sources *fork, uint32_t *from)
{
	uint32_t by = (uint32_t)(sources->count - fork->shared);
	*from = (uint32_t)fork->shared;
	for (size_t i = fork->shared; i < fork->count; i++)
		sources_add(sources, fork->items[i].path, fork->items[i].text, fork->items[i].length);
	return by;
}

uint32_t sources_find(const struct sources *sources, const char *path)
{
	for (size_t i = 0; i < sources->count; i++)
		if (!sources->items[i].forgotten && strcmp(sources->items[i].path, path) == 0)
			return (uint32_t)i + 1;
	return 0;
}

void sources_forget(struct sources *sources, const char *folder)
{
	size_t length = strlen(folder);
	for (size_t i = 0; i < sources->count; i++) {
		const char *path = sources->items[i].path;
		sources->items[i].forgotten |= strncmp(path, folder, length) == 0 && path[length] == '/';
	}
}

const struct source *sources_get(const struct sources *sources, uint32_t file)
{
	return file && file <= sources->count ? &sources->items[file - 1] : NULL;
}

/* A carriage return counts to the line break that it begins. */
static size_t line_end(const struct source *source, size_t from)
{
	const char *feed = memchr(source->text + from, '\n', source->length - from);
	size_t end = feed ? (size_t)(feed - source->text) : source->length;
	return end > from && source->text[end - 1] == '\r' ? end - 1 : end;
}

struct position source_position(const struct source *source, uint32_t offset)
{
	size_t at = offset < source->length ? offset : source->length;
	struct position position = {.line = 1};
	const char *feed = source->text;
	while (at > position.line_start &&
	       (feed = memchr(source->text + position.line_start, '\n', at - position.line_start))) {
		position.line++;
		position.line_start = (size_t)(feed - source->text) + 1;
	}
	position.line_end = line_end(source, position.line_start);
	if (position.line_start == 0 && source->length >= 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0)
		position.line_start = 3;
	size_t before = at > position.line_start ? at - position.line_start : 0;
	position.column = (uint32_t)utf8_count(source->text + position.line_start, before) + 1;
	return position;
}

struct place place_after(struct place place, size_t length)
{
	if (place.file)
		place.offset += (uint32_t)length;
	return place;
}

void source_print(struct buffer *out, const struct sources *sources, struct place place)
{
	const struct source *source = sources_get(sources, place.file);
	buffer_add(out, source ? source->path : "nowhere");
	if (source && source->text)
		buffer_format(out, ":%d", (int)source_position(source, place.offset).line);
}
