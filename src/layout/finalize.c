/* What is known only when all pages are: on which page each target stands, and so the numbers in the contents. Their
 * room was reserved, so nothing moves. */
#include <string.h>

#include "layout/sheet.h"

/* Targets of ways that no page took are none: another way has the same. */
static void targets_fill(struct work *work)
{
	size_t count = 0;
	for (size_t i = 0; i < work->target_count; i++)
		work->targets[i]->page = SIZE_MAX;
	for (size_t page = 0; page < work->sheet_count; page++) {
		const struct strip *content = &work->sheets[page].content;
		for (size_t i = 0; i < content->mark_count; i++) {
			struct destination *target = content->marks[i].target;
			target->page = page;
			target->y = content->marks[i].y;
		}
	}
	for (size_t i = 0; i < work->target_count; i++)
		if (work->targets[i]->page != SIZE_MAX)
			work->targets[count++] = work->targets[i];
	work->target_count = count;
}

/* The target of NODE, looked for from *AT on: entries and targets both stand in document order. */
static const struct destination *target_find(const struct work *work, const struct node *node, size_t *at)
{
	for (size_t step = 0; step < work->target_count; step++) {
		size_t index = *at + step < work->target_count ? *at + step : *at + step - work->target_count;
		if (work->targets[index]->node == node) {
			*at = index;
			return work->targets[index];
		}
	}
	return NULL;
}

static void page_number_fill(struct work *work, struct item *item, size_t *at)
{
	const struct destination *target = target_find(work, item->node->as.entry.target, at);
	item->text = target ? arena_format(work->arena, "%d", (int)target->page + 1) : "";
	item->length = strlen(item->text);
	item->width = work->metric.width(work->metric.self, item->face, item->size, item->text, item->length, NULL);
	item->x -= item->width;
}

static void page_numbers_fill(struct work *work)
{
	size_t at = 0;
	for (size_t page = 0; page < work->sheet_count; page++) {
		struct strip *content = &work->sheets[page].content;
		for (size_t i = 0; i < content->item_count; i++)
			if (content->items[i].part == PART_PAGE_NUMBER)
				page_number_fill(work, &content->items[i], &at);
	}
}

/* What counted from the page's right edge, from its left. */
static void item_turn(struct item *item, extent width)
{
	bool vector = item->kind == ITEM_STROKE, middle = item->kind == ITEM_MARKER;
	item->x = width - item->x - (vector || middle ? 0 : item->width);
	item->width = vector ? -item->width : item->width;
}

/* Pages of sections from right to left, and what every page of a document in that direction carries. */
static void sheet_turn(const struct work *work, struct page_sheet *sheet)
{
	bool document = work->document->root->right_to_left;
	bool section = sheet->section ? sheet->section->right_to_left : document;
	for (size_t i = 0; i < sheet->content.item_count; i++) {
		struct item *item = &sheet->content.items[i];
		if (item->part == PART_HEADER || item->part == PART_FOOTER ? document : section)
			item_turn(item, sheet->width);
	}
	for (size_t i = 0; section && i < sheet->content.link_area_count; i++) {
		struct link_area *area = &sheet->content.link_areas[i];
		area->x = sheet->width - area->x - area->width;
	}
}

const struct layout *layout_finalize(struct work *work)
{
	struct layout *layout = arena_alloc(work->arena, sizeof *layout);
	targets_fill(work);
	page_numbers_fill(work);
	for (size_t i = 0; i < work->sheet_count; i++)
		sheet_turn(work, &work->sheets[i]);
	layout->pages = arena_array(work->arena, work->sheet_count + 1, sizeof *layout->pages);
	layout->page_count = work->sheet_count;
	for (size_t i = 0; i < work->sheet_count; i++) {
		const struct page_sheet *sheet = &work->sheets[i];
		layout->pages[i] = (struct page){.width = sheet->width,
		    .height = sheet->height,
		    .items = sheet->content.items,
		    .item_count = sheet->content.item_count,
		    .link_areas = sheet->content.link_areas,
		    .link_area_count = sheet->content.link_area_count,
		    .cover = sheet->cover,
		    .cost = sheet->cost};
	}
	layout->targets = arena_array(work->arena, work->target_count + 1, sizeof *layout->targets);
	layout->target_count = work->target_count;
	for (size_t i = 0; i < work->target_count; i++)
		layout->targets[i] = *work->targets[i];
	return layout;
}
