/* Which figures the protected editions of a report withhold, so that no small count can be worked out from everything that
 * they print together (Code of Practice for Statistics, T6; ICO, anonymisation: the motivated intruder). After it
 * stats_protect makes the figures; a withheld number does not exist downstream. */
#ifndef PROTECT_PROTECT_H
#define PROTECT_PROTECT_H

#include "stats/stats.h"

/* What one edition prints: one flag a measure, in the order of stats_names. NULL: all measures. */
struct printed {
	const struct edition *edition;
	const bool *measures;
};

struct protection;

/* Protects the editions of LIST (those that are no protected ones are let pass): messages where it cannot be done. */
const struct protection *protect_editions(
    const struct context *context, const struct results *results, const struct printed *list, size_t count);

/* What EDITION withholds. */
const struct suppressions *protection_of(const struct protection *protection, const struct edition *edition);

/* Decides of other results (an earlier year's) by the same rules and for the same printed statistics. */
const struct suppressor *protection_suppressor(const struct protection *protection);

/* Warnings of earlier years that are withheld whole, after all editions are composed. */
void protection_years_tell(const struct context *context, const struct protection *protection);

enum audit_format { AUDIT_TEXT, AUDIT_JSON, AUDIT_CSV, AUDIT_HTML };

/* The proof for the data protection officer: each withheld figure of the protected editions (EDITION: of that one and those
 * that are protected with it; NULL: of all) with what a reader can learn of it, what was withheld second and for which, and
 * the verdict. It names what nobody may read: never write it into a folder that is published. False: a figure is open, or
 * the proof did not end. THREADS (or NULL) share the work. */
bool protection_audit(struct buffer *out, struct pool *threads, const struct protection *protection,
    const char *edition, enum audit_format format);

/* One figure that a protected edition withholds because of a count. */
struct withheld_figure {
	const struct edition *edition;
	const char *name;  /* "care.reasons[court]" */
	const char *cause; /* NULL: it is protected itself; else what could be worked out if it were printed */
};

/* All of them, sorted by edition and name, each once, in the protection's arena. Statistics that are made of withheld figures, or of too
 * few values, are not among them. */
const struct withheld_figure *protection_withheld(const struct protection *protection, size_t *count);

/* Notes for the author: what to count as one so that more is printed, and why the largest figures are withheld. */
void protection_advise(const struct context *context, const struct protection *protection);

/* Was anything proved of the statistic ID in EDITION? What no document of a protected edition prints is withheld whole. */
bool protection_covers(const struct protection *protection, const struct edition *edition, const char *id);

#endif
