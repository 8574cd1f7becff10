/* Measures over records. stats_load checks measures.yaml and facts.yaml, stats_compute makes exact results, and
 * stats_protect turns them into figures for one edition; after it a withheld number does not exist. */
#ifndef STATS_STATS_H
#define STATS_STATS_H

#include "base/context.h"
#include "base/figure.h"
#include "data/records.h"

enum measure_kind {
	MEASURE_COUNT,
	MEASURE_DISTINCT,
	MEASURE_SUM,
	MEASURE_MEAN,
	MEASURE_MEDIAN,
	MEASURE_MIN,
	MEASURE_MAX,
	MEASURE_RATIO,
	MEASURE_FACT
};

struct category {              /* one entry of a breakdown's axis */
	const char *code;          /* as in id[code]: "in-care", "2021-04", "yes", "unknown" */
	const struct value *label; /* inline Markdown; NULL where text stands */
	const char *text;          /* plain label where label is NULL: "April 2021", "Unknown" */
};

struct axis {
	const char *field;         /* the field's name, or a fact's id */
	const struct value *label; /* the field's label, or NULL */
	const char *label_text;    /* plain label where label is NULL */
	const struct category *categories;
	size_t count; /* unknown is the last one, always there (see cell.listed); a fact's axis has none */
	bool ordered; /* bands, months, quarters: natural order, never ranked */
};

struct cell {
	struct figure value;
	struct figure percent; /* of its base; FIGURE_NOT_APPLICABLE but for counts */
	const char *share; /* what `percent` prints: "33%", or "85 of 254" under percent-from, or a symbol; never NULL */
	bool listed;       /* false: an unknown category of 0, left out of tables and charts */
};

/* One measure or fact in one edition. */
struct measure_figures {
	const char *id;            /* "cp.age"; of a fact "fact.cases-2018-19" */
	const struct value *label; /* inline Markdown, or NULL: label_text stands alone */
	const char *label_text;    /* never NULL: the label as typed, for machines */
	enum measure_kind kind;
	const char *unit; /* "weeks", "percent", or NULL */
	const char
	    *definition; /* in words, composed from the measure: "the number of referrals received between … where …" */
	const char *base_id;       /* the measure id of `of`, or NULL */
	const char *base_label;    /* "Referrals received", plain; or NULL */
	struct figure base;        /* the base's figure; FIGURE_NOT_APPLICABLE without one */
	size_t dimensions;         /* 0: a figure; 1: a breakdown; 2: a cross-table */
	struct axis rows, columns; /* dimensions >= 1, 2 */
	struct cell *cells;        /* 1; rows.count; rows.count * columns.count, row by row */
	const size_t *order;       /* rows in display order (sort: count, where no cell is withheld), rows.count of them */
	struct cell total;         /* of a breakdown or cross-table: all its records */
	bool rounding_note;        /* shown percentages of a breakdown do not sum to 100 because of rounding */
	bool any_withheld;
	/* facts only: */
	const char *approx;        /* "about", "up to", "more than", or NULL */
	const char *source, *link; /* source is inline text; link or NULL */
	struct date date;          /* of the source, or as-of; day MISSING_DAY where there is none */
	struct place place;
	const struct table *table; /* whose records it counts; NULL for a ratio or fact */
	bool broken;               /* a message was given at its definition: whatever is asked of it now needs none */
};

struct figures {
	const struct records *records;
	const struct edition *edition;
	const struct measure_figures *measures; /* byte-sorted by id; only those of this edition; facts last */
	size_t count;
};

struct stats;   /* checked populations, measures and facts */
struct results; /* exact results, private to stats/ */

/* Checks ROOT/measures.yaml and ROOT/facts.yaml (both may be missing). Never NULL. */
const struct stats *stats_load(const struct context *context, const struct records *records, const char *root);

/* Every measure once, for all editions. */
const struct results *stats_compute(const struct context *context, const struct stats *stats);

/* The figures of one edition, protected by its disclosure rule. */
const struct figures *stats_protect(
    const struct context *context, const struct results *results, const struct edition *edition);

/* Finds a measure or fact by its id; NULL if there is none in this edition. */
const struct measure_figures *figures_find(const struct figures *figures, const char *id);

/* Is ID a measure of any edition? For telling "not in this edition" from "unknown". PLACE may be NULL. */
bool stats_knows(const struct stats *stats, const char *id, struct place *place);

/* Could ID stand in a file that could not be read? Then its message was given, and it is not unknown. */
bool stats_missed(const struct stats *stats, const char *id);

/* The names of all measures and facts, byte-sorted, for nearest names. */
const char *const *stats_names(const struct stats *stats, size_t *count);

/* A cell by what stands in the brackets: "13-and-over", or "s31, under-13". NULL if there is none. */
const struct cell *figures_cell(const struct measure_figures *measure, const char *brackets);

/* The rows of a population, or of a table's reporting period, that satisfy WHERE (or NULL): for `records:` directives.
 * ALL_PERIODS lifts a table's period filter. Row numbers ascending, owned by the arena; false after a message. */
struct row_set {
	const struct record_table *table;
	const uint32_t *rows;
	size_t count;
};
bool stats_rows(const struct context *context, const struct stats *stats, const char *name, struct place place,
    const struct value *where, bool all_periods, struct row_set *out);

/* The editions mask of a population (a directive that shows its records must obey it). */
uint32_t stats_population_editions(const struct stats *stats, const char *name);

void figures_dump(struct buffer *out, const struct figures *figures);

#endif
