/* The series' names above a chart, each behind its sign. */
#include "chart/sketch.h"

/* A series in the legend: its sign, then its label. */
static extent sign_width(const struct sketch *sketch, bool lines)
{
	return lines ? sketch->style->text * 2 : sketch->style->text * 4 / 5;
}

static void draw_sign(struct sketch *sketch, extent x, extent middle, size_t series, bool lines)
{
	struct ink_of ink = {INK_SERIES, series_style(series), -1};
	extent width = sign_width(sketch, lines);
	if (!lines) {
		sketch_rectangle(sketch, (struct box){x, middle - width / 2, width, width}, ink);
		return;
	}
	sketch_line(sketch, (struct box){x, middle, width, 0}, sketch->style->text / 6, ink);
	sketch_marker(sketch, x + width / 2, middle, sketch->style->text * 3 / 5, ink);
}

enum { LINES_MOST = 3 };

void sketch_legend(struct sketch *sketch, bool lines)
{
	const struct chart_data *chart = sketch->chart;
	if (chart->series_count < 2)
		return;
	extent em = sketch->style->text, sign = sign_width(sketch, lines) + em / 3;
	extent x = 0, row = sketch->leading, half = sketch_half(sketch, 1);
	for (size_t i = 0; i < chart->series_count; i++) {
		struct block label = sketch_break(sketch, chart->series[i], sketch->width - sign);
		label = sketch_shorten(sketch, label, LINES_MOST);
		if (x > 0 && x + sign + label.width > sketch->width) {
			sketch->y += row;
			x = 0;
			row = sketch->leading;
		}
		draw_sign(sketch, x, sketch->y + half, i, lines);
		sketch_block(sketch, x + sign, sketch_baseline(sketch, 1, sketch->y + half), &label, ANCHOR_START,
		    (struct ink_of){INK_TEXT, -1, -1});
		extent height = sketch_height(sketch, label.count);
		row = height > row ? height : row;
		x += sign + label.width + em;
	}
	sketch->y += row + em / 2;
}
