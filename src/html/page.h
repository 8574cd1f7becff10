/* The pages of a site: which part of which document each one shows, and what it is called. */
#ifndef HTML_PAGE_H
#define HTML_PAGE_H

#include "html/html.h"

struct web_page {
	const char *path;   /* "activities.html"; "" for the one file */
	const char *title;  /* plain text */
	const char *number; /* of its section, or NULL */
	const char *summary;
	const struct document *document;
	const struct node *section; /* NULL: all of the document's that the page shows */
	bool single;                /* the one file: nothing lies beside it */
};

struct pages {
	struct web_page *items;
	size_t count;
	const char *single; /* the main document's name: that of the one file beside the pages; NULL without any */
};

/* One page for each section of the main document, and one for each other document. */
struct pages pages_of_site(const struct context *context, const struct site_input *input);

/* The main document in one file. */
struct pages pages_of_single(struct arena *arena, const struct document *document);

/* Whether SECTION stands on the page. */
bool page_shows(const struct web_page *page, const struct node *section);

/* The first section that the page shows, and the one after SECTION; NULL at the end. */
const struct node *page_first(const struct web_page *page);
const struct node *page_next(const struct web_page *page, const struct node *section);

/* Where the author wrote what gives the page its name: its section (nowhere, if the program adds it), or its document. */
struct place page_place(const struct web_page *page);

/* How many levels lower headings stand than in the tree: 1 where several sections share a page. */
int page_shift(const struct web_page *page);

/* The address of a page's file: what a URL may not hold is percent-encoded. */
const char *page_address(struct arena *arena, const struct web_page *page);

#endif
