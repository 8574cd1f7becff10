/* The list of kinds of chart as tables, and a kind by its key. */
#include "doc/chart_data.h"

#include <string.h>

const struct chart_kind_row chart_kinds[CHART_KIND_COUNT] = {
#define CHART_KIND(id, key, name, traits, draw) [id] = {key, name, traits},
#include "doc/chart_list.h"
};

const char *const chart_kind_keys[CHART_KIND_COUNT + 1] = {
#define CHART_KIND(id, key, name, traits, draw) [id] = (traits)&CHART_OF_GROUPS ? NULL : key,
#include "doc/chart_list.h"
};

enum chart_kind chart_kind_find(const char *key, enum chart_kind other)
{
	for (int kind = 0; key && kind < CHART_KIND_COUNT; kind++)
		if (strcmp(chart_kinds[kind].key, key) == 0)
			return (enum chart_kind)kind;
	return other;
}

bool chart_breaks_before(const struct chart_data *data, size_t category, size_t series)
{
	return category > 0 && data->breaks && data->breaks[(category - 1) * data->series_count + series];
}
