#define _DEFAULT_SOURCE /* the kind of a folder's entry */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/folder.h"
#include "base/text.h"

enum { MEGABYTE = 1024 * 1024, SIZE_LIMIT = 768 /* MB */ };

static const char *joined(struct arena *arena, const char *root, const char *path)
{
	if (!*root || strcmp(root, ".") == 0)
		return arena_copy(arena, path);
	size_t length = strlen(root);
	return arena_format(arena, root[length - 1] == '/' ? "%s%s" : "%s/%s", root, path);
}

/* Opens ROOT/PATH step by step without following a symbolic link below ROOT; -1 with errno set, ELOOP for a link. */
static int open_steps(const char *root, const char *path, int flags)
{
	int folder = open(*root ? root : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	while (folder >= 0) {
		char step[256];
		size_t length = strcspn(path, "/");
		bool last = !path[length];
		int next = -1;
		if (length >= sizeof step) {
			errno = ENAMETOOLONG;
		} else {
			memcpy(step, path, length);
			step[length] = '\0';
			int how = last ? flags : O_RDONLY | O_DIRECTORY;
			next = openat(folder, step, how | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
			struct stat status;
			/* A link in a folder's place reads as "no folder". */
			if (next < 0 && errno == ENOTDIR && fstatat(folder, step, &status, AT_SYMLINK_NOFOLLOW) == 0)
				errno = S_ISLNK(status.st_mode) ? ELOOP : ENOTDIR;
		}
		int error = errno;
		close(folder);
		errno = error;
		if (last || next < 0)
			return next;
		folder = next;
		path += length + 1;
	}
	return -1;
}

/* The same in one call of the system, unless ROOT leads through a link, which it may, or what is there is no file to be opened
 * so. */
static int open_inside(const char *root, const char *path, int flags)
{
	if (!folder_path_is_inside(path)) {
		errno = ELOOP;
		return -1;
	}
	char whole[1024];
	int length = snprintf(whole, sizeof whole, "%s/%s", *root ? root : ".", path);
	int opened = length < (int)sizeof whole ? folder_open_straight(AT_FDCWD, whole, flags | O_NONBLOCK, 0) : -1;
	return opened >= 0 || (length < (int)sizeof whole && errno == ENOENT) ? opened : open_steps(root, path, flags);
}

static void report_failure(const struct context *context, const char *name, struct place asked, int error)
{
	if (error == ELOOP)
		message_add(context->messages, MSG_PATH_OUTSIDE, asked, name);
	else if (error == ENOENT || error == ENOTDIR)
		message_add(context->messages, MSG_FILE_MISSING, asked, name);
	else
		message_add(context->messages, MSG_FILE_UNREADABLE, asked, name, strerror(error));
}

/* All bytes of a regular file of at most LIMIT bytes, NUL-terminated; NULL with errno set. */
static char *read_whole(struct arena *arena, int file, size_t *length)
{
	struct stat status;
	if (fstat(file, &status) != 0)
		return NULL;
	if (!S_ISREG(status.st_mode)) {
		errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
		return NULL;
	}
	if (status.st_size > (off_t)SIZE_LIMIT * MEGABYTE) {
		errno = EFBIG;
		return NULL;
	}
	size_t size = (size_t)status.st_size, have = 0;
	char *bytes = arena_alloc(arena, size + 1);
	while (have < size) {
		ssize_t got = folder_read(file, bytes + have, size - have);
		if (got < 0)
			return NULL;
		if (got == 0)
			break;
		have += (size_t)got;
	}
	*length = have;
	return bytes;
}

static char *read_file(
    const struct context *context, const char *root, const char *path, struct place asked, size_t *length)
{
	const char *name = joined(context->arena, root, path);
	int file = open_inside(root, path, O_RDONLY);
	char *bytes = file < 0 ? NULL : read_whole(context->arena, file, length);
	int error = errno;
	if (file >= 0)
		close(file);
	if (!bytes && error == EFBIG)
		message_add(context->messages, MSG_FILE_TOO_LARGE, asked, name, (int)SIZE_LIMIT);
	else if (!bytes)
		report_failure(context, name, asked, error);
	return bytes;
}

void *file_read_bytes(
    const struct context *context, const char *root, const char *path, struct place asked, size_t *length)
{
	return read_file(context, root, path, asked, length);
}

static bool is_utf16(const char *text, size_t length)
{
	return length >= 2 && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0);
}

/* UTF-8 that was read as Windows-1252 and saved as UTF-8 again: the signs that most often come of it. */
static const struct twice_encoded {
	const char *garbled, *meant;
} twice_encoded[] = {{"Ã©", "é"}, {"Ã¨", "è"}, {"Ã«", "ë"}, {"Ã¡", "á"}, {"Ã¶", "ö"}, {"Ã¼", "ü"}, {"Ã§", "ç"},
    {"Ã±", "ñ"}, {"Ã³", "ó"}, {"Ã­", "í"}, {"Ã¯", "ï"}, {"Â£", "£"}, {"Â½", "½"}, {"Â·", "·"}, {"ÂÂ ", " "},
    {"â€™", "’"}, {"â€˜", "‘"}, {"â€œ", "“"}, {"â€Â", "”"}, {"â€“", "–"}, {"â€”", "—"}, {"â€¦", "…"},
    {"â€¢", "•"}};

/* Warns of the first. */
static void check_encoding(const struct context *context, uint32_t file)
{
	const struct source *source = sources_get(context->sources, file);
	const char *at = source->text, *end = at + source->length;
	while ((at = memchr(at, 0xC3, (size_t)(end - at))) != NULL) {
		for (size_t i = 0; i < sizeof twice_encoded / sizeof *twice_encoded; i++) {
			const struct twice_encoded *row = &twice_encoded[i];
			if (!text_starts(at, row->garbled))
				continue;
			message_add(context->messages, MSG_FILE_TWICE_ENCODED, (struct place){file, (uint32_t)(at - source->text)},
			    row->garbled, row->meant);
			message_narrow(context->messages, strlen(row->garbled));
			return;
		}
		at++;
	}
}

/* Tells the author why a source is no UTF-8 text; 0 then. */
static uint32_t check_text(const struct context *context, uint32_t file)
{
	const struct source *source = sources_get(context->sources, file);
	const char *nul = memchr(source->text, '\0', source->length);
	size_t invalid = utf8_invalid(source->text, source->length);
	if (is_utf16(source->text, source->length))
		message_add(context->messages, MSG_FILE_UTF16, (struct place){file, 0});
	else if (nul)
		message_add(context->messages, MSG_FILE_NUL, (struct place){file, (uint32_t)(nul - source->text)});
	else if (invalid < source->length)
		message_add(context->messages, MSG_FILE_NOT_UTF8, (struct place){file, (uint32_t)invalid});
	else
		return file;
	message_narrow(context->messages, 1); /* the line may be of a personal table, and is no text */
	return 0;
}

uint32_t file_read_text(const struct context *context, const char *root, const char *path, struct place asked)
{
	const char *name = joined(context->arena, root, path);
	uint32_t file = sources_find(context->sources, name);
	bool fresh = false;
	if (!file) {
		size_t length = 0;
		const char *text = read_file(context, root, path, asked, &length);
		if (!text)
			return 0;
		file = sources_add(context->sources, name, text, length);
		fresh = true;
	}
	file = check_text(context, file);
	if (file && fresh)
		check_encoding(context, file);
	return file;
}

bool file_exists(const char *root, const char *path)
{
	int file = open_inside(root, path, O_RDONLY);
	if (file >= 0)
		close(file);
	return file >= 0 || (errno != ENOENT && errno != ENOTDIR); /* what is there but can't be read is told on reading */
}

static int by_bytes(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* A file, or a link, which is told of when it is read. Most systems say so in the list itself. */
static bool is_file(int folder, const struct dirent *entry)
{
	struct stat status;
#ifdef DT_UNKNOWN
	if (entry->d_type != DT_UNKNOWN)
		return entry->d_type == DT_REG || entry->d_type == DT_LNK;
#endif
	return fstatat(folder, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
	       (S_ISREG(status.st_mode) || S_ISLNK(status.st_mode));
}

static bool is_wanted(int folder, const struct dirent *entry, const char *suffix)
{
	return entry->d_name[0] != '.' && text_ends(entry->d_name, suffix) && is_file(folder, entry);
}

const char **file_list(struct arena *arena, const char *root, const char *path, const char *suffix, size_t *count)
{
	const char **names = NULL;
	size_t capacity = 0;
	*count = 0;
	int opened = open_inside(root, path, O_RDONLY | O_DIRECTORY);
	DIR *folder = opened < 0 ? NULL : fdopendir(opened);
	if (opened >= 0 && !folder)
		close(opened);
	for (struct dirent *entry; folder && (entry = readdir(folder));) {
		if (!is_wanted(dirfd(folder), entry, suffix))
			continue;
		names = arena_grow(arena, names, *count, &capacity, sizeof *names);
		names[(*count)++] = arena_copy(arena, entry->d_name);
	}
	if (folder)
		closedir(folder);
	if (*count)
		qsort(names, *count, sizeof *names, by_bytes);
	return names;
}
