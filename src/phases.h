/* One report through all its phases, in memory: from its folder to the files that come out. */
#ifndef PHASES_H
#define PHASES_H

#include "arguments.h"
#include "base/context.h"
#include "data/settings.h"
#include "protect/protect.h"
#include "report/report.h"
#include "stats/stats.h"

/* One file to write, PATH relative to the report's output: "board/annual-report.pdf". */
struct product {
	const char *path;
	const void *bytes;
	size_t length;
	struct place place; /* what the author wrote that gives it its name; nowhere: the program named it */
};

struct products {
	struct product *items; /* owned by the arena, as what they hold */
	size_t count, capacity;
	size_t pdf_pages, web_pages;
	const char *said;   /* lines for the author's screen, or NULL */
	bool machine_fault; /* a font is missing: not the author's doing */
};

/* What a report's folder says, computed once for all editions. All but root is NULL if the settings cannot be used. */
struct loaded {
	const char *root;
	const struct settings *settings;
	const struct records *records;
	const struct stats *stats;
	const struct results *results;
	const struct narrative *narrative;
	const struct printed *printed;       /* what each edition prints; NULL: not yet found, as what follows */
	const struct protection *protection; /* what each edition withholds */
	const struct document *const
	    *drafts; /* each document as if nothing were withheld, of which nothing is printed; or NULL */
};

/* Says on a terminal what a long build is at; WHAT is NULL when it is over. SELF is the caller's. */
struct progress {
	void (*say)(void *self, const char *what);
	void *self;
};

/* Reads the records and computes the results, without the narrative; for a look at figures alone. */
struct loaded phases_compute(const struct context *context, const char *root);

/* The same with the narrative. */
struct loaded phases_load(const struct context *context, const char *root);

/* The same without what its editions withhold, for phases_make. */
struct loaded phases_read(const struct context *context, const char *root);

/* Finds what each edition of what phases_read has read prints; then protects all of them together. */
void phases_find_printed(const struct context *context, struct loaded *loaded);
void phases_prove(const struct context *context, struct loaded *loaded);

/* The same with a narrative that is read anew, where all other files are as they were when LOADED was; its context, or one
 * with the same sources, is CONTEXT. Nothing is proved again where the same figures are printed. */
struct loaded phases_renew(const struct context *context, const struct loaded *loaded);

/* What the edition's readers may know of the results. */
const struct figures *phases_protect(
    const struct context *context, const struct loaded *loaded, const struct edition *edition);

/* One document with these figures. */
const struct document *phases_compose(const struct context *context, const struct loaded *loaded,
    const struct figures *figures, const struct document_settings *document);

/* Protects the editions unless that is done, composes, lays out and writes all that ARGUMENTS asks for, in memory; only sound if
 * there are no errors after it. */
void phases_make(const struct context *context, struct loaded *loaded, const struct arguments *arguments,
    const struct progress *progress, struct products *products);

/* earlier.yaml of the report, with what each edition publishes in it. The year's name; NULL after messages. */
const char *phases_freeze(const struct context *context, const struct loaded *loaded, struct buffer *text);

/* Does ARGUMENTS leave this edition out? */
bool phases_skip_edition(const struct arguments *arguments, const struct edition *edition);

#endif
