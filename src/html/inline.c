/* Runs of text within a block: links, emphasis, figures, notes, abbreviations. A link whose target no page has is its text. */
#include <string.h>

#include "base/ascii.h"
#include "html/escape.h"
#include "html/writer.h"

/* The anchor that a link leads to: its own, or of another document's section, "headlines.html#headlines". */
static const char *anchor_of(const struct node *node, const char *target)
{
	static const char page[] = ".html#";
	if (node->as.link.kind == LINK_ANCHOR)
		return target;
	const char *hash = node->as.link.kind == LINK_FILE ? strstr(target, page) : NULL;
	return hash ? hash + sizeof page - 1 : NULL;
}

/* Whether the link's target can be reached from the page; writes its href. */
static bool link_href(struct writer *writer, const struct node *node)
{
	const char *target = node->as.link.target ? node->as.link.target : "";
	const char *anchor = anchor_of(node, target);
	if (anchor && links_find(writer->links, writer->page->document, anchor)) {
		buffer_add(writer->out, "<a");
		writer_anchor_href(writer, anchor);
		return true;
	}
	if (node->as.link.kind == LINK_ANCHOR || (node->as.link.kind == LINK_FILE && writer->page->single))
		return false;
	if (!url_allowed(target))
		return false;
	buffer_add(writer->out, "<a href=\"");
	escape_url(writer->out, target);
	buffer_char(writer->out, '"');
	if (node->as.link.kind == LINK_FILE && !strstr(target, ".html"))
		buffer_add(writer->out, " download");
	return true;
}

/* "How we worked this out: Age" below the figures themselves: all but the link's first part is for listeners alone. */
static void brief_text(struct writer *writer, const struct node *link)
{
	if (link->first)
		writer_node(writer, link->first);
	if (!link->first || !link->first->next)
		return;
	buffer_add(writer->out, "<span class=\"ar-h\">");
	for (const struct node *child = link->first->next; child; child = child->next)
		writer_node(writer, child);
	buffer_add(writer->out, "</span>");
}

/* A link that leads nowhere from here is its plain text; writer.c leaves out lists of files that are not there. */
bool link_enter(struct writer *writer, const struct node *node)
{
	bool leads = link_href(writer, node);
	if (leads && node->as.link.title && node->as.link.kind != LINK_FILE)
		writer_attribute(writer, "title", node->as.link.title);
	if (leads && node->language)
		writer_attribute(writer, "hreflang", node->language);
	if (leads)
		buffer_char(writer->out, '>');
	if (leads && writer->brief)
		brief_text(writer, node);
	else
		writer_children(writer, node);
	if (leads)
		buffer_add(writer->out, "</a>");
	return false;
}

/* The number that a printed figure begins with, for machines: "1,204 (33%)" is 1204. False if it begins with none. */
static bool machine_value(struct buffer *out, const char *text)
{
	size_t start = out->length;
	if (*text == '-')
		buffer_char(out, *text++);
	size_t digits = 0;
	for (; ascii_digit(*text) || *text == ',' || (*text == '.' && ascii_digit(text[1])); text++) {
		if (*text == ',')
			continue;
		buffer_char(out, *text);
		digits++;
	}
	if (!digits)
		buffer_cut(out, start);
	return digits > 0;
}

static const enum phrase symbol_meanings[] = {
    [FIGURE_WITHHELD] = PHRASE_WITHHELD,
    [FIGURE_NOT_AVAILABLE] = PHRASE_NOT_AVAILABLE,
    [FIGURE_NOT_APPLICABLE] = PHRASE_NOT_APPLICABLE,
    [FIGURE_LOW] = PHRASE_LOW,
};

bool figure_enter(struct writer *writer, const struct node *node)
{
	const char *text = node->text ? node->text : "";
	struct buffer value = {0};
	if (node->as.figure.whole_symbol) {
		buffer_add(writer->out, "<abbr");
		writer_attribute(writer, "title", words_say(writer_words(writer), symbol_meanings[node->as.figure.symbol]));
		buffer_char(writer->out, '>');
		escape_text(writer->out, text);
		buffer_add(writer->out, "</abbr>");
	} else if (node->as.figure.state == FIGURE_SHOWN && machine_value(&value, text)) {
		buffer_format(writer->out, "<data value=%s>", buffer_text(&value));
		escape_text(writer->out, text);
		buffer_add(writer->out, "</data>");
	} else {
		escape_prose(writer->out, text, strlen(text));
	}
	buffer_release(&value);
	return false;
}

bool note_reference_enter(struct writer *writer, const struct node *node)
{
	const char *target = node->as.note.back;
	buffer_add(writer->out, "<sup>");
	writer_open(writer, "a", "ar-note", node);
	if (target)
		writer_anchor_href(writer, target);
	const char *number = arena_format(writer->context->arena, "%d", node->as.note.number);
	writer_attribute(writer, "aria-label",
	    words_fill(writer->context->arena, writer_words(writer), PHRASE_NOTE_NUMBER, WITH({"number", number})));
	buffer_format(writer->out, ">%s</a></sup>", number);
	return false;
}

bool abbreviation_enter(struct writer *writer, const struct node *node)
{
	writer_open(writer, "abbr", NULL, node);
	if (node->as.abbreviation.full)
		writer_attribute(writer, "title", node->as.abbreviation.full);
	buffer_char(writer->out, '>');
	escape_text(writer->out, node->text ? node->text : "");
	buffer_add(writer->out, "</abbr>");
	return false;
}
