/* What the preview shows at the moment. */
#ifndef PREVIEW_SHOWING_H
#define PREVIEW_SHOWING_H

#include <stdbool.h>

#include "preview/bundle.h"

struct showing {
	struct bundle *sound;  /* the last build without errors, whose report is shown; NULL: there was none yet */
	struct bundle *newest; /* the last build, whose messages are shown; may be the same, or NULL */
	bool building;         /* a build lasts so long that a person wonders */
	bool died;             /* the last one ended before it was done; newest and sound are of those before */
	unsigned version;      /* another one whenever any of these is another */
	unsigned sound_count;  /* sound builds so far: the report's own version */
	long long took;        /* the last build, in milliseconds */
};

/* The page around the report, as HTML. */
void showing_page(const struct showing *showing, struct buffer *out);

/* What a page that is open asks for again and again: the versions, as JSON. */
void showing_versions(const struct showing *showing, struct buffer *out);

#endif
