/* The tree as HTML: one rule for each kind of node (html/rule_list.h), followed by a walk without recursion. */
#include "html/writer.h"

#include <string.h>

#include "base/text.h"
#include "html/escape.h"

void writer_attribute(struct writer *writer, const char *name, const char *value)
{
	buffer_char(writer->out, ' ');
	buffer_add(writer->out, name);
	buffer_add(writer->out, "=\"");
	escape_text(writer->out, value);
	buffer_char(writer->out, '"');
}

static void add_id(struct writer *writer, const char *anchor)
{
	buffer_add(writer->out, " id=\"");
	buffer_add(writer->out, writer->prefix);
	escape_text(writer->out, anchor);
	buffer_char(writer->out, '"');
}

void writer_open(struct writer *writer, const char *name, const char *class, const struct node *node)
{
	buffer_char(writer->out, '<');
	buffer_add(writer->out, name);
	if (class)
		writer_attribute(writer, "class", class);
	if (node->anchor)
		add_id(writer, node->anchor);
	if (node->language)
		writer_attribute(writer, "lang", node->language);
	if (node->language || node->right_to_left)
		buffer_add(writer->out, node->right_to_left ? " dir=\"rtl\"" : " dir=\"ltr\"");
}

void writer_anchor_href(struct writer *writer, const char *anchor)
{
	const struct link_target *target = links_find(writer->links, writer->page->document, anchor);
	if (!target)
		return;
	buffer_add(writer->out, " href=\"");
	if (target->page != writer->page)
		escape_path(writer->out, target->page->path);
	if (target->page == writer->page || !target->whole_page) {
		buffer_char(writer->out, '#');
		buffer_add(writer->out, writer->prefix);
		escape_url(writer->out, anchor);
	}
	buffer_char(writer->out, '"');
}

static void close_tag(struct writer *writer, const char *name)
{
	buffer_add(writer->out, "</");
	buffer_add(writer->out, name);
	buffer_char(writer->out, '>');
}

static int level_of(const struct writer *writer, int level)
{
	int shown = level + writer->shift;
	return shown > 6 ? 6 : shown;
}

/* A heading of the writer's own making, one level below the section's. */
const struct words *writer_words(const struct writer *writer)
{
	return words_of(writer->page->document->language);
}

static void own_heading(struct writer *writer, const char *text)
{
	int level = level_of(writer, 2);
	buffer_format(writer->out, "<h%d>%s</h%d>\n", level, text, level);
}

/* The section of a page that shows one alone. */
static const struct node *only_section(const struct web_page *page)
{
	return page_shift(page) ? NULL : page_first(page);
}

static bool document_enter(struct writer *writer, const struct node *node)
{
	(void)writer, (void)node;
	return true;
}

/* On a page of its own, a section is the page; its heading takes its anchor. */
static bool section_enter(struct writer *writer, const struct node *node)
{
	if (only_section(writer->page) != node) {
		writer_open(writer, "section", "ar-section", node);
		buffer_add(writer->out, ">\n");
	}
	return true;
}

static void section_leave(struct writer *writer, const struct node *node)
{
	if (only_section(writer->page) != node)
		buffer_add(writer->out, "</section>\n");
}

static bool heading_enter(struct writer *writer, const struct node *node)
{
	char name[3] = {'h', (char)('0' + level_of(writer, node->as.heading.level)), 0};
	struct node plain = {.language = node->language, .right_to_left = node->right_to_left};
	bool part = node->parent && node->parent->kind == NODE_CASE_PART && !links_wanted(writer->links, node->anchor);
	if (node_in_short_list(node, writer->input->theme->page.lists_from))
		return false;
	writer_open(writer, name, NULL, part ? &plain : node);
	if (!node->anchor && node->parent && node->parent == only_section(writer->page) && node->parent->anchor)
		add_id(writer, node->parent->anchor);
	buffer_char(writer->out, '>');
	if (node->as.heading.number) {
		buffer_add(writer->out, "<span class=\"ar-number\">");
		escape_text(writer->out, node->as.heading.number);
		buffer_add(writer->out, "</span> ");
	}
	return true;
}

