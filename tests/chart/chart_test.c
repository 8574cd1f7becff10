/* Many charts at many widths: no text meets another or leaves the drawing, bars are as long as their values say, and
 * every value is printed. */
#include "chart/chart.h"

#include <stdlib.h>

#include "../check.h"
#include "base/text.h"
#include "type/type.h"

struct random {
	uint64_t state;
};

static unsigned pick(struct random *random, unsigned below)
{
	random->state = random->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)(random->state >> 33) % below;
}

/* A metric of its own: narrow and wide letters, no font. */
static extent fake_width(void *self, enum face face, extent size, const char *text, size_t length, const char *language)
{
	(void)self, (void)face, (void)language;
	int64_t width = 0;
	for (size_t i = 0; i < length; i++)
		if (((unsigned char)text[i] & 0xC0) != 0x80)
			width += strchr("iljft.,()[] ", text[i]) ? 300 : strchr("mwMW%", text[i]) ? 850 : 560;
	return (extent)(width * size / 1000);
}

static extent fake_cap(void *self, enum face face, extent size)
{
	(void)self, (void)face;
	return size * 72 / 100;
}

static extent fake_ascent(void *self, enum face face, extent size)
{
	(void)self, (void)face;
	return size * 98 / 100;
}

static extent fake_descent(void *self, enum face face, extent size)
{
	(void)self, (void)face;
	return size * 22 / 100;
}

static const struct metric fake = {NULL, fake_width, fake_cap, fake_ascent, fake_descent, NULL, NULL};

static const char *const labels[] = {"Placement", "Contact with family and friends", "I want to be heard at my meeting",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen", "Other", "", "Health", "Education, training and work",
    "A very long reason that goes on and on so that it takes several lines wherever it is put, even on a wide page",
    "Unknown", "13 and over", "ŵŷ", "Legal advice about an order under section 31"};

static const char *label(struct arena *arena, struct random *random, bool time, size_t index)
{
	static const char *const months[] = {"April", "May", "June", "July", "August", "September", "October", "November",
	    "December", "January", "February", "March"};
	if (time)
		return arena_format(arena, "%s %zu", months[index % 12], 2021 + (index + 3) / 12);
	return labels[pick(random, sizeof labels / sizeof *labels)];
}

static int64_t amount(struct random *random, unsigned shape)
{
	switch (shape) {
	case 0:
		return 0;
	case 1:
		return (int64_t)pick(random, 300);
	case 2:
		return (int64_t)pick(random, 300) - 150;
	case 3:
		return (int64_t)pick(random, 1000000000) * 1000000;
	default:
		return (int64_t)pick(random, 6);
	}
}

static struct chart_point point(struct arena *arena, struct random *random, unsigned shape, bool percent)
{
	struct chart_point made = {0};
	if (shape == 6 || pick(random, 9) == 0) {
		made.value.state = pick(random, 2) ? FIGURE_WITHHELD : FIGURE_NOT_AVAILABLE;
		made.text = made.value.text = made.value.state == FIGURE_WITHHELD ? "[c]" : "[x]";
		return made;
	}
	made.value.value.units = amount(random, shape);
	made.value.value.decimals = (uint8_t)(shape == 5 ? pick(random, 3) : 0);
	struct buffer text = {0};
	number_print(&text, made.value.value);
	if (percent)
		buffer_add(&text, " (17%)");
	made.text = made.value.text = arena_copy(arena, buffer_text(&text));
	buffer_release(&text);
	return made;
}

/* What the bars of a share are parts of: their sum and what is withheld, or withheld themselves. */
static struct figure *wholes(struct arena *arena, struct random *random, const struct chart_data *chart)
{
	struct figure *figures = arena_array(arena, chart->category_count + 1, sizeof *figures);
	for (size_t i = 0; i < chart->category_count; i++) {
		struct figure *figure = &figures[i];
		figure->state = pick(random, 4) == 0 ? FIGURE_WITHHELD : FIGURE_SHOWN;
		figure->value.units = pick(random, 50);
		for (size_t k = 0; k < chart->series_count; k++)
			figure->value.units += chart->points[i * chart->series_count + k].value.value.units;
	}
	return figures;
}

