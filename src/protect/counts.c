/* Claims of counts: each cell is the sum of the atoms of its group that lie in its categories. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "protect/publication.h"

static const uint32_t no_category = UINT32_MAX;

/* How a breakdown's axis tells records apart: by classes of a dimension; a stock by groups; a list by dimensions. */
struct reader_axis {
	const struct measure_axis *axis;
	size_t dimension;     /* SIZE_MAX of a stock and of a list */
	uint32_t *categories; /* of each class of the dimension, or no_category */
};

static bool is_list(const struct measure_axis *axis)
{
	return axis->by->path.field->kind->column == COLUMN_LISTS;
}

/* The intervals of the values that fall into CATEGORY, merged ones too, of codes and the like. */
static struct interval *category_values(
    struct arena *arena, const struct measure_axis *axis, size_t category, size_t *count)
{
	struct interval *list = arena_array(arena, axis->raw_count + 1, sizeof *list);
	*count = 0;
	for (size_t i = 0; i + axis->has_unknown < axis->raw_count; i++)
		if ((axis->merged ? axis->merged[i] : i) == category)
			list[(*count)++] = (struct interval){(int64_t)i + 1, (int64_t)i + 1};
	return list;
}

static size_t list_dimension(struct publication *publication, const struct measure_axis *axis, size_t category)
{
	size_t count;
	struct interval *any = category_values(publication->arena, axis, category, &count);
	return dimension_of_list(&publication->groups.dimensions, &axis->by->path, any, count);
}

static void cut_steps(struct publication *publication, const struct measure_axis *axis, size_t dimension)
{
	const struct settings *settings = publication_settings(publication);
	for (size_t i = 0; i + 1 < axis->raw_count; i++) {
		int64_t at = axis->first + (int64_t)i;
		struct interval step = {
		    (int64_t)step_last_day(settings, axis->by->step, at - 1) + 1, step_last_day(settings, axis->by->step, at)};
		dimension_cut(&publication->groups.dimensions, dimension, &axis->by->path, &step, 1);
	}
}

static void cut_values(struct publication *publication, const struct measure_axis *axis, size_t dimension)
{
	int64_t first = axis->by->path.field->kind->column == COLUMN_REFERENCES ? 0 : 1;
	for (size_t i = 0; i + axis->has_unknown < axis->raw_count; i++) {
		struct interval value = {(int64_t)i + first, (int64_t)i + first};
		dimension_cut(&publication->groups.dimensions, dimension, &axis->by->path, &value, 1);
	}
}

static size_t axis_cut(struct publication *publication, const struct measure_axis *axis)
{
	size_t dimension = dimension_find(&publication->groups.dimensions, &axis->by->path);
	if (axis->by->step != STEP_NONE)
		cut_steps(publication, axis, dimension);
	else
		cut_values(publication, axis, dimension);
	return dimension;
}

/* The dimension of an axis that has one, cut at its categories the first time that a cell asks. */
static size_t axis_dimension(struct publication *publication, const struct measure_axis *axis)
{
	if (axis->by->stock || is_list(axis))
		return SIZE_MAX;
	for (size_t i = publication->axis_count; i-- > 0;)
		if (publication->axes[i].axis == axis)
			return publication->axes[i].dimension;
	size_t dimension = axis_cut(publication, axis);
	publication->axes = arena_grow(publication->arena, publication->axes, publication->axis_count,
	    &publication->axis_capacity, sizeof *publication->axes);
	publication->axes[publication->axis_count++] = (struct axis_place){axis, dimension};
	return dimension;
}

static void shape_axis(struct publication *publication, const struct result *result, size_t which, size_t category,
    struct cell_shape *shape)
{
	const struct measure_axis *axis = &result->axes[which];
	const struct settings *settings = publication_settings(publication);
	shape->categories[which] = category;
	if (axis->by->stock) {
		int32_t day = step_last_day(settings, axis->by->step, axis->first + (int64_t)category);
		shape->group = group_of_stock(&publication->groups, result->measure->population, axis->by, day);
	} else if (is_list(axis)) {
		shape->of_list[which] = true;
		shape->unknown[which] = axis->has_unknown && category + 1 == axis->count;
		shape->dimensions[which] = list_dimension(publication, axis, shape->unknown[which] ? 0 : category);
	} else {
		shape->dimensions[which] = axis_dimension(publication, axis);
	}
}

