/* A build in a process of its own: whatever happens to it, out of memory even, the preview goes on. */
#ifndef PREVIEW_PROCESS_H
#define PREVIEW_PROCESS_H

#include <stdio.h>
#include <sys/types.h>

#include "preview/preview.h"

struct build_process {
	pid_t process; /* 0: none is at work */
	int done;      /* readable once it has ended */
	FILE *file;    /* where its bundle goes */
	bool quick;    /* it makes only what is looked at */
};

/* Begins to build PREVIEW's report, or of it ONLY one edition's pages (NULL: all). False with errno set. */
bool build_start(struct build_process *build, const struct preview *preview, const char *only);

/* Waits for its end. The bundle, which the caller closes; NULL if the build ended without one. */
struct bundle *build_finish(struct build_process *build);

/* Ends a build that is at work. */
void build_stop(struct build_process *build);

#endif
