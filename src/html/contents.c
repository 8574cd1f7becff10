/* The contents of a page and its lists of tables or charts: the entries that lead to what the page shows. */
#include "html/escape.h"
#include "html/writer.h"

static void entry_link(struct writer *writer, const struct node *entry)
{
	bool captioned = entry->as.entry.target->kind != NODE_HEADING;
	buffer_add(writer->out, "<a");
	writer_anchor_href(writer, entry->as.entry.to);
	buffer_char(writer->out, '>');
	if (entry->as.entry.number) {
		buffer_add(writer->out, "<span class=\"ar-number\">");
		escape_text(writer->out, entry->as.entry.number);
		buffer_add(writer->out, captioned ? ".</span> " : "</span> ");
	}
	escape_text(writer->out, entry->as.entry.text);
	buffer_add(writer->out, "</a>");
}

bool entry_enter(struct writer *writer, const struct node *node)
{
	if (!page_shows(writer->page, node_section(node->as.entry.target)))
		return false;
	writer_open(writer, "li", NULL, node);
	buffer_char(writer->out, '>');
	entry_link(writer, node);
	if (node->first) {
		buffer_char(writer->out, '\n');
		writer_node(writer, node->first);
	}
	buffer_add(writer->out, "</li>\n");
	return false;
}

bool contents_enter(struct writer *writer, const struct node *node)
{
	bool inner = node->parent->kind == NODE_ENTRY;
	if (node_in_short_list(node, writer->input->theme->page.lists_from))
		return false;
	writer_open(writer, "ul", inner ? NULL : "ar-contents", node);
	buffer_add(writer->out, ">\n");
	writer_children(writer, node);
	buffer_add(writer->out, inner ? "</ul>" : "</ul>\n");
	return false;
}
