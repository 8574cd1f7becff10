/* Values as integers of one unit, lengths proportional to them, and round steps for an axis. */
#ifndef CHART_SCALE_H
#define CHART_SCALE_H

#include "base/buffer.h"
#include "chart/sketch.h"

struct scale {
	unsigned decimals; /* that the integers have */
	int64_t low, high; /* the least and greatest of what is shown; low at most 0, high at least 0 */
};

struct scale scale_of(const struct chart_data *chart);

/* The value of a point as an integer of the scale; 0 where none is shown. */
int64_t scale_value(const struct scale *scale, const struct chart_point *point);

/* Where the chart's reference line stands, as an integer of the scale. */
int64_t scale_reference(const struct scale *scale, const struct chart_data *chart);

const struct chart_point *point_at(const struct chart_data *chart, size_t category, size_t series);
bool point_shown(const struct chart_point *point);

/* VALUE of WHOLE as a part of LENGTH, rounded half away from zero. WHOLE is positive, or the part is 0. */
extent part_of(extent length, int64_t value, int64_t whole);

struct value_axis {
	int64_t step, first, last; /* in the scale's integers; first at most 0 */
	size_t count;              /* of ticks, both ends included */
};

/* Steps of 1, 2 or 5 times a power of ten, ABOUT as many, from 0 and over all values. */
struct value_axis axis_of(const struct scale *scale, int about);

/* A tick as printed: "1,200", "0.5", "40%". */
const char *axis_label(
    const struct sketch *sketch, const struct scale *scale, const struct value_axis *axis, int64_t value);

#endif
