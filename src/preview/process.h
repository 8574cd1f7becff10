/* A build in a process of its own: whatever happens to it, out of memory even, the preview goes on. A process that has built
 * the whole report waits, with all that it has read, for a change: it shows the page that is looked at sooner than a new one. */
#ifndef PREVIEW_PROCESS_H
#define PREVIEW_PROCESS_H

#include <stdio.h>
#include <sys/types.h>

#include "preview/preview.h"

struct build_process {
	pid_t process; /* 0: none is at work */
	int done;      /* readable once its bundle is there, or it has ended */
	int order;     /* the edition that it is to make next is written there */
	FILE *file;    /* where its bundle goes, */
	FILE *next;    /* and the one after it; NULL: there is none */
	bool quick;    /* it makes only what is looked at */
};

/* Begins to build PREVIEW's report, or of it ONLY one edition's pages (NULL: all). False with errno set. */
bool build_start(struct build_process *build, const struct preview *preview, const char *only);

/* Waits until it is done. The bundle, which the caller closes; NULL if the build ended without one. If it made the whole
 * report its process is KEPT, in the place of another; BUILD is none any more. */
struct bundle *build_finish(struct build_process *build, struct build_process *kept);

/* Has the process KEPT make one edition's pages; it is BUILD then, and KEPT none. False if there is none that could. */
bool build_again(struct build_process *kept, struct build_process *build, const char *edition);

/* Tells a process that is kept that nothing more is wanted, and waits for its end; nothing where there is none. */
void build_dismiss(struct build_process *kept);

/* Ends a build that is at work; nothing where there is none. */
void build_stop(struct build_process *build);

#endif
