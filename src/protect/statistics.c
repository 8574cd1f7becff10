/* Claims of means, medians, percentiles, extremes and sums: beside its value each tells how many records and values it is
 * made of, and its value tells where these may lie among the classes of its field. A reader who knows that six ages have
 * the mean 9 knows that not all of them are 13 and over. */
#include <math.h>

#include "protect/publication.h"
#include "stats/kind.h"

enum { HOLDERS = 3 }; /* an extreme is told where so many records share it */

/* One cell of a statistic of values, and the classes of its field. */
struct spread {
	struct publication *publication;
	size_t slot;
	const struct result *result;
	size_t row, column;
	struct cell_shape shape;
	size_t field;          /* the dimension of the field */
	const struct lot *lot; /* that tells its classes apart; NULL: none does */
	size_t place;          /* of the group in the lot */
};

static size_t field_dimension(struct publication *publication, const struct measure *measure)
{
	return dimension_find(&publication->groups.dimensions, &measure->field);
}

/* The two dimensions of a lot that tells a cell's records apart by the classes of FIELD too; false where there are three. */
static bool dimensions_join(const struct cell_shape *shape, size_t field, size_t dimensions[2])
{
	dimensions[0] = shape->dimensions[0];
	dimensions[1] = shape->dimensions[1];
	for (size_t i = 0; i < 2; i++)
		if (dimensions[i] == field)
			return true;
	for (size_t i = 0; i < 2; i++)
		if (dimensions[i] == SIZE_MAX) {
			dimensions[i] = field;
			return true;
		}
	return false;
}

static size_t columns_most(const struct result *result)
{
	return result->measure->dimensions == 2 ? result->columns : 0;
}

static void want_at(struct publication *publication, const struct result *result, size_t row, size_t column)
{
	size_t dimensions[2];
	if (!shape_is_counted(result, row, column))
		return;
	const struct cell_shape shape = shape_of(publication, result, row, column);
	lot_want(publication, shape.dimensions[0], shape.dimensions[1], shape.group);
	bool tells = kind_of(result->measure)->tells_known;
	if (tells && dimensions_join(&shape, field_dimension(publication, result->measure), dimensions))
		lot_want(publication, dimensions[0], dimensions[1], shape.group);
}

void statistics_want(struct publication *publication, const struct result *result)
{
	if (result->measure->dimensions == 0) {
		want_at(publication, result, 0, 0);
		return;
	}
	for (size_t i = 0; i <= result->rows; i++)
		for (size_t j = 0; j <= columns_most(result); j++)
			want_at(publication, result, i, j);
}

static struct spread spread_of(
    struct publication *publication, size_t slot, const struct result *result, size_t row, size_t column)
{
	struct spread spread = {.publication = publication, .slot = slot, .result = result, .row = row, .column = column};
	size_t dimensions[2];
	spread.shape = shape_of(publication, result, row, column);
	spread.field = field_dimension(publication, result->measure);
	if (dimensions_join(&spread.shape, spread.field, dimensions))
		spread.lot = lot_find(publication, dimensions[0], dimensions[1], spread.shape.group, &spread.place);
	return spread;
}

static const struct dimension *dimension_at(const struct spread *spread)
{
	return &spread->publication->groups.dimensions.items[spread->field];
}

/* Atoms with weights. */
struct weighed {
	uint32_t *atoms;
	double *weights;
	size_t count;
};

/* The atoms of a cell with the weights of their classes: one a class, the unknown one last (NULL: 1 each); those of weight 0
 * are left out. */
static struct weighed spread_weigh(const struct spread *spread, const double *by_class)
{
	const struct lot *lot = spread->lot;
	struct arena *arena = spread->publication->arena;
	struct weighed out = {arena_array(arena, lot->count + 2, sizeof *out.atoms),
	    arena_array(arena, lot->count + 2, sizeof *out.weights), 0};
	for (size_t i = 0; i < lot->count; i++) {
		double weight = by_class ? by_class[lot_class(lot, i, spread->field)] : 1;
		bool in =
		    lot_has(lot, i, spread->place) && shape_has(spread->publication, spread->result, &spread->shape, lot, i);
		if (!in || weight == 0)
			continue;
		out.atoms[out.count] = lot->first + (uint32_t)i;
		out.weights[out.count++] = weight;
	}
	return out;
}

static double number_double(struct number number)
{
	return (double)number.units / pow(10, number.decimals);
}

