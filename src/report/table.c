#include "report/table.h"

#include <string.h>

#include "base/text.h"
#include "report/prose.h"
#include "report/reference.h"
#include "report/tree.h"
#include "stats/unit.h"

struct node *table_cell(struct arena *arena, struct node *row, enum cell_scope scope, enum align align)
{
	struct node *cell = tree_add(arena, row, NODE_TABLE_CELL, row->place);
	cell->as.cell.scope = scope;
	cell->as.cell.align = align;
	cell->as.cell.columns = 1;
	cell->as.cell.rows = 1;
	return cell;
}

struct node *table_row(struct arena *arena, struct node *part)
{
	return tree_add(arena, part, NODE_TABLE_ROW, part->place);
}

static void table_columns(struct arena *arena, struct node *table, size_t count)
{
	table->as.table.columns = arena_array(arena, count, sizeof *table->as.table.columns);
	table->as.table.column_count = count;
}

void table_align(struct arena *arena, struct node *table)
{
	const struct node *body = table->first;
	while (body && body->kind != NODE_TABLE_BODY)
		body = body->next;
	if (!body || !body->first)
		return;
	size_t count = 0;
	for (const struct node *cell = body->first->first; cell; cell = cell->next)
		count++;
	table_columns(arena, table, count);
	count = 0;
	for (const struct node *cell = body->first->first; cell; cell = cell->next)
		table->as.table.columns[count++] = cell->as.cell.align;
}

static const struct value *category_value(const struct category *category)
{
	return category->label && category->label->kind == VALUE_TEXT ? category->label : NULL;
}

static const char *category_said(const struct block *block, const struct category *category)
{
	return category_text(block_arena(block), composer_words(block_composer(block)), category);
}

void category_label(struct block *block, const struct category *category, struct node *parent)
{
	if (category_value(category))
		tree_adopt(parent, prose_inlines(block->section, category->label, NODE_SPAN));
	else
		tree_text(block_arena(block), parent, category_said(block, category));
}

const char *category_plain(struct block *block, const struct category *category)
{
	if (category_value(category))
		return prose_plain(block->section, category->label);
	return category_said(block, category);
}

void axis_heading(struct block *block, const struct axis *axis, struct node *parent)
{
	const struct category label = {
	    .code = axis->field, .label = axis->label, .text = axis->label_text, .own = axis->own};
	category_label(block, &label, parent);
}

static const struct cell *cell_at(const struct measure_figures *measure, size_t row, size_t column)
{
	size_t width = measure->dimensions == 2 ? measure->columns.count : 1;
	return &measure->cells[row * width + column];
}

static bool row_listed(const struct measure_figures *measure, size_t row)
{
	size_t width = measure->dimensions == 2 ? measure->columns.count : 1;
	for (size_t column = 0; column < width; column++)
		if (cell_at(measure, row, column)->listed)
			return true;
	return false;
}

static bool column_listed(const struct measure_figures *measure, size_t column)
{
	for (size_t row = 0; row < measure->rows.count; row++)
		if (cell_at(measure, row, column)->listed)
			return true;
	return false;
}

size_t axis_rows(struct block *block, const struct measure_figures *measure, size_t *rows)
{
	size_t count = 0;
	(void)block;
	for (size_t i = 0; i < measure->rows.count; i++) {
		size_t row = measure->order ? measure->order[i] : i;
		if (row_listed(measure, row))
			rows[count++] = row;
	}
	return count;
}

size_t axis_columns(struct block *block, const struct measure_figures *measure, size_t *columns)
{
	size_t count = 0;
	(void)block;
	for (size_t column = 0; column < measure->columns.count; column++)
		if (column_listed(measure, column))
			columns[count++] = column;
	return count;
}

