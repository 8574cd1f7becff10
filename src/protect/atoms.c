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

static int compare_words(const uint64_t *a, const uint64_t *b, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (a[i] != b[i])
			return a[i] < b[i] ? -1 : 1;
	return 0;
}

/* Merges rows that are the same, by a heap sort of its own: qsort cannot be told how wide a row is. */
static void sift(uint64_t *rows, size_t width, size_t at, size_t count, uint64_t *swap)
{
	for (size_t child = 2 * at + 1; child < count; at = child, child = 2 * at + 1) {
		if (child + 1 < count && compare_words(rows + child * width, rows + (child + 1) * width, width) < 0)
			child++;
		if (compare_words(rows + at * width, rows + child * width, width) >= 0)
			return;
		memcpy(swap, rows + at * width, width * sizeof *rows);
		memcpy(rows + at * width, rows + child * width, width * sizeof *rows);
		memcpy(rows + child * width, swap, width * sizeof *rows);
	}
}

static void rows_sort(struct refinement *r)
{
	uint64_t *swap = memory_resize(NULL, r->width * sizeof *swap);
	for (size_t i = r->count / 2; i-- > 0;)
		sift(r->rows, r->width, i, r->count, swap);
	for (size_t end = r->count; end-- > 1;) {
		memcpy(swap, r->rows, r->width * sizeof *swap);
		memcpy(r->rows, r->rows + end * r->width, r->width * sizeof *swap);
		memcpy(r->rows + end * r->width, swap, r->width * sizeof *swap);
		sift(r->rows, r->width, 0, end, swap);
	}
	free(swap);
}

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

/* Adds the rows of R to NEXT as they are in these classes. MASK has room for a row, and for another. */
static void rows_choose(
    const struct refinement *r, struct refinement *next, const struct class_choice *choice, uint64_t *mask)
{
	size_t which, axes = r->lot->axis_count;
	uint64_t *row = mask + r->width;
	memset(mask, 0xff, r->lot->words * sizeof *mask);
	for (size_t i = 0; i < choice->count; i++)
		mask_narrow(r, choice->dimensions[i], choice->classes[i], mask);
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

/* Tells the rows apart by one more dimension, or by two of which the first never lies before the second. */
static void refine(struct refinement *r, const size_t *dimensions, size_t count)
{
	const struct dimensions *all = &r->groups->dimensions;
	const struct dimension *first = &all->items[dimensions[0]], *second = count > 1 ? &all->items[dimensions[1]] : NULL;
	uint64_t *mask = memory_resize(NULL, 2 * r->width * sizeof *mask);
	struct refinement next = {r->groups, r->lot, NULL, 0, 0, r->width};
	for (size_t i = 0; i < dimension_classes(first); i++)
		for (size_t j = 0; j < (second ? dimension_classes(second) : 1); j++) {
			bool can = dimension_admits(first, i) &&
			           (!second || (dimension_admits(second, j) && dimension_follows(all, dimensions[0], i, j)));
			if (can)
				rows_choose(r, &next, &(struct class_choice){dimensions, {i, j}, count}, mask);
		}
	free(mask);
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