/* The least and the greatest value of a class, in the field's own unit. */
static void class_bounds(const struct spread *spread, size_t class, double *low, double *high)
{
	const struct dimension *dimension = dimension_at(spread);
	const struct field *field = spread->result->measure->field.field;
	const struct records *records = spread->publication->slots[spread->slot].results->stats->records;
	double divisor = (double)records->tables[field->table->index].columns[field->index].divisor;
	divisor = divisor > 0 ? divisor : 1;
	*low = class > 0 ? (double)dimension->cuts[class - 1] / divisor : -INFINITY;
	*high = class < dimension->cut_count ? (double)(dimension->cuts[class] - 1) / divisor : INFINITY;
	if (field->has_min && *low < number_double(field->min))
		*low = number_double(field->min);
	if (field->has_max && *high > number_double(field->max))
		*high = number_double(field->max);
}

/* ---- what is claimed ---- */

static struct claim claim_of_value(const struct spread *spread)
{
	const struct result *result = spread->result;
	struct claim claim = {.slot = spread->slot, .measure = result->measure, .part = CLAIM_TOTAL};
	bool all_columns = result->measure->dimensions < 2 || spread->column == result->columns;
	if (result->measure->dimensions == 0 || (spread->row == result->rows && all_columns))
		return claim;
	if (spread->row == result->rows) {
		claim.part = CLAIM_COLUMN_TOTAL;
		claim.index = spread->column;
	} else if (all_columns && result->measure->dimensions == 2) {
		claim.part = CLAIM_ROW_TOTAL;
		claim.index = spread->row;
	} else {
		claim.part = CLAIM_CELL;
		claim.index = spread->row * result->columns + (result->measure->dimensions == 2 ? spread->column : 0);
	}
	return claim;
}

static void tell_sum(const struct spread *spread, struct weighed sum, double low, double cost)
{
	struct claim claim = claim_of_value(spread);
	if (sum.count == 0)
		return;
	claim.form = form_tell(spread->publication, sum.atoms, sum.weights, sum.count, low);
	claim_add(spread->publication, claim, cost);
}

static void tell(const struct spread *spread, const double *by_class, double low, double cost)
{
	tell_sum(spread, spread_weigh(spread, by_class), low, cost);
}

static double rounding(const struct result *result)
{
	return 0.5 * pow(10, -(double)result->decimals) + 1e-9;
}

/* The sum of the values lies between the bounds of their classes: so does the mean, times how many they are. */
static void mean_tell(const struct spread *spread, double mean, double cost, double *by_class)
{
	size_t classes = dimension_at(spread)->class_count;
	for (int side = -1; side <= 1; side += 2) {
		bool bounded = true;
		for (size_t i = 0; i < classes; i++) {
			double low, high, told = mean - side * rounding(spread->result);
			class_bounds(spread, i, &low, &high);
			by_class[i] = side > 0 ? high - told : told - low;
			bounded &= !isinf(by_class[i]);
		}
		by_class[classes] = 0;
		if (bounded)
			tell(spread, by_class, 0, cost);
	}
}

/* A mean beside the sum of the same values tells how many they are: the sum is the mean times that number. */
static void mean_and_sum(const struct spread *spread, double mean, double cost, double *by_class)
{
	size_t classes = dimension_at(spread)->class_count;
	uint32_t quantity = values_sum_of(spread->publication, spread->result->measure);
	if (quantity == UINT32_MAX || claim_of_value(spread).part != CLAIM_TOTAL)
		return;
	for (int side = -1; side <= 1; side += 2) {
		for (size_t i = 0; i < classes; i++)
			by_class[i] = side * (mean + side * rounding(spread->result));
		by_class[classes] = 0;
		struct weighed sum = spread_weigh(spread, by_class);
		sum.atoms[sum.count] = quantity; /* made after the lots: the greatest */
		sum.weights[sum.count++] = -side;
		tell_sum(spread, sum, 0, cost);
	}
}

/* Under the value that AT per cent do not exceed lie at most AT per cent, over it at most the rest. */
static void rank_tell(const struct spread *spread, double value, double at, double cost, double *by_class)
{
	size_t classes = dimension_at(spread)->class_count;
	for (int side = -1; side <= 1; side += 2) {
		double share = side < 0 ? at : 100 - at;
		for (size_t i = 0; i < classes; i++) {
			double low, high, half = rounding(spread->result);
			class_bounds(spread, i, &low, &high);
			bool beyond = side < 0 ? high < value - half : low > value + half;
			by_class[i] = share - (beyond ? 100 : 0);
		}
		by_class[classes] = 0;
		tell(spread, by_class, 0, cost);
	}
}

