/* Faults of the machine, injected below the program: these system calls stand here in the C library's place, and fail
 * when a case says so. Whatever fails, the old or the new output is whole, and one line says why. */
#undef _FORTIFY_SOURCE /* it would define read a second time */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/file.h"
#include "base/output.h"
#include "base/swap.h"
#include "check.h"

static struct {
	bool interrupted;      /* each other call of read and write is interrupted */
	size_t part;           /* bytes that read and write take at most at once; 0: all */
	bool full;             /* the disk has room for... */
	size_t room;           /* ...so many bytes */
	int link, read, close; /* errno of these calls; 0: they work */
	int exchange;          /* of renameat2 */
	int rename;            /* of renameat, at... */
	int rename_at;         /* ...this call from now, from 1 */
	size_t calls, renames;
} faults;

static bool interrupt(void)
{
	errno = EINTR;
	return faults.interrupted && faults.calls++ % 2 == 0;
}

static size_t part_of(size_t length)
{
	return faults.part && length > faults.part ? faults.part : length;
}

ssize_t write(int file, const void *bytes, size_t length)
{
	if (file <= STDERR_FILENO)
		return syscall(SYS_write, file, bytes, length);
	if (interrupt())
		return -1;
	length = part_of(length);
	if (faults.full && length > faults.room)
		length = faults.room;
	if (faults.full && !length) {
		errno = ENOSPC;
		return -1;
	}
	faults.room -= faults.full ? length : 0;
	return syscall(SYS_write, file, bytes, length);
}

ssize_t read(int file, void *bytes, size_t length)
{
	if (interrupt())
		return -1;
	if (!faults.read)
		return syscall(SYS_read, file, bytes, part_of(length));
	errno = faults.read;
	return -1;
}

int close(int file)
{
	int flags = fcntl(file, F_GETFL);
	int done = (int)syscall(SYS_close, file);
	if (!faults.close || (flags & O_ACCMODE) != O_WRONLY)
		return done;
	errno = faults.close;
	return -1;
}

int linkat(int from, const char *path, int to, const char *name, int flags)
{
	if (!faults.link)
		return (int)syscall(SYS_linkat, from, path, to, name, flags);
	errno = faults.link;
	return -1;
}

int renameat2(int from, const char *path, int to, const char *name, unsigned flags)
{
	if (!faults.exchange)
		return (int)syscall(SYS_renameat2, from, path, to, name, flags);
	errno = faults.exchange;
	return -1;
}

int renameat(int from, const char *path, int to, const char *name)
{
	if (!faults.rename || (int)++faults.renames != faults.rename_at)
		return (int)syscall(SYS_renameat2, from, path, to, name, 0);
	errno = faults.rename;
	return -1;
}

struct fixture {
	struct checks *checks;
	char root[32], out[48];
	struct buffer error;
};

/* What stands in the file OUT/PATH, and in how many bytes; "(none)" without one. Owned by the caller. */
static char *contents(const struct fixture *f, const char *path)
{
	char name[128];
	snprintf(name, sizeof name, "%s/%s", f->out, path);
	char *text = calloc(1, 1 << 17);
	FILE *file = fopen(name, "r");
	if (!text || !file)
		strcpy(text ? text : name, "(none)");
	else
		fread(text, 1, (1 << 17) - 1, file);
	if (file)
		fclose(file);
	return text;
}

static void check_contents(const struct fixture *f, const char *what, const char *path, const char *expected)
{
	char *text = contents(f, path);
	check_text(f->checks, what, text, expected);
	free(text);
}

static void check_error(const struct fixture *f, const char *what, const char *expected)
{
	const char *error = buffer_text(&f->error);
	check(f->checks, what, strstr(error, expected) && !strchr(error, '\n'));
	if (!strstr(error, expected))
		printf("# expected: %s\n# got:      %s\n", expected, error);
}

/* Nothing of a build is left beside its lock. */
static void check_clean(const struct fixture *f, const char *what)
{
	struct arena *arena = arena_new();
	struct stat status;
	const char *staged = arena_format(arena, "%s/.build/stage-year", f->out);
	const char *old = arena_format(arena, "%s/.build/old-year", f->out);
	check(f->checks, what, stat(staged, &status) != 0 && stat(old, &status) != 0);
	arena_free(arena);
}

static struct output *begin(struct fixture *f)
{
	memset(&faults, 0, sizeof faults);
	buffer_clear(&f->error);
	return output_begin(f->out, "year", &f->error);
}

static bool put(struct fixture *f, struct output *output, const char *path, const char *text)
{
	return output_write(output, path, text, strlen(text), &f->error);
}

/* The output that the cases begin with: board/a holds "old", intranet/b "old site". */
static void make_old(struct fixture *f)
{
	struct output *output = begin(f);
	put(f, output, "board/a", "old");
	put(f, output, "intranet/b", "old site");
	check(f->checks, "an old output is there", output_commit(output, &f->error));
}

/* A build of board/a with the text "new" that keeps intranet/, up to its commit. */
static struct output *begin_new(struct fixture *f)
{
	struct output *output = begin(f);
	put(f, output, "board/a", "new");
	output_keep(output, "intranet/", &f->error);
	return output;
}

static void check_two_renames(struct fixture *f)
{
	make_old(f);
	struct output *output = begin_new(f);
	faults.exchange = EINVAL;
	check(f->checks, "without an exchange, two renames", output_commit(output, &f->error));
	check_contents(f, "swap the new output in", "year/board/a", "new");
	check_contents(f, "with what is kept", "year/intranet/b", "old site");
	check_clean(f, "and remove the old one");
}