static const char *value_head(struct block *block, const struct measure_figures *measure)
{
	const struct words *words = composer_words(block_composer(block));
	if (measure->unit && strcmp(measure->unit, "percent") == 0)
		return words_say(words, PHRASE_PERCENTAGE);
	if (measure->unit_words)
		return text_capital(block_arena(block), unit_spaced(block_arena(block), measure->unit_words));
	bool counts = measure->kind == MEASURE_COUNT || measure->kind == MEASURE_DISTINCT;
	return words_say(words, counts ? PHRASE_NUMBER : PHRASE_VALUE);
}

/* Under percent-from the share reads "9 of 20": number and total say it already. */
static bool is_percentage(const struct cell *cell)
{
	return cell->percent.state != FIGURE_NOT_APPLICABLE && !cell->share_counts;
}

static bool any_percentage(const struct measure_figures *measure)
{
	size_t count = measure->dimensions == 0 ? 1 : measure->rows.count;
	for (size_t i = 0; i < count; i++)
		if (is_percentage(&measure->cells[i]))
			return true;
	return false;
}

bool measure_has_percent(const struct measure_figures *measure)
{
	return measure->dimensions == 2 ? measure->shares : any_percentage(measure);
}

static void head_cell(struct block *block, struct node *row, const char *text, enum align align)
{
	tree_text(block_arena(block), table_cell(block_arena(block), row, SCOPE_COLUMN, align), text);
}

static void figure_cell(struct block *block, struct node *row, const char *text)
{
	tree_text(block_arena(block), table_cell(block_arena(block), row, SCOPE_NONE, ALIGN_RIGHT), text ? text : "");
}

static void told_cell(
    struct block *block, struct node *row, const struct measure_figures *measure, const struct figure *figure)
{
	figure_cell(block, row, figure_told(block_composer(block), measure, figure));
}

static struct node *label_cell(struct block *block, struct node *row)
{
	return table_cell(block_arena(block), row, SCOPE_ROW, ALIGN_LEFT);
}

/* "12 (34%)" in one cell, where a percentage has no column of its own. */
static const char *with_share(struct block *block, const struct measure_figures *measure, const struct cell *cell)
{
	if (cell->value.state != FIGURE_SHOWN || !is_percentage(cell))
		return figure_told(block_composer(block), measure, &cell->value);
	return words_fill(block_arena(block), composer_words(block_composer(block)), PHRASE_WITH_SHARE,
	    WITH({"number", cell->value.text}, {"share", cell->share}));
}

/* The columns that a table of one statistic has after its values. */
struct beside {
	bool percent, known, target;
};

static struct beside beside_of(const struct panel *panel)
{
	struct beside beside = {false, false, false};
	for (size_t i = 0; i < panel->count; i++) {
		const struct measure_figures *measure = panel->measures[i];
		size_t count = measure->dimensions ? measure->rows.count : 1;
		beside.percent |= any_percentage(measure);
		beside.target |= measure->target.state == FIGURE_SHOWN;
		for (size_t k = 0; k < count; k++)
			beside.known |= measure->cells[k].listed && measure->cells[k].partly;
	}
	return beside;
}

static const char *known_text(struct block *block, const struct cell *cell)
{
	if (cell->known.state == FIGURE_NOT_APPLICABLE || cell->records.state == FIGURE_NOT_APPLICABLE)
		return "";
	if (cell->known.state != FIGURE_SHOWN)
		return cell->known.text;
	return words_fill(block_arena(block), composer_words(block_composer(block)), PHRASE_PART_OF,
	    WITH({"part", cell->known.text}, {"whole", cell->records.text}));
}

/* "met"; of a row that is a statistic by itself also what its target is. */
static const char *target_text(
    struct block *block, const struct measure_figures *measure, const struct cell *cell, bool named)
{
	const struct words *words = composer_words(block_composer(block));
	if (cell->target == TARGET_NONE)
		return "";
	if (cell->target == TARGET_UNTOLD)
		return cell->percent.state == FIGURE_NOT_APPLICABLE ? cell->value.text : cell->percent.text;
	bool met = cell->target == TARGET_MET;
	if (!named)
		return words_say(words, met ? PHRASE_MET : PHRASE_MISSED);
	return words_fill(block_arena(block), words, met ? PHRASE_MET_SHORT : PHRASE_MISSED_SHORT,
	    WITH({"target", measure->target.text}));
}

