#include "import/import.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "import/datafile.h"
#include "import/importer.h"
#include "import/propose.h"

/* ---- the spreadsheet ---- */

static const char *joined(struct arena *arena, const char *root, const char *path)
{
	return strcmp(root, ".") == 0 ? path : arena_format(arena, "%s/%s", root, path);
}

/* A file that import.yaml names lies in the report; one that the command line names may lie anywhere. */
static void *read_bytes(const struct context *context, const struct import_request *request, const char *file,
    struct place asked, size_t *length)
{
	if (!request->file)
		return file_read_bytes(context, request->root, file, asked, length);
	const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
	const char *folder = slash == file ? "/" : slash ? arena_slice(context->arena, file, (size_t)(slash - file)) : ".";
	return file_read_bytes(context, folder, name, NOWHERE, length);
}

static struct sheet *read_sheet(const struct context *context, const struct import_request *request, const char *file,
    const char *name, struct place asked)
{
	size_t length;
	struct arena *bytes_arena = arena_new();
	struct context reading = {.arena = bytes_arena, .sources = context->sources, .messages = context->messages};
	void *bytes = read_bytes(&reading, request, file, asked, &length);
	const char *path = request->file ? file : joined(context->arena, request->root, file);
	const char *wanted = request->sheet ? request->sheet : name;
	struct place place = {sources_add(context->sources, path, NULL, 0), 0};
	struct sheet *sheet = bytes ? sheet_read(context, place, bytes, length, wanted) : NULL;
	bool in_place = sheet && sheet->text != buffer_text(&sheet->texts);
	if (in_place)
		sheet->bytes = bytes_arena;
	else
		arena_free(bytes_arena);
	if (sheet && sheet->name) {
		sheet->path = arena_format(context->arena, "%s, sheet '%s'", path, sheet->name);
		sheet->place.file = sources_add(context->sources, sheet->path, NULL, 0);
	}
	return sheet;
}

/* ---- writing ---- */

/* What is in the data file now. */
static void hand_over(struct importer *im, const struct context *check, const char *path)
{
	size_t length = im->out.length;
	sources_add(check->sources, arena_copy(check->arena, path), buffer_finish(&im->out, check->arena), length);
}

static enum import_outcome write_records(
    struct importer *im, const struct import_request *request, struct buffer *account, struct buffer *error)
{
	const char *path = arena_format(im->context->arena, "data/%s.yaml", im->mapping->table->name);
	const char *shown = joined(im->context->arena, request->root, path);
	enum datafile_state state = datafile_state(im->context, request->root, path, &im->out);
	enum import_outcome outcome = IMPORT_WRITTEN;
	if (state == DATAFILE_UNREADABLE)
		outcome = IMPORT_FAULTY;
	if (state == DATAFILE_BY_HAND && !request->force) {
		message_add(im->context->messages, MSG_IMPORT_BY_HAND, im->mapping->place, shown);
		outcome = IMPORT_FAULTY;
	}
	if (outcome == IMPORT_WRITTEN && state != DATAFILE_SAME && !datafile_write(request->root, path, &im->out, error))
		outcome = IMPORT_FAILED;
	if (outcome == IMPORT_WRITTEN)
		importer_account(im, shown, account);
	if (outcome == IMPORT_WRITTEN && state == DATAFILE_SAME)
		buffer_add(account, "  the file had these records already\n");
	if (outcome == IMPORT_WRITTEN && request->check)
		hand_over(im, request->check, shown);
	return outcome;
}

static enum import_outcome run(const struct context *context, const struct import_request *request,
    struct mapping *mapping, struct buffer *account, struct buffer *error)
{
	const char *file = request->file ? request->file : mapping->file;
	if (!file) {
		message_add(context->messages, MSG_IMPORT_NO_FILE, mapping->place, mapping->table->name);
		return IMPORT_FAULTY;
	}
	struct sheet *sheet = read_sheet(context, request, file, mapping->sheet, mapping->place);
	if (!sheet)
		return IMPORT_FAULTY;
	struct importer importer = {.context = context, .root = request->root, .sheet = sheet, .mapping = mapping};
	enum import_outcome outcome =
	    importer_run(&importer) ? write_records(&importer, request, account, error) : IMPORT_FAULTY;
	importer_release(&importer);
	sheet_free(sheet);
	return outcome;
}

static enum import_outcome propose(const struct context *context, const struct dictionary *dictionary,
    const struct import_request *request, struct buffer *account, struct buffer *error)
{
	struct sheet *sheet = read_sheet(context, request, request->file, NULL, NOWHERE);
	if (!sheet)
		return IMPORT_FAULTY;
	enum import_outcome outcome = propose_table(context, dictionary, request, sheet, account, error);
	sheet_free(sheet);
	return outcome;
}

/* ---- public ---- */

/* The table whose mapping names FILE, by its last step. */
static const char *table_of_file(const struct value *imports, const char *file)
{
	const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
	for (const struct value *item = imports ? imports->first : NULL; item; item = item->next) {
		const char *mapped = value_text(item, "file");
		const char *step = mapped ? strrchr(mapped, '/') : NULL;
		if (mapped && strcmp(step ? step + 1 : mapped, name) == 0)
			return item->key;
	}
	return NULL;
}

/* A table's name from a file's: "vs-roll" for "VS roll.xlsx". */
static const char *name_of_file(struct arena *arena, const char *file)
{
	const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file, *dot = strrchr(name, '.');
	struct buffer slug = {0};
	text_slug(&slug, arena_slice(arena, name, dot ? (size_t)(dot - name) : strlen(name)));
	return buffer_finish(&slug, arena);
}

enum import_outcome import_table(const struct context *context, const struct dictionary *dictionary,
    const struct import_request *request, struct buffer *account, struct buffer *error)
{
	struct import_request named = *request;
	bool there;
	if (!named.table)
		named.table = table_of_file(mapping_all(context, named.root), named.file);
	if (!named.table)
		named.table = name_of_file(context->arena, named.file);
	const struct mapping *mapping = mapping_read(context, dictionary, named.root, named.table, &there);
	if (messages_errors(context->messages))
		return IMPORT_FAULTY;
	if (mapping) {
		struct mapping copy = *mapping;
		return run(context, &named, &copy, account, error);
	}
	if (!named.file) {
		buffer_format(error, "import.yaml has no '%s': name its spreadsheet, and a mapping is proposed", named.table);
		return IMPORT_FAILED;
	}
	return propose(context, dictionary, &named, account, error);
}

bool import_propose(const struct context *context, const char *file, const char *kept, struct import_proposal *out)
{
	struct import_request request = {.root = ".", .file = file, .table = out->name};
	if (!request.table)
		request.table = name_of_file(context->arena, file);
	struct sheet *sheet = read_sheet(context, &request, file, NULL, NOWHERE);
	bool proposed = sheet && propose_texts(context, &request, sheet, kept, out);
	if (sheet)
		sheet_free(sheet);
	return proposed;
}

const char **import_tables(const struct context *context, const char *root, size_t *count)
{
	const struct value *imports = mapping_all(context, root);
	const char **names = arena_array(context->arena, (imports ? imports->count : 0) + 1, sizeof *names);
	*count = 0;
	for (const struct value *item = imports ? imports->first : NULL; item; item = item->next)
		names[(*count)++] = item->key;
	return names;
}
