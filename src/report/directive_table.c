/* Tables: of a measure, of records, or of the author's own rows. */
#include <string.h>

#include "base/text.h"
#include "report/listing.h"
#include "report/nothing.h"
#include "report/prose.h"
#include "report/reference.h"
#include "report/table.h"
#include "report/tree.h"
#include "report/years.h"
#include "stats/unit.h"

/* A caption of its own where the author gives none: what it shows, with the unit in words. */
static const char *caption_of(struct block *block, const struct panel *panel)
{
	const char *name = panel_name(block, panel), *unit = panel->measures[0]->unit_words;
	if (!unit || !panel_one_unit(panel))
		return name;
	return words_fill(block_arena(block), composer_words(block_composer(block)), PHRASE_WITH_UNIT,
	    WITH({"name", name}, {"unit", unit_spaced(block_arena(block), unit)}));
}

static struct node *table_of_measures(struct block *block)
{
	struct panel panel;
	struct panel_years years;
	if (!panel_open(block, &panel) || !years_open(block, &panel, &years))
		return NULL;
	panel_use(block, &panel);
	if (!years.count && panel_empty(&panel))
		return nothing_counted(block, panel.measures[0]);
	struct node *rows = years.count ? years_table(block, &years) : panel_table(block, &panel);
	struct node *table = block_node(block, NODE_TABLE);
	table->as.table = rows->as.table;
	block_caption(block, table, "caption", caption_of(block, &panel));
	tree_adopt(table, rows);
	struct node *foot = years.count ? years_foot(block, &years, false) : panel_foot(block, &panel, true);
	if (foot)
		node_append(table, foot);
	table_number(block, table);
	panel_shown(block, &panel, table);
	return table;
}

/* The columns of a table of records; false after messages. */
static bool columns_open(const struct listing *listing, struct shown_field **fields, size_t *count)
{
	const struct value **names;
	const struct block *block = listing->block;
	const struct table *table = listing->set.table->table;
	size_t asked = keys_texts(block_context(block), block->body, "columns", &names);
	bool sound = true;
	if (asked == 0) {
		message_add(block_messages(block), MSG_REPORT_TABLE_NO_COLUMNS, block->place, table->name);
		return false;
	}
	*fields = arena_array(block_arena(block), asked, sizeof **fields);
	for (*count = 0; *count < asked; (*count)++)
		sound = listing_field(listing, names[*count], &(*fields)[*count]) && sound;
	return sound;
}

static void record_head(
    const struct listing *listing, const struct shown_field *fields, size_t count, struct node *table)
{
	struct arena *arena = block_arena(listing->block);
	struct node *head = tree_add(arena, table, NODE_TABLE_HEAD, table->place), *row = table_row(arena, head);
	for (size_t i = 0; i < count; i++) {
		enum align align = field_numeric(&fields[i]) ? ALIGN_RIGHT : ALIGN_LEFT;
		field_label(listing->block->section, fields[i].path.field, table_cell(arena, row, SCOPE_COLUMN, align));
	}
}

static void record_rows(
    const struct listing *listing, const struct shown_field *fields, size_t count, struct node *body)
{
	struct arena *arena = block_arena(listing->block);
	for (size_t i = 0; i < listing->count; i++) {
		struct node *row = table_row(arena, body);
		row->place = listing_place(listing, listing->rows[i]);
		for (size_t j = 0; j < count; j++) {
			enum align align = field_numeric(&fields[j]) ? ALIGN_RIGHT : ALIGN_LEFT;
			struct node *cell = table_cell(arena, row, j == 0 && count > 1 ? SCOPE_ROW : SCOPE_NONE, align);
			field_append(listing, &fields[j], listing->rows[i], cell);
		}
	}
}

static struct node *table_of_records(struct block *block)
{
	struct listing listing;
	struct shown_field *fields = NULL;
	size_t count = 0;
	if (!listing_open(block, NULL, &listing) || !columns_open(&listing, &fields, &count))
		return NULL;
	if (listing.count == 0)
		return nothing_listed(block, listing.set.table->table);
	struct node *table = block_node(block, NODE_TABLE);
	block_caption(block, table, "caption", NULL);
	record_head(&listing, fields, count, table);
	record_rows(&listing, fields, count, tree_add(block_arena(block), table, NODE_TABLE_BODY, block->place));
	table_align(block_arena(block), table);
	table_number(block, table);
	return table;
}

static void list_cell(const struct block *block, const struct value *value, struct node *cell)
{
	struct arena *arena = block_arena(block);
	struct node *list = tree_add(arena, cell, NODE_LIST, value->place);
	list->as.list.tight = true;
	for (const struct value *item = value->first; item; item = item->next) {
		struct node *entry = tree_add(arena, list, NODE_ITEM, item->place);
		if (item->kind == VALUE_TEXT)
			node_append(entry, prose_inlines(block->section, item, NODE_PARAGRAPH));
		else
			message_add(block_messages(block), MSG_REPORT_CELL_UNREADABLE, item->place);
	}
}

