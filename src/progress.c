#include "progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { LONG_WORK = 1000 /* ms */ };

static int64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

struct stopwatch stopwatch_start(const FILE *screen)
{
	return (struct stopwatch){.begin = now(), .terminal = screen == stderr && isatty(STDERR_FILENO) == 1};
}

int64_t stopwatch_elapsed(const struct stopwatch *watch)
{
	return now() - watch->begin;
}

void stopwatch_clear(struct stopwatch *watch)
{
	if (watch->shown)
		fputs("\r\x1B[K", stderr);
	watch->shown = false;
}

static void say(void *self, const char *what)
{
	struct stopwatch *watch = self;
	if (!watch->terminal || stopwatch_elapsed(watch) < LONG_WORK)
		return;
	fprintf(stderr, "\r\x1B[K%s …", what);
	fflush(stderr);
	watch->shown = true;
}

struct progress stopwatch_progress(struct stopwatch *watch)
{
	return (struct progress){say, watch};
}
