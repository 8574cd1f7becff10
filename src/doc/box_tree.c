#include "doc/box_tree.h"

/* A box for ITEM, last of those below PARENT. */
static int box_add(struct arena *arena, struct box_tree *tree, size_t *capacity, const struct node *item, int parent)
{
	const struct node *words = node_child(item, NODE_PARAGRAPH);
	struct buffer plain = {0};
	if (words)
		node_plain(&plain, words);
	tree->boxes = arena_grow(arena, tree->boxes, (size_t)tree->count, capacity, sizeof *tree->boxes);
	int index = tree->count++, level = parent == NO_BOX ? 0 : tree->boxes[parent].level + 1;
	tree->boxes[index] = (struct tree_box){buffer_finish(&plain, arena), words, parent, NO_BOX, NO_BOX, level};
	if (level + 1 > tree->levels)
		tree->levels = level + 1;
	return index;
}

/* Each box to the one above it and the one before it. */
static void boxes_link(struct arena *arena, struct box_tree *tree)
{
	int *last = arena_array(arena, (size_t)tree->count + 1, sizeof *last); /* child of each so far, and of none */
	for (int i = 0; i <= tree->count; i++)
		last[i] = NO_BOX;
	for (int i = 0; i < tree->count; i++) {
		int parent = tree->boxes[i].parent, *before = &last[parent + 1];
		if (*before != NO_BOX)
			tree->boxes[*before].next = i;
		else if (parent != NO_BOX)
			tree->boxes[parent].first = i;
		*before = i;
	}
}

struct box_tree box_tree_of(struct arena *arena, const struct node *diagram)
{
	struct box_tree tree = {0};
	size_t capacity = 0;
	int above = NO_BOX;
	enum node_event event = NODE_ENTER;
	for (const struct node *at = diagram; at; at = node_walk(diagram, at, &event)) {
		if (at->kind != NODE_ITEM)
			continue;
		above = event == NODE_ENTER ? box_add(arena, &tree, &capacity, at, above) : tree.boxes[above].parent;
	}
	boxes_link(arena, &tree);
	return tree;
}

bool box_is_leaf(const struct box_tree *tree, int box)
{
	return tree->boxes[box].first == NO_BOX;
}

bool box_holds_leaves(const struct box_tree *tree, int box)
{
	for (int child = tree->boxes[box].first; child != NO_BOX; child = tree->boxes[child].next)
		if (!box_is_leaf(tree, child))
			return false;
	return !box_is_leaf(tree, box);
}
