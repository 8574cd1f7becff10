/* A command on each of the reports that it is asked for. */
#ifndef EACH_REPORT_H
#define EACH_REPORT_H

#include <pthread.h>
#include <stdio.h>

#include "base/message_file.h"
#include "command.h"
#include "progress.h"

/* One run of a command on one report. */
struct program_run {
	struct context context; /* of the report in hand */
	const struct arguments *arguments;
	struct stopwatch watch;
	struct message_file *file; /* takes the messages in place of the screen; or NULL */
	FILE *out, *err;           /* the screen; of reports that are built side by side, what is shown there in turn */
	pthread_mutex_t *writing;  /* held while output is written: locks of files and umask are the whole program's */
};

enum report_turns {
	ONE_BY_ONE,
	SIDE_BY_SIDE /* the step says all through its run */
};

/* Runs STEP on each report with memory of its own; what is said of them comes in their order. The worst status is the run's. */
enum status each_report(struct arguments *arguments, enum report_turns turns,
    enum status (*step)(struct program_run *run, const char *root));

#endif
