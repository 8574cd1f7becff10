/* A diagram: boxes, and lines from each to those below it. */
#ifndef CHART_DIAGRAM_H
#define CHART_DIAGRAM_H

#include "chart/chart.h"
#include "doc/box_tree.h"

/* Draws TREE no wider than WIDTH, as wide as it is; a text's category is the index of its box. NULL where it has too many
 * boxes, levels or words for that: then the list that it comes from is read better. Owned by the arena. */
const struct drawing *diagram_draw(struct arena *arena, const struct box_tree *tree, const struct chart_style *style,
    extent width, const struct metric *metric);

#endif
