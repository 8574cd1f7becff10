#include "preview/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { EDITION_MAX = 512 }; /* bytes of an edition's name as it is ordered; a longer one is not */

/* What a child keeps open: where it writes to, and both pipes. */
struct build_ends {
	FILE *file, *next;
	int done, order;
};

static bool is_kept(const struct build_ends *ends, int descriptor)
{
	return descriptor == ends->done || descriptor == ends->order || descriptor == fileno(ends->file) ||
	       (ends->next && descriptor == fileno(ends->next));
}

/* What a child has of its parent: it answers to signals as any program, and holds no connection open. */
static void leave_parent(const struct build_ends *ends)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
	enum { DESCRIPTORS = 1024 }; /* a server of some dozen connections has none beyond */
	sigset_t none;
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		signal(signals[i], SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (int i = STDERR_FILENO + 1; i < DESCRIPTORS; i++)
		if (!is_kept(ends, i))
			close(i);
}

static void glance(const struct preview *preview, const char *edition, FILE *file)
{
	struct bundle_writer writer;
	bundle_begin(&writer, file);
	preview->glance(preview->self, edition, &writer);
	_exit(bundle_end(&writer) ? EXIT_SUCCESS : EXIT_FAILURE);
}

/* Makes all, says so, and waits for the name of an edition, or for the end of the preview. */
static void build_whole(const struct preview *preview, const struct build_ends *ends)
{
	char edition[EDITION_MAX] = "";
	struct bundle_writer writer;
	bundle_begin(&writer, ends->file);
	preview->make(preview->self, &writer);
	if (!bundle_end(&writer) || write(ends->done, "+", 1) != 1)
		_exit(EXIT_FAILURE);
	fclose(ends->file);
	if (read(ends->order, edition, sizeof edition - 1) <= 0)
		_exit(EXIT_SUCCESS);
	glance(preview, edition, ends->next);
}

static _Noreturn void build_and_exit(const struct preview *preview, const char *only, const struct build_ends *ends)
{
	leave_parent(ends);
	if (only)
		glance(preview, only, ends->file);
	else
		build_whole(preview, ends);
	_exit(EXIT_FAILURE);
}

static void close_file(FILE *file)
{
	if (file)
		fclose(file);
}

static void close_pipe(const int ends[2])
{
	close(ends[0]);
	close(ends[1]);
}

/* Two pipes, or none. */
static bool open_pipes(int done[2], int order[2])
{
	if (pipe(done) != 0)
		return false;
	if (pipe(order) == 0)
		return true;
	close_pipe(done);
	return false;
}

/* The process that makes it, with pipes and files that are there. */
static bool start_with(
    struct build_process *build, const struct preview *preview, const char *only, const int done[2], const int order[2])
{
	fflush(NULL); /* or both processes would print what waits */
	pid_t process = fork();
	if (process == 0)
		build_and_exit(preview, only, &(struct build_ends){build->file, build->next, done[1], order[0]});
	close(done[1]);
	close(order[0]);
	build->process = process;
	build->done = done[0];
	build->order = order[1];
	return process > 0;
}

static void release(struct build_process *build)
{
	close(build->done);
	if (build->order >= 0)
		close(build->order);
	close_file(build->file);
	close_file(build->next);
	*build = (struct build_process){0};
}

bool build_start(struct build_process *build, const struct preview *preview, const char *only)
{
	int done[2], order[2];
	*build = (struct build_process){.file = bundle_file(), .next = only ? NULL : bundle_file(), .quick = only != NULL};
	if (!build->file || (!only && !build->next) || !open_pipes(done, order)) {
		close_file(build->file);
		close_file(build->next);
		*build = (struct build_process){0};
		return false;
	}
	if (start_with(build, preview, only, done, order))
		return true;
	release(build);
	return false;
}

static int wait_for(pid_t process)
{
	int status = 0;
	while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
	}
	return status;
}

/* Takes the file of its bundle from it. */
static struct bundle *open_bundle(struct build_process *build)
{
	FILE *file = build->file;
	build->file = NULL;
	return bundle_open(file);
}

static struct bundle *finish_ended(struct build_process *build)
{
	int status = wait_for(build->process);
	bool whole = WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS;
	struct bundle *bundle = whole ? open_bundle(build) : NULL;
	release(build);
	return bundle;
}

void build_dismiss(struct build_process *kept)
{
	if (!kept->process)
		return;
	close(kept->order);
	kept->order = -1;
	wait_for(kept->process);
	release(kept);
}

struct bundle *build_finish(struct build_process *build, struct build_process *kept)
{
	char said;
	ssize_t length = 0;
	while (!build->quick && (length = read(build->done, &said, 1)) < 0 && errno == EINTR) {
	}
	if (length != 1)
		return finish_ended(build);
	struct bundle *bundle = open_bundle(build);
	build_dismiss(kept);
	*kept = *build;
	*build = (struct build_process){0};
	return bundle;
}

bool build_again(struct build_process *kept, struct build_process *build, const char *edition)
{
	size_t length = strlen(edition);
	if (!kept->process || length >= EDITION_MAX)
		return false;
	if (write(kept->order, edition, length) != (ssize_t)length) {
		build_dismiss(kept);
		return false;
	}
	*build = *kept;
	build->file = kept->next;
	build->next = NULL;
	build->quick = true;
	*kept = (struct build_process){0};
	return true;
}

void build_stop(struct build_process *build)
{
	if (!build->process)
		return;
	kill(build->process, SIGKILL);
	wait_for(build->process);
	release(build);
}
