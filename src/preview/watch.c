#include "preview/watch.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/inotify.h>
#endif

#include "base/arena.h"
#include "base/buffer.h"
#include "base/folder.h"

static const uint64_t STATE_OF_NOTHING = 14695981039346656037u;

enum { SWEEP_EVERY = 250 /* ms */, SWEEP_SHARE = 20 /* of its time, at most one part in so many goes to sweeping */ };

struct watch {
	const char *const *folders;
	size_t count;
	int notify;          /* inotify, or -1 */
	uint64_t state;      /* of all files as last seen */
	long long next;      /* when to look again */
	const char *folder;  /* the one that is being walked, */
	int opened;          /* open, */
	struct buffer inner; /* and the folder in it whose files come */
};

static uint64_t mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * 1099511628211u;
	return hash ^ hash >> 29;
}

static bool is_hidden(const char *path)
{
	return path[0] == '.' || strstr(path, "/.") != NULL;
}

#ifdef __linux__

static int notify_open(void)
{
	return inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
}

/* Files count when they are closed after writing, so that half a file is not built. */
static void notify_add(const struct watch *watch, const char *inner)
{
	struct buffer path = {0};
	buffer_format(&path, "%s%s%s", watch->folder, *inner ? "/" : "", inner);
	if (watch->notify >= 0)
		inotify_add_watch(watch->notify, buffer_text(&path),
		    IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF |
		        IN_MOVE_SELF | IN_ONLYDIR);
	buffer_release(&path);
}

/* A file that was only made is not yet written. */
static bool event_counts(const struct inotify_event *event)
{
	if (event->len && event->name[0] == '.')
		return false;
	return event->mask != IN_CREATE && event->mask != IN_IGNORED;
}

static bool notify_read(const struct watch *watch)
{
	union {
		struct inotify_event event; /* for its alignment */
		char bytes[8192];
	} room;
	bool changed = false;
	ssize_t length;
	while (watch->notify >= 0 && (length = read(watch->notify, room.bytes, sizeof room.bytes)) > 0)
		for (char *at = room.bytes; at < room.bytes + length;) {
			const struct inotify_event *event = (const void *)at;
			changed |= event_counts(event);
			at += sizeof *event + event->len;
		}
	return changed;
}

#else

static int notify_open(void)
{
	return -1;
}

static void notify_add(const struct watch *watch, const char *inner)
{
	(void)watch;
	(void)inner;
}

static bool notify_read(const struct watch *watch)
{
	(void)watch;
	return false;
}

#endif

/* Tells the system of each folder when its first file comes. */
static void enter_folder(struct watch *watch, const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t length = slash ? (size_t)(slash - path) : 0;
	if (watch->inner.length == length && strncmp(buffer_text(&watch->inner), path, length) == 0)
		return;
	buffer_clear(&watch->inner);
	buffer_bytes(&watch->inner, path, length);
	notify_add(watch, buffer_text(&watch->inner));
}

static uint64_t mix_text(uint64_t hash, const char *text)
{
	while (*text)
		hash = mix(hash, (unsigned char)*text++);
	return hash;
}

/* STATE with the file PATH of an open FOLDER. */
static uint64_t mix_file(uint64_t state, int folder, const char *path)
{
	struct stat file;
	if (fstatat(folder, path, &file, AT_SYMLINK_NOFOLLOW) != 0)
		return state;
	state = mix_text(state, path);
	state = mix(state, (uint64_t)file.st_size);
	state = mix(state, (uint64_t)file.st_ino);
	state = mix(state, (uint64_t)file.st_mode);
	return mix(state, (uint64_t)file.st_mtim.tv_sec * 1000000000u + (uint64_t)file.st_mtim.tv_nsec);
}

static bool see_file(void *self, const char *path)
{
	struct watch *watch = self;
	if (is_hidden(path))
		return true;
	enter_folder(watch, path);
	watch->state = mix_file(watch->state, watch->opened, path);
	return true;
}

static void sweep_folder(struct watch *watch, const char *folder)
{
	watch->folder = folder;
	watch->opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	watch->state = mix(watch->state, watch->opened >= 0);
	if (watch->opened < 0)
		return;
	buffer_clear(&watch->inner);
	notify_add(watch, "");
	folder_walk(watch->opened, ".", see_file, watch);
	close(watch->opened);
}

static long long clock_now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Looks at all files; true if any is another. */
static bool sweep(struct watch *watch, long long now)
{
	uint64_t before = watch->state;
	watch->state = STATE_OF_NOTHING;
	for (size_t i = 0; i < watch->count; i++)
		sweep_folder(watch, watch->folders[i]);
	long long pause = (clock_now() - now) * SWEEP_SHARE;
	watch->next = now + (pause > SWEEP_EVERY ? pause : SWEEP_EVERY);
	return watch->state != before;
}

struct watch *watch_new(const char *const *folders, size_t count)
{
	struct watch *watch = memory_resize(NULL, sizeof *watch);
	*watch = (struct watch){.folders = folders, .count = count, .notify = notify_open()};
	sweep(watch, clock_now());
	return watch;
}

void watch_free(struct watch *watch)
{
	if (watch->notify >= 0)
		close(watch->notify);
	buffer_release(&watch->inner);
	free(watch);
}

int watch_descriptor(const struct watch *watch)
{
	return watch->notify;
}

bool watch_changed(struct watch *watch, long long now)
{
	bool told = notify_read(watch);
	bool seen = (told || now >= watch->next) && sweep(watch, now);
	return told || seen;
}

long long watch_next(const struct watch *watch)
{
	return watch->next;
}

/* ---- all files at once ---- */

struct file_state {
	uint64_t state;
	int folder; /* open */
	const char *but;
};

static bool lies_in(const char *path, const char *folder)
{
	size_t length = strlen(folder);
	for (const char *at = path; at; at = strchr(at, '/') ? strchr(at, '/') + 1 : NULL)
		if (strncmp(at, folder, length) == 0 && at[length] == '/')
			return true;
	return false;
}

static bool state_file(void *self, const char *path)
{
	struct file_state *all = self;
	if (!is_hidden(path) && !lies_in(path, all->but))
		all->state = mix_file(all->state, all->folder, path);
	return true;
}

uint64_t watch_state(const char *const *folders, size_t count, const char *but)
{
	struct file_state all = {STATE_OF_NOTHING, -1, but};
	for (size_t i = 0; i < count; i++) {
		all.folder = open(folders[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		all.state = mix(all.state, all.folder >= 0);
		if (all.folder < 0)
			continue;
		folder_walk(all.folder, ".", state_file, &all);
		close(all.folder);
	}
	return all.state;
}