/* Nothing lies beyond an extreme, and as many as the rule asks for share it. */
static void extreme_tell(const struct spread *spread, double value, double cost, double *by_class)
{
	size_t classes = dimension_at(spread)->class_count;
	bool least = spread->result->measure->kind == MEASURE_MIN;
	for (int which = 0; which < 2; which++) {
		for (size_t i = 0; i < classes; i++) {
			double low, high;
			class_bounds(spread, i, &low, &high);
			bool beyond = least ? high < value : low > value;
			bool holds = low <= value && value <= high;
			by_class[i] = which == 0 ? (beyond ? -1 : 0) : holds ? 1 : 0;
		}
		by_class[classes] = 0;
		tell(spread, by_class, which == 0 ? 0 : measure_published(spread->result->measure) ? 1 : HOLDERS, cost);
	}
}

/* That a statistic is told at all says that it is of enough values. */
static void shown_tell(const struct spread *spread, double cost, double *by_class)
{
	size_t classes = dimension_at(spread)->class_count;
	int64_t least = spread->publication->slots[spread->slot].disclosure->means_from;
	for (size_t i = 0; i < classes; i++)
		by_class[i] = 1;
	by_class[classes] = 0;
	if (!measure_published(spread->result->measure) && least > 1)
		tell(spread, by_class, (double)least, cost);
}

/* The value as it is printed: what a reader knows is that the exact one rounds to it. */
static double printed_value(const struct result *result, const struct exact *exact)
{
	struct number printed;
	if (number_divide(exact->numerator, exact->denominator, result->decimals, &printed))
		return number_double(printed);
	return (double)exact->numerator / (double)exact->denominator;
}

static void value_tell(const struct spread *spread, const struct exact *exact)
{
	const struct measure *measure = spread->result->measure;
	double value = printed_value(spread->result, exact);
	double cost = (1 + (double)exact->known) * (claim_of_value(spread).part == CLAIM_CELL ? 1 : 4);
	double *by_class = arena_array(spread->publication->arena, dimension_at(spread)->class_count + 1, sizeof *by_class);
	if (exact->known > 0) /* the sum of no records is 0, and shown */
		shown_tell(spread, cost, by_class);
	if (measure->kind == MEASURE_MEAN && exact->known > 0)
		mean_and_sum(spread, value, cost, by_class);
	if (dimension_at(spread)->class_count < 2)
		return;
	if (measure->kind == MEASURE_MEAN)
		mean_tell(spread, value, cost, by_class);
	else if (measure->kind == MEASURE_MEDIAN)
		rank_tell(spread, value, 50, cost, by_class);
	else if (measure->kind == MEASURE_PERCENTILE)
		rank_tell(spread, value, number_double(measure->at), cost, by_class);
	else if (measure->kind == MEASURE_MIN || measure->kind == MEASURE_MAX)
		extreme_tell(spread, value, cost, by_class);
}

/* The records of a cell, and those of them with a value. */
static void known_tell(const struct spread *spread, const struct exact *exact)
{
	struct publication *publication = spread->publication;
	struct claim claim = {.slot = spread->slot,
	    .measure = spread->result->measure,
	    .part = CLAIM_KNOWN,
	    .index = known_index(spread->result, spread->row, spread->column),
	    .form = UINT32_MAX};
	if (!spread->lot) {
		claim_add(publication, claim, 0);
		return;
	}
	size_t classes = dimension_at(spread)->class_count;
	double *by_class = arena_array(publication->arena, classes + 1, sizeof *by_class);
	for (size_t i = 0; i < classes; i++)
		by_class[i] = 1;
	struct weighed known = spread_weigh(spread, by_class);
	if (known.count > 0) {
		claim.form = form_intern(publication, known.atoms, NULL, known.count, (double)exact->known);
		claim_add(publication, claim, 1);
	}
	claim.form = shape_form(publication, spread->result, &spread->shape, (double)exact->records);
	if (claim.form != UINT32_MAX)
		claim_add(publication, claim, 1);
}

static bool known_is_told(const struct spread *spread, const struct exact *exact)
{
	const struct disclosure *disclosure = spread->publication->slots[spread->slot].disclosure;
	int64_t known = (int64_t)exact->known, records = (int64_t)exact->records;
	return measure_published(spread->result->measure) ||
	       !(suppression_protects(disclosure, known) || suppression_protects(disclosure, records) ||
	           suppression_protects(disclosure, records - known));
}

