/* From a chart to its drawing: the function of its kind, and what that filled. */
#include "chart/chart.h"

#include "chart/sketch.h"

static void (*const draw_kind[CHART_KIND_COUNT])(struct sketch *) = {
#define CHART_KIND(id, key, name, traits, draw) [id] = draw,
#include "doc/chart_list.h"
};

const struct drawing *chart_draw(struct arena *arena, const struct chart_data *chart, const struct theme *theme,
    const struct chart_style *style, extent width, const struct metric *metric)
{
	(void)theme;
	struct sketch sketch = sketch_begin(arena, chart, style, width, metric);
	if (chart->category_count > 0 && chart->series_count > 0)
		draw_kind[chart->kind](&sketch);
	struct drawing *drawing = arena_alloc(arena, sizeof *drawing);
	*drawing = (struct drawing){
	    sketch.width, sketch.y, sketch.shapes, sketch.count, sketch.rows, sketch.row_count, sketch.plot};
	return drawing;
}