/* A group stands at most one level below the one above it. */
static int *levels(struct arena *arena, struct random *random, struct chart_data *chart)
{
	int *list = arena_array(arena, chart->category_count + 1, sizeof *list);
	for (size_t i = 1; i < chart->category_count; i++)
		list[i] = (int)pick(random, (unsigned)list[i - 1] + 2);
	chart->series_count = 1;
	return list;
}

static struct chart_data *chart_make(struct arena *arena, struct random *random, enum chart_kind kind)
{
	static const size_t counts[] = {0, 1, 2, 3, 5, 12, 15, 24, 40};
	struct chart_data *chart = arena_alloc(arena, sizeof *chart);
	unsigned shape = pick(random, 7);
	bool time = pick(random, 2), percent = pick(random, 2);
	chart->kind = kind;
	chart->unit = pick(random, 3) == 0 ? "weeks" : pick(random, 3) == 0 ? "percent" : NULL;
	chart->category_count = counts[pick(random, sizeof counts / sizeof *counts)];
	chart->series_count = kind == CHART_STACKED || kind == CHART_SHARE ? 2 + pick(random, 4)
	                      : pick(random, 2)                            ? 1
	                                                                   : 1 + pick(random, 3);
	if (kind == CHART_PEOPLE)
		chart->category_count = chart->series_count = 1;
	chart->categories = arena_array(arena, chart->category_count + 1, sizeof *chart->categories);
	chart->series = arena_array(arena, chart->series_count, sizeof *chart->series);
	chart->points = arena_array(arena, chart->category_count * chart->series_count + 1, sizeof *chart->points);
	for (size_t i = 0; i < chart->category_count; i++)
		chart->categories[i] = label(arena, random, time, i);
	for (size_t i = 0; i < chart->series_count; i++)
		chart->series[i] = labels[pick(random, sizeof labels / sizeof *labels)];
	for (size_t i = 0; i < chart->category_count * chart->series_count; i++)
		chart->points[i] = point(arena, random, shape, percent);
	if (kind == CHART_SHARE)
		chart->wholes = wholes(arena, random, chart);
	if (kind == CHART_TREE)
		chart->levels = levels(arena, random, chart);
	if ((chart_kinds[kind].traits & CHART_TARGET) && pick(random, 2)) {
		chart->reference_label =
		    pick(random, 2) ? "Target 90%" : "Target 90% for everybody who was asked within three days";
		chart->reference = (struct number){amount(random, shape), 0};
	}
	return chart;
}

struct bounds {
	extent left, top, right, bottom;
};

static struct bounds text_bounds(const struct shape *shape, const struct metric *metric)
{
	extent width = metric->width(metric->self, shape->face, shape->size, shape->text, strlen(shape->text), NULL);
	extent left = shape->x - (shape->anchor == ANCHOR_END ? width : shape->anchor == ANCHOR_MIDDLE ? width / 2 : 0);
	return (struct bounds){left, shape->y - metric->ascent(metric->self, shape->face, shape->size), left + width,
	    shape->y + metric->descent(metric->self, shape->face, shape->size)};
}

static struct bounds shape_bounds(const struct shape *shape, const struct metric *metric)
{
	if (shape->kind == SHAPE_TEXT)
		return text_bounds(shape, metric);
	extent x = shape->x, y = shape->y, width = shape->width, height = shape->height;
	if (shape->kind == SHAPE_MARKER)
		return (struct bounds){x - width / 2, y - width / 2, x + width / 2, y + width / 2};
	return (struct bounds){x + (width < 0 ? width : 0), y + (height < 0 ? height : 0), x + (width > 0 ? width : 0),
	    y + (height > 0 ? height : 0)};
}

static bool texts_apart(const struct drawing *drawing, const struct metric *metric)
{
	enum { TOUCH = 20 };
	for (size_t i = 0; i < drawing->count; i++) {
		if (drawing->shapes[i].kind != SHAPE_TEXT)
			continue;
		struct bounds a = text_bounds(&drawing->shapes[i], metric);
		for (size_t k = i + 1; k < drawing->count; k++) {
			if (drawing->shapes[k].kind != SHAPE_TEXT)
				continue;
			struct bounds b = text_bounds(&drawing->shapes[k], metric);
			if (a.left + TOUCH < b.right && b.left + TOUCH < a.right && a.top + TOUCH < b.bottom &&
			    b.top + TOUCH < a.bottom) {
				printf("# '%s' meets '%s'\n", drawing->shapes[i].text, drawing->shapes[k].text);
				return false;
			}
		}
	}
	return true;
}

