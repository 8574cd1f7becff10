/* Charts: the protected figures of one breakdown or cross-table, with their table as alternative. */
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/text.h"
#include "report/nothing.h"
#include "report/prose.h"
#include "report/reference.h"
#include "report/table.h"
#include "report/tree.h"
#include "report/years.h"
#include "stats/unit.h"

enum { SERIES_LIMIT = 6 };

static enum chart_kind kind_of(const struct block *block, const struct panel *panel, bool years)
{
	enum chart_kind usual = years ? CHART_COLUMN : panel->dimensions == 2 ? CHART_STACKED : CHART_BAR;
	return chart_kind_find(value_text(block->body, "kind"), usual);
}

static bool kind_refuse(const struct block *block, const struct panel *panel, const char *why)
{
	const struct value *kind = value_get(block->body, "kind");
	message_add(block_messages(block), MSG_REPORT_CHART_KIND, kind ? kind->place : panel->place, why);
	return false;
}

static bool all_add_up(const struct panel *panel)
{
	for (size_t i = 0; i < panel->count; i++)
		if (panel->measures[i]->kind != MEASURE_COUNT && panel->measures[i]->kind != MEASURE_SUM)
			return false;
	return true;
}

/* Single figures side by side have no order, no parts and no second field. */
static bool figures_check(const struct block *block, const struct panel *panel, unsigned traits)
{
	if (panel->count == 1) {
		message_add(block_messages(block), MSG_REPORT_CHART_ONE_NUMBER, panel->place, panel->measures[0]->id);
		return false;
	}
	if (traits & (CHART_TWO_FIELDS | CHART_ADDS | CHART_ORDERED))
		return kind_refuse(block, panel, "single numbers side by side are drawn as 'bar' or 'column'");
	return true;
}

/* A percentage between nothing and all. */
static bool people_check(const struct block *block, const struct panel *panel)
{
	const struct measure_figures *measure = panel->measures[0];
	if (panel->count > 1 || panel->dimensions > 0)
		return kind_refuse(block, panel, "'people' show one number, without 'by'");
	const struct cell *cell = measure->cells;
	bool percent = text_equal(measure->unit, "percent");
	const struct figure *figure = percent ? &cell->value : &cell->percent;
	if (!percent && cell->percent.state == FIGURE_NOT_APPLICABLE)
		return kind_refuse(block, panel, "'people' show a percentage, and this statistic has none");
	if (figure->state == FIGURE_SHOWN &&
	    (figure->value.units < 0 || number_compare(figure->value, (struct number){100, 0}) > 0)) {
		message_add(block_messages(block), MSG_REPORT_PEOPLE_RANGE, panel->place, measure->id, figure->text);
		return false;
	}
	return true;
}

static bool kind_check(const struct block *block, const struct panel *panel, enum chart_kind kind)
{
	unsigned traits = chart_kinds[kind].traits;
	if (traits & CHART_ONE_FIGURE)
		return people_check(block, panel);
	if (!panel_one_unit(panel)) {
		message_add(block_messages(block), MSG_REPORT_MEASURES_UNITS, panel->place);
		return false;
	}
	if (panel->dimensions == 0)
		return figures_check(block, panel, traits);
	if (panel->dimensions == 2 && (traits & CHART_ONE_FIELD))
		return kind_refuse(block, panel, "a statistic by two fields is drawn as 'stacked', 'share' or 'line'");
	if (panel->dimensions == 1 && panel->count == 1 && (traits & CHART_TWO_FIELDS))
		return kind_refuse(block, panel, "'stacked' needs a statistic by two fields, and this one is by one");
	if ((traits & CHART_ADDS) && !all_add_up(panel))
		return kind_refuse(block, panel, "only counts and sums can be stacked: other values do not add up");
	if ((traits & CHART_ORDERED) && !panel->measures[0]->rows.ordered)
		return kind_refuse(block, panel, "a line needs an order along its axis: months, quarters, years or bands");
	return true;
}

/* Years stand from left to right, or are bars of a whole. */
static bool years_check(const struct block *block, const struct panel *panel, enum chart_kind kind)
{
	bool share = chart_kinds[kind].traits & CHART_WHOLE;
	if (kind != CHART_COLUMN && kind != CHART_LINE && !share)
		return kind_refuse(block, panel, "years are drawn as 'column', 'line' or 'share'");
	if (!panel_one_unit(panel)) {
		message_add(block_messages(block), MSG_REPORT_MEASURES_UNITS, panel->place);
		return false;
	}
	if (panel->dimensions && panel->count > 1) {
		message_add(block_messages(block), MSG_REPORT_YEARS_SEVERAL, panel->place, panel->measures[0]->id);
		return false;
	}
	if (share && (!panel->dimensions || !all_add_up(panel)))
		return kind_refuse(block, panel, "'share' of years needs a count or sum by one field");
	return true;
}

