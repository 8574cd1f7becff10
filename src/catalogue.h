/* What a report holds, for people: `annual list` and `annual explain`. */
#ifndef CATALOGUE_H
#define CATALOGUE_H

#include "phases.h"

/* One line on the report: its folder, title and period. */
void catalogue_report(struct buffer *out, const char *root, const struct settings *settings);

/* Its editions, documents, statistics and facts. */
void catalogue_contents(const struct context *context, struct buffer *out, const struct loaded *loaded);

/* How the measure or fact ID was worked out, and what it is in each edition that ARGUMENTS wants. False if no edition has it. */
bool catalogue_explain(const struct context *context, struct buffer *out, const struct loaded *loaded,
    const struct arguments *arguments, const char *id);

#endif