static bool all_inside(const struct drawing *drawing, const struct metric *metric)
{
	for (size_t i = 0; i < drawing->count; i++) {
		struct bounds bounds = shape_bounds(&drawing->shapes[i], metric);
		if (bounds.left < 0 || bounds.top < 0 || bounds.right > drawing->width || bounds.bottom > drawing->height) {
			printf("# %s %d %d %d %d of %d %d\n", drawing->shapes[i].text ? drawing->shapes[i].text : "shape",
			    bounds.left, bounds.top, bounds.right, bounds.bottom, drawing->width, drawing->height);
			return false;
		}
	}
	return true;
}

/* A drawing may be divided between any two rows: each holds its own shapes, and none meets the next. */
static bool rows_apart(const struct drawing *drawing, const struct chart_data *chart, const struct metric *metric)
{
	if (!drawing->row_count)
		return true;
	extent end = 0;
	for (size_t row = 0; row < drawing->row_count; row++) {
		const struct drawing_row *at = &drawing->rows[row];
		size_t last = row + 1 < drawing->row_count ? drawing->rows[row + 1].shape : drawing->count;
		bool good = at->y >= end && at->shape <= last;
		for (size_t i = at->shape; good && i < last; i++) {
			struct bounds bounds = shape_bounds(&drawing->shapes[i], metric);
			good = bounds.top >= at->y && bounds.bottom <= at->y + at->height;
		}
		if (!good) {
			printf("# row %zu runs out of itself\n", row);
			return false;
		}
		end = at->y + at->height;
	}
	return end <= drawing->height && drawing->row_count == chart->category_count;
}

/* The text of a category, all its lines joined without blanks. */
static void category_text(struct buffer *out, const struct drawing *drawing, int category)
{
	for (size_t i = 0; i < drawing->count; i++) {
		const struct shape *shape = &drawing->shapes[i];
		if (shape->kind != SHAPE_TEXT || shape->category != category)
			continue;
		for (const char *at = shape->text; *at; at++)
			if (*at != ' ')
				buffer_char(out, *at);
	}
}

static bool starts_without_blanks(const char **text, const char *what)
{
	const char *at = *text;
	for (; *what; what++)
		if (*what != ' ' && *at++ != *what)
			return false;
	*text = at;
	return true;
}

/* Bars and stacks print the label of each category and all its values, each once, and nothing else. */
static bool values_printed(const struct drawing *drawing, const struct chart_data *chart)
{
	bool all = true;
	for (size_t i = 0; all && i < chart->category_count; i++) {
		struct buffer text = {0};
		category_text(&text, drawing, (int)i);
		size_t expected = 0;
		const char *at = buffer_text(&text);
		all = starts_without_blanks(&at, chart->categories[i]);
		for (size_t k = 0; k < chart->series_count; k++)
			for (const char *byte = chart->points[i * chart->series_count + k].text; *byte; byte++)
				expected += *byte != ' ';
		all = all && strlen(at) == expected;
		for (size_t k = 0; all && k < chart->series_count; k++) {
			struct buffer value = {0};
			const char *typed = chart->points[i * chart->series_count + k].text;
			for (; *typed; typed++)
				if (*typed != ' ')
					buffer_char(&value, *typed);
			all = strstr(at, buffer_text(&value)) != NULL;
			buffer_release(&value);
		}
		if (!all)
			printf("# category %zu '%s' prints '%s'\n", i, chart->categories[i], buffer_text(&text));
		buffer_release(&text);
	}
	return all;
}

/* Rectangles of categories, in order: widths (of bars) are in proportion to the values that are shown and not 0. */
static bool bars_proportional(const struct drawing *drawing, const struct chart_data *chart)
{
	struct number greatest = {0};
	extent longest = 0;
	size_t next = 0, count = chart->category_count * chart->series_count;
	for (int pass = 0; pass < 2; pass++, next = 0) {
		for (size_t i = 0; i < count; i++) {
			const struct figure *value = &chart->points[i].value;
			int64_t units = value->state == FIGURE_SHOWN ? number_round(value->value, 2).units : 0;
			int64_t wide = units < 0 ? -units : units;
			if (pass == 0 && wide > greatest.units)
				greatest.units = wide;
			while (next < drawing->count &&
			       (drawing->shapes[next].kind != SHAPE_RECTANGLE || drawing->shapes[next].category < 0))
				next++;
			bool drawn = next < drawing->count && drawing->shapes[next].category == (int)(i / chart->series_count) &&
			             drawing->shapes[next].series == (int)(i % chart->series_count);
			extent width = drawn ? drawing->shapes[next++].width : 0;
			if (pass == 0)
				longest = width > longest ? width : longest;
			double off = greatest.units ? (double)wide * longest / (double)greatest.units - width : 0;
			if (pass == 1 && (off > 1 || off < -1)) {
				printf("# point %zu is %d wide of %d\n", i, width, longest);
				return false;
			}
		}
	}
	while (next < drawing->count &&
	       !(drawing->shapes[next].kind == SHAPE_RECTANGLE && drawing->shapes[next].category >= 0))
		next++;
	return true;
}

