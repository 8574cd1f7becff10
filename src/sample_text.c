#include "sample_text.h"

#include <dirent.h>
#include <string.h>

#include "base/file.h"
#include "base/map.h"
#include "base/text.h"

enum { LINE_LEAST = 40 }; /* bytes: shorter lines are alike by chance */

/* A line without the spaces around it. */
struct sample_line {
	const char *text;
	size_t length;
};

/* The lines of a sample's text. */
struct sample_lines {
	struct arena *arena;
	struct map map;
	struct sample_line *items;
	size_t count, capacity;
};

/* Takes the line at *AT and moves *AT behind it. Is it text that somebody wrote, not a key or a statistic? */
static bool line_next(const char **at, bool *fenced, struct sample_line *line)
{
	const char *start = *at + strspn(*at, " \t-*>"), *end = *at + strcspn(*at, "\r\n");
	*at = end + strspn(end, "\r") + (end[strspn(end, "\r")] == '\n');
	bool fence = start < end && text_starts(start, "```");
	*fenced = *fenced != fence;
	*line = (struct sample_line){start, start < end ? (size_t)(end - start) : 0};
	return !fence && !*fenced && line->length >= LINE_LEAST && !strchr("{|#", *start);
}

static uint32_t line_hash(const struct sample_line *line)
{
	return hash_bytes(HASH_START, line->text, line->length);
}

static bool lines_have(const struct sample_lines *lines, const struct sample_line *line)
{
	size_t probe = 0;
	uint32_t at;
	while ((at = map_next(&lines->map, line_hash(line), &probe)) != MAP_NONE)
		if (lines->items[at].length == line->length && memcmp(lines->items[at].text, line->text, line->length) == 0)
			return true;
	return false;
}

static void lines_add(struct sample_lines *lines, const char *text)
{
	bool fenced = false;
	struct sample_line line;
	while (*text) {
		if (!line_next(&text, &fenced, &line))
			continue;
		lines->items = arena_grow(lines->arena, lines->items, lines->count, &lines->capacity, sizeof *lines->items);
		lines->items[lines->count] = line;
		map_add(&lines->map, line_hash(&line), (uint32_t)lines->count++);
	}
}

/* A report's file, told of nowhere; NULL if it cannot be read. */
static const char *file_text(const struct context *quiet, const char *root, const char *name)
{
	uint32_t file = file_exists(root, name) ? file_read_text(quiet, root, name, NOWHERE) : 0;
	const struct source *source = sources_get(quiet->sources, file);
	return source ? source->text : NULL;
}

static const char *const folders[] = {"narrative", "data"};
enum { FOLDERS = sizeof folders / sizeof *folders };

static void sample_read(const struct context *quiet, const char *sample, struct sample_lines *lines)
{
	for (size_t i = 0; i < FOLDERS; i++) {
		size_t count;
		const char **names = file_list(quiet->arena, sample, folders[i], "", &count);
		for (size_t j = 0; j < count; j++) {
			const char *text = file_text(quiet, sample, arena_format(quiet->arena, "%s/%s", folders[i], names[j]));
			if (text)
				lines_add(lines, text);
		}
	}
}

/* The first line of each file that the sample has is told of; the others of the file are named with it. */
static void source_compare(
    const struct context *context, uint32_t file, const struct sample_lines *lines, const char *sample)
{
	const struct source *source = sources_get(context->sources, file);
	bool fenced = false;
	struct sample_line line;
	for (const char *at = source->text; *at;)
		if (line_next(&at, &fenced, &line) && lines_have(lines, &line))
			message_add(context->messages, MSG_LEFTOVER_SAMPLE,
			    (struct place){file, (uint32_t)(line.text - source->text)}, sample);
}

static void sample_compare(const struct context *context, const char *root, const char *sample)
{
	struct sources *sources = sources_new(context->arena);
	const struct context quiet = {
	    .arena = context->arena, .sources = sources, .messages = messages_new(context->arena, sources)};
	const char *report = file_text(&quiet, sample, "report.yaml");
	struct sample_lines lines = {.arena = context->arena, .map = {.arena = context->arena}};
	if (!report || !strstr(report, "\nsample: true"))
		return;
	sample_read(&quiet, sample, &lines);
	for (uint32_t file = 1; sources_get(context->sources, file); file++) {
		const struct source *source = sources_get(context->sources, file);
		for (size_t i = 0; i < FOLDERS; i++)
			if (source->text && text_starts(source->path, arena_format(context->arena, "%s/%s/", root, folders[i])))
				source_compare(context, file, &lines, sample);
	}
}

void sample_text_warn(const struct context *context, const char *root)
{
	const char *slash = strrchr(root, '/');
	const char *above = slash && slash != root ? arena_slice(context->arena, root, (size_t)(slash - root)) : NULL;
	DIR *folder = above ? opendir(above) : NULL;
	for (struct dirent *entry; folder && (entry = readdir(folder));) {
		const char *sample = arena_format(context->arena, "%s/%s", above, entry->d_name);
		if (entry->d_name[0] != '.' && strcmp(entry->d_name, slash + 1) != 0)
			sample_compare(context, root, sample);
	}
	if (folder)
		closedir(folder);
}
