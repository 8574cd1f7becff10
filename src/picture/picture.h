/* Pictures of a report and its theme: PNG (ISO/IEC 15948) and JPEG (ITU-T T.81) files, each read once for all outputs.
 *
 * Both readers list what they keep and leave out the rest: what is published holds the picture, how to turn it, its
 * density and its colour space, and nothing else that a camera or an editor wrote into the file. Where and when a
 * child's photograph was taken, earlier versions of it and small copies of it do not leave the report's folder. */
#ifndef PICTURE_PICTURE_H
#define PICTURE_PICTURE_H

#include "base/buffer.h"
#include "base/context.h"

enum picture_format { PICTURE_PNG, PICTURE_JPEG };

/* Which folder a file's path begins in. */
enum picture_origin { PICTURE_OF_REPORT, PICTURE_OF_THEME };

struct picture {
	const char *file;
	enum picture_origin origin;
	enum picture_format format;
	uint32_t width, height;   /* pixels, as stored */
	uint32_t dpi;             /* pixels an inch, or 0 */
	int orientation;          /* how to turn it: EXIF's 1 to 8; 1: not at all */
	int components;           /* colours a pixel, without opacity: 1 (grey, or an index into the palette) or 3 (RGB) */
	int bits;                 /* a sample */
	bool as_stored;           /* the bare data are what a PDF may hold; else picture_samples converts them, and what is
	                            said here of components, bits and palette is of its result */
	struct buffer published;  /* the whole file, freed of what is not listed */
	size_t bare, bare_length; /* in PUBLISHED, the data without the file's form. PNG: the zlib stream; JPEG: from the
	                             first table on to the end, without what is for browsers only */
	const uint8_t *palette;   /* RGB triples, in the arena; NULL without one */
	int palette_count;        /* colours */
	const char *fault;        /* NULL, or what is wrong with the file; "" after a message */
};

enum { PICTURE_SIDE_MAX = 20000, PICTURE_PIXELS_MAX = 60000000 };

struct pictures;

/* REPORT and THEME are the folders that files are read from; THEME may be NULL where no logo is asked for. All lives in
 * CONTEXT's arena, the published bytes too. */
struct pictures *pictures_new(const struct context *context, const char *report, const char *theme);

/* The picture in that file, the pictures' own. NULL after a message at PLACE, which is given once for each file. */
const struct picture *pictures_get(
    struct pictures *pictures, enum picture_origin origin, const char *file, struct place place);

/* "image/png", "image/jpeg" (RFC 2046, ISO/IEC 15948 annex A) */
const char *picture_media_type(const struct picture *picture);

/* Its size as it is seen, turned, in pixels. */
uint32_t picture_shown_width(const struct picture *picture);
uint32_t picture_shown_height(const struct picture *picture);

/* A picture as rows of 8-bit samples, each row led by its PNG filter byte (ISO/IEC 15948, 9.2). */
struct samples {
	struct buffer colours;
	struct buffer opacity; /* empty: opaque */
};

/* Decodes a PNG that is not AS_STORED; the caller releases both buffers. False if libpng can't, which the readers' checks
 * leave hardly possible. */
bool picture_samples(const struct picture *picture, struct samples *out);

#endif
