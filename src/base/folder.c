#if defined __linux__ && !defined _GNU_SOURCE
#define _GNU_SOURCE /* syscall */
#endif
#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#if defined __linux__ && __has_include(<linux/openat2.h>)
#include <linux/openat2.h>
#include <sys/syscall.h>
#endif

#include "base/arena.h"

enum { DEPTH_MAX = 32 };

bool folder_path_is_inside(const char *path)
{
	for (const char *step = path;; step++) {
		size_t length = strcspn(step, "/");
		if (!length || (length == 1 && step[0] == '.') || (length == 2 && step[0] == '.' && step[1] == '.'))
			return false;
		step += length;
		if (!*step)
			return true;
	}
}

/* Makes the folders that PATH needs, one for each slash; one that is there is no fault. False with errno set. */
static bool make_steps(int folder, const char *path)
{
	struct buffer step = {0};
	bool sound = true;
	for (const char *slash = strchr(path + 1, '/'); slash && sound; slash = strchr(slash + 1, '/')) {
		buffer_clear(&step);
		buffer_bytes(&step, path, (size_t)(slash - path));
		sound = mkdirat(folder, buffer_text(&step), 0777) == 0 || errno == EEXIST;
	}
	int error = errno;
	buffer_release(&step);
	errno = error;
	return sound;
}

