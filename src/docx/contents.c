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

static void contents_entry(struct docx_writer *writer, const struct node *heading)
{
	const char *text = heading->as.heading.plain ? heading->as.heading.plain : "";
	if (heading->as.heading.number)
		text = arena_format(writer->context->arena, "%s %s", heading->as.heading.number, text);
	entry_write(writer, heading->as.heading.level == 1 ? "TOC1" : "TOC2",
	    heading->anchor ? heading->anchor : heading->parent->anchor, text);
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

void docx_contents(struct docx_writer *writer, const struct node *node)
{
	const struct node *root = writer->input->document->root;
	(void)node;
	field_mark(writer, "begin", " TOC \\o &quot;1-2&quot; \\n \\h \\z ");
	for (const struct node *section = root->first; section; section = section->next) {
		if (!docx_section_is_written(section) || section->as.section.role == SECTION_CONTENTS)
			continue;
		for (const struct node *child = section->first; child; child = child->next)
			if (child->kind == NODE_HEADING && child->as.heading.level <= 2)
				contents_entry(writer, child);
	}
	field_mark(writer, "end", NULL);
}

static void listing_entry(struct docx_writer *writer, const struct node *owner)
{
	bool chart = owner->kind == NODE_CHART;
	const char *number = chart ? owner->as.chart.number : owner->as.table.number;
	if (!number)
		return;
	const char *name = words_fill(writer->context->arena, writer->words,
	    chart ? PHRASE_CHART_NUMBER : PHRASE_TABLE_NUMBER, WITH({"number", number}));
	entry_write(writer, "TOC2", owner->anchor,
	    arena_format(writer->context->arena, "%s. %s", name, docx_plain(writer, docx_child(owner, NODE_CAPTION))));
}

void docx_listing(struct docx_writer *writer, const struct node *node)
{
	for (const struct node *at = docx_next(writer, NULL); at; at = docx_next(writer, at))
		if (at->kind == node->as.listing.of)
			listing_entry(writer, at);
}
