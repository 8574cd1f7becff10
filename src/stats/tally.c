/* One pass over the records of a measure: each record goes to its cells, to the totals of their lines and to that of all. */
#include <stdlib.h>

#include "stats/kind.h"

/* A value in one tally; kinds that need all values in order have them sorted tally by tally. */
struct tally_item {
	size_t tally;
	int64_t value;
};

struct tally {
	const struct records *records;
	const struct measure *measure;
	const struct kind *kind;
	struct result *result;
	size_t *places[2];     /* of a record on each axis */
	size_t *targets;       /* the tallies that it goes to */
	int64_t *read;         /* its values */
	struct values *values; /* one a tally: cells, totals of rows, of columns, of all */
	size_t count;
	unsigned written;         /* most decimals of the values so far */
	struct tally_item *items; /* of kinds that sort */
	size_t item_count, item_room;
	struct arena *scratch;
};

static size_t row_total(const struct tally *t, size_t row)
{
	return t->result->rows * t->result->columns + row;
}

static size_t column_total(const struct tally *t, size_t column)
{
	return t->result->rows * t->result->columns + t->result->rows + column;
}

/* Every pair of the record's places on both axes, and the totals of their lines. */
static size_t targets_find(struct tally *t, uint32_t row)
{
	const struct result *result = t->result;
	size_t dimensions = t->measure->dimensions, counts[2] = {1, 1}, count = 0;
	t->places[0][0] = t->places[1][0] = 0;
	for (size_t i = 0; i < dimensions; i++)
		counts[i] = measure_axis_places(&result->axes[i], t->records, row, t->places[i]);
	for (size_t i = 0; i < counts[0] && dimensions; i++)
		for (size_t j = 0; j < counts[1]; j++)
			t->targets[count++] = t->places[0][i] * result->columns + t->places[1][j];
	for (size_t i = 0; i < counts[0] && counts[1] && dimensions == 2; i++)
		t->targets[count++] = row_total(t, t->places[0][i]);
	for (size_t j = 0; j < counts[1] && counts[0] && dimensions == 2; j++)
		t->targets[count++] = column_total(t, t->places[1][j]);
	t->targets[count++] = t->count - 1;
	return count;
}

static size_t list_values(struct tally *t, const struct column *column, uint32_t row)
{
	size_t count = 0;
	for (uint32_t i = column->starts[row]; i < column->starts[row + 1]; i++)
		t->read[count++] = column->items[i];
	return count;
}

static size_t values_find(struct tally *t, uint32_t row)
{
	const struct path *path = &t->measure->field;
	if (!path->field)
		return 0;
	const struct column *column = path_column(t->records, path, &row);
	if (!column)
		return 0;
	if (path->field->kind->column == COLUMN_LISTS)
		return list_values(t, column, row);
	struct path here = {.start = path->field->table, .field = path->field};
	if (!path_value(t->records, &here, row, &t->read[0]))
		return 0;
	if (column->decimals && column->decimals[row] > t->written)
		t->written = column->decimals[row];
	return 1;
}

static void value_add(struct values *values, int64_t value)
{
	if (values->known == 0 || value < values->least)
		values->least = value;
	if (values->known == 0 || value > values->greatest)
		values->greatest = value;
	values->overflow |= __builtin_add_overflow(values->sum, value, &values->sum);
	values->known++;
}

static void item_add(struct tally *t, size_t tally, int64_t value)
{
	t->items = arena_grow(t->scratch, t->items, t->item_count, &t->item_room, sizeof *t->items);
	t->items[t->item_count++] = (struct tally_item){tally, value};
}

static void record_add(struct tally *t, uint32_t row)
{
	size_t targets = targets_find(t, row), values = values_find(t, row);
	for (size_t i = 0; i < targets; i++) {
		t->values[t->targets[i]].records++;
		if (values > 0)
			value_add(&t->values[t->targets[i]], t->read[0]);
		for (size_t j = 0; j < values && t->kind->sorts; j++)
			item_add(t, t->targets[i], t->read[j]);
	}
}

