/* The grid of a table: which columns each cell takes, with spans. */
#ifndef DOC_GRID_H
#define DOC_GRID_H

#include "base/context.h"
#include "doc/node.h"

/* One message where the rows of a table do not fill its columns exactly (ISO 32000-1, 14.8.4.3.4: a regular table). */
void grid_check(const struct context *context, const struct node *table);

#endif
