/* The kinds of node as a table: one row each, indexed by kind. For doc/ alone; others ask node.h. */
#ifndef DOC_KIND_H
#define DOC_KIND_H

#include "doc/node.h"

enum kind_group {
	GROUP_PART, /* stands only where its parent's content model names it */
	GROUP_FLOW, /* stands wherever blocks may */
	GROUP_INLINE,
};

struct node_type {
	const char *name;   /* in dumps: "block_quote" */
	const char *phrase; /* in messages: "a quotation" */
	enum kind_group group;
};

extern const struct node_type kind_table[NODE_KIND_COUNT];

#endif
