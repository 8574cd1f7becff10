/* Pictures as they stand in a PDF: PNG by libpng, JPEG as it is but for what must not go out with it. */
#ifndef PDF_PICTURE_H
#define PDF_PICTURE_H

#include "base/buffer.h"
#include "layout/layout.h"

enum picture_packing {
	PICTURE_RAW,  /* rows of samples, each led by a PNG filter byte */
	PICTURE_PNG,  /* the same, deflated already: the PNG file's own image data */
	PICTURE_JPEG, /* a JPEG file */
};

struct picture {
	const char *file;
	bool own;                 /* of the report; false: of the theme */
	struct picture_size size; /* as it is seen: turned as its EXIF orientation says */
	uint32_t width, height;   /* as stored */
	int components;           /* 1: grey, 3: RGB */
	int bits;                 /* a sample */
	int orientation;          /* EXIF, 1 to 8 */
	enum picture_packing packing;
	struct buffer data;
	struct buffer palette; /* RGB triples; components is 1 then */
	struct buffer alpha;   /* PICTURE_RAW rows of 8-bit opacity; empty: opaque */
	const char *fault;     /* NULL, or what is wrong with the file */
};

enum { PICTURE_SIDE_MAX = 20000, PICTURE_PIXELS_MAX = 60000000 };

struct pictures;

/* The picture of a file that was measured; NULL if it can't be used. */
const struct picture *pictures_find(struct pictures *pictures, const struct node *image, const char *file);

/* Reads a PNG or JPEG file. False with picture->fault set. */
bool png_read(struct picture *picture, const unsigned char *bytes, size_t length);
bool jpeg_read(struct picture *picture, const unsigned char *bytes, size_t length);

/* Whether a size is within the bounds. */
bool picture_bounded(uint32_t width, uint32_t height);

#endif
