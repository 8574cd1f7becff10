/* Which lots of atoms a report needs. Each group is counted as a whole in one lot; every other lot that it is part of counts
 * it once more. Where groups overlap much, each of these lots tells nearly all of them apart; then a joint lot of the whole
 * table has fewer atoms than they have together, and no equations: it takes their place. */
#include <string.h>

#include "protect/publication.h"

enum { WHOLE_LIMIT = 4096, LOT_LIMIT = 30000, JOINT_LIMIT = 4096 };

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

/* Is it the lot of these two dimensions alone? ROWS is not above COLUMNS. */
static bool lot_is_of(const struct lot *lot, size_t rows, size_t columns)
{
	return !lot->joint && lot->axis_count == (size_t)((rows != SIZE_MAX) + (columns != SIZE_MAX)) &&
	       (rows == SIZE_MAX || lot->axes[0] == rows) && (columns == SIZE_MAX || lot->axes[1] == columns);
}

/* Does the lot tell the classes of DIMENSION (SIZE_MAX: none) apart? */
static bool lot_tells(const struct lot *lot, size_t dimension)
{
	for (size_t i = 0; i < lot->axis_count; i++)
		if (lot->axes[i] == dimension)
			return true;
	return dimension == SIZE_MAX;
}

static struct lot *lot_at(struct publication *publication, const struct table *table, size_t rows, size_t columns)
{
	for (size_t i = 0; i < publication->lot_count; i++) {
		struct lot *lot = &publication->lots[i];
		if (lot->table == table && lot_is_of(lot, rows, columns))
			return lot;
	}
	return NULL;
}

static struct lot *lot_add(struct publication *publication, const struct table *table, size_t rows, size_t columns)
{
	publication->lots = arena_grow(publication->arena, publication->lots, publication->lot_count,
	    &publication->lot_capacity, sizeof *publication->lots);
	struct lot *lot = &publication->lots[publication->lot_count++];
	*lot = (struct lot){.table = table, .axes = arena_array(publication->arena, 2, sizeof *lot->axes)};
	if (rows != SIZE_MAX)
		lot->axes[lot->axis_count++] = rows;
	if (columns != SIZE_MAX)
		lot->axes[lot->axis_count++] = columns;
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
		bool tells = lot->joint ? lot_tells(lot, rows) && lot_tells(lot, columns) : lot_is_of(lot, rows, columns);
		if (lot->usable && tells && place_in(lot, group, place))
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
		if (!lot->usable || (!lot->joint && lot->axis_count > 0) || !place_in(lot, group, &at))
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
		for (size_t axis = 0; axis < lot->axis_count; axis++)
			asks |= group_asks(group, lot->axes[axis]);
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
	if (lot->axis_count < 2)
		return;
	for (size_t i = 0; i < publication->groups.count; i++)
		if (table_of(publication, i) == lot->table && counted_by(publication, lot, 0, i) &&
		    counted_by(publication, lot, 1, i))
			lot_include(publication, lot, i);
}

static void lot_number(struct publication *publication, struct lot *lot)
{
	lot->first = (uint32_t)publication->system.atom_count;
	publication->system.atom_count += lot->count;
}

/* A lot of whole groups that is too large becomes one for each group. */
static void lot_split(struct publication *publication, const struct lot *large)
{
	for (size_t i = 0; i < large->group_count; i++) {
		struct lot *lot = lot_add(publication, large->table, SIZE_MAX, SIZE_MAX);
		lot_include(publication, lot, large->groups[i]);
		lot->usable = lot_fill(publication->arena, &publication->groups, lot, LOT_LIMIT);
		publication->too_large |= !lot->usable;
	}
}

static bool fill(struct publication *publication, struct lot *lot, size_t group_count, size_t limit)
{
	lot->group_count = group_count;
	lot->usable = lot_fill(publication->arena, &publication->groups, lot, limit);
	return lot->usable;
}

