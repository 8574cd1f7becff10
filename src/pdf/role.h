/* Structure types, and which kind of node is which. */
#ifndef PDF_ROLE_H
#define PDF_ROLE_H

#include "doc/node.h"

enum role {
	ROLE_NONE, /* its content belongs to its parent's element */
	ROLE_DOCUMENT,
	ROLE_SECT,
	ROLE_DIV,
	ROLE_BLOCK_QUOTE,
	ROLE_CAPTION,
	ROLE_TOC,
	ROLE_TOCI,
	ROLE_P,
	ROLE_H1,
	ROLE_H2,
	ROLE_H3,
	ROLE_H4,
	ROLE_H5,
	ROLE_H6,
	ROLE_L,
	ROLE_LI,
	ROLE_LBL,
	ROLE_LBODY,
	ROLE_TABLE,
	ROLE_THEAD,
	ROLE_TBODY,
	ROLE_TR,
	ROLE_TH,
	ROLE_TD,
	ROLE_FIGURE,
	ROLE_NOTE,
	ROLE_REFERENCE,
	ROLE_LINK,
	ROLE_SPAN,
	ROLE_COUNT
};

/* The structure type's name: "BlockQuote". */
const char *role_name(enum role role);

/* The structure type of a node where it stands; ROLE_NONE for one that has none of its own. */
enum role role_of(const struct node *node);

#endif
