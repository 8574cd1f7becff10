/* Lines over time, each named at its end: endings that would touch are moved apart, in the order of their last values. */
#include <stdlib.h>
#include <string.h>

#include "chart/plot.h"

enum {
	LINES_LEAST = 9,
	LINES_MOST = 15,
	LABEL_PERCENT = 30,
	NARROW = 26 /* em */,
	ROOM = 6 /* em, or no line can be drawn */
};

/* A series' label at the right end of its line; the reference line's too, which follows the last series. */
struct ending {
	size_t series;
	extent wanted, middle; /* where its line ends, and where the label came to stand */
	struct text_block text;
	extent height;
};

static int ending_compare(const void *left, const void *right)
{
	const struct ending *a = left, *b = right;
	if (a->wanted != b->wanted)
		return a->wanted < b->wanted ? -1 : 1;
	return (a->series > b->series) - (a->series < b->series);
}

/* The last point of a series that is shown; NULL if none is. */
static const struct chart_point *last_shown(const struct chart_data *chart, size_t series)
{
	for (size_t i = chart->category_count; i-- > 0;)
		if (point_shown(point_at(chart, i, series)))
			return point_at(chart, i, series);
	return NULL;
}

/* The labels that stand at ends of lines: none of a single series, which the title names. */
static size_t endings_first(const struct chart_data *chart)
{
	return chart->series_count < 2 ? chart->series_count : 0;
}

static size_t endings_end(const struct chart_data *chart)
{
	return chart->series_count + (chart->reference_label != NULL);
}

static const char *ending_label(const struct chart_data *chart, size_t series)
{
	return series < chart->series_count ? chart->series[series] : chart->reference_label;
}

/* The value at which a line ends. */
static int64_t ending_value(const struct sketch *sketch, const struct plot *plot, size_t series)
{
	if (series == sketch->chart->series_count)
		return scale_reference(&plot->scale, sketch->chart);
	const struct chart_point *point = last_shown(sketch->chart, series);
	return point ? scale_value(&plot->scale, point) : 0;
}

static extent sign_width(const struct sketch *sketch)
{
	return sketch->style->text * 3 / 2;
}

/* The width that the labels at the lines' ends take; 0 where they have no room there and a legend stands above. */
static extent endings_width(const struct sketch *sketch)
{
	const struct chart_data *chart = sketch->chart;
	extent limit = (extent)((int64_t)sketch->width * LABEL_PERCENT / 100) - sign_width(sketch), width = 0, tall = 0;
	extent room = plot_tall(sketch, LINES_LEAST, LINES_MOST) - sketch->leading, most = sketch->leading * 8;
	most = room < most ? room : most;
	if (endings_first(chart) == endings_end(chart) || sketch->width < sketch->style->text * NARROW)
		return 0;
	for (size_t i = endings_first(chart); i < endings_end(chart); i++) {
		struct text_block text = sketch_break(sketch, ending_label(chart, i), limit);
		width = text.width > width ? text.width : width;
		tall += 2 * sketch_half(sketch, text.count) + sketch->style->text / 4;
		if (text.broken || tall > most)
			return 0;
	}
	return width + sign_width(sketch);
}

/* Moves labels apart: down from the top, then up again where they would leave the plot. They come in the order of their
 * lines' ends, and endings_width lets in only so many that the second pass leaves none above the plot. */
static void endings_part(struct ending *endings, size_t count, extent top, extent bottom)
{
	for (size_t i = 0; i < count; i++) {
		extent least = top + endings[i].height / 2;
		endings[i].middle = endings[i].wanted > least ? endings[i].wanted : least;
		top = endings[i].middle + endings[i].height / 2;
	}
	for (size_t i = count; i-- > 0;) {
		extent most = bottom - endings[i].height / 2;
		endings[i].middle = endings[i].middle < most ? endings[i].middle : most;
		bottom = endings[i].middle - endings[i].height / 2;
	}
}

static void draw_ending(struct sketch *sketch, const struct ending *ending, extent x)
{
	extent sign = sign_width(sketch), text = sketch->style->text;
	if (ending->series < sketch->chart->series_count)
		sketch_marker(sketch, x + sign * 11 / 20, ending->middle, text * 3 / 5,
		    (struct ink_of){INK_SERIES, series_style(ending->series), -1});
	else
		sketch_line(sketch, (struct box){x + text / 4, ending->middle, sign - text / 2, 0}, reference_stroke(sketch),
		    (struct ink_of){INK_TEXT, -1, -1});
	sketch_block(sketch, x + sign, sketch_baseline(sketch, ending->text.count, ending->middle), &ending->text,
	    ANCHOR_START, (struct ink_of){INK_TEXT, -1, -1});
}

