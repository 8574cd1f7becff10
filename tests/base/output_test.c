#include "base/output.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

struct
try {
	struct checks *checks;
	char out[64];
	struct buffer error;
};

/* The contents of OUT/PATH as a text, or "(none)". */
static const char *contents(const struct try *try, const char *path)
{
	static char text[256];
	char name[256];
	snprintf(name, sizeof name, "%s/%s", try->out, path);
	FILE *file = fopen(name, "r");
	if (!file)
		return "(none)";
	text[fread(text, 1, sizeof text - 1, file)] = '\0';
	fclose(file);
	return text;
}

static void put(const struct try *try, const char *path, const char *text)
{
	char name[256];
	snprintf(name, sizeof name, "%s/%s", try->out, path);
	FILE *file = fopen(name, "w");
	if (!file)
		abort();
	fputs(text, file);
	fclose(file);
}

static struct output *begin(struct try *try)
{
	buffer_clear(&try->error);
	return output_begin(try->out, "year", &try->error);
}

static bool write_text(struct try *try, struct output *output, const char *path, const char *text)
{
	return output_write(output, path, text, strlen(text), &try->error);
}

static void check_first(struct try *try)
{
	struct output *output = begin(try);
	check(try->checks, "begins in a folder that is not there", output != NULL);
	write_text(try, output, "board/figures.json", "old");
	write_text(try, output, "intranet/index.html", "old site");
	check_text(try->checks, "nothing is out before the commit", contents(try, "year/board/figures.json"), "(none)");
	check(try->checks, "the first commit", output_commit(output, &try->error));
	check_text(try->checks, "the file is there", contents(try, "year/board/figures.json"), "old");
}

static void check_swap(struct try *try)
{
	struct output *output = begin(try);
	write_text(try, output, "board/figures.json", "new");
	output_keep(output, "intranet/", &try->error);
	check(try->checks, "the second commit", output_commit(output, &try->error));
	check_text(try->checks, "new replaces old", contents(try, "year/board/figures.json"), "new");
	check_text(try->checks, "another edition is kept", contents(try, "year/intranet/index.html"), "old site");
}

/* Which folder the output is: another one after each swap. */
static ino_t output_folder(const struct try *try)
{
	struct stat status = {0};
	char name[256];
	snprintf(name, sizeof name, "%s/year", try->out);
	check(try->checks, "the output is there", stat(name, &status) == 0);
	return status.st_ino;
}

static void check_unchanged(struct try *try)
{
	ino_t before = output_folder(try);
	struct output *output = begin(try);
	write_text(try, output, "board/figures.json", "new");
	output_keep(output, "intranet/", &try->error);
	check(try->checks, "the commit of the same", output_commit(output, &try->error));
	check(try->checks, "it stays as it is", output_folder(try) == before);
	output = begin(try);
	write_text(try, output, "board/figures.json", "new");
	check(try->checks, "one path twice is refused where it is the same",
	    !write_text(try, output, "board/figures.json", "new") || !output_commit(output, &try->error));
	output = begin(try);
	output_keep(output, "intranet/", &try->error);
	check(try->checks, "the commit of less", output_commit(output, &try->error));
	check_text(try->checks, "what is not made any more goes", contents(try, "year/board/figures.json"), "(none)");
	output = begin(try);
	write_text(try, output, "board/figures.json", "new");
	output_keep(output, "intranet/", &try->error);
	check(try->checks, "the commit of more", output_commit(output, &try->error));
	check_text(try->checks, "what is new comes", contents(try, "year/board/figures.json"), "new");
	check_text(try->checks, "what is kept stays", contents(try, "year/intranet/index.html"), "old site");
}

static void check_abandon(struct try *try)
{
	struct output *output = begin(try);
	write_text(try, output, "board/figures.json", "worse");
	output_abandon(output);
	check_text(try->checks, "an abandoned build changes nothing", contents(try, "year/board/figures.json"), "new");
	check_text(try->checks, "and leaves nothing", contents(try, ".build/stage-year/board/figures.json"), "(none)");
}