static int compare_values(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

/* Puts the items of each tally together, then in order. */
static void items_sort(struct tally *t)
{
	int64_t *all = arena_array(t->scratch, t->item_count + 1, sizeof *all);
	size_t *next = arena_array(t->scratch, t->count + 1, sizeof *next);
	for (size_t i = 0; i < t->item_count; i++)
		next[t->items[i].tally + 1]++;
	for (size_t i = 0; i < t->count; i++) {
		t->values[i].count = next[i + 1];
		next[i + 1] += next[i];
		t->values[i].sorted = all + next[i];
	}
	for (size_t i = 0; i < t->item_count; i++)
		all[next[t->items[i].tally]++] = t->items[i].value;
	for (size_t i = 0; i < t->count; i++)
		if (t->values[i].count > 1)
			qsort(all + (t->values[i].sorted - all), t->values[i].count, sizeof *all, compare_values);
}

static int64_t divisor_of(const struct records *records, const struct path *path)
{
	if (!path->field)
		return 1;
	return records->tables[path->field->table->index].columns[path->field->index].divisor;
}

static size_t value_room(const struct path *path)
{
	return path->field && path->field->kind->column == COLUMN_LISTS ? path->field->code_count + 1 : 1;
}

static void tally_room(struct tally *t)
{
	const struct result *result = t->result;
	size_t dimensions = t->measure->dimensions, rooms[2] = {1, 1};
	for (size_t i = 0; i < 2; i++) {
		rooms[i] = i < dimensions ? measure_axis_room(&result->axes[i]) : 1;
		t->places[i] = arena_array(t->scratch, rooms[i] + 1, sizeof *t->places[i]);
	}
	t->targets = arena_array(t->scratch, rooms[0] * rooms[1] + rooms[0] + rooms[1] + 1, sizeof *t->targets);
	t->read = arena_array(t->scratch, value_room(&t->measure->field), sizeof *t->read);
	t->count = (dimensions ? result->rows * result->columns : 0) + 1;
	if (dimensions == 2)
		t->count += result->rows + result->columns;
	t->values = arena_array(t->scratch, t->count, sizeof *t->values);
}

/* The exact results of the tallies from FIRST on. */
static struct exact *exacts_make(struct tally *t, struct arena *arena, size_t first, size_t count)
{
	struct exact *exacts = arena_array(arena, count + 1, sizeof *exacts);
	int64_t divisor = divisor_of(t->records, &t->measure->field);
	for (size_t i = 0; i < count; i++) {
		struct values *values = &t->values[first + i];
		values->divisor = divisor;
		exacts[i].records = values->records;
		exacts[i].known = values->known;
		t->kind->exact(values, t->measure, &exacts[i]);
	}
	return exacts;
}

void result_tally(struct arena *arena, const struct stats *stats, struct result *result, const struct row_list *rows)
{
	const struct measure *measure = result->measure;
	struct tally t = {.records = stats->records, .measure = measure, .kind = kind_of(measure), .result = result};
	t.scratch = arena_new();
	tally_room(&t);
	for (size_t i = 0; i < rows->count; i++)
		record_add(&t, rows->rows[i]);
	if (t.kind->sorts)
		items_sort(&t);
	if (measure->dimensions > 0)
		result->cells = exacts_make(&t, arena, 0, result->rows * result->columns);
	if (measure->dimensions == 2) {
		result->row_totals = exacts_make(&t, arena, row_total(&t, 0), result->rows);
		result->column_totals = exacts_make(&t, arena, column_total(&t, 0), result->columns);
	}
	result->total = *exacts_make(&t, arena, t.count - 1, 1);
	result->decimals = measure->decimals >= 0 && !(t.kind->percentages && measure->kind != MEASURE_SUM)
	                       ? (unsigned)measure->decimals
	                       : t.kind->decimals(measure, t.written);
	arena_free(t.scratch);
}
