#include "base/visual.h"

static void order_reverse(size_t *order, size_t from, size_t to)
{
	while (from + 1 < to) {
		size_t swap = order[from];
		order[from++] = order[--to];
		order[to] = swap;
	}
}

/* From the highest level to the lowest odd one, reverses each run of at least that level. */
void visual_order(const uint8_t *levels, size_t count, size_t *order)
{
	uint8_t highest = 0;
	for (size_t i = 0; i < count; i++) {
		order[i] = i;
		highest = levels[i] > highest ? levels[i] : highest;
	}
	for (uint8_t level = highest; level > 0; level--)
		for (size_t i = 0; i < count; i++) {
			size_t from = i;
			while (i < count && levels[order[i]] >= level)
				i++;
			order_reverse(order, from, i);
		}
}
