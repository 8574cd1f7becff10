/* Each chart as a file for slides and other documents: self-contained SVG, its text as text, on a light ground, with its
 * finding above, and its source and all markings below. */
#ifndef HTML_CHART_FILES_H
#define HTML_CHART_FILES_H

#include "html/writer.h"

struct chart_files *chart_files_new(struct arena *arena, struct plots *plots);

/* The path of a chart's file, from the edition's folder: "charts/cp-age.svg", after its statistic. A name that is taken
 * gets a number. NULL if FILES is. DOCUMENT is the chart's. */
const char *chart_files_path(struct chart_files *files, const struct node *chart, const struct document *document);

/* The Ith of the files asked for, in that order: its path, and its text added to OUT; NULL behind the last. */
const char *chart_files_write(
    const struct chart_files *files, size_t i, const struct site_input *input, struct buffer *out);

#endif
