/* Placed items to PDF 1.7 by libharu (the only user of it), as PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "base/buffer.h"
#include "layout/layout.h"
#include "type/type.h"

struct pictures; /* images read once, PNG and JPEG, shared by all documents of a report */

struct pictures *pictures_new(const struct context *context, const char *report_root, const char *theme_folder);

void pictures_release(struct pictures *pictures);

/* A picture_measure (layout.h); self is a struct pictures. */
bool pictures_measure(void *self, const struct node *image, const char *file, struct picture_size *out);

/* Appends the whole file to OUT. False after messages. */
bool pdf_write(const struct context *context, struct buffer *out, const struct document *document,
    const struct layout *layout, const struct theme *theme, struct fonts *fonts, struct pictures *pictures);

#endif
