/* The contents, and lists of tables or charts, as links without page numbers, which only Word knows: it can update the
 * contents, a field that gathers headings. */
#include "docx/writer.h"

static void entry_write(struct docx_writer *writer, const char *style, const char *anchor, const char *text)
{
	docx_paragraph_open(writer, style, NULL);
	bool linked = docx_link_open(writer, anchor);
	docx_run(writer, text, NULL);
	if (linked)
		docx_link_close(writer);
	docx_paragraph_close(writer);
}

static void field_mark(struct docx_writer *writer, const char *type, const char *code)
{
	docx_paragraph_open(writer, "Gap", NULL);
	struct buffer *out = &writer->part->xml;
	buffer_format(out, "<w:r><w:fldChar w:fldCharType=\"%s\"/></w:r>", type);
	if (code)
		buffer_format(out,
		    "<w:r><w:instrText xml:space=\"preserve\">%s</w:instrText></w:r>"
		    "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>",
		    code);
	docx_paragraph_close(writer);
}

/* "3.1 What we heard", or "Table 3. Who was referred". */
static void entries_write(struct docx_writer *writer, const struct node *contents, bool inner)
{
	for (const struct node *entry = contents->first; entry; entry = entry->next) {
		bool captioned = entry->as.entry.target->kind != NODE_HEADING;
		const char *number = entry->as.entry.number, *text = entry->as.entry.text;
		if (!docx_section_is_written(node_section(entry->as.entry.target)))
			continue;
		if (number)
			text = arena_format(writer->context->arena, captioned ? "%s. %s" : "%s %s", number, text);
		entry_write(writer, captioned || inner ? "TOC2" : "TOC1", entry->as.entry.to, text);
		if (entry->first)
			entries_write(writer, entry->first, true);
	}
}

void docx_contents(struct docx_writer *writer, const struct node *node)
{
	if (node_in_short_list(node, writer->input->theme->page.lists_from))
		return;
	bool headings = node->first && node->first->as.entry.target->kind == NODE_HEADING;
	if (headings)
		field_mark(writer, "begin", " TOC \\o &quot;1-2&quot; \\n \\h \\z ");
	entries_write(writer, node, false);
	if (headings)
		field_mark(writer, "end", NULL);
}
