/* annual import: the records of one table, or of all that import.yaml names, from spreadsheets. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/pool.h"
#include "command.h"
#include "data/records.h"
#include "import/import.h"

/* A table's name has no dot and no slash; a spreadsheet's has. */
static bool is_file_name(const char *word)
{
	return strpbrk(word, "./") != NULL;
}

/* [REPORT] [TABLE] [FILE]: the report is a folder with a report.yaml, and where it is left out the only one there is. */
static const char *read_import_words(struct arguments *arguments, struct import_request *request)
{
	const char *report = NULL;
	if (arguments->count && file_exists(arguments->words[0], "report.yaml")) {
		report = *arguments->words++;
		arguments->count--;
	}
	if (arguments->count && !is_file_name(arguments->words[0])) {
		request->table = *arguments->words++;
		arguments->count--;
	}
	if (arguments->count) {
		request->file = *arguments->words++;
		arguments->count--;
	}
	request->sheet = arguments->sheet;
	request->force = arguments->force;
	return report;
}

/* The records of the whole report, read as a build reads them. */
static enum status check_imported(const struct context *context, const char *root)
{
	data_load(context, root);
	return command_messages(context);
}

/* Faults of the dictionary come out when the records are checked, or here where they stop the import. */
static enum status import_one(const struct context *context, const struct import_request *request, bool *written)
{
	static const enum status statuses[] = {
	    [IMPORT_WRITTEN] = STATUS_DONE,
	    [IMPORT_PROPOSED] = STATUS_DONE,
	    [IMPORT_FAULTY] = STATUS_CONTENT,
	    [IMPORT_FAILED] = STATUS_MACHINE,
	};
	struct buffer account = {0}, error = {0};
	struct context quiet = context_quiet(context);
	const struct settings *settings = settings_read(&quiet, request->root);
	const struct dictionary *dictionary =
	    dictionary_read(&quiet, settings ? settings : settings_none(&quiet), request->root);
	enum import_outcome outcome = import_table(context, dictionary, request, &account, &error);
	if (outcome == IMPORT_FAULTY)
		command_messages(&quiet);
	command_messages(context);
	fputs(buffer_text(&account), stdout);
	enum status status =
	    outcome == IMPORT_FAILED ? command_fail(STATUS_MACHINE, buffer_text(&error)) : statuses[outcome];
	*written |= outcome == IMPORT_WRITTEN;
	buffer_release(&account);
	buffer_release(&error);
	return status;
}

/* The table asked for, or all that import.yaml has; each with memory of its own. */
static enum status import_report(const struct import_request *request, bool *written)
{
	struct arena *arena = arena_new();
	struct context context = command_context(arena);
	enum status worst = STATUS_DONE;
	size_t count = 1;
	const char *const *tables = &request->table;
	if (!request->table && !request->file)
		tables = import_tables(&context, request->root, &count);
	if (!count && command_messages(&context) == STATUS_DONE)
		worst = command_fail(
		    STATUS_USAGE, "import.yaml names no spreadsheet yet: annual import REPORT TABLE FILE proposes it");
	else if (!count)
		worst = STATUS_CONTENT;
	for (size_t i = 0; i < count; i++) {
		struct arena *memory = arena_new();
		struct context one = command_context(memory);
		one.pool = request->check->pool;
		struct import_request part = *request;
		part.table = tables[i];
		enum status status = import_one(&one, &part, written);
		worst = status > worst ? status : worst;
		arena_free(memory);
	}
	arena_free(arena);
	return worst;
}

enum status command_import(struct arguments *arguments)
{
	struct import_request request = {0};
	struct arena *arena = arena_new();
	struct buffer error = {0};
	size_t reports = 1, jobs = 1;
	bool written = false;
	request.root = read_import_words(arguments, &request);
	if (arguments->count)
		buffer_add(&error, "annual import takes a report, a table and a spreadsheet, in this order");
	struct arguments none = {.arena = arena};
	if (!request.root && !error.length) {
		const char **all = arguments_reports(arena, &none, &reports, &error);
		request.root = reports == 1 ? all[0] : NULL;
	}
	if (!request.root && !error.length)
		buffer_add(&error, "which report? annual list names them");
	if (!error.length)
		arguments_jobs(arguments, &jobs, &error);
	struct context check = command_context(arena);
	check.pool = error.length ? NULL : pool_new(jobs);
	request.check = &check;
	enum status status =
	    error.length ? command_fail(STATUS_USAGE, buffer_text(&error)) : import_report(&request, &written);
	if (written && status == STATUS_DONE) /* else records would be told that only miss those of another table */
		status = check_imported(&check, request.root);
	pool_free(check.pool);
	buffer_release(&error);
	arena_free(arena);
	return status;
}