static bool is_column(const struct drawing *drawing)
{
	for (size_t i = 0; i < drawing->count; i++)
		if (drawing->shapes[i].kind == SHAPE_LINE && drawing->shapes[i].ink == INK_SECONDARY)
			return true;
	return false;
}

static bool one_chart(
    uint64_t seed, enum chart_kind kind, extent width, const struct chart_style *style, const struct metric *metric)
{
	struct arena *arena = arena_new();
	struct random random = {seed};
	const struct chart_data *chart = chart_make(arena, &random, kind);
	const struct drawing *drawing = chart_draw(arena, chart, NULL, style, width, metric);
	bool good = texts_apart(drawing, metric) && all_inside(drawing, metric) && rows_apart(drawing, chart, metric);
	bool rows = (kind == CHART_TREE || kind == CHART_BAR || kind == CHART_STACKED || kind == CHART_SHARE ||
	                kind == CHART_COLUMN) &&
	            !is_column(drawing);
	if (good && rows)
		good = values_printed(drawing, chart);
	if (good && rows && kind != CHART_STACKED && kind != CHART_SHARE && kind != CHART_TREE)
		good = bars_proportional(drawing, chart);
	if (!good)
		printf("# seed %llu kind %s width %d text %d\n", (unsigned long long)seed, chart_kinds[kind].key, width,
		    style->text);
	arena_free(arena);
	return good;
}

/* Each kind, ROUNDS charts at each width and size. */
static void all_kinds(struct checks *checks, uint64_t rounds, const struct metric *metric)
{
	static const extent widths[] = {240000, 280000, 320000, 379000, 483000, 640000};
	static const struct chart_style styles[] = {
	    {.text = 10500, .leading = 14000, .bar = 13000, .gap = 6500},
	    {.text = 16000, .leading = 21000, .bar = 18000, .gap = 9000},
	    {.text = 16000, .leading = 23000, .bar = 11000, .gap = 1200, .label_percent = 58, .plot_most = 80000},
	};
	for (enum chart_kind kind = CHART_BAR; kind < CHART_KIND_COUNT; kind++) {
		unsigned bad = 0;
		for (uint64_t seed = 1; seed <= rounds && bad < 3; seed++)
			for (size_t w = 0; w < sizeof widths / sizeof *widths; w++)
				for (size_t s = 0; s < sizeof styles / sizeof *styles; s++)
					bad += !one_chart(seed * 977 + w, kind, widths[w], &styles[s], metric);
		check(checks, chart_kinds[kind].key, bad == 0);
	}
}

/* The same with the metric of real fonts, where they are installed. */
static void real_fonts(struct checks *checks, uint64_t rounds)
{
	struct context context = {.arena = arena_new()};
	context.sources = sources_new(context.arena);
	context.messages = messages_new(context.arena, context.sources);
	const struct theme *theme = theme_load(&context, "themes", "county", (struct place){0});
	struct fonts *fonts = theme ? type_load(&context, theme) : NULL;
	if (fonts) {
		struct metric metric = type_metric(type_shaper(fonts, context.arena));
		all_kinds(checks, rounds, &metric);
		type_release(fonts);
	} else {
		printf("skip charts in real fonts: they are not installed\n");
	}
	arena_free(context.arena);
}

int main(int count, char **arguments)
{
	struct checks checks = {0};
	uint64_t rounds = count > 1 ? strtoull(arguments[1], NULL, 10) : 100;
	all_kinds(&checks, rounds, &fake);
	real_fonts(&checks, rounds / 5);
	return checks.failed > 0;
}
