/* What stats/ keeps of measures.yaml and facts.yaml once they are checked. Private to the room, and to protect/, which asks what
 * is counted and what it is counted from. */
#ifndef STATS_MODEL_H
#define STATS_MODEL_H

#include "data/condition.h"
#include "stats/stats.h"

enum period {
	PERIOD_REPORT, /* dated in the reporting period */
	PERIOD_ALL,
	PERIOD_BEFORE, /* dated before its first day */
	PERIOD_YEAR,   /* dated in another year */
	PERIOD_YEARS,  /* dated in the report years that end with the report's */
};

/* `target` and `better`, of a measure or of a population with a label. */
struct measure_target {
	bool given;
	struct number number;
	bool lower;
};

struct population_name {
	const char *id;
	const struct population *population;
};

struct population {
	const char *id; /* of a table's own population the table's name */
	struct place place;
	const struct value *source; /* its mapping; NULL for a table's own */
	const struct value *label;  /* or NULL: no measure */
	const struct table *table;
	const struct population *parent; /* NULL: built on the table */
	enum period period;
	int32_t from, to;           /* PERIOD_REPORT, PERIOD_YEAR, PERIOD_YEARS: first and last day */
	bool dated;                 /* `date` is set: the period applies */
	struct path date;           /* the date that the period applies to */
	bool open;                  /* open-on, open-during */
	struct path begun;          /* open: the two dates of the table */
	struct path ended;          /* open */
	int32_t open_from, open_to; /* open: begun by open_to and not ended by open_from; of open-on one day */
	struct conditions conditions;
	const struct population *of; /* or NULL */
	struct place of_place;
	uint32_t editions;
	bool broken;  /* a message was given: nothing that follows from it is reported */
	size_t index; /* in struct stats.order, where parents stand first */
};

enum step { STEP_NONE, STEP_MONTH, STEP_QUARTER, STEP_YEAR };

struct by {
	struct path path;  /* of a stock: to the date on which a record begins */
	enum step step;    /* of a date or a stock */
	bool stock;        /* {open: month}: what is open on the last day of each */
	struct path ended; /* of a stock */
};

/* One entry of `merge`: these categories are counted as one. */
struct merge {
	const char *code;
	const struct value *label;
	const struct value *of; /* the codes: a list */
	uint32_t editions;
};

/* `top`: all but the `keep` largest are counted as one. */
struct top {
	size_t keep; /* 0: none */
	const char *code;
	const struct value *label;
	struct place place;
};

enum totals { TOTALS_NONE = 0, TOTALS_ROWS = 1, TOTALS_COLUMNS = 2, TOTALS_BOTH = 3 };

struct measure {
	const char *id;
	struct place place;
	const struct value *source; /* its mapping */
	const struct value *label;  /* or NULL */
	enum measure_kind kind;
	const char *unit;
	uint32_t editions;
	const struct population *population; /* of kinds over records */
	struct path field;                   /* of these but count */
	struct number at;                    /* percentile: above 0, at most 100 */
	struct by by[2];
	size_t dimensions;
	bool ranked;          /* sort: count */
	int decimals;         /* as written, or -1 */
	int percent_decimals; /* as written, or -1 */
	enum percent_of percent_of;
	bool shares; /* percent-of is said */
	enum totals totals;
	struct merge *merges;
	size_t merge_count;
	struct top top;
	struct measure_target target;
	const struct population *of;      /* a count's base, or NULL */
	const struct measure *of_measure; /* a distinct's or a sum's base, or NULL */
	struct place of_place;
	const struct measure *parts[2]; /* ratio, difference */
	struct place part_places[2];
	struct number per; /* ratio: what the quotient is multiplied by */
	bool finished;     /* of parts: what follows from them is taken over */
	bool varies;       /* its result is not the same in every edition: some merges are for one alone */
	const struct fact *fact;
	const struct measure *earlier; /* a fact keyed by report years, or NULL */
	bool broken;
	size_t index; /* in struct stats.measures */
};

struct fact_value {
	const char *code; /* NULL of a single value */
	const struct value *label;
	struct number number;
	enum figure_state symbol; /* FIGURE_SHOWN: a number */
};

struct fact {
	const char *approx, *source, *link;
	struct date date; /* MISSING_DAY: none */
	bool as_of;
	struct fact_value *values;
	size_t count;
	bool single;
	bool ordered; /* all its keys are report years or months */
};

struct check;
struct earlier;
struct year_counts;

struct stats {
	const struct records *records;
	const struct value *measure_map, *fact_map; /* the files, to be read again for another year; NULL without one */
	const struct earlier *earlier;              /* never NULL once the report is loaded */
	struct year_counts *counted;                /* years counted anew so far */
	const struct check *checks;
	size_t check_count;
	struct population *populations; /* of measures.yaml, in file order */
	size_t population_count;
	struct population *tables;       /* one a table: its records of the period */
	const struct population **order; /* both, parents first */
	size_t order_count;
	struct population_name *by_id; /* byte-sorted */
	struct measure *measures;      /* byte-sorted by id, facts last */
	size_t measure_count;
	size_t fact_start;                  /* measures before it are no facts */
	const char **names;                 /* of measures, in their order */
	bool measures_unread, facts_unread; /* the file could not be read: nothing that is not in it is reported */
};

