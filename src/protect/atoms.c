#include "protect/atoms.h"

#include <stdlib.h>
#include <string.h>

/* Atoms while a lot is refined, dimension by dimension: those that nothing tells apart so far are one. An atom is one row
 * of `width` words: its classes, then its bits of membership. */
struct refinement {
	const struct groups *groups;
	const struct lot *lot;
	uint64_t *rows;
	size_t count, capacity; /* of rows */
	size_t width;
};

static void row_add(struct refinement *r, const uint64_t *row)
{
	if (r->count == r->capacity) {
		r->capacity = r->capacity ? 2 * r->capacity : 64;
		r->rows = memory_resize(r->rows, r->capacity * r->width * sizeof *r->rows);
	}
	memcpy(r->rows + r->count++ * r->width, row, r->width * sizeof *row);
}

static bool is_axis(const struct lot *lot, size_t dimension, size_t *which)
{
	for (*which = 0; *which < lot->axis_count; ++*which)
		if (lot->axes[*which] == dimension)
			return true;
	return false;
}

static bool concerns(const struct refinement *r, size_t dimension)
{
	size_t which;
	if (is_axis(r->lot, dimension, &which))
		return true;
	for (size_t i = 0; i < r->lot->group_count; i++)
		if (group_asks(&r->groups->items[r->lot->groups[i]], dimension))
			return true;
	return false;
}

/* Leaves of the mask, as bits, the groups that let the class pass. */
static void mask_narrow(const struct refinement *r, size_t dimension, size_t class, uint64_t *mask)
{
	for (size_t i = 0; i < r->lot->group_count; i++)
		if (!group_admits(r->groups, &r->groups->items[r->lot->groups[i]], dimension, class))
			mask[i / 64] &= ~(UINT64_C(1) << i % 64);
}

/* The same where the list that the dimension asks of is unknown: it is so in whatever else is asked of that list. */
static void mask_narrow_unknown(const struct refinement *r, size_t dimension, uint64_t *mask)
{
	const struct dimensions *all = &r->groups->dimensions;
	for (size_t i = 0; i < all->count; i++)
		if (i != dimension && lists_same(&all->items[i], &all->items[dimension]))
			mask_narrow(r, i, all->items[i].class_count, mask);
}

static int compare_words(const uint64_t *a, const uint64_t *b, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (a[i] != b[i])
			return a[i] < b[i] ? -1 : 1;
	return 0;
}

/* The rows of FROM from the first of the bounds to the second and from there to the third, each part in order: to TO, in one
 * order. */
static void rows_weave(const uint64_t *from, uint64_t *to, size_t width, const size_t bounds[3])
{
	const uint64_t *left = from + bounds[0] * width, *middle = from + bounds[1] * width, *right = middle;
	const uint64_t *end = from + bounds[2] * width;
	to += bounds[0] * width;
	while (left < middle && right < end) {
		const uint64_t **least = compare_words(right, left, width) < 0 ? &right : &left;
		for (size_t i = 0; i < width; i++)
			*to++ = *(*least)++;
	}
	memcpy(to, left, (size_t)(middle - left) * sizeof *to);
	memcpy(to + (middle - left), right, (size_t)(end - right) * sizeof *to);
}

/* A merge sort of its own: qsort cannot be told how wide a row is. */
static void rows_sort(struct refinement *r)
{
	uint64_t *from = r->rows, *to = memory_resize(NULL, r->count * r->width * sizeof *to);
	for (size_t run = 1; run < r->count; run *= 2) {
		for (size_t at = 0; at < r->count; at += 2 * run) {
			size_t middle = at + run < r->count ? at + run : r->count;
			size_t end = middle + run < r->count ? middle + run : r->count;
			rows_weave(from, to, r->width, (size_t[]){at, middle, end});
		}
		uint64_t *woven = to;
		to = from;
		from = woven;
	}
	free(to);
	r->rows = from;
	r->capacity = r->count;
}

