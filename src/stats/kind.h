/* Kinds of measure. All that is particular to one stands in its row: a new kind is a constant in enum measure_kind, a row
 * and its place in the table of kind.c, whose length is checked when it is compiled. Private to the room. */
#ifndef STATS_KIND_H
#define STATS_KIND_H

#include "stats/model.h"
#include "words/words.h"

struct measure_loader {
	const struct context *context;
	struct stats *stats;
};

/* What one pass over the records of a cell gathered. Values are integers over `divisor`. */
struct values {
	size_t records; /* in the cell */
	size_t known;   /* of them with a value */
	int64_t sum, least, greatest;
	bool overflow; /* the sum does not fit */
	int64_t divisor;
	const int64_t *sorted; /* all values of the cell, ascending: of kinds that sort */
	size_t count;          /* of sorted: a list of codes gives several a record */
};

typedef bool kind_read(const struct measure_loader *loader, struct measure *measure);
typedef void kind_exact(const struct values *values, const struct measure *measure, struct exact *out);
typedef void kind_combine(
    const struct exact *first, const struct exact *second, const struct measure *measure, struct exact *out);
typedef unsigned kind_decimals(const struct measure *measure, unsigned most);

/* Every member of a row is written out. */
struct kind {
	enum measure_kind kind;                /* the row's own place */
	const char *key;                       /* in measures.yaml; NULL of a fact */
	const char *takes, *meaning, *example; /* as in struct key */
	bool of_parts;                         /* made of two other measures, not of records */
	bool of_numbers;                       /* its field must hold numbers */
	bool sorts;                            /* its exact result needs the values in order */
	bool percentages;                      /* it has percentages, and `of` */
	bool additive;                         /* its cells add up to their total */
	bool tells_known;                      /* how many of the records have a value is told */
	kind_read *read;                       /* reads its key and what belongs to it; false after a message */
	kind_exact *exact;                     /* NULL of parts and facts */
	kind_combine *combine;                 /* of parts; else NULL */
	kind_decimals *decimals;               /* the default; MOST: of the values as written, or of the parts */
	enum phrase method;                    /* how it is worked out, in few words: {field} or {first} and {second} */
	enum phrase defined;                   /* the same in full, of {records} */
	enum phrase defined_by_group;          /* of parts with categories */
};

const struct kind *kind_of(const struct measure *measure);
const struct kind *kind_row(enum measure_kind kind);

extern const struct kind kind_count, kind_distinct, kind_sum, kind_mean, kind_median, kind_percentile, kind_min,
    kind_max;
extern const struct kind kind_ratio, kind_difference, kind_fact;

/* --- exact.c: exact quotients --- */

void exact_set(struct exact *out, int64_t numerator, int64_t denominator); /* over 0: not available */
struct exact exact_divide(const struct exact *a, const struct exact *b);
struct exact exact_subtract(const struct exact *a, const struct exact *b);
struct exact exact_add(const struct exact *a, const struct exact *b);
struct exact exact_times(const struct exact *a, int64_t factor, int64_t divisor);
int exact_compare(const struct exact *a, const struct exact *b); /* both available */

/* --- measure.c: readers that kinds share --- */

bool measure_read_count(const struct measure_loader *loader, struct measure *measure);
bool measure_read_over(const struct measure_loader *loader, struct measure *measure);
bool measure_read_parts(const struct measure_loader *loader, struct measure *measure);

/* The measure of that name; NULL after a message with the nearest name. */
const struct measure *measure_named(const struct measure_loader *loader, const struct value *name);

/* Refuses KEY, which has no place in MEASURE; HINT says why. Always false. */
bool measure_refuse(
    const struct measure_loader *loader, const struct measure *measure, const char *key, const char *hint);

#endif
