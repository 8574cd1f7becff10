#include "dump.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "markdown/markdown.h"

struct stage {
	const char *name;
	const char *inputs; /* as shown in the list: "FILE.yaml" */
	size_t count;       /* how many inputs it takes */
	void (*dump)(const struct context *context, struct buffer *out, const char *const *inputs);
};

/* Any file that the user may read, as the shell completes it: its folder is the root. Returns its file number or 0. */
static uint32_t read_input(const struct context *context, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *root = slash ? arena_slice(context->arena, path, (size_t)(slash - path) + 1) : ".";
	return file_read_text(context, root, slash ? slash + 1 : path, (struct place){0});
}

/* The slug of each line. */
static void dump_slugs(const struct context *context, struct buffer *out, const char *const *inputs)
{
	const struct source *source = sources_get(context->sources, read_input(context, inputs[0]));
	if (!source)
		return;
	for (const char *line = source->text; *line;) {
		size_t length = strcspn(line, "\n");
		text_slug(out, arena_slice(context->arena, line, length));
		buffer_char(out, '\n');
		line += length + (line[length] == '\n');
	}
}

static void dump_markdown(const struct context *context, struct buffer *out, const char *const *inputs)
{
	uint32_t file = read_input(context, inputs[0]);
	if (file)
		markdown_dump(context, file, out);
}

/* One row a stage. */
static const struct stage stages[] = {
    {"markdown", "FILE.md", 1, dump_markdown},
    {"slug", "FILE", 1, dump_slugs},
};

enum { STAGE_COUNT = sizeof stages / sizeof *stages };

bool dump_stage(
    const struct context *context, struct buffer *out, const char *stage, const char *const *inputs, size_t count)
{
	for (size_t i = 0; i < STAGE_COUNT; i++) {
		if (strcmp(stages[i].name, stage) != 0 || stages[i].count != count)
			continue;
		stages[i].dump(context, out, inputs);
		return true;
	}
	return false;
}

void dump_list(struct buffer *out)
{
	for (size_t i = 0; i < STAGE_COUNT; i++)
		buffer_format(out, "  annual dump %s %s\n", stages[i].name, stages[i].inputs);
}
