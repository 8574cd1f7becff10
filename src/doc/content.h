/* Which children a kind of node takes, as node.h lists them. */
#ifndef DOC_CONTENT_H
#define DOC_CONTENT_H

#include "base/context.h"
#include "doc/node.h"

/* Checks the children of one node, not theirs. */
void content_check(const struct context *context, const struct node *node);

#endif
