/* The contents of a page and its lists of tables or charts: filled while it is written, since each page lists what it shows. */
#include "html/escape.h"
#include "html/writer.h"

static void entry(struct writer *writer, const struct node *heading, const char *anchor)
{
	buffer_add(writer->out, "<a");
	writer_anchor_href(writer, anchor);
	buffer_char(writer->out, '>');
	if (heading->as.heading.number) {
		buffer_add(writer->out, "<span class=\"ar-number\">");
		escape_text(writer->out, heading->as.heading.number);
		buffer_add(writer->out, "</span> ");
	}
	if (heading->as.heading.plain)
		escape_text(writer->out, heading->as.heading.plain);
	buffer_add(writer->out, "</a>");
}

static bool is_entry(const struct node *node)
{
	return node->kind == NODE_HEADING && node->as.heading.level == 2 && node->anchor;
}

static void section_entries(struct writer *writer, const struct node *section)
{
	const struct node *heading = node_child(section, NODE_HEADING);
	const char *anchor = heading && heading->anchor ? heading->anchor : section->anchor;
	if (!heading || !anchor)
		return;
	buffer_add(writer->out, "<li>");
	entry(writer, heading, anchor);
	bool open = false;
	for (const struct node *node = section->first; node; node = node->next) {
		if (!is_entry(node))
			continue;
		buffer_add(writer->out, open ? "<li>" : "\n<ul>\n<li>");
		open = true;
		entry(writer, node, node->anchor);
		buffer_add(writer->out, "</li>\n");
	}
	buffer_add(writer->out, open ? "</ul></li>\n" : "</li>\n");
}

/* The headings of levels 1 and 2 of everything the page shows. */
bool contents_enter(struct writer *writer, const struct node *node)
{
	writer_open(writer, "ul", "ar-contents", node);
	buffer_add(writer->out, ">\n");
	for (const struct node *section = page_first(writer->page); section; section = page_next(writer->page, section))
		if (section->as.section.role != SECTION_CONTENTS)
			section_entries(writer, section);
	buffer_add(writer->out, "</ul>\n");
	return false;
}

static void listed(struct writer *writer, const struct node *node)
{
	const struct node *caption = node_child(node, NODE_CAPTION);
	if (!node->anchor || !caption)
		return;
	struct buffer plain = {0};
	node_plain(&plain, caption);
	buffer_add(writer->out, "<li><a");
	writer_anchor_href(writer, node->anchor);
	buffer_char(writer->out, '>');
	writer_caption_number(writer, node);
	escape_text(writer->out, buffer_text(&plain));
	buffer_add(writer->out, "</a></li>\n");
	buffer_release(&plain);
}

bool listing_enter(struct writer *writer, const struct node *node)
{
	writer_open(writer, "ul", "ar-contents", node);
	buffer_add(writer->out, ">\n");
	for (const struct node *section = page_first(writer->page); section; section = page_next(writer->page, section)) {
		enum node_event event = NODE_ENTER;
		for (const struct node *at = section; at; at = node_walk(section, at, &event))
			if (event == NODE_ENTER && at->kind == node->as.listing.of && at->parent->kind != NODE_CHART)
				listed(writer, at);
	}
	buffer_add(writer->out, "</ul>\n");
	return false;
}
