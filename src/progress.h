/* What a long build is at, on a terminal only. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "phases.h"

struct stopwatch {
	int64_t begin;     /* in milliseconds of a clock without jumps */
	bool terminal;     /* is it shown on a terminal? */
	atomic_bool shown; /* a line stands there that has to go; any thread may put it there */
};

/* Lines are shown on SCREEN, if it is the standard error and a terminal. */
struct stopwatch stopwatch_start(const FILE *screen);
int64_t stopwatch_elapsed(const struct stopwatch *watch); /* in milliseconds */

/* Shows WHAT once the work lasts more than a second; the struct lives as long as WATCH. */
struct progress stopwatch_progress(struct stopwatch *watch);
void stopwatch_clear(struct stopwatch *watch);

#endif
