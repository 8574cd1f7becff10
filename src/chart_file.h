/* A chart written down for tests: `annual dump chart FILE.yaml WIDTH`. */
#ifndef CHART_FILE_H
#define CHART_FILE_H

#include "base/context.h"

/* The drawing of the chart in source FILE, WIDTH points wide, measured with even letters:
 *
 *     kind: bar | column | stacked | line
 *     unit: weeks
 *     text: 10.5                     size of labels; all other sizes follow
 *     series: [Accepted, Not yet]    may be missing for one
 *     points:
 *       Placement: ["14 (17%)", "[c]"]
 *
 * A number is what a value's text begins with; [c] is withheld, [x] not available. */
void chart_file_dump(const struct context *context, uint32_t file, const char *width, struct buffer *out);

#endif
