/* How a figure came about, for the author's own screen. */
#ifndef STATS_EXPLAIN_H
#define STATS_EXPLAIN_H

#include "stats/stats.h"

/* What was counted step by step, the keys of the records, the arithmetic, and the statistics and checks that rest on the
 * measure or fact ID, or on its cell BRACKETS (or NULL). PLAIN are the figures of an edition of which nothing is
 * withheld; ID and the cell are known to be in it. Shows records: for a screen, never for an output. */
void stats_explain(const struct context *context, const struct results *results, const struct figures *plain,
    const char *id, const char *brackets, struct buffer *out);

#endif