struct cell_shape shape_of(struct publication *publication, const struct result *result, size_t row, size_t column)
{
	struct cell_shape shape = {.group = SIZE_MAX, .dimensions = {SIZE_MAX, SIZE_MAX}};
	size_t at[2] = {row, column};
	for (size_t i = 0; i < result->measure->dimensions; i++)
		if (at[i] < result->axes[i].count)
			shape_axis(publication, result, i, at[i], &shape);
	if (shape.group == SIZE_MAX)
		shape.group = group_find(&publication->groups, result->measure->population);
	return shape;
}

/* A stock's unknown category is none. */
static bool is_empty_stock(const struct result *result, size_t row, size_t column)
{
	size_t at[2] = {row, column};
	for (size_t i = 0; i < result->measure->dimensions; i++)
		if (result->axes[i].by->stock && at[i] + 1 == result->axes[i].count && result->axes[i].has_unknown)
			return true;
	return false;
}

/* What was open at several days does not add up: there is no total over a stock. */
static bool is_over_stock(const struct result *result, size_t row, size_t column)
{
	size_t at[2] = {row, column};
	for (size_t i = 0; i < result->measure->dimensions; i++)
		if (result->axes[i].by->stock && at[i] == result->axes[i].count)
			return true;
	return false;
}

bool shape_is_counted(const struct result *result, size_t row, size_t column)
{
	return !is_empty_stock(result, row, column) && !is_over_stock(result, row, column);
}

static size_t columns_of(const struct result *result)
{
	return result->measure->dimensions == 2 ? result->columns : 1;
}

void counts_want(struct publication *publication, const struct result *result)
{
	const struct measure *measure = result->measure;
	lot_want(publication, SIZE_MAX, SIZE_MAX, group_find(&publication->groups, measure->population));
	if (measure->of)
		lot_want(publication, SIZE_MAX, SIZE_MAX, group_find(&publication->groups, measure->of));
	if (measure->dimensions == 0)
		return;
	for (size_t i = 0; i <= result->rows; i++)
		for (size_t j = 0; j <= columns_of(result); j++) {
			if (is_empty_stock(result, i, j))
				continue;
			struct cell_shape shape = shape_of(publication, result, i, j);
			lot_want(publication, shape.dimensions[0], shape.dimensions[1], shape.group);
		}
}

/* The category of each class; no_category where no record of the statistic can lie. */
static uint32_t class_category(
    const struct publication *publication, const struct measure_axis *axis, size_t dimension, size_t class)
{
	const struct dimensions *dimensions = &publication->groups.dimensions;
	const struct settings *settings = publication_settings(publication);
	int64_t value, last = (int64_t)axis->raw_count - axis->has_unknown; /* that of unknown, behind the known ones */
	bool known = class_value(dimensions, dimension, class, &axis->by->path, &value);
	if (!known)
		value = axis->has_unknown ? last : -1;
	else if (axis->by->step != STEP_NONE)
		value = step_of(settings, axis->by->step, (int32_t)value) - axis->first;
	else if (axis->by->path.field->kind->column == COLUMN_BOOLEANS)
		value = value == 2 ? 0 : value == 1 ? 1 : -1;
	else if (axis->by->path.field->kind->column != COLUMN_REFERENCES)
		value--;
	if (value < 0 || value >= last + !known * axis->has_unknown)
		return no_category;
	return (uint32_t)(axis->merged ? axis->merged[value] : (size_t)value);
}

static bool class_matches(const struct publication *publication, const struct result *result,
    const struct cell_shape *shape, size_t which, size_t class)
{
	const struct dimension *dimension = &publication->groups.dimensions.items[shape->dimensions[which]];
	if (shape->of_list[which])
		return shape->unknown[which] ? class == dimension->class_count : class == 1;
	return class_category(publication, &result->axes[which], shape->dimensions[which], class) ==
	       shape->categories[which];
}

bool shape_has(const struct publication *publication, const struct result *result, const struct cell_shape *shape,
    const struct lot *lot, size_t atom)
{
	for (size_t which = 0; which < 2; which++) {
		if (shape->dimensions[which] == SIZE_MAX)
			continue;
		if (!class_matches(publication, result, shape, which, lot_class(lot, atom, shape->dimensions[which])))
			return false;
	}
	return true;
}

/* The atoms of a cell, ascending; how many. */
static size_t shape_atoms(const struct publication *publication, const struct result *result,
    const struct cell_shape *shape, const struct lot *lot, size_t place, uint32_t *atoms)
{
	size_t count = 0;
	for (size_t i = 0; i < lot->count; i++)
		if (lot_has(lot, i, place) && shape_has(publication, result, shape, lot, i))
			atoms[count++] = lot->first + (uint32_t)i;
	return count;
}

