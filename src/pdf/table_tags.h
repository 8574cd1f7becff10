/* What a screen reader needs to read a table: the heads of its cells. */
#ifndef PDF_TABLE_TAGS_H
#define PDF_TABLE_TAGS_H

#include "pdf/tags.h"

/* Where heads are grouped or span rows, each data cell names its header cells (ISO 32000-1, table 349, Headers). Where
 * they are not, /Scope says all. */
void table_name_headers(struct tags *tags, const struct node *table);

#endif
