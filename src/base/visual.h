/* The order in which the stretches of a line of mixed directions are seen. */
#ifndef BASE_VISUAL_H
#define BASE_VISUAL_H

#include <stddef.h>
#include <stdint.h>

/* Fills ORDER with the indexes of COUNT stretches from left to right, by their embedding LEVELS (UAX 9, rule L2). */
void visual_order(const uint8_t *levels, size_t count, size_t *order);

#endif
