/* Charts as inline SVG, drawn once at each of two widths and kept, since a chart stands on its page and in the one file. */
#ifndef HTML_PLOT_H
#define HTML_PLOT_H

#include "html/writer.h"

struct plots;

struct plots *plots_new(struct arena *arena);

#endif
