#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/folder.h"
#include "base/swap.h"
#include "base/text.h"

/* The list of the files that annual wrote, in the report's output folder, beside the editions that are handed on. */
static const char manifest_name[] = ".annual";

enum { ALIENS_NAMED = 5 };

struct paths {
	const char **items;
	size_t count, capacity;
};

struct output {
	struct arena *arena;
	const char *out, *name;
	const char *stage_name, *old_name; /* in the build folder: "stage-2021-22", "old-2021-22" */
	int out_folder, build_folder;
	int stage_folder;   /* -1 as long as all is as it was */
	int current_folder; /* the old output, or -1 */
	mode_t mask;        /* what files and folders may not be: umask */
	bool durable;       /* is the output brought to the disk before it is swapped in? */
	int lock;
	struct paths written; /* by this build */
	struct paths same;    /* of these, what is in the old output as it is to be */
	struct paths before;  /* by the build before: its manifest */
	struct paths kept;    /* prefixes of what stays from the build before */
};

static void paths_add(struct output *output, struct paths *paths, const char *path)
{
	paths->items = arena_grow(output->arena, paths->items, paths->count, &paths->capacity, sizeof *paths->items);
	paths->items[paths->count++] = arena_copy(output->arena, path);
}

static int by_bytes(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void paths_sort(struct paths *paths)
{
	if (paths->count)
		qsort(paths->items, paths->count, sizeof *paths->items, by_bytes);
}

static bool paths_hold(const struct paths *paths, const char *path)
{
	return names_find(paths->items, paths->count, sizeof *paths->items, path);
}

/* Is there a path in the folder PREFIX, which ends in a slash? */
static bool paths_below(const struct paths *paths, const char *prefix)
{
	size_t length = strlen(prefix), at = names_from(paths->items, paths->count, sizeof *paths->items, prefix, length);
	return at < paths->count && strncmp(paths->items[at], prefix, length) == 0;
}

/* One line on the fault in errno. */
static void explain(struct buffer *error, const char *doing, const char *out, const char *path)
{
	const char *why = strerror(errno);
	if (errno == ENOSPC || errno == EDQUOT)
		why = "the disk is full";
	else if (errno == EACCES || errno == EPERM || errno == EROFS)
		why = "this folder may not be written to";
	else if (errno == EFBIG)
		why = "a file would be larger than this user or the file system may write (ulimit -f)";
	else if (errno == EMFILE || errno == ENFILE)
		why = "too many files are open: allow more of them (ulimit -n)";
	else if (errno == ENAMETOOLONG)
		why = "the name is too long for this file system: give it a shorter one";
	else if (errno == ELOOP)
		why = "a symbolic link stands in the way";
	else if (errno == ENOTDIR)
		why = "a file or a link stands where a folder should be";
	buffer_format(error, "%s %s%s%s: %s", doing, out, *path ? "/" : "", path, why);
}

static void release(struct output *output)
{
	int descriptors[] = {
	    output->current_folder, output->stage_folder, output->build_folder, output->out_folder, output->lock};
	for (size_t i = 0; i < sizeof descriptors / sizeof *descriptors; i++)
		if (descriptors[i] >= 0)
			close(descriptors[i]);
	struct arena *arena = output->arena;
	arena_free(arena);
}

static bool take_lock(struct output *output, struct buffer *error)
{
	output->lock = openat(output->build_folder, "lock", O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (output->lock < 0) {
		explain(error, "cannot write", output->out, ".build/lock");
		return false;
	}
	struct flock range = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	if (fcntl(output->lock, F_SETLK, &range) == 0)
		return true;
	if (errno == EACCES || errno == EAGAIN)
		buffer_format(error, "another build is writing to %s: wait until it is done", output->out);
	else
		explain(error, "cannot lock", output->out, ".build/lock");
	return false;
}

static bool is_there(int folder, const char *name)
{
	struct stat status;
	return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0;
}

/* What a killed build left: the old output, put aside for the two renames, returns unless the new one is there. */
static bool mend(struct output *output)
{
	if (is_there(output->build_folder, output->old_name) && !is_there(output->out_folder, output->name) &&
	    renameat(output->build_folder, output->old_name, output->out_folder, output->name) != 0)
		return false;
	return folder_remove(output->build_folder, output->old_name) &&
	       folder_remove(output->build_folder, output->stage_name);
}

/* Reads the manifest of the build before; without one, all that is there is alien. False with errno set on a fault. */
static bool read_manifest(struct output *output)
{
	int opened = openat(output->current_folder, manifest_name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	FILE *manifest = opened < 0 ? NULL : fdopen(opened, "r");
	if (!manifest)
		return errno == ENOENT;
	char line[4096];
	while (fgets(line, sizeof line, manifest)) {
		line[strcspn(line, "\n")] = '\0';
		if (folder_path_is_inside(line))
			paths_add(output, &output->before, line);
	}
	fclose(manifest);
	paths_add(output, &output->before, manifest_name);
	paths_sort(&output->before);
	return true;
}

/* Opens the old output, if there is one. */
static bool open_current(struct output *output)
{
	output->current_folder = openat(output->out_folder, output->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (output->current_folder < 0)
		return errno == ENOENT;
	return read_manifest(output);
}

/* The stage is nobody else's until it is swapped in: it is made here, and open to its owner alone. */
static bool open_stage(struct output *output)
{
	struct stat status;
	if (output->stage_folder >= 0)
		return true;
	if (mkdirat(output->build_folder, output->stage_name, 0700) != 0)
		return false;
	output->stage_folder = folder_open(output->build_folder, output->stage_name, false);
	if (output->stage_folder < 0 || fstat(output->stage_folder, &status) != 0)
		return false;
	if (status.st_uid == geteuid() && (status.st_mode & 0077) == 0)
		return true;
	errno = EACCES;
	return false;
}

static mode_t mask_of_files(void)
{
	mode_t mask = umask(077);
	umask(mask);
	return mask;
}

static bool prepare(struct output *output, struct buffer *error)
{
	output->out_folder = folder_make(output->out);
	if (output->out_folder < 0) {
		explain(error, "cannot write to", output->out, "");
		return false;
	}
	output->build_folder = folder_open(output->out_folder, ".build", true);
	if (output->build_folder < 0) {
		explain(error, "cannot write to", output->out, ".build");
		return false;
	}
	if (!take_lock(output, error))
		return false;
	if (mend(output) && open_current(output))
		return true;
	explain(error, "cannot write to", output->out, output->name);
	return false;
}

struct output *output_begin(const char *out, const char *name, struct buffer *error)
{
	if (!folder_path_is_inside(name) || strchr(name, '/') || name[0] == '.') {
		buffer_format(error, "'%s' cannot be the name of an output folder", name);
		return NULL;
	}
	struct arena *arena = arena_new();
	struct output *output = arena_alloc(arena, sizeof *output);
	*output = (struct output){
	    .arena = arena,
	    .mask = mask_of_files(),
	    .out = arena_copy(arena, out),
	    .name = arena_copy(arena, name),
	    .stage_name = arena_format(arena, "stage-%s", name),
	    .old_name = arena_format(arena, "old-%s", name),
	    .out_folder = -1,
	    .build_folder = -1,
	    .stage_folder = -1,
	    .current_folder = -1,
	    .lock = -1,
	};
	if (prepare(output, error))
		return output;
	release(output);
	return NULL;
}

void output_durable(struct output *output)
{
	output->durable = true;
}

static bool same_bytes(int file, const char *bytes, size_t length)
{
	char part[65536];
	for (size_t at = 0; at < length;) {
		ssize_t got = folder_read(file, part, sizeof part);
		if (got <= 0 || (size_t)got > length - at || memcmp(part, bytes + at, (size_t)got) != 0)
			return false;
		at += (size_t)got;
	}
	return true;
}

/* Is PATH in the old output with the same bytes? It is linked, if anything else changes: its date stays, and a site that is
 * copied by date stays as it is. */
static bool is_same(const struct output *output, const char *path, const void *bytes, size_t length)
{
	if (output->current_folder < 0)
		return false;
	int file = folder_open_file(output->current_folder, path);
	if (file < 0)
		return false;
	struct stat status;
	bool same = fstat(file, &status) == 0 && S_ISREG(status.st_mode) &&
	            (status.st_mode & 0777) == (0666 & ~output->mask) && (uintmax_t)status.st_size == length &&
	            same_bytes(file, bytes, length);
	close(file);
	return same;
}

bool output_write(struct output *output, const char *path, const void *bytes, size_t length, struct buffer *error)
{
	if (!folder_path_is_inside(path) || strchr(path, '\n')) {
		buffer_format(error, "'%s' leads out of the output folder", path);
		return false;
	}
	if (is_same(output, path, bytes, length)) {
		paths_add(output, &output->same, path);
	} else if (!open_stage(output)) {
		explain(error, "cannot write to", output->out, ".build");
		return false;
	} else if (!folder_write(output->stage_folder, path, bytes, length)) {
		const char *place = arena_format(output->arena, "%s/%s", output->name, path);
		explain(error, "cannot write", output->out, place);
		return false;
	}
	paths_add(output, &output->written, path);
	return true;
}

bool output_keep(struct output *output, const char *prefix, struct buffer *error)
{
	(void)error;
	paths_add(output, &output->kept, prefix);
	return true;
}

static bool is_kept(const struct output *output, const char *path)
{
	for (size_t i = 0; i < output->kept.count; i++)
		if (strncmp(path, output->kept.items[i], strlen(output->kept.items[i])) == 0)
			return strcmp(path, manifest_name) != 0;
	return false;
}

/* Copies a file of the old output, where the file system has no hard links. */
static bool copy_file(int from, int to, const char *path)
{
	int file = folder_open_file(from, path);
	if (file < 0)
		return false;
	struct buffer bytes = {0};
	char part[65536];
	ssize_t got;
	while ((got = folder_read(file, part, sizeof part)) > 0)
		buffer_bytes(&bytes, part, (size_t)got);
	bool sound = got == 0 && folder_write(to, path, buffer_text(&bytes), bytes.length);
	int error = errno;
	close(file);
	buffer_release(&bytes);
	errno = error;
	return sound;
}

/* Brings a file of the old output over. */
static bool bring_file(const struct output *output, const char *path)
{
	return folder_link(output->current_folder, output->stage_folder, path) ||
	       copy_file(output->current_folder, output->stage_folder, path);
}

/* PATHS and MORE together, sorted. */
static struct paths paths_join(struct output *output, const struct paths *paths, const struct paths *more)
{
	struct paths joined = {0};
	for (size_t i = 0; i < paths->count; i++)
		paths_add(output, &joined, paths->items[i]);
	for (size_t i = 0; i < more->count; i++)
		paths_add(output, &joined, more->items[i]);
	paths_sort(&joined);
	return joined;
}

/* Finds what stays of the old output and was not made anew. */
static struct paths find_kept(struct output *output)
{
	struct paths kept = {0}, made = paths_join(output, &output->written, &kept);
	for (size_t i = 0; i < output->before.count; i++) {
		const char *path = output->before.items[i];
		if (is_kept(output, path) && !paths_hold(&made, path) && is_there(output->current_folder, path))
			paths_add(output, &kept, path);
	}
	return kept;
}

/* Nothing was written, and with what is KEPT the files are those of the old output, beside its manifest. */
static bool is_unchanged(struct output *output, const struct paths *kept)
{
	struct paths files = paths_join(output, &output->same, kept);
	paths_add(output, &files, manifest_name);
	paths_sort(&files);
	bool same = output->stage_folder < 0 && files.count == output->before.count;
	for (size_t i = 0; same && i < files.count; i++)
		same = text_equal(files.items[i], output->before.items[i]);
	return same;
}

/* All that is as it was; a file that is kept and bears the name of one that was made, as some file systems see it, is given up. */
static bool bring_files(struct output *output, const struct paths *kept)
{
	for (size_t i = 0; i < output->same.count; i++)
		if (!bring_file(output, output->same.items[i]))
			return false;
	for (size_t i = 0; i < kept->count; i++) {
		if (!is_there(output->stage_folder, kept->items[i]) && !bring_file(output, kept->items[i]))
			return false;
		paths_add(output, &output->written, kept->items[i]);
	}
	return true;
}

struct aliens {
	const struct paths *known;
	struct buffer names;
	size_t count;
};

static bool note_alien(void *self, const char *path)
{
	struct aliens *aliens = self;
	if (paths_hold(aliens->known, path) || (text_ends(path, "/") && paths_below(aliens->known, path)))
		return true;
	if (aliens->count++ < ALIENS_NAMED) {
		buffer_add(&aliens->names, aliens->count > 1 ? ", " : "");
		buffer_add(&aliens->names, path);
	}
	return true;
}

static bool refuse_aliens(struct output *output, struct buffer *error)
{
	struct aliens aliens = {.known = &output->before};
	bool walked = folder_walk(output->out_folder, output->name, note_alien, &aliens);
	if (!walked && errno != ENOENT)
		explain(error, "cannot read", output->out, output->name);
	else if (aliens.count)
		buffer_format(error, "%s/%s holds what annual did not write: %s%s; move it elsewhere and build again",
		    output->out, output->name, buffer_text(&aliens.names), aliens.count > ALIENS_NAMED ? " and more" : "");
	buffer_release(&aliens.names);
	return error->length == 0;
}

static bool write_manifest(struct output *output)
{
	struct buffer list = {0};
	paths_sort(&output->written);
	for (size_t i = 0; i < output->written.count; i++) {
		buffer_add(&list, output->written.items[i]);
		buffer_char(&list, '\n');
	}
	bool sound = folder_write(output->stage_folder, manifest_name, buffer_text(&list), list.length);
	buffer_release(&list);
	return sound;
}

static bool swap_by_two_renames(const struct output *output)
{
	if (renameat(output->out_folder, output->name, output->build_folder, output->old_name) != 0)
		return false;
	if (renameat(output->build_folder, output->stage_name, output->out_folder, output->name) == 0)
		return true;
	int error = errno;
	renameat(output->build_folder, output->old_name, output->out_folder, output->name);
	errno = error;
	return false;
}

static bool swap(const struct output *output)
{
	if (!is_there(output->out_folder, output->name))
		return renameat(output->build_folder, output->stage_name, output->out_folder, output->name) == 0;
	return swap_exchange(output->build_folder, output->stage_name, output->out_folder, output->name) ||
	       swap_by_two_renames(output);
}

/* The stage as others will see it. */
static bool release_stage(const struct output *output)
{
	return fchmod(output->stage_folder, 0777 & ~output->mask) == 0 &&
	       (!output->durable || folder_sync(output->build_folder, output->stage_name));
}

/* After the swap: the renames themselves. */
static bool sync_names(const struct output *output)
{
	return !output->durable || (fsync(output->build_folder) == 0 && fsync(output->out_folder) == 0);
}

/* The new output in place of the old one, which is removed. */
static bool replace(struct output *output, const struct paths *kept)
{
	if (!(open_stage(output) && bring_files(output, kept) && write_manifest(output) && release_stage(output) &&
	        swap(output) && sync_names(output)))
		return false;
	folder_remove(output->build_folder, output->old_name);
	return true;
}

/* The old output as it is. */
static bool stay(const struct output *output)
{
	return !output->durable || (folder_sync(output->out_folder, output->name) && fsync(output->out_folder) == 0);
}

bool output_commit(struct output *output, struct buffer *error)
{
	buffer_clear(error);
	bool sound = refuse_aliens(output, error);
	struct paths kept = find_kept(output);
	if (sound && !(is_unchanged(output, &kept) ? stay(output) : replace(output, &kept))) {
		explain(error, "cannot write to", output->out, output->name);
		sound = false;
	}
	output_abandon(output);
	return sound;
}

void output_abandon(struct output *output)
{
	folder_remove(output->build_folder, output->stage_name);
	release(output);
}
