/* Fits a chart into pages without touching its text: the label column is widened so that labels take fewer lines, then
 * bars and the gaps between them give way, and then the chart is divided between categories, all parts at one scale.
 * Columns and lines give up height. */
#include "layout/plot.h"

enum {
	TIGHTEST = 3,
	LABEL_USUAL = 42,
	LABEL_MOST = 58,
	LABEL_STEP = 4 /* per cent of the width */,
	PARTS_LONG = 3,
	ROWS_PARTED = 8
};

extent plot_legend_height(const struct drawing *drawing)
{
	return drawing->row_count ? drawing->rows[0].y : 0;
}

static extent rows_height(const struct drawing *drawing, size_t from, size_t to)
{
	const struct drawing_row *last = &drawing->rows[to - 1];
	return last->y + last->height - drawing->rows[from].y;
}

extent plot_part_height(const struct plot_parts *parts, size_t part)
{
	if (!parts->drawing->row_count)
		return parts->drawing->height;
	const struct drawing_row *rows = parts->drawing->rows;
	size_t from = parts->starts[part], to = parts->starts[part + 1];
	extent height = part + 1 < parts->count ? rows[to].y - rows[from].y : rows_height(parts->drawing, from, to);
	return height + (part == 0 ? plot_legend_height(parts->drawing) : 0);
}

/* The room that the rows of a part have, the source below the last one not counted. */
static extent part_room(const struct drawing *drawing, const struct plot_space *space, bool first)
{
	return (first ? space->first : space->later) - plot_legend_height(drawing);
}

/* Divides a drawing's rows, as many in each part as there is room for, or only LIMIT high; one row at least. Returns how
 * many parts there are; STARTS may be NULL. */
static size_t rows_divide(const struct drawing *drawing, const struct plot_space *space, extent limit, size_t *starts)
{
	size_t count = 0;
	for (size_t from = 0, to; from < drawing->row_count; from = to) {
		extent room = part_room(drawing, space, count == 0);
		for (to = from + 1; to < drawing->row_count; to++) {
			extent height = rows_height(drawing, from, to + 1);
			if (height > limit || height + (to + 1 == drawing->row_count ? space->below : 0) > room)
				break;
		}
		if (starts)
			starts[count] = from;
		count++;
	}
	return count;
}

/* What takes more than one page may begin below something else: it is divided more finely, so that a page may end between any
 * of the parts. */
static size_t rows_divide_finely(const struct drawing *drawing, const struct plot_space *space, size_t *starts)
{
	enum { ON_A_PAGE = 6 };
	return rows_divide(drawing, space, space->later / ON_A_PAGE, starts);
}

/* The parts as even as they can be without being more. */
static void rows_divide_evenly(const struct plot_space *space, struct plot_parts *parts)
{
	const struct drawing *drawing = parts->drawing;
	extent low = 0, high = drawing->height;
	while (low < high) {
		extent middle = low + (high - low) / 2;
		if (rows_divide(drawing, space, middle, NULL) <= parts->count)
			high = middle;
		else
			low = middle + 1;
	}
	rows_divide(drawing, space, high, parts->starts);
}

static struct chart_style style_of(const struct work *work, int tightness, int label_percent)
{
	const struct type_style *small = &work->theme->type[TYPE_SMALL];
	struct chart_style style = {.text = small->size,
	    .leading = small->leading,
	    .bar = small->size * 26 / 21,
	    .gap = small->size * 13 / 21,
	    .label_percent = label_percent};
	for (int i = 0; i < tightness; i++) {
		style.gap = style.gap / 2;
		style.bar = style.bar * 5 / 6;
	}
	return style;
}

static const struct drawing *draw(
    struct work *work, const struct chart_data *data, const struct chart_style *style, extent width)
{
	return chart_draw(work->arena, data, work->theme, style, width, &work->metric);
}

/* A plot of columns or lines, lower where that is asked for. */
static const struct drawing *plot_tighter(
    struct work *work, const struct chart_data *data, const struct plot_space *space, const struct drawing *drawing)
{
	static const int shares[] = {100, 80, 66};
	struct chart_style style = style_of(work, 0, 0);
	style.plot_most = drawing->plot * shares[space->tightness] / 100;
	return space->tightness && drawing->plot ? draw(work, data, &style, space->width) : drawing;
}

/* A plot of columns or lines, lower where the page asks for it. */
static const struct drawing *plot_lower(
    struct work *work, const struct chart_data *data, const struct plot_space *space, const struct drawing *drawing)
{
	enum { LINES_LEAST = 4, TRIES = 3 /* names of lines that leave their ends for a legend take height again */ };
	for (int i = 0; i < TRIES; i++) {
		extent over = drawing->height + space->below - space->first;
		if (over <= 0 || !drawing->plot)
			break;
		struct chart_style style = style_of(work, 0, 0);
		extent least = LINES_LEAST * style.leading;
		style.plot_most = drawing->plot - over > least ? drawing->plot - over : least;
		drawing = draw(work, data, &style, space->width);
	}
	return drawing;
}

/* The drawing that takes the fewest pages, and of those the one that gives up least. A chart of many pages is not tried
 * in every way. */
static const struct drawing *rows_fit(struct work *work, const struct chart_data *data, const struct plot_space *space,
    const struct drawing *drawing, size_t *count)
{
	*count = rows_divide(drawing, space, INT32_MAX, NULL);
	bool many = *count > PARTS_LONG;
	int tightest = many ? 1 : TIGHTEST, step = many ? 2 * LABEL_STEP : LABEL_STEP;
	for (int tightness = space->tightness; tightness <= tightest; tightness++) {
		for (int label = LABEL_USUAL; label <= LABEL_MOST && *count > 1; label += step) {
			struct chart_style style = style_of(work, tightness, label);
			const struct drawing *other = draw(work, data, &style, space->width);
			size_t parts = rows_divide(other, space, INT32_MAX, NULL);
			if (parts >= *count)
				continue;
			drawing = other;
			*count = parts;
		}
	}
	return drawing;
}

struct plot_parts plot_fit(struct work *work, const struct chart_data *data, const struct plot_space *space)
{
	struct plot_parts parts = {.count = 1};
	struct chart_style style = style_of(work, space->tightness, LABEL_USUAL);
	parts.drawing = draw(work, data, &style, space->width);
	if (!parts.drawing || !parts.drawing->height)
		return (struct plot_parts){0};
	if (!parts.drawing->row_count) {
		parts.drawing = plot_lower(work, data, space, plot_tighter(work, data, space, parts.drawing));
		return parts;
	}
	parts.drawing = rows_fit(work, data, space, parts.drawing, &parts.count);
	bool many = parts.count > 1;
	if (many)
		parts.count = rows_divide_finely(parts.drawing, space, NULL);
	else if (space->parted && parts.drawing->row_count >= ROWS_PARTED)
		parts.count = 2;
	parts.starts = arena_array(work->arena, parts.count + 1, sizeof *parts.starts);
	if (many)
		rows_divide_finely(parts.drawing, space, parts.starts);
	else
		rows_divide_evenly(space, &parts);
	parts.starts[parts.count] = parts.drawing->row_count;
	return parts;
}
