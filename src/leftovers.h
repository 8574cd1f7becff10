/* Files of a report's folder that nothing read: none is passed over in silence. */
#ifndef LEFTOVERS_H
#define LEFTOVERS_H

#include "base/context.h"

/* A warning for each file of ROOT, its data/, narrative/ and images/ that is no source of CONTEXT, and for each picture that
 * no source names. After everything is read. Hidden files, and what import.yaml names, are passed over. */
void leftovers_warn(const struct context *context, const char *root);

#endif
