#include "preview/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a child has of its parent: it answers to signals as any program, and holds no connection open. */
static void leave_parent(int kept, int other)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
	enum { DESCRIPTORS = 1024 }; /* a server of some dozen connections has none beyond */
	sigset_t none;
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		signal(signals[i], SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (int i = STDERR_FILENO + 1; i < DESCRIPTORS; i++)
		if (i != kept && i != other)
			close(i);
}

static _Noreturn void build_and_exit(FILE *file, int done, const struct preview *preview, const char *only)
{
	struct bundle_writer writer;
	leave_parent(fileno(file), done);
	bundle_begin(&writer, file);
	preview->make(preview->self, only, &writer);
	_exit(bundle_end(&writer) ? EXIT_SUCCESS : EXIT_FAILURE);
}

bool build_start(struct build_process *build, const struct preview *preview, const char *only)
{
	int ends[2];
	FILE *file = bundle_file();
	if (!file)
		return false;
	if (pipe(ends) != 0) {
		fclose(file);
		return false;
	}
	fflush(NULL); /* or both processes would print what waits */
	pid_t process = fork();
	if (process == 0)
		build_and_exit(file, ends[1], preview, only);
	close(ends[1]);
	*build = (struct build_process){process, ends[0], file, only != NULL};
	if (process > 0)
		return true;
	close(ends[0]);
	fclose(file);
	*build = (struct build_process){0};
	return false;
}

static int wait_for(pid_t process)
{
	int status = 0;
	while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
	}
	return status;
}

struct bundle *build_finish(struct build_process *build)
{
	int status = wait_for(build->process);
	bool whole = WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS;
	struct bundle *bundle = NULL;
	close(build->done);
	if (whole)
		bundle = bundle_open(build->file);
	else
		fclose(build->file);
	*build = (struct build_process){0};
	return bundle;
}

void build_stop(struct build_process *build)
{
	if (!build->process)
		return;
	kill(build->process, SIGKILL);
	bundle_close(build_finish(build));
}
