/* Which narrative files are case studies: those that a case-study block names, found without parsing Markdown. */
#include <string.h>

#include "base/text.h"
#include "report/narrative.h"

/* A line of a source, without its break. */
struct file_line {
	const char *text;
	size_t length;
};

static bool line_next(const struct source *source, size_t *at, struct file_line *out)
{
	if (*at >= source->length)
		return false;
	out->text = source->text + *at;
	const char *end = memchr(out->text, '\n', source->length - *at);
	out->length = end ? (size_t)(end - out->text) : source->length - *at;
	*at += out->length + 1;
	return true;
}

/* Skips what may stand before a fence: spaces, list marks, quotation marks. */
static struct file_line line_content(struct file_line line)
{
	while (line.length > 0 && strchr(" \t>-+*", *line.text)) {
		line.text++;
		line.length--;
	}
	return line;
}

static bool line_starts(struct file_line line, const char *prefix)
{
	return line.length >= strlen(prefix) && memcmp(line.text, prefix, strlen(prefix)) == 0;
}

static bool fence_opens(struct file_line line)
{
	struct file_line content = line_content(line);
	if (!line_starts(content, "```") && !line_starts(content, "~~~"))
		return false;
	while (content.length > 0 && strchr("`~ \t", *content.text)) {
		content.text++;
		content.length--;
	}
	return line_starts(content, "case-study");
}

static void name_mark(const struct context *context, struct narrative *narrative, struct file_line line)
{
	static const char key[] = "file:";
	for (size_t at = 0; at + sizeof key - 1 <= line.length; at++) {
		if (memcmp(line.text + at, key, sizeof key - 1) != 0)
			continue;
		at += sizeof key - 1;
		while (at < line.length && strchr(" \t\"'", line.text[at]))
			at++;
		size_t length = 0;
		while (at + length < line.length && !strchr(" \t\r\"',}", line.text[at + length]))
			length++;
		if (length > 3 && memcmp(line.text + at + length - 3, ".md", 3) == 0)
			length -= 3;
		const char *name = arena_slice(context->arena, line.text + at, length);
		struct narrative_file *file = (struct narrative_file *)narrative_find(narrative, name);
		if (file)
			file->case_study = true;
		return;
	}
}

static void source_scan(const struct context *context, struct narrative *narrative, const struct source *source)
{
	struct file_line line;
	bool inside = false;
	size_t at = 0;
	while (line_next(source, &at, &line)) {
		struct file_line content = line_content(line);
		bool fence = line_starts(content, "```") || line_starts(content, "~~~");
		if (inside && !fence)
			name_mark(context, narrative, line);
		inside = fence ? !inside && fence_opens(line) : inside;
	}
}

void case_studies_mark(const struct context *context, struct narrative *narrative)
{
	for (size_t i = 0; i < narrative->count; i++)
		if (narrative->files[i].file)
			source_scan(context, narrative, sources_get(context->sources, narrative->files[i].file));
}