static void check_paths(struct try *try)
{
	struct output *output = begin(try);
	check(try->checks, "a path upwards is refused", !write_text(try, output, "../x", ""));
	check(try->checks, "an absolute path is refused", !write_text(try, output, "/tmp/x", ""));
	check(try->checks, "a step upwards inside is refused", !write_text(try, output, "a/../../x", ""));
	check(try->checks, "one path twice is refused",
	    write_text(try, output, "a", "1") && !write_text(try, output, "a", "2"));
	output_abandon(output);
	check(try->checks, "a name with a slash is refused", !output_begin(try->out, "a/b", &try->error));
	check(try->checks, "the build folder is no name", !output_begin(try->out, ".build", &try->error));
}

static void check_aliens(struct try *try)
{
	put(try, "year/board/notes.txt", "mine");
	struct output *output = begin(try);
	write_text(try, output, "board/figures.json", "newer");
	check(try->checks, "a file of someone else stops the swap", !output_commit(output, &try->error));
	check(try->checks, "and is named", strstr(buffer_text(&try->error), "board/notes.txt") != NULL);
	check_text(try->checks, "it stays", contents(try, "year/board/notes.txt"), "mine");
	check_text(try->checks, "the old output stays", contents(try, "year/board/figures.json"), "new");
	char name[128];
	snprintf(name, sizeof name, "%s/year/board/notes.txt", try->out);
	unlink(name);
}

/* A build in another process, killed while it writes. */
static void check_killed(struct try *try)
{
	int ready[2];
	char byte;
	if (pipe(ready) != 0)
		abort();
	pid_t child = fork();
	if (child == 0) {
		struct output *output = begin(try);
		write_text(try, output, "board/figures.json", "half");
		if (write(ready[1], "x", 1) != 1)
			_exit(1);
		pause();
	}
	check(try->checks, "the other build runs", read(ready[0], &byte, 1) == 1);
	check(try->checks, "a second build at once is refused", begin(try) == NULL);
	check(try->checks, "in one plain line", strstr(buffer_text(&try->error), "another build") != NULL);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	check_text(try->checks, "killed, the old output is whole", contents(try, "year/board/figures.json"), "new");
	struct output *output = begin(try);
	check_text(try->checks, "what it left is cleared", contents(try, ".build/stage-year/board/figures.json"), "(none)");
	write_text(try, output, "board/figures.json", "newest");
	check(try->checks, "and the next build works", output_commit(output, &try->error));
}

/* Killed between the two renames, on a system without the exchanging one. */
static void check_half_swapped(struct try *try)
{
	char current[128], old[128];
	snprintf(current, sizeof current, "%s/year", try->out);
	snprintf(old, sizeof old, "%s/.build/old-year", try->out);
	check(try->checks, "put aside", rename(current, old) == 0);
	struct output *output = begin(try);
	check_text(try->checks, "half swapped: the old output returns", contents(try, "year/board/figures.json"), "newest");
	output_abandon(output);
}

static void check_links(struct try *try)
{
	char name[128];
	snprintf(name, sizeof name, "%s/link", try->out);
	check(try->checks, "link made", symlink("/tmp", name) == 0);
	buffer_clear(&try->error);
	check(try->checks, "an output folder that is a link is refused", !output_begin(try->out, "link", &try->error));
	check(try->checks, "and says so", try->error.length > 0);
}

int main(void)
{
	struct checks checks = {0};
	struct try try = {.checks = &checks};
	char root[] = "/tmp/output-test-XXXXXX", command[64];
	if (!mkdtemp(root))
		return 1;
	snprintf(try.out, sizeof try.out, "%s/deep/out", root);
	check_first(&try);
	check_swap(&try);
	check_unchanged(&try);
	check_abandon(&try);
	check_paths(&try);
	check_aliens(&try);
	check_killed(&try);
	check_half_swapped(&try);
	check_links(&try);
	buffer_release(&try.error);
	snprintf(command, sizeof command, "rm -rf %s", root);
	return system(command) != 0 || checks.failed != 0;
}