int folder_make(const char *path)
{
	if (!*path) {
		errno = ENOENT;
		return -1;
	}
	int opened = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (opened >= 0 || errno != ENOENT)
		return opened;
	if (!make_steps(AT_FDCWD, path) || (mkdir(path, 0777) != 0 && errno != EEXIST))
		return -1;
	return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* The folder that holds the last step of a path. */
struct parent {
	int folder; /* -1 with errno set */
	bool opened;
	const char *name; /* the last step */
};

/* Opens the folders of PATH one by one, so that no step is a link, whoever puts one there meanwhile. With MAKE, those that
 * are missing are made. */
static struct parent parent_open(int folder, const char *path, bool make)
{
	struct parent parent = {folder, false, path};
	struct buffer step = {0};
	for (const char *slash; parent.folder >= 0 && (slash = strchr(parent.name, '/')); parent.name = slash + 1) {
		buffer_clear(&step);
		buffer_bytes(&step, parent.name, (size_t)(slash - parent.name));
		int inner = folder_open(parent.folder, buffer_text(&step), make);
		int error = errno;
		if (parent.opened)
			close(parent.folder);
		errno = error;
		parent.folder = inner;
		parent.opened = true;
	}
	int error = errno;
	buffer_release(&step);
	errno = error;
	return parent;
}

static void parent_close(const struct parent *parent)
{
	int error = errno;
	if (parent->opened && parent->folder >= 0)
		close(parent->folder);
	errno = error;
}

int folder_open(int folder, const char *name, bool make)
{
	int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
	int inner = openat(folder, name, flags);
	if (inner >= 0 || errno != ENOENT || !make || (mkdirat(folder, name, 0777) != 0 && errno != EEXIST))
		return inner;
	return openat(folder, name, flags);
}

int folder_open_straight(int folder, const char *path, int flags, mode_t mode)
{
#ifdef SYS_openat2
	struct open_how how = {
	    .flags = (unsigned)(flags | O_CLOEXEC),
	    .mode = flags & O_CREAT ? mode : 0,
	    .resolve = RESOLVE_NO_SYMLINKS,
	};
	int opened = (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
	if (opened < 0 && (errno == EPERM || errno == EAGAIN)) /* not allowed here, or a folder was just moved */
		errno = ENOSYS;
	return opened;
#else
	(void)folder, (void)path, (void)flags, (void)mode;
	errno = ENOSYS;
	return -1;
#endif
}

int folder_open_file(int folder, const char *path)
{
	int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, file = folder_open_straight(folder, path, flags, 0);
	if (file >= 0 || errno != ENOSYS)
		return file;
	struct parent parent = parent_open(folder, path, false);
	file = parent.folder < 0 ? -1 : openat(parent.folder, parent.name, flags);
	parent_close(&parent);
	return file;
}

/* Makes a new file and the folders that it needs. */
static int file_make(int folder, const char *path)
{
	int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
	    file = folder_open_straight(folder, path, flags, 0666);
	if (file >= 0 || (errno != ENOSYS && errno != ENOENT))
		return file;
	struct parent parent = parent_open(folder, path, true);
	file = parent.folder < 0 ? -1 : openat(parent.folder, parent.name, flags, 0666);
	parent_close(&parent);
	return file;
}

static bool write_all(int file, const char *bytes, size_t length)
{
	while (length) {
		ssize_t written = write(file, bytes, length);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		bytes += written;
		length -= (size_t)written;
	}
	return true;
}

bool folder_write(int folder, const char *path, const void *bytes, size_t length)
{
	int file = file_make(folder, path);
	if (file < 0)
		return false;
	bool written = write_all(file, bytes, length);
	int error = errno;
	bool closed = close(file) == 0; /* a full disk or a quota may be told here first */
	if (!written)
		errno = error;
	return written && closed;
}

bool folder_replace(int folder, const char *name, const void *bytes, size_t length)
{
	struct buffer new = {0};
	buffer_format(&new, ".%s.new", name);
	unlinkat(folder, buffer_text(&new), 0); /* what a killed run left */
	bool replaced = folder_write(folder, buffer_text(&new), bytes, length) &&
	                renameat(folder, buffer_text(&new), folder, name) == 0;
	int error = errno;
	if (!replaced)
		unlinkat(folder, buffer_text(&new), 0);
	buffer_release(&new);
	errno = error;
	return replaced;
}

ssize_t folder_read(int file, void *bytes, size_t length)
{
	ssize_t got;
	do
		got = read(file, bytes, length);
	while (got < 0 && errno == EINTR);
	return got;
}

bool folder_link(int from, int to, const char *path)
{
	struct parent source = parent_open(from, path, false), target = {.folder = -1};
	if (source.folder >= 0)
		target = parent_open(to, path, true);
	bool linked = target.folder >= 0 && linkat(source.folder, source.name, target.folder, target.name, 0) == 0;
	parent_close(&source);
	parent_close(&target);
	return linked;
}

struct walk {
	bool (*visit)(void *self, const char *path);
	void *self;
	bool (*leave)(int folder, const char *name); /* after a folder's contents, or NULL */
	bool sync;                                   /* whatever is met is brought to the disk */
	struct buffer path;                          /* of the folder being walked, with a slash, or empty */
	int depth;
};

static int by_bytes(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The names in an open folder, sorted, in ARENA. DESCRIPTOR is closed. */
static char **read_names(struct arena *arena, int descriptor, size_t *count)
{
	char **names = NULL;
	size_t capacity = 0;
	*count = 0;
	DIR *folder = fdopendir(descriptor);
	if (!folder) {
		close(descriptor);
		return NULL;
	}
	for (struct dirent *entry; (entry = readdir(folder));) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		names = arena_grow(arena, names, *count, &capacity, sizeof *names);
		names[(*count)++] = arena_copy(arena, entry->d_name);
	}
	closedir(folder);
	if (*count)
		qsort(names, *count, sizeof *names, by_bytes);
	return names;
}

static bool walk_names(struct walk *walk, int folder);

static bool file_sync(int folder, const char *name)
{
	int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	bool done = file >= 0 && fsync(file) == 0;
	int error = errno;
	if (file >= 0)
		close(file);
	errno = error;
	return done;
}

/* One thing in FOLDER: a folder is walked, anything else is visited. */
static bool walk_one(struct walk *walk, int folder, const char *name)
{
	size_t length = walk->path.length;
	struct stat status;
	if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
		return false;
	buffer_add(&walk->path, name);
	bool sound = false;
	if (!S_ISDIR(status.st_mode)) {
		sound = walk->sync    ? file_sync(folder, name)
		        : walk->leave ? unlinkat(folder, name, 0) == 0
		                      : walk->visit(walk->self, buffer_text(&walk->path));
	} else if (walk->depth >= DEPTH_MAX) {
		errno = ENAMETOOLONG;
	} else {
		buffer_char(&walk->path, '/');
		int inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		sound = inner >= 0 && walk_names(walk, inner) && (!walk->leave || walk->leave(folder, name));
	}
	walk->path.length = length;
	if (walk->path.data)
		walk->path.data[length] = '\0';
	return sound;
}

/* Walks the open folder, and closes it. */
static bool walk_names(struct walk *walk, int folder)
{
	struct arena *arena = arena_new();
	size_t count;
	int listed = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	char **names = listed < 0 ? NULL : read_names(arena, listed, &count);
	bool sound = listed >= 0;
	walk->depth++;
	for (size_t i = 0; names && i < count && sound; i++)
		sound = walk_one(walk, folder, names[i]);
	if (sound && count == 0 && walk->visit && walk->path.length > 0)
		sound = walk->visit(walk->self, buffer_text(&walk->path));
	if (sound && walk->sync)
		sound = fsync(folder) == 0;
	walk->depth--;
	int error = errno;
	close(folder);
	arena_free(arena);
	errno = error;
	return sound;
}

static bool walk_tree(struct walk *walk, int folder, const char *path)
{
	int inner = openat(folder, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	bool sound = inner >= 0 && walk_names(walk, inner);
	int error = errno;
	buffer_release(&walk->path);
	errno = error;
	return sound;
}

bool folder_walk(int folder, const char *path, bool (*visit)(void *self, const char *path), void *self)
{
	struct walk walk = {.visit = visit, .self = self};
	return walk_tree(&walk, folder, path);
}

bool folder_sync(int folder, const char *name)
{
	struct walk walk = {.sync = true};
	return walk_tree(&walk, folder, name);
}

static bool remove_empty(int folder, const char *name)
{
	return unlinkat(folder, name, AT_REMOVEDIR) == 0;
}

bool folder_remove(int folder, const char *name)
{
	struct walk walk = {.leave = remove_empty};
	if (!walk_tree(&walk, folder, name))
		return errno == ENOENT;
	return remove_empty(folder, name);
}
