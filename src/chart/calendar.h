/* Labels of an axis of dates: each year once, months in full or by three letters. Private to chart/. */
#ifndef CHART_CALENDAR_H
#define CHART_CALENDAR_H

#include "chart/sketch.h"

enum calendar {
	CALENDAR_WHOLE, /* "April 2021" on one line */
	CALENDAR_YEARS, /* "April", and below it "2021" where the year is another than that of the label before */
	CALENDAR_SHORT, /* the same with "Apr"; "Apr to Jun" may take two lines */
	CALENDAR_COUNT
};

/* Whether every category ends in a year, "April to June 2021"; whether each is one month and its year. */
bool calendar_has_years(const struct chart_data *chart);
bool calendar_has_months(const struct sketch *sketch);

/* The label of CATEGORY, after that of PREVIOUS (of itself for the first); broken where it does not fit LIMIT. */
struct text_block calendar_label(
    const struct sketch *sketch, enum calendar calendar, size_t category, size_t previous, extent limit);

#endif