static void heading_leave(struct writer *writer, const struct node *node)
{
	buffer_format(writer->out, "</h%d>\n", level_of(writer, node->as.heading.level));
}

static bool is_tight(const struct node *node)
{
	const struct node *item = node->parent;
	return item && item->kind == NODE_ITEM && item->parent && item->parent->as.list.tight;
}

static bool paragraph_enter(struct writer *writer, const struct node *node)
{
	if (is_tight(node))
		return true;
	writer_open(writer, "p", node->as.paragraph.role == PARAGRAPH_LEAD ? "ar-lead" : NULL, node);
	buffer_char(writer->out, '>');
	return true;
}

static void paragraph_leave(struct writer *writer, const struct node *node)
{
	bool quoted = node->parent && node->parent->kind == NODE_QUOTATION;
	if (!quoted && (!is_tight(node) || node->next))
		buffer_char(writer->out, '\n');
}

static bool list_enter(struct writer *writer, const struct node *node)
{
	writer_open(writer, node->as.list.ordered ? "ol" : "ul", NULL, node);
	if (node->as.list.ordered && node->as.list.start != 1)
		buffer_format(writer->out, " start=\"%d\"", node->as.list.start);
	buffer_add(writer->out, ">\n");
	return true;
}

static void list_leave(struct writer *writer, const struct node *node)
{
	buffer_add(writer->out, node->as.list.ordered ? "</ol>\n" : "</ul>\n");
}

static bool code_block_enter(struct writer *writer, const struct node *node)
{
	writer_open(writer, "pre", NULL, node);
	buffer_add(writer->out, " tabindex=\"0\"><code>");
	escape_text(writer->out, node->text ? node->text : "");
	buffer_add(writer->out, "</code></pre>\n");
	return false;
}

static bool break_enter(struct writer *writer, const struct node *node)
{
	buffer_add(writer->out, node->kind == NODE_LINE_BREAK ? "<br>\n" : node->kind == NODE_SOFT_BREAK ? "\n" : "<hr>\n");
	return false;
}

/* Numbers keep what they count in their line. */
static bool text_enter(struct writer *writer, const struct node *node)
{
	const char *text = node->text ? node->text : "";
	const struct node *previous = node->previous;
	char before = previous && previous->kind == NODE_FIGURE && previous->text && *previous->text
	                  ? previous->text[strlen(previous->text) - 1]
	                  : 0;
	size_t start = 0, length = strlen(text);
	for (const char *space = strchr(text, ' '); space; space = strchr(space + 1, ' ')) {
		size_t at = (size_t)(space - text);
		if (!text_space_holds(text, length, at, before))
			continue;
		escape_prose(writer->out, text + start, at - start);
		buffer_add(writer->out, "&nbsp;");
		start = at + 1;
	}
	escape_prose(writer->out, text + start, length - start);
	return false;
}

static bool nothing_enter(struct writer *writer, const struct node *node)
{
	(void)writer, (void)node;
	return false;
}

/* A group of headline tiles without its heading. */
static void writer_tiles(struct writer *writer, const struct node *node)
{
	size_t count = 0;
	for (const struct node *tile = node->first; tile; tile = tile->next)
		count += tile->kind == NODE_TILE;
	writer_open(writer, "ul", count == 4 ? "ar-tiles ar-four" : "ar-tiles", node);
	buffer_add(writer->out, ">\n");
	for (const struct node *tile = node->first; tile; tile = tile->next)
		if (tile->kind == NODE_TILE)
			writer_node(writer, tile);
	buffer_add(writer->out, "</ul>\n");
}

static bool tiles_enter(struct writer *writer, const struct node *node)
{
	const struct node *heading = node_child(node, NODE_HEADING);
	if (heading)
		writer_node(writer, heading);
	writer_tiles(writer, node);
	return false;
}

static void tile_part(struct writer *writer, const struct node *part, const char *class)
{
	if (!part)
		return;
	writer_open(writer, "p", class, part);
	buffer_char(writer->out, '>');
	if (part->kind == NODE_FIGURE)
		writer_node(writer, part);
	else
		writer_children(writer, part);
	buffer_add(writer->out, "</p>\n");
}

