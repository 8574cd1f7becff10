/* A diagram's boxes, read from its list: who stands below whom. */
#ifndef DOC_BOX_TREE_H
#define DOC_BOX_TREE_H

#include "doc/node.h"

enum { NO_BOX = -1 };

struct tree_box {
	const char *text;        /* plain */
	const struct node *node; /* the ITEM's PARAGRAPH */
	int parent;              /* index of the box above, which comes before it; NO_BOX for one at the top */
	int first, next;         /* its first child, and the next child of its parent; NO_BOX: none */
	int level;               /* 0 at the top */
};

/* Boxes in reading order. */
struct box_tree {
	struct tree_box *boxes;
	int count;
	int levels;
};

/* The boxes of DIAGRAM's list; owned by the arena. */
struct box_tree box_tree_of(struct arena *arena, const struct node *diagram);

/* Has the box no child, or children without any of their own? */
bool box_is_leaf(const struct box_tree *tree, int box);
bool box_holds_leaves(const struct box_tree *tree, int box);

#endif