static void beside_head(
    struct block *block, const struct measure_figures *measure, const struct beside *beside, struct node *head)
{
	const struct words *words = composer_words(block_composer(block));
	if (beside->percent)
		head_cell(block, head, words_say(words, PHRASE_PERCENTAGE), ALIGN_RIGHT);
	if (beside->known)
		head_cell(block, head, words_say(words, PHRASE_KNOWN), ALIGN_RIGHT);
	if (beside->target && measure->dimensions)
		head_cell(block, head,
		    words_fill(block_arena(block), words, PHRASE_TARGET, WITH({"target", measure->target.text})), ALIGN_LEFT);
	else if (beside->target)
		head_cell(block, head, words_say(words, PHRASE_TARGET_HEAD), ALIGN_LEFT);
}

/* A row of figures of which others alone have a percentage stays empty. */
static bool has_share(const struct measure_figures *measure, const struct cell *cell)
{
	return measure->dimensions > 0 || cell->percent.state != FIGURE_NOT_APPLICABLE;
}

static void beside_cells(struct block *block, const struct measure_figures *measure, const struct beside *beside,
    const struct cell *cell, struct node *row)
{
	struct arena *arena = block_arena(block);
	if (beside->percent)
		figure_cell(block, row, has_share(measure, cell) ? cell->share : "");
	if (beside->known)
		figure_cell(block, row, known_text(block, cell));
	if (beside->target)
		tree_text(arena, table_cell(arena, row, SCOPE_NONE, ALIGN_LEFT),
		    target_text(block, measure, cell, measure->dimensions == 0));
}

/* The total of a breakdown is all of its records, even where its percentage is of nothing else. */
static void total_beside(
    struct block *block, const struct measure_figures *measure, const struct beside *beside, struct node *row)
{
	struct cell total = measure->total;
	bool share = total.percent.state != FIGURE_NOT_APPLICABLE;
	if (!share)
		total.share = total.value.state == FIGURE_SHOWN ? "100%" : total.value.text;
	beside_cells(block, measure, beside, &total, row);
}

static struct node *total_row(struct block *block, struct node *body)
{
	struct node *row = table_row(block_arena(block), body);
	row->as.row.total = true;
	tree_text(block_arena(block), label_cell(block, row), words_say(composer_words(block_composer(block)), PHRASE_ALL));
	return row;
}

/* A breakdown by one field: labels, numbers, percentages. */
static void plain_table(struct block *block, const struct panel *panel, struct node *table)
{
	struct arena *arena = block_arena(block);
	const struct measure_figures *measure = panel->measures[0];
	struct beside beside = beside_of(panel);
	struct node *head = table_row(arena, tree_add(arena, table, NODE_TABLE_HEAD, table->place));
	struct node *body = tree_add(arena, table, NODE_TABLE_BODY, table->place);
	size_t *rows = arena_array(arena, measure->rows.count + 1, sizeof *rows), count = panel_rows(panel, rows);
	axis_heading(block, &measure->rows, table_cell(arena, head, SCOPE_COLUMN, ALIGN_LEFT));
	head_cell(block, head, value_head(block, measure), ALIGN_RIGHT);
	beside_head(block, measure, &beside, head);
	for (size_t i = 0; i < count; i++) {
		struct node *row = table_row(arena, body);
		category_label(block, &measure->rows.categories[rows[i]], label_cell(block, row));
		told_cell(block, row, measure, &measure->cells[rows[i]].value);
		beside_cells(block, measure, &beside, &measure->cells[rows[i]], row);
	}
	if (!panel_has_total(panel))
		return;
	struct node *row = total_row(block, body);
	told_cell(block, row, measure, &measure->total.value);
	total_beside(block, measure, &beside, row);
}