/* A tile's label leads to how its figure was worked out. */
static bool tile_enter(struct writer *writer, const struct node *node)
{
	const struct node *figure = node_child(node, NODE_FIGURE);
	const char *working = figure ? links_working(writer->links, figure->as.figure.measure) : NULL;
	buffer_add(writer->out, "<li class=\"ar-tile\">");
	tile_part(writer, figure, "ar-numeral");
	tile_part(writer, node_child(node, NODE_LABEL), "ar-label");
	tile_part(writer, node_child(node, NODE_BASE), "ar-base");
	if (working) {
		buffer_add(writer->out, "<p class=\"ar-how\"><a");
		writer_anchor_href(writer, working);
		buffer_char(writer->out, '>');
		escape_text(writer->out, words_say(writer_words(writer), PHRASE_HOW));
		buffer_add(writer->out, "<span class=\"ar-h\">: ");
		escape_text(writer->out, figure->as.figure.name ? figure->as.figure.name : figure->as.figure.measure);
		buffer_add(writer->out, "</span></a>");
	}
	buffer_char(writer->out, '\n');
	return false;
}

static bool quotation_enter(struct writer *writer, const struct node *node)
{
	writer_open(writer, "figure", "ar-quotation", node);
	buffer_add(writer->out, "><blockquote>\n");
	return true;
}

static bool attribution_enter(struct writer *writer, const struct node *node)
{
	buffer_add(writer->out, "</blockquote>");
	writer_open(writer, "figcaption", NULL, node);
	buffer_char(writer->out, '>');
	return true;
}

static void attribution_leave(struct writer *writer, const struct node *node)
{
	(void)node;
	close_tag(writer, "figcaption");
}

static void quotation_leave(struct writer *writer, const struct node *node)
{
	buffer_add(writer->out, node_child(node, NODE_ATTRIBUTION) ? "</figure>\n" : "</blockquote></figure>\n");
}

/* The parts of a case study stand side by side, in one container. */
static bool case_part_enter(struct writer *writer, const struct node *node)
{
	if (!node->previous || node->previous->kind != NODE_CASE_PART)
		buffer_add(writer->out, "<div class=\"ar-parts\">\n");
	writer_open(writer, "div", NULL, node);
	buffer_char(writer->out, '>');
	return true;
}

static void case_part_leave(struct writer *writer, const struct node *node)
{
	buffer_add(writer->out, node->next && node->next->kind == NODE_CASE_PART ? "</div>\n" : "</div>\n</div>\n");
}

static bool definition_enter(struct writer *writer, const struct node *node)
{
	const struct node *term = node_child(node, NODE_TERM);
	writer_open(writer, "div", NULL, node);
	buffer_add(writer->out, "><dt>");
	if (term)
		writer_children(writer, term);
	buffer_add(writer->out, "</dt><dd>");
	for (const struct node *child = node->first; child; child = child->next)
		if (child != term)
			writer_node(writer, child);
	buffer_add(writer->out, "</dd></div>\n");
	return false;
}

static bool notes_enter(struct writer *writer, const struct node *node)
{
	writer_open(writer, "section", "ar-notes", node);
	buffer_char(writer->out, '>');
	own_heading(writer, words_say(writer_words(writer), PHRASE_NOTES));
	buffer_add(writer->out, "<ol>\n");
	return true;
}

static void notes_leave(struct writer *writer, const struct node *node)
{
	(void)node;
	buffer_add(writer->out, "</ol></section>\n");
}

static void note_leave(struct writer *writer, const struct node *node)
{
	if (node->as.note.back && links_find(writer->links, writer->page->document, node->as.note.back)) {
		buffer_add(writer->out, " <a class=\"ar-back\"");
		writer_anchor_href(writer, node->as.note.back);
		const char *number = arena_format(writer->context->arena, "%d", node->as.note.number);
		buffer_char(writer->out, '>');
		escape_text(writer->out, words_say(writer_words(writer), PHRASE_NOTE_BACK));
		buffer_add(writer->out, "<span class=\"ar-h\"> ");
		escape_text(writer->out,
		    words_fill(writer->context->arena, writer_words(writer), PHRASE_NOTE_BACK_WHERE, WITH({"number", number})));
		buffer_add(writer->out, "</span></a>");
	}
	buffer_char(writer->out, '\n');
}