/* Fills a lot that tells as many groups apart as the bound lets it. */
static void lot_make(struct publication *publication, struct lot *lot)
{
	size_t wanted = lot->group_count, limit = lot->axis_count == 0 ? WHOLE_LIMIT : LOT_LIMIT;
	lot_widen(publication, lot);
	size_t widened = lot->group_count;
	lot_cross(publication, lot);
	if (fill(publication, lot, lot->group_count, limit))
		return;
	if (lot->group_count > widened && fill(publication, lot, widened, limit))
		return;
	if (lot->group_count > wanted)
		fill(publication, lot, wanted, LOT_LIMIT);
}

static void lots_fill(struct publication *publication)
{
	size_t count = publication->lot_count;
	for (size_t i = 0; i < count; i++) {
		struct lot lot = publication->lots[i];
		lot_make(publication, &lot);
		if (!lot.usable && lot.axis_count == 0)
			lot_split(publication, &lot);
		publication->too_large |= !lot.usable && lot.axis_count > 0;
		publication->lots[i] = lot;
	}
}

static void lot_tell(struct lot *lot, size_t dimension)
{
	if (lot_tells(lot, dimension))
		return;
	lot->axes[lot->axis_count++] = dimension;
	for (size_t i = lot->axis_count - 1; i > 0 && lot->axes[i - 1] > lot->axes[i]; i--) {
		lot->axes[i] = lot->axes[i - 1];
		lot->axes[i - 1] = dimension;
	}
}

/* A lot that tells all apart that the lots of TABLE do. */
static struct lot lot_joint(struct publication *publication, const struct table *table)
{
	struct lot joint = {.table = table, .joint = true};
	joint.axes = arena_array(publication->arena, publication->groups.dimensions.count + 1, sizeof *joint.axes);
	for (size_t i = 0; i < publication->lot_count; i++) {
		const struct lot *lot = &publication->lots[i];
		if (lot->table != table)
			continue;
		for (size_t j = 0; j < lot->axis_count; j++)
			lot_tell(&joint, lot->axes[j]);
		for (size_t j = 0; j < lot->group_count; j++)
			lot_include(publication, &joint, lot->groups[j]);
	}
	return joint;
}

/* The atoms of TABLE's lots together. */
static size_t atoms_of(const struct publication *publication, const struct table *table)
{
	size_t count = 0;
	for (size_t i = 0; i < publication->lot_count; i++)
		if (publication->lots[i].table == table && publication->lots[i].usable)
			count += publication->lots[i].count;
	return count;
}

/* One lot in place of those of a table, where it is no larger. */
static void lots_join(struct publication *publication, const struct table *table)
{
	size_t most = atoms_of(publication, table);
	struct lot joint = lot_joint(publication, table);
	joint.usable = lot_fill(publication->arena, &publication->groups, &joint, most < JOINT_LIMIT ? most : JOINT_LIMIT);
	if (!joint.usable)
		return;
	for (size_t i = 0; i < publication->lot_count; i++)
		if (publication->lots[i].table == table)
			publication->lots[i].usable = false;
	*lot_add(publication, table, SIZE_MAX, SIZE_MAX) = joint;
}

static bool lots_know(const struct publication *publication, size_t count, const struct table *table)
{
	for (size_t i = 0; i < count; i++)
		if (publication->lots[i].table == table)
			return true;
	return false;
}

void lots_build(struct publication *publication)
{
	dimensions_finish(&publication->groups.dimensions);
	lots_fill(publication);
	for (size_t i = 0, count = publication->lot_count; i < count; i++)
		if (!lots_know(publication, i, publication->lots[i].table))
			lots_join(publication, publication->lots[i].table);
	for (size_t i = 0; i < publication->lot_count; i++)
		if (publication->lots[i].usable)
			lot_number(publication, &publication->lots[i]);
	lots_tie(publication);
}
