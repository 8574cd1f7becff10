/* Columns by what they hold: their value as an integer, the step from a field to its column. */
#include "data/records.h"

static bool known(int64_t value, int64_t missing, int64_t *out)
{
	*out = value;
	return value != missing;
}

static bool text_value(const struct column *column, uint32_t row, int64_t *out)
{
	return known(column->texts[row], 0, out);
}

static bool number_value(const struct column *column, uint32_t row, int64_t *out)
{
	return known(column->numbers[row], MISSING_NUMBER, out);
}

static bool date_value(const struct column *column, uint32_t row, int64_t *out)
{
	return known(column->days[row], MISSING_DAY, out);
}

static bool code_value(const struct column *column, uint32_t row, int64_t *out)
{
	return known(column->codes[row], 0, out);
}

static bool reference_value(const struct column *column, uint32_t row, int64_t *out)
{
	return known(column->rows[row], MISSING_ROW, out);
}

static bool no_value(const struct column *column, uint32_t row, int64_t *out)
{
	(void)column, (void)row, (void)out;
	return false;
}

typedef bool value_function(const struct column *column, uint32_t row, int64_t *out);

/* In the order of enum column_kind. */
static value_function *const values[] = {
    text_value, number_value, date_value, code_value, code_value, no_value, reference_value, no_value};
_Static_assert(sizeof values / sizeof *values == COLUMN_KINDS, "each kind of column needs its value");

bool column_value(enum column_kind kind, const struct column *column, uint32_t row, int64_t *out)
{
	return values[kind](column, row, out);
}

uint32_t records_follow(const struct records *records, const struct path *path, uint32_t row)
{
	const struct table *table = path->start;
	for (size_t i = 0; i < path->hop_count && row != MISSING_ROW; i++) {
		const struct record_table *from = &records->tables[table->index];
		const struct field *hop = path->hops[i];
		row = hop ? from->columns[hop->index].rows[row] : from->parents[row];
		table = hop ? hop->target : table->parent;
	}
	return row;
}

const struct column *path_column(const struct records *records, const struct path *path, uint32_t *row)
{
	if (path->hop_count > 0)
		*row = records_follow(records, path, *row);
	if (*row == MISSING_ROW)
		return NULL;
	return &records->tables[path->field->table->index].columns[path->field->index];
}

bool path_value(const struct records *records, const struct path *path, uint32_t row, int64_t *out)
{
	const struct column *column = path_column(records, path, &row);
	return column && column_value(path->field->kind->column, column, row, out);
}