const char *name_with_unit(struct block *block, const struct measure_figures *measure)
{
	struct composer *composer = block_composer(block);
	const char *name = measure_name(composer, measure);
	if (!measure->unit_words)
		return name;
	return words_fill(block_arena(block), composer_words(composer), PHRASE_WITH_UNIT,
	    WITH({"name", name}, {"unit", unit_spaced(block_arena(block), measure->unit_words)}));
}

/* Single figures: a row each. */
static void figures_table(struct block *block, const struct panel *panel, struct node *table)
{
	struct arena *arena = block_arena(block);
	const struct words *words = composer_words(block_composer(block));
	struct beside beside = beside_of(panel);
	bool same = panel_one_unit(panel);
	struct node *head = table_row(arena, tree_add(arena, table, NODE_TABLE_HEAD, table->place));
	struct node *body = tree_add(arena, table, NODE_TABLE_BODY, table->place);
	head_cell(block, head, words_say(words, PHRASE_STATISTIC), ALIGN_LEFT);
	head_cell(block, head, same ? value_head(block, panel->measures[0]) : words_say(words, PHRASE_VALUE), ALIGN_RIGHT);
	beside_head(block, panel->measures[0], &beside, head);
	for (size_t i = 0; i < panel->count; i++) {
		const struct measure_figures *measure = panel->measures[i];
		struct node *row = table_row(arena, body);
		tree_text(arena, label_cell(block, row),
		    same ? measure_name(block_composer(block), measure) : name_with_unit(block, measure));
		told_cell(block, row, measure, &measure->cells->value);
		beside_cells(block, measure, &beside, measure->cells, row);
	}
}

/* Several statistics over the same categories: a column each, with its percentages beside its numbers. */
static void columns_table(struct block *block, const struct panel *panel, struct node *table)
{
	struct arena *arena = block_arena(block);
	const struct measure_figures *first = panel->measures[0];
	struct node *head = table_row(arena, tree_add(arena, table, NODE_TABLE_HEAD, table->place));
	struct node *body = tree_add(arena, table, NODE_TABLE_BODY, table->place);
	size_t *rows = arena_array(arena, first->rows.count + 1, sizeof *rows), count = panel_rows(panel, rows);
	axis_heading(block, &first->rows, table_cell(arena, head, SCOPE_COLUMN, ALIGN_LEFT));
	for (size_t k = 0; k < panel->count; k++)
		head_cell(block, head, name_with_unit(block, panel->measures[k]), ALIGN_RIGHT);
	for (size_t i = 0; i < count; i++) {
		struct node *row = table_row(arena, body);
		category_label(block, &first->rows.categories[rows[i]], label_cell(block, row));
		for (size_t k = 0; k < panel->count; k++)
			figure_cell(block, row, with_share(block, panel->measures[k], panel_cell(panel, k, rows[i])));
	}
	if (!panel_has_total(panel))
		return;
	struct node *row = total_row(block, body);
	for (size_t k = 0; k < panel->count; k++)
		told_cell(block, row, panel->measures[k], &panel->measures[k]->total.value);
}

static void cross_head(
    struct block *block, const struct measure_figures *measure, struct node *table, const size_t *columns, size_t count)
{
	struct arena *arena = block_arena(block);
	struct node *head = tree_add(arena, table, NODE_TABLE_HEAD, table->place);
	struct node *groups = table_row(arena, head), *names = table_row(arena, head);
	struct node *corner = table_cell(arena, groups, SCOPE_COLUMN, ALIGN_LEFT);
	corner->as.cell.rows = 2;
	axis_heading(block, &measure->rows, corner);
	struct node *group = table_cell(arena, groups, SCOPE_COLUMN_GROUP, ALIGN_CENTRE);
	group->as.cell.columns = (int)count;
	axis_heading(block, &measure->columns, group);
	for (size_t i = 0; i < count; i++)
		category_label(
		    block, &measure->columns.categories[columns[i]], table_cell(arena, names, SCOPE_COLUMN, ALIGN_RIGHT));
	if (!measure->row_totals)
		return;
	struct node *all = table_cell(arena, groups, SCOPE_COLUMN, ALIGN_RIGHT);
	all->as.cell.rows = 2;
	tree_text(arena, all, words_say(composer_words(block_composer(block)), PHRASE_ALL));
}

