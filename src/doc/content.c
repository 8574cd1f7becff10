/* The content model: for each kind of node, which children it has, in which order. */
#include "doc/content.h"

#include "doc/kind.h"

enum child_repeat { END, ONE, MAYBE, ANY };

/* What a term takes beside one kind. */
enum { FLOW = NODE_KIND_COUNT, INLINES, FLOW_OR_INLINES };

struct content_term {
	enum child_repeat repeat;
	int takes; /* a node_kind, FLOW, INLINES, or FLOW_OR_INLINES: all of the group of the first */
};

/* What each kind may hold, read from left to right without going back. */
static const struct content_term models[NODE_KIND_COUNT][6] = {
#define NODE_KIND(id, name, phrase, group, ...) [id] = {__VA_ARGS__},
#include "doc/node_list.h"
};

static bool takes(int what, const struct node *child)
{
	switch (what) {
	case FLOW:
		return node_is_flow(child->kind);
	case INLINES:
		return node_is_inline(child->kind);
	case FLOW_OR_INLINES:
		return node_is_inline(child->parent->first->kind) ? node_is_inline(child->kind) : node_is_flow(child->kind);
	default:
		return (int)child->kind == what;
	}
}

void content_check(const struct context *context, const struct node *node)
{
	const struct node *child = node->first;
	for (const struct content_term *term = models[node->kind]; term->repeat != END; term++) {
		if (term->repeat == ONE && (!child || !takes(term->takes, child)))
			message_add(context->messages, MSG_DOC_INCOMPLETE, node->place, kind_table[node->kind].phrase,
			    kind_table[term->takes].phrase);
		else if (term->repeat == ANY)
			while (child && takes(term->takes, child))
				child = child->next;
		else if (child && takes(term->takes, child))
			child = child->next;
	}
	if (child)
		message_add(context->messages, MSG_DOC_NESTING, child->place, kind_table[child->kind].phrase,
		    kind_table[node->kind].phrase);
}
