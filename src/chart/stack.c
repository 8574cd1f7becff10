/* Stacked bars, as counts or as shares of a whole; a withheld part is a gap with a label, never a length. */
#include "chart/rows.h"
#include "chart/scale.h"

/* One bar a category, its segments parted by white gaps. A value stands inside its segment if it fits; the others stand
 * below the bar, each behind its series' colour. The bars of a share are all as long as there is room: what is not shown
 * of one is a gap at its end, labelled with its symbol. */
struct stacks {
	struct scale scale;
	struct rows rows;
	int64_t greatest; /* sum of a category; unused by shares */
	extent parting;   /* width of the gaps */
	extent sign;      /* side of the squares before values below a bar */
};

/* A segment as placed, and its value. */
struct segment {
	extent x, width;
	bool inside;
	struct text_block text;
};

static int64_t segment_value(const struct stacks *stacks, const struct chart_point *point)
{
	int64_t value = scale_value(&stacks->scale, point);
	return value > 0 ? value : 0;
}

static int64_t bar_sum(const struct sketch *sketch, const struct stacks *stacks, size_t category)
{
	int64_t sum = 0;
	for (size_t i = 0; i < sketch->chart->series_count; i++) {
		int64_t value = segment_value(stacks, point_at(sketch->chart, category, i));
		sum = sum > INT64_MAX - value ? INT64_MAX : sum + value;
	}
	return sum;
}

/* The first part of a bar that is not shown, or NULL. */
static const struct chart_point *bar_hidden(const struct sketch *sketch, size_t category)
{
	for (size_t i = 0; i < sketch->chart->series_count; i++)
		if (!point_shown(point_at(sketch->chart, category, i)))
			return point_at(sketch->chart, category, i);
	return NULL;
}

/* What the whole length of a bar stands for; 0 where that is not known. Rounded parts may come to more than their whole,
 * or to less. */
static int64_t bar_whole(const struct sketch *sketch, const struct stacks *stacks, size_t category)
{
	const struct figure *wholes = sketch->chart->wholes;
	if (!wholes)
		return stacks->greatest;
	struct chart_point whole = {.value = wholes[category]};
	int64_t sum = bar_sum(sketch, stacks, category), value = scale_value(&stacks->scale, &whole);
	if (!bar_hidden(sketch, category))
		return sum;
	return !point_shown(&whole) ? 0 : value > sum ? value : sum;
}

static int64_t greatest_sum(const struct sketch *sketch, const struct stacks *stacks)
{
	int64_t greatest = 0;
	for (size_t category = 0; category < sketch->chart->category_count; category++) {
		int64_t sum = bar_sum(sketch, stacks, category);
		greatest = sum > greatest ? sum : greatest;
	}
	return greatest;
}

static void segments_place(
    const struct sketch *sketch, const struct stacks *stacks, size_t category, struct segment *out)
{
	const struct chart_data *chart = sketch->chart;
	extent x = stacks->rows.start, pad = sketch->style->text / 3;
	int64_t whole = bar_whole(sketch, stacks, category);
	extent length = stacks->rows.area - stacks->parting * (extent)(chart->series_count - 1) -
	                (extent)chart->series_count; /* each may be rounded up */
	for (size_t i = 0; i < chart->series_count; i++) {
		const struct chart_point *point = point_at(chart, category, i);
		int64_t value = segment_value(stacks, point);
		out[i] = (struct segment){.x = x, .width = part_of(length, value, whole)};
		out[i].text = sketch_break(sketch, point->text, stacks->rows.area - stacks->sign - pad);
		out[i].inside = point_shown(point) && out[i].text.count == 1 && out[i].text.width + 2 * pad <= out[i].width;
		if (out[i].width > 0)
			x += out[i].width + stacks->parting;
	}
}

/* Sets the values that stand in no segment in lines below TOP, or only measures them; returns their height. */
static extent below_set(struct sketch *sketch, const struct stacks *stacks, size_t category,
    const struct segment *segments, extent top, bool draw)
{
	extent x = 0, y = 0, row = 0, pad = sketch->style->text / 3, half = sketch_half(sketch, 1);
	for (size_t i = 0; i < sketch->chart->series_count; i++) {
		const struct text_block *text = &segments[i].text;
		if (segments[i].inside)
			continue;
		extent wide = stacks->sign + pad + text->width,
		       tall = 2 * half + sketch_height(sketch, text->count) - sketch_height(sketch, 1);
		if (x > 0 && x + wide > stacks->rows.area) {
			y += row;
			x = row = 0;
		}
		if (draw) {
			extent left = stacks->rows.start + x, middle = top + y + half;
			sketch_rectangle(sketch, (struct box){left, middle - stacks->sign / 2, stacks->sign, stacks->sign},
			    (struct ink_of){INK_SERIES, series_style(i), -1});
			sketch_block(sketch, left + stacks->sign + pad, sketch_baseline(sketch, 1, middle), text, ANCHOR_START,
			    (struct ink_of){INK_TEXT, -1, (int)category});
		}
		row = tall > row ? tall : row;
		x += wide + sketch->style->text;
	}
	return y + row;
}

