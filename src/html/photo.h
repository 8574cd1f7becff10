/* PNG and JPEG files: their size, and their bytes without what a camera or an editor adds. Where and when a child's
 * picture was taken does not leave the report's folder. */
#ifndef HTML_PHOTO_H
#define HTML_PHOTO_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct photo {
	const void *bytes; /* given: the file; left: what to publish, owned by the arena */
	size_t length;
	const char *type;       /* "image/png", "image/jpeg" */
	unsigned width, height; /* pixels, after turning */
};

/* False if the bytes are neither a PNG nor a JPEG, or are cut short. */
bool photo_read(struct arena *arena, struct photo *photo);

#endif