static const char *cross_text(struct block *block, const struct measure_figures *measure, const struct cell *cell)
{
	return measure->shares ? with_share(block, measure, cell) : cell->value.text;
}

/* The last row: the totals of columns, and of all where rows have totals too. */
static void cross_totals(
    struct block *block, const struct measure_figures *measure, struct node *body, const size_t *columns, size_t count)
{
	struct node *row = total_row(block, body);
	for (size_t i = 0; i < count; i++)
		figure_cell(block, row, cross_text(block, measure, &measure->column_totals[columns[i]]));
	if (measure->row_totals)
		figure_cell(block, row, measure->grand_total ? cross_text(block, measure, &measure->total) : "");
}

/* By two fields: one row a category of the first, one column a category of the second, and their totals. */
static void cross_table(struct block *block, const struct measure_figures *measure, struct node *table)
{
	struct arena *arena = block_arena(block);
	size_t *rows = arena_array(arena, measure->rows.count + 1, sizeof *rows);
	size_t *columns = arena_array(arena, measure->columns.count + 1, sizeof *columns);
	size_t row_count = axis_rows(block, measure, rows), column_count = axis_columns(block, measure, columns);
	cross_head(block, measure, table, columns, column_count);
	struct node *body = tree_add(arena, table, NODE_TABLE_BODY, table->place);
	for (size_t i = 0; i < row_count; i++) {
		struct node *row = table_row(arena, body);
		category_label(block, &measure->rows.categories[rows[i]], label_cell(block, row));
		for (size_t j = 0; j < column_count; j++)
			figure_cell(block, row, cross_text(block, measure, cell_at(measure, rows[i], columns[j])));
		if (measure->row_totals)
			figure_cell(block, row, cross_text(block, measure, &measure->row_totals[rows[i]]));
	}
	if (measure->column_totals)
		cross_totals(block, measure, body, columns, column_count);
}

struct node *panel_table(struct block *block, const struct panel *panel)
{
	struct node *table = block_node(block, NODE_TABLE);
	table->as.table.measure = panel->count == 1 ? panel->measures[0]->id : NULL;
	table->as.table.measures = panel_ids(block, panel);
	if (panel->dimensions == 2)
		cross_table(block, panel->measures[0], table);
	else if (panel->dimensions == 0)
		figures_table(block, panel, table);
	else
		(panel->count == 1 ? plain_table : columns_table)(block, panel, table);
	table_align(block_arena(block), table);
	return table;
}

static bool measure_empty(const struct measure_figures *measure)
{
	const struct cell *all = measure->dimensions == 0 ? measure->cells : &measure->total;
	bool counts = measure->kind == MEASURE_COUNT || measure->kind == MEASURE_DISTINCT;
	return measure->dimensions > 0 && counts && all->value.state == FIGURE_SHOWN && all->value.value.units == 0;
}

void table_number(struct block *block, struct node *table)
{
	struct composer *composer = block_composer(block);
	if (!table->first || table->first->kind != NODE_CAPTION)
		return;
	const char *number = arena_format(block_arena(block), "%d", ++composer->tables);
	table->as.table.number = composer_numbers(composer) ? number : NULL;
	table->anchor = anchor_claim(composer, arena_format(block_arena(block), "table-%s", number));
}

bool panel_empty(const struct panel *panel)
{
	for (size_t i = 0; i < panel->count; i++)
		if (!measure_empty(panel->measures[i]))
			return false;
	return panel->count > 0;
}
