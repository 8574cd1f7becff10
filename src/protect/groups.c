#include "protect/groups.h"

#include <string.h>

void groups_init(struct groups *groups, struct arena *arena)
{
	*groups = (struct groups){.dimensions = {.arena = arena}};
}

void groups_are_of(struct groups *groups, const struct results *results)
{
	groups->results = results;
	groups->dimensions.records = results->stats->records;
}

static struct interval *interval_one(struct arena *arena, int64_t low, int64_t high)
{
	struct interval *interval = arena_alloc(arena, sizeof *interval);
	*interval = (struct interval){low, high};
	return interval;
}

/* Adds a condition and cuts its dimension. ROOM of the group's predicates was made. */
static void predicate_add(struct groups *groups, struct group *group, struct predicate predicate)
{
	if (predicate.path.field->kind->column == COLUMN_LISTS) {
		predicate.dimension =
		    dimension_of_list(&groups->dimensions, &predicate.path, predicate.intervals, predicate.count);
		predicate.intervals = interval_one(groups->dimensions.arena, 1, 1);
		predicate.count = 1;
	} else {
		predicate.dimension = dimension_find(&groups->dimensions, &predicate.path);
		dimension_cut(&groups->dimensions, predicate.dimension, &predicate.path, predicate.intervals, predicate.count);
	}
	group->predicates[group->predicate_count++] = predicate;
}

static void span_add(
    struct groups *groups, struct group *group, const struct path *path, int64_t low, int64_t high, bool unknown)
{
	struct predicate predicate = {
	    .path = *path, .intervals = interval_one(groups->dimensions.arena, low, high), .count = 1, .unknown = unknown};
	predicate_add(groups, group, predicate);
}

/* Begun by TO and not ended by FROM. */
static void open_add(struct groups *groups, struct group *group, const struct path *begun, const struct path *ended,
    int32_t from, int32_t to)
{
	span_add(groups, group, begun, INT64_MIN + 1, to, false);
	span_add(groups, group, ended, (int64_t)from + 1, INT64_MAX, true);
}

static void period_add(struct groups *groups, struct group *group, const struct population *population)
{
	if (population->period == PERIOD_ALL || !population->dated)
		return;
	bool before = population->period == PERIOD_BEFORE;
	span_add(groups, group, &population->date, before ? INT64_MIN + 1 : population->from,
	    before ? (int64_t)population->from - 1 : population->to, false);
}

/* The population's own conditions, without its parents'. DATED: its period, too. */
static void own_add(struct groups *groups, struct group *group, const struct population *population, bool dated)
{
	if (population->open)
		open_add(groups, group, &population->begun, &population->ended, population->open_from, population->open_to);
	else if (!population->parent && dated)
		period_add(groups, group, population);
	for (size_t i = 0; i < population->conditions.count; i++) {
		const struct condition *condition = &population->conditions.items[i];
		predicate_add(groups, group,
		    (struct predicate){.path = condition->path,
		        .intervals = condition->intervals,
		        .count = condition->count,
		        .unknown = condition->unknown,
		        .negated = condition->negated});
	}
}

static size_t predicate_room(const struct population *population)
{
	size_t room = 2;
	for (; population; population = population->parent)
		room += population->conditions.count + 2;
	return room;
}

static size_t group_add(struct groups *groups, struct group group)
{
	struct arena *arena = groups->dimensions.arena;
	groups->items = arena_grow(arena, groups->items, groups->count, &groups->capacity, sizeof *groups->items);
	group.results = groups->results;
	groups->items[groups->count] = group;
	return groups->count++;
}

static bool conditions_same(const struct conditions *a, const struct conditions *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		const struct condition *one = &a->items[i], *other = &b->items[i];
		if (!path_same(&one->path, &other->path) || one->count != other->count || one->unknown != other->unknown ||
		    one->negated != other->negated ||
		    (one->count && memcmp(one->intervals, other->intervals, one->count * sizeof *one->intervals) != 0))
			return false;
	}
	return true;
}

/* Do both choose by the same days? */
static bool days_same(const struct population *a, const struct population *b)
{
	if (a->open != b->open || a->dated != b->dated || a->period != b->period)
		return false;
	if (a->open)
		return path_same(&a->begun, &b->begun) && path_same(&a->ended, &b->ended) && a->open_from == b->open_from &&
		       a->open_to == b->open_to;
	return !a->dated || (path_same(&a->date, &b->date) && a->from == b->from && a->to == b->to);
}

bool population_same(const struct population *a, const struct population *b)
{
	while (a && b && a != b) {
		if (a->table != b->table || !days_same(a, b) || !conditions_same(&a->conditions, &b->conditions))
			return false;
		a = a->parent;
		b = b->parent;
	}
	return a == b;
}

size_t group_find(struct groups *groups, const struct population *population)
{
	for (size_t i = 0; i < groups->count; i++)
		if (groups->items[i].population == population && !groups->items[i].stock)
			return i;
	struct group group = {.population = population, .parent = SIZE_MAX};
	if (population->parent)
		group.parent = group_find(groups, population->parent);
	group.predicates = arena_array(groups->dimensions.arena, predicate_room(population), sizeof *group.predicates);
	for (const struct population *at = population; at; at = at->parent)
		own_add(groups, &group, at, true);
	return group_add(groups, group);
}

size_t group_of_stock(struct groups *groups, const struct population *population, const struct by *by, int32_t day)
{
	for (size_t i = 0; i < groups->count; i++)
		if (groups->items[i].population == population && groups->items[i].stock && groups->items[i].day == day)
			return i;
	struct group group = {.population = population, .stock = true, .day = day, .parent = SIZE_MAX};
	group.predicates = arena_array(groups->dimensions.arena, predicate_room(population), sizeof *group.predicates);
	for (const struct population *at = population; at; at = at->parent)
		own_add(groups, &group, at, false);
	open_add(groups, &group, &by->path, &by->ended, day, day);
	return group_add(groups, group);
}

static bool predicate_admits(const struct groups *groups, const struct predicate *predicate, size_t class)
{
	int64_t value;
	if (!class_value(&groups->dimensions, predicate->dimension, class, &predicate->path, &value))
		return predicate->unknown != predicate->negated;
	bool holds = false;
	for (size_t i = 0; i < predicate->count; i++)
		holds |= value >= predicate->intervals[i].low && value <= predicate->intervals[i].high;
	return holds != predicate->negated;
}

bool group_admits(const struct groups *groups, const struct group *group, size_t dimension, size_t class)
{
	for (size_t i = 0; i < group->predicate_count; i++)
		if (group->predicates[i].dimension == dimension && !predicate_admits(groups, &group->predicates[i], class))
			return false;
	return true;
}

bool group_asks(const struct group *group, size_t dimension)
{
	for (size_t i = 0; i < group->predicate_count; i++)
		if (group->predicates[i].dimension == dimension)
			return true;
	return false;
}