/* Beside a bar, and in a part of a whole, there is room for the percentage; above a column there is not. */
static const char *point_text(struct composer *composer, const struct pick *pick, enum chart_kind kind)
{
	bool room = chart_kinds[kind].traits & (CHART_PERCENT | CHART_WHOLE);
	bool of_bar = !(chart_kinds[kind].traits & CHART_WHOLE) || pick->measure->dimensions < 2 ||
	              pick->measure->percent_of == PERCENT_OF_ROW;
	bool share = room && of_bar && pick->cell->percent.state == FIGURE_SHOWN;
	return figure_print(composer, pick, share ? SHOW_WITH_PERCENT : SHOW_NUMBER);
}

static struct chart_data *data_new(struct block *block, enum chart_kind kind, size_t categories, size_t series)
{
	struct arena *arena = block_arena(block);
	struct chart_data *data = arena_alloc(arena, sizeof *data);
	data->kind = kind;
	data->language = block_composer(block)->document->language;
	data->category_count = categories;
	data->series_count = series;
	data->categories = arena_array(arena, categories + 1, sizeof *data->categories);
	data->series = arena_array(arena, series + 1, sizeof *data->series);
	data->points = arena_array(arena, categories * series + 1, sizeof *data->points);
	return data;
}

static void point_set(
    struct block *block, struct chart_data *data, size_t category, size_t series, const struct pick *pick)
{
	struct chart_point *point = &data->points[category * data->series_count + series];
	point->value = pick->cell->value;
	point->text = point_text(block_composer(block), pick, data->kind);
}

/* A cross-table: a category each row, a series each column. */
static struct chart_data *data_of_cross(
    struct block *block, const struct measure_figures *measure, enum chart_kind kind)
{
	struct arena *arena = block_arena(block);
	size_t *rows = arena_array(arena, measure->rows.count + 1, sizeof *rows);
	size_t *columns = arena_array(arena, measure->columns.count + 1, sizeof *columns);
	size_t categories = axis_rows(block, measure, rows), series = axis_columns(block, measure, columns);
	struct chart_data *data = data_new(block, kind, categories, series);
	struct figure *wholes = arena_array(arena, categories + 1, sizeof *wholes);
	for (size_t j = 0; j < series; j++)
		data->series[j] = category_plain(block, &measure->columns.categories[columns[j]]);
	for (size_t i = 0; i < categories; i++) {
		data->categories[i] = category_plain(block, &measure->rows.categories[rows[i]]);
		wholes[i] = measure->row_totals ? measure->row_totals[rows[i]].value
		                                : (struct figure){FIGURE_NOT_AVAILABLE, {0, 0}, "[x]"};
		for (size_t j = 0; j < series; j++)
			point_set(block, data, i, j,
			    &(struct pick){measure, &measure->cells[rows[i] * measure->columns.count + columns[j]]});
	}
	data->wholes = chart_kinds[kind].traits & CHART_WHOLE ? wholes : NULL;
	return data;
}

/* Statistics side by side: a series each, over their categories. Of single figures, a category each. */
static struct chart_data *data_of_panel(struct block *block, const struct panel *panel, enum chart_kind kind)
{
	const struct measure_figures *first = panel->measures[0];
	size_t *rows = arena_array(block_arena(block), first->rows.count + 1, sizeof *rows);
	size_t count = panel->dimensions ? panel_rows(panel, rows) : 1;
	bool upright = panel->dimensions > 0;
	struct chart_data *data = data_new(block, kind, upright ? count : panel->count, upright ? panel->count : 1);
	for (size_t i = 0; i < count && upright; i++)
		data->categories[i] = category_plain(block, &first->rows.categories[rows[i]]);
	for (size_t k = 0; k < panel->count; k++) {
		const char *name = measure_name(block_composer(block), panel->measures[k]);
		if (upright)
			data->series[k] = name;
		else
			data->categories[k] = name;
		for (size_t i = 0; i < count; i++) {
			struct pick pick = {panel->measures[k], panel_cell(panel, k, rows[i])};
			point_set(block, data, upright ? i : k, upright ? k : 0, &pick);
		}
	}
	if (!upright)
		data->series[0] = panel_name(block, panel);
	return data;
}