static bool is_rare(const struct spread *spread)
{
	const struct measure *measure = spread->result->measure;
	if ((measure->kind != MEASURE_MIN && measure->kind != MEASURE_MAX) || measure_published(measure))
		return false;
	return claim_of_value(spread).part == CLAIM_CELL ||
	       extreme_is_rare(spread->publication->slots[spread->slot].results, spread->result);
}

static void claim_at(
    struct publication *publication, size_t slot, const struct result *result, size_t row, size_t column)
{
	const struct exact *exact = result->measure->dimensions == 0 ? &result->total : result_cell(result, row, column);
	if (!exact || !shape_is_counted(result, row, column))
		return;
	const struct spread spread = spread_of(publication, slot, result, row, column);
	if (figure_is_thin(publication, publication->slots[slot].disclosure, result->measure, exact) || is_rare(&spread))
		return;
	if (known_is_told(&spread, exact))
		known_tell(&spread, exact);
	if (spread.lot && exact->available && exact->denominator != 0)
		value_tell(&spread, exact);
}

void statistics_claim(struct publication *publication, size_t slot, const struct result *result)
{
	if (result->measure->dimensions == 0) {
		claim_at(publication, slot, result, result->rows, result->columns);
		return;
	}
	for (size_t i = 0; i < result->rows; i++)
		for (size_t j = 0; j < (result->measure->dimensions == 2 ? result->columns : 1); j++)
			claim_at(publication, slot, result, i, j);
	for (size_t i = 0; result->row_totals && i < result->rows; i++)
		claim_at(publication, slot, result, i, result->columns);
	for (size_t i = 0; result->column_totals && i < result->columns; i++)
		claim_at(publication, slot, result, result->rows, i);
	if (result->has_total)
		claim_at(publication, slot, result, result->rows, result->columns);
}

/* ---- sums ---- */

/* The sum of the weighed atoms less (SIGN -1) the quantity, or plus it, is not negative. */
static void quantity_relate(const struct spread *spread, const double *by_class, uint32_t quantity, double sign)
{
	struct weighed sum = spread_weigh(spread, by_class);
	sum.atoms[sum.count] = quantity; /* made after the lots: the greatest */
	sum.weights[sum.count++] = sign;
	form_relate(spread->publication, sum.atoms, sum.weights, sum.count, 0, INFINITY);
}

void statistics_bound_sum(
    struct publication *publication, const struct result *result, size_t row, size_t column, uint32_t quantity)
{
	if (result->measure->dimensions > 0 && !shape_is_counted(result, row, column))
		return;
	struct spread spread = spread_of(publication, 0, result, row, column);
	if (result->measure->kind == MEASURE_DISTINCT) { /* no more distinct values than records */
		const size_t *dimensions = spread.shape.dimensions;
		spread.lot = lot_find(publication, dimensions[0], dimensions[1], spread.shape.group, &spread.place);
		if (spread.lot)
			quantity_relate(&spread, NULL, quantity, -1);
		return;
	}
	size_t classes = dimension_at(&spread)->class_count;
	double *by_class = arena_array(publication->arena, classes + 1, sizeof *by_class);
	for (int side = -1; spread.lot && side <= 1; side += 2) {
		bool bounded = true;
		for (size_t i = 0; i < classes; i++) {
			double low, high;
			class_bounds(&spread, i, &low, &high);
			by_class[i] = side < 0 ? high : -low;
			bounded &= !isinf(by_class[i]);
		}
		if (bounded)
			quantity_relate(&spread, by_class, quantity, side);
	}
}

/* ---- extremes ---- */

/* How many records of the statistic hold the value that it prints. */
static size_t holders(const struct results *results, const struct result *result)
{
	const struct measure *measure = result->measure;
	const struct row_list *rows = &results->rows[measure->population->index];
	int64_t value, best = 0;
	size_t count = 0;
	for (size_t i = 0; i < rows->count; i++) {
		if (!path_value(results->stats->records, &measure->field, rows->rows[i], &value))
			continue;
		bool better = measure->kind == MEASURE_MIN ? value < best : value > best;
		if (count == 0 || better)
			count = 0, best = value;
		count += value == best;
	}
	return count;
}

bool extreme_is_rare(const struct results *results, const struct result *result)
{
	return result->total.known > 0 && holders(results, result) < HOLDERS;
}
