/* A new report around spreadsheets: a table, a mapping and a statistic for each. */
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "create/empty.h"
#include "create/template.h"
#include "create/write.h"
#include "data/keys.h"
#include "import/import.h"

/* The files that depend on the sheets, while they are written. */
struct sheet_files {
	struct new_report *report;
	struct buffer dictionary, mapping, measures, narrative;
	const char **names; /* of the tables so far */
	size_t count;
};

static bool is_taken(const struct sheet_files *files, const char *name)
{
	for (size_t i = 0; i < files->count; i++)
		if (strcmp(files->names[i], name) == 0)
			return true;
	return false;
}

/* A copy of the spreadsheet, so that the report has all that it is made of. */
static bool keep_sheet(struct sheet_files *files, const char *sheet, const char *kept)
{
	size_t length;
	struct buffer bytes = {0};
	const struct context *context = files->report->context;
	const char *slash = strrchr(sheet, '/'), *name = slash ? slash + 1 : sheet;
	const char *folder = slash == sheet ? "/"
	                     : slash        ? arena_slice(context->arena, sheet, (size_t)(slash - sheet))
	                                    : ".";
	const void *data = file_read_bytes(context, folder, name, NOWHERE, &length);
	if (!data)
		return false;
	buffer_bytes(&bytes, data, length);
	new_file_add(files->report, kept, &bytes);
	return true;
}

static void add_table(struct sheet_files *files, const char *name)
{
	struct buffer records = {0};
	struct arena *arena = files->report->context->arena;
	buffer_format(&records, "# The records of the table '%s', one a line: annual import makes them.\n", name);
	new_file_add(files->report, arena_format(arena, "data/%s.yaml", name), &records);
	buffer_format(&files->measures, "  %s.all: {from: %s, label: %s}\n", name, name, text_capital(arena, name));
	buffer_format(&files->narrative, "\n```figures\n[%s.all]\n```\n", name);
	files->names[files->count++] = name;
}

/* "pupils=VS roll.xlsx" says the table's name; without it the file's name gives it. */
static const char *split_name(struct arena *arena, const char **sheet)
{
	const char *equals = strchr(*sheet, '=');
	const char *name = equals ? arena_slice(arena, *sheet, (size_t)(equals - *sheet)) : NULL;
	if (!name || !keys_is_name(name))
		return NULL;
	*sheet = equals + 1;
	return name;
}

static bool add_sheet(struct sheet_files *files, const char *sheet)
{
	struct arena *arena = files->report->context->arena;
	const char *name = split_name(arena, &sheet), *slash = strrchr(sheet, '/');
	const char *kept = arena_format(arena, "sheets/%s", slash ? slash + 1 : sheet);
	struct import_proposal proposal = {.name = name, .table = &files->dictionary, .mapping = &files->mapping};
	if (!import_propose(files->report->context, sheet, kept, &proposal) || !keep_sheet(files, sheet, kept))
		return false;
	if (is_taken(files, proposal.name)) {
		message_add(files->report->context->messages, MSG_NEW_TABLE_TWICE, NOWHERE, proposal.name, sheet);
		return false;
	}
	add_table(files, proposal.name);
	return true;
}

static void add_texts(struct sheet_files *files)
{
	struct new_report *report = files->report;
	new_file_add(report, "dictionary.yaml", &files->dictionary);
	new_file_add(report, "import.yaml", &files->mapping);
	new_file_add(report, "measures.yaml", &files->measures);
	new_file_add(report, "narrative/numbers.md", &files->narrative);
	new_report_left(report, "dictionary.yaml and import.yaml: read what was guessed from your sheets, and mend it");
	new_report_left(report, "measures.yaml: what to count");
	new_report_left(report, "then the records: annual import, and this report's folder");
}

bool create_from_sheets(struct new_report *report, const char *folder, const char *const *sheets, size_t count)
{
	struct sheet_files files = {.report = report};
	bool sound = true;
	files.names = arena_array(report->context->arena, count + 1, sizeof *files.names);
	empty_add(report, folder, empty_report_shared);
	buffer_add(&files.dictionary,
	    "# The tables of records, guessed from your spreadsheets: read this, mend what is wrong, and give\n"
	    "# fields short names. A code is ASCII letters, digits and hyphens; behind it stands its label.\n"
	    "tables:\n");
	buffer_add(&files.mapping,
	    "# Which column of a spreadsheet is which field of dictionary.yaml: change a field's name in both files.\n"
	    "imports:\n");
	buffer_add(&files.measures, "# What is counted. A population is a group of records; one with a label is also the "
	                            "statistic that counts it.\n"
	                            "populations:\n");
	buffer_add(&files.narrative, "---\ntitle: The year in numbers\nsummary: What our records say.\n---\n");
	for (size_t i = 0; i < count && sound; i++)
		sound = add_sheet(&files, sheets[i]);
	buffer_add(&files.measures, "# A measure is a statistic about a group. `by` splits it by a field.\n"
	                            "measures:\n"
	                            "  # kinds: {label: Kinds, count: GROUP, by: FIELD}\n"
	                            "  # age:   {label: Average age, mean: FIELD, over: GROUP, unit: years}\n");
	add_texts(&files);
	return sound;
}
