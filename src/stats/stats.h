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
	MEASURE_PERCENTILE,
	MEASURE_MIN,
	MEASURE_MAX,
	MEASURE_RATIO,
	MEASURE_DIFFERENCE,
	MEASURE_FACT,
	MEASURE_KINDS
};

struct words;

/* The program's own words for a category or an axis, said in the language of what is read. */
enum own_words {
	OWN_NONE, /* an author's words, or a code */
	OWN_UNKNOWN,
	OWN_YES,
	OWN_NO,
	OWN_MONTH,
	OWN_QUARTER,
	OWN_END_OF_MONTH,
	OWN_END_OF_QUARTER,
	OWN_END_OF_YEAR,
};

struct category {              /* one entry of a breakdown's axis */
	const char *code;          /* as in id[code]: "in-care", "2021-04", "yes", "unknown" */
	const struct value *label; /* inline Markdown; NULL where text stands */
	const char *text;          /* plain label where label is NULL, in the report's language: "April 2021", "Unknown" */
	bool merged;               /* several categories counted as one: stands behind the others */
	enum own_words own;        /* what category_text says where label is NULL */
	struct date from;          /* of a month or a quarter: its first month */
};

struct axis {
	const char *field;         /* the field's name, or a fact's id */
	const struct value *label; /* the field's label, or NULL */
	const char *label_text;    /* plain label where label is NULL, in the report's language */
	enum own_words own;        /* as of a category */
	const struct category *categories;
	size_t count; /* unknown is the last one, always there (see cell.listed); a fact's axis has none */
	bool ordered; /* bands, months, quarters, years: natural order, never ranked */
};

/* Is a target reached? By the printed percentage where the cell has one, else by its value. */
enum target_state {
	TARGET_NONE,
	TARGET_MET,
	TARGET_MISSED,
	TARGET_UNTOLD, /* the figure is a symbol */
};

struct cell {
	struct figure value;
	struct figure
	    percent; /* of its base, "<1%" where it rounds to 0 and is not; FIGURE_NOT_APPLICABLE where it has none */
	struct figure base; /* what the percentage is out of; FIGURE_NOT_APPLICABLE without one */
	const char *share;  /* what `percent` prints: "33%", or "85 of 254" under percent-from, or a symbol; never NULL */
	bool share_counts;  /* share is of the form "85 of 254" */
	/* Of sums, means and all that rests on a field's values: how many of the cell's records have one. Else
	 * FIGURE_NOT_APPLICABLE, and FIGURE_WITHHELD where they would tell a protected count. */
	struct figure known, records;
	bool partly; /* known and records are shown, and differ: "known for 12 of 15" */
	enum target_state target;
	bool listed; /* false: an unknown category of 0, left out of tables and charts */
};

/* What the percentages of a breakdown or cross-table are out of. */
enum percent_of { PERCENT_OF_ALL, PERCENT_OF_ROW, PERCENT_OF_COLUMN };

/* A group of records that statistics are counted in. How many are in it is a figure only where a measure of the same id
 * says so. */
struct group_figures {
	const char *id;
	const struct value *label; /* of the population, else NULL */
	const char *words;         /* what it adds to its parent: "where ‘Outcome’ is ‘Accepted’"; may be empty */
	const struct group_figures *parent; /* or NULL: built on the table */
	const struct table *table;
	bool whole; /* the table's records of the period */
	struct place place;
	struct figure count; /* FIGURE_NOT_APPLICABLE but where the edition withholds nothing */
};

