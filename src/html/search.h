/* The search index: a classic script that sets one variable, so that it loads from a file share too. */
#ifndef HTML_SEARCH_H
#define HTML_SEARCH_H

#include "html/page.h"

/* annualIndex = [[address, heading, page title, text], …]: one entry for each heading with the text below it. */
void search_index(struct arena *arena, struct buffer *out, const struct pages *pages);

#endif
