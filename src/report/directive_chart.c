/* Charts: the protected figures of one breakdown or cross-table, with their table as alternative. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "report/mention.h"
#include "report/nothing.h"
#include "report/prose.h"
#include "report/table.h"
#include "report/tree.h"

enum { SERIES_LIMIT = 6 };

static enum chart_kind kind_of(const struct block *block, const struct measure_figures *measure)
{
	return chart_kind_find(value_text(block->body, "kind"), measure->dimensions == 2 ? CHART_STACKED : CHART_BAR);
}

static bool kind_refuse(const struct block *block, const char *why)
{
	const struct value *kind = value_get(block->body, "kind");
	struct place place = kind ? kind->place : value_get(block->body, "measure")->place;
	message_add(block_messages(block), MSG_REPORT_CHART_KIND, place, why);
	return false;
}

static bool kind_check(const struct block *block, const struct measure_figures *measure, enum chart_kind kind)
{
	if (measure->dimensions == 0) {
		message_add(
		    block_messages(block), MSG_REPORT_CHART_ONE_NUMBER, value_get(block->body, "measure")->place, measure->id);
		return false;
	}
	unsigned traits = chart_kinds[kind].traits;
	if (measure->dimensions == 2 && (traits & CHART_ONE_FIELD))
		return kind_refuse(block, "a statistic by two fields is drawn as 'stacked' or 'line'");
	if (measure->dimensions == 1 && (traits & CHART_TWO_FIELDS))
		return kind_refuse(block, "'stacked' needs a statistic by two fields, and this one is by one");
	if ((traits & CHART_ADDS) && measure->kind != MEASURE_COUNT && measure->kind != MEASURE_SUM)
		return kind_refuse(block, "only counts and sums can be stacked: other values do not add up");
	if ((traits & CHART_ORDERED) && !measure->rows.ordered)
		return kind_refuse(block, "a line needs an order along its axis: months, quarters or bands");
	return true;
}

/* Beside a bar there is room for the percentage; above a column there is not. */
static const char *point_text(struct composer *composer, const struct pick *pick, enum chart_kind kind)
{
	bool share = (chart_kinds[kind].traits & CHART_PERCENT) && pick->cell->percent.state == FIGURE_SHOWN;
	return figure_print(composer, pick, share ? SHOW_WITH_PERCENT : SHOW_NUMBER);
}

static void points_fill(struct block *block, const struct measure_figures *measure, struct chart_data *data,
    const size_t *rows, const size_t *columns)
{
	struct composer *composer = block_composer(block);
	size_t width = measure->dimensions == 2 ? measure->columns.count : 1;
	for (size_t i = 0; i < data->category_count; i++)
		for (size_t j = 0; j < data->series_count; j++) {
			struct pick pick = {measure, &measure->cells[rows[i] * width + columns[j]]};
			struct chart_point *point = &data->points[i * data->series_count + j];
			point->value = pick.cell->value;
			point->text = point_text(composer, &pick, data->kind);
		}
}

static struct chart_data *data_make(struct block *block, const struct measure_figures *measure, enum chart_kind kind)
{
	struct arena *arena = block_arena(block);
	struct chart_data *data = arena_alloc(arena, sizeof *data);
	data->language = block_composer(block)->document->language;
	size_t *rows = arena_array(arena, measure->rows.count + 1, sizeof *rows);
	size_t *columns = arena_array(arena, measure->columns.count + 1, sizeof *columns);
	bool two = measure->dimensions == 2;
	data->kind = kind;
	data->unit = measure->unit;
	data->category_count = axis_rows(block, measure, rows);
	data->series_count = two ? axis_columns(block, measure, columns) : 1;
	data->categories = arena_array(arena, data->category_count + 1, sizeof *data->categories);
	data->series = arena_array(arena, data->series_count + 1, sizeof *data->series);
	for (size_t i = 0; i < data->category_count; i++)
		data->categories[i] = category_plain(block, &measure->rows.categories[rows[i]]);
	for (size_t j = 0; j < data->series_count; j++)
		data->series[j] = two ? category_plain(block, &measure->columns.categories[columns[j]])
		                      : measure_name(block_composer(block), measure);
	data->points = arena_array(arena, data->category_count * data->series_count + 1, sizeof *data->points);
	points_fill(block, measure, data, rows, columns);
	return data;
}

/* The category with the largest value, or category_count where two are equal or one is not shown: a withheld value may
 * be larger than any shown one. */
static size_t largest(const struct chart_data *data)
{
	size_t best = 0;
	bool tie = false;
	for (size_t i = 0; i < data->category_count; i++) {
		if (data->points[i].value.state != FIGURE_SHOWN)
			return data->category_count;
		int order = i == 0 ? 1 : number_compare(data->points[i].value.value, data->points[best].value.value);
		tie = order == 0 || (tie && order < 0);
		if (order > 0)
			best = i;
	}
	return tie ? data->category_count : best;
}

