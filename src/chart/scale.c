#include "chart/scale.h"

#include <string.h>

/* Integers stay below this, so that sums of a few and steps beyond the greatest do not overflow. */
static const int64_t value_max = INT64_MAX / 64;

static bool value_scaled(struct number number, unsigned decimals, int64_t *out)
{
	int64_t units = number.units;
	for (unsigned i = number.decimals; i < decimals; i++) {
		if (units > value_max / 10 || units < -value_max / 10)
			return false;
		units *= 10;
	}
	if (number.decimals > decimals)
		units = number_round(number, decimals).units;
	*out = units > value_max ? value_max : units < -value_max ? -value_max : units;
	return true;
}

const struct chart_point *point_at(const struct chart_data *chart, size_t category, size_t series)
{
	return &chart->points[category * chart->series_count + series];
}

bool point_shown(const struct chart_point *point)
{
	return point->value.state == FIGURE_SHOWN;
}

int64_t scale_value(const struct scale *scale, const struct chart_point *point)
{
	int64_t value = 0;
	if (point_shown(point) && !value_scaled(point->value.value, scale->decimals, &value))
		value = 0;
	return value;
}

/* Whether every value can be held with these decimals. */
static bool scale_holds(const struct chart_data *chart, unsigned decimals)
{
	int64_t value;
	for (size_t i = 0; i < chart->category_count * chart->series_count; i++)
		if (point_shown(&chart->points[i]) && !value_scaled(chart->points[i].value.value, decimals, &value))
			return false;
	return !chart->reference_label || value_scaled(chart->reference, decimals, &value);
}

int64_t scale_reference(const struct scale *scale, const struct chart_data *chart)
{
	int64_t value;
	return value_scaled(chart->reference, scale->decimals, &value) ? value : 0;
}

static void scale_widen(struct scale *scale, int64_t value)
{
	scale->low = value < scale->low ? value : scale->low;
	scale->high = value > scale->high ? value : scale->high;
}

struct scale scale_of(const struct chart_data *chart)
{
	struct scale scale = {0};
	size_t count = chart->category_count * chart->series_count;
	for (size_t i = 0; i < count; i++)
		if (point_shown(&chart->points[i]) && chart->points[i].value.value.decimals > scale.decimals)
			scale.decimals = chart->points[i].value.value.decimals;
	if (chart->reference_label && chart->reference.decimals > scale.decimals)
		scale.decimals = chart->reference.decimals;
	while (scale.decimals > 0 && !scale_holds(chart, scale.decimals))
		scale.decimals--;
	for (size_t i = 0; i < count; i++)
		scale_widen(&scale, scale_value(&scale, &chart->points[i]));
	if (chart->reference_label)
		scale_widen(&scale, scale_reference(&scale, chart));
	return scale;
}

extent part_of(extent length, int64_t value, int64_t whole)
{
	if (whole <= 0 || value == 0)
		return 0;
	int64_t amount = value < 0 ? -value : value;
	while (whole > INT64_C(1) << 40) {
		whole >>= 1;
		amount >>= 1;
	}
	int64_t part = (amount * length * 2 + whole) / (whole * 2);
	return (extent)(value < 0 ? -part : part);
}

/* The least step of 1, 2 or 5 times a power of ten that takes no more than ABOUT steps over the span, in the integers
 * of SCALE; the axis begins and ends on a step and holds zero (after Heckbert, "Nice Numbers for Graph Labels",
 * 1990). */
struct value_axis axis_of(const struct scale *scale, int about)
{
	static const int64_t multiples[] = {1, 2, 5};
	struct value_axis axis = {.step = 1};
	int64_t span = scale->high - scale->low, power = 1;
	for (size_t i = 0; axis.step < span / about + (span % about != 0); i++) {
		if (i % 3 == 0 && i > 0)
			power *= 10;
		axis.step = power * multiples[i % 3];
	}
	axis.first = -((-scale->low + axis.step - 1) / axis.step) * axis.step;
	axis.last = (scale->high + axis.step - 1) / axis.step * axis.step;
	if (axis.first == axis.last)
		axis.last = axis.step;
	axis.count = (size_t)((axis.last - axis.first) / axis.step) + 1;
	return axis;
}

const char *axis_label(
    const struct sketch *sketch, const struct scale *scale, const struct value_axis *axis, int64_t value)
{
	struct number number = {value, (uint8_t)scale->decimals};
	int64_t step = axis->step;
	for (; number.decimals > 0 && step % 10 == 0; step /= 10) {
		number.units /= 10;
		number.decimals--;
	}
	struct buffer text = {0};
	number_print(&text, number);
	if (sketch->chart->unit && strcmp(sketch->chart->unit, "percent") == 0)
		buffer_char(&text, '%');
	const char *label = arena_copy(sketch->arena, buffer_text(&text));
	buffer_release(&text);
	return label;
}
