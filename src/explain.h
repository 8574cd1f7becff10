/* `annual explain`: how one figure was worked out, what each edition prints of it, and where. */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "phases.h"

struct explainer;

/* What explains figures of the editions that ARGUMENTS want, as often as it is asked. All that it is given outlives it. */
struct explainer *explainer_new(
    const struct context *context, const struct loaded *loaded, const struct arguments *arguments);

/* Explains the statistic, fact or cell NAME. False with one line in ERROR if no edition that is wanted has it. Shows records'
 * keys: for the author's screen alone. */
bool explain_figure(const struct explainer *explainer, const char *name, struct buffer *out, struct buffer *error);

#endif
