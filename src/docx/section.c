/* Sections of the report as sections of the file, each with its pages' direction and with notes numbered anew. Word keeps the
 * properties of all but the last in the last paragraph of each. */
#include "docx/section.h"

#include <string.h>

enum { TWIP = 50 /* thousandths of a point */ };

extent docx_column(const struct docx_writer *writer)
{
	const struct page_style *page = &writer->input->theme->page;
	return page->width - page->left - page->right;
}

bool docx_section_is_written(const struct node *section)
{
	return section->kind == NODE_SECTION && section->as.section.role != SECTION_DATA &&
	       section->as.section.role != SECTION_ACCESSIBILITY && section->as.section.role != SECTION_CHART_TABLES;
}

const struct node *docx_next(const struct docx_writer *writer, const struct node *node)
{
	const struct node *root = writer->input->document->root, *at = node ? node : root;
	bool inside = at->kind != NODE_SECTION || docx_section_is_written(at);
	const struct node *next = inside ? at->first : NULL;
	while (!next && at != root) {
		next = at->next;
		at = at->parent;
	}
	return next && next->kind == NODE_SECTION && !docx_section_is_written(next) ? docx_next(writer, next) : next;
}

static void properties_make(struct docx_writer *writer, bool cover, bool new_page)
{
	const struct page_style *page = &writer->input->theme->page;
	struct buffer *out = &writer->section;
	int width = page->width / TWIP, height = page->height / TWIP;
	buffer_clear(out);
	buffer_add(out, "<w:sectPr>");
	if (!cover)
		buffer_format(out,
		    "<w:headerReference w:type=\"default\" r:id=\"rId%d\"/><w:footerReference w:type=\"default\" "
		    "r:id=\"rId%d\"/>",
		    DOCX_HEADER, DOCX_FOOTER);
	buffer_add(out, "<w:footnotePr><w:numRestart w:val=\"eachSect\"/></w:footnotePr>");
	buffer_format(out, "<w:type w:val=\"%s\"/>", new_page ? "nextPage" : "continuous");
	buffer_format(out, "<w:pgSz w:w=\"%d\" w:h=\"%d\"/>", width, height);
	buffer_format(out,
	    "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\" w:header=\"%d\" w:footer=\"%d\" "
	    "w:gutter=\"0\"/>",
	    page->top / TWIP, page->right / TWIP, page->bottom / TWIP, page->left / TWIP, page->top / TWIP / 2,
	    page->bottom / TWIP / 3);
	buffer_add(out, writer->input->document->root->right_to_left ? "<w:bidi/>" : "");
	buffer_add(out, "</w:sectPr>");
}

/* Puts the properties into the last paragraph of what is written. */
static void section_end(struct docx_writer *writer)
{
	struct buffer *out = &writer->body.xml;
	if (!writer->section.length)
		return;
	docx_table_end(writer);
	if (writer->pending.length || !writer->last_properties) {
		docx_paragraph_open(writer, "Gap", NULL);
		docx_paragraph_close(writer);
	}
	const char *rest =
	    arena_slice(writer->context->arena, out->data + writer->last_properties, out->length - writer->last_properties);
	buffer_cut(out, writer->last_properties);
	buffer_bytes(out, buffer_text(&writer->section), writer->section.length);
	buffer_add(out, rest);
	writer->last_properties = 0;
}

void docx_sections_end(struct docx_writer *writer)
{
	docx_table_end(writer);
	if (!writer->body.xml.length || writer->pending.length) {
		docx_paragraph_open(writer, "Gap", NULL);
		docx_paragraph_close(writer);
	}
	if (!writer->section.length)
		properties_make(writer, false, true);
	buffer_bytes(&writer->body.xml, buffer_text(&writer->section), writer->section.length);
}

void docx_section(struct docx_writer *writer, const struct node *node)
{
	if (!docx_section_is_written(node))
		return;
	section_end(writer);
	properties_make(writer, false, !writer->input->document->pages);
	docx_children(writer, node);
}

void docx_cover(struct docx_writer *writer, const struct node *cover)
{
	static const char *const styles[] = {
	    [PARAGRAPH_COVER_TITLE] = "Title", [PARAGRAPH_COVER_SUBTITLE] = "Subtitle", [PARAGRAPH_COVER_SAMPLE] = "Small"};
	properties_make(writer, true, true);
	for (const struct node *child = cover->first; child; child = child->next) {
		enum paragraph_role role = child->as.paragraph.role;
		writer->bold += role == PARAGRAPH_COVER_MARKING;
		docx_paragraph(writer, styles[role] ? styles[role] : "Lead", child);
		writer->bold -= role == PARAGRAPH_COVER_MARKING;
	}
}

/* ---- what stands on every page ---- */

static void furniture_open(struct docx_writer *writer, const char *element, const char *style)
{
	buffer_format(&writer->part->xml, DOCX_PROLOGUE "<w:%s" DOCX_SPACES ">\n", element);
	docx_paragraph_open(writer, style, NULL);
}

static void tab_write(struct docx_writer *writer)
{
	buffer_add(&writer->part->xml, "<w:r><w:tab/></w:r>");
}

void docx_header(struct docx_writer *writer)
{
	const struct document *document = writer->input->document;
	furniture_open(writer, "hdr", "Header");
	writer->bold++;
	docx_run(writer, document->marking, NULL);
	if (document->draft) {
		tab_write(writer);
		docx_run(writer, words_say(writer->words, PHRASE_DRAFT), NULL);
	}
	writer->bold--;
	docx_paragraph_close(writer);
	buffer_add(&writer->part->xml, "</w:hdr>\n");
}

/* A number that Word works out; 1 until it has. */
static void field_write(struct docx_writer *writer, const char *name)
{
	buffer_format(&writer->part->xml, "<w:fldSimple w:instr=\" %s \">", name);
	docx_run(writer, "1", NULL);
	buffer_add(&writer->part->xml, "</w:fldSimple>");
}

/* "Page 3 of 54" in whatever order its language wants. */
static void place_write(struct docx_writer *writer)
{
	static const char page = '\1', pages = '\2';
	const char parts[2][2] = {{page, 0}, {pages, 0}};
	struct arena *arena = writer->context->arena;
	const char *text = words_fill(arena, writer->words, PHRASE_PAGE_OF, WITH({"page", parts[0]}, {"pages", parts[1]}));
	while (*text) {
		size_t length = strcspn(text, "\1\2");
		docx_run(writer, arena_slice(arena, text, length), NULL);
		text += length;
		if (*text)
			field_write(writer, *text++ == page ? "PAGE" : "NUMPAGES");
	}
}

void docx_footer(struct docx_writer *writer)
{
	const struct document *document = writer->input->document;
	furniture_open(writer, "ftr", "Footer");
	docx_run(writer, document->title, NULL);
	tab_write(writer);
	place_write(writer);
	docx_paragraph_close(writer);
	if (document->sample && document->sample_text) {
		docx_paragraph_open(writer, "Footer", NULL);
		docx_run(writer, document->sample_text, NULL);
		docx_paragraph_close(writer);
	}
	buffer_add(&writer->part->xml, "</w:ftr>\n");
}
