#include "report/years.h"

#include "base/text.h"
#include "report/prose.h"
#include "report/reference.h"
#include "report/table.h"
#include "report/tree.h"

static bool year_known(const struct measure_figures *figures)
{
	bool known = figures->total.value.state != FIGURE_NOT_AVAILABLE;
	for (size_t i = 0; i < figures->rows.count && figures->dimensions && !known; i++)
		known = figures->cells[i].value.state != FIGURE_NOT_AVAILABLE;
	return known;
}

/* The years of one statistic; false after a message. */
static bool statistic_years(struct block *block, const struct panel_years *years, size_t index, struct place asked)
{
	struct composer *composer = block_composer(block);
	const struct measure_figures *measure = years->panel->measures[index];
	for (size_t i = 0; i < years->count; i++) {
		struct year_measure *year = &years->years[index * years->count + i];
		if (!composer_year(composer, measure, (int)(years->count - 1 - i), asked, year))
			return false;
		if (year->back && !year_known(year->figures))
			message_add(block_messages(block), MSG_REPORT_YEARS_EMPTY, asked, measure->id, year->year);
	}
	return true;
}

bool years_open(struct block *block, const struct panel *panel, struct panel_years *out)
{
	const struct value *asked = value_get(block->body, "years");
	*out = (struct panel_years){.panel = panel};
	if (!asked)
		return true;
	int64_t count = keys_integer(block->body, "years", 0);
	if (count < 2 || count > YEARS_SHOWN_MAX) {
		message_add(block_messages(block), MSG_REPORT_YEARS, asked->place, YEARS_SHOWN_MAX);
		return false;
	}
	if (panel->dimensions == 2) {
		message_add(block_messages(block), MSG_REPORT_YEARS_CROSS, asked->place, panel->measures[0]->id);
		return false;
	}
	out->count = (size_t)count;
	out->years = arena_array(block_arena(block), panel->count * out->count, sizeof *out->years);
	for (size_t i = 0; i < panel->count; i++)
		if (!statistic_years(block, out, i, asked->place))
			return false;
	return true;
}

const struct year_measure *years_at(const struct panel_years *years, size_t index, size_t year)
{
	return &years->years[index * years->count + year];
}

const char *years_break(struct block *block, const struct panel_years *years, size_t index, size_t year)
{
	const struct year_measure *at = years_at(years, index, year);
	struct composer *composer = block_composer(block);
	const struct words *words = composer_words(composer);
	if (!at->broken)
		return NULL;
	const char *reason = prose_plain(block->section, at->broken);
	if (years->panel->count == 1)
		return words_fill(block_arena(block), words, PHRASE_YEAR_BROKEN, WITH({"year", at->year}, {"reason", reason}));
	const char *name = measure_name(composer, years->panel->measures[index]);
	return words_fill(
	    block_arena(block), words, PHRASE_YEAR_BROKEN_OF, WITH({"name", name}, {"year", at->year}, {"reason", reason}));
}

/* Does any of the years show the category? */
static bool row_listed(const struct panel_years *years, size_t index, const struct cell *cell)
{
	bool listed = cell->listed;
	for (size_t i = 0; i + 1 < years->count && !listed; i++) {
		const struct cell *then = year_cell(years_at(years, index, i), years->panel->measures[index], cell);
		listed = then && (then->value.state == FIGURE_SHOWN ? then->value.value.units != 0
		                                                    : then->value.state == FIGURE_WITHHELD && then->listed);
	}
	return listed;
}

size_t years_rows(const struct panel_years *years, size_t *rows)
{
	const struct panel *panel = years->panel;
	const struct measure_figures *first = panel->measures[0];
	size_t count = 0;
	for (size_t i = 0; i < first->rows.count; i++) {
		size_t row = first->order ? first->order[i] : i;
		bool listed = false;
		for (size_t k = 0; k < panel->count && !listed; k++)
			listed = row_listed(years, k, panel_cell(panel, k, row));
		if (listed)
			rows[count++] = row;
	}
	return count;
}

/* ---- the table ---- */

static void text_cell(struct block *block, struct node *row, enum cell_scope scope, enum align align, const char *text)
{
	tree_text(block_arena(block), table_cell(block_arena(block), row, scope, align), text);
}

static bool in_percent(const struct measure_figures *measure)
{
	return text_equal(measure->unit, "percent") || text_equal(measure->unit, "%");
}

/* The change since the year before of one cell: "+23", "-3", "0"; [z] across a break. */
static struct figure change_figure(
    struct block *block, const struct panel_years *years, size_t index, const struct cell *cell)
{
	static const struct figure none = {FIGURE_NOT_APPLICABLE, {0, 0}, "[z]"};
	const struct measure_figures *measure = years->panel->measures[index];
	const struct year_measure *before = years_at(years, index, years->count - 2);
	struct figure then = year_value(before, measure, cell);
	if (before->broken)
		return none;
	struct change change = figures_change(block_arena(block), measure, &cell->value, &then);
	const char *sign = change.sign == CHANGE_UP ? "+" : change.sign == CHANGE_DOWN ? "-" : "";
	if (change.sign == CHANGE_UP || change.sign == CHANGE_DOWN)
		change.amount.text = arena_format(block_arena(block), "%s%s", sign, change.amount.text);
	if (change.points && change.amount.state == FIGURE_SHOWN && !panel_one_unit(years->panel))
		change.amount.text = arena_format(block_arena(block), "%s%s", sign,
		    words_count(block_arena(block), composer_words(block_composer(block)), PHRASE_POINTS, change.amount.value));
	return change.amount;
}

