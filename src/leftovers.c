#include "leftovers.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"

/* What a file of such a name is likely to be. */
static const char *advice(const char *folder, const char *name)
{
	static const struct {
		const char *folder, *ending, *advice;
	} rows[] = {
	    {"images", "", "show it with a block 'image', or take it away"},
	    {"narrative", "", "save its text as Markdown, in a file whose name ends in .md, or take it away"},
	    {NULL, ".csv", "records are YAML: annual import makes them from a spreadsheet"},
	    {NULL, ".tsv", "records are YAML: annual import makes them from a spreadsheet"},
	    {NULL, ".xlsx", "records are YAML: annual import makes them from a spreadsheet"},
	    {NULL, ".xls", "save it as XLSX: annual import makes records from that"},
	    {NULL, ".ods", "records are YAML: annual import makes them from a spreadsheet"},
	    {"data", "", "a file of records is called after its table: referrals.yaml"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if ((!rows[i].folder || strcmp(rows[i].folder, folder) == 0) && text_ends(name, rows[i].ending))
			return rows[i].advice;
	return NULL;
}

/* Does any text that was read hold the name? Records, which are the longest, were read first and are the last to be searched. */
static bool is_named(const struct context *context, const char *name)
{
	uint32_t file = 0;
	while (sources_get(context->sources, file + 1))
		file++;
	for (; file; file--) {
		const struct source *source = sources_get(context->sources, file);
		if (source->text && strstr(source->text, name))
			return true;
	}
	return false;
}

static bool import_names(const struct context *context, const char *root, const char *name)
{
	struct context quiet = context_quiet(context);
	if (!file_exists(root, "import.yaml"))
		return false;
	const struct source *source = sources_get(context->sources, file_read_text(&quiet, root, "import.yaml", NOWHERE));
	return source && strstr(source->text, name);
}

static void file_check(const struct context *context, const char *root, const char *folder, const char *name)
{
	static const char *const known[] = {
	    "report.yaml", "dictionary.yaml", "measures.yaml", "facts.yaml", "earlier.yaml", "import.yaml", "words.yaml"};
	enum { KNOWN = sizeof known / sizeof *known };
	const char *inside = *folder ? arena_format(context->arena, "%s/%s", folder, name) : name;
	const char *path = strcmp(root, ".") == 0 ? inside : arena_format(context->arena, "%s/%s", root, inside);
	bool stray_table = strcmp(folder, "data") == 0 && text_ends(name, ".yaml"); /* told by data/ */
	if (sources_find(context->sources, path) || stray_table || import_names(context, root, name))
		return;
	for (size_t i = 0; !*folder && i < KNOWN; i++)
		if (strcmp(known[i], name) == 0)
			return;
	if (strcmp(folder, "images") == 0 && is_named(context, name))
		return;
	const char *hint = *folder ? NULL : text_did_you_mean(context->arena, name, known, KNOWN);
	message_add_hint(context->messages, MSG_LEFTOVER, NOWHERE, hint ? hint : advice(folder, name), path);
}

/* The files of ROOT itself: those of the folder that is called so in the one above. */
static const char **root_files(struct arena *arena, const char *root, size_t *count)
{
	const char *slash = strrchr(root, '/');
	if (!slash)
		return file_list(arena, ".", root, "", count);
	return file_list(
	    arena, slash == root ? "/" : arena_slice(arena, root, (size_t)(slash - root)), slash + 1, "", count);
}

void leftovers_warn(const struct context *context, const char *root)
{
	static const char *const folders[] = {"", "data", "narrative", "images"};
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		size_t count;
		const char **names = *folders[i] ? file_list(context->arena, root, folders[i], "", &count)
		                                 : root_files(context->arena, root, &count);
		for (size_t j = 0; j < count; j++)
			file_check(context, root, folders[i], names[j]);
	}
}
