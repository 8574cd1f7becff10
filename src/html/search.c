/* The search index: each page divided at its headings, every part with its address and plain text. */
#include "html/search.h"

#include "base/text.h"

/* The part of a page below one heading. */
struct search_part {
	struct arena *arena;
	struct buffer *out;
	const struct web_page *page;
	const struct node *heading; /* NULL before the page's first */
	struct buffer text;
	size_t written; /* entries so far */
};

/* NULL where the part begins its page. */
static const char *part_anchor(const struct search_part *part)
{
	if (!part->heading || part->heading->parent == part->page->section)
		return part->heading && part->heading->as.heading.level > 1 ? part->heading->anchor : NULL;
	if (part->heading->anchor || part->heading->as.heading.level > 1)
		return part->heading->anchor;
	return part->heading->parent ? part->heading->parent->anchor : NULL;
}

static void flush(struct search_part *part)
{
	if (!part->heading && !part->text.length)
		return;
	const char *anchor = part_anchor(part);
	struct buffer plain = {0};
	if (part->heading)
		node_plain(&plain, part->heading);
	buffer_add(part->out, part->written++ ? ",\n[" : "\n[");
	buffer_json(part->out, arena_format(part->arena, "%s%s%s", page_address(part->arena, part->page), anchor ? "#" : "",
	                           anchor ? anchor : ""));
	buffer_char(part->out, ',');
	buffer_json(part->out, plain.length ? buffer_text(&plain) : part->page->title);
	buffer_char(part->out, ',');
	buffer_json(part->out, part->page->title);
	buffer_char(part->out, ',');
	buffer_json(part->out, buffer_text(&part->text));
	buffer_char(part->out, ']');
	buffer_clear(&part->text);
	buffer_release(&plain);
}

static bool begins_part(const struct node *node)
{
	bool part = node->parent && node->parent->kind == NODE_CASE_PART;
	return node->kind == NODE_HEADING && !part && (node->anchor || node->as.heading.level == 1);
}

static void add_text(struct search_part *part, const struct node *node)
{
	bool breaks = node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK || !node_is_inline(node->kind);
	if (breaks && part->text.length && part->text.data[part->text.length - 1] != ' ')
		buffer_char(&part->text, ' ');
	if (node->text && node->kind != NODE_NOTE_REFERENCE)
		buffer_add(&part->text, node->text);
}

static void add_section(struct search_part *part, const struct node *section)
{
	enum node_event event = NODE_ENTER;
	for (const struct node *at = section; at; at = node_walk(section, at, &event)) {
		if (event == NODE_LEAVE)
			continue;
		if (begins_part(at)) {
			flush(part);
			part->heading = at;
			event = NODE_LEAVE;
		} else if (at->kind == NODE_SOURCES || at->kind == NODE_DOWNLOADS) {
			event = NODE_LEAVE;
		} else {
			add_text(part, at);
		}
	}
}

void search_index(struct arena *arena, struct buffer *out, const struct pages *pages)
{
	struct search_part part = {.arena = arena, .out = out};
	buffer_add(out, "var annualIndex=[");
	for (size_t i = 0; i < pages->count; i++) {
		part.page = &pages->items[i];
		part.heading = NULL;
		for (const struct node *section = page_first(part.page); section; section = page_next(part.page, section))
			add_section(&part, section);
		flush(&part);
	}
	buffer_add(out, "\n];\n");
	buffer_release(&part.text);
}
