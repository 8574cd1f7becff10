/* What a theme's templates see around a page's content; themes/README.md lists it. */
#ifndef HTML_FRAME_H
#define HTML_FRAME_H

#include "html/page.h"
#include "words/words.h"

struct page_frame {
	struct arena *arena;
	const struct document *document; /* the main one */
	const struct pages *pages;       /* of the site */
	const char *style, *script;      /* elements, as they stand in the head */
	const char *policy;              /* Content-Security-Policy */
	const char *icon;                /* address of the icon that browsers show in a tab */
	const char *logo;                /* address of the theme's logo, or NULL */
	const char *logo_alt;
	struct value *report; /* what is the same on every page */
	struct value *words;  /* the templates' own words */
};

/* Fills frame->report from the document. */
void frame_begin(struct page_frame *frame);

/* The data of one page with its OPENING and CONTENT, HTML texts; PAGE is NULL on the landing page. */
struct value *frame_page(
    struct page_frame *frame, const struct web_page *page, const char *opening, const char *content);

/* "var annualWords={…};": what the site's script says, by name; each the forms of a phrase by plural category. */
void frame_script_words(struct buffer *out, struct arena *arena, const struct words *words);

/* The site's downloads, as a list of path, title, format, size and pages. */
struct value *frame_downloads(const struct page_frame *frame, const struct download *downloads, size_t count);

#endif
