/* Charts as inline SVG, drawn once at each of two widths and kept, since a chart stands on its page and in the one file. */
#ifndef HTML_PLOT_H
#define HTML_PLOT_H

#include "html/svg.h"
#include "html/writer.h"

struct plots;

struct plots *plots_new(struct arena *arena);

/* The drawing of a chart for a file of its own, at the wider of the two widths; its out and id are the caller's to give. */
struct svg plot_alone(struct plots *plots, const struct site_input *input, const struct node *chart);

#endif
