/* Figures of years before the report's: what earlier.yaml says, and a year counted anew. Private to stats/. */
#ifndef STATS_EARLIER_H
#define STATS_EARLIER_H

#include "stats/model.h"

/* One figure as written: "care.reasons[placement]": 11. */
struct earlier_value {
	const struct measure *measure;
	const char *cell; /* what stands in the brackets; NULL: the whole */
	struct fact_value stated;
	struct place place; /* of its name */
};

/* `figures`, or one entry of `editions`. */
struct earlier_part {
	uint32_t editions; /* that have it: all, or the one */
	bool published;    /* as an edition published it: it is not protected again */
	struct earlier_value *values;
	size_t count;
};

/* The last year that was counted the old way. */
struct earlier_break {
	const struct measure *measure;
	const struct value *reason;
};

struct earlier_year {
	int year; /* in which it begins */
	const char *source;
	struct earlier_part *parts; /* those of editions first */
	size_t part_count;
	struct earlier_break *breaks;
	size_t break_count;
};

struct earlier {
	struct earlier_year *years; /* ascending */
	size_t count;
};

/* Reads and checks ROOT/earlier.yaml, and the facts that `earlier:` of measures names. Measures are known. */
void earlier_read(const struct context *context, struct stats *stats, const char *root);

/* Checks the cells that earlier.yaml names, once their axes are made. */
void earlier_check(const struct context *context, const struct results *results);

/* What the figures were made of. */
const struct results *figures_results(const struct figures *figures);

/* The year's entry, or NULL. */
const struct earlier_year *earlier_year(const struct stats *stats, int year);

/* The part of a year that tells of MEASURE in an edition, its own first; NULL where none does. */
const struct earlier_part *earlier_part(
    const struct earlier_year *year, const struct measure *measure, uint32_t edition);

/* Why what was counted in YEAR and before does not compare with the year after it; NULL where it does. */
const struct value *earlier_broken(const struct stats *stats, const struct measure *measure, int year);

/* What an edition could print in a year: the figures of PART, protected by the edition's rule or as published. Measures
 * and cells that the part does not name read [x]. */
const struct figures *earlier_figures(const struct context *context, const struct results *results,
    const struct figures *figures, const struct earlier_part *part);

/* Is MEASURE split by time, or a part of it? Then one year's cells are not another's. */
bool measure_in_time(const struct measure *measure);

/* --- years.c --- */

struct years; /* what was asked of earlier years in one edition */

/* The same measures over the records of another year, without checks and earlier years. */
const struct stats *stats_again(
    const struct context *context, const struct stats *stats, const struct records *records);

/* The figures of RESULTS, which are another year's, with what is withheld of them. NOW has the report's own figures of the
 * edition where RESULTS are of the same statistics, defined in the same words; else NULL. */
const struct figures *figures_of_year(const struct context *context, const struct results *results,
    const struct edition *edition, const struct years *years, const struct figures *now);

/* stats_protect for any year: the words of the definitions are those of NOW, or made anew where it is NULL. */
const struct figures *figures_protect(const struct context *context, const struct results *results,
    const struct suppressions *hidden, struct years *years, const struct figures *now);

struct year_counts *year_counts_new(struct arena *arena);

/* Was that year counted anew, for a figure that something asked for? */
bool year_was_counted(const struct stats *stats, int year);

struct years *years_new(struct arena *arena, const struct results *results, const struct suppressor *suppressor);

#endif
