/* What the preview shows at the moment. */
#ifndef PREVIEW_SHOWING_H
#define PREVIEW_SHOWING_H

#include <stdbool.h>

#include "preview/bundle.h"

struct showing {
	struct bundle *sound;  /* the last build without errors, whose report is shown; NULL: there was none yet */
	struct bundle *newest; /* the last build, whose messages are shown; may be the same, or NULL */
	struct bundle *quick;  /* of what is looked at, newer than both, while the rest is being built; or NULL */
	char looked_at[256];   /* the page of the report that was asked for last, "report/board/index.html"; or "" */
	bool building;         /* a build lasts so long that a person wonders */
	bool died;             /* the last one ended before it was done; newest and sound are of those before */
	unsigned version;      /* another one whenever any of these is another */
	unsigned sound_count;  /* another one whenever the report is */
	long long took;        /* the build that was shown last, in milliseconds */
};

/* The page around the report, as HTML. */
void showing_page(const struct showing *showing, struct buffer *out);

/* What a page that is open asks for again and again, as JSON: the versions, the milliseconds of the last build, and whether that
 * was of the whole report. */
void showing_versions(const struct showing *showing, struct buffer *out);

#endif
