/* Images: which pictures a site shows, and where they stand in it. */
#ifndef HTML_IMAGE_H
#define HTML_IMAGE_H

#include "html/writer.h"
#include "picture/picture.h"

struct image {
	const struct picture *picture; /* NULL if it can't be used */
	const char *file;              /* as the document names it */
	const char *path;              /* in the edition's folder */
	struct image *next;
};

struct images {
	const struct context *context;
	struct pictures *pictures; /* of the report */
	struct image *first, *last;
};

struct images *images_new(const struct context *context, struct pictures *pictures);

/* Appends a picture as a data: address (RFC 2397). */
void image_data_address(struct buffer *out, const struct picture *picture);

#endif
