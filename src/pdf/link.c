/* Links: annotations over the link areas, inside Link elements (ISO 14289-1, 7.18.5). */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "pdf/tree.h"
#include "pdf/writer.h"
#include "words/words.h"

typedef int target_order(const void *, const void *);

static int by_anchor(const void *a, const void *b)
{
	const struct destination *left = *(const struct destination *const *)a,
	                         *right = *(const struct destination *const *)b;
	int order = strcmp(left->node->anchor, right->node->anchor);
	return order ? order : (left > right) - (left < right);
}

static int by_node(const void *a, const void *b)
{
	uintptr_t left = (uintptr_t)(*(const struct destination *const *)a)->node;
	uintptr_t right = (uintptr_t)(*(const struct destination *const *)b)->node;
	return (left > right) - (left < right);
}

static int anchor_is(const void *name, const void *target)
{
	return strcmp(name, (*(const struct destination *const *)target)->node->anchor);
}

static int node_is(const void *node, const void *target)
{
	uintptr_t left = (uintptr_t)node, right = (uintptr_t)(*(const struct destination *const *)target)->node;
	return (left > right) - (left < right);
}

static struct target_index index_make(struct pdf_writer *writer, bool anchored, target_order *order)
{
	const struct layout *layout = writer->layout;
	struct target_index index = {arena_array(writer->arena, layout->target_count + 1, sizeof(struct destination *)), 0};
	for (size_t i = 0; i < layout->target_count; i++)
		if (!anchored || layout->targets[i].node->anchor)
			index.targets[index.count++] = &layout->targets[i];
	if (index.count)
		qsort(index.targets, index.count, sizeof(struct destination *), order);
	return index;
}

void writer_find_targets(struct pdf_writer *writer)
{
	writer->anchors = index_make(writer, true, by_anchor);
	writer->nodes = index_make(writer, false, by_node);
}

static const struct destination *index_find(const struct target_index *index, const void *key, target_order *is)
{
	if (!key || !index->count)
		return NULL;
	const struct destination *const *found =
	    bsearch(key, index->targets, index->count, sizeof(struct destination *), is);
	return found ? *found : NULL;
}

static const struct destination *anchor_find(const struct pdf_writer *writer, const char *anchor)
{
	return index_find(&writer->anchors, anchor, anchor_is);
}

static const struct destination *target_of(const struct pdf_writer *writer, const struct link_area *area)
{
	const struct node *node = area->node;
	if (node->kind == NODE_ENTRY)
		return index_find(&writer->nodes, node->as.entry.target, node_is);
	if (node->kind == NODE_NOTE || node->kind == NODE_NOTE_REFERENCE)
		return anchor_find(writer, node->as.note.back);
	return node->kind == NODE_LINK && node->as.link.kind == LINK_ANCHOR ? anchor_find(writer, node->as.link.target)
	                                                                    : NULL;
}

/* A file beside the report is named relative to it (ISO 32000-1, 12.6.4.7), or by where the report is published. */
static const char *address_of(const struct pdf_writer *writer, const struct node *node)
{
	const char *base = writer->document->url;
	if (node->kind != NODE_LINK || !node->as.link.target || node->as.link.kind == LINK_ANCHOR)
		return NULL;
	if (node->as.link.kind == LINK_EXTERNAL || !base || !*base)
		return node->as.link.target;
	return arena_format(writer->arena, "%s%s%s", base, base[strlen(base) - 1] == '/' ? "" : "/", node->as.link.target);
}

bool link_area_leads(const struct pdf_writer *writer, const struct link_area *area)
{
	return area->node && (target_of(writer, area) || address_of(writer, area->node));
}

void put_destination(struct buffer *out, const struct pdf_writer *writer, const struct destination *target)
{
	const struct page *page = &writer->layout->pages[target->page];
	buffer_char(out, '[');
	put_reference(out, writer->pages[target->page]);
	buffer_add(out, "/XYZ null ");
	put_length(out, page->height - target->y);
	buffer_add(out, "null]");
}

/* An address as 7-bit ASCII: other bytes percent-encoded (RFC 3986). */
static void put_address(struct buffer *out, const char *address)
{
	struct buffer encoded = {0};
	for (; *address; address++) {
		if (*address <= ' ' || *address > '~')
			buffer_format(&encoded, "%%%02X", (unsigned)(unsigned char)*address);
		else
			buffer_char(&encoded, *address);
	}
	put_bytes(out, buffer_text(&encoded), encoded.length);
	buffer_release(&encoded);
}

static void put_note(struct buffer *out, const struct pdf_writer *writer, enum phrase phrase, const struct node *note)
{
	const char *number = arena_format(writer->arena, "%d", note->as.note.number);
	buffer_add(out, words_fill(writer->arena, words_of(writer->document->language), phrase, WITH({"number", number})));
}

static void put_description(struct buffer *out, const struct pdf_writer *writer, const struct link_area *area)
{
	const struct node *node = area->node;
	struct buffer text = {0};
	if (node->kind == NODE_NOTE)
		put_note(&text, writer, PHRASE_NOTE_BACK_TO_TEXT, node);
	else if (node->kind == NODE_NOTE_REFERENCE)
		put_note(&text, writer, PHRASE_NOTE_NUMBER, node);
	else if (node->kind == NODE_ENTRY)
		buffer_add(&text, node->as.entry.text);
	else
		node_plain(&text, node);
	put_text(out, text.length ? buffer_text(&text) : words_say(words_of(writer->document->language), PHRASE_LINK));
	buffer_release(&text);
}