/* The population or, failing that, the table of that name; NULL if there is neither. NOT is never it: a population that
 * has its table's name. */
const struct population *stats_population(const struct stats *stats, const char *name, const struct population * not );
const struct measure *stats_measure(const struct stats *stats, const char *id);

/* The plain text of a label as typed, or the name with a capital and spaces for hyphens. */
const char *label_plain(struct arena *arena, const struct value *label, const char *name);

/* --- population.c --- */

/* The population or table that NAME names, as stats_population; NULL after a message with the nearest name. */
const struct population *population_named(
    const struct context *context, const struct stats *stats, const struct value *name, const struct population * not );

void populations_read(const struct context *context, struct stats *stats, const struct value *map);

/* --- measure.c, fact.c --- */

void measures_read(
    const struct context *context, struct stats *stats, const struct value *measures, const struct value *facts);
bool fact_read(const struct context *context, const struct value *map, struct measure *measure);

/* A number, or the symbol for one that is not there; false after a message. */
bool fact_value_read(const struct context *context, const struct value *value, struct fact_value *out);

/* --- select.c --- */

struct row_list {
	uint32_t *rows;
	size_t count;
};

/* The rows of one population, given those of its parent (NULL when it is built on a table). SCRATCH has room for all. */
struct row_list population_select(struct arena *arena, const struct records *records,
    const struct population *population, const struct row_list *parent, uint32_t *scratch);

/* Does its period, or its days of open-on, take the row? Whatever else it asks for. */
bool population_takes(const struct records *records, const struct population *population, uint32_t row);

/* For a message's help: of the first few of some records the file and the lines. COUNT were added before. */
void row_line_add(
    const struct context *context, struct buffer *lines, const struct record_table *table, uint32_t row, int count);

/* Is the row in the population? By all its conditions, down to the table. */
bool population_has(const struct records *records, const struct population *population, uint32_t row);

/* Every row of the population's table that is in it but for the period or the day that stands on the table. */
struct row_list population_undated(
    struct arena *arena, const struct records *records, const struct population *population);

/* How many are in it before its own conditions are asked; its period or day is, or not where UNDATED. */
size_t population_unconditioned(const struct records *records, const struct population *population, bool undated);

/* --- year.c --- */

/* Report years begin on the day and month of the report's first day; a year is named by the one in which it begins. */
int year_of(const struct settings *settings, int32_t day);
int32_t year_first(const struct settings *settings, int year);
int32_t year_last(const struct settings *settings, int year);

/* "2021-22", or "2021" where years begin on 1 January. */
const char *year_name(struct arena *arena, const struct settings *settings, int year);
bool year_read(const struct settings *settings, const char *text, int *year);

/* The day on which the report's period, moved back to YEAR, ends: the year's last where the period is a whole year. */
int32_t year_end(const struct settings *settings, int year);

/* What readers see of the period moved to YEAR: the year's name, or "July 2023 to September 2023" where it is no whole year. */
const char *year_told(struct arena *arena, const struct settings *settings, int year);

/* Months since year 0, quarters of four a year from the month of the report's first day on, report years. */
int64_t step_of(const struct settings *settings, enum step step, int32_t day);
int32_t step_last_day(const struct settings *settings, enum step step, int64_t at);
const char *step_code(struct arena *arena, const struct settings *settings, enum step step, int64_t at);
struct date step_first(const struct settings *settings, enum step step, int64_t at); /* of months and quarters */

/* --- measure_axis.c --- */

/* The axis of a breakdown while it is computed, and how a record finds its categories. */
struct measure_axis {
	const struct by *by;       /* NULL of a fact */
	const char *name;          /* the field's or the fact's */
	const struct value *label; /* or NULL */
	const char *label_text;    /* where label is NULL */
	enum own_words own;        /* what label_text says */
	bool ordered;              /* in time or in size */
	bool has_unknown;          /* the last category is unknown */
	struct category *categories;
	size_t count;
	int64_t first; /* of steps: the number of the first one */
	int32_t *days; /* of steps: the last day of each, behind that of the step before the first */
	size_t steps;
	size_t raw_count;     /* of categories before any was merged */
	const size_t *merged; /* raw category to category, or NULL */
};

struct measure_axis measure_axis_make(const struct context *context, const struct records *records,
    const struct measure *measure, size_t which, const struct row_list *rows);

/* Counts the categories of each merge that holds in an edition as one. False after a message. */
bool measure_axis_merge(
    const struct context *context, const struct measure *measure, uint32_t edition, struct measure_axis *axis);

/* Merges all categories but those marked in KEPT. */
void measure_axis_keep(struct arena *arena, const struct top *top, const bool *kept, struct measure_axis *axis);

