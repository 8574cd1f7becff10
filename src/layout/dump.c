/* Pages as text, one line an item, for golden files; links with the words that they are laid over. */
#include <string.h>

#include "base/text.h"
#include "layout/layout.h"

static const char *const item_names[] = {"text", "fill", "stroke", "marker", "icon", "image"};
static const char *const part_names[] = {"content", "label", "number", "page_number", "artifact", "header", "footer"};
static const char *const face_names[] = {"text", "bold", "code"};

static void lengths(struct buffer *out, const extent *values, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		buffer_char(out, ' ');
		buffer_milli(out, values[i]);
	}
}

static void text_dump(struct buffer *out, const struct item *item)
{
	buffer_format(out, " %s ", face_names[item->face]);
	buffer_milli(out, item->size);
	buffer_add(out, " \"");
	buffer_bytes(out, item->text, item->length);
	buffer_add(out, item->space_after ? " \"" : "\"");
	if (item->right_to_left)
		buffer_add(out, " rtl");
	if (item->language)
		buffer_format(out, " %s", item->language);
}

static void item_dump(struct buffer *out, const struct item *item)
{
	buffer_format(out, "  %s %s", item_names[item->kind], part_names[item->part]);
	if (item->node)
		buffer_format(out, " %s", node_kind_name(item->node->kind));
	buffer_char(out, ':');
	const extent place[] = {item->x, item->y, item->width, item->height};
	lengths(out, place, item->kind == ITEM_TEXT ? 3 : 4);
	if (item->kind == ITEM_TEXT)
		text_dump(out, item);
	if (item->kind == ITEM_STROKE)
		lengths(out, &item->stroke, 1);
	if (item->kind == ITEM_IMAGE)
		buffer_format(out, " %s", item->file);
	buffer_format(out, " #%06X\n", (unsigned)item->colour);
}

/* Whether the middle of a text lies under AREA. */
static bool is_under(const struct item *item, const struct link_area *area)
{
	extent middle = item->x + item->width / 2;
	return item->kind == ITEM_TEXT && middle >= area->x && middle < area->x + area->width && item->y > area->y &&
	       item->y <= area->y + area->height;
}

/* A link's area with the words that it is laid over. */
static void link_dump(struct buffer *out, const struct page *page, const struct link_area *area)
{
	buffer_format(out, "  link %s:", node_kind_name(area->node->kind));
	const extent place[] = {area->x, area->y, area->width, area->height};
	lengths(out, place, 4);
	buffer_add(out, " over \"");
	for (size_t i = 0; i < page->item_count; i++)
		if (is_under(&page->items[i], area))
			buffer_bytes(out, page->items[i].text, page->items[i].length);
	buffer_add(out, "\"\n");
}

static void page_dump(struct buffer *out, const struct page *page, size_t number)
{
	buffer_format(out, "page %d:", (int)number);
	const extent size[] = {page->width, page->height};
	lengths(out, size, 2);
	buffer_add(out, page->cover ? " cover\n" : "\n");
	for (size_t i = 0; i < page->item_count; i++)
		item_dump(out, &page->items[i]);
	for (size_t i = 0; i < page->link_area_count; i++)
		link_dump(out, page, &page->link_areas[i]);
}

void layout_dump(struct buffer *out, const struct layout *layout)
{
	for (size_t i = 0; i < layout->page_count; i++)
		page_dump(out, &layout->pages[i], i + 1);
	for (size_t i = 0; i < layout->target_count; i++) {
		const struct destination *target = &layout->targets[i];
		const char *anchor = target->node->anchor ? target->node->anchor : "-";
		buffer_format(out, "target %s %s: page %d", node_kind_name(target->node->kind), anchor, (int)target->page + 1);
		lengths(out, &target->y, 1);
		buffer_char(out, '\n');
	}
}

void layout_dump_costs(struct buffer *out, const struct layout *layout)
{
	for (size_t i = 0; i < layout->page_count; i++) {
		const struct page_cost *cost = &layout->pages[i].cost;
		buffer_format(out,
		    "page %d: %s%d%% full; badness %lld, end %lld, run-on %lld, floats %lld, ways %lld, tight %lld, notes "
		    "%lld\n",
		    (int)i + 1, layout->pages[i].width > layout->pages[i].height ? "turned, " : "",
		    (1000 - cost->empty + 5) / 10, (long long)cost->badness, (long long)cost->end, (long long)cost->run_on,
		    (long long)cost->floats, (long long)cost->ways, (long long)cost->tight, (long long)cost->notes);
	}
}
