/* Where in the source each byte of a scalar's text came from. */
#ifndef DATA_SCALAR_H
#define DATA_SCALAR_H

#include "data/events.h"

/* The source offset of each byte of a scalar, or NULL where its text is the source's own bytes (after an opening quote). */
const uint32_t *scalar_offsets(
    const struct context *context, const struct yaml_text *source, const struct event *event);

#endif
