/* Blocks as paragraphs in styles. */
#include <string.h>

#include "docx/writer.h"

enum { DEPTH_MAX = 40, LEVEL_MAX = 9 /* of headings, and of lists */ };

const struct node *docx_child(const struct node *node, enum node_kind kind)
{
	for (const struct node *child = node->first; child; child = child->next)
		if (child->kind == kind)
			return child;
	return NULL;
}

const char *docx_plain(struct docx_writer *writer, const struct node *node)
{
	struct buffer plain = {0};
	node_plain(&plain, node);
	return buffer_finish(&plain, writer->context->arena);
}

/* ---- paragraphs ---- */

/* The next paragraph holds NODE's anchor. */
static void bookmark_add(struct docx_writer *writer, const struct node *node)
{
	uint32_t number;
	if (node && node->anchor && docx_anchor_find(writer, node->anchor, &number))
		buffer_format(&writer->pending, "<w:bookmarkStart w:id=\"%u\" w:name=\"_r%u\"/><w:bookmarkEnd w:id=\"%u\"/>",
		    (unsigned)number, (unsigned)number, (unsigned)number);
}

static void number_write(struct docx_writer *writer)
{
	struct buffer *out = &writer->part->xml;
	int level = writer->list_depth > LEVEL_MAX ? LEVEL_MAX : writer->list_depth;
	if (writer->marker)
		buffer_format(
		    out, "<w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr>", level - 1, writer->number);
	else
		buffer_format(out, "<w:ind w:left=\"%d\"/>", level * 360);
	writer->marker = false;
}

void docx_paragraph_open(struct docx_writer *writer, const char *style, const struct node *node)
{
	struct buffer *out = &writer->part->xml;
	bool listed = !style && writer->number;
	bookmark_add(writer, node);
	buffer_add(out, "<w:p><w:pPr>");
	style = style ? style : writer->style ? writer->style : listed ? "ListParagraph" : "BodyText";
	buffer_format(out, "<w:pStyle w:val=\"%s\"/>", style);
	bool marked = listed && writer->marker;
	if (marked)
		number_write(writer);
	if (writer->right_to_left)
		buffer_add(out, "<w:bidi/>");
	if (writer->after_table && (listed || strcmp(style, "BodyText") == 0))
		buffer_add(out, "<w:spacing w:before=\"160\"/>");
	if (listed && !marked)
		number_write(writer);
	if (!writer->in_table)
		writer->last_properties = out->length;
	buffer_add(out, "</w:pPr>");
	buffer_bytes(out, buffer_text(&writer->pending), writer->pending.length);
	buffer_clear(&writer->pending);
	writer->after_table = false;
}

void docx_paragraph_close(struct docx_writer *writer)
{
	buffer_add(&writer->part->xml, "</w:p>\n");
}

void docx_paragraph(struct docx_writer *writer, const char *style, const struct node *node)
{
	docx_paragraph_open(writer, style, node);
	docx_inlines(writer, node);
	docx_paragraph_close(writer);
}

void docx_table_end(struct docx_writer *writer)
{
	if (!writer->after_table)
		return;
	docx_paragraph_open(writer, "Gap", NULL);
	docx_paragraph_close(writer);
}

void docx_children(struct docx_writer *writer, const struct node *node)
{
	bookmark_add(writer, node);
	docx_blocks(writer, node->first);
}

/* ---- kinds ---- */

static void block_heading(struct docx_writer *writer, const struct node *node)
{
	if (node_in_short_list(node, writer->input->theme->page.lists_from))
		return;
	const char *style = arena_format(writer->context->arena, "Heading%d", node->as.heading.level);
	docx_paragraph_open(writer, style, node);
	if (node->as.heading.number)
		docx_run(writer, arena_format(writer->context->arena, "%s ", node->as.heading.number), NULL);
	docx_inlines(writer, node);
	docx_paragraph_close(writer);
}

static void block_paragraph(struct docx_writer *writer, const struct node *node)
{
	if (node->as.paragraph.role != PARAGRAPH_PRINTED)
		docx_paragraph(writer, node->as.paragraph.role == PARAGRAPH_LEAD ? "Lead" : NULL, node);
}

static void block_small(struct docx_writer *writer, const struct node *node)
{
	docx_paragraph(writer, "Small", node);
}

/* An ordered list has numbers of its own, from its start. */
static int number_new(struct docx_writer *writer, const struct node *list)
{
	enum { FIRST_ORDERED = 2, START_MAX = 32767 /* that Word counts from */ };
	int level = writer->list_depth > LEVEL_MAX ? LEVEL_MAX : writer->list_depth, start = list->as.list.start;
	int number = FIRST_ORDERED + writer->number_count++;
	buffer_format(&writer->numbers,
	    "<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"2\"/><w:lvlOverride w:ilvl=\"%d\"><w:startOverride "
	    "w:val=\"%d\"/></w:lvlOverride></w:num>\n",
	    number, level - 1, start > START_MAX ? START_MAX : start);
	return number;
}

static void block_list(struct docx_writer *writer, const struct node *node)
{
	int number = writer->number;
	bool marker = writer->marker;
	const char *style = writer->style;
	writer->list_depth++;
	writer->style = NULL;
	writer->number = node->as.list.ordered ? number_new(writer, node) : 1;
	docx_children(writer, node);
	writer->list_depth--;
	writer->number = number;
	writer->marker = marker && !node->first;
	writer->style = style;
}

/* An item begins with a paragraph, so that it has its number. */
static void block_item(struct docx_writer *writer, const struct node *node)
{
	writer->marker = true;
	bookmark_add(writer, node);
	if (!node->first) {
		docx_paragraph_open(writer, NULL, NULL);
		docx_paragraph_close(writer);
	} else {
		docx_blocks(writer, node->first);
	}
	writer->marker = false;
}

