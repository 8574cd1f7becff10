/* Text that was copied with a sample report and left as it was. */
#ifndef SAMPLE_TEXT_H
#define SAMPLE_TEXT_H

#include "base/context.h"

/* A warning for each line of text in ROOT's narrative/ and data/ that stands word for word in a report beside it that says
 * `sample: true`. For a report that is no sample; after its files are read. */
void sample_text_warn(const struct context *context, const char *root);

#endif