static void row_cell(const struct block *block, const struct value *value, struct node *cell)
{
	cell->place = value->place;
	if (value->kind == VALUE_LIST && value->first)
		list_cell(block, value, cell);
	else if (value->kind == VALUE_TEXT)
		tree_adopt(cell, prose_inlines(block->section, value, NODE_SPAN));
	else if (value->kind == VALUE_MAP)
		message_add(block_messages(block), MSG_REPORT_CELL_UNREADABLE, value->place);
}

static bool text_numeric(const char *text)
{
	return *text && text[strspn(text, "0123456789,.%£ -")] == '\0' && strpbrk(text, "0123456789");
}

/* A cell that holds nothing but a figure or a number. */
static bool cell_numeric(const struct node *cell)
{
	const struct node *only = cell->first;
	if (!only)
		return false;
	bool alone = !only->next || (only->next->kind == NODE_NOTE_REFERENCE && !only->next->next);
	return alone &&
	       (only->kind == NODE_FIGURE ? !only->as.figure.words : only->kind == NODE_TEXT && text_numeric(only->text));
}

static const struct node *cell_of(const struct node *row, size_t column)
{
	const struct node *cell = row->first;
	while (cell && column-- > 0)
		cell = cell->next;
	return cell;
}

static bool column_numeric(const struct node *body, size_t column)
{
	for (const struct node *row = body->first; row; row = row->next) {
		const struct node *cell = cell_of(row, column);
		if (cell && cell->first && !cell_numeric(cell))
			return false;
	}
	return body->first != NULL;
}

static void columns_set(struct node *part, const bool *numeric, size_t count)
{
	for (struct node *row = part->first; row; row = row->next) {
		size_t column = 0;
		for (struct node *cell = row->first; cell && column < count; cell = cell->next, column++)
			cell->as.cell.align = numeric[column] ? ALIGN_RIGHT : ALIGN_LEFT;
	}
}

static void own_head(const struct block *block, const struct value *header, struct node *table)
{
	struct arena *arena = block_arena(block);
	struct node *row = table_row(arena, tree_add(arena, table, NODE_TABLE_HEAD, table->place));
	for (const struct value *item = header->first; item; item = item->next)
		row_cell(block, item, table_cell(arena, row, SCOPE_COLUMN, ALIGN_LEFT));
}

static void own_row(const struct block *block, const struct value *cells, size_t width, struct node *body)
{
	struct arena *arena = block_arena(block);
	if (cells->kind != VALUE_LIST || cells->count != width) {
		message_add(block_messages(block), MSG_REPORT_TABLE_ROW_WIDTH, cells->place, (int)width,
		    cells->kind == VALUE_LIST ? (int)cells->count : 1);
		return;
	}
	struct node *row = table_row(arena, body);
	row->place = cells->place;
	for (const struct value *item = cells->first; item; item = item->next) {
		bool first = item == cells->first && width > 1;
		row_cell(block, item, table_cell(arena, row, first ? SCOPE_ROW : SCOPE_NONE, ALIGN_LEFT));
	}
}

static struct node *table_of_rows(struct block *block)
{
	struct arena *arena = block_arena(block);
	const struct value *header = value_get(block->body, "header"), *rows = value_get(block->body, "rows");
	if (!header || header->kind != VALUE_LIST || header->count == 0) {
		message_add(block_messages(block), MSG_REPORT_TABLE_NO_HEADER, rows->place);
		return NULL;
	}
	struct node *table = block_node(block, NODE_TABLE);
	block_caption(block, table, "caption", NULL);
	own_head(block, header, table);
	struct node *head = table->last, *body = tree_add(arena, table, NODE_TABLE_BODY, table->place);
	for (const struct value *cells = rows->first; cells; cells = cells->next)
		own_row(block, cells, header->count, body);
	bool *numeric = arena_array(arena, header->count, sizeof *numeric);
	for (size_t column = 1; column < header->count; column++)
		numeric[column] = column_numeric(body, column);
	columns_set(head, numeric, header->count);
	columns_set(body, numeric, header->count);
	table_align(arena, table);
	struct node *foot = figures_foot(block, table);
	if (foot)
		node_append(table, foot);
	table_number(block, table);
	return table;
}

struct node *table_make(struct block *block)
{
	const struct value *rows = value_get(block->body, "rows");
	rows = rows && (rows->kind != VALUE_LIST || rows->count) ? rows : NULL;
	bool measures = value_get(block->body, "measure") || value_get(block->body, "measures");
	int kinds = measures + (value_get(block->body, "records") != NULL) + (rows != NULL);
	if (kinds > 1)
		message_add(block_messages(block), MSG_REPORT_TABLE_TWO_KINDS, block->place);
	if (kinds == 0)
		message_add(block_messages(block), MSG_REPORT_TABLE_NO_KIND, block->place);
	if (kinds != 1)
		return NULL;
	if (rows)
		return table_of_rows(block);
	return measures ? table_of_measures(block) : table_of_records(block);
}
