/* What columns and lines share: the axis, its grid, and the categories' labels below. Where labels
 * would meet, only every second is set, or every third … */
#include "chart/plot.h"

#include <string.h>

#include "base/ascii.h"

enum { LABEL_LINES = 3 };

static const struct ink_of axis_ink = {INK_SECONDARY, -1, -1};
static const struct ink_of rule_ink = {INK_RULE, -1, -1};

extent plot_x(const struct plot *plot, size_t category, size_t count)
{
	return plot->first + (count > 1 ? (extent)((int64_t)plot->span * (int64_t)category / (int64_t)(count - 1)) : 0);
}

extent plot_y(const struct plot *plot, int64_t value)
{
	int64_t span = plot->axis.last - plot->axis.first;
	return plot->area.y + plot->area.height - part_of(plot->area.height, value - plot->axis.first, span);
}

static int64_t tick(const struct plot *plot, size_t index)
{
	return plot->axis.first + plot->axis.step * (int64_t)index;
}

extent plot_axis_width(const struct sketch *sketch, const struct plot *plot)
{
	extent width = 0;
	for (size_t i = 0; i < plot->axis.count; i++) {
		const char *label = axis_label(sketch, &plot->scale, &plot->axis, tick(plot, i));
		extent wide = sketch_measure(sketch, label, strlen(label));
		width = wide > width ? wide : width;
	}
	return width + sketch->style->text / 2;
}

/* A label of a point in time holds a year: "April 2021", "2020-21". */
static bool holds_year(const char *label)
{
	size_t digits = 0;
	for (; *label; label++) {
		digits = ascii_digit(*label) ? digits + 1 : 0;
		if (digits == 4)
			return true;
	}
	return false;
}

bool plot_is_time(const struct chart_data *chart)
{
	for (size_t i = 0; i < chart->category_count; i++)
		if (!holds_year(chart->categories[i]))
			return false;
	return true;
}

/* The middle of a label, moved in where it would run out of the drawing. */
static extent label_middle(const struct sketch *sketch, const struct plot *plot, size_t category)
{
	extent half = plot->labels[category].width / 2 + 1, middle = plot_x(plot, category, sketch->chart->category_count);
	if (middle + half > sketch->width)
		middle = sketch->width - half;
	return middle < half ? half : middle;
}

static struct text_block label_break(
    const struct sketch *sketch, const struct plot *plot, size_t category, size_t previous, extent limit)
{
	if (plot->dated)
		return calendar_label(sketch, plot->calendar, category, previous, limit);
	return sketch_break(sketch, sketch->chart->categories[category], limit);
}

/* Between two labels: short months may stand closer. */
static extent label_space(const struct sketch *sketch, const struct plot *plot)
{
	return plot->dated && plot->calendar == CALENDAR_SHORT ? sketch->style->text / 4 : sketch->style->text / 2;
}

/* The width of the first LINES of a label. */
static extent label_width(const struct sketch *sketch, const struct text_block *label, size_t lines)
{
	extent width = 0;
	for (size_t i = 0; i < lines && i < label->count; i++) {
		extent wide = sketch_measure(sketch, label->lines[i], strlen(label->lines[i]));
		width = wide > width ? wide : width;
	}
	return width;
}

/* The space between two labels in the lines that both have. */
static extent labels_between(const struct sketch *sketch, const struct plot *plot, size_t left, size_t right)
{
	const struct text_block *a = &plot->labels[left], *b = &plot->labels[right];
	size_t lines = a->count < b->count ? a->count : b->count;
	extent taken = (label_width(sketch, a, lines) + label_width(sketch, b, lines)) / 2;
	return label_middle(sketch, plot, right) - label_middle(sketch, plot, left) - taken;
}

/* Whether every so many labels fit side by side. */
static bool labels_fit(const struct sketch *sketch, struct plot *plot, size_t every)
{
	extent space = label_space(sketch, plot);
	int64_t wide = (int64_t)plot->pitch * (int64_t)every - space;
	extent limit = wide > sketch->width || plot->pitch == 0 ? sketch->width : (extent)wide;
	bool alone = every >= sketch->chart->category_count;
	plot->label_lines = 0;
	for (size_t i = 0; i < sketch->chart->category_count; i++) {
		plot->labels[i] = (struct text_block){0};
		if (i % every != 0)
			continue;
		plot->labels[i] = label_break(sketch, plot, i, i < every ? i : i - every, alone ? sketch->width : limit);
		const struct text_block *label = &plot->labels[i];
		if (!alone && (label->broken || label->count > LABEL_LINES))
			return false;
		if (i >= every && labels_between(sketch, plot, i - every, i) < space)
			return false;
		plot->label_lines = label->count > plot->label_lines ? label->count : plot->label_lines;
	}
	return true;
}

/* Every so many labels, in the longest form that fits. */
static bool labels_choose(const struct sketch *sketch, struct plot *plot)
{
	int forms = plot->dated ? CALENDAR_COUNT : 1;
	for (int form = 0; form < forms; form++) {
		plot->calendar = (enum calendar)form;
		if (labels_fit(sketch, plot, plot->every))
			return true;
	}
	return false;
}

