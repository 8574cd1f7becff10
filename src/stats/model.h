/* What stats/ keeps of measures.yaml and facts.yaml once they are checked. Private to the room. */
#ifndef STATS_MODEL_H
#define STATS_MODEL_H

#include "data/condition.h"
#include "stats/stats.h"

enum period {
	PERIOD_REPORT, /* dated in the reporting period */
	PERIOD_ALL,
	PERIOD_BEFORE, /* dated before its first day */
	PERIOD_YEAR,   /* dated in another year */
};

struct population {
	const char *id; /* of a table's own population the table's name */
	struct place place;
	const struct value *source; /* its mapping; NULL for a table's own */
	const struct value *label;  /* or NULL: no measure */
	const struct table *table;
	const struct population *parent; /* NULL: built on the table */
	enum period period;
	int32_t from, to;  /* PERIOD_REPORT, PERIOD_YEAR: first and last day */
	bool dated;        /* `date` is set: the period applies */
	struct path date;  /* the date that the period applies to */
	bool open;         /* open-on */
	struct path begun; /* open: the two dates of the table */
	struct path ended; /* open */
	int32_t open_day;  /* open */
	struct conditions conditions;
	const struct population *of; /* or NULL */
	struct place of_place;
	uint32_t editions;
	bool broken;  /* a message was given: nothing that follows from it is reported */
	size_t index; /* in struct stats.order, where parents stand first */
};

enum step { STEP_NONE, STEP_MONTH, STEP_QUARTER };

struct by {
	struct path path;
	enum step step; /* of a date */
};

struct measure {
	const char *id;
	struct place place;
	const struct value *source; /* its mapping */
	const struct value *label;  /* or NULL */
	enum measure_kind kind;
	const char *unit;
	uint32_t editions;
	const struct population *population; /* all kinds but ratio and fact */
	struct path field;                   /* all kinds but count, ratio and fact */
	struct by by[2];
	size_t dimensions;
	bool ranked;                 /* sort: count */
	int decimals;                /* as written, or -1 */
	const struct population *of; /* a count's or a distinct's base, or NULL */
	const struct measure *of_distinct;
	struct place of_place;
	const struct measure *parts[2]; /* ratio */
	struct place part_places[2];
	const struct fact *fact;
	bool broken;
	size_t index; /* in struct stats.measures */
};

struct fact_value {
	const char *code; /* NULL of a single value */
	const struct value *label;
	struct number number;
};

struct fact {
	const char *approx, *source, *link;
	struct date date; /* MISSING_DAY: none */
	bool as_of;
	struct fact_value *values;
	size_t count;
	bool single;
};

struct stats {
	const struct records *records;
	struct population *populations; /* of measures.yaml, in file order */
	size_t population_count;
	struct population *tables;       /* one a table: its records of the period */
	const struct population **order; /* both, parents first */
	size_t order_count;
	const struct population **by_id; /* populations, byte-sorted */
	struct measure *measures;        /* byte-sorted by id, facts last */
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

/* --- select.c --- */

struct row_list {
	uint32_t *rows;
	size_t count;
};

/* The rows of one population, given those of its parent (NULL when it is built on a table). SCRATCH has room for all. */
struct row_list population_select(struct arena *arena, const struct records *records,
    const struct population *population, const struct row_list *parent, uint32_t *scratch);

/* Is the row in the population? By all its conditions, down to the table. */
bool population_has(const struct records *records, const struct population *population, uint32_t row);

/* --- axis.c --- */

/* An axis over the records of a population, and how a record finds its categories. */
struct scale {
	const struct by *by;
	struct category *categories; /* unknown last */
	size_t count;
	int64_t first; /* of months or quarters: the number of the first one since year 0 */
};

struct scale scale_make(struct arena *arena, const struct records *records, const struct by *by,
    const struct population *population, const struct row_list *rows);

/* Writes the indices of ROW's categories to ROOM, which holds scale_room of them; returns how many, at least one. */
size_t scale_places(const struct scale *scale, const struct records *records, uint32_t row, size_t *room);
size_t scale_room(const struct scale *scale);

/* --- compute.c --- */

struct exact {
	bool available;
	int64_t numerator, denominator; /* the value is their quotient; denominator > 0 */
	size_t records;                 /* in this cell */
	size_t known;                   /* of them with a value */
};

struct result {
	const struct measure *measure;
	struct scale scales[2];
	struct exact *cells; /* rows by columns */
	size_t rows, columns;
	struct exact total;
	unsigned decimals;
	size_t base; /* a count's denominator: records of `of`, or of the breakdown */
	bool has_base;
	bool multiple; /* an axis is a list: cells may pass the total */
};

struct results {
	const struct stats *stats;
	struct row_list *rows;  /* one a population, by its index */
	struct result *results; /* one a measure */
};

/* --- definition.c --- */

const char *measure_definition(const struct context *context, const struct stats *stats, const struct measure *measure);

/* --- shield.c --- */

/* What one edition hides of one result. */
struct shield {
	bool *cells; /* true: withheld */
	bool total;
	bool base;
	bool any;
};

struct shield shield_make(struct arena *arena, const struct results *results, const struct result *result,
    const struct disclosure *disclosure);

#endif
