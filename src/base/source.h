/* The files that were read, and positions in them. A place is 8 bytes and stands on every value and node; line and
 * column are computed only when a message is printed. */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct place {
	uint32_t file;   /* index given by sources_add, from 1; 0 is nowhere */
	uint32_t offset; /* bytes from the file's first byte */
};

#define NOWHERE ((struct place){0})

struct source {
	const char *path; /* as the author knows it: relative to where annual was started */
	const char *text; /* NUL-terminated; owned by the arena. NULL of a file without lines, such as a spreadsheet */
	size_t length;    /* in bytes, without the final NUL */
	bool forgotten;   /* places in it stay, but it is no longer found */
};

struct sources;

struct sources *sources_new(struct arena *arena);

/* Registers a text; PATH and TEXT must live as long as the sources. Returns its file number. */
uint32_t sources_add(struct sources *sources, const char *path, const char *text, size_t length);

/* A list of its own, in ARENA, that begins with these. */
struct sources *sources_fork(const struct sources *sources, struct arena *arena);

/* Puts behind SOURCES those that FORK has added since; by how much the numbers above *FROM grow in it. */
uint32_t sources_join(struct sources *sources, const struct sources *fork, uint32_t *from);

/* The number of the source registered under PATH; 0 if there is none. */
uint32_t sources_find(const struct sources *sources, const char *path);

/* No source below FOLDER is found any more: such a file is read anew when it is asked for. */
void sources_forget(struct sources *sources, const char *folder);

/* The source of a file number; NULL for 0. */
const struct source *sources_get(const struct sources *sources, uint32_t file);

struct position {
	uint32_t line;     /* from 1 */
	uint32_t column;   /* in code points, from 1 */
	size_t line_start; /* byte offsets of the line, without its line break */
	size_t line_end;
};

struct position source_position(const struct source *source, uint32_t offset);

/* "PATH:LINE"; the path alone of a file without lines, "nowhere" of nowhere. */
struct buffer;
void source_print(struct buffer *out, const struct sources *sources, struct place place);

/* The place LENGTH bytes further on in the same file; nowhere stays nowhere. */
struct place place_after(struct place place, size_t length);

#endif