static bool group_is(const struct lot *lot, size_t group, const uint32_t *atoms, size_t count)
{
	size_t at = 0;
	for (size_t i = 0; i < lot->count; i++) {
		if (!lot_has(lot, i, group))
			continue;
		if (at == count || atoms[at++] != lot->first + (uint32_t)i)
			return false;
	}
	return at == count;
}

/* The form of a whole group. */
static uint32_t group_form(struct publication *publication, size_t group, double value)
{
	size_t place;
	const struct lot *lot = lot_of_group(publication, group, &place);
	if (!lot)
		return UINT32_MAX;
	uint32_t *atoms = arena_array(publication->arena, lot->count + 1, sizeof *atoms);
	size_t count = 0;
	for (size_t i = 0; i < lot->count; i++)
		if (lot_has(lot, i, place))
			atoms[count++] = lot->first + (uint32_t)i;
	return count ? form_intern(publication, atoms, NULL, count, value) : UINT32_MAX;
}

uint32_t shape_form(
    struct publication *publication, const struct result *result, const struct cell_shape *shape, double value)
{
	size_t place;
	const struct lot *lot = lot_find(publication, shape->dimensions[0], shape->dimensions[1], shape->group, &place);
	if (shape->dimensions[0] == SIZE_MAX && shape->dimensions[1] == SIZE_MAX)
		return group_form(publication, shape->group, value);
	if (!lot)
		return UINT32_MAX;
	uint32_t *atoms = arena_array(publication->arena, lot->count + 1, sizeof *atoms);
	size_t count = shape_atoms(publication, result, shape, lot, place, atoms);
	for (size_t i = 0; count > 0 && i < lot->group_count; i++)
		if (group_is(lot, i, atoms, count))
			return group_form(publication, lot->groups[i], value);
	return count ? form_intern(publication, atoms, NULL, count, value) : UINT32_MAX;
}

/* No record lies where the axis has no category: readers see that the categories make up the total. */
static void axis_close(struct publication *publication, const struct result *result, size_t which)
{
	struct cell_shape shape = {
	    .group = group_find(&publication->groups, result->measure->population), .dimensions = {SIZE_MAX, SIZE_MAX}};
	if (result->axes[which].by->stock || is_list(&result->axes[which]))
		return;
	shape.dimensions[0] = axis_dimension(publication, &result->axes[which]);
	size_t place;
	const struct lot *lot = lot_find(publication, shape.dimensions[0], SIZE_MAX, shape.group, &place);
	if (!lot)
		return;
	uint32_t *atoms = arena_array(publication->arena, lot->count + 1, sizeof *atoms);
	size_t count = 0;
	for (size_t i = 0; i < lot->count; i++)
		if (lot_has(lot, i, place) && class_category(publication, &result->axes[which], shape.dimensions[0],
		                                  lot_class(lot, i, shape.dimensions[0])) == no_category)
			atoms[count++] = lot->first + (uint32_t)i;
	form_relate(publication, atoms, NULL, count, 0, 0);
}

static double price(const struct exact *exact, double weight)
{
	return (1 + fabs((double)exact->numerator)) * weight;
}

/* What withholding costs: small counts little, totals more, headline figures most. */
enum { PRICE_CELL = 1, PRICE_TOTAL = 4, PRICE_SINGLE = 6 };

static void claim_count(struct publication *publication, struct claim claim, const struct exact *exact,
    const struct cell_shape *shape, const struct result *result)
{
	double weight = claim.part == CLAIM_CELL && claim.measure->dimensions > 0 ? PRICE_CELL
	                : claim.measure->dimensions > 0                           ? PRICE_TOTAL
	                                                                          : PRICE_SINGLE;
	claim.form = shape_form(publication, result, shape, (double)exact->numerator);
	claim_add(publication, claim, price(exact, weight));
	if (claim.form != UINT32_MAX)
		form_protect(publication, claim.slot, claim.form);
}

/* Who is not in a category of a list is the rest: 17 of 20 tell of 3. */
static void complement_protect(struct publication *publication, size_t slot, const struct result *result,
    const struct cell_shape *shape, const struct exact *exact)
{
	size_t place;
	const struct lot *lot = lot_find(publication, shape->dimensions[0], SIZE_MAX, shape->group, &place);
	if (!lot || shape->unknown[0])
		return;
	uint32_t *atoms = arena_array(publication->arena, lot->count + 1, sizeof *atoms);
	size_t count = 0, unknown = result->axes[0].has_unknown ? result->axes[0].count - 1 : 0;
	for (size_t i = 0; i < lot->count; i++)
		if (lot_has(lot, i, place) && lot_class(lot, i, shape->dimensions[0]) == 0)
			atoms[count++] = lot->first + (uint32_t)i;
	int64_t rest = (int64_t)result->total.records - exact->numerator;
	if (result->axes[0].has_unknown)
		rest -= result->cells[unknown].numerator;
	if (count == 0)
		return;
	form_protect(publication, slot, form_intern(publication, atoms, NULL, count, (double)rest));
}

