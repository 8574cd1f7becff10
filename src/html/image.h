/* Images: read once, checked to be PNG or JPEG, freed of what a camera adds (place and time), with their sizes. */
#ifndef HTML_IMAGE_H
#define HTML_IMAGE_H

#include "html/writer.h"

struct image {
	const char *file; /* as the document names it */
	const char *path; /* in the edition's folder */
	const char *type; /* "image/png" */
	const void *bytes;
	size_t length;
	unsigned width, height; /* pixels, as shown */
	struct image *next;
};

struct images {
	const struct context *context;
	const char *root;
	struct image *first, *last;
};

struct images *images_new(const struct context *context, const char *root);

/* The image of that file. NULL after a message, which is given once. */
const struct image *images_get(struct images *images, const char *file, struct place place);

/* The address of an image for the page: its path, or all of it as a data: address in the one file. */
void image_source(struct writer *writer, const struct image *image);

#endif