/* Each row once. */
static void rows_merge(struct refinement *r)
{
	rows_sort(r);
	size_t kept = 0;
	for (size_t i = 0; i < r->count; i++) {
		if (kept > 0 && compare_words(r->rows + i * r->width, r->rows + (kept - 1) * r->width, r->width) == 0)
			continue;
		memmove(r->rows + kept++ * r->width, r->rows + i * r->width, r->width * sizeof *r->rows);
	}
	r->count = kept;
}

/* One class of each dimension by which rows are told apart at once. */
struct class_choice {
	const size_t *dimensions;
	size_t classes[2];
	size_t count;
};

/* What those classes leave of groups that let them pass: masks, each once. A mask is as wide as a row's bits. */
struct masks {
	uint64_t *bits;
	size_t count, capacity;
};

static const uint64_t *mask_add(const struct refinement *r, struct masks *masks, const struct class_choice *choice)
{
	size_t words = r->lot->words;
	if (masks->count == masks->capacity) {
		masks->capacity = masks->capacity ? 2 * masks->capacity : 16;
		masks->bits = memory_resize(masks->bits, masks->capacity * words * sizeof *masks->bits);
	}
	uint64_t *mask = masks->bits + masks->count++ * words;
	memset(mask, 0xff, words * sizeof *mask);
	for (size_t i = 0; i < choice->count; i++) {
		size_t dimension = choice->dimensions[i];
		mask_narrow(r, dimension, choice->classes[i], mask);
		if (choice->classes[i] == r->groups->dimensions.items[dimension].class_count)
			mask_narrow_unknown(r, dimension, mask);
	}
	return mask;
}

/* Was the last mask there before? Then it is taken away again. */
static bool mask_known(const struct refinement *r, struct masks *masks)
{
	size_t words = r->lot->words, last = masks->count - 1;
	for (size_t i = 0; i < last; i++)
		if (compare_words(masks->bits + i * words, masks->bits + last * words, words) == 0) {
			masks->count--;
			return true;
		}
	return false;
}

/* Adds the rows of R to NEXT as they are in these classes, which leave MASK of them. ROW has room for a row. */
static void rows_choose(const struct refinement *r, struct refinement *next, const struct class_choice *choice,
    const uint64_t *mask, uint64_t *row)
{
	size_t which, axes = r->lot->axis_count;
	for (size_t i = 0; i < r->count; i++) {
		bool any = false;
		memcpy(row, r->rows + i * r->width, r->width * sizeof *row);
		for (size_t j = 0; j < choice->count; j++)
			if (is_axis(r->lot, choice->dimensions[j], &which))
				row[which] = choice->classes[j];
		for (size_t j = 0; j < r->lot->words; j++) {
			row[axes + j] &= mask[j];
			any |= row[axes + j] != 0;
		}
		if (any)
			row_add(next, row);
	}
}

/* Tells the rows apart by one more dimension, or by two of which the first never lies before the second. Classes that leave
 * the same groups make the same rows, unless the classes themselves are told apart. */
static void refine(struct refinement *r, const size_t *dimensions, size_t count)
{
	const struct dimensions *all = &r->groups->dimensions;
	const struct dimension *first = &all->items[dimensions[0]], *second = count > 1 ? &all->items[dimensions[1]] : NULL;
	uint64_t *row = memory_resize(NULL, r->width * sizeof *row);
	struct masks masks = {0};
	size_t which;
	bool told = is_axis(r->lot, dimensions[0], &which) || (second && is_axis(r->lot, dimensions[1], &which));
	struct refinement next = {r->groups, r->lot, NULL, 0, 0, r->width};
	for (size_t i = 0; i < dimension_classes(first); i++)
		for (size_t j = 0; j < (second ? dimension_classes(second) : 1); j++) {
			bool can = dimension_admits(first, i) &&
			           (!second || (dimension_admits(second, j) && dimension_follows(all, dimensions[0], i, j)));
			struct class_choice choice = {dimensions, {i, j}, count};
			const uint64_t *mask = can ? mask_add(r, &masks, &choice) : NULL;
			if (can && (told || !mask_known(r, &masks)))
				rows_choose(r, &next, &choice, mask, row);
		}
	free(masks.bits);
	free(row);
	free(r->rows);
	rows_merge(&next);
	*r = next;
}

