#include "chart/tidy_tree.h"

/* How far a box and all below it reach at each level, from its middle. */
struct contour {
	extent left[TIDY_LEVELS], right[TIDY_LEVELS];
	int levels;
};

struct tidying {
	const struct box_tree *tree;
	struct contour *contours; /* by box */
	extent *x;                /* of each box: from the middle of its parent, then from the left */
	int *family;              /* the boxes of one family, in order */
	extent pitch;
	bool stacked;
};

/* How far the middle of a box must be from that of one at its left, so that nothing below them meets. */
static extent apart(const struct tidying *tidying, int left, int right)
{
	const struct contour *a = &tidying->contours[left], *b = &tidying->contours[right];
	extent most = 0;
	for (int i = 0; i < a->levels && i < b->levels; i++)
		most = a->right[i] - b->left[i] > most ? a->right[i] - b->left[i] : most;
	return most + tidying->pitch;
}

/* Puts a box as near to those at its left as they allow. One that keeps away from a box further left leaves room, which
 * those between them share. */
static void member_place(struct tidying *tidying, int member)
{
	const int *family = tidying->family;
	extent *x = tidying->x, nearest = x[family[member - 1]] + apart(tidying, family[member - 1], family[member]);
	extent place = nearest;
	int holds = member - 1;
	for (int i = 0; i < member - 1; i++) {
		extent other = x[family[i]] + apart(tidying, family[i], family[member]);
		if (other > place) {
			place = other;
			holds = i;
		}
	}
	x[family[member]] = place;
	extent step = (place - nearest) / (member - holds), least = place - nearest;
	for (int i = member - 1; i > holds; i--) {
		extent room = place - x[family[i]] - apart(tidying, family[i], family[member]), share = step * (i - holds);
		share = share < room ? share : room;
		least = share < least ? share : least;
		x[family[i]] += least;
	}
}

/* The boxes from FIRST on beside one another, the middle of them at 0. */
static int family_place(struct tidying *tidying, int first)
{
	int count = 0;
	for (int box = first; box != NO_BOX; box = tidying->tree->boxes[box].next) {
		tidying->family[count] = box;
		tidying->x[box] = 0;
		if (count > 0)
			member_place(tidying, count);
		count++;
	}
	extent middle = tidying->x[tidying->family[count - 1]] / 2;
	for (int i = 0; i < count; i++)
		tidying->x[tidying->family[i]] -= middle;
	return count;
}

static void contour_grow(struct contour *contour, const struct contour *child, extent x)
{
	for (int i = 0; i < child->levels; i++) {
		extent left = x + child->left[i], right = x + child->right[i];
		bool new = i + 1 >= contour->levels;
		contour->left[i + 1] = new || left < contour->left[i + 1] ? left : contour->left[i + 1];
		contour->right[i + 1] = new || right > contour->right[i + 1] ? right : contour->right[i + 1];
		contour->levels = new ? i + 2 : contour->levels;
	}
}

static void box_place(struct tidying *tidying, int box)
{
	const struct tree_box *boxes = tidying->tree->boxes;
	struct contour *contour = &tidying->contours[box];
	contour->levels = 1;
	if (tidying->stacked && box_holds_leaves(tidying->tree, box)) {
		contour->levels = 2;
		for (int child = boxes[box].first; child != NO_BOX; child = boxes[child].next)
			tidying->x[child] = 0;
	} else if (!box_is_leaf(tidying->tree, box)) {
		int count = family_place(tidying, boxes[box].first);
		for (int i = 0; i < count; i++)
			contour_grow(contour, &tidying->contours[tidying->family[i]], tidying->x[tidying->family[i]]);
	}
}

extent tidy_tree(struct arena *arena, const struct box_tree *tree, bool stacked, extent pitch, extent *x)
{
	if (tree->levels > TIDY_LEVELS || !tree->count)
		return -1;
	size_t count = (size_t)tree->count;
	struct tidying tidying = {.tree = tree, .x = x, .pitch = pitch, .stacked = stacked};
	tidying.contours = arena_array(arena, count, sizeof *tidying.contours);
	tidying.family = arena_array(arena, count, sizeof *tidying.family);
	for (int box = tree->count - 1; box >= 0; box--)
		box_place(&tidying, box);
	family_place(&tidying, 0);
	extent left = 0, right = 0;
	for (int box = 0; box < tree->count; box++) {
		if (tree->boxes[box].parent != NO_BOX)
			x[box] += x[tree->boxes[box].parent];
		left = x[box] < left ? x[box] : left;
	}
	for (int box = 0; box < tree->count; box++) {
		x[box] -= left;
		right = x[box] > right ? x[box] : right;
	}
	return right;
}
