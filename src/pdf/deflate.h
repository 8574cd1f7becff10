/* Deflates streams (RFC 1950) by a thread that has nothing else to do while the caller goes on drawing. The bytes are the same
 * whichever thread does it; where none is idle, the caller does it all in deflater_finish. */
#ifndef PDF_DEFLATE_H
#define PDF_DEFLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/* One stream. What the deflater did not deflate yet has no PACKED. */
struct deflated {
	struct deflated *next; /* of those added, in order */
	void *owner;           /* the caller's */
	struct buffer bytes;   /* emptied when it is packed */
	struct buffer packed;
};

struct deflater;
struct pool;

/* POOL: whose threads it may ask; or NULL. */
struct deflater *deflater_begin(struct pool *pool);

/* Hands over LENGTH bytes, of which it makes a copy. */
struct deflated *deflater_add(struct deflater *deflater, const void *bytes, size_t length, void *owner);

/* Waits until all is packed that was added so far; the first of it, or NULL. The list stays the deflater's, and may be
 * added to. */
const struct deflated *deflater_finish(struct deflater *deflater);

void deflater_release(struct deflater *deflater);

#endif
