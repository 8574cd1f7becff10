/* A package of parts as one file (ISO/IEC 29500-2): a ZIP archive whose times are all the first that ZIP knows. */
#ifndef DOCX_PACKAGE_H
#define DOCX_PACKAGE_H

#include "base/buffer.h"

struct package;

struct package *package_new(void);

/* A part by its name in the package, "word/document.xml". BYTES must live until package_finish. */
void package_add(struct package *package, const char *name, const void *bytes, size_t length);

/* Adds the file to OUT and frees PACKAGE. */
void package_finish(struct package *package, struct buffer *out);

/* Frees the package, which is not wanted. */
void package_discard(struct package *package);

#endif