/* Writes the indices of ROW's categories to ROOM, which holds measure_axis_room of them; returns how many: none of a
 * stock that the record is never part of. */
size_t measure_axis_places(const struct measure_axis *axis, const struct records *records, uint32_t row, size_t *room);
size_t measure_axis_room(const struct measure_axis *axis);

/* The category of a code; SIZE_MAX if there is none. */
size_t measure_axis_find(const struct measure_axis *axis, const char *code);

/* --- compute.c --- */

struct exact {
	bool available;
	enum figure_state symbol;       /* where it is not: what stands there; FIGURE_SHOWN for [x] */
	int64_t numerator, denominator; /* the value is their quotient */
	size_t records;                 /* in this cell */
	size_t known;                   /* of them with a value */
};

struct result {
	const struct measure *measure;
	struct measure_axis axes[2];
	struct exact *cells; /* rows by columns */
	size_t rows, columns;
	struct exact *row_totals, *column_totals; /* of a cross-table: of each line's records; NULL without */
	struct exact total;
	bool has_total; /* false of a stock over time */
	unsigned decimals;
	struct exact base; /* of a single figure with `of` */
	bool has_base;     /* there are percentages */
	bool multiple;     /* an axis is a list: cells may pass the total */
	bool unusable;     /* a message was given */
	bool untold;       /* of an earlier year that tells nothing of it: every cell reads [x] */
};

struct results {
	const struct stats *stats;
	struct row_list *rows;   /* one a population, by its index */
	struct result **results; /* a row an edition, in it one a measure; those that do not vary are the same */
};

const struct result *results_get(const struct results *results, size_t edition, const struct measure *measure);

/* What the percentage of a cell is out of; row or column is the axis's count for a total. */
const struct exact *result_base(const struct result *result, size_t row, size_t column);

/* Row and column of what stands in brackets: "placement", "s31, all", the axis's count for a total. False: no such cell. */
bool result_place(struct arena *arena, const struct result *result, const char *brackets, size_t *row, size_t *column);

/* The cell there; NULL of a total that is not told. */
const struct exact *result_cell(const struct result *result, size_t row, size_t column);

/* The index of the cell of PART that stands where cell (ROW, COLUMN) of RESULT does; SIZE_MAX where there is none. */
size_t part_index(const struct result *result, const struct result *part, size_t row, size_t column);

/* --- tally.c --- */

/* Fills the cells and totals of a result in one pass over ROWS; axes and sizes are set. */
void result_tally(struct arena *arena, const struct stats *stats, struct result *result, const struct row_list *rows);

/* --- check.c --- */

void checks_read(const struct context *context, struct stats *stats, const struct value *list);

/* Evaluates each check in the editions that have all its parts; a message for each that fails. */
void checks_run(const struct context *context, const struct results *results);

/* A line for each check of that edition that MEASURE is part of: where it stands, what it asks, and the arithmetic. */
void checks_explain(const struct context *context, const struct results *results, size_t edition,
    const struct measure *measure, struct buffer *out);

/* --- definition.c --- */

const char *measure_definition(
    const struct context *context, const struct stats *stats, const struct measure *measure, uint32_t edition);

/* The same without its group, in few words: "mean of ‘Weeks of support’ by ‘Legal status’". */
const char *measure_method(
    const struct context *context, const struct stats *stats, const struct measure *measure, uint32_t edition);

/* Does a date known by its month alone decide what is counted? */
bool measure_months(const struct stats *stats, const struct measure *measure);

/* --- group_words.c --- */

/* What POPULATION alone adds to what it is built on: its period or the day it is open on, "with ‘Received’ from … to …",
 * and its conditions, "where ‘Outcome’ is ‘Accepted’". Nothing where it adds none. */
void population_dates(
    const struct context *context, const struct stats *stats, const struct population *population, struct buffer *out);
void population_conditions(
    const struct context *context, const struct stats *stats, const struct population *population, struct buffer *out);

/* --- suppression.c --- */

/* What one edition hides of one result. */
struct suppression {
	bool *cells; /* true: withheld */
	bool *row_totals, *column_totals;
	bool total;
	bool base;   /* of a single figure */
	bool *known; /* of how many records and values a statistic is; by known_index */
	bool any;
};

/* Where a suppression says whether a cell's known records are told; row or column is the axis's count for a total. */
size_t known_index(const struct result *result, size_t row, size_t column);

/* Of all results of an edition. */
struct suppressions {
	const struct edition *edition;
	struct suppression **made; /* one a measure */
};

/* Does the rule protect a count of this size? */
bool suppression_protects(const struct disclosure *disclosure, int64_t count);

/* May any block show the field's values record by record? Then they need no protection. */
bool measure_published(const struct measure *measure);

/* --- unit.c --- */

bool unit_is_percent(const char *unit);
/* The unit where it is words, else NULL: a sign stands with its figures. */
const char *unit_in_words(const char *unit);
/* A number with its sign: 17%, -£40. */
void unit_print(struct buffer *out, const char *unit, struct number number);

#endif
