#include "protect/classes.h"

#include <stdlib.h>
#include <string.h>

bool path_same(const struct path *a, const struct path *b)
{
	return a->start == b->start && a->field == b->field && a->hop_count == b->hop_count &&
	       memcmp(a->hops, b->hops, a->hop_count * sizeof *a->hops) == 0;
}

bool lists_same(const struct dimension *a, const struct dimension *b)
{
	return a->any && b->any && a->records == b->records && path_same(&a->path, &b->path);
}

static bool is_band(const struct field *field)
{
	return field->kind->type == FIELD_BAND && field->of;
}

/* The path to what a band is made of, from where the band's own path starts. */
static struct path path_below(const struct path *path)
{
	struct path out = *path;
	while (is_band(out.field)) {
		const struct path *of = out.field->of;
		if (out.hop_count + of->hop_count > HOPS_MAX)
			break;
		memcpy(out.hops + out.hop_count, of->hops, of->hop_count * sizeof *of->hops);
		out.hop_count += of->hop_count;
		out.field = of->field;
	}
	return out;
}

/* The records on which the field's values depend beside themselves: those of another year have others. */
static const struct records *records_of(const struct dimensions *dimensions, const struct path *path)
{
	return path->field->periodic ? dimensions->records : NULL;
}

static size_t dimension_add(struct dimensions *dimensions, struct dimension dimension)
{
	dimension.records = records_of(dimensions, &dimension.path);
	dimensions->items = arena_grow(
	    dimensions->arena, dimensions->items, dimensions->count, &dimensions->capacity, sizeof *dimensions->items);
	dimensions->items[dimensions->count] = dimension;
	return dimensions->count++;
}

size_t dimension_find(struct dimensions *dimensions, const struct path *path)
{
	struct path below = path_below(path);
	for (size_t i = 0; i < dimensions->count; i++)
		if (!dimensions->items[i].any && path_same(&dimensions->items[i].path, &below) &&
		    dimensions->items[i].records == records_of(dimensions, &below))
			return i;
	return dimension_add(dimensions, (struct dimension){.path = below});
}

size_t dimension_of_list(
    struct dimensions *dimensions, const struct path *path, const struct interval *any, size_t count)
{
	for (size_t i = 0; i < dimensions->count; i++) {
		const struct dimension *have = &dimensions->items[i];
		if (have->any && have->any_count == count && path_same(&have->path, path) &&
		    have->records == records_of(dimensions, path) && memcmp(have->any, any, count * sizeof *any) == 0)
			return i;
	}
	size_t at = dimension_add(dimensions, (struct dimension){.path = *path, .any = any, .any_count = count});
	dimension_cut(dimensions, at, path, &(struct interval){1, 1}, 1);
	return at;
}