/* Shares of breakdowns: a bar each, whose parts are the categories. A single bar needs no name. */
static struct chart_data *data_of_shares(struct block *block, const struct panel *panel, enum chart_kind kind)
{
	struct arena *arena = block_arena(block);
	const struct measure_figures *first = panel->measures[0];
	size_t *rows = arena_array(arena, first->rows.count + 1, sizeof *rows), count = panel_rows(panel, rows);
	struct chart_data *data = data_new(block, kind, panel->count, count);
	struct figure *wholes = arena_array(arena, panel->count + 1, sizeof *wholes);
	for (size_t i = 0; i < count; i++)
		data->series[i] = category_plain(block, &first->rows.categories[rows[i]]);
	for (size_t k = 0; k < panel->count; k++) {
		data->categories[k] = panel->count > 1 ? measure_name(block_composer(block), panel->measures[k]) : "";
		wholes[k] = panel->measures[k]->total.value;
		for (size_t i = 0; i < count; i++)
			point_set(block, data, k, i, &(struct pick){panel->measures[k], panel_cell(panel, k, rows[i])});
	}
	data->wholes = wholes;
	return data;
}

/* "33% of 254 referrals received": the percentage, and what a reader has to know of it. */
static struct chart_data *data_of_people(struct block *block, const struct measure_figures *measure)
{
	struct chart_data *data = data_new(block, CHART_PEOPLE, 1, 1);
	const struct cell *cell = measure->cells;
	bool percent = text_equal(measure->unit, "percent");
	data->categories[0] = data->series[0] = measure_name(block_composer(block), measure);
	data->points[0].value = percent ? cell->value : cell->percent;
	data->points[0].text = share_told(block, &(struct pick){measure, cell});
	return data;
}

/* Do all statistics share one target, on the scale that is drawn? */
static bool one_target(const struct panel *panel)
{
	const struct measure_figures *first = panel->measures[0];
	for (size_t i = 0; i < panel->count; i++) {
		const struct measure_figures *measure = panel->measures[i];
		if (measure->target.state != FIGURE_SHOWN || number_compare(measure->target.value, first->target.value) != 0 ||
		    (measure->target_percent && !text_equal(measure->unit, "percent")))
			return false;
	}
	return true;
}

static void reference_add(struct block *block, const struct panel *panel, struct chart_data *data)
{
	if (!(chart_kinds[data->kind].traits & CHART_TARGET) || !one_target(panel))
		return;
	const struct figure *target = &panel->measures[0]->target;
	data->reference = target->value;
	data->reference_label = words_fill(
	    block_arena(block), composer_words(block_composer(block)), PHRASE_TARGET, WITH({"target", target->text}));
}

/* A category a year; of single figures a series each, of a breakdown a series a category of it. */
static struct chart_data *data_of_years(struct block *block, const struct panel_years *years, enum chart_kind kind)
{
	struct arena *arena = block_arena(block);
	struct composer *composer = block_composer(block);
	const struct panel *panel = years->panel;
	const struct measure_figures *first = panel->measures[0];
	size_t *rows = arena_array(arena, first->rows.count + 1, sizeof *rows);
	size_t series = panel->dimensions ? years_rows(years, rows) : panel->count;
	struct chart_data *data = data_new(block, kind, years->count, series);
	struct figure *wholes = arena_array(arena, years->count, sizeof *wholes);
	data->breaks = arena_array(arena, years->count * series + 1, sizeof *data->breaks);
	for (size_t k = 0; k < series; k++)
		data->series[k] = panel->dimensions ? category_plain(block, &first->rows.categories[rows[k]])
		                                    : measure_name(composer, panel->measures[k]);
	for (size_t i = 0; i < years->count; i++) {
		data->categories[i] = years_at(years, 0, i)->year;
		wholes[i] = year_value(years_at(years, 0, i), first, &first->total);
		for (size_t k = 0; k < series; k++) {
			size_t index = panel->dimensions ? 0 : k;
			const struct year_measure *year = years_at(years, index, i);
			const struct cell *cell = panel->dimensions ? &first->cells[rows[k]] : panel->measures[k]->cells;
			struct figure figure = year_value(year, panel->measures[index], cell);
			data->points[i * series + k] = (struct chart_point){figure, figure_told(composer, year->figures, &figure)};
			data->breaks[i * series + k] = i + 1 < years->count ? years_break(block, years, index, i) : NULL;
		}
	}
	data->wholes = chart_kinds[kind].traits & CHART_WHOLE ? wholes : NULL;
	return data;
}

