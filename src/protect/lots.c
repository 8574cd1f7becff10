/* Which lots of atoms a report needs. Each group is counted as a whole in one lot; every other lot that it is part of counts
 * it once more. */
#include <string.h>

#include "protect/publication.h"

enum { WHOLE_LIMIT = 4096, LOT_LIMIT = 30000 };

static const struct group *group_at(const struct publication *publication, size_t group)
{
	return &publication->groups.items[group];
}

static const struct table *table_of(const struct publication *publication, size_t group)
{
	return group_at(publication, group)->population->table;
}

static bool place_in(const struct lot *lot, size_t group, size_t *place)
{
	for (*place = 0; *place < lot->group_count; ++*place)
		if (lot->groups[*place] == group)
			return true;
	return false;
}

static void lot_include(struct publication *publication, struct lot *lot, size_t group)
{
	size_t place;
	for (; group != SIZE_MAX; group = group_at(publication, group)->parent) {
		if (place_in(lot, group, &place))
			return;
		lot->groups =
		    arena_grow(publication->arena, lot->groups, lot->group_count, &lot->group_capacity, sizeof *lot->groups);
		lot->groups[lot->group_count++] = group;
	}
}

static struct lot *lot_at(struct publication *publication, const struct table *table, size_t rows, size_t columns)
{
	for (size_t i = 0; i < publication->lot_count; i++) {
		struct lot *lot = &publication->lots[i];
		if (lot->table == table && lot->axes[0] == rows && lot->axes[1] == columns)
			return lot;
	}
	return NULL;
}

static struct lot *lot_add(struct publication *publication, const struct table *table, size_t rows, size_t columns)
{
	publication->lots = arena_grow(publication->arena, publication->lots, publication->lot_count,
	    &publication->lot_capacity, sizeof *publication->lots);
	struct lot *lot = &publication->lots[publication->lot_count++];
	*lot = (struct lot){.table = table, .axes = {rows, columns}};
	return lot;
}

static void want_one(struct publication *publication, size_t rows, size_t columns, size_t group)
{
	const struct table *table = table_of(publication, group);
	struct lot *lot = lot_at(publication, table, rows, columns);
	if (!lot)
		lot = lot_add(publication, table, rows, columns);
	lot_include(publication, lot, group);
}

static void order(size_t *rows, size_t *columns)
{
	if (*rows <= *columns)
		return;
	size_t swap = *rows;
	*rows = *columns;
	*columns = swap;
}

void lot_want(struct publication *publication, size_t rows, size_t columns, size_t group)
{
	order(&rows, &columns);
	if (rows == columns)
		columns = SIZE_MAX;
	want_one(publication, rows, columns, group);
	want_one(publication, SIZE_MAX, SIZE_MAX, group);
	if (columns == SIZE_MAX)
		return;
	want_one(publication, rows, SIZE_MAX, group);
	want_one(publication, columns, SIZE_MAX, group);
}

const struct lot *lot_find(
    const struct publication *publication, size_t rows, size_t columns, size_t group, size_t *place)
{
	order(&rows, &columns);
	if (rows == columns)
		columns = SIZE_MAX;
	for (size_t i = 0; i < publication->lot_count; i++) {
		const struct lot *lot = &publication->lots[i];
		if (lot->usable && lot->axes[0] == rows && lot->axes[1] == columns && place_in(lot, group, place))
			return lot;
	}
	return NULL;
}

/* Where a lot of all groups was too large, each group has one of its own, in which it stands first. */
const struct lot *lot_of_group(const struct publication *publication, size_t group, size_t *place)
{
	const struct lot *found = NULL;
	for (size_t i = 0; i < publication->lot_count; i++) {
		const struct lot *lot = &publication->lots[i];
		size_t at;
		if (!lot->usable || lot->axes[0] != SIZE_MAX || !place_in(lot, group, &at))
			continue;
		if (found && at != 0)
			continue;
		found = lot;
		*place = at;
		if (at == 0)
			break;
	}
	return found;
}

/* Groups with a condition on one of the lot's fields belong to it too: what they count is a part of its classes. */
static void lot_widen(struct publication *publication, struct lot *lot)
{
	for (size_t i = 0; i < publication->groups.count; i++) {
		const struct group *group = group_at(publication, i);
		bool asks = false;
		for (size_t axis = 0; axis < 2; axis++)
			asks |= lot->axes[axis] != SIZE_MAX && group_asks(group, lot->axes[axis]);
		if (asks && table_of(publication, i) == lot->table)
			lot_include(publication, lot, i);
	}
}

/* Is the group counted by the classes of this dimension alone? */
static bool counted_by(struct publication *publication, const struct lot *lot, size_t axis, size_t group)
{
	size_t place;
	const struct lot *alone = lot_at(publication, lot->table, lot->axes[axis], SIZE_MAX);
	return alone && place_in(alone, group, &place);
}

/* A group that is counted by each of the two fields belongs to the lot of both: what it leaves of another group in one of them
 * bounds the other group's cells. */
static void lot_cross(struct publication *publication, struct lot *lot)
{
	if (lot->axes[0] == SIZE_MAX || lot->axes[1] == SIZE_MAX)
		return;
	for (size_t i = 0; i < publication->groups.count; i++)
		if (table_of(publication, i) == lot->table && counted_by(publication, lot, 0, i) &&
		    counted_by(publication, lot, 1, i))
			lot_include(publication, lot, i);
}

static void lot_number(struct publication *publication, struct lot *lot)
{
	lot->usable = true;
	lot->first = (uint32_t)publication->system.atom_count;
	publication->system.atom_count += lot->count;
}

/* A lot of whole groups that is too large becomes one for each group. */
static void lot_split(struct publication *publication, const struct lot *large)
{
	for (size_t i = 0; i < large->group_count; i++) {
		struct lot *lot = lot_add(publication, large->table, SIZE_MAX, SIZE_MAX);
		lot_include(publication, lot, large->groups[i]);
		if (lot_fill(publication->arena, &publication->groups, lot, LOT_LIMIT))
			lot_number(publication, lot);
		else
			publication->too_large = true;
	}
}

static void lots_fill(struct publication *publication)
{
	size_t count = publication->lot_count;
	for (size_t i = 0; i < count; i++) {
		struct lot lot = publication->lots[i];
		size_t wanted = lot.group_count;
		bool whole = lot.axes[0] == SIZE_MAX;
		lot_widen(publication, &lot);
		size_t widened = lot.group_count;
		lot_cross(publication, &lot);
		bool fits = lot_fill(publication->arena, &publication->groups, &lot, whole ? WHOLE_LIMIT : LOT_LIMIT);
		if (!fits && lot.group_count > widened) {
			lot.group_count = widened;
			fits = lot_fill(publication->arena, &publication->groups, &lot, whole ? WHOLE_LIMIT : LOT_LIMIT);
		}
		if (!fits && lot.group_count > wanted) {
			lot.group_count = wanted;
			fits = lot_fill(publication->arena, &publication->groups, &lot, LOT_LIMIT);
		}
		if (fits)
			lot_number(publication, &lot);
		else if (whole)
			lot_split(publication, &lot);
		else
			publication->too_large = true;
		publication->lots[i] = lot;
	}
}

void lots_build(struct publication *publication)
{
	dimensions_finish(&publication->groups.dimensions);
	lots_fill(publication);
	lots_tie(publication);
}
