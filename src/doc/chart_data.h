/* What a chart shows, free of any drawing: protected figures only. Withheld cells have a symbol and no value. */
#ifndef DOC_CHART_DATA_H
#define DOC_CHART_DATA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/figure.h"
#include "words/words.h"

enum chart_kind {
#define CHART_KIND(id, key, name, traits, draw) id,
#include "doc/chart_list.h"
	CHART_KIND_COUNT
};

/* What a kind asks of its statistic, and how it stands. */
enum chart_trait {
	CHART_ONE_FIELD = 1 << 0,  /* takes a breakdown by one field alone */
	CHART_TWO_FIELDS = 1 << 1, /* takes a cross-table alone */
	CHART_ADDS = 1 << 2,       /* values are put together: counts and sums only */
	CHART_ORDERED = 1 << 3,    /* its axis needs an order: months, quarters, bands */
	CHART_PERCENT = 1 << 4,    /* has room for a percentage beside each value */
	CHART_UPRIGHT = 1 << 5,    /* points stand side by side: many of them want a wide picture */
	CHART_WHOLE = 1 << 6,      /* the parts of each bar make a whole of 100% */
	CHART_ONE_FIGURE = 1 << 7, /* takes a single figure alone, which is a percentage or has one */
	CHART_TARGET = 1 << 8,     /* has a scale on which a target can be marked */
	CHART_OF_GROUPS = 1 << 9,  /* drawn by the program alone, beside a list that says the same: it has no table */
};

struct chart_kind_row {
	const char *key;  /* in a report: "stacked" */
	enum phrase name; /* in a description: "Stacked bar chart" */
	unsigned traits;  /* of enum chart_trait */
};

extern const struct chart_kind_row chart_kinds[CHART_KIND_COUNT];
extern const char *const chart_kind_keys[CHART_KIND_COUNT + 1]; /* those that a report may name, and NULL at the end */

/* The kind whose key is KEY; OTHER where KEY is NULL or none of them. */
enum chart_kind chart_kind_find(const char *key, enum chart_kind other);

struct chart_point {
	struct figure value;
	const char *text; /* printed at the bar's end: "14 (17%)", "[c]" */
};

struct chart_data {
	enum chart_kind kind;
	const char *language;    /* of its labels: BCP 47, or NULL */
	const char *unit;        /* "weeks", "percent", or NULL: for the axis */
	const char **categories; /* plain labels, category_count of them: bars, columns, or points of a line */
	size_t category_count;
	const char **series; /* plain labels, series_count of them; one series has no label drawn */
	size_t series_count;
	struct chart_point *points; /* category by category: points[category * series_count + series] */
	const int *levels;          /* of a tree: how many groups each category stands within, or NULL: none */
	/* Of a share: what each bar's parts are parts of, category_count of them, or NULL. Where one is not shown, or parts
	 * are withheld, the bar says so and is not drawn as though they were nothing. */
	const struct figure *wholes;
	/* Of years, or NULL: why a point and all before it in its series do not compare with the next one, NULL where they do.
	 * As points. */
	const char **breaks;
	const char *reference_label; /* of a line across all categories: "Target 90%"; NULL without one */
	struct number reference;     /* where it stands */
};

/* Does the point of SERIES in CATEGORY not compare with the one before it? */
bool chart_breaks_before(const struct chart_data *data, size_t category, size_t series);

#endif