/* Is the dimension one that is told apart together with that of the day on which records end? */
static bool has_end(const struct refinement *r, size_t dimension)
{
	for (size_t i = 0; i < r->groups->dimensions.count; i++)
		if (r->groups->dimensions.items[i].begun == dimension + 1 && concerns(r, i))
			return true;
	return false;
}

static void refine_by(struct refinement *r, size_t dimension)
{
	size_t begun = r->groups->dimensions.items[dimension].begun;
	size_t both[2] = {dimension, begun - 1};
	bool pair = begun > 0 && concerns(r, begun - 1);
	if (concerns(r, dimension) && !has_end(r, dimension))
		refine(r, both, pair ? 2 : 1);
}

/* Is the list of some axis unknown by one axis, and known by another? */
static bool is_torn(const struct refinement *r, const uint64_t *row)
{
	const struct dimension *all = r->groups->dimensions.items;
	for (size_t i = 1; i < r->lot->axis_count; i++) {
		const struct dimension *one = &all[r->lot->axes[i]];
		for (size_t j = 0; one->any && j < i; j++) {
			const struct dimension *other = &all[r->lot->axes[j]];
			if (lists_same(one, other) && (row[i] == one->class_count) != (row[j] == other->class_count))
				return true;
		}
	}
	return false;
}

static void rows_mend(struct refinement *r)
{
	size_t kept = 0;
	for (size_t i = 0; i < r->count; i++)
		if (!is_torn(r, r->rows + i * r->width))
			memmove(r->rows + kept++ * r->width, r->rows + i * r->width, r->width * sizeof *r->rows);
	r->count = kept;
}

static void lot_take(struct arena *arena, struct lot *lot, const struct refinement *r)
{
	size_t axes = lot->axis_count;
	lot->count = r->count;
	lot->classes = arena_array(arena, r->count * axes + 1, sizeof *lot->classes);
	lot->members = arena_array(arena, r->count * lot->words + 1, sizeof *lot->members);
	for (size_t i = 0; i < r->count; i++) {
		for (size_t j = 0; j < axes; j++)
			lot->classes[i * axes + j] = (uint32_t)r->rows[i * r->width + j];
		memcpy(lot->members + i * lot->words, r->rows + i * r->width + axes, lot->words * sizeof *lot->members);
	}
}

bool lot_fill(struct arena *arena, const struct groups *groups, struct lot *lot, size_t limit)
{
	lot->words = (lot->group_count + 63) / 64;
	struct refinement r = {.groups = groups, .lot = lot, .width = lot->axis_count + lot->words};
	uint64_t *all = memory_resize(NULL, r.width * sizeof *all);
	memset(all, 0, r.width * sizeof *all);
	for (size_t i = 0; i < lot->group_count; i++)
		all[lot->axis_count + i / 64] |= UINT64_C(1) << i % 64;
	row_add(&r, all);
	free(all);
	for (size_t i = 0; i < groups->dimensions.count && r.count <= limit; i++)
		refine_by(&r, i);
	bool fits = r.count <= limit;
	rows_mend(&r);
	if (fits)
		lot_take(arena, lot, &r);
	free(r.rows);
	return fits;
}

size_t lot_class(const struct lot *lot, size_t at, size_t dimension)
{
	size_t which = 0;
	while (which + 1 < lot->axis_count && lot->axes[which] != dimension)
		which++;
	return lot->classes[at * lot->axis_count + which];
}

bool lot_has(const struct lot *lot, size_t at, size_t group)
{
	return lot->members[at * lot->words + group / 64] >> group % 64 & 1;
}