static void year_cells(
    struct block *block, const struct panel_years *years, size_t index, const struct cell *cell, struct node *row)
{
	struct composer *composer = block_composer(block);
	for (size_t i = 0; i < years->count; i++) {
		const struct year_measure *year = years_at(years, index, i);
		struct figure figure = year_value(year, years->panel->measures[index], cell);
		text_cell(block, row, SCOPE_NONE, ALIGN_RIGHT, figure_told(composer, year->figures, &figure));
	}
	text_cell(block, row, SCOPE_NONE, ALIGN_RIGHT, change_figure(block, years, index, cell).text);
}

/* The heads of one statistic's years and their change. */
static void year_heads(struct block *block, const struct panel_years *years, struct node *row)
{
	struct arena *arena = block_arena(block);
	const struct panel *panel = years->panel;
	bool points = in_percent(panel->measures[0]) && panel_one_unit(panel);
	const char *since = years_at(years, 0, years->count - 2)->year;
	for (size_t i = 0; i < years->count; i++)
		text_cell(block, row, SCOPE_COLUMN, ALIGN_RIGHT, years_at(years, 0, i)->year);
	text_cell(block, row, SCOPE_COLUMN, ALIGN_RIGHT,
	    words_fill(arena, composer_words(block_composer(block)),
	        points ? PHRASE_CHANGE_POINTS_FROM : PHRASE_CHANGE_FROM, WITH({"year", since})));
}

/* Single figures: a row each. */
static void figure_rows(struct block *block, const struct panel_years *years, struct node *head, struct node *body)
{
	const struct panel *panel = years->panel;
	struct node *names = table_row(block_arena(block), head);
	text_cell(
	    block, names, SCOPE_COLUMN, ALIGN_LEFT, words_say(composer_words(block_composer(block)), PHRASE_STATISTIC));
	year_heads(block, years, names);
	for (size_t i = 0; i < panel->count; i++) {
		struct node *row = table_row(block_arena(block), body);
		text_cell(block, row, SCOPE_ROW, ALIGN_LEFT, name_with_unit(block, panel->measures[i]));
		year_cells(block, years, i, panel->measures[i]->cells, row);
	}
}

/* Breakdowns: the categories are rows, the years of each statistic columns, under its name where there are several. */
static void category_heads(struct block *block, const struct panel_years *years, struct node *head)
{
	struct arena *arena = block_arena(block);
	const struct panel *panel = years->panel;
	struct node *groups = panel->count > 1 ? table_row(arena, head) : NULL, *names = table_row(arena, head);
	struct node *corner = table_cell(arena, groups ? groups : names, SCOPE_COLUMN, ALIGN_LEFT);
	corner->as.cell.rows = groups ? 2 : 1;
	axis_heading(block, &panel->measures[0]->rows, corner);
	for (size_t i = 0; i < panel->count; i++) {
		if (groups) {
			struct node *group = table_cell(arena, groups, SCOPE_COLUMN_GROUP, ALIGN_CENTRE);
			group->as.cell.columns = (int)years->count + 1;
			tree_text(arena, group, name_with_unit(block, panel->measures[i]));
		}
		year_heads(block, years, names);
	}
}

static void total_row(struct block *block, const struct panel_years *years, struct node *body)
{
	const struct panel *panel = years->panel;
	struct node *row = table_row(block_arena(block), body);
	row->as.row.total = true;
	text_cell(block, row, SCOPE_ROW, ALIGN_LEFT, words_say(composer_words(block_composer(block)), PHRASE_ALL));
	for (size_t i = 0; i < panel->count; i++)
		year_cells(block, years, i, &panel->measures[i]->total, row);
}

static void category_rows(struct block *block, const struct panel_years *years, struct node *body)
{
	struct arena *arena = block_arena(block);
	const struct panel *panel = years->panel;
	const struct measure_figures *first = panel->measures[0];
	size_t *rows = arena_array(arena, first->rows.count + 1, sizeof *rows), count = years_rows(years, rows);
	for (size_t i = 0; i < count; i++) {
		struct node *row = table_row(arena, body);
		category_label(block, &first->rows.categories[rows[i]], table_cell(arena, row, SCOPE_ROW, ALIGN_LEFT));
		for (size_t k = 0; k < panel->count; k++)
			year_cells(block, years, k, panel_cell(panel, k, rows[i]), row);
	}
	if (panel_has_total(panel))
		total_row(block, years, body);
}

