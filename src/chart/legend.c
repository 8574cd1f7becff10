/* The series' names above a chart, each behind its sign. */
#include "chart/sketch.h"

extent reference_stroke(const struct sketch *sketch)
{
	return sketch->style->text / 6;
}

/* A series in the legend: its sign, then its label. */
static extent sign_width(const struct sketch *sketch, enum legend legend)
{
	return legend == LEGEND_LINES ? sketch->style->text * 2 : sketch->style->text * 4 / 5;
}

/* A piece of the reference line, lying or standing as it does in the chart. */
static void draw_reference(struct sketch *sketch, extent x, extent middle, extent width, enum legend legend)
{
	struct box vector = {x, middle, width, 0};
	if (legend == LEGEND_BARS)
		vector = (struct box){x + width / 2, middle - width * 3 / 4, 0, width * 3 / 2};
	sketch_line(sketch, vector, reference_stroke(sketch), (struct ink_of){INK_TEXT, -1, -1});
}

/* What follows the last series is the reference line. */
static void draw_sign(struct sketch *sketch, extent x, extent middle, size_t series, enum legend legend)
{
	struct ink_of ink = {INK_SERIES, series_style(series), -1};
	extent width = sign_width(sketch, legend);
	if (series == sketch->chart->series_count) {
		draw_reference(sketch, x, middle, width, legend);
		return;
	}
	if (legend != LEGEND_LINES) {
		sketch_rectangle(sketch, (struct box){x, middle - width / 2, width, width}, ink);
		return;
	}
	sketch_line(sketch, (struct box){x, middle, width, 0}, sketch->style->text / 6, ink);
	sketch_marker(sketch, x + width / 2, middle, sketch->style->text * 3 / 5, ink);
}

enum { LINES_MOST = 3 };

void sketch_legend(struct sketch *sketch, enum legend legend)
{
	const struct chart_data *chart = sketch->chart;
	size_t first = chart->series_count < 2 ? chart->series_count : 0;
	size_t end = chart->series_count + (chart->reference_label != NULL);
	if (first == end)
		return;
	extent em = sketch->style->text, sign = sign_width(sketch, legend) + em / 3;
	extent x = 0, row = sketch->leading, half = sketch_half(sketch, 1);
	for (size_t i = first; i < end; i++) {
		const char *name = i < chart->series_count ? chart->series[i] : chart->reference_label;
		struct text_block label = sketch_break(sketch, name, sketch->width - sign);
		label = sketch_shorten(sketch, label, LINES_MOST);
		if (x > 0 && x + sign + label.width > sketch->width) {
			sketch->y += row;
			x = 0;
			row = sketch->leading;
		}
		draw_sign(sketch, x, sketch->y + half, i, legend);
		sketch_block(sketch, x + sign, sketch_baseline(sketch, 1, sketch->y + half), &label, ANCHOR_START,
		    (struct ink_of){INK_TEXT, -1, -1});
		extent height = sketch_height(sketch, label.count);
		row = height > row ? height : row;
		x += sign + label.width + em;
	}
	sketch->y += row + em / 2;
}
