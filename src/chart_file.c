#include "chart_file.h"

#include <string.h>

#include "base/ascii.h"
#include "chart/chart.h"
#include "data/yaml.h"

enum { LETTER = 540, CAPITAL = 720, ASCENT = 980, DESCENT = 220 }; /* thousandths of the size */

static extent even_width(void *self, enum face face, extent size, const char *text, size_t length, const char *language)
{
	(void)self, (void)face, (void)language;
	int64_t letters = 0;
	for (size_t i = 0; i < length; i++)
		letters += ((unsigned char)text[i] & 0xC0) != 0x80;
	return (extent)(letters * size * LETTER / 1000);
}

static extent even_cap(void *self, enum face face, extent size)
{
	(void)self, (void)face;
	return (extent)((int64_t)size * CAPITAL / 1000);
}

static extent even_ascent(void *self, enum face face, extent size)
{
	(void)self, (void)face;
	return (extent)((int64_t)size * ASCENT / 1000);
}

static extent even_descent(void *self, enum face face, extent size)
{
	(void)self, (void)face;
	return (extent)((int64_t)size * DESCENT / 1000);
}

static const struct metric even = {NULL, even_width, even_cap, even_ascent, even_descent, NULL, NULL};

/* Thousandths of a decimal number; OTHER where there is none. */
static extent length_read(const char *text, extent other)
{
	struct number number;
	if (!text || !number_parse(text, &number))
		return other;
	return (extent)number_round(number, 3).units;
}

static struct chart_point point_read(struct arena *arena, const struct value *value)
{
	struct chart_point point = {.text = value && value->text ? value->text : "[x]"};
	const char *number = arena_slice(arena, point.text, strcspn(point.text, " %"));
	point.value.text = point.text;
	if (!number_parse(number, &point.value.value))
		point.value.state = strcmp(point.text, "[c]") == 0 ? FIGURE_WITHHELD : FIGURE_NOT_AVAILABLE;
	return point;
}

static void series_read(struct arena *arena, struct chart_data *chart, const struct value *series)
{
	chart->series_count = series && series->count > 0 ? series->count : 1;
	chart->series = arena_array(arena, chart->series_count, sizeof *chart->series);
	const struct value *label = series ? series->first : NULL;
	for (size_t i = 0; label; i++, label = label->next)
		chart->series[i] = label->text ? label->text : "";
}

static void points_read(struct arena *arena, struct chart_data *chart, const struct value *points)
{
	chart->category_count = points ? points->count : 0;
	chart->categories = arena_array(arena, chart->category_count + 1, sizeof *chart->categories);
	chart->points = arena_array(arena, chart->category_count * chart->series_count + 1, sizeof *chart->points);
	const struct value *row = points ? points->first : NULL;
	for (size_t i = 0; row; i++, row = row->next) {
		chart->categories[i] = row->key ? row->key : "";
		const struct value *value = row->kind == VALUE_LIST ? row->first : row;
		for (size_t k = 0; k < chart->series_count; k++) {
			chart->points[i * chart->series_count + k] = point_read(arena, value);
			value = value && row->kind == VALUE_LIST ? value->next : NULL;
		}
	}
}

/* A list of figures, one a bar of a share. */
static void wholes_read(struct arena *arena, struct chart_data *chart, const struct value *wholes)
{
	if (!wholes)
		return;
	struct figure *figures = arena_array(arena, chart->category_count + 1, sizeof *figures);
	const struct value *whole = wholes->first;
	for (size_t i = 0; i < chart->category_count; i++) {
		figures[i] = point_read(arena, whole).value;
		whole = whole ? whole->next : NULL;
	}
	chart->wholes = figures;
}

/* How deep each row of a tree stands. */
static void levels_read(struct arena *arena, struct chart_data *chart, const struct value *levels)
{
	int *list = arena_array(arena, chart->category_count + 1, sizeof *list);
	const struct value *level = levels ? levels->first : NULL;
	for (size_t i = 0; level && i < chart->category_count; i++, level = level->next)
		list[i] = level->text && ascii_digit(*level->text) ? *level->text - '0' : 0;
	chart->levels = list;
}

void chart_file_dump(const struct context *context, uint32_t file, const char *width, struct buffer *out)
{
	const struct source *source = sources_get(context->sources, file);
	const struct value *value = yaml_parse(context, file, 0, source->length);
	if (!value)
		return;
	extent text = length_read(value_text(value, "text"), 10500);
	struct chart_style style = {.text = text, .leading = text * 4 / 3, .bar = text * 26 / 21, .gap = text * 13 / 21};
	struct chart_data chart = {
	    .kind = chart_kind_find(value_text(value, "kind"), CHART_BAR), .unit = value_text(value, "unit")};
	series_read(context->arena, &chart, value_get(value, "series"));
	points_read(context->arena, &chart, value_get(value, "points"));
	wholes_read(context->arena, &chart, value_get(value, "wholes"));
	levels_read(context->arena, &chart, value_get(value, "levels"));
	chart.reference_label = value_text(value, "reference-label");
	chart.reference = point_read(context->arena, value_get(value, "reference")).value.value;
	drawing_dump(out, chart_draw(context->arena, &chart, NULL, &style, length_read(width, 379000), &even));
}
