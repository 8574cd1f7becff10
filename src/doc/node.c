/* Nodes: making, linking, walking without recursion, and their plain text. */
#include "doc/node.h"

#include <string.h>

#include "doc/kind.h"

const struct kind kind_table[NODE_KIND_COUNT] = {
    [NODE_DOCUMENT] = {"document", "a document", GROUP_PART},
    [NODE_COVER] = {"cover", "the cover", GROUP_PART},
    [NODE_SECTION] = {"section", "a section", GROUP_PART},
    [NODE_HEADING] = {"heading", "a heading", GROUP_FLOW},
    [NODE_PARAGRAPH] = {"paragraph", "a paragraph", GROUP_FLOW},
    [NODE_LIST] = {"list", "a list", GROUP_FLOW},
    [NODE_ITEM] = {"item", "a list item", GROUP_PART},
    [NODE_BLOCK_QUOTE] = {"block_quote", "a quotation", GROUP_FLOW},
    [NODE_CODE_BLOCK] = {"code_block", "a code block", GROUP_FLOW},
    [NODE_THEMATIC_BREAK] = {"thematic_break", "a dividing line", GROUP_FLOW},
    [NODE_TABLE] = {"table", "a table", GROUP_FLOW},
    [NODE_TABLE_HEAD] = {"table_head", "a table's header", GROUP_PART},
    [NODE_TABLE_BODY] = {"table_body", "a table's body", GROUP_PART},
    [NODE_TABLE_ROW] = {"table_row", "a table row", GROUP_PART},
    [NODE_TABLE_CELL] = {"table_cell", "a table cell", GROUP_PART},
    [NODE_CAPTION] = {"caption", "a caption", GROUP_PART},
    [NODE_SUBTITLE] = {"subtitle", "a subtitle", GROUP_PART},
    [NODE_SOURCE] = {"source", "a source", GROUP_PART},
    [NODE_CREDIT] = {"credit", "a credit", GROUP_PART},
    [NODE_FOOT] = {"foot", "a table's notes", GROUP_PART},
    [NODE_TILES] = {"tiles", "a group of tiles", GROUP_FLOW},
    [NODE_TILE] = {"tile", "a tile", GROUP_PART},
    [NODE_LABEL] = {"label", "a tile's label", GROUP_PART},
    [NODE_BASE] = {"base", "a tile's base", GROUP_PART},
    [NODE_CHART] = {"chart", "a chart", GROUP_FLOW},
    [NODE_IMAGE] = {"image", "an image", GROUP_FLOW},
    [NODE_QUOTATION] = {"quotation", "a quotation", GROUP_FLOW},
    [NODE_ATTRIBUTION] = {"attribution", "a quotation's speaker", GROUP_PART},
    [NODE_CASE_STUDY] = {"case_study", "a case study", GROUP_FLOW},
    [NODE_ABOUT] = {"about", "a case study's line of context", GROUP_PART},
    [NODE_CASE_PART] = {"case_part", "a part of a case study", GROUP_PART},
    [NODE_CALLOUT] = {"callout", "a callout", GROUP_FLOW},
    [NODE_CARDS] = {"cards", "a group of cards", GROUP_FLOW},
    [NODE_CARD] = {"card", "a card", GROUP_PART},
    [NODE_PASSAGE] = {"passage", "a passage", GROUP_FLOW},
    [NODE_CONTENTS] = {"contents", "the contents", GROUP_FLOW},
    [NODE_LISTING] = {"listing", "a list of tables or charts", GROUP_FLOW},
    [NODE_WORKINGS] = {"workings", "the workings", GROUP_FLOW},
    [NODE_WORKING] = {"working", "a working", GROUP_PART},
    [NODE_DEFINITIONS] = {"definitions", "the explained words", GROUP_FLOW},
    [NODE_DEFINITION] = {"definition", "an explained word", GROUP_PART},
    [NODE_TERM] = {"term", "a term", GROUP_PART},
    [NODE_NOTES] = {"notes", "the notes", GROUP_FLOW},
    [NODE_NOTE] = {"note", "a note", GROUP_PART},
    [NODE_SOURCES] = {"sources", "a section's sources", GROUP_FLOW},
    [NODE_DOWNLOADS] = {"downloads", "the downloads", GROUP_FLOW},
    [NODE_TEXT] = {"text", "text", GROUP_INLINE},
    [NODE_EMPHASIS] = {"emphasis", "emphasis", GROUP_INLINE},
    [NODE_STRONG] = {"strong", "strong emphasis", GROUP_INLINE},
    [NODE_CODE] = {"code", "code", GROUP_INLINE},
    [NODE_LINK] = {"link", "a link", GROUP_INLINE},
    [NODE_SOFT_BREAK] = {"soft_break", "a line break", GROUP_INLINE},
    [NODE_LINE_BREAK] = {"line_break", "a line break", GROUP_INLINE},
    [NODE_FIGURE] = {"figure", "a figure", GROUP_INLINE},
    [NODE_NOTE_REFERENCE] = {"note_reference", "a note", GROUP_INLINE},
    [NODE_ABBREVIATION] = {"abbreviation", "an abbreviation", GROUP_INLINE},
    [NODE_SPAN] = {"span", "a span of text", GROUP_INLINE},
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

bool node_is_inline(enum node_kind kind)
{
	return kind_table[kind].group == GROUP_INLINE;
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