/* One measure or fact in one edition. */
struct measure_figures {
	const char *id;            /* "cp.age"; of a fact "fact.cases-2018-19" */
	const struct value *label; /* inline Markdown, or NULL: label_text stands alone */
	const char *label_text;    /* never NULL: the label as typed, for machines */
	enum measure_kind kind;
	const char *unit; /* as written: "weeks", "percent", "£", or NULL */
	const char
	    *unit_words;  /* the unit where it is words: "weeks"; NULL where it is none, or a sign that figures have */
	bool percentages; /* the kind has percentages: counts, distincts and sums */
	bool additive;    /* its cells add up to its total: counts and sums, but not over `by: {open: …}` */
	const char
	    *definition; /* in words, composed from the measure: "the number of referrals received between … where …" */
	const char *method;                /* the same in few words, without its group: "mean of ‘Weeks of support’" */
	const struct group_figures *group; /* whose records it counts; NULL for what is made of parts, and a fact */
	bool months;                       /* a date known by its month alone decides what is counted */
	const char *base_id;               /* the measure id of `of`, or NULL */
	const char *base_label;            /* "Referrals received", plain; or NULL */
	struct figure base;                /* the base's figure; FIGURE_NOT_APPLICABLE without one */
	size_t dimensions;                 /* 0: a figure; 1: a breakdown; 2: a cross-table */
	struct axis rows, columns;         /* dimensions >= 1, 2 */
	struct cell *cells;                /* 1; rows.count; rows.count * columns.count, row by row */
	const size_t *order; /* rows in display order (sort: count, where no cell is withheld), rows.count of them */
	struct cell total;   /* of a breakdown or cross-table: all its records, id[all, all] */
	/* Of a cross-table, where `totals` has them; else NULL. In the order of the axes, as cells are. */
	struct cell *row_totals;    /* id[row, all]: rows.count */
	struct cell *column_totals; /* id[all, column]: columns.count */
	bool grand_total;           /* `totals: both`: the table shows the total of all */
	enum percent_of percent_of;
	bool shares;          /* a cross-table prints its percentages: `percent-of` is said */
	struct figure target; /* "90%", "£40"; FIGURE_NOT_APPLICABLE without one */
	bool target_lower;    /* better: lower */
	bool target_percent;  /* the target is one of the percentage */
	bool rounding_note;   /* shown percentages of a breakdown do not sum to 100 because of rounding */
	bool any_withheld;
	/* facts only: */
	const char *approx;        /* "about", "up to", "more than", or NULL */
	const char *source, *link; /* source is inline text; link or NULL */
	struct date date;          /* of the source, or as-of; day MISSING_DAY where there is none */
	struct place place;
	const struct table *table; /* whose records it counts; NULL for a ratio or fact */
	bool broken;               /* a message was given at its definition: whatever is asked of it now needs none */
};

struct years; /* what was asked of earlier years; private to stats/ */

struct figures {
	const struct records *records;
	const struct edition *edition;
	struct years *years;
	const struct measure_figures *measures; /* byte-sorted by id; only those of this edition; facts last */
	size_t count, fact_start;
};

struct stats;   /* checked populations, measures and facts */
struct results; /* exact results, private to stats/ */

/* Checks ROOT/measures.yaml and ROOT/facts.yaml (both may be missing). Never NULL. */
const struct stats *stats_load(const struct context *context, const struct records *records, const char *root);

/* Every measure once, for all editions. */
const struct results *stats_compute(const struct context *context, const struct stats *stats);

/* What an edition withholds: made by protect/, or nothing at all. */
struct suppressions;
const struct suppressions *suppressions_none(
    struct arena *arena, const struct results *results, const struct edition *edition);

/* Who decides what an edition withholds of other results of the same report: an earlier year's. */
struct suppressor {
	const struct suppressions *(*decide)(
	    const void *self, const struct context *context, const struct results *results, const struct edition *edition);
	const void *self;
};

/* The figures of the edition that HIDDEN is about; after it a withheld number does not exist. SUPPRESSOR (NULL: nobody)
 * is asked when an earlier year is. */
const struct figures *stats_protect(const struct context *context, const struct results *results,
    const struct suppressions *hidden, const struct suppressor *suppressor);

/* Where a measure stands in the order of stats_names; SIZE_MAX if there is none. */
size_t stats_index(const struct stats *stats, const char *id);

/* Finds a measure or fact by its id; NULL if there is none in this edition. */
const struct measure_figures *figures_find(const struct figures *figures, const char *id);

