/* The pass between composing and writing: nesting as node.h lists it, heading levels without gaps, alternatives,
 * table headers, link texts, unique anchors, links that lead somewhere (PDF/UA-1, Matterhorn 1.1; WCAG 2.2 A and AA). */
#ifndef DOC_CHECK_H
#define DOC_CHECK_H

#include "base/context.h"
#include "doc/node.h"

void doc_check(const struct context *context, const struct document *document);

#endif