static void draw_segment(
    struct sketch *sketch, const struct segment *segment, size_t category, size_t series, struct box slot)
{
	struct ink_of fill = {INK_SERIES, series_style(series), (int)category};
	sketch_rectangle(sketch, (struct box){segment->x, slot.y, segment->width, slot.height}, fill);
	if (segment->inside)
		sketch_block(sketch, segment->x + segment->width / 2, sketch_baseline(sketch, 1, slot.y + slot.height / 2),
		    &segment->text, ANCHOR_MIDDLE, (struct ink_of){INK_ON_SERIES, series_style(series), (int)category});
}

/* What is left of a share's bar when its shown parts are drawn: the parts that are not. */
static void draw_gap(struct sketch *sketch, const struct stacks *stacks, size_t category, extent start, struct box slot)
{
	const struct chart_point *hidden = sketch->chart->wholes ? bar_hidden(sketch, category) : NULL;
	extent width = stacks->rows.start + stacks->rows.area - start, line = sketch->style->text / 16;
	if (!hidden || width <= 0 || bar_whole(sketch, stacks, category) <= bar_sum(sketch, stacks, category))
		return;
	struct ink_of ink = {INK_SECONDARY, -1, -1};
	sketch_line(sketch, (struct box){start, slot.y + line / 2, width, 0}, line, ink);
	sketch_line(sketch, (struct box){start, slot.y + slot.height - line / 2, width, 0}, line, ink);
	sketch_line(sketch, (struct box){start + width, slot.y, 0, slot.height}, line, ink);
	struct text_block text = sketch_break(sketch, hidden->value.text, width);
	if (text.count == 1 && !text.broken)
		sketch_block(sketch, start + width / 2, sketch_baseline(sketch, 1, slot.y + slot.height / 2), &text,
		    ANCHOR_MIDDLE, (struct ink_of){INK_TEXT, -1, -1});
}

static bool bar_is_empty(const struct segment *segments, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (segments[i].width > 0 || segments[i].inside)
			return false;
	return true;
}

static void draw_row(struct sketch *sketch, const struct stacks *stacks, size_t category)
{
	size_t count = sketch->chart->series_count;
	struct segment *segments = arena_array(sketch->arena, count, sizeof *segments);
	extent text = 2 * sketch_half(sketch, 1);
	extent bar = sketch->style->bar > text ? sketch->style->bar : text;
	segments_place(sketch, stacks, category, segments);
	extent below = below_set(sketch, stacks, category, segments, 0, false), space = sketch->style->text / 6;
	if (bar_is_empty(segments, count)) { /* its values stand where the bar would */
		extent at = rows_label(sketch, &stacks->rows, category, below, 0);
		below_set(sketch, stacks, category, segments, at, true);
		return;
	}
	extent top = rows_label(sketch, &stacks->rows, category, bar, below > 0 ? space + below : 0);
	extent end = stacks->rows.start;
	for (size_t i = 0; i < count; i++) {
		draw_segment(sketch, &segments[i], category, i, (struct box){0, top, 0, bar});
		end = segments[i].width > 0 ? segments[i].x + segments[i].width + stacks->parting : end;
	}
	draw_gap(sketch, stacks, category, end, (struct box){0, top, 0, bar});
	below_set(sketch, stacks, category, segments, top + bar + space, true);
}

void draw_stacks(struct sketch *sketch)
{
	struct stacks stacks = {.scale = scale_of(sketch->chart)};
	extent em = sketch->style->text;
	stacks.parting = sketch->style->bar / 8 > 1000 ? sketch->style->bar / 8 : 1000;
	stacks.sign = em * 4 / 5;
	stacks.greatest = greatest_sum(sketch, &stacks);
	stacks.rows = rows_plan(sketch, em * 8);
	sketch_legend(sketch, LEGEND_BARS);
	for (size_t i = 0; i < sketch->chart->category_count; i++)
		draw_row(sketch, &stacks, i);
}

void draw_shares(struct sketch *sketch)
{
	draw_stacks(sketch);
}