/* The first or the second of the two renames fails. */
static void check_rename_fails(struct fixture *f, int which, int error, const char *why)
{
	make_old(f);
	struct output *output = begin_new(f);
	faults.exchange = ENOSYS;
	faults.rename = error;
	faults.rename_at = which;
	check(f->checks, "a rename fails: no commit", !output_commit(output, &f->error));
	check_error(f, "it says why", why);
	memset(&faults, 0, sizeof faults);
	check_contents(f, "the old output is whole", "year/board/a", "old");
	check_contents(f, "all of it", "year/intranet/b", "old site");
	check_clean(f, "nothing is left of the new one");
}

static void check_no_links(struct fixture *f)
{
	make_old(f);
	struct output *output = begin_new(f);
	faults.link = EPERM;
	faults.interrupted = true;
	faults.part = 3;
	check(f->checks, "without hard links, what is kept is copied", output_commit(output, &f->error));
	check_contents(f, "whole, by three bytes at once", "year/intranet/b", "old site");
	output = begin(f);
	faults.link = EPERM;
	put(f, output, "board/a", "new");
	check(f->checks, "without hard links, the same bytes are written anew", output_commit(output, &f->error));
	check_contents(f, "and are there", "year/board/a", "new");
}

/* A copy fails at its end: reading, writing or closing it. */
static void check_copy_fails(struct fixture *f, const char *what, const char *why)
{
	struct output *output = begin_new(f);
	faults.link = EPERM;
	if (strcmp(what, "write") == 0)
		faults.full = true, faults.room = 4;
	else
		*(strcmp(what, "read") == 0 ? &faults.read : &faults.close) = EIO;
	check(f->checks, "a copy fails: no commit", !output_commit(output, &f->error));
	check_error(f, what, why);
	memset(&faults, 0, sizeof faults);
	check_contents(f, "the old output stays", "year/intranet/b", "old site");
	check_contents(f, "as it was", "year/board/a", "old");
	check_clean(f, "no half copy is left");
}

static void check_full_disk(struct fixture *f)
{
	make_old(f);
	struct output *output = begin(f);
	faults.full = true;
	faults.room = 2;
	check(f->checks, "a file that does not fit is refused", !put(f, output, "board/a", "new"));
	check_error(f, "with its name", "cannot write ");
	check_error(f, "and the reason", "/year/board/a: the disk is full");
	output_abandon(output);
	check_clean(f, "the half of it is gone");
	output = begin(f);
	faults.close = EDQUOT;
	check(f->checks, "a file that fails when it is closed is refused", !put(f, output, "board/a", "new"));
	check_error(f, "for the reason that closing it gave", "the disk is full");
	output_abandon(output);
	output = begin_new(f);
	faults.full = true;
	check(f->checks, "no room for the list of files: no commit", !output_commit(output, &f->error));
	check_error(f, "it says so", "the disk is full");
	memset(&faults, 0, sizeof faults);
	check_contents(f, "the old output is still whole", "year/board/a", "old");
}

static void check_short_writes(struct fixture *f)
{
	enum { LENGTH = 100000 };
	char *long_text = malloc(LENGTH + 1);
	memset(long_text, 'x', LENGTH);
	long_text[LENGTH] = '\0';
	struct output *output = begin(f);
	faults.part = 4093;
	faults.interrupted = true;
	check(f->checks, "a file is written by parts", put(f, output, "board/long", long_text));
	check(f->checks, "and committed", output_commit(output, &f->error));
	check_contents(f, "all of them are there", "year/board/long", long_text);
	free(long_text);
}

/* What is read of OUT/year/board/long under a fault; the messages go to f->error. */
static size_t read_long(struct fixture *f)
{
	struct arena *arena = arena_new();
	struct sources *sources = sources_new(arena);
	struct context context = {.arena = arena, .sources = sources, .messages = messages_new(arena, sources)};
	uint32_t file = file_read_text(&context, f->out, "year/board/long", NOWHERE);
	size_t length = file ? sources_get(sources, file)->length : 0;
	buffer_clear(&f->error);
	messages_print(context.messages, &f->error, 9);
	arena_free(arena);
	return length;
}

static void check_reading(struct fixture *f)
{
	memset(&faults, 0, sizeof faults);
	faults.interrupted = true;
	faults.part = 4093;
	check(f->checks, "a file is read by parts", read_long(f) == 100000 && !f->error.length);
	memset(&faults, 0, sizeof faults);
	faults.read = EIO;
	check(f->checks, "a disk that cannot be read is a message", read_long(f) == 0);
	check(f->checks, "with the file's name", strstr(buffer_text(&f->error), "year/board/long' cannot be read: "));
}

int main(void)
{
	struct checks checks = {0};
	struct fixture f = {.checks = &checks, .root = "/tmp/faults-test-XXXXXX"};
	char command[64];
	if (!mkdtemp(f.root))
		return 1;
	snprintf(f.out, sizeof f.out, "%s/out", f.root);
	check_two_renames(&f);
	check_rename_fails(&f, 1, EACCES, "may not be written to");
	check_rename_fails(&f, 2, ENOSPC, "the disk is full");
	check_no_links(&f);
	make_old(&f);
	check_copy_fails(&f, "read", "error");
	check_copy_fails(&f, "write", "the disk is full");
	check_copy_fails(&f, "close", "error");
	check_full_disk(&f);
	check_short_writes(&f);
	check_reading(&f);
	memset(&faults, 0, sizeof faults);
	buffer_release(&f.error);
	snprintf(command, sizeof command, "rm -rf %s", f.root);
	return system(command) != 0 || checks.failed != 0;
}
