/* Pages, one after the other; what is drawn decides nothing any more. */
#include "pdf/canvas.h"

struct place node_place(const struct node *node)
{
	for (; node; node = node->parent)
		if (node->place.file)
			return node->place;
	return (struct place){0, 0};
}

static void box_grow(struct element *figure, const struct item *item, size_t page, extent height)
{
	int64_t left = item->x, right = item->x + item->width;
	int64_t top = height - item->y, bottom = top - item->height;
	if (item->kind == ITEM_TEXT) {
		top += item->size;
		bottom = height - item->y - item->size / 4;
	} else if (item->kind == ITEM_MARKER) {
		left -= item->width / 2;
		right -= item->width / 2;
		top += item->width / 2;
		bottom = top - item->width;
	} else if (item->kind == ITEM_STROKE) {
		left = item->width < 0 ? right : left;
		right = left + (item->width < 0 ? -item->width : item->width);
		bottom = item->height < 0 ? top : bottom;
		top = bottom + (item->height < 0 ? -item->height : item->height);
	}
	bool first = figure->box[2] == 0 && figure->box[3] == 0;
	figure->spread |= !first && page != figure->box_page;
	figure->box_page = page;
	figure->box[0] = first || left < figure->box[0] ? left : figure->box[0];
	figure->box[1] = first || bottom < figure->box[1] ? bottom : figure->box[1];
	figure->box[2] = first || right > figure->box[2] ? right : figure->box[2];
	figure->box[3] = first || top > figure->box[3] ? top : figure->box[3];
}

static void figure_measure(struct pdf_writer *writer, const struct item *item, size_t page)
{
	struct element *element = tags_find(writer->tags, item->node, item->part);
	if (element && element->role == ROLE_FIGURE)
		box_grow(element, item, page, writer->layout->pages[page].height);
}

/* Figures' boxes, notes beside their blocks, and links are known before the first page is drawn. */
static void page_prepare(struct pdf_writer *writer, size_t number)
{
	const struct page *page = &writer->layout->pages[number];
	for (size_t i = 0; i < page->item_count; i++) {
		const struct item *item = &page->items[i];
		if (item->part == PART_LABEL && item->beside)
			tags_hang_note(writer->tags, item->node, item->beside);
		if (item->node &&
		    (item->node->kind == NODE_CHART || item->node->kind == NODE_IMAGE || item->node->kind == NODE_ICON))
			figure_measure(writer, item, number);
	}
	for (size_t i = 0; i < page->link_area_count; i++)
		if (link_area_leads(writer, &page->link_areas[i]))
			tags_link(writer->tags, &page->link_areas[i]);
}

static void page_draw(struct pdf_writer *writer, struct canvas *canvas, size_t number)
{
	const struct page *page = &writer->layout->pages[number];
	canvas_begin(canvas, number);
	for (size_t i = 0; i < page->item_count; i++)
		canvas_draw(canvas, &page->items[i]);
	canvas_end(canvas);
	page_fill(&writer->objects, writer->pages[number], buffer_text(&canvas->out), canvas->out.length);
	writer_write_links(writer, number);
}

static void pages_make(struct pdf_writer *writer)
{
	for (size_t i = 0; i < writer->layout->page_count; i++) {
		const struct page *page = &writer->layout->pages[i];
		writer->pages[i] = page_new(&writer->objects, page->width, page->height, writer->resources, i);
	}
}

static void resources_write(struct pdf_writer *writer)
{
	struct buffer out = {0};
	buffer_add(&out, "/Font<<");
	for (unsigned font = 0; font < TYPE_FONTS_MAX; font++) {
		if (!writer->type0[font])
			continue;
		buffer_format(&out, "/F%u ", font);
		put_reference(&out, writer->type0[font]);
	}
	buffer_add(&out, ">>");
	bool some = writer->drawn_count || writer->icon_count;
	if (some)
		buffer_add(&out, "/XObject<<");
	for (size_t i = 0; i < writer->icon_count; i++) {
		buffer_format(&out, "/C%d ", (int)i);
		put_reference(&out, writer->icons[i].form);
	}
	for (size_t i = 0; i < writer->drawn_count; i++) {
		buffer_format(&out, "/I%d ", (int)i);
		put_reference(&out, writer->drawn[i].stream);
	}
	if (some)
		buffer_add(&out, ">>");
	object_write(&writer->objects, writer->resources, &out);
	buffer_release(&out);
}

void writer_draw_pages(struct pdf_writer *writer)
{
	struct canvas canvas = {.writer = writer};
	writer->resources = object_new(&writer->objects);
	pages_make(writer);
	for (size_t i = 0; i < writer->layout->page_count; i++)
		page_prepare(writer, i);
	for (size_t i = 0; i < writer->layout->page_count; i++)
		page_draw(writer, &canvas, i);
	resources_write(writer);
	buffer_release(&canvas.out);
}
