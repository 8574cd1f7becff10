/* Running statistics of the cells of one measure, in one pass over its records. Private to the room. */
#ifndef STATS_TALLY_H
#define STATS_TALLY_H

#include "stats/model.h"

struct tally {
	size_t records; /* in the cell */
	size_t known;   /* of them with a value */
	int64_t sum, least, greatest;
	bool overflow;
};

/* One record: the cells that it belongs to, and its values (one; several of a list; none where unknown). */
struct tally_row {
	const size_t *cells;
	size_t cell_count;
	const int64_t *values;
	size_t value_count;
};

struct tallies {
	enum measure_kind kind;
	int64_t divisor;      /* a value is an integer over this: 100 of hundredths, 7 of weeks kept in days */
	struct tally *list;   /* count + 1: the last one takes every record */
	struct exact *exacts; /* count + 1, zeroed: the results */
	size_t count;
};

/* Gives the next record; false after the last. What it points to is valid until the next call. */
typedef bool tally_source(void *source, struct tally_row *row);

void tallies_fill(struct tallies *t, tally_source *next, void *source);

#endif
