/* Documents bound to so many pages: by how much one is too long, and what takes most of it. */
#include <string.h>

#include "layout/sheet.h"

/* The block of a section that takes the most height, and how much. */
static const struct node *largest_block(const struct flow *flow, int64_t *height)
{
	const struct node *largest = NULL;
	*height = 0;
	for (size_t i = 0; i < flow->count;) {
		const struct node *block = flow->strips[i].block;
		int64_t sum = 0;
		for (; i < flow->count && flow->strips[i].block == block; i = strip_next(flow->strips, i))
			sum += flow->strips[i].height;
		if (sum > *height) {
			*height = sum;
			largest = block;
		}
	}
	return largest;
}

/* The lines on the pages past the bound: what authors have to lose. */
static int lines_over(const struct work *work)
{
	extent leading = work->theme->type[TYPE_BODY].leading;
	extent top = work->theme->page.top;
	int64_t height = 0;
	for (size_t page = (size_t)work->document->pages; page < work->sheet_count; page++) {
		extent lowest = top;
		const struct strip *content = &work->sheets[page].content;
		for (size_t i = 0; i < content->item_count; i++) {
			const struct item *item = &content->items[i];
			bool tall = item->kind == ITEM_FILL || item->kind == ITEM_ICON || item->kind == ITEM_IMAGE;
			extent foot = item->y + (tall ? item->height : 0);
			lowest = foot > lowest ? foot : lowest;
		}
		height += lowest - top;
	}
	return (int)((height + leading - 1) / leading);
}

/* The place of a node, or of the first below it that has one. */
static struct place place_of(const struct node *node)
{
	const struct node *at = node;
	enum node_event event = NODE_ENTER;
	for (; at; at = node_walk(node, at, &event))
		if (at->place.file)
			return at->place;
	return (struct place){0};
}

/* Before the furniture is set: it would count as text. */
void fit_report(struct work *work)
{
	int bound = work->document->pages;
	if (bound <= 0 || work->sheet_count <= (size_t)bound)
		return;
	int64_t height;
	const struct node *block = largest_block(work->flow, &height);
	if (!block)
		return;
	extent leading = work->theme->type[TYPE_BODY].leading;
	message_add(work->context->messages, MSG_LAYOUT_PAGES, place_of(block), work->document->name, bound,
	    lines_over(work), (int)((height + leading - 1) / leading));
}