static bool note_enter(struct writer *writer, const struct node *node)
{
	writer_open(writer, "li", NULL, node);
	buffer_char(writer->out, '>');
	return true;
}

/* A download's title says what the file holds. */
static void link_items(struct writer *writer, const struct node *node)
{
	buffer_add(writer->out, "<ul>\n");
	for (const struct node *child = node->first; child; child = child->next) {
		buffer_add(writer->out, "<li>");
		writer_node(writer, child);
		if (child->as.link.kind == LINK_FILE && child->as.link.title) {
			buffer_add(writer->out, "<br>");
			escape_text(writer->out, child->as.link.title);
		}
		buffer_char(writer->out, '\n');
	}
	buffer_add(writer->out, "</ul>\n");
}

static bool sources_enter(struct writer *writer, const struct node *node)
{
	writer_open(writer, "section", "ar-sources", node);
	buffer_char(writer->out, '>');
	own_heading(writer, words_say(writer_words(writer), PHRASE_SOURCES));
	link_items(writer, node);
	buffer_add(writer->out, "</section>\n");
	return false;
}

static bool downloads_enter(struct writer *writer, const struct node *node)
{
	writer_open(writer, "div", "ar-downloads", node);
	buffer_char(writer->out, '>');
	link_items(writer, node);
	buffer_add(writer->out, "</div>\n");
	return false;
}

static const struct rule rules[NODE_KIND_COUNT] = {
#define RULE(kind, ...) [kind] = {__VA_ARGS__},
#include "html/rule_list.h"
};

/* A kind of node without its row does not compile. */
enum {
#define RULE(kind, ...) RULE_##kind,
#include "html/rule_list.h"
	RULE_COUNT
};
_Static_assert((int)RULE_COUNT == NODE_KIND_COUNT, "each kind of node has one rule");

static bool enter(struct writer *writer, const struct node *node)
{
	const struct rule *rule = &rules[node->kind];
	if (rule->enter)
		return rule->enter(writer, node);
	writer_open(writer, rule->tag, rule->class, node);
	buffer_char(writer->out, '>');
	if (node->text)
		escape_text(writer->out, node->text);
	return true;
}

static void leave(struct writer *writer, const struct node *node)
{
	const struct rule *rule = &rules[node->kind];
	if (rule->leave)
		rule->leave(writer, node);
	else if (rule->tag && !rule->unclosed)
		close_tag(writer, rule->tag);
	if (rule->line)
		buffer_char(writer->out, '\n');
}

void writer_node(struct writer *writer, const struct node *node)
{
	enum node_event event = NODE_ENTER;
	const struct node *at = node;
	while (at) {
		if (event == NODE_LEAVE) {
			leave(writer, at);
		} else if (!enter(writer, at)) {
			/* Written whole: go on as if it had been left. */
			event = NODE_LEAVE;
		}
		at = node_walk(node, at, &event);
	}
}

void writer_children(struct writer *writer, const struct node *node)
{
	for (const struct node *child = node->first; child; child = child->next)
		writer_node(writer, child);
}

void writer_page(struct writer *writer)
{
	for (const struct node *section = page_first(writer->page); section; section = page_next(writer->page, section))
		writer_node(writer, section);
}

static bool opens(const struct node *node)
{
	return node->kind == NODE_HEADING ? !node->previous
	                                  : node->kind == NODE_PARAGRAPH && node->as.paragraph.role == PARAGRAPH_LEAD;
}

void writer_opening(struct writer *writer)
{
	const struct node *section = only_section(writer->page);
	for (const struct node *node = section ? section->first : NULL; node && opens(node); node = node->next)
		writer_node(writer, node);
}

void writer_body(struct writer *writer)
{
	const struct node *section = only_section(writer->page), *node = section ? section->first : NULL;
	if (!section)
		writer_page(writer);
	while (node && opens(node))
		node = node->next;
	for (; node; node = node->next)
		writer_node(writer, node);
}
