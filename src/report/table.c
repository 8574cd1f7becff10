#include "report/table.h"

#include <string.h>

#include "base/text.h"
#include "report/mention.h"
#include "report/prose.h"
#include "report/tree.h"

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

/* The inlines of a category's or axis's label, appended to PARENT. */
static void category_label(struct block *block, const struct category *category, struct node *parent)
{
	if (category_value(category))
		tree_adopt(parent, prose_inlines(block->section, category->label, NODE_SPAN));
	else
		tree_text(block_arena(block), parent, category->text ? category->text : category->code);
}

const char *category_plain(struct block *block, const struct category *category)
{
	if (category_value(category))
		return prose_plain(block->section, category->label);
	return category->text ? category->text : category->code;
}

static void axis_label(struct block *block, const struct axis *axis, struct node *parent)
{
	const struct category label = {axis->field, axis->label, axis->label_text, false};
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
	if (measure->unit)
		return text_capital(block_arena(block), measure->unit);
	bool counts = measure->kind == MEASURE_COUNT || measure->kind == MEASURE_DISTINCT;
	return words_say(words, counts ? PHRASE_NUMBER : PHRASE_VALUE);
}

/* Under percent-from the share reads "9 of 20": number and total say it already. */
static bool is_percentage(const struct cell *cell)
{
	return cell->percent.state != FIGURE_NOT_APPLICABLE && !cell->share_counts;
}

bool measure_has_percent(const struct measure_figures *measure)
{
	size_t count = measure->dimensions == 0 ? 1 : measure->rows.count;
	if (measure->dimensions == 2)
		return false;
	for (size_t i = 0; i < count; i++)
		if (is_percentage(&measure->cells[i]))
			return true;
	return false;
}

static void head_cell(struct block *block, struct node *row, const char *text, enum align align)
{
	tree_text(block_arena(block), table_cell(block_arena(block), row, SCOPE_COLUMN, align), text);
}

static void figure_cell(struct block *block, struct node *row, const char *text)
{
	tree_text(block_arena(block), table_cell(block_arena(block), row, SCOPE_NONE, ALIGN_RIGHT), text ? text : "");
}

static void value_cells(struct block *block, struct node *row, const struct cell *cell, bool percent)
{
	figure_cell(block, row, cell->value.text);
	if (percent)
		figure_cell(block, row, cell->share ? cell->share : cell->percent.text);
}

static struct node *label_cell(struct block *block, struct node *row)
{
	return table_cell(block_arena(block), row, SCOPE_ROW, ALIGN_LEFT);
}

static void total_row(struct block *block, const struct measure_figures *measure, struct node *body, bool percent)
{
	struct arena *arena = block_arena(block);
	struct node *row = table_row(arena, body);
	row->as.row.total = true;
	tree_text(arena, label_cell(block, row), words_say(composer_words(block_composer(block)), PHRASE_ALL));
	bool share = percent && measure->total.percent.state != FIGURE_NOT_APPLICABLE;
	value_cells(block, row, &measure->total, share);
	if (percent && !share)
		figure_cell(block, row, measure->total.value.state == FIGURE_SHOWN ? "100%" : measure->total.value.text);
}

/* A figure, or a breakdown by one field: labels, numbers, percentages. */
static void plain_table(struct block *block, const struct measure_figures *measure, struct node *table)
{
	struct arena *arena = block_arena(block);
	bool percent = measure_has_percent(measure);
	const struct words *words = composer_words(block_composer(block));
	struct node *head = table_row(arena, tree_add(arena, table, NODE_TABLE_HEAD, table->place));
	struct node *body = tree_add(arena, table, NODE_TABLE_BODY, table->place);
	size_t *rows = arena_array(arena, measure->rows.count + 1, sizeof *rows);
	if (measure->dimensions == 0)
		head_cell(block, head, words_say(words, PHRASE_STATISTIC), ALIGN_LEFT);
	else
		axis_label(block, &measure->rows, table_cell(arena, head, SCOPE_COLUMN, ALIGN_LEFT));
	head_cell(block, head, value_head(block, measure), ALIGN_RIGHT);
	if (percent)
		head_cell(block, head, words_say(words, PHRASE_PERCENTAGE), ALIGN_RIGHT);
	size_t count = measure->dimensions == 0 ? 0 : axis_rows(block, measure, rows);
	for (size_t i = 0; i < count; i++) {
		struct node *row = table_row(arena, body);
		category_label(block, &measure->rows.categories[rows[i]], label_cell(block, row));
		value_cells(block, row, cell_at(measure, rows[i], 0), percent);
	}
	if (measure->dimensions == 0) {
		struct node *row = table_row(arena, body);
		tree_text(arena, label_cell(block, row), measure_name(block_composer(block), measure));
		value_cells(block, row, measure->cells, percent);
	} else if (measure->kind != MEASURE_FACT) {
		total_row(block, measure, body, percent);
	}
}

static void cross_head(
    struct block *block, const struct measure_figures *measure, struct node *table, const size_t *columns, size_t count)
{
	struct arena *arena = block_arena(block);
	struct node *head = tree_add(arena, table, NODE_TABLE_HEAD, table->place);
	struct node *groups = table_row(arena, head), *names = table_row(arena, head);
	struct node *corner = table_cell(arena, groups, SCOPE_COLUMN, ALIGN_LEFT);
	corner->as.cell.rows = 2;
	axis_label(block, &measure->rows, corner);
	struct node *group = table_cell(arena, groups, SCOPE_COLUMN_GROUP, ALIGN_CENTRE);
	group->as.cell.columns = (int)count;
	axis_label(block, &measure->columns, group);
	for (size_t i = 0; i < count; i++)
		category_label(
		    block, &measure->columns.categories[columns[i]], table_cell(arena, names, SCOPE_COLUMN, ALIGN_RIGHT));
}

/* By two fields: one row a category of the first, one column a category of the second. */
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
			figure_cell(block, row, cell_at(measure, rows[i], columns[j])->value.text);
	}
}

struct node *measure_table(struct block *block, const struct measure_figures *measure)
{
	struct node *table = block_node(block, NODE_TABLE);
	table->as.table.measure = measure->id;
	if (measure->dimensions == 2)
		cross_table(block, measure, table);
	else
		plain_table(block, measure, table);
	table_align(block_arena(block), table);
	return table;
}

bool measure_empty(const struct measure_figures *measure)
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
	table->as.table.number = number;
	table->anchor = anchor_claim(composer, arena_format(block_arena(block), "table-%s", number));
}

const struct measure_figures *block_measure(struct block *block, const char *what)
{
	const struct value *name = value_get(block->body, "measure");
	return measure_pick(block_composer(block), name->text, value_place_at(name, 0), NEED_BLOCK, what);
}
