/* Horizontal bars with their values: the sketch of `type: bar`, in the rows that stacks use too (rows.c). */
#include "chart/rows.h"
#include "chart/scale.h"

/* Horizontal bars, ranked by the caller; each carries its value, so there is no grid. */
struct bars {
	struct scale scale;
	struct rows rows;
	struct text_block *values; /* of each point */
	extent longest;            /* length of the greatest value, either way */
	extent zero;               /* where the bars begin; negative ones go left from there */
	extent space;              /* between a bar's end and its value */
};

static int64_t greatest(const struct scale *scale)
{
	return scale->high > -scale->low ? scale->high : -scale->low;
}

/* Where the value of a bar that ends at LENGTH begins, from zero on: beyond the reference line where that would cross it. */
static extent value_start(
    const struct sketch *sketch, const struct bars *bars, extent longest, extent length, extent width)
{
	extent start = length + bars->space;
	if (!sketch->chart->reference_label)
		return start;
	extent line = part_of(longest, scale_reference(&bars->scale, sketch->chart), greatest(&bars->scale));
	bool meets = line > length - bars->space && line < start + width + bars->space;
	return meets ? line + bars->space : start;
}

/* The room that bars and values take left and right of zero, were the greatest LONGEST long. */
static void bars_room(const struct sketch *sketch, const struct bars *bars, extent longest, extent room[2])
{
	const struct chart_data *chart = sketch->chart;
	room[0] = room[1] = 0;
	for (size_t i = 0; i < chart->category_count * chart->series_count; i++) {
		int64_t value = scale_value(&bars->scale, &chart->points[i]);
		extent length = part_of(longest, value < 0 ? -value : value, greatest(&bars->scale));
		extent wide = bars->values[i].width;
		length = (value >= 0 ? value_start(sketch, bars, longest, length, wide) : length + bars->space) + wide;
		extent *side = &room[value >= 0];
		*side = length > *side ? length : *side;
	}
}

/* The longest that the greatest value may be, by halving the interval: the room needed only grows with it. */
static void bars_fit(const struct sketch *sketch, struct bars *bars)
{
	extent low = 0, high = bars->rows.area, room[2];
	while (low < high) {
		extent middle = low + (high - low + 1) / 2;
		bars_room(sketch, bars, middle, room);
		if (room[0] + room[1] <= bars->rows.area)
			low = middle;
		else
			high = middle - 1;
	}
	bars->longest = low;
	bars_room(sketch, bars, low, room);
	bars->zero = bars->rows.start + room[0];
}

/* Values break only where the whole width is too narrow for one. */
static extent values_break(const struct sketch *sketch, struct bars *bars, extent limit)
{
	const struct chart_data *chart = sketch->chart;
	size_t count = chart->category_count * chart->series_count;
	extent width = 0;
	bars->values = arena_array(sketch->arena, count, sizeof *bars->values);
	for (size_t i = 0; i < count; i++) {
		bars->values[i] = sketch_break(sketch, chart->points[i].text, limit);
		width = bars->values[i].width > width ? bars->values[i].width : width;
	}
	return width;
}

/* The space between the bars of a row, one for each series. */
static extent bar_gap(const struct sketch *sketch)
{
	return sketch->style->gap / 4;
}

/* A bar's height, or its value's where that is more, which may stand out over the gaps. */
static extent bar_height(const struct sketch *sketch, const struct bars *bars, const struct text_block *value)
{
	extent over = sketch->chart->series_count > 1 ? bar_gap(sketch) / 2 : sketch->style->gap / 2;
	over = over < bars->rows.overhang ? over : bars->rows.overhang;
	extent text = 2 * (sketch_half(sketch, value->count) - over);
	return text > sketch->style->bar ? text : sketch->style->bar;
}

