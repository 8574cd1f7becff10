/* The groups of a table as a drawing: each below the group that it is a part of, with a bar for its number. The list below
 * it says the same in words. */
#include "report/workings.h"

#include "base/text.h"
#include "report/tree.h"

/* A tree of fewer rows, or of one level, says no more than its list. */
enum { ROWS_LEAST = 4, LEVELS_LEAST = 2, NUMBERS_LEAST = 2 };

struct branches {
	const struct workings *w;
	struct chart_data *data;
	int *levels;
	size_t numbers; /* rows whose number is shown */
	int deepest;
};

static const char *row_name(const struct workings *w, const struct workings_group *at)
{
	const struct group_figures *group = at->group;
	struct section nowhere = prose_nowhere(w->section.composer);
	if (at->name || group->whole)
		return at->name ? at->name : workings_table(w, group->table);
	const char *words = tree_plain(workings_arena(w), prose_text(&nowhere, group->words, group->place, NODE_SPAN));
	return text_capital(workings_arena(w), words);
}

static void row_add(struct branches *b, const struct workings_group *at, int level)
{
	const struct group_figures *group = at->group;
	const struct usage *usage = workings_usage(b->w, group);
	const char *text = workings_count(b->w, group, usage);
	size_t row = b->data->category_count++;
	b->data->categories[row] = row_name(b->w, at);
	b->data->points[row] = (struct chart_point){usage ? usage->measure->cells->value : group->count, text ? text : ""};
	b->levels[row] = level;
	b->numbers += b->data->points[row].value.state == FIGURE_SHOWN;
	b->deepest = level > b->deepest ? level : b->deepest;
}

static void rows_add(struct branches *b, const struct table *table, const struct group_figures *parent, int level)
{
	for (size_t i = 0; i < b->w->count; i++) {
		const struct group_figures *group = b->w->groups[i].group;
		if (group->table != table || group->parent != parent)
			continue;
		row_add(b, &b->w->groups[i], level);
		rows_add(b, table, group, level + 1);
	}
}

void workings_draw(const struct workings *w, const struct table *table, struct node *part)
{
	struct arena *arena = workings_arena(w);
	struct chart_data *data = arena_alloc(arena, sizeof *data);
	struct branches b = {.w = w, .data = data, .levels = arena_array(arena, w->count + 1, sizeof *b.levels)};
	*data = (struct chart_data){.kind = CHART_TREE, .series_count = 1, .levels = b.levels};
	data->language = w->section.composer->document->language;
	data->categories = arena_array(arena, w->count + 1, sizeof *data->categories);
	data->points = arena_array(arena, w->count + 1, sizeof *data->points);
	data->series = arena_array(arena, 1, sizeof *data->series);
	data->series[0] = "";
	rows_add(&b, table, NULL, 0);
	if (data->category_count < ROWS_LEAST || b.deepest < LEVELS_LEAST || b.numbers < NUMBERS_LEAST)
		return;
	struct node *chart = tree_add(arena, part, NODE_CHART, tree_nowhere());
	const char *kind = words_say(workings_words(w), chart_kinds[CHART_TREE].name);
	chart->as.chart.data = data;
	chart->as.chart.alt = words_fill(arena, workings_words(w), PHRASE_WORKINGS_TREE_ALT, WITH({"kind", kind}));
	tree_text(arena, tree_add(arena, chart, NODE_CAPTION, tree_nowhere()),
	    words_fill(arena, workings_words(w), PHRASE_WORKINGS_TREE, WITH({"table", workings_table(w, table)})));
}