static int compare_cuts(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

/* Sorts the cuts, each once. */
static void cuts_sort(struct dimension *dimension)
{
	size_t kept = 0;
	if (dimension->cut_count > 0)
		qsort(dimension->cuts, dimension->cut_count, sizeof *dimension->cuts, compare_cuts);
	for (size_t j = 0; j < dimension->cut_count; j++)
		if (j == 0 || dimension->cuts[j] != dimension->cuts[j - 1])
			dimension->cuts[kept++] = dimension->cuts[j];
	dimension->cut_count = kept;
}

/* Once the classes are counted, all that may cut them has done so. */
static void cut_add(struct dimensions *dimensions, size_t at, int64_t where)
{
	struct dimension *dimension = &dimensions->items[at];
	if (dimension->class_count > 0)
		return;
	dimension->cuts = arena_grow(
	    dimensions->arena, dimension->cuts, dimension->cut_count, &dimension->cut_capacity, sizeof *dimension->cuts);
	dimension->cuts[dimension->cut_count++] = where;
}

static int64_t column_divisor(const struct dimensions *dimensions, const struct field *field)
{
	int64_t divisor = dimensions->records->tables[field->table->index].columns[field->index].divisor;
	return divisor > 0 ? divisor : 1;
}

/* The bound in the integers of a column, rounded down. */
static int64_t bound_floor(const struct band_bound *bound, int64_t divisor)
{
	int64_t power = 1, product;
	for (unsigned i = bound->at.decimals; i; i--)
		power *= 10;
	if (__builtin_mul_overflow(bound->at.units, divisor, &product))
		return bound->at.units > 0 ? INT64_MAX - 1 : INT64_MIN + 2;
	return product / power - (product % power < 0);
}

/* A band is cut on both sides of each of its bounds, included or not. */
static void band_cut(struct dimensions *dimensions, size_t at, const struct field *band)
{
	int64_t divisor = column_divisor(dimensions, dimensions->items[at].path.field);
	for (size_t i = 0; i < band->code_count; i++) {
		const struct band_bound *bounds[] = {&band->codes[i].low, &band->codes[i].high};
		for (size_t j = 0; j < 2; j++) {
			if (!bounds[j]->given)
				continue;
			cut_add(dimensions, at, bound_floor(bounds[j], divisor));
			cut_add(dimensions, at, bound_floor(bounds[j], divisor) + 1);
		}
	}
}

void dimension_cut(
    struct dimensions *dimensions, size_t at, const struct path *path, const struct interval *intervals, size_t count)
{
	if (is_band(path->field)) {
		band_cut(dimensions, at, path->field);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		if (intervals[i].low > INT64_MIN + 1)
			cut_add(dimensions, at, intervals[i].low);
		if (intervals[i].high < INT64_MAX)
			cut_add(dimensions, at, intervals[i].high + 1);
	}
}

/* A bound of the dictionary in the integers of the column, rounded down. */
static int64_t number_floor(struct number number, int64_t divisor)
{
	struct band_bound bound = {.at = number};
	return bound_floor(&bound, divisor);
}

/* Between which values the dictionary keeps those of the dimension. */
static void dimension_bound(const struct dimensions *dimensions, struct dimension *dimension)
{
	const struct field *field = dimension->path.field;
	enum column_kind column = field->kind->column;
	dimension->low = INT64_MIN;
	dimension->high = INT64_MAX;
	if (dimension->any) {
		dimension->low = 0;
		dimension->high = 1;
	} else if (column == COLUMN_CODES || column == COLUMN_BOOLEANS) {
		dimension->low = 1;
		dimension->high = column == COLUMN_BOOLEANS ? 2 : (int64_t)field->code_count;
	} else if (column == COLUMN_NUMBERS || column == COLUMN_DATES) {
		int64_t divisor = column_divisor(dimensions, field);
		if (field->has_min)
			dimension->low = number_floor(field->min, divisor);
		if (field->has_max)
			dimension->high = number_floor(field->max, divisor);
	}
}

static size_t dimension_at(const struct dimensions *dimensions, const struct table *table, const struct field *field)
{
	for (size_t i = 0; i < dimensions->count; i++) {
		const struct path *path = &dimensions->items[i].path;
		if (path->start == table && path->field == field && path->hop_count == 0 && !dimensions->items[i].any)
			return i;
	}
	return SIZE_MAX;
}

/* Has no record of TABLE the second day before the first? */
static bool days_follow(
    const struct records *records, const struct table *table, const struct path *first, const struct path *second)
{
	int64_t begun, ended;
	for (uint32_t row = 0; row < records->tables[table->index].count; row++)
		if (path_value(records, first, row, &begun) && path_value(records, second, row, &ended) && ended < begun)
			return false;
	return true;
}

/* Every reader knows that nothing is closed before it was opened: who was there at first, came or left is who is there at
 * last. It is taken for known where the records are so. */
static void dimension_order(struct dimensions *dimensions, struct dimension *ended)
{
	const struct table *table = ended->path.start;
	if (ended->path.hop_count > 0 || ended->any || !table->open_from || ended->path.field != table->open_to)
		return;
	size_t begun = dimension_at(dimensions, table, table->open_from);
	if (begun != SIZE_MAX && days_follow(dimensions->records, table, &dimensions->items[begun].path, &ended->path))
		ended->begun = begun + 1;
}

bool dimension_follows(const struct dimensions *dimensions, size_t ended, size_t class, size_t begun_class)
{
	const struct dimension *second = &dimensions->items[ended], *first = &dimensions->items[second->begun - 1];
	if (class >= second->cut_count || begun_class == 0 || begun_class == first->class_count)
		return true;
	return second->cuts[class] > first->cuts[begun_class - 1];
}

void dimensions_finish(struct dimensions *dimensions)
{
	for (size_t i = 0; i < dimensions->count; i++)
		dimension_order(dimensions, &dimensions->items[i]);
	for (size_t i = 0; i < dimensions->count; i++) {
		struct dimension *dimension = &dimensions->items[i];
		cuts_sort(dimension);
		dimension_bound(dimensions, dimension);
		dimension->class_count = dimension->cut_count + 1;
	}
}

size_t dimension_classes(const struct dimension *dimension)
{
	bool always = dimension->path.field->required && dimension->path.hop_count == 0 && !dimension->any;
	return dimension->class_count + !always;
}

bool dimension_admits(const struct dimension *dimension, size_t class)
{
	if (class == dimension->class_count)
		return true;
	return (class == 0 || dimension->cuts[class - 1] <= dimension->high) &&
	       (class == dimension->cut_count || dimension->cuts[class] > dimension->low);
}

static bool within(const struct band_bound *bound, bool low, int64_t value, int64_t divisor)
{
	int64_t power = 1, left, right;
	if (!bound->given)
		return true;
	for (unsigned i = bound->at.decimals; i; i--)
		power *= 10;
	if (__builtin_mul_overflow(value, power, &left) || __builtin_mul_overflow(bound->at.units, divisor, &right))
		return false;
	if (left == right)
		return bound->included;
	return low ? left > right : left < right;
}

static bool band_value(const struct dimensions *dimensions, const struct dimension *dimension, const struct field *band,
    int64_t below, int64_t *value)
{
	int64_t divisor = column_divisor(dimensions, dimension->path.field);
	for (size_t i = 0; i < band->code_count; i++) {
		if (!within(&band->codes[i].low, true, below, divisor) || !within(&band->codes[i].high, false, below, divisor))
			continue;
		*value = (int64_t)i + 1;
		return true;
	}
	return false;
}

bool class_value(const struct dimensions *dimensions, size_t at, size_t class, const struct path *path, int64_t *value)
{
	const struct dimension *dimension = &dimensions->items[at];
	if (class == dimension->class_count)
		return false;
	*value = class > 0 ? dimension->cuts[class - 1] : dimension->cut_count > 0 ? dimension->cuts[0] - 1 : 0;
	if (is_band(path->field))
		return band_value(dimensions, dimension, path->field, *value, value);
	return true;
}
