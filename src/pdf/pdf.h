/* Placed items to PDF 1.7, as PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "base/buffer.h"
#include "layout/layout.h"
#include "picture/picture.h"
#include "type/type.h"

/* A picture_measure (layout.h); self is a struct pictures, shared by all documents of a report. */
bool pictures_measure(void *self, const struct node *image, const char *file, struct picture_size *out);

/* Loads the library that files are written with, so that pdf_write finds it there: for a thread that has nothing else to do. */
void pdf_prepare(void);

/* A file on its way: what can be known before its pages are is done by an idle thread between the two calls, of which the second
 * appends the whole file to OUT and frees what the first took. False after messages. */
struct pdf_writer *pdf_begin(const struct context *context, const struct document *document, const struct theme *theme,
    struct shaper *shaper, struct pictures *pictures);
bool pdf_finish(struct pdf_writer *writer, struct buffer *out, const struct layout *layout);

/* Both. */
bool pdf_write(const struct context *context, struct buffer *out, const struct document *document,
    const struct layout *layout, const struct theme *theme, struct shaper *shaper, struct pictures *pictures);

/* Tells of each character of DOCUMENT that no font has, as pdf_write does: for a document of which no file is made. */
void pdf_missing(const struct context *context, const struct document *document, struct shaper *shaper);

#endif
