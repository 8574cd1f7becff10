/* Blocks that show records one by one: quotes, list, cards. */
#include <string.h>

#include "base/text.h"
#include "report/listing.h"
#include "report/nothing.h"
#include "report/prose.h"
#include "report/tree.h"

static bool has_key(const struct block *block, const char *key)
{
	const struct value *value = value_get(block->body, key);
	return value && value->kind == VALUE_TEXT;
}

/* Resolves KEY if the block has it; *SHOWN says so. False after a message. */
static bool optional_key(const struct listing *listing, const char *key, struct shown_field *out, bool *shown)
{
	*shown = has_key(listing->block, key);
	return !*shown || listing_key(listing, key, out);
}

/* TEXT without the quotation marks around all of it: outputs set their own. */
static const char *unquoted(struct arena *arena, const char *text)
{
	static const char *const marks[][2] = {
	    {"\"", "\""}, {"\xE2\x80\x9C", "\xE2\x80\x9D"}, {"\xE2\x80\x98", "\xE2\x80\x99"}};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t open = strlen(marks[i][0]), close = strlen(marks[i][1]), length = strlen(text);
		if (length <= open + close || strncmp(text, marks[i][0], open) != 0 ||
		    strcmp(text + length - close, marks[i][1]) != 0)
			continue;
		const char *inner = arena_slice(arena, text + open, length - open - close);
		return strstr(inner, marks[i][0]) ? text : inner;
	}
	return text;
}

/* Quotation marks inside a quotation are single: outputs set double ones around it. */
static void marks_single(struct arena *arena, struct node *quotation)
{
	for (struct node *node = quotation->first; node; node = tree_next(quotation, node)) {
		if (node->kind != NODE_TEXT || !strstr(node->text, "\xE2\x80"))
			continue;
		char *text = arena_copy(arena, node->text);
		for (char *at = text; (at = strstr(at, "\xE2\x80")); at += 2)
			at[2] = at[2] == '\x9C' ? '\x98' : at[2] == '\x9D' ? '\x99' : at[2];
		node->text = text;
	}
}

static void paragraphs_add(
    const struct listing *listing, const struct shown_field *field, uint32_t row, struct node *parent)
{
	const char *text = field_text(listing, field, row);
	if (text && parent->kind == NODE_QUOTATION)
		text = unquoted(block_arena(listing->block), text);
	if (text)
		prose_paragraphs(listing->block->section, text, listing_place(listing, row), parent);
	else if (!field_unknown(listing, field, row))
		field_append(listing, field, row,
		    tree_add(block_arena(listing->block), parent, NODE_PARAGRAPH, listing_place(listing, row)));
}

static struct node *quotation_make(
    const struct listing *listing, const struct shown_field *text, const struct shown_field *by, uint32_t row)
{
	struct arena *arena = block_arena(listing->block);
	struct node *quotation = node_new(arena, NODE_QUOTATION, listing_place(listing, row));
	paragraphs_add(listing, text, row, quotation);
	marks_single(arena, quotation);
	if (by && quotation->first && !field_unknown(listing, by, row))
		field_append(listing, by, row, tree_add(arena, quotation, NODE_ATTRIBUTION, quotation->place));
	return quotation;
}

struct node *quotes_make(struct block *block)
{
	struct listing listing;
	struct shown_field text, by;
	bool has_by;
	if (!listing_open(block, "quotations", &listing) || !listing_key(&listing, "text", &text) ||
	    !optional_key(&listing, "by", &by, &has_by))
		return NULL;
	struct node *holder = block_node(block, NODE_SECTION);
	for (size_t i = 0; i < listing.count; i++) {
		struct node *quotation = quotation_make(&listing, &text, has_by ? &by : NULL, listing.rows[i]);
		if (quotation->first)
			node_append(holder, quotation);
	}
	return holder->first        ? tree_release(holder)
	       : listing.found == 0 ? nothing_listed(block, listing.set.table->table)
	                            : NULL;
}

/* With its mark, or with that inside quotation marks. */
static bool ends_sentence(const char *text)
{
	static const char *const marks[] = {"\"", "'", "\xE2\x80\x9D", "\xE2\x80\x99"};
	size_t length = strlen(text);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t size = strlen(marks[i]);
		if (length >= size && memcmp(text + length - size, marks[i], size) == 0)
			length -= size;
	}
	return length > 0 && strchr(".!?:", text[length - 1]);
}

