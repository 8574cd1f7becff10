/* The content model: for each kind of node, which children it has, in which order. */
#include "doc/content.h"

#include "doc/kind.h"

enum repeat { END, ONE, MAYBE, ANY };

/* What a term takes beside one kind. */
enum { FLOW = NODE_KIND_COUNT, INLINES, FLOW_OR_INLINES };

struct term {
	enum repeat repeat;
	int takes; /* a node_kind, FLOW, INLINES, or FLOW_OR_INLINES: all of the group of the first */
};

/* Read from left to right without going back. A header and a caption are optional here: check.c asks for them in
 * words of their own. */
static const struct term models[NODE_KIND_COUNT][6] = {
    [NODE_DOCUMENT] = {{MAYBE, NODE_COVER}, {ANY, NODE_SECTION}},
    [NODE_COVER] = {{ANY, NODE_PARAGRAPH}},
    [NODE_SECTION] = {{ONE, NODE_HEADING}, {ANY, FLOW}},
    [NODE_HEADING] = {{ANY, INLINES}},
    [NODE_PARAGRAPH] = {{ANY, INLINES}},
    [NODE_LIST] = {{ANY, NODE_ITEM}},
    [NODE_ITEM] = {{ANY, FLOW}},
    [NODE_BLOCK_QUOTE] = {{ANY, FLOW}},
    [NODE_TABLE] = {{MAYBE, NODE_CAPTION}, {MAYBE, NODE_TABLE_HEAD}, {ONE, NODE_TABLE_BODY}, {MAYBE, NODE_FOOT}},
    [NODE_TABLE_HEAD] = {{ANY, NODE_TABLE_ROW}},
    [NODE_TABLE_BODY] = {{ANY, NODE_TABLE_ROW}},
    [NODE_TABLE_ROW] = {{ANY, NODE_TABLE_CELL}},
    [NODE_TABLE_CELL] = {{ANY, FLOW_OR_INLINES}},
    [NODE_CAPTION] = {{ANY, INLINES}},
    [NODE_SUBTITLE] = {{ANY, INLINES}},
    [NODE_SOURCE] = {{ANY, INLINES}},
    [NODE_CREDIT] = {{ANY, INLINES}},
    [NODE_FOOT] = {{ANY, FLOW_OR_INLINES}},
    [NODE_TILES] = {{MAYBE, NODE_HEADING}, {ANY, NODE_TILE}},
    [NODE_TILE] = {{ONE, NODE_FIGURE}, {ONE, NODE_LABEL}, {MAYBE, NODE_BASE}},
    [NODE_LABEL] = {{ANY, INLINES}},
    [NODE_BASE] = {{ANY, INLINES}},
    [NODE_CHART] = {{MAYBE, NODE_CAPTION}, {MAYBE, NODE_SUBTITLE}, {MAYBE, NODE_SOURCE}, {ONE, NODE_TABLE},
        {MAYBE, NODE_FOOT}},
    [NODE_IMAGE] = {{MAYBE, NODE_CAPTION}, {MAYBE, NODE_CREDIT}},
    [NODE_QUOTATION] = {{ANY, FLOW}, {MAYBE, NODE_ATTRIBUTION}},
    [NODE_ATTRIBUTION] = {{ANY, INLINES}},
    [NODE_CASE_STUDY] = {{ONE, NODE_HEADING}, {MAYBE, NODE_ABOUT}, {ANY, FLOW}, {ANY, NODE_CASE_PART}},
    [NODE_ABOUT] = {{ANY, INLINES}},
    [NODE_CASE_PART] = {{ONE, NODE_HEADING}, {ANY, FLOW}},
    [NODE_CALLOUT] = {{MAYBE, NODE_HEADING}, {ANY, FLOW}},
    [NODE_CARDS] = {{ANY, NODE_CARD}},
    [NODE_CARD] = {{MAYBE, NODE_IMAGE}, {ONE, NODE_HEADING}, {ANY, FLOW}},
    [NODE_PASSAGE] = {{ANY, FLOW}},
    [NODE_WORKINGS] = {{ANY, NODE_WORKING}},
    [NODE_WORKING] = {{ONE, NODE_HEADING}, {ANY, FLOW}},
    [NODE_DEFINITIONS] = {{ANY, NODE_DEFINITION}},
    [NODE_DEFINITION] = {{ONE, NODE_TERM}, {ANY, FLOW}},
    [NODE_TERM] = {{ANY, INLINES}},
    [NODE_NOTES] = {{ANY, NODE_NOTE}},
    [NODE_NOTE] = {{ANY, INLINES}},
    [NODE_SOURCES] = {{ANY, NODE_LINK}},
    [NODE_DOWNLOADS] = {{ANY, NODE_LINK}},
    [NODE_EMPHASIS] = {{ANY, INLINES}},
    [NODE_STRONG] = {{ANY, INLINES}},
    [NODE_LINK] = {{ANY, INLINES}},
    [NODE_SPAN] = {{ANY, INLINES}},
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
	for (const struct term *term = models[node->kind]; term->repeat != END; term++) {
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
