#include <string.h>

#include "stats/model.h"

/* Ids ascend, those of facts after all others. */
static int compare(const struct measure_figures *measure, bool fact, const char *id)
{
	bool other = measure->kind == MEASURE_FACT;
	if (other != fact)
		return other ? 1 : -1;
	return strcmp(measure->id, id);
}

static const struct measure_figures *find(const struct figures *figures, bool fact, const char *id)
{
	size_t low = 0, high = figures->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare(&figures->measures[middle], fact, id);
		if (order == 0)
			return &figures->measures[middle];
		*(order < 0 ? &low : &high) = order < 0 ? middle + 1 : middle;
	}
	return NULL;
}

const struct measure_figures *figures_find(const struct figures *figures, const char *id)
{
	const struct measure_figures *found = find(figures, false, id);
	return found ? found : find(figures, true, id);
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

const struct cell *figures_cell(const struct measure_figures *measure, const char *brackets)
{
	if (measure->broken)
		return &measure->total;
	if (measure->dimensions == 0)
		return NULL;
	const char *comma = measure->dimensions == 2 ? strchr(brackets, ',') : NULL;
	size_t length = comma ? (size_t)(comma - brackets) : strlen(brackets);
	size_t row = category_find(&measure->rows, brackets, length);
	if (row == SIZE_MAX || measure->dimensions == 1)
		return row == SIZE_MAX ? NULL : &measure->cells[row];
	size_t column = comma ? category_find(&measure->columns, comma + 1, strlen(comma + 1)) : SIZE_MAX;
	return column == SIZE_MAX ? NULL : &measure->cells[row * measure->columns.count + column];
}
