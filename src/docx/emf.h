/* A chart's drawing as a picture of lines and text that every Word processor shows without loss: an enhanced metafile, as
 * [MS-EMF] (Microsoft Open Specifications) has it. */
#ifndef DOCX_EMF_H
#define DOCX_EMF_H

#include "base/buffer.h"
#include "chart/chart.h"

/* Adds DRAWING, in thousandths of a point, to OUT. FAMILY is the font's name; its labels stay text. */
void emf_write(struct buffer *out, const struct drawing *drawing, const struct theme *theme,
    const struct metric *metric, const char *family);

#endif
