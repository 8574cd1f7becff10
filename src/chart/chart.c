/* From a chart to its drawing: the function of its kind, and what that filled. */
#include "chart/chart.h"

#include <string.h>

#include "chart/sketch.h"

static void (*const draw_kind[CHART_KIND_COUNT])(struct sketch *) = {
#define CHART_KIND(id, key, name, traits, draw) [id] = draw,
#include "doc/chart_list.h"
};

/* Was the note of a break said at an earlier point? */
static bool note_said(const struct chart_data *chart, size_t point)
{
	for (size_t i = 0; i < point; i++)
		if (chart->breaks[i] && strcmp(chart->breaks[i], chart->breaks[point]) == 0)
			return true;
	return false;
}

/* Below a plot of years that do not all compare stands why; bars in rows may be parted, and leave it to the notes. */
static void draw_notes(struct sketch *sketch)
{
	const struct chart_data *chart = sketch->chart;
	if (!chart->breaks || sketch->row_count)
		return;
	for (size_t i = 0; i < chart->category_count * chart->series_count; i++) {
		if (!chart->breaks[i] || note_said(chart, i))
			continue;
		struct text_block note = sketch_break(sketch, chart->breaks[i], sketch->width);
		sketch->y += sketch->style->text / 2;
		sketch_block(
		    sketch, 0, sketch->y + sketch->ascent, &note, ANCHOR_START, (struct ink_of){INK_SECONDARY, -1, -1});
		sketch->y += sketch_height(sketch, note.count);
	}
}

const struct drawing *chart_draw(struct arena *arena, const struct chart_data *chart, const struct theme *theme,
    const struct chart_style *style, extent width, const struct metric *metric)
{
	(void)theme;
	struct sketch sketch = sketch_begin(arena, chart, style, width, metric);
	if (chart->category_count > 0 && chart->series_count > 0)
		draw_kind[chart->kind](&sketch);
	draw_notes(&sketch);
	struct drawing *drawing = arena_alloc(arena, sizeof *drawing);
	*drawing = (struct drawing){
	    sketch.width, sketch.y, sketch.shapes, sketch.count, sketch.rows, sketch.row_count, sketch.plot};
	return drawing;
}

const char **chart_text_lines(
    struct arena *arena, const struct metric *metric, extent size, const char *text, extent width, size_t *count)
{
	struct chart_style style = {.text = size, .leading = size};
	struct sketch sketch = sketch_begin(arena, NULL, &style, width, metric);
	struct text_block block = sketch_break(&sketch, text, width);
	*count = block.count;
	return block.lines;
}
