/* What a report holds, for people: `annual list`. */
#ifndef CATALOGUE_H
#define CATALOGUE_H

#include "phases.h"

/* One line on the report: its folder, title and period. */
void catalogue_report(struct buffer *out, const char *root, const struct settings *settings);

/* Its editions, documents, statistics and facts. */
void catalogue_contents(const struct context *context, struct buffer *out, const struct loaded *loaded);

#endif
