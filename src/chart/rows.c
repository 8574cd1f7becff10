#include "chart/rows.h"

#include <string.h>

enum { NARROW = 26 /* em */, LABEL_PERCENT = 42, LABEL_LINES = 4, LABEL_MOST = 10, LABEL_LONG = 200 /* bytes */ };

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

/* The width in which each label stays on one line, if that is half of the drawing's at most; LIMIT otherwise. */
static extent labels_whole(const struct sketch *sketch, extent limit)
{
	extent whole = 0;
	for (size_t i = 0; i < sketch->chart->category_count; i++) {
		const char *label = sketch->chart->categories[i];
		extent wide = strlen(label) > LABEL_LONG ? INT32_MAX : sketch_measure(sketch, label, strlen(label));
		whole = wide > whole ? wide : whole;
	}
	return whole > limit && whole <= sketch->width / 2 ? whole : limit;
}

static struct rows rows_try(const struct sketch *sketch, extent needed, extent limit)
{
	struct rows rows = {0};
	bool cramped = false;
	labels_break(sketch, &rows, limit);
	extent label = labels_width(sketch, &rows, &cramped);
	rows.start = label + sketch->style->text / 2;
	rows.area = sketch->width - rows.start;
	rows.above = cramped || rows.area < needed;
	rows.overhang = rows.above ? 0 : sketch->style->gap / 2;
	return rows;
}

struct rows rows_plan(const struct sketch *sketch, extent needed)
{
	int percent = sketch->style->label_percent ? sketch->style->label_percent : LABEL_PERCENT;
	extent limit = (extent)((int64_t)sketch->width * percent / 100), whole = labels_whole(sketch, limit);
	struct rows rows = rows_try(sketch, needed, whole);
	if (rows.above && whole != limit)
		rows = rows_try(sketch, needed, limit);
	if (rows.above) {
		labels_break(sketch, &rows, sketch->width);
		for (size_t i = 0; i < sketch->chart->category_count; i++)
			rows.labels[i] = sketch_shorten(sketch, rows.labels[i], LABEL_MOST);
		rows.start = 0;
		rows.area = sketch->width;
	}
	return rows;
}

/* Space between two labels of which one has several lines: more than between its lines. */
static extent label_space(const struct sketch *sketch)
{
	return sketch->style->text * 2 / 5;
}

/* By how much a label may stand above and below its row; less than nothing where rows are close. */
static extent label_overhang(const struct sketch *sketch, const struct rows *rows, size_t lines)
{
	return lines < 2 ? rows->overhang : (sketch->style->gap - label_space(sketch)) / 2;
}

static extent row_gap(const struct sketch *sketch, const struct rows *rows)
{
	extent gap = sketch->style->gap * 3 / 2, least = label_space(sketch);
	return !rows->above ? sketch->style->gap : gap > least ? gap : least;
}

/* The row whose bars begin at TOP, and that ends where the sketch is filled now. */
static void row_note(struct sketch *sketch, const struct rows *rows, extent top, size_t shape)
{
	sketch->rows =
	    arena_grow(sketch->arena, sketch->rows, sketch->row_count, &sketch->row_capacity, sizeof *sketch->rows);
	extent y = top - rows->overhang;
	sketch->rows[sketch->row_count++] = (struct drawing_row){y, sketch->y + rows->overhang - y, shape};
}

static extent label_above(struct sketch *sketch, const struct rows *rows, size_t category, extent height, extent below)
{
	const struct text_block *label = &rows->labels[category];
	extent top = sketch->y;
	size_t shape = sketch->count;
	sketch_block(sketch, 0, top + sketch->ascent, label, ANCHOR_START, (struct ink_of){INK_TEXT, -1, (int)category});
	extent bars = top + sketch_height(sketch, label->count) + sketch->style->text / 8;
	sketch->y = bars + height + below;
	row_note(sketch, rows, top, shape);
	return bars;
}

static extent label_beside(struct sketch *sketch, const struct rows *rows, size_t category, extent height, extent below)
{
	const struct text_block *label = &rows->labels[category];
	extent top = sketch->y, tall = 2 * (sketch_half(sketch, label->count) - label_overhang(sketch, rows, label->count));
	extent row = tall > height ? tall : height, spare = (row - height) / 2;
	size_t shape = sketch->count;
	sketch_block(sketch, rows->start - sketch->style->text / 2, sketch_baseline(sketch, label->count, top + row / 2),
	    label, ANCHOR_END, (struct ink_of){INK_TEXT, -1, (int)category});
	sketch->y = top + (spare > below ? row : row - spare + below);
	row_note(sketch, rows, top, shape);
	return top + spare;
}

extent rows_label(struct sketch *sketch, const struct rows *rows, size_t category, extent height, extent below)
{
	sketch->y += category > 0 ? row_gap(sketch, rows) : rows->overhang;
	extent top = (rows->above ? label_above : label_beside)(sketch, rows, category, height, below);
	if (category + 1 == sketch->chart->category_count)
		sketch->y += rows->overhang;
	return top;
}
