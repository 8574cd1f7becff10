/* A diagram: a nested list, whose entries are boxes. */
#include <string.h>
#include <strings.h>

#include "report/directive.h"
#include "report/prose.h"
#include "report/tree.h"

static void refuse(const struct block *block, struct place place, const char *why)
{
	message_add(block_messages(block), MSG_REPORT_DIAGRAM_LIST, place, why);
}

/* Words that can be drawn: no links, notes, code or breaks. */
static void words_check(const struct block *block, const struct node *words)
{
	enum node_event event = NODE_ENTER;
	for (const struct node *at = words; at; at = node_walk(words, at, &event)) {
		bool drawn = at == words || at->kind == NODE_TEXT || at->kind == NODE_STRONG || at->kind == NODE_EMPHASIS ||
		             at->kind == NODE_FIGURE || at->kind == NODE_SOFT_BREAK || at->kind == NODE_ABBREVIATION;
		if (event == NODE_LEAVE || drawn)
			continue;
		refuse(
		    block, at->place.file ? at->place : words->place, "a box holds words alone, without links, notes and code");
		return;
	}
}

/* The box of ITEM that says the same as it and stands above it, or NULL. */
static const struct node *above_itself(struct arena *arena, const struct node *item)
{
	const char *words = tree_plain(arena, item->first);
	for (const struct node *at = item->parent; at; at = at->parent)
		if (at->kind == NODE_ITEM && strcasecmp(tree_plain(arena, at->first), words) == 0)
			return at;
	return NULL;
}

static void item_check(const struct block *block, const struct node *item)
{
	struct arena *arena = block_arena(block);
	const struct node *words = item->first, *below = words ? words->next : NULL;
	if (!words || words->kind != NODE_PARAGRAPH || (below && (below->kind != NODE_LIST || below->next))) {
		refuse(block, item->place, "this entry is no line of words, with or without a list below it");
		return;
	}
	words_check(block, words);
	const struct node *above = above_itself(arena, item);
	if (!above)
		return;
	refuse(block, item->place, arena_format(arena, "'%s' stands below itself", tree_plain(arena, words)));
	message_also(block_messages(block), above->place, "it is named here first");
}

/* Only sound entries are gone into: a fault in one is told once. */
static void list_check(const struct block *block, const struct node *list)
{
	enum node_event event = NODE_ENTER;
	for (const struct node *at = list; at; at = node_walk(list, at, &event)) {
		if (event == NODE_LEAVE)
			continue;
		if (at->kind == NODE_LIST && at->as.list.ordered)
			refuse(block, at->place, "entries with numbers are steps, not boxes");
		if (at->kind == NODE_ITEM)
			item_check(block, at);
	}
}

struct node *diagram_make(struct block *block)
{
	const struct value *boxes = value_get(block->body, "boxes");
	struct node *diagram = block_node(block, NODE_DIAGRAM);
	block_add(block, diagram, "title", NODE_CAPTION);
	if (boxes->kind != VALUE_TEXT) {
		refuse(block, boxes->place, "this is a list of YAML, which knows no entry with others below it");
		return NULL;
	}
	struct node *list = prose_value_blocks(block->section, boxes, NODE_PASSAGE);
	if (!list->first || list->first->kind != NODE_LIST || list->first->next) {
		refuse(block, boxes->place, "this is text, or more than a list");
		return NULL;
	}
	list_check(block, list->first);
	tree_adopt(diagram, list);
	return diagram;
}
