/* Figures by their names: a measure's, and the cells of `cp.age[under-13]`. */
#include <string.h>

#include "base/text.h"
#include "stats/model.h"

const struct measure_figures *figures_find(const struct figures *figures, const char *id)
{
	const struct measure_figures *measures = figures->measures, *facts = measures + figures->fact_start;
	const struct measure_figures *found = names_find(measures, figures->fact_start, sizeof *measures, id);
	return found ? found : names_find(facts, figures->count - figures->fact_start, sizeof *facts, id);
}

size_t stats_index(const struct stats *stats, const char *id)
{
	const struct measure *measure = stats_measure(stats, id);
	return measure ? measure->index : SIZE_MAX;
}

/* The category of a code with spaces around it; SIZE_MAX if there is none. */
static size_t category_find(const struct axis *axis, const char *text, size_t length)
{
	while (length > 0 && *text == ' ') {
		text++;
		length--;
	}
	while (length > 0 && text[length - 1] == ' ')
		length--;
	for (size_t i = 0; i < axis->count; i++)
		if (strlen(axis->categories[i].code) == length && memcmp(axis->categories[i].code, text, length) == 0)
			return i;
	return SIZE_MAX;
}

static const char total_code[] = "all";

/* As category_find, the axis's count for the total's line. */
static size_t line_find(const struct axis *axis, const char *text, size_t length, bool total)
{
	size_t found = category_find(axis, text, length);
	if (found != SIZE_MAX || !total)
		return found;
	const struct category all = {.code = total_code};
	const struct axis totals = {.categories = &all, .count = 1};
	return category_find(&totals, text, length) == 0 ? axis->count : SIZE_MAX;
}

static const struct cell *cross_cell(const struct measure_figures *measure, size_t row, size_t column)
{
	bool all_rows = row == measure->rows.count, all_columns = column == measure->columns.count;
	if (all_rows && all_columns)
		return measure->grand_total ? &measure->total : NULL;
	if (all_columns)
		return &measure->row_totals[row];
	return all_rows ? &measure->column_totals[column] : &measure->cells[row * measure->columns.count + column];
}

const struct cell *figures_cell(const struct measure_figures *measure, const char *brackets)
{
	if (measure->broken)
		return &measure->total;
	if (measure->dimensions == 0)
		return NULL;
	const char *comma = measure->dimensions == 2 ? strchr(brackets, ',') : NULL;
	size_t length = comma ? (size_t)(comma - brackets) : strlen(brackets);
	size_t row = line_find(&measure->rows, brackets, length, measure->column_totals != NULL);
	if (row == SIZE_MAX || measure->dimensions == 1)
		return row == SIZE_MAX ? NULL : &measure->cells[row];
	size_t column =
	    comma ? line_find(&measure->columns, comma + 1, strlen(comma + 1), measure->row_totals != NULL) : SIZE_MAX;
	return column == SIZE_MAX ? NULL : cross_cell(measure, row, column);
}

/* The index of CELL in an array of COUNT; SIZE_MAX where it is not of it. */
static size_t index_in(const struct cell *cell, const struct cell *cells, size_t count)
{
	return cells && cell >= cells && cell < cells + count ? (size_t)(cell - cells) : SIZE_MAX;
}

void figures_place(const struct measure_figures *measure, const struct cell *cell, const struct category **row,
    const struct category **column)
{
	size_t columns = measure->dimensions == 2 ? measure->columns.count : 1;
	size_t inside = measure->dimensions ? index_in(cell, measure->cells, measure->rows.count * columns) : SIZE_MAX;
	size_t row_total = index_in(cell, measure->row_totals, measure->rows.count);
	size_t column_total = index_in(cell, measure->column_totals, measure->columns.count);
	*row = *column = NULL;
	if (inside != SIZE_MAX)
		*row = &measure->rows.categories[inside / columns];
	if (inside != SIZE_MAX && measure->dimensions == 2)
		*column = &measure->columns.categories[inside % columns];
	if (row_total != SIZE_MAX)
		*row = &measure->rows.categories[row_total];
	if (column_total != SIZE_MAX)
		*column = &measure->columns.categories[column_total];
}
