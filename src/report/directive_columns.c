/* Records side by side, a column each: its title is the head, what it says and its entries stand below. Of all blocks a
 * table is read best so: across on a wide page, one below the other on a narrow one, column by column aloud. */
#include "report/listing.h"
#include "report/nothing.h"
#include "report/table.h"
#include "report/tree.h"

struct column_fields {
	struct shown_field title, text, list;
	bool has_text, has_list;
};

static bool column_field(const struct listing *listing, const char *key, struct shown_field *out, bool *has)
{
	*has = value_get(listing->block->body, key) != NULL;
	return !*has || listing_key(listing, key, out);
}

static bool column_fields_open(const struct listing *listing, struct column_fields *out)
{
	struct block *block = listing->block;
	if (!listing_key(listing, "title", &out->title) || !column_field(listing, "text", &out->text, &out->has_text) ||
	    !column_field(listing, "list", &out->list, &out->has_list))
		return false;
	if (!out->has_list || field_many(&out->list))
		return true;
	message_add(block_messages(block), MSG_REPORT_CARDS_LIST, value_get(block->body, "list")->place);
	return false;
}

static void column_body(
    const struct listing *listing, const struct column_fields *fields, uint32_t row, struct node *cell)
{
	struct arena *arena = block_arena(listing->block);
	if (fields->has_text && !field_unknown(listing, &fields->text, row))
		field_append(listing, &fields->text, row, tree_add(arena, cell, NODE_PARAGRAPH, listing_place(listing, row)));
	if (fields->has_list)
		field_entries(listing, &fields->list, row, cell);
}

struct node *columns_make(struct block *block)
{
	struct listing listing;
	struct column_fields fields;
	struct arena *arena = block_arena(block);
	if (!listing_open(block, NULL, &listing) || !column_fields_open(&listing, &fields))
		return NULL;
	if (listing.count == 0)
		return nothing_listed(block, listing.set.table->table);
	struct node *table = block_node(block, NODE_TABLE);
	table->as.table.wide = true;
	block_caption(block, table, "caption", NULL);
	struct node *head = table_row(arena, tree_add(arena, table, NODE_TABLE_HEAD, table->place));
	struct node *body = table_row(arena, tree_add(arena, table, NODE_TABLE_BODY, table->place));
	for (size_t i = 0; i < listing.count; i++) {
		uint32_t row = listing.rows[i];
		field_append(&listing, &fields.title, row, table_cell(arena, head, SCOPE_COLUMN, ALIGN_LEFT));
		column_body(&listing, &fields, row, table_cell(arena, body, SCOPE_NONE, ALIGN_LEFT));
	}
	table_align(arena, table);
	table_number(block, table);
	return table;
}
