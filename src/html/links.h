/* Where anchors, workings and data files are found among a set of pages. */
#ifndef HTML_LINKS_H
#define HTML_LINKS_H

#include "html/page.h"

struct links;

/* Files are offered only where HAS_FILES: nothing lies beside the one file. */
const struct links *links_new(struct arena *arena, const struct pages *pages, bool has_files);

struct link_target {
	const char *anchor;
	const struct web_page *page;
	bool whole_page; /* the anchor is the page's own section */
};

/* The target of an anchor, looked for in DOCUMENT first; NULL if no page has it. */
const struct link_target *links_find(const struct links *links, const struct document *document, const char *anchor);

/* Whether a link leads to that anchor. */
bool links_wanted(const struct links *links, const char *anchor);

/* The anchor of a measure's working ("cp.age" or its cell "cp.age[x]"); NULL if there is none. */
const char *links_working(const struct links *links, const char *measure);

/* The data file of what a TABLE or CHART shows ("data/cp-age.csv") if the site offers it, otherwise NULL. */
const char *links_data(const struct links *links, const struct node *node);

#endif
