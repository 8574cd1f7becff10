/* Text and what stands in it: runs, links, notes. */
#include <string.h>

#include "base/text.h"
#include "docx/writer.h"

void docx_text(struct buffer *out, const char *text)
{
	size_t length = strlen(text);
	for (size_t at = 0; at < length;) {
		uint32_t point;
		size_t bytes = utf8_decode(text + at, length - at, &point);
		if (point == '&')
			buffer_add(out, "&amp;");
		else if (point == '<')
			buffer_add(out, "&lt;");
		else if (point == '>')
			buffer_add(out, "&gt;");
		else if (point == '"')
			buffer_add(out, "&quot;");
		else if ((point >= ' ' && point != 0xFFFE && point != 0xFFFF) || point == '\t')
			buffer_bytes(out, text + at, bytes);
		at += bytes;
	}
}

static void run_properties(const struct docx_writer *writer, const char *character_style)
{
	struct buffer *out = &writer->part->xml;
	if (!character_style && !writer->bold && !writer->italic && !writer->right_to_left && !writer->language)
		return;
	buffer_add(out, "<w:rPr>");
	if (character_style)
		buffer_format(out, "<w:rStyle w:val=\"%s\"/>", character_style);
	if (writer->bold)
		buffer_add(out, "<w:b/><w:bCs/>");
	if (writer->italic)
		buffer_add(out, "<w:i/><w:iCs/>");
	if (writer->right_to_left)
		buffer_add(out, "<w:rtl/>");
	if (writer->language) {
		buffer_add(out, writer->right_to_left ? "<w:lang w:bidi=\"" : "<w:lang w:val=\"");
		docx_text(out, writer->language);
		buffer_add(out, "\"/>");
	}
	buffer_add(out, "</w:rPr>");
}

void docx_run(struct docx_writer *writer, const char *text, const char *character_style)
{
	struct buffer *out = &writer->part->xml;
	if (!text || !*text)
		return;
	buffer_add(out, "<w:r>");
	run_properties(writer, character_style);
	buffer_add(out, "<w:t xml:space=\"preserve\">");
	docx_text(out, text);
	buffer_add(out, "</w:t></w:r>");
}

/* ---- links ---- */

bool docx_anchor_find(const struct docx_writer *writer, const char *anchor, uint32_t *number)
{
	size_t probe = 0;
	uint32_t hash = hash_bytes(HASH_START, anchor, strlen(anchor));
	while ((*number = map_next(&writer->bookmarks, hash, &probe)) != MAP_NONE)
		if (strcmp(writer->anchors[*number], anchor) == 0)
			return true;
	return false;
}

static bool is_target(const struct node *node)
{
	return node->anchor && node->kind != NODE_NOTE && node->kind != NODE_NOTE_REFERENCE;
}

static void anchor_add(struct docx_writer *writer, const char *anchor)
{
	uint32_t number;
	if (docx_anchor_find(writer, anchor, &number))
		return;
	writer->anchors = arena_grow(writer->context->arena, writer->anchors, writer->anchor_count,
	    &writer->anchor_capacity, sizeof *writer->anchors);
	map_add(&writer->bookmarks, hash_bytes(HASH_START, anchor, strlen(anchor)), (uint32_t)writer->anchor_count);
	writer->anchors[writer->anchor_count++] = anchor;
}

void docx_anchors_collect(struct docx_writer *writer)
{
	for (const struct node *at = docx_next(writer, NULL); at; at = docx_next(writer, at))
		if (is_target(at))
			anchor_add(writer, at->anchor);
}

bool docx_link_open(struct docx_writer *writer, const char *anchor)
{
	uint32_t number;
	if (!anchor || !docx_anchor_find(writer, anchor, &number))
		return false;
	buffer_format(&writer->part->xml, "<w:hyperlink w:anchor=\"_r%u\">", (unsigned)number);
	return true;
}

void docx_link_close(struct docx_writer *writer)
{
	buffer_add(&writer->part->xml, "</w:hyperlink>");
}

static bool link_leads(const struct docx_writer *writer, const struct node *link)
{
	uint32_t number;
	const char *target = link->as.link.target;
	if (link->as.link.kind == LINK_ANCHOR)
		return target && docx_anchor_find(writer, target, &number);
	return link->as.link.kind == LINK_EXTERNAL && target && *target;
}