/* Months are left out evenly over a year. */
static size_t every_next(const struct plot *plot, size_t every)
{
	do
		every++;
	while (plot->monthly && 12 % every != 0 && every % 12 != 0);
	return every;
}

bool plot_label(const struct sketch *sketch, struct plot *plot, bool all)
{
	size_t count = sketch->chart->category_count;
	plot->labels = arena_array(sketch->arena, count, sizeof *plot->labels);
	plot->dated = calendar_has_years(sketch->chart);
	plot->monthly = plot->dated && calendar_has_months(sketch);
	plot->every = 1;
	bool fit = labels_choose(sketch, plot);
	while (!fit && !all) {
		plot->every = every_next(plot, plot->every);
		fit = labels_choose(sketch, plot);
	}
	return fit;
}

static struct text_block unit_block(const struct sketch *sketch)
{
	const char *unit = sketch->chart->unit;
	return sketch_break(sketch, unit && strcmp(unit, "percent") != 0 ? unit : "", sketch->width);
}

extent plot_tall(const struct sketch *sketch, int least, int most)
{
	extent tall = sketch->width / 5 * 2;
	tall = tall < sketch->leading * least ? sketch->leading * least : tall;
	tall = tall > sketch->leading * most ? sketch->leading * most : tall;
	extent limit = sketch->style->plot_most;
	return limit && tall > limit ? limit : tall;
}

int plot_steps(const struct sketch *sketch, extent tall)
{
	enum { STEPS = 5 };
	extent lines = tall / sketch->leading - 1;
	return lines > STEPS ? STEPS : lines < 1 ? 1 : (int)lines;
}

void plot_set(struct sketch *sketch, struct plot *plot, extent height)
{
	sketch->plot = height;
	struct text_block unit = unit_block(sketch);
	extent space = unit.count > 0 ? sketch->style->text / 4 : 0;
	plot->area.y = sketch->y + sketch_height(sketch, unit.count) + space + sketch_half(sketch, 1);
	plot->area.height = height;
}

void plot_draw_grid(struct sketch *sketch, const struct plot *plot)
{
	struct text_block unit = unit_block(sketch);
	sketch_block(sketch, 0, sketch->y + sketch->ascent, &unit, ANCHOR_START, axis_ink);
	for (size_t i = 0; i < plot->axis.count; i++) {
		extent y = plot_y(plot, tick(plot, i));
		sketch_line(sketch, (struct box){plot->area.x, y, plot->area.width, 0}, sketch->style->text / 20, rule_ink);
		sketch_text(sketch, plot->area.x - sketch->style->text / 2, sketch_baseline(sketch, 1, y),
		    axis_label(sketch, &plot->scale, &plot->axis, tick(plot, i)), ANCHOR_END, axis_ink);
	}
}

/* What is printed where a point is withheld or not available, at the base line; none over another. */
static void draw_symbols(struct sketch *sketch, const struct plot *plot)
{
	const struct chart_data *chart = sketch->chart;
	extent end = -1;
	for (size_t i = 0; i < chart->category_count * chart->series_count; i++) {
		const struct chart_point *point = &chart->points[i];
		size_t category = i / chart->series_count;
		if (point_shown(point))
			continue;
		extent wide = sketch_measure(sketch, point->value.text, strlen(point->value.text)),
		       x = plot_x(plot, category, sketch->chart->category_count);
		if (x - wide / 2 <= end || x + wide / 2 > sketch->width)
			continue;
		sketch_text(sketch, x, sketch->y + sketch->ascent, point->value.text, ANCHOR_MIDDLE,
		    (struct ink_of){INK_TEXT, -1, (int)category});
		end = x + wide / 2;
	}
	sketch->y += sketch->leading;
}

void plot_draw_base(struct sketch *sketch, const struct plot *plot)
{
	extent base = plot_y(plot, 0);
	sketch_line(sketch, (struct box){plot->area.x, base, plot->area.width, 0}, sketch->style->text / 12, axis_ink);
}

void plot_draw_categories(struct sketch *sketch, const struct plot *plot, bool symbols)
{
	sketch->y = plot->area.y + plot->area.height + sketch_half(sketch, 1) + sketch->style->text / 6;
	if (symbols)
		draw_symbols(sketch, plot);
	for (size_t i = 0; i < sketch->chart->category_count; i++)
		sketch_block(sketch, label_middle(sketch, plot, i), sketch->y + sketch->ascent, &plot->labels[i], ANCHOR_MIDDLE,
		    (struct ink_of){INK_TEXT, -1, (int)i});
	sketch->y += sketch_height(sketch, plot->label_lines);
}

static bool breaks_after(const struct chart_data *chart, size_t category)
{
	for (size_t k = 0; k < chart->series_count; k++)
		if (chart_breaks_before(chart, category + 1, k))
			return true;
	return false;
}

void plot_draw_breaks(struct sketch *sketch, const struct plot *plot)
{
	size_t count = sketch->chart->category_count;
	for (size_t i = 0; i + 1 < count; i++) {
		extent x = (plot_x(plot, i, count) + plot_x(plot, i + 1, count)) / 2;
		if (breaks_after(sketch->chart, i))
			sketch_line(
			    sketch, (struct box){x, plot->area.y, 0, plot->area.height}, sketch->style->text / 12, axis_ink);
	}
}
