#include "create/write.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/folder.h"
#include "base/text.h"

static const char modeline[] = "# yaml-language-server: $schema=";

bool has_modeline(const char *text)
{
	return text_starts(text, modeline);
}

/* measures.yaml has .schema/measures.json, data/pupils.yaml ../.schema/data-pupils.json. */
static void add_modeline(struct buffer *text, const char *path)
{
	size_t length = strlen(path), end = strlen(".yaml");
	if (length < end || strcmp(path + length - end, ".yaml") != 0 || has_modeline(buffer_text(text)))
		return;
	bool data = text_starts(path, "data/");
	size_t folder = data ? strlen("data/") : 0;
	struct buffer whole = {0};
	buffer_format(&whole, "%s%s%.*s.json\n", modeline, data ? "../.schema/data-" : ".schema/",
	    (int)(length - end - folder), path + folder);
	buffer_add(&whole, buffer_text(text));
	buffer_release(text);
	*text = whole;
}

void new_file_add(struct new_report *report, const char *path, struct buffer *text)
{
	add_modeline(text, path);
	size_t length = text->length;
	struct new_file file = {path, buffer_finish(text, report->context->arena), length};
	report->files =
	    arena_grow(report->context->arena, report->files, report->count, &report->capacity, sizeof *report->files);
	report->files[report->count++] = file;
}

void new_report_left(struct new_report *report, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	buffer_add(&report->left, "  ");
	buffer_vformat(&report->left, format, arguments);
	buffer_char(&report->left, '\n');
	va_end(arguments);
}

/* A report's name is also its output's: letters, digits and - _ . with a letter or digit first. */
static bool is_report_name(const char *name)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
	return *name && !strchr("-_.", *name) && name[strspn(name, allowed)] == '\0' && strlen(name) <= 64;
}

/* No step of it is "..", and no byte of it a control character. */
static bool is_plain_path(const char *path)
{
	for (const char *at = path; *at; at++)
		if ((unsigned char)*at < ' ' || *at == 0x7F)
			return false;
	for (const char *step = path; step; step = strchr(step, '/')) {
		step += *step == '/';
		if (strncmp(step, "..", 2) == 0 && (step[2] == '/' || !step[2]))
			return false;
	}
	return true;
}

static bool write_files(const struct new_report *report, int folder)
{
	for (size_t i = 0; i < report->count; i++)
		if (!folder_write(folder, report->files[i].path, report->files[i].bytes, report->files[i].length))
			return false;
	return fsync(folder) == 0;
}

/* Writes PARENT/STAGED, then gives it its NAME. */
static bool write_staged(const struct new_report *report, int parent, const char *staged, const char *name)
{
	if (!folder_remove(parent, staged) || mkdirat(parent, staged, 0777) != 0)
		return false;
	int folder = openat(parent, staged, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	bool written = folder >= 0 && write_files(report, folder) && renameat(parent, staged, parent, name) == 0;
	int error = errno;
	if (folder >= 0)
		close(folder);
	if (!written)
		folder_remove(parent, staged);
	errno = error;
	return written;
}

bool create_write(const struct new_report *report, const char *folder, bool *usage, struct buffer *error)
{
	struct stat status;
	const char *slash = strrchr(folder, '/'), *name = slash ? slash + 1 : folder;
	struct arena *arena = report->context->arena;
	*usage = true;
	if (!is_plain_path(folder) || !is_report_name(name)) {
		buffer_add(error, "a report's folder has a name of letters, digits and hyphens, such as content/2024-25");
		return false;
	}
	if (lstat(folder, &status) == 0) {
		buffer_format(error, "'%s' is there already: annual new makes a folder that is not there yet", folder);
		return false;
	}
	*usage = false;
	int parent = folder_make(slash == folder ? "/"
	                         : slash         ? arena_slice(arena, folder, (size_t)(slash - folder))
	                                         : ".");
	bool written = parent >= 0 && write_staged(report, parent, arena_format(arena, ".%s.new", name), name);
	if (!written)
		buffer_format(error, "'%s' could not be made: %s", folder, strerror(errno));
	if (parent >= 0)
		close(parent);
	return written;
}