static void claim_at(
    struct publication *publication, size_t slot, const struct result *result, size_t row, size_t column)
{
	const struct measure *measure = result->measure;
	struct claim claim = {.slot = slot, .measure = measure, .part = CLAIM_CELL};
	const struct exact *exact = &result->total;
	bool all_rows = row == result->rows, all_columns = measure->dimensions < 2 || column == result->columns;
	if (!shape_is_counted(result, row, column))
		return;
	struct cell_shape shape = shape_of(publication, result, row, column);
	if (!all_rows && (!all_columns || measure->dimensions == 1)) {
		claim.index = row * result->columns + (measure->dimensions == 2 ? column : 0);
		exact = &result->cells[claim.index];
	} else if (!all_rows) {
		claim.part = CLAIM_ROW_TOTAL;
		claim.index = row;
		exact = result->row_totals ? &result->row_totals[row] : NULL;
	} else if (!all_columns) {
		claim.part = CLAIM_COLUMN_TOTAL;
		claim.index = column;
		exact = result->column_totals ? &result->column_totals[column] : NULL;
	} else {
		claim.part = CLAIM_TOTAL;
		exact = result->has_total ? &result->total : NULL;
	}
	if (!exact || !exact->available)
		return;
	claim_count(publication, claim, exact, &shape, result);
	if (measure->dimensions == 1 && shape.of_list[0] && !all_rows)
		complement_protect(publication, slot, result, &shape, exact);
}

/* A breakdown by a list, in one category of the other axis or in all of them (their count). */
struct list_breakdown {
	const struct result *result;
	size_t which, beside; /* the list's axis; the other's category */
};

static struct cell_shape list_shape(struct publication *publication, const struct list_breakdown *list, size_t category)
{
	return list->which == 0 ? shape_of(publication, list->result, category, list->beside)
	                        : shape_of(publication, list->result, list->beside, category);
}

/* Is the atom in the other axis' category? */
static bool is_beside(const struct publication *publication, const struct list_breakdown *list,
    const struct cell_shape *shape, const struct lot *lot, size_t atom)
{
	size_t other = 1 - list->which, dimension = shape->dimensions[other];
	return dimension == SIZE_MAX ||
	       class_matches(publication, list->result, shape, other, lot_class(lot, atom, dimension));
}

/* Whose list is known has at least one of its codes. Where a lot for each category tells its members apart: the categories
 * together are no fewer than the known records. */
static void list_close_apart(struct publication *publication, const struct list_breakdown *list)
{
	const struct measure_axis *axis = &list->result->axes[list->which];
	size_t atoms_most = publication->system.atom_count + 1, count = 0;
	uint32_t *atoms = arena_array(publication->arena, atoms_most, sizeof *atoms);
	double *weights = arena_array(publication->arena, atoms_most, sizeof *weights);
	for (size_t k = 0; k + axis->has_unknown < axis->count; k++) {
		struct cell_shape shape = list_shape(publication, list, k);
		size_t place, dimension = shape.dimensions[list->which];
		const struct lot *lot = lot_find(publication, shape.dimensions[0], shape.dimensions[1], shape.group, &place);
		if (!lot)
			return;
		size_t unknown = publication->groups.dimensions.items[dimension].class_count;
		for (size_t i = 0; i < lot->count; i++) {
			size_t class = lot_class(lot, i, dimension);
			double weight = (class == 1) - (k == 0 && class != unknown);
			if (!lot_has(lot, i, place) || weight == 0 || !is_beside(publication, list, &shape, lot, i))
				continue;
			atoms[count] = lot->first + (uint32_t)i;
			weights[count++] = weight;
		}
	}
	form_relate(publication, atoms, weights, count, 0, INFINITY);
}

