/* Charts as inline SVG, drawn once at each of two widths and kept, since a chart stands on its page and in the one file. */
#ifndef HTML_PLOT_H
#define HTML_PLOT_H

#include "doc/box_tree.h"
#include "html/svg.h"
#include "html/writer.h"

struct plots;

enum { PLOT_TEXT = 16000 /* thousandths of a CSS pixel: the size of labels */ };

struct plots *plots_new(struct arena *arena);

/* The drawing of a chart for a file of its own, at the wider of the two widths; its out and id are the caller's to give. */
struct svg plot_alone(struct plots *plots, const struct site_input *input, const struct node *chart);

/* A diagram drawn at the wider width; NULL where it does not fit. */
const struct drawing *plot_boxes(const struct site_input *input, const struct box_tree *tree, struct arena *arena);

/* Does the text that NODE stands in run from right to left? */
bool runs_left(const struct node *node);

#endif
