/* `annual explain`: how one figure was worked out, what each edition prints of it, and where. */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "phases.h"

/* Explains the statistic, fact or cell that ARGUMENTS names. False with one line in ERROR if no edition that ARGUMENTS
 * wants has it. Shows records' keys: for the author's screen alone. */
bool explain_figure(const struct context *context, struct buffer *out, const struct loaded *loaded,
    const struct arguments *arguments, struct buffer *error);

#endif
