/* The local page that shows a report as it stands: built anew when a file changes, in memory alone, with what there is to say
 * of it beside it. */
#ifndef PREVIEW_PREVIEW_H
#define PREVIEW_PREVIEW_H

#include "preview/bundle.h"

struct preview {
	const char *root;           /* the report's folder, for people */
	const char *const *folders; /* what is watched: the report, the themes */
	size_t folder_count;
	/* Builds the report, in a process of its own, and adds to OUT: "page/title", "page/count" (how many errors and warnings,
	 * in words), "page/messages", "page/preview.css", "page/preview.js"; and if it is sound, "page/sound", "page/first" (the
	 * path of the file to show first), "page/outputs", "page/figures", "page/withheld", all HTML, and "report/…". */
	void (*make)(void *self, struct bundle_writer *out);
	/* Builds the web site or page of EDITION alone, at once: just "page/sound" and its files, if they are sound. In the
	 * process in which make ran it may use what make has read, of files that are still the same. */
	void (*glance)(void *self, const char *edition, struct bundle_writer *out);
	void *self;
};

/* Serves until a signal ends it (Ctrl-C). False with one line in ERROR if it cannot begin. */
bool preview_run(const struct preview *preview, struct buffer *error);

#endif
