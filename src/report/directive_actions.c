/* Plans: a wide table of records whose columns may stand under grouped heads. */
#include <string.h>

#include "base/text.h"
#include "data/formats.h"
#include "report/formats.h"
#include "report/listing.h"
#include "report/nothing.h"
#include "report/prose.h"
#include "report/table.h"
#include "report/tree.h"

static const struct key column_group_rows[] = {
    {"label", KEY_TEXT, true, NULL, NULL, NULL, NULL, "the head", "How"},
    {"columns", KEY_TEXTS, true, NULL, NULL, "list of fields", NULL, "what stands under it", "[who, by]"},
};

const struct key_table column_group_keys = {
    "A group of columns", column_group_rows, sizeof column_group_rows / sizeof *column_group_rows, 0, NULL};

/* One column of a plan. */
struct plan_column {
	const struct value *name;
	const struct value *group; /* the group it stands in, or NULL */
};

struct plan {
	struct block *block;
	struct listing listing;
	struct plan_column *columns;
	struct shown_field *fields;
	size_t count, capacity;
};

static void column_add(struct plan *plan, const struct value *name, const struct value *group)
{
	plan->columns =
	    arena_grow(block_arena(plan->block), plan->columns, plan->count, &plan->capacity, sizeof *plan->columns);
	plan->columns[plan->count++] = (struct plan_column){name, group};
}

static size_t column_find(const struct plan *plan, const char *name)
{
	size_t column = 0;
	while (column < plan->count && !text_equal(plan->columns[column].name->text, name))
		column++;
	return column;
}

/* A grouped column stands where `columns` has it, or after the others. */
static bool group_column(struct plan *plan, const struct value *name, const struct value *group)
{
	size_t column = column_find(plan, name->text);
	if (column == plan->count) {
		column_add(plan, name, group);
		return true;
	}
	if (plan->columns[column].group) {
		message_add(block_messages(plan->block), MSG_REPORT_GROUP_TWICE, name->place, name->text);
		return false;
	}
	plan->columns[column].group = group;
	return true;
}

static bool group_open(struct plan *plan, const struct value *group)
{
	const struct context *context = block_context(plan->block);
	const struct value **names;
	bool sound = true;
	if (group->kind != VALUE_MAP) {
		message_add(context->messages, MSG_REPORT_ITEM_UNREADABLE, group->place);
		return false;
	}
	if (!keys_check(context, group, &column_group_keys, "a group of columns", group->place))
		return false;
	size_t count = keys_texts(context, group, "columns", &names);
	for (size_t i = 0; i < count; i++)
		sound = group_column(plan, names[i], group) && sound;
	return sound;
}

/* Columns under one head stand side by side. */
static bool groups_contiguous(const struct plan *plan)
{
	for (size_t i = 2; i < plan->count; i++) {
		const struct value *group = plan->columns[i].group;
		if (!group || plan->columns[i - 1].group == group)
			continue;
		for (size_t j = 0; j + 1 < i; j++)
			if (plan->columns[j].group == group) {
				message_add(block_messages(plan->block), MSG_REPORT_GROUP_APART, plan->columns[i].name->place,
				    value_text(group, "label"));
				return false;
			}
	}
	return true;
}

static bool plan_columns(struct plan *plan)
{
	const struct block *block = plan->block;
	const struct value **names, *groups = value_get(block->body, "groups");
	size_t count = keys_texts(block_context(block), block->body, "columns", &names);
	bool sound = true;
	for (size_t i = 0; i < count; i++)
		column_add(plan, names[i], NULL);
	if (groups && groups->kind == VALUE_LIST)
		for (const struct value *group = groups->first; group; group = group->next)
			sound = group_open(plan, group) && sound;
	if (plan->count == 0) {
		message_add(
		    block_messages(block), MSG_REPORT_TABLE_NO_COLUMNS, block->place, plan->listing.set.table->table->name);
		return false;
	}
	plan->fields = arena_array(block_arena(block), plan->count, sizeof *plan->fields);
	for (size_t i = 0; i < plan->count; i++)
		sound = listing_field(&plan->listing, plan->columns[i].name, &plan->fields[i]) && sound;
	return sound && groups_contiguous(plan);
}

static enum align column_align(const struct plan *plan, size_t column)
{
	return column > 0 && field_numeric(&plan->fields[column]) ? ALIGN_RIGHT : ALIGN_LEFT;
}

static struct node *head_cell(const struct plan *plan, struct node *row, size_t column)
{
	struct node *cell = table_cell(block_arena(plan->block), row, SCOPE_COLUMN, column_align(plan, column));
	field_label(plan->block->section, plan->fields[column].path.field, cell);
	return cell;
}

static void plan_head(const struct plan *plan, struct node *table)
{
	struct arena *arena = block_arena(plan->block);
	struct node *head = tree_add(arena, table, NODE_TABLE_HEAD, table->place);
	struct node *upper = table_row(arena, head), *lower = NULL;
	for (size_t i = 0; i < plan->count && !lower; i++)
		if (plan->columns[i].group)
			lower = table_row(arena, head);
	for (size_t i = 0; i < plan->count; i++) {
		const struct value *group = plan->columns[i].group;
		if (!group) {
			head_cell(plan, upper, i)->as.cell.rows = lower ? 2 : 1;
			continue;
		}
		head_cell(plan, lower, i);
		if (i > 0 && plan->columns[i - 1].group == group) {
			upper->last->as.cell.columns++;
			continue;
		}
		struct node *cell = table_cell(arena, upper, SCOPE_COLUMN_GROUP, ALIGN_LEFT);
		tree_adopt(cell, prose_inlines(plan->block->section, value_get(group, "label"), NODE_SPAN));
	}
}

static void plan_body(const struct plan *plan, struct node *table)
{
	struct arena *arena = block_arena(plan->block);
	struct node *body = tree_add(arena, table, NODE_TABLE_BODY, table->place);
	for (size_t i = 0; i < plan->listing.count; i++) {
		struct node *row = table_row(arena, body);
		row->place = listing_place(&plan->listing, plan->listing.rows[i]);
		for (size_t j = 0; j < plan->count; j++) {
			struct node *cell = table_cell(arena, row, j == 0 ? SCOPE_ROW : SCOPE_NONE, column_align(plan, j));
			field_append(&plan->listing, &plan->fields[j], plan->listing.rows[i], cell);
		}
	}
}

struct node *actions_make(struct block *block)
{
	struct plan plan = {.block = block};
	if (!listing_open(block, NULL, &plan.listing) || !plan_columns(&plan))
		return NULL;
	if (plan.listing.count == 0)
		return nothing_listed(block, plan.listing.set.table->table);
	struct node *table = block_node(block, NODE_TABLE);
	table->as.table.wide = true;
	block_caption(block, table, "caption", NULL);
	plan_head(&plan, table);
	plan_body(&plan, table);
	table_align(block_arena(block), table);
	table_number(block, table);
	return table;
}
