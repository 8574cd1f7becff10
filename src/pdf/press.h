/* Deflates streams (RFC 1950) on a second thread while the caller goes on drawing. The bytes are the same whichever thread
 * does it; where no thread can be had, the caller does it all in press_finish. */
#ifndef PDF_PRESS_H
#define PDF_PRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/* One stream. What the press did not deflate yet has no PACKED. */
struct pressed {
	struct pressed *next; /* of those added, in order */
	void *owner;          /* the caller's */
	struct buffer bytes;  /* emptied when it is packed */
	struct buffer packed;
};

struct press;

struct press *press_begin(void);

/* Hands over LENGTH bytes, of which it makes a copy. */
struct pressed *press_add(struct press *press, const void *bytes, size_t length, void *owner);

/* Waits until all is packed that was added so far; the first of it, or NULL. The list stays the press's, and may be
 * added to. */
const struct pressed *press_finish(struct press *press);

void press_release(struct press *press);

#endif