/* Is ID a measure of any edition? For telling "not in this edition" from "unknown". PLACE may be NULL. */
bool stats_knows(const struct stats *stats, const char *id, struct place *place);

/* Could ID stand in a file that could not be read? Then its message was given, and it is not unknown. */
bool stats_missed(const struct stats *stats, const char *id);

/* The names of all measures and facts, byte-sorted, for nearest names. */
const char *const *stats_names(const struct stats *stats, size_t *count);

/* A cell by what stands in the brackets: "13-and-over", "s31, under-13", or a total: "s31, all". NULL if there is none. */
const struct cell *figures_cell(const struct measure_figures *measure, const char *brackets);

/* Where CELL of a breakdown or cross-table stands: its row and its column, NULL of a total and of what has none. */
void figures_place(const struct measure_figures *measure, const struct cell *cell, const struct category **row,
    const struct category **column);

/* The plain words of a category without a label, in WORDS: "April 2021", "January to March 2024". Owned by the arena, the
 * program or the category. */
const char *category_text(struct arena *arena, const struct words *words, const struct category *category);

/* How many records the counts, or sums of one field, A and B, both without `by`, share: for messages to the author, never for
 * readers. False where they are no such counts or sums of one table. */
bool figures_overlap(const struct figures *figures, const char *a, const char *b, size_t *shared);

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

/* --- earlier years --- */

/* One measure in one report year. */
struct year_measure {
	int back;         /* how many years before the report's own */
	const char *year; /* "2020-21" */
	/* As published or, where the records reach back, as counted anew; what is not known reads [x]. The axes of two years
	 * may differ: ask year_value. */
	const struct measure_figures *figures;
	const char *source;         /* of figures as published: inline text; NULL: counted from the records */
	const struct value *broken; /* why this year and all before do not compare with the next one; or NULL */
};

/* MEASURE in the year BACK years before the report's own (0: that one). False after a message at ASKED: the measure is a
 * fact or in time itself, rests on a date that is written out, or the year is too far back. */
bool figures_year(const struct context *context, const struct figures *figures, const struct measure_figures *measure,
    int back, struct place asked, struct year_measure *out);

enum { YEARS_BACK_MAX = 60 };

/* The answer of figures_year that was given for MEASURE in that year; NULL if none was. */
const struct year_measure *figures_asked(
    const struct figures *figures, const struct measure_figures *measure, int back);

/* Does MEASURE of that year compare with the report's own? */
bool year_compares(const struct figures *figures, const struct measure_figures *measure, int back);

/* The cell of YEAR's figures that stands where CELL of the report's own does; NULL where the year has none. */
const struct cell *year_cell(
    const struct year_measure *year, const struct measure_figures *measure, const struct cell *cell);

/* The cell's value in that year: [x] where the year has none. */
struct figure year_value(
    const struct year_measure *year, const struct measure_figures *measure, const struct cell *cell);

/* The name of the report's own year: "2021-22". */
const char *figures_year_name(struct arena *arena, const struct figures *figures);

enum change_sign { CHANGE_NONE, CHANGE_UP, CHANGE_DOWN, CHANGE_UNTOLD };

/* The difference of two printed figures. */
struct change {
	enum change_sign sign;
	struct figure amount;  /* without a sign: "23", "£40"; of UNTOLD the symbol that stands for it */
	bool points;           /* in percentage points: amount is a bare number */
	struct figure percent; /* of the earlier figure, without a sign: "10%"; [z] from 0 */
};

/* From THEN to NOW, two figures with the unit of MEASURE. */
struct change figures_change(
    struct arena *arena, const struct measure_figures *measure, const struct figure *now, const struct figure *then);

/* A warning for each figure that earlier.yaml froze for the report's own year and that is another now. */
void figures_compare_frozen(const struct context *context, const struct figures *figures);

void figures_dump(struct buffer *out, const struct figures *figures);

/* Every measure in the year BACK years before the report's own. */
void figures_dump_years(struct buffer *out, const struct context *context, const struct figures *figures, int back);

#endif
