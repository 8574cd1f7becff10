#include "report/tree.h"

struct place tree_nowhere(void)
{
	return (struct place){0, 0};
}

struct node *tree_add(struct arena *arena, struct node *parent, enum node_kind kind, struct place place)
{
	struct node *node = node_new(arena, kind, place);
	node_append(parent, node);
	return node;
}

void tree_text(struct arena *arena, struct node *parent, const char *text)
{
	node_append(parent, node_text(arena, text, parent->place));
}

void tree_strong(struct arena *arena, struct node *parent, const char *text)
{
	tree_text(arena, tree_add(arena, parent, NODE_STRONG, parent->place), text);
}

struct node *tree_paragraph(struct arena *arena, struct node *parent, const char *text)
{
	struct node *paragraph = tree_add(arena, parent, NODE_PARAGRAPH, parent->place);
	if (text)
		tree_text(arena, paragraph, text);
	return paragraph;
}

struct node *tree_heading(struct arena *arena, struct node *parent, int level, const char *text)
{
	struct node *heading = tree_add(arena, parent, NODE_HEADING, parent->place);
	heading->as.heading.level = level;
	heading->as.heading.plain = text;
	tree_text(arena, heading, text);
	return heading;
}

struct node *tree_link(
    struct arena *arena, struct node *parent, enum link_kind kind, const char *target, const char *text)
{
	struct node *link = tree_add(arena, parent, NODE_LINK, parent->place);
	link->as.link.kind = kind;
	link->as.link.target = target;
	tree_text(arena, link, text);
	return link;
}

void tree_adopt(struct node *to, struct node *from)
{
	for (struct node *child = from->first, *next; child; child = next) {
		next = child->next;
		node_unlink(child);
		node_append(to, child);
	}
}

struct node *tree_release(struct node *parent)
{
	struct node *first = parent->first;
	for (struct node *child = first; child; child = child->next) {
		child->parent = NULL;
		child->previous = NULL;
	}
	parent->first = NULL;
	parent->last = NULL;
	return first;
}

struct node *tree_skip(const struct node *root, struct node *node)
{
	while (node != root) {
		if (node->next)
			return node->next;
		node = node->parent;
	}
	return NULL;
}

struct node *tree_next(const struct node *root, struct node *node)
{
	return node->first ? node->first : tree_skip(root, node);
}

struct node *tree_within(const struct node *root, struct node *node, enum node_kind kind)
{
	for (struct node *at = node; at; at = at->parent) {
		if (at->kind == kind)
			return at;
		if (at == root)
			break;
	}
	return NULL;
}

const char *tree_plain(struct arena *arena, const struct node *node)
{
	struct buffer text = {0};
	node_plain(&text, node);
	const char *plain = arena_copy(arena, buffer_text(&text));
	buffer_release(&text);
	return plain;
}
