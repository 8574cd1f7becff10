/* Objects to the bytes of a file: the last step of writing a PDF. */
#ifndef PDF_SAVE_H
#define PDF_SAVE_H

#include "pdf/object.h"

/* Writes all objects as a PDF 1.7 file with compressed object streams and a cross-reference stream (ISO 32000-1, 7.5.7
 * and 7.5.8), so that a tagged file stays small. The file's /ID is the digest of its contents. */
void objects_save(struct objects *objects, struct buffer *out);

#endif