/* The areas of one link on a page: a link over several lines is one annotation, which is told of once. */
struct link_lines {
	const struct link_area **areas;
	size_t count;
};

static void put_rectangle(struct buffer *out, extent left, extent bottom, extent right, extent top)
{
	put_length(out, left);
	put_length(out, bottom);
	put_length(out, right);
	put_length(out, top);
}

/* Around all lines; HEIGHT is the page's. */
static void put_bounds(struct buffer *out, const struct link_lines *lines, extent height)
{
	extent left = INT32_MAX, top = INT32_MAX, right = INT32_MIN, bottom = INT32_MIN;
	for (size_t i = 0; i < lines->count; i++) {
		const struct link_area *area = lines->areas[i];
		left = area->x < left ? area->x : left;
		top = area->y < top ? area->y : top;
		right = area->x + area->width > right ? area->x + area->width : right;
		bottom = area->y + area->height > bottom ? area->y + area->height : bottom;
	}
	buffer_add(out, "/Rect[");
	put_rectangle(out, left, height - bottom, right, height - top);
	buffer_char(out, ']');
}

/* A quadrilateral each line, its upper corners first, as readers expect them (ISO 32000-1, 12.5.6.5). */
static void put_quadrilaterals(struct buffer *out, const struct link_lines *lines, extent height)
{
	buffer_add(out, "/QuadPoints[");
	for (size_t i = 0; i < lines->count; i++) {
		const struct link_area *area = lines->areas[i];
		extent top = height - area->y, bottom = top - area->height, right = area->x + area->width;
		put_rectangle(out, area->x, top, right, top);
		put_rectangle(out, area->x, bottom, right, bottom);
	}
	buffer_char(out, ']');
}

static object link_write(struct pdf_writer *writer, const struct link_lines *lines, size_t page)
{
	const struct link_area *area = lines->areas[0];
	struct element *element = link_area_leads(writer, area) ? tags_link(writer->tags, area) : NULL;
	if (!element)
		return NULL;
	const struct destination *target = target_of(writer, area);
	extent height = writer->layout->pages[page].height;
	object annotation = object_new(&writer->objects);
	struct buffer out = {0};
	buffer_add(&out, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]");
	put_bounds(&out, lines, height);
	if (lines->count > 1)
		put_quadrilaterals(&out, lines, height);
	buffer_add(&out, "/P ");
	put_reference(&out, writer->pages[page]);
	buffer_format(&out, "/StructParent %u/Contents", tags_annotate(writer->tags, element, page, annotation));
	put_description(&out, writer, area);
	if (target) {
		buffer_add(&out, "/Dest");
		put_destination(&out, writer, target);
	} else {
		buffer_add(&out, "/A<</S/URI/URI");
		put_address(&out, address_of(writer, area->node));
		buffer_add(&out, ">>");
	}
	object_write(&writer->objects, annotation, &out);
	buffer_release(&out);
	return annotation;
}

/* The areas that go on the link of the one at FIRST, taken out of AREAS; they stand near each other. */
static void lines_take(struct link_lines *lines, const struct link_area **areas, size_t first, size_t count)
{
	enum { NEAR = 64 };
	const struct link_area *begun = areas[first];
	lines->count = 0;
	for (size_t i = first; i < count && i < first + NEAR; i++) {
		if (!areas[i] || areas[i]->node != begun->node)
			continue;
		lines->areas[lines->count++] = areas[i];
		areas[i] = NULL;
	}
}

void writer_write_links(struct pdf_writer *writer, size_t page)
{
	const struct page *drawn = &writer->layout->pages[page];
	size_t count = drawn->link_area_count;
	const struct link_area **areas = arena_array(writer->arena, count + 1, sizeof *areas);
	struct link_lines lines = {.areas = arena_array(writer->arena, count + 1, sizeof *lines.areas)};
	for (size_t i = 0; i < count; i++)
		areas[i] = &drawn->link_areas[i];
	for (size_t i = 0; i < count; i++) {
		if (!areas[i])
			continue;
		lines_take(&lines, areas, i, count);
		object link = link_write(writer, &lines, page);
		if (link)
			page_annotate(&writer->objects, writer->pages[page], link);
	}
}

object writer_write_destinations(struct pdf_writer *writer)
{
	struct entry_tree tree = {.objects = &writer->objects, .key = "Names"};
	for (size_t i = 0; i < writer->anchors.count; i++) {
		const struct destination *target = writer->anchors.targets[i],
		                         *before = i ? writer->anchors.targets[i - 1] : NULL;
		if (before && text_equal(before->node->anchor, target->node->anchor))
			continue;
		struct buffer name = {0};
		put_bytes(&name, target->node->anchor, strlen(target->node->anchor));
		tree_entry(&tree, buffer_text(&name));
		put_destination(&tree.leaf, writer, target);
		buffer_release(&name);
	}
	return writer->anchors.count ? tree_close(&tree) : NULL;
}