static void draw_endings(struct sketch *sketch, const struct plot *plot, extent width)
{
	size_t first = endings_first(sketch->chart), count = endings_end(sketch->chart) - first;
	struct ending *endings = arena_array(sketch->arena, count, sizeof *endings);
	extent sign = sign_width(sketch), x = sketch->width - width, space = sketch->style->text / 8;
	for (size_t i = 0; i < count; i++) {
		endings[i].series = first + i;
		endings[i].wanted = plot_y(plot, ending_value(sketch, plot, first + i));
		endings[i].text = sketch_break(sketch, ending_label(sketch->chart, first + i), width - sign);
		endings[i].height = 2 * (sketch_half(sketch, endings[i].text.count) + space);
	}
	qsort(endings, count, sizeof *endings, ending_compare);
	endings_part(
	    endings, count, plot->area.y - sketch_half(sketch, 1) - space, plot->area.y + plot->area.height + space);
	for (size_t i = 0; i < count; i++)
		draw_ending(sketch, &endings[i], x);
}

static void draw_reference(struct sketch *sketch, const struct plot *plot)
{
	if (!sketch->chart->reference_label)
		return;
	extent y = plot_y(plot, scale_reference(&plot->scale, sketch->chart));
	sketch_line(sketch, (struct box){plot->area.x, y, plot->area.width, 0}, reference_stroke(sketch),
	    (struct ink_of){INK_TEXT, -1, -1});
}

/* A line is parted where a point is withheld or not available, and where two years do not compare. */
static void draw_series(struct sketch *sketch, const struct plot *plot, size_t series)
{
	const struct chart_data *chart = sketch->chart;
	bool joined = false;
	extent before_x = 0, before_y = 0;
	for (size_t i = 0; i < chart->category_count; i++) {
		const struct chart_point *point = point_at(chart, i, series);
		joined = joined && !chart_breaks_before(chart, i, series);
		if (!point_shown(point)) {
			joined = false;
			continue;
		}
		extent x = plot_x(plot, i, chart->category_count), y = plot_y(plot, scale_value(&plot->scale, point));
		struct ink_of ink = {INK_SERIES, series_style(series), (int)i};
		if (joined)
			sketch_line(sketch, (struct box){before_x, before_y, x - before_x, y - before_y}, sketch->style->text / 6,
			    (struct ink_of){INK_SERIES, series_style(series), -1});
		if (plot->pitch >= sketch->style->text * 2 / 3 || !joined)
			sketch_marker(sketch, x, y, sketch->style->text * 3 / 5, ink);
		joined = true;
		before_x = x;
		before_y = y;
	}
}

static void plot_spread(const struct sketch *sketch, struct plot *plot, extent endings)
{
	size_t count = sketch->chart->category_count;
	extent margin = sketch->style->text;
	plot->area.x = plot_axis_width(sketch, plot);
	plot->area.width = sketch->width - plot->area.x - endings;
	extent inner = plot->area.width - 2 * margin;
	plot->pitch = count > 1 ? inner / (extent)(count - 1) : 0;
	plot->first = plot->area.x + (count > 1 ? margin : plot->area.width / 2);
	plot->span = inner;
}

void draw_lines(struct sketch *sketch)
{
	const struct chart_data *chart = sketch->chart;
	struct plot plot = {.scale = scale_of(chart)};
	bool hidden = false;
	for (size_t i = 0; i < chart->category_count * chart->series_count; i++)
		hidden |= !point_shown(&chart->points[i]);
	plot.axis = axis_of(&plot.scale, plot_steps(sketch, plot_tall(sketch, LINES_LEAST, LINES_MOST)));
	extent endings = endings_width(sketch);
	plot_spread(sketch, &plot, endings);
	if (plot.area.width < sketch->style->text * ROOM) {
		draw_bars(sketch);
		return;
	}
	plot_label(sketch, &plot, false);
	if (endings == 0)
		sketch_legend(sketch, LEGEND_LINES);
	plot_set(sketch, &plot, plot_tall(sketch, LINES_LEAST, LINES_MOST));
	plot_draw_grid(sketch, &plot);
	plot_draw_base(sketch, &plot);
	plot_draw_breaks(sketch, &plot);
	draw_reference(sketch, &plot);
	for (size_t i = 0; i < chart->series_count; i++)
		draw_series(sketch, &plot, i);
	if (endings > 0)
		draw_endings(sketch, &plot, endings);
	plot_draw_categories(sketch, &plot, hidden);
}