static const char *alt_compose(const struct block *block, const struct chart_data *data, const char *title)
{
	struct arena *arena = block_arena(block);
	const struct words *words = composer_words(block_composer(block));
	const char *kind = words_say(words, chart_kinds[data->kind].name);
	const char *stop = strchr(".!?", title[strlen(title) - 1]) ? "" : ".";
	const char *sentence = arena_format(arena, "%s%s", title, stop);
	size_t best = data->series_count == 1 ? largest(data) : data->category_count;
	if (best == data->category_count)
		return words_fill(arena, words, PHRASE_CHART_ALT, WITH({"kind", kind}, {"title", sentence}));
	return words_fill(arena, words, PHRASE_CHART_ALT_LARGEST,
	    WITH({"kind", kind}, {"title", sentence}, {"category", data->categories[best]},
	        {"value", data->points[best].text}));
}

static void table_attach(
    struct block *block, const struct measure_figures *measure, struct node *chart, const char *title)
{
	struct arena *arena = block_arena(block);
	struct node *table = measure_table(block, measure), *caption = block_node(block, NODE_CAPTION);
	tree_text(arena, caption,
	    words_fill(arena, composer_words(block_composer(block)), PHRASE_FIGURES_OF_CHART,
	        WITH({"number", chart->as.chart.number}, {"title", title})));
	node_insert_before(table->first, caption);
	node_append(chart, table);
	struct node *foot = measure_foot(block, measure);
	if (foot)
		node_append(chart, foot);
}

/* Whether the author's text begins with "Source" or "Sources" itself. */
static bool says_source(const struct node *source)
{
	struct buffer plain = {0};
	node_plain(&plain, source);
	const char *text = buffer_text(&plain);
	bool says = strncasecmp(text, "source", 6) == 0;
	text += says ? 6 + (text[6] == 's') : 0;
	says = says && !isalpha((unsigned char)*text);
	buffer_release(&plain);
	return says;
}

/* Below a chart stands "Source: …", as the Government Analysis Function asks. */
static void source_add(struct block *block, struct node *chart)
{
	block_add(block, chart, "source", NODE_SOURCE);
	struct node *source = chart->last;
	if (source && source->kind == NODE_SOURCE && source->first && !says_source(source))
		node_insert_before(
		    source->first, node_text(block_arena(block),
		                       words_say(composer_words(block_composer(block)), PHRASE_SOURCE), source->place));
}

static void series_check(const struct block *block, const struct chart_data *data)
{
	if (data->series_count > SERIES_LIMIT)
		message_add(block_messages(block), MSG_REPORT_CHART_SERIES, value_get(block->body, "measure")->place,
		    (int)data->series_count, SERIES_LIMIT);
}

static struct node *chart_node(struct block *block, const struct measure_figures *measure, enum chart_kind kind)
{
	struct composer *composer = block_composer(block);
	struct arena *arena = block_arena(block);
	struct node *chart = block_node(block, NODE_CHART);
	const struct value *alt = value_get(block->body, "alt");
	const char *title = prose_plain(block->section, value_get(block->body, "title"));
	chart->as.chart.measure = measure->id;
	chart->as.chart.data = data_make(block, measure, kind);
	chart->as.chart.number = arena_format(arena, "%d", ++composer->charts);
	chart->as.chart.alt = alt && alt->kind == VALUE_TEXT ? prose_plain(block->section, alt)
	                      : *title                       ? alt_compose(block, chart->as.chart.data, title)
	                                                     : NULL;
	chart->anchor = anchor_claim(composer, arena_format(arena, "chart-%s", chart->as.chart.number));
	series_check(block, chart->as.chart.data);
	block_add(block, chart, "title", NODE_CAPTION);
	block_add(block, chart, "subtitle", NODE_SUBTITLE);
	source_add(block, chart);
	table_attach(block, measure, chart, title);
	return chart;
}

struct node *chart_make(struct block *block)
{
	const struct measure_figures *measure = block_measure(block, "chart");
	if (!measure)
		return NULL;
	enum chart_kind kind = kind_of(block, measure);
	if (!kind_check(block, measure, kind))
		return NULL;
	usage_mark(block_composer(block), measure, block->section->node);
	if (measure_empty(measure))
		return nothing_counted(block, measure);
	struct node *chart = chart_node(block, measure, kind);
	struct usage *usage = usage_find(block_composer(block), measure);
	if (!usage->shown)
		usage->shown = chart;
	return chart;
}
