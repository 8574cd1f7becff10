/* Every system call of a build's output fails once, in turn: the old or the new output is whole, one line says why, and the
 * next build works. These calls stand here in the C library's place. */
#undef _FORTIFY_SOURCE
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/output.h"
#include "check.h"

static struct {
	int left;  /* calls until one fails; 0: none does */
	int error; /* its errno */
} armed;

/* Does this call fail? */
static bool fails(void)
{
	if (!armed.left || --armed.left)
		return false;
	errno = armed.error;
	return true;
}

int openat(int folder, const char *path, int flags, ...)
{
	va_list rest;
	va_start(rest, flags);
	unsigned mode = flags & O_CREAT ? va_arg(rest, unsigned) : 0;
	va_end(rest);
	return fails() ? -1 : (int)syscall(SYS_openat, folder, path, flags, mode);
}

int mkdirat(int folder, const char *path, mode_t mode)
{
	return fails() ? -1 : (int)syscall(SYS_mkdirat, folder, path, mode);
}

int renameat(int from, const char *old, int to, const char *new)
{
	return fails() ? -1 : (int)syscall(SYS_renameat2, from, old, to, new, 0);
}

int unlinkat(int folder, const char *path, int flags)
{
	return fails() ? -1 : (int)syscall(SYS_unlinkat, folder, path, flags);
}

int linkat(int from, const char *old, int to, const char *new, int flags)
{
	return fails() ? -1 : (int)syscall(SYS_linkat, from, old, to, new, flags);
}

int fchmod(int file, mode_t mode)
{
	return fails() ? -1 : (int)syscall(SYS_fchmod, file, mode);
}

int fsync(int file)
{
	(void)file; /* no power is lost here */
	return fails() ? -1 : 0;
}

ssize_t write(int file, const void *bytes, size_t length)
{
	return file > STDERR_FILENO && fails() ? -1 : syscall(SYS_write, file, bytes, length);
}

static bool holds(const char *out, const char *path, const char *text)
{
	char name[256], found[64] = "";
	snprintf(name, sizeof name, "%s/%s", out, path);
	FILE *file = fopen(name, "r");
	if (!file)
		return false;
	found[fread(found, 1, sizeof found - 1, file)] = '\0';
	fclose(file);
	return strcmp(found, text) == 0;
}

/* One build of both editions with WORDS, or of one where the other is kept. */
static bool build(const char *out, const char *words, bool keep, struct buffer *error)
{
	buffer_clear(error);
	struct output *output = output_begin(out, "year", error);
	if (!output)
		return false;
	output_durable(output);
	bool written = (!keep || output_keep(output, "intranet/", error)) &&
	               output_write(output, "board/deep/page.html", words, strlen(words), error) &&
	               output_write(output, "board/same.txt", "same", strlen("same"), error) &&
	               (keep || output_write(output, "intranet/page.html", words, strlen(words), error));
	if (written)
		return output_commit(output, error);
	output_abandon(output);
	return false;
}

static bool is_whole(const char *out, const char *words)
{
	return holds(out, "year/board/deep/page.html", words) && holds(out, "year/board/same.txt", "same") &&
	       holds(out, "year/intranet/page.html", "old");
}

/* What is said of each errno. */
static const struct {
	int error;
	const char *words;
} said[] = {
    {EIO, "Input/output error"},
    {ENOSPC, "the disk is full"},
    {EDQUOT, "the disk is full"},
    {EACCES, "may not be written to"},
    {EROFS, "may not be written to"},
    {EFBIG, "(ulimit -f)"},
    {EMFILE, "(ulimit -n)"},
    {ENFILE, "(ulimit -n)"},
    {ENAMETOOLONG, "give it a shorter one"},
    {ELOOP, "a symbolic link stands in the way"},
    {ENOTDIR, "a file or a link stands where a folder should be"},
};

/* Lets call number AT fail; false where the build has no so many. */
static bool try_call(struct checks *checks, const char *out, int at, struct buffer *error)
{
	size_t which = (size_t)at % (sizeof said / sizeof *said);
	char name[200];
	build(out, "old", false, error);
	armed.left = at;
	armed.error = said[which].error;
	bool built = build(out, "new", true, error);
	bool failed = armed.left == 0;
	armed.left = 0;
	snprintf(name, sizeof name, "call %d: the old or the new output is whole", at);
	check(checks, name, built ? is_whole(out, "new") : is_whole(out, "old") || is_whole(out, "new"));
	snprintf(name, sizeof name, "call %d: %s", at, built ? "no fault" : buffer_text(error));
	check(checks, name, built || (strstr(buffer_text(error), said[which].words) && !strchr(buffer_text(error), '\n')));
	snprintf(name, sizeof name, "call %d: the next build works", at);
	check(checks, name, build(out, "next", false, error) && holds(out, "year/board/deep/page.html", "next"));
	return failed;
}

int main(void)
{
	struct checks checks = {0};
	struct buffer error = {0};
	char folder[] = "/tmp/annual-calls-XXXXXX", out[64], command[80];
	if (!mkdtemp(folder))
		abort();
	snprintf(out, sizeof out, "%s/out", folder);
	int calls = 1;
	while (calls < 500 && try_call(&checks, out, calls, &error))
		calls++;
	check(&checks, "a build ends", calls > 20 && calls < 500);
	printf("# %d calls\n", calls - 1);
	buffer_release(&error);
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	return system(command) != 0 || checks.failed;
}
