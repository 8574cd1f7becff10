/* Where the boxes of a tree stand from left to right. Private to chart/. */
#ifndef CHART_TIDY_TREE_H
#define CHART_TIDY_TREE_H

#include "base/metric.h"
#include "doc/box_tree.h"

enum { TIDY_LEVELS = 8 };

/* Sets X to the middle of each box, the leftmost at 0: PITCH apart at least from others of its level, children in order
 * and centred below their parent, two equal parts of a tree drawn alike, and as narrow as that allows. Where STACKED,
 * children that have none themselves stand below one another, at their parent's place. Returns how far right the last
 * middle is; -1 where the tree has more than TIDY_LEVELS levels. E. M. Reingold and J. S. Tilford, Tidier Drawings of
 * Trees (1981), with the even spacing of smaller parts between larger ones after C. Buchheim, M. Jünger and S. Leipert,
 * Improving Walker's Algorithm (2002). */
extent tidy_tree(struct arena *arena, const struct box_tree *tree, bool stacked, extent pitch, extent *x);

#endif
