/* What the readers of the formats share. */
#ifndef PICTURE_READER_H
#define PICTURE_READER_H

#include "picture/picture.h"

/* Read a whole file into PICTURE. False with picture->fault set. A picture beyond the bounds leaves them early, without
 * fault and without published bytes. */
bool png_read(struct picture *picture, const uint8_t *bytes, size_t length);
bool jpeg_read(struct picture *picture, const uint8_t *bytes, size_t length);

/* Whether its size is within the bounds: before memory is taken for it. */
bool picture_bounded(const struct picture *picture);

/* Appends an ICC profile (ICC.1:2010) freed of all but what says its colours. False, and nothing appended, if it is none,
 * or does it by tables for printers. */
bool profile_clean(struct buffer *out, const uint8_t *bytes, size_t length);

/* Numbers of 1 to 4 bytes, the most significant first, as both formats and ICC profiles have them. */
uint32_t number_read(const uint8_t *bytes, size_t size);
void number_put(struct buffer *out, uint32_t number, size_t size);

#endif
