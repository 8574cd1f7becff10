/* `annual dump STAGE FILE…`: what one stage makes of its input, as text, for tests and for looking. */
#ifndef DUMP_H
#define DUMP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/context.h"

/* Appends the dump of STAGE to OUT. False if there is no such stage or its inputs are not of the right number; what is
 * wrong with the inputs themselves goes to the context's messages. */
bool dump_stage(
    const struct context *context, struct buffer *out, const char *stage, const char *const *inputs, size_t count);

/* The list of stages for `annual help`, one line each. */
void dump_list(struct buffer *out);

#endif
