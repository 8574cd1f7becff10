/* The colour space that a PDF/A file is in. */
#ifndef PDF_PROFILE_H
#define PDF_PROFILE_H

#include "base/buffer.h"

/* Appends an ICC profile of sRGB (IEC 61966-2-1), version 2.1, matrix and tone curves. */
void profile_write(struct buffer *out);

#endif
