/* Nodes: making, linking, walking without recursion, and their plain text. */
#include "doc/node.h"

#include <string.h>

#include "doc/kind.h"

const struct node_type kind_table[NODE_KIND_COUNT] = {
#define NODE_KIND(id, name, phrase, group, ...) [id] = {name, phrase, group},
#include "doc/node_list.h"
};

struct node *node_new(struct arena *arena, enum node_kind kind, struct place place)
{
	struct node *node = arena_alloc(arena, sizeof *node);
	node->kind = kind;
	node->place = place;
	if (kind == NODE_TABLE_CELL)
		node->as.cell.columns = node->as.cell.rows = 1;
	return node;
}

struct node *node_text(struct arena *arena, const char *text, struct place place)
{
	struct node *node = node_new(arena, NODE_TEXT, place);
	node->text = text;
	return node;
}

void node_append(struct node *parent, struct node *child)
{
	child->parent = parent;
	child->previous = parent->last;
	child->next = NULL;
	if (parent->last)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

void node_append_all(struct node *parent, struct node *first)
{
	while (first) {
		struct node *next = first->next;
		node_append(parent, first);
		first = next;
	}
}

void node_insert_before(struct node *next, struct node *child)
{
	child->parent = next->parent;
	child->previous = next->previous;
	child->next = next;
	if (next->previous)
		next->previous->next = child;
	else if (next->parent)
		next->parent->first = child;
	next->previous = child;
}

void node_unlink(struct node *node)
{
	if (node->previous)
		node->previous->next = node->next;
	else if (node->parent)
		node->parent->first = node->next;
	if (node->next)
		node->next->previous = node->previous;
	else if (node->parent)
		node->parent->last = node->previous;
	node->parent = node->previous = node->next = NULL;
}

const struct node *node_section(const struct node *node)
{
	while (node && node->kind != NODE_SECTION)
		node = node->parent;
	return node;
}

const struct node *node_child(const struct node *node, enum node_kind kind)
{
	const struct node *child = node->first;
	while (child && child->kind != kind)
		child = child->next;
	return child;
}

bool node_is_inline(enum node_kind kind)
{
	return kind_table[kind].group == GROUP_INLINE;
}

bool node_is_links(const struct node *node)
{
	for (const struct node *child = node->first; child; child = child->next)
		if (child->kind != NODE_LINK && !(child->kind == NODE_TEXT && strcmp(child->text, ", ") == 0))
			return false;
	return node->first != NULL;
}

bool node_is_flow(enum node_kind kind)
{
	return kind_table[kind].group == GROUP_FLOW;
}

const char *node_kind_name(enum node_kind kind)
{
	return kind_table[kind].name;
}

const struct node *node_walk(const struct node *root, const struct node *node, enum node_event *event)
{
	if (*event == NODE_ENTER) {
		if (node->first)
			return node->first;
		*event = NODE_LEAVE;
		return node;
	}
	if (node == root)
		return NULL;
	if (!node->next)
		return node->parent;
	*event = NODE_ENTER;
	return node->next;
}

/* Blocks are parted by a space, so that the words of two paragraphs do not run together. */
static void plain_part(struct buffer *out, size_t start)
{
	if (out->length > start && out->data[out->length - 1] != ' ')
		buffer_char(out, ' ');
}

void node_plain(struct buffer *out, const struct node *node)
{
	size_t start = out->length;
	enum node_event event = NODE_ENTER;
	for (const struct node *at = node; at; at = node_walk(node, at, &event)) {
		if (event == NODE_LEAVE)
			continue;
		if (at->kind == NODE_SOFT_BREAK || at->kind == NODE_LINE_BREAK || !node_is_inline(at->kind))
			plain_part(out, start);
		if (at->text)
			buffer_add(out, at->text);
	}
}

const char *const *node_measures(struct arena *arena, const struct node *node)
{
	bool table = node->kind == NODE_TABLE;
	const char **one = arena_array(arena, 2, sizeof *one);
	if (!table && node->kind != NODE_CHART)
		return one;
	one[0] = table ? node->as.table.measure : node->as.chart.measure;
	const char *const *several = table ? node->as.table.measures : node->as.chart.measures;
	return several ? several : one;
}

bool node_in_short_list(const struct node *node, int least)
{
	const struct node *list = node->kind == NODE_HEADING && node->next ? node->next : node;
	if (list->kind != NODE_CONTENTS || !list->first || list->first->as.entry.target->kind == NODE_HEADING)
		return false;
	int count = 0;
	for (const struct node *entry = list->first; entry; entry = entry->next)
		count++;
	return count < least;
}
