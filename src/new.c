/* annual new: an empty report, next year's from this year's, or one around spreadsheets. */
#include <stdio.h>

#include "command.h"
#include "create/create.h"
#include "phases.h"

static bool make_next_year(struct new_report *report, const char *root)
{
	struct buffer earlier = {0};
	struct loaded loaded = phases_load(report->context, root);
	struct last_year last = {root, loaded.records, loaded.stats, &earlier};
	bool made = phases_freeze(report->context, &loaded, &earlier) && create_next_year(report, &last);
	buffer_release(&earlier);
	return made;
}

static bool make_new(const struct arguments *arguments, struct new_report *report, const char *folder)
{
	if (arguments->from)
		return make_next_year(report, arguments->from);
	if (arguments->import)
		return create_from_sheets(report, folder, arguments->words + 1, arguments->count - 1);
	create_empty(report, folder);
	return true;
}

static enum status write_new(const struct new_report *report, const char *folder)
{
	bool usage;
	struct buffer error = {0};
	enum status status = STATUS_DONE;
	if (create_write(report, folder, &usage, &error)) {
		status = reference_write(report->context->arena, folder);
		printf("annual: made %s, %zu files. What is left to you:\n%s  then: annual build %s\n", folder, report->count,
		    buffer_text(&report->left), folder);
	} else {
		status = command_fail(usage ? STATUS_USAGE : STATUS_MACHINE, buffer_text(&error));
	}
	buffer_release(&error);
	return status;
}

enum status command_new(struct arguments *arguments)
{
	if (!arguments->count)
		return command_fail(STATUS_USAGE, "which folder? For example: annual new content/2024-25");
	if (arguments->import ? arguments->count < 2 || arguments->from : arguments->count > 1)
		return command_fail(
		    STATUS_USAGE, "annual new takes one folder, and --from REPORT or --import with spreadsheets");
	struct arena *arena = arena_new();
	struct context context = command_context(arena);
	struct new_report report = {.context = &context};
	const char *folder = arguments_trimmed(arena, arguments->words[0]);
	bool made = make_new(arguments, &report, folder);
	enum status status = command_messages(&context);
	if (made && status == STATUS_DONE)
		status = write_new(&report, folder);
	buffer_release(&report.left);
	arena_free(arena);
	return status;
}