struct node *list_make(struct block *block)
{
	struct listing listing;
	struct shown_field text, then;
	bool has_then;
	struct arena *arena = block_arena(block);
	if (!listing_open(block, NULL, &listing) || !listing_key(&listing, "text", &text) ||
	    !optional_key(&listing, "then", &then, &has_then))
		return NULL;
	if (listing.count == 0)
		return nothing_listed(block, listing.set.table->table);
	struct node *list = block_node(block, NODE_LIST);
	list->as.list.tight = true;
	for (size_t i = 0; i < listing.count; i++) {
		struct node *item = tree_add(arena, list, NODE_ITEM, listing_place(&listing, listing.rows[i]));
		struct node *paragraph = tree_add(arena, item, NODE_PARAGRAPH, item->place);
		bool more = has_then && !field_unknown(&listing, &then, listing.rows[i]);
		struct node *name = more ? tree_add(arena, paragraph, NODE_STRONG, item->place) : paragraph;
		field_append(&listing, &text, listing.rows[i], name);
		if (!more)
			continue;
		if (!ends_sentence(tree_plain(arena, name)))
			tree_text(arena, name, ".");
		tree_text(arena, paragraph, " ");
		field_append(&listing, &then, listing.rows[i], paragraph);
	}
	return list;
}

/* The fields of a card. */
struct card_fields {
	struct shown_field title, text, list, image, alt, icon;
	bool has_text, has_list, has_image, has_alt, has_icon;
};

static bool card_fields_open(const struct listing *listing, struct card_fields *out)
{
	struct block *block = listing->block;
	if (!listing_key(listing, "title", &out->title) || !optional_key(listing, "text", &out->text, &out->has_text) ||
	    !optional_key(listing, "list", &out->list, &out->has_list) ||
	    !optional_key(listing, "image", &out->image, &out->has_image) ||
	    !optional_key(listing, "alt", &out->alt, &out->has_alt) ||
	    !optional_key(listing, "icon", &out->icon, &out->has_icon))
		return false;
	if (out->has_list && !field_many(&out->list)) {
		message_add(block_messages(block), MSG_REPORT_CARDS_LIST, value_get(block->body, "list")->place);
		return false;
	}
	if (out->has_icon && out->icon.path.field->kind->column != COLUMN_TEXTS) {
		message_add(block_messages(block), MSG_REPORT_CARDS_ICON, value_get(block->body, "icon")->place);
		return false;
	}
	if (!out->has_image || out->has_alt)
		return true;
	message_add(block_messages(block), MSG_REPORT_CARDS_NO_ALT, value_get(block->body, "image")->place);
	return false;
}

static void card_image(const struct listing *listing, const struct card_fields *fields, uint32_t row, struct node *card)
{
	struct section *section = listing->block->section;
	struct place place = listing_place(listing, row);
	const char *file = field_text(listing, &fields->image, row), *alt = field_text(listing, &fields->alt, row);
	if (!file)
		return;
	struct node *image = image_node(section, file, place);
	if (!image)
		return;
	if (!alt) {
		message_add(block_messages(listing->block), MSG_REPORT_CARD_ALT_MISSING, place, file);
		return;
	}
	image->as.image.alt = tree_plain(block_arena(listing->block), prose_text(section, alt, place, NODE_SPAN));
	node_append(card, image);
}

/* The theme is asked for it when the document stands. Its heading says what it shows. */
static void card_icon(const struct listing *listing, const struct card_fields *fields, uint32_t row, struct node *card)
{
	const char *name = field_text(listing, &fields->icon, row);
	if (!name)
		return;
	struct node *icon = tree_add(block_arena(listing->block), card, NODE_ICON, listing_place(listing, row));
	icon->as.icon.name = name;
	icon->as.icon.decorative = true;
}

static struct node *card_make(const struct listing *listing, const struct card_fields *fields, uint32_t row)
{
	struct arena *arena = block_arena(listing->block);
	struct node *card = node_new(arena, NODE_CARD, listing_place(listing, row));
	if (fields->has_image)
		card_image(listing, fields, row, card);
	if (fields->has_icon)
		card_icon(listing, fields, row, card);
	field_append(listing, &fields->title, row, tree_add(arena, card, NODE_HEADING, card->place));
	if (fields->has_text)
		paragraphs_add(listing, &fields->text, row, card);
	if (fields->has_list)
		field_entries(listing, &fields->list, row, card);
	return card;
}

struct node *cards_make(struct block *block)
{
	struct listing listing;
	struct card_fields fields;
	if (!listing_open(block, has_key(block, "image") ? "cards" : NULL, &listing) ||
	    !card_fields_open(&listing, &fields))
		return NULL;
	struct node *cards = block_node(block, NODE_CARDS);
	for (size_t i = 0; i < listing.count; i++)
		node_append(cards, card_make(&listing, &fields, listing.rows[i]));
	return cards->first ? cards : listing.found == 0 ? nothing_listed(block, listing.set.table->table) : NULL;
}