static struct chart_data *data_make(struct block *block, const struct panel_years *years, enum chart_kind kind)
{
	const struct panel *panel = years->panel;
	const struct measure_figures *first = panel->measures[0];
	struct chart_data *data = years->count                               ? data_of_years(block, years, kind)
	                          : kind == CHART_PEOPLE                     ? data_of_people(block, first)
	                          : panel->dimensions == 2                   ? data_of_cross(block, first, kind)
	                          : (chart_kinds[kind].traits & CHART_WHOLE) ? data_of_shares(block, panel, kind)
	                                                                     : data_of_panel(block, panel, kind);
	data->unit = text_equal(first->unit, "percent") ? first->unit
	             : first->unit_words                ? unit_spaced(block_arena(block), first->unit_words)
	                                                : NULL;
	reference_add(block, panel, data);
	return data;
}

/* The largest of COUNT points, or COUNT where two are equal or one is not shown: a withheld value may be larger than any
 * shown one. */
static size_t largest(const struct chart_data *data, size_t count)
{
	size_t best = 0;
	bool tie = false;
	for (size_t i = 0; i < count; i++) {
		if (data->points[i].value.state != FIGURE_SHOWN)
			return count;
		int order = i == 0 ? 1 : number_compare(data->points[i].value.value, data->points[best].value.value);
		tie = order == 0 || (tie && order < 0);
		if (order > 0)
			best = i;
	}
	return tie ? count : best;
}

/* "Target 90%: met by 3 of 4.", or nothing where there is none. */
static const char *target_alt(struct block *block, const struct panel *panel)
{
	const struct words *words = composer_words(block_composer(block));
	struct number met = {0, 0}, told = {0, 0};
	size_t count = panel->dimensions == 1 ? panel->measures[0]->rows.count : 1;
	if (panel->dimensions == 2 || panel->measures[0]->target.state != FIGURE_SHOWN)
		return NULL;
	for (size_t k = 0; k < panel->count; k++)
		for (size_t i = 0; i < count; i++) {
			const struct cell *cell = panel_cell(panel, k, i);
			met.units += cell->listed && cell->target == TARGET_MET;
			told.units += cell->listed && (cell->target == TARGET_MET || cell->target == TARGET_MISSED);
		}
	struct buffer part = {0}, all = {0};
	number_print(&part, met);
	number_print(&all, told);
	struct arena *arena = block_arena(block);
	const char *target = words_fill(arena, words, PHRASE_TARGET, WITH({"target", panel->measures[0]->target.text}));
	const char *text = words_fill(arena, words, PHRASE_TARGET_COUNTED,
	    WITH({"target", target}, {"met", buffer_text(&part)}, {"all", buffer_text(&all)}));
	buffer_release(&part);
	buffer_release(&all);
	return told.units ? text : NULL;
}

/* SENTENCE, and after it what does not compare with what. */
static const char *breaks_alt(struct arena *arena, const struct chart_data *data, const char *sentence)
{
	const char *said = NULL;
	for (size_t i = 0; data->breaks && i < data->category_count * data->series_count; i++) {
		if (!data->breaks[i] || text_equal(data->breaks[i], said))
			continue;
		said = data->breaks[i];
		sentence = arena_format(arena, "%s %s", sentence, said);
	}
	return sentence;
}

static bool any_break(const struct chart_data *data)
{
	for (size_t i = 0; i < data->category_count * data->series_count; i++)
		if (data->breaks[i])
			return true;
	return false;
}

/* The point to name: the largest of one series, or the largest part of one bar; none where they do not compare. */
static size_t telling(const struct chart_data *data)
{
	size_t count = data->category_count * data->series_count;
	if (data->breaks && (data->wholes || any_break(data)))
		return count;
	return data->series_count == 1 || (data->wholes && data->category_count == 1) ? largest(data, count) : count;
}

static const char *alt_compose(
    struct block *block, const struct panel *panel, const struct chart_data *data, const char *title)
{
	struct arena *arena = block_arena(block);
	const struct words *words = composer_words(block_composer(block));
	const char *kind = words_say(words, chart_kinds[data->kind].name);
	const char *stop = strchr(".!?", title[strlen(title) - 1]) ? "" : ".", *target = target_alt(block, panel);
	const char *sentence =
	    target ? arena_format(arena, "%s%s %s", title, stop, target) : arena_format(arena, "%s%s", title, stop);
	sentence = breaks_alt(arena, data, sentence);
	size_t best = telling(data);
	if (data->kind == CHART_PEOPLE)
		return words_fill(arena, words, PHRASE_CHART_ALT_PEOPLE,
		    WITH({"kind", kind}, {"title", sentence}, {"value", data->points[0].text}));
	if (best == data->category_count * data->series_count)
		return words_fill(arena, words, PHRASE_CHART_ALT, WITH({"kind", kind}, {"title", sentence}));
	return words_fill(arena, words, PHRASE_CHART_ALT_LARGEST,
	    WITH({"kind", kind}, {"title", sentence},
	        {"category", data->series_count == 1 ? data->categories[best] : data->series[best]},
	        {"value", data->points[best].text}));
}

