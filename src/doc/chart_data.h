/* What a chart shows, free of any drawing: protected figures only. Withheld cells have a symbol and no value. */
#ifndef DOC_CHART_DATA_H
#define DOC_CHART_DATA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/figure.h"

enum chart_kind { CHART_BAR, CHART_COLUMN, CHART_STACKED, CHART_LINE };

struct chart_point {
	struct figure value;
	const char *text; /* printed at the bar's end: "14 (17%)", "[c]" */
};

struct chart_data {
	enum chart_kind kind;
	const char *unit;        /* "weeks", "percent", or NULL: for the axis */
	const char **categories; /* plain labels, category_count of them: bars, columns, or points of a line */
	size_t category_count;
	const char **series; /* plain labels, series_count of them; one series has no label drawn */
	size_t series_count;
	struct chart_point *points; /* category by category: points[category * series_count + series] */
};

#endif
