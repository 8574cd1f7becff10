/* What a long build is at, on a terminal only. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "phases.h"

struct stopwatch {
	int64_t begin; /* in milliseconds of a clock without jumps */
	bool terminal; /* is the standard error a terminal? */
	bool shown;    /* a line stands there that has to go */
};

struct stopwatch stopwatch_start(void);
int64_t stopwatch_elapsed(const struct stopwatch *watch); /* in milliseconds */

/* Shows WHAT once the work lasts more than a second; the struct lives as long as WATCH. */
struct progress stopwatch_progress(struct stopwatch *watch);
void stopwatch_clear(struct stopwatch *watch);

#endif