static void link_enter(struct docx_writer *writer, const struct node *link)
{
	if (!link_leads(writer, link))
		return;
	writer->linked = true;
	if (link->as.link.kind == LINK_ANCHOR) {
		docx_link_open(writer, link->as.link.target);
		return;
	}
	struct docx_part *part = writer->part;
	int id = ++part->relation_count;
	buffer_format(&part->relations,
	    "<Relationship Id=\"rId%d\" "
	    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"",
	    id);
	docx_text(&part->relations, link->as.link.target);
	buffer_add(&part->relations, "\" TargetMode=\"External\"/>\n");
	buffer_format(&part->xml, "<w:hyperlink r:id=\"rId%d\">", id);
}

/* ---- notes ---- */

static void note_body(struct docx_writer *writer, const struct node *note, int id)
{
	struct docx_part *outer = writer->part;
	writer->part = &writer->notes;
	buffer_format(&writer->notes.xml,
	    "<w:footnote w:id=\"%d\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>"
	    "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>",
	    id);
	docx_run(writer, " ", NULL);
	docx_inlines(writer, note);
	buffer_add(&writer->notes.xml, "</w:p></w:footnote>\n");
	writer->part = outer;
}

/* The first reference to a note is its footnote; a later one repeats its number. */
static void note_reference(struct docx_writer *writer, const struct node *node)
{
	const struct node *note = node->as.note.note;
	struct buffer *out = &writer->part->xml;
	bool first = note && node->anchor && note->as.note.back && strcmp(note->as.note.back, node->anchor) == 0;
	if (!first || writer->part == &writer->notes) {
		docx_run(writer, arena_format(writer->context->arena, "%d", node->as.note.number), "FootnoteReference");
		return;
	}
	int id = ++writer->note_count;
	buffer_format(
	    out, "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"%d\"/></w:r>", id);
	int bold = writer->bold, italic = writer->italic;
	writer->bold = writer->italic = 0;
	note_body(writer, note, id);
	writer->bold = bold;
	writer->italic = italic;
}

/* ---- the walk ---- */

static void language_set(struct docx_writer *writer, const struct node *node)
{
	writer->language = node->language;
	writer->right_to_left = node->right_to_left;
}

static void enter(struct docx_writer *writer, const struct node *node)
{
	switch (node->kind) {
	case NODE_TEXT:
	case NODE_FIGURE:
	case NODE_ABBREVIATION:
		docx_run(writer, node->text, writer->linked ? "Hyperlink" : NULL);
		break;
	case NODE_CODE:
		docx_run(writer, node->text, "Code");
		break;
	case NODE_LINE_BREAK:
		buffer_add(&writer->part->xml, "<w:r><w:br/></w:r>");
		break;
	case NODE_SOFT_BREAK:
		docx_run(writer, " ", NULL);
		break;
	case NODE_NOTE_REFERENCE:
		note_reference(writer, node);
		break;
	case NODE_LINK:
		link_enter(writer, node);
		break;
	default:
		if (!node_is_inline(node->kind) && node->previous)
			docx_run(writer, " ", NULL);
	}
}

static void leave(struct docx_writer *writer, const struct node *node)
{
	writer->bold -= node->kind == NODE_STRONG;
	writer->italic -= node->kind == NODE_EMPHASIS;
	if (node->kind == NODE_LINK && writer->linked) {
		docx_link_close(writer);
		writer->linked = false;
	}
}

void docx_inlines(struct docx_writer *writer, const struct node *node)
{
	enum node_event event = NODE_ENTER;
	const char *language = writer->language;
	bool right_to_left = writer->right_to_left;
	for (const struct node *at = node; at; at = node_walk(node, at, &event)) {
		if (event == NODE_LEAVE) {
			leave(writer, at);
			if (at->language && at != node) {
				writer->language = language;
				writer->right_to_left = right_to_left;
			}
			continue;
		}
		writer->bold += at->kind == NODE_STRONG;
		writer->italic += at->kind == NODE_EMPHASIS;
		if (at->language && at != node)
			language_set(writer, at);
		if (at != node || node_is_inline(at->kind))
			enter(writer, at);
	}
}