/* The reference line through a row from TOP on, or all of it where no label stands above: light where it crosses a bar. */
static void draw_reference(struct sketch *sketch, const struct bars *bars, extent top)
{
	if (!sketch->chart->reference_label)
		return;
	const struct drawing_row *row = &sketch->rows[sketch->row_count - 1];
	extent at = part_of(bars->longest, scale_reference(&bars->scale, sketch->chart), greatest(&bars->scale));
	extent wide = reference_stroke(sketch), x = bars->zero + at - wide / 2, y = bars->rows.above ? top : row->y;
	x = x < 0 ? 0 : x > sketch->width - wide ? sketch->width - wide : x;
	size_t end = sketch->count;
	for (size_t i = row->shape; i < end; i++) {
		struct shape bar = sketch->shapes[i];
		bool crossed =
		    bar.kind == SHAPE_RECTANGLE && bar.ink == INK_SERIES && bar.x < x && bar.x + bar.width > x + wide;
		if (!crossed)
			continue;
		sketch_rectangle(sketch, (struct box){x, y, wide, bar.y - y}, (struct ink_of){INK_TEXT, -1, -1});
		sketch_rectangle(
		    sketch, (struct box){x, bar.y, wide, bar.height}, (struct ink_of){INK_ON_SERIES, bar.series, -1});
		y = bar.y + bar.height;
	}
	sketch_rectangle(sketch, (struct box){x, y, wide, row->y + row->height - y}, (struct ink_of){INK_TEXT, -1, -1});
}

static void draw_bar(struct sketch *sketch, const struct bars *bars, size_t category, size_t series, extent middle)
{
	const struct chart_point *point = point_at(sketch->chart, category, series);
	const struct text_block *text = &bars->values[category * sketch->chart->series_count + series];
	int64_t value = scale_value(&bars->scale, point);
	extent length = part_of(bars->longest, value, greatest(&bars->scale)), bar = sketch->style->bar;
	extent end = bars->zero + length;
	sketch_rectangle(sketch,
	    (struct box){length < 0 ? end : bars->zero, middle - bar / 2, length < 0 ? -length : length, bar},
	    (struct ink_of){INK_SERIES, series_style(series), (int)category});
	extent start = bars->zero + value_start(sketch, bars, bars->longest, length, text->width);
	sketch_block(sketch, length < 0 ? end - bars->space : start, sketch_baseline(sketch, text->count, middle), text,
	    length < 0 ? ANCHOR_END : ANCHOR_START, (struct ink_of){INK_TEXT, -1, (int)category});
}

static void draw_row(struct sketch *sketch, const struct bars *bars, size_t category)
{
	size_t series = sketch->chart->series_count;
	const struct text_block *values = &bars->values[category * series];
	extent height = 0, inner = bar_gap(sketch);
	for (size_t i = 0; i < series; i++)
		height += bar_height(sketch, bars, &values[i]) + (i > 0 ? inner : 0);
	extent top = rows_label(sketch, &bars->rows, category, height, 0);
	extent first = top;
	if (bars->scale.low < 0)
		sketch_line(sketch, (struct box){bars->zero, top, 0, height}, sketch->style->text / 16,
		    (struct ink_of){INK_RULE, -1, -1});
	for (size_t i = 0; i < series; i++) {
		extent bar = bar_height(sketch, bars, &values[i]);
		draw_bar(sketch, bars, category, i, top + bar / 2);
		top += bar + inner;
	}
	draw_reference(sketch, bars, first);
}

void draw_bars(struct sketch *sketch)
{
	struct bars bars = {.scale = scale_of(sketch->chart), .space = sketch->style->text * 2 / 5};
	extent value = values_break(sketch, &bars, sketch->width / (bars.scale.low < 0 ? 2 : 1) - bars.space);
	extent needed = bars.space + value + sketch->style->text * 5;
	bars.rows = rows_plan(sketch, bars.scale.low < 0 ? needed + value : needed);
	sketch_legend(sketch, LEGEND_BARS);
	bars_fit(sketch, &bars);
	for (size_t i = 0; i < sketch->chart->category_count; i++)
		draw_row(sketch, &bars, i);
}
