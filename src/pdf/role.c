/* Which standard structure type (ISO 32000-1, 14.8.4) each kind of node becomes. */
#include "pdf/role.h"

#include "base/text.h"

static const char *const names[ROLE_COUNT] = {
    [ROLE_NONE] = "NonStruct",
    [ROLE_DOCUMENT] = "Document",
    [ROLE_SECT] = "Sect",
    [ROLE_DIV] = "Div",
    [ROLE_BLOCK_QUOTE] = "BlockQuote",
    [ROLE_CAPTION] = "Caption",
    [ROLE_TOC] = "TOC",
    [ROLE_TOCI] = "TOCI",
    [ROLE_P] = "P",
    [ROLE_H1] = "H1",
    [ROLE_H2] = "H2",
    [ROLE_H3] = "H3",
    [ROLE_H4] = "H4",
    [ROLE_H5] = "H5",
    [ROLE_H6] = "H6",
    [ROLE_L] = "L",
    [ROLE_LI] = "LI",
    [ROLE_LBL] = "Lbl",
    [ROLE_LBODY] = "LBody",
    [ROLE_TABLE] = "Table",
    [ROLE_THEAD] = "THead",
    [ROLE_TBODY] = "TBody",
    [ROLE_TR] = "TR",
    [ROLE_TH] = "TH",
    [ROLE_TD] = "TD",
    [ROLE_FIGURE] = "Figure",
    [ROLE_NOTE] = "Note",
    [ROLE_REFERENCE] = "Reference",
    [ROLE_LINK] = "Link",
    [ROLE_SPAN] = "Span",
};

const char *role_name(enum role role)
{
	return names[role];
}

static enum role heading_role(const struct node *node)
{
	return (enum role)(ROLE_H1 + node->as.heading.level - 1);
}

/* A paragraph that is all of its cell, or stands in a tight list, needs no element of its own. */
static enum role paragraph_role(const struct node *node)
{
	const struct node *parent = node->parent;
	if (parent && parent->kind == NODE_TABLE_CELL && parent->first == parent->last)
		return ROLE_NONE;
	if (parent && parent->kind == NODE_ITEM && parent->parent && parent->parent->as.list.tight)
		return ROLE_NONE;
	return ROLE_P;
}

static enum role cell_role(const struct node *node)
{
	return node->as.cell.scope == SCOPE_NONE ? ROLE_TD : ROLE_TH;
}

static enum role group_role(const struct node *node)
{
	return node->first && node_is_inline(node->first->kind) ? ROLE_P : ROLE_DIV;
}

static enum role image_role(const struct node *node)
{
	return node->first ? ROLE_DIV : ROLE_FIGURE;
}

static enum role icon_role(const struct node *node)
{
	return node->as.icon.decorative ? ROLE_NONE : ROLE_FIGURE;
}

/* A tile's numeral is a block; in a sentence a figure is text. */
static enum role figure_role(const struct node *node)
{
	return node->parent && node->parent->kind == NODE_TILE ? ROLE_P : ROLE_NONE;
}

static enum role inline_role(const struct node *node)
{
	return node->language && !text_equal(node->language, node->parent ? node->parent->language : NULL) ? ROLE_SPAN
	                                                                                                   : ROLE_NONE;
}

struct role_mapping {
	enum role role;
	enum role (*choose)(const struct node *); /* NULL: always ROLE */
};

static const struct role_mapping mappings[NODE_KIND_COUNT] = {
#define MAPPING(kind, ...) [kind] = {__VA_ARGS__},
#include "pdf/role_list.h"
};

/* A kind of node without its row does not compile. */
enum {
#define MAPPING(kind, ...) MAPPING_##kind,
#include "pdf/role_list.h"
	MAPPING_COUNT
};
_Static_assert((int)MAPPING_COUNT == NODE_KIND_COUNT, "each kind of node has one structure type");

enum role role_of(const struct node *node)
{
	const struct role_mapping *mapping = &mappings[node->kind];
	return mapping->choose ? mapping->choose(node) : mapping->role;
}
