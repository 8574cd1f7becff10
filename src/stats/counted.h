/* What was counted: how many records of each table lie in the report's period, and how many do not. */
#ifndef STATS_COUNTED_H
#define STATS_COUNTED_H

#include "stats/stats.h"

/* One table with a date of its own. Records is the sum of inside, before, after, undated and unread. */
struct counted_table {
	const struct table *table;
	uint32_t records;
	uint32_t inside, before, after; /* dated in the report's period, before its first day, after its last */
	uint32_t undated;
	uint32_t unread;     /* a date stands there that is none: an error has said so */
	uint32_t month_only; /* of the dated, those with a month alone: it stands for its first day */
	uint32_t
	    untaken; /* of the dated, those that lie in the period of no group, and in no earlier year asked for so far */
	struct date first, last; /* the first and the last date; day is MISSING_DAY where no record has one */
};

/* The dated tables whose files could be read, in the dictionary's order; the array is the arena's. */
const struct counted_table *stats_counted(struct arena *arena, const struct stats *stats, size_t *count);

/* The same of one table for readers: NULL unless TABLE is dated and the edition withholds nothing, since a count of records
 * outside the period, or a first date, may tell what is withheld elsewhere. */
const struct counted_table *figures_counted(
    struct arena *arena, const struct figures *figures, const struct table *table);

/* One line without its break: "'referrals': 342 records by 'received', 2021-04-02 to 2022-03-30: 300 in the period, …". */
void counted_print(struct buffer *out, const struct counted_table *table);

/* Warns of tables of which less than half is counted, and of dates more than two years outside the period that no group
 * asks for. After composing, since a document may ask for earlier years. */
void counted_warn(const struct context *context, const struct stats *stats);

#endif
