/* Upright columns over months, years and bands. Values stand above the columns while they fit; else a grid and an axis say
 * them. */
#include <string.h>

#include "chart/plot.h"

/* Columns carry their values where these fit side by side, and then need no grid. Where they do not, a few columns are
 * drawn as bars, which always have room; many stand before a grid. */
enum { FEW = 14, LINES_LEAST = 8, LINES_MOST = 14 };

static bool any_hidden(const struct chart_data *chart)
{
	for (size_t i = 0; i < chart->category_count * chart->series_count; i++)
		if (!point_shown(&chart->points[i]))
			return true;
	return false;
}

/* The width of one column with the space beside it. */
static extent slot(const struct sketch *sketch, const struct plot *plot)
{
	return plot->pitch * 4 / 5 / (extent)sketch->chart->series_count;
}

static bool values_fit(const struct sketch *sketch, const struct plot *plot)
{
	const struct chart_data *chart = sketch->chart;
	for (size_t i = 0; i < chart->category_count * chart->series_count; i++) {
		const char *text = chart->points[i].text;
		if (sketch_measure(sketch, text, strlen(text)) + sketch->style->text / 6 > slot(sketch, plot))
			return false;
	}
	return true;
}

static void columns_pitch(const struct sketch *sketch, struct plot *plot, extent left)
{
	plot->area.x = left;
	plot->area.width = sketch->width > left ? sketch->width - left : 0;
	plot->pitch = plot->area.width / (extent)sketch->chart->category_count;
	plot->first = left + plot->pitch / 2;
	plot->span = plot->pitch * (extent)(sketch->chart->category_count - 1);
}

static extent reference_y(const struct sketch *sketch, const struct plot *plot)
{
	return plot_y(plot, scale_reference(&plot->scale, sketch->chart));
}

/* A piece of the reference line: columns cover it, and have a light one of their own. */
static void draw_reference(struct sketch *sketch, const struct plot *plot, extent x, extent width, struct ink_of ink)
{
	extent thick = reference_stroke(sketch);
	sketch_rectangle(sketch, (struct box){x, reference_y(sketch, plot) - thick / 2, width, thick}, ink);
}

/* Does the line run over what stands from HIGH down to LOW? */
static bool reference_crosses(const struct sketch *sketch, const struct plot *plot, extent high, extent low)
{
	extent y = reference_y(sketch, plot), thick = reference_stroke(sketch);
	return y - thick > high && y + thick < low;
}

/* The base line of the value of a column that ends at TOP: not where the reference line would cross it. */
static extent value_baseline(const struct sketch *sketch, const struct plot *plot, extent top, bool below)
{
	extent space = sketch->style->text / 3,
	       baseline = below ? top + space + sketch->ascent : top - space - sketch->descent;
	if (!sketch->chart->reference_label)
		return baseline;
	extent line = reference_y(sketch, plot);
	if (line < baseline - sketch->ascent - space || line > baseline + sketch->descent + space)
		return baseline;
	return below ? line + space + sketch->ascent : line - space - sketch->descent;
}

static void draw_column(struct sketch *sketch, const struct plot *plot, size_t category, size_t series, bool values)
{
	const struct chart_point *point = point_at(sketch->chart, category, series);
	int64_t value = scale_value(&plot->scale, point);
	extent wide = slot(sketch, plot), most = sketch->style->bar * 3;
	extent left = plot_x(plot, category, sketch->chart->category_count) -
	              wide * (extent)sketch->chart->series_count / 2 + wide * (extent)series;
	extent column = wide - wide / 8 < most ? wide - wide / 8 : most, x = left + (wide - column) / 2;
	extent top = plot_y(plot, value), base = plot_y(plot, 0);
	sketch_rectangle(sketch, (struct box){x, top < base ? top : base, column, top < base ? base - top : top - base},
	    (struct ink_of){INK_SERIES, series_style(series), (int)category});
	extent high = top < base ? top : base;
	if (sketch->chart->reference_label && reference_crosses(sketch, plot, high, top < base ? base : top))
		draw_reference(sketch, plot, x, column, (struct ink_of){INK_ON_SERIES, series_style(series), -1});
	if (values)
		sketch_text(sketch, left + wide / 2, value_baseline(sketch, plot, value < 0 ? top : high, value < 0),
		    point->text, ANCHOR_MIDDLE, (struct ink_of){INK_TEXT, -1, (int)category});
}

static void draw_all(struct sketch *sketch, const struct plot *plot, bool values)
{
	if (sketch->chart->reference_label)
		draw_reference(sketch, plot, plot->area.x, plot->area.width, (struct ink_of){INK_TEXT, -1, -1});
	for (size_t i = 0; i < sketch->chart->category_count; i++)
		for (size_t k = 0; k < sketch->chart->series_count; k++)
			draw_column(sketch, plot, i, k, values);
}

/* Columns that carry their values: the plot ends at the greatest one. */
static void draw_valued(struct sketch *sketch, struct plot *plot)
{
	extent line = sketch_height(sketch, 1) + sketch->style->text / 3;
	sketch_legend(sketch, LEGEND_COLUMNS);
	plot->axis = (struct value_axis){1, plot->scale.low, plot->scale.high, 0};
	plot->area.y = sketch->y + line;
	plot->area.height = plot->scale.low == plot->scale.high ? 0 : plot_tall(sketch, LINES_LEAST, LINES_MOST);
	sketch->plot = plot->area.height;
	draw_all(sketch, plot, true);
	plot_draw_base(sketch, plot);
	plot_draw_breaks(sketch, plot);
	plot->area.height += plot->scale.low < 0 ? line : 0;
	plot_draw_categories(sketch, plot, false);
}

static void draw_gridded(struct sketch *sketch, struct plot *plot)
{
	sketch_legend(sketch, LEGEND_COLUMNS);
	plot_set(sketch, plot, plot_tall(sketch, LINES_LEAST, LINES_MOST));
	plot_draw_grid(sketch, plot);
	draw_all(sketch, plot, false);
	plot_draw_base(sketch, plot);
	plot_draw_breaks(sketch, plot);
	plot_draw_categories(sketch, plot, false);
}

void draw_columns(struct sketch *sketch)
{
	const struct chart_data *chart = sketch->chart;
	struct plot plot = {.scale = scale_of(chart)};
	columns_pitch(sketch, &plot, 0);
	bool time = plot_is_time(chart);
	if (values_fit(sketch, &plot) && plot_label(sketch, &plot, !time)) {
		draw_valued(sketch, &plot);
		return;
	}
	plot.axis = axis_of(&plot.scale, plot_steps(sketch, plot_tall(sketch, LINES_LEAST, LINES_MOST)));
	columns_pitch(sketch, &plot, plot_axis_width(sketch, &plot));
	if (!time || chart->category_count <= FEW || any_hidden(chart) || slot(sketch, &plot) < sketch->style->text / 4) {
		draw_bars(sketch);
		return;
	}
	plot_label(sketch, &plot, false);
	draw_gridded(sketch, &plot);
}
