#include "chart/rows.h"

enum { NARROW = 26 /* em */, LABEL_PERCENT = 42, LABEL_LINES = 4 };

static void labels_break(const struct sketch *sketch, struct rows *rows, extent limit)
{
	const struct chart_data *chart = sketch->chart;
	rows->labels = arena_array(sketch->arena, chart->category_count, sizeof *rows->labels);
	for (size_t i = 0; i < chart->category_count; i++)
		rows->labels[i] = sketch_break(sketch, chart->categories[i], limit);
}

/* The width of the labels; *cramped where one is broken within a word, or takes many lines: on a phone, two. */
static extent labels_width(const struct sketch *sketch, const struct rows *rows, bool *cramped)
{
	extent width = 0;
	size_t most = sketch->width < sketch->style->text * NARROW ? 1 : LABEL_LINES;
	for (size_t i = 0; i < sketch->chart->category_count; i++) {
		width = rows->labels[i].width > width ? rows->labels[i].width : width;
		*cramped |= rows->labels[i].broken || rows->labels[i].count > most;
	}
	return width;
}

struct rows rows_plan(const struct sketch *sketch, extent needed)
{
	struct rows rows = {0};
	bool cramped = false;
	extent em = sketch->style->text;
	labels_break(sketch, &rows, (extent)((int64_t)sketch->width * LABEL_PERCENT / 100));
	extent label = labels_width(sketch, &rows, &cramped);
	rows.start = label + em / 2;
	rows.area = sketch->width - rows.start;
	rows.above = cramped || rows.area < needed;
	rows.overhang = rows.above ? 0 : sketch->style->gap / 2;
	if (rows.above) {
		labels_break(sketch, &rows, sketch->width);
		rows.start = 0;
		rows.area = sketch->width;
	}
	return rows;
}

extent rows_label(struct sketch *sketch, const struct rows *rows, size_t category, extent height, extent below)
{
	const struct block *label = &rows->labels[category];
	struct ink_of ink = {INK_TEXT, -1, (int)category};
	if (category > 0)
		sketch->y += rows->above ? sketch->style->gap * 3 / 2 : sketch->style->gap;
	else
		sketch->y += rows->overhang;
	extent top = sketch->y, after = category + 1 == sketch->chart->category_count ? rows->overhang : 0;
	if (rows->above) {
		sketch_block(sketch, 0, top + sketch->ascent, label, ANCHOR_START, ink);
		top += sketch_height(sketch, label->count);
		sketch->y = top + height + below;
		return top;
	}
	extent tall = 2 * (sketch_half(sketch, label->count) - rows->overhang);
	extent row = tall > height ? tall : height, spare = (row - height) / 2;
	sketch_block(sketch, rows->start - sketch->style->text / 2, sketch_baseline(sketch, label->count, top + row / 2),
	    label, ANCHOR_END, ink);
	sketch->y = top + (spare > below ? row : row - spare + below) + after;
	return top + spare;
}
