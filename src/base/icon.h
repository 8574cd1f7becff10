/* A filled picture of one colour: what themes call an icon, and a person of a chart. Overlapping parts of one direction are
 * filled, a part of the other direction within them is a hole (SVG 2, 13.4.2: nonzero). */
#ifndef BASE_ICON_H
#define BASE_ICON_H

#include <stddef.h>
#include <stdint.h>

/* A step along its outline; points in thousandths of its height, from its top left. */
struct icon_step {
	char command;  /* M: begin at a point; L: a line to one; C: a curve with two control points; Z: close */
	int16_t at[6]; /* x and y of as many points */
};

struct icon {
	const struct icon_step *steps;
	size_t count;
	int width; /* thousandths of its height */
};

#endif
