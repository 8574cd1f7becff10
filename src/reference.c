/* annual schema and annual help KEY: what may be written, from the program's own tables. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/folder.h"
#include "base/text.h"
#include "command.h"
#include "data/settings.h"
#include "export/export.h"
#include "schema/schema.h"

static enum status print_buffer(struct buffer *out)
{
	fwrite(buffer_text(out), 1, out->length, stdout);
	buffer_release(out);
	return STATUS_DONE;
}

/* The report's dictionary; NULL, with *STATUS, where it has mistakes. */
static const struct dictionary *read_dictionary(struct arena *arena, const char *root, enum status *status)
{
	struct context context = command_context(arena);
	const struct settings *settings = settings_read(&context, root);
	const struct dictionary *dictionary =
	    dictionary_read(&context, settings ? settings : settings_none(&context), root);
	*status = command_messages(&context);
	return *status == STATUS_DONE ? dictionary : NULL;
}

static bool replace(int folder, const char *name, struct buffer *text)
{
	bool done = folder_replace(folder, name, buffer_text(text), text->length);
	buffer_clear(text);
	return done;
}

static bool write_schemas(struct arena *arena, int folder, const struct dictionary *dictionary)
{
	struct buffer text = {0};
	bool done = folder >= 0;
	for (size_t i = 0; done && schema_names[i]; i++) {
		schema_file(arena, &text, schema_names[i]);
		done = replace(folder, arena_format(arena, "%s.json", schema_names[i]), &text);
	}
	for (size_t i = 0; done && i < dictionary->table_count; i++) {
		const struct table *table = &dictionary->tables[i];
		if (table->parent)
			continue;
		schema_data(&text, table);
		done = replace(folder, arena_format(arena, "data-%s.json", table->name), &text);
	}
	buffer_release(&text);
	return done;
}

enum status reference_write(struct arena *arena, const char *root)
{
	enum status status;
	const struct dictionary *dictionary = read_dictionary(arena, root, &status);
	if (!dictionary)
		return status;
	int folder = folder_make(arena_format(arena, "%s/.schema", root));
	if (!write_schemas(arena, folder, dictionary))
		status = command_fail(
		    STATUS_MACHINE, arena_format(arena, "%s/.schema could not be written: %s", root, strerror(errno)));
	if (folder >= 0)
		close(folder);
	return status;
}

/* The one report that the words from the AT-th name; NULL after a message. */
static const char *one_report(const struct arguments *arguments, size_t at)
{
	struct buffer error = {0};
	struct arguments reports = *arguments;
	size_t count;
	reports.words += at;
	reports.count -= at;
	const char **roots = arguments_reports(arguments->arena, &reports, &count, &error);
	if (error.length || count != 1)
		command_fail(STATUS_USAGE, error.length ? buffer_text(&error) : "which report? annual list names them");
	const char *root = error.length || count != 1 ? NULL : roots[0];
	buffer_release(&error);
	return root;
}

/* The schema of one table's records, by the report's dictionary. */
static enum status schema_of_data(struct arguments *arguments)
{
	struct buffer out = {0};
	enum status status;
	const char *root = one_report(arguments, 2), *name = arguments->words[1];
	if (!root)
		return STATUS_USAGE;
	const struct dictionary *dictionary = read_dictionary(arguments->arena, root, &status);
	if (!dictionary)
		return status;
	const struct table *table = dictionary_table(dictionary, name);
	if (!table || table->parent)
		return command_fail(STATUS_USAGE,
		    arena_format(arguments->arena, "no table with a file of its own is called '%s' in %s", name, root));
	schema_data(&out, table);
	return print_buffer(&out);
}

static enum status schema_all(struct arguments *arguments)
{
	const char *root = one_report(arguments, 1);
	return root ? reference_write(arguments->arena, root) : STATUS_USAGE;
}

enum status command_schema(struct arguments *arguments)
{
	struct buffer out = {0};
	const char *name = arguments->count ? arguments->words[0] : "figures";
	if (strcmp(name, "data") == 0 && arguments->count >= 2)
		return schema_of_data(arguments);
	if (strcmp(name, "all") == 0)
		return schema_all(arguments);
	if (arguments->count > 1 || strcmp(name, "data") == 0)
		return command_fail(STATUS_USAGE,
		    "it is: annual schema NAME, annual schema data TABLE [REPORT], or annual schema all [REPORT]");
	if (strcmp(name, "figures") == 0)
		export_schema(&out);
	else if (strcmp(name, "reference") == 0)
		schema_reference(arguments->arena, &out);
	else if (!schema_file(arguments->arena, &out, name))
		return command_fail(STATUS_USAGE,
		    "which schema? report, dictionary, measures, facts, earlier, import, words, figures, data TABLE, or all");
	return print_buffer(&out);
}

enum status command_help(struct arguments *arguments)
{
	struct buffer out = {0};
	const char *nearest = NULL;
	if (arguments->count != 1)
		return command_fail(
		    STATUS_USAGE, "help on which key, file, block or type of field? For example: annual help period");
	const char *name = arguments->words[0];
	if (schema_help(arguments->arena, &out, name, &nearest))
		return print_buffer(&out);
	buffer_release(&out);
	return command_fail(STATUS_USAGE,
	    arena_format(arguments->arena, "nothing is called '%s'%s%s%s", name, nearest ? ": did you mean '" : "",
	        nearest ? nearest : "", nearest ? "'?" : ": content/REFERENCE.md has all keys"));
}