/* Where one lot tells the members of all categories apart, nobody is in none of them or known by one and not by another. */
static void list_close_joint(struct publication *publication, const struct list_breakdown *list, const struct lot *lot)
{
	const struct measure_axis *axis = &list->result->axes[list->which];
	size_t known_most = axis->count - axis->has_unknown, count = 0;
	size_t *known = arena_array(publication->arena, lot->count + 1, sizeof *known);
	bool *held = arena_array(publication->arena, lot->count + 1, sizeof *held);
	uint32_t *atoms = arena_array(publication->arena, lot->count + 1, sizeof *atoms);
	for (size_t k = 0; k < known_most; k++) {
		size_t dimension = list_shape(publication, list, k).dimensions[list->which];
		size_t unknown = publication->groups.dimensions.items[dimension].class_count;
		for (size_t i = 0; i < lot->count; i++) {
			size_t class = lot_class(lot, i, dimension);
			known[i] += class != unknown;
			held[i] |= class == 1;
		}
	}
	for (size_t i = 0; i < lot->count; i++)
		if (known[i] > 0 && (known[i] < known_most || !held[i]))
			atoms[count++] = lot->first + (uint32_t)i;
	form_relate(publication, atoms, NULL, count, 0, 0);
}

/* What every reader knows of the list of an axis. */
static void list_close(struct publication *publication, const struct result *result, size_t which)
{
	size_t place, all = which == 0 ? result->columns : result->rows;
	struct list_breakdown list = {result, which, all};
	const struct cell_shape shape = list_shape(publication, &list, 0);
	const struct lot *lot = lot_find(publication, shape.dimensions[which], SIZE_MAX, shape.group, &place);
	if (lot && lot->joint) {
		list_close_joint(publication, &list, lot);
		return;
	}
	for (size_t i = result->measure->dimensions == 2 ? 0 : all; i <= all; i++) {
		bool counted = which == 0 ? shape_is_counted(result, 0, i) : shape_is_counted(result, i, 0);
		list.beside = i;
		if (counted)
			list_close_apart(publication, &list);
	}
}

void counts_claim(struct publication *publication, size_t slot, const struct result *result)
{
	const struct measure *measure = result->measure;
	for (size_t i = 0; i < measure->dimensions; i++)
		if (is_list(&result->axes[i]))
			list_close(publication, result, i);
	size_t columns = measure->dimensions == 2 ? result->columns : 0;
	for (size_t i = 0; measure->dimensions > 0 && i <= result->rows; i++)
		for (size_t j = 0; j <= columns; j++)
			claim_at(publication, slot, result, i, j);
	for (size_t i = 0; i < measure->dimensions; i++)
		axis_close(publication, result, i);
	if (measure->dimensions == 0) {
		struct cell_shape shape = shape_of(publication, result, 0, 0);
		struct claim claim = {.slot = slot, .measure = measure, .part = CLAIM_TOTAL};
		claim_count(publication, claim, &result->total, &shape, result);
	}
	if (!measure->of || !result->has_base)
		return; /* of an earlier year as published there is no base */
	struct cell_shape base = {
	    .group = group_find(&publication->groups, measure->of), .dimensions = {SIZE_MAX, SIZE_MAX}};
	struct claim claim = {.slot = slot, .measure = measure, .part = CLAIM_BASE};
	claim_count(publication, claim, &result->base, &base, result);
}

static size_t records_of(const struct publication *publication, size_t group)
{
	const struct group *one = &publication->groups.items[group];
	return one->results->rows[one->population->index].count;
}

/* What GROUP leaves of the group at PARENT. */
static void rest_protect(struct publication *publication, size_t slot, size_t group, size_t parent)
{
	size_t own, place, count = 0;
	const struct lot *lot = lot_find(publication, SIZE_MAX, SIZE_MAX, group, &own);
	if (!lot)
		return;
	for (place = 0; place < lot->group_count && lot->groups[place] != parent; place++)
		continue;
	if (place == lot->group_count)
		return;
	uint32_t *atoms = arena_array(publication->arena, lot->count + 1, sizeof *atoms);
	for (size_t i = 0; i < lot->count; i++)
		if (lot_has(lot, i, place) && !lot_has(lot, i, own))
			atoms[count++] = lot->first + (uint32_t)i;
	double rest = (double)records_of(publication, parent) - (double)records_of(publication, group);
	if (count > 0)
		form_protect(publication, slot, form_intern(publication, atoms, NULL, count, rest));
}

void complements_protect(struct publication *publication, size_t slot)
{
	if (!publication->slots[slot].disclosure->complements)
		return;
	for (size_t i = 0; i < publication->groups.count; i++)
		for (size_t at = publication->groups.items[i].parent; at != SIZE_MAX && !publication->groups.items[i].stock;
		     at = publication->groups.items[at].parent)
			rest_protect(publication, slot, i, at);
	values_complements_protect(publication, slot);
}
