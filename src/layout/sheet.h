/* Pages on their way: sheets of strips, and what they carry beside the document's text. */
#ifndef LAYOUT_SHEET_H
#define LAYOUT_SHEET_H

#include "layout/flow.h"

struct page_sheet {
	struct strip content;
	struct placed *placed; /* the strips that it holds, before they are content */
	size_t placed_count;
	extent width, height;
	const struct node *section; /* the SECTION whose name its header carries */
	bool opening;               /* a section begins on it: no header */
	bool cover;
	struct page_cost cost;
};

/* cover.c, page.c, furniture.c, finalize.c, fit.c */
void cover_set(struct work *work, const struct node *cover);
void page_break(struct work *work);
extent page_head_room(const struct work *work);
struct page_sheet *sheet_add(struct work *work, bool landscape);
void furniture_set(struct work *work);
const struct layout *layout_finalize(struct work *work);
void fit_report(struct work *work);

#endif