struct node *years_table(struct block *block, const struct panel_years *years)
{
	struct arena *arena = block_arena(block);
	const struct panel *panel = years->panel;
	struct node *table = block_node(block, NODE_TABLE);
	table->as.table.measure = panel->count == 1 ? panel->measures[0]->id : NULL;
	table->as.table.measures = panel_ids(block, panel);
	struct node *head = tree_add(arena, table, NODE_TABLE_HEAD, table->place);
	struct node *body = tree_add(arena, table, NODE_TABLE_BODY, table->place);
	if (panel->dimensions == 0) {
		figure_rows(block, years, head, body);
	} else {
		category_heads(block, years, head);
		category_rows(block, years, body);
	}
	table_align(arena, table);
	return table;
}

/* ---- the notes ---- */

static bool cell_prints(struct block *block, const struct panel_years *years, size_t index, const struct cell *cell,
    enum figure_state state)
{
	bool prints = change_figure(block, years, index, cell).state == state;
	for (size_t i = 0; i < years->count && !prints; i++)
		prints = year_value(years_at(years, index, i), years->panel->measures[index], cell).state == state;
	return prints;
}

static bool years_print(struct block *block, const struct panel_years *years, enum figure_state state)
{
	const struct panel *panel = years->panel;
	const struct measure_figures *first = panel->measures[0];
	size_t *rows = arena_array(block_arena(block), first->rows.count + 1, sizeof *rows);
	size_t count = panel->dimensions ? years_rows(years, rows) : 0;
	bool prints = false;
	for (size_t k = 0; k < panel->count && !prints; k++) {
		const struct measure_figures *measure = panel->measures[k];
		prints = cell_prints(block, years, k, panel->dimensions ? &measure->total : measure->cells, state);
		for (size_t i = 0; i < count && !prints; i++)
			prints = cell_prints(block, years, k, panel_cell(panel, k, rows[i]), state);
	}
	return prints;
}

/* Does any of the statistics come from SOURCE in that year? */
static bool year_has_source(const struct panel_years *years, size_t year, const char *source)
{
	for (size_t k = 0; k < years->panel->count; k++)
		if (text_equal(years_at(years, k, year)->source, source))
			return true;
	return false;
}

/* "2018-19, 2019-20 and 2020-21": the years from FIRST that have figures from SOURCE. */
static const char *source_years(struct block *block, const struct panel_years *years, size_t first, const char *source)
{
	const struct words *words = composer_words(block_composer(block));
	const char *list = years_at(years, 0, first)->year;
	size_t last = years->count - 2; /* the report's own is behind it */
	while (last > first && !year_has_source(years, last, source))
		last--;
	for (size_t i = first + 1; i <= last; i++)
		if (year_has_source(years, i, source))
			list = words_fill(block_arena(block), words, i == last ? PHRASE_LIST_LAST : PHRASE_LIST_NEXT,
			    WITH({"list", list}, {"item", years_at(years, 0, i)->year}));
	return list;
}

/* Was the source of the statistic in that year named, with an earlier statistic or year? */
static bool source_named(const struct panel_years *years, size_t index, size_t year)
{
	const char *source = years_at(years, index, year)->source;
	bool named = false;
	for (size_t i = 0; i < year && !named; i++)
		named = year_has_source(years, i, source);
	for (size_t k = 0; k < index && !named; k++)
		named = text_equal(years_at(years, k, year)->source, source);
	return named;
}

/* Each source once, with its years. */
static void source_notes(struct block *block, const struct panel_years *years, struct node *foot)
{
	for (size_t i = 0; i + 1 < years->count; i++)
		for (size_t k = 0; k < years->panel->count; k++) {
			const char *source = years_at(years, k, i)->source;
			if (!source || source_named(years, k, i))
				continue;
			const char *text = words_fill(block_arena(block), composer_words(block_composer(block)), PHRASE_YEAR_SOURCE,
			    WITH({"year", source_years(block, years, i, source)}, {"source", source}));
			tree_paragraph(block_arena(block), foot, text);
		}
}

static void break_notes(struct block *block, const struct panel_years *years, struct node *foot)
{
	for (size_t k = 0; k < years->panel->count; k++)
		for (size_t i = 0; i + 1 < years->count; i++) {
			const char *text = years_break(block, years, k, i);
			if (text)
				tree_paragraph(block_arena(block), foot, text);
		}
}

struct node *years_breaks_foot(struct block *block, const struct panel_years *years)
{
	struct node *foot = block_node(block, NODE_FOOT);
	break_notes(block, years, foot);
	return foot->first ? foot : NULL;
}

struct node *years_foot(struct block *block, const struct panel_years *years, bool drawn)
{
	struct node *foot = block_node(block, NODE_FOOT);
	const struct words *words = composer_words(block_composer(block));
	for (enum figure_state state = FIGURE_WITHHELD; state < FIGURE_STATES; state++)
		if (symbol_meaning(words, state) && years_print(block, years, state))
			tree_paragraph(block_arena(block), foot, symbol_meaning(words, state));
	if (!drawn)
		break_notes(block, years, foot);
	source_notes(block, years, foot);
	links_add(block, years->panel, foot);
	return foot->first ? foot : NULL;
}