static bool draws_percent(const struct chart_data *data)
{
	for (size_t i = 0; i < data->category_count * data->series_count; i++)
		if (data->points[i].text && strchr(data->points[i].text, '%'))
			return true;
	return false;
}

static void table_attach(struct block *block, const struct panel_years *years, struct node *chart, const char *title)
{
	struct arena *arena = block_arena(block);
	struct node *table = years->count ? years_table(block, years) : panel_table(block, years->panel);
	struct node *caption = block_node(block, NODE_CAPTION);
	const struct words *words = composer_words(block_composer(block));
	const char *number = chart->as.chart.number;
	tree_text(arena, caption,
	    number ? words_fill(arena, words, PHRASE_FIGURES_OF_CHART, WITH({"number", number}, {"title", title}))
	           : words_fill(arena, words, PHRASE_FIGURES_OF_THIS_CHART, WITH({"title", title})));
	node_insert_before(table->first, caption);
	node_append(chart, table);
	bool drawn = chart->as.chart.data->kind == CHART_LINE; /* other kinds may be set as rows, without notes */
	/* the note on rounding stands where the percentages do */
	bool defers = chart_table_defers(block), percent = !defers || draws_percent(chart->as.chart.data);
	struct node *foot = years->count ? years_foot(block, years, drawn) : panel_foot(block, years->panel, percent);
	struct node *below = years->count ? drawn ? years_breaks_foot(block, years) : NULL
	                     : percent    ? NULL
	                                  : rounding_foot(block, years->panel);
	if (foot)
		node_append(chart, foot);
	if (below)
		node_append(table, below);
	if (defers)
		chart_table_defer(block, chart, table);
}

/* Whether the author's text begins with "Source" or "Sources" itself. */
static bool says_source(const struct node *source)
{
	struct buffer plain = {0};
	node_plain(&plain, source);
	const char *text = buffer_text(&plain);
	bool says = strncasecmp(text, "source", 6) == 0;
	text += says ? 6 + (text[6] == 's') : 0;
	says = says && !ascii_letter(*text);
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

static void series_check(const struct block *block, const struct panel *panel, const struct chart_data *data)
{
	if (data->series_count > SERIES_LIMIT)
		message_add(
		    block_messages(block), MSG_REPORT_CHART_SERIES, panel->place, (int)data->series_count, SERIES_LIMIT);
}

static struct node *chart_node(struct block *block, const struct panel_years *years, enum chart_kind kind)
{
	const struct panel *panel = years->panel;
	struct composer *composer = block_composer(block);
	struct arena *arena = block_arena(block);
	struct node *chart = block_node(block, NODE_CHART);
	const struct value *alt = value_get(block->body, "alt");
	const char *title = prose_plain(block->section, value_get(block->body, "title"));
	chart->as.chart.measure = panel->count == 1 ? panel->measures[0]->id : NULL;
	chart->as.chart.measures = panel_ids(block, panel);
	chart->as.chart.data = data_make(block, years, kind);
	const char *number = arena_format(arena, "%d", ++composer->charts);
	chart->as.chart.number = composer_numbers(composer) ? number : NULL;
	chart->as.chart.alt = alt && alt->kind == VALUE_TEXT ? prose_plain(block->section, alt)
	                      : *title                       ? alt_compose(block, panel, chart->as.chart.data, title)
	                                                     : NULL;
	chart->anchor = anchor_claim(composer, arena_format(arena, "chart-%s", number));
	series_check(block, panel, chart->as.chart.data);
	block_add(block, chart, "title", NODE_CAPTION);
	block_add(block, chart, "subtitle", NODE_SUBTITLE);
	source_add(block, chart);
	table_attach(block, years, chart, title);
	return chart;
}

struct node *chart_make(struct block *block)
{
	struct panel panel;
	if (!panel_open(block, &panel))
		return NULL;
	struct panel_years years;
	if (!years_open(block, &panel, &years))
		return NULL;
	enum chart_kind kind = kind_of(block, &panel, years.count > 0);
	if (years.count ? !years_check(block, &panel, kind) : !kind_check(block, &panel, kind))
		return NULL;
	panel_use(block, &panel);
	if (!years.count && panel_empty(&panel))
		return nothing_counted(block, panel.measures[0]);
	struct node *chart = chart_node(block, &years, kind);
	panel_shown(block, &panel, chart);
	return chart;
}