/* The blocks of NODE in STYLE. */
static void styled(struct docx_writer *writer, const struct node *node, const char *style)
{
	const char *outer = writer->style;
	int number = writer->number;
	writer->style = style;
	writer->number = 0;
	docx_children(writer, node);
	writer->style = outer;
	writer->number = number;
}

static void block_quote(struct docx_writer *writer, const struct node *node)
{
	styled(writer, node, "Quote");
}

static void block_box(struct docx_writer *writer, const struct node *node)
{
	styled(writer, node, "Box");
}

/* Said by somebody: each paragraph in quotation marks, as every writer sets it. */
static void block_quotation(struct docx_writer *writer, const struct node *node)
{
	bookmark_add(writer, node);
	for (const struct node *child = node->first; child; child = child->next) {
		if (child->kind != NODE_PARAGRAPH) {
			docx_blocks(writer, child);
			break;
		}
		docx_paragraph_open(writer, "Quote", child);
		docx_run(writer, "\xE2\x80\x9C", NULL);
		docx_inlines(writer, child);
		docx_run(writer, "\xE2\x80\x9D", NULL);
		docx_paragraph_close(writer);
	}
}

static void block_attribution(struct docx_writer *writer, const struct node *node)
{
	docx_paragraph(writer, "Attribution", node);
}

static void block_code(struct docx_writer *writer, const struct node *node)
{
	const char *text = node->text;
	docx_paragraph_open(writer, "CodeBlock", node);
	while (*text) {
		size_t length = strcspn(text, "\n");
		docx_run(writer, arena_slice(writer->context->arena, text, length), NULL);
		text += length + (text[length] == '\n');
		if (*text)
			buffer_add(&writer->part->xml, "<w:r><w:br/></w:r>");
	}
	docx_paragraph_close(writer);
}

static void block_break(struct docx_writer *writer, const struct node *node)
{
	docx_paragraph_open(writer, "Rule", node);
	docx_paragraph_close(writer);
}

static void block_term(struct docx_writer *writer, const struct node *node)
{
	docx_paragraph(writer, "Term", node);
}

/* Numeral, label, base: a line each tile. */
static void block_tile(struct docx_writer *writer, const struct node *node)
{
	docx_paragraph_open(writer, "Tile", node);
	for (const struct node *part = node->first; part; part = part->next) {
		if (part != node->first)
			docx_run(writer, part->kind == NODE_LABEL ? "  " : " \xE2\x80\x93 ", NULL);
		if (part->kind == NODE_FIGURE)
			docx_run(writer, part->text, "Numeral");
		else
			docx_inlines(writer, part);
	}
	docx_paragraph_close(writer);
}

static void block_foot(struct docx_writer *writer, const struct node *node)
{
	if (node->first && node_is_inline(node->first->kind))
		docx_paragraph(writer, "Small", node);
	else
		styled(writer, node, "Small");
}

static void block_sources(struct docx_writer *writer, const struct node *node)
{
	docx_paragraph_open(writer, "Small", node);
	docx_run(writer, arena_format(writer->context->arena, "%s: ", words_say(writer->words, PHRASE_SOURCES)), NULL);
	for (const struct node *link = node->first; link; link = link->next) {
		docx_inlines(writer, link);
		docx_run(writer, link->next ? "; " : ".", NULL);
	}
	docx_paragraph_close(writer);
}

void docx_caption(struct docx_writer *writer, const struct node *owner)
{
	const struct node *caption = docx_child(owner, NODE_CAPTION);
	bool chart = owner->kind == NODE_CHART;
	const char *number = chart ? owner->as.chart.number : owner->kind == NODE_TABLE ? owner->as.table.number : NULL;
	bookmark_add(writer, owner);
	if (!caption)
		return;
	docx_paragraph_open(writer, "Caption", caption);
	if (number)
		docx_run(writer,
		    arena_format(writer->context->arena, "%s. ",
		        words_fill(writer->context->arena, writer->words, chart ? PHRASE_CHART_NUMBER : PHRASE_TABLE_NUMBER,
		            WITH({"number", number}))),
		    NULL);
	docx_inlines(writer, caption);
	docx_paragraph_close(writer);
}

/* Its list: what Word draws no reader of a screen could follow. */
static void block_diagram(struct docx_writer *writer, const struct node *node)
{
	docx_caption(writer, node);
	docx_blocks(writer, node_child(node, NODE_LIST));
}

/* ---- one block after the other ---- */

static docx_block *const kinds[NODE_KIND_COUNT] = {
#define BLOCK(kind, write) [kind] = write,
#include "docx/block_list.h"
};

/* A kind of node without its row does not compile. */
enum {
#define BLOCK(kind, write) BLOCK_##kind,
#include "docx/block_list.h"
	BLOCK_COUNT
};
_Static_assert((int)BLOCK_COUNT == NODE_KIND_COUNT, "each kind of node is written in one way");

void docx_blocks(struct docx_writer *writer, const struct node *first)
{
	writer->depth++;
	for (const struct node *node = first; node; node = node->next) {
		const char *language = writer->language;
		bool right_to_left = writer->right_to_left;
		if (node->language) {
			writer->language = node->language;
			writer->right_to_left = node->right_to_left;
		}
		if (kinds[node->kind] && writer->depth > DEPTH_MAX)
			docx_paragraph(writer, NULL, node);
		else if (kinds[node->kind])
			kinds[node->kind](writer, node);
		writer->language = language;
		writer->right_to_left = right_to_left;
	}
	writer->depth--;
}
