/* One walk over the tree with a row of checks for each kind of node; then what only the whole tree shows: anchors and links. */
#include "doc/check.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "doc/content.h"
#include "doc/grid.h"
#include "doc/kind.h"

struct anchor_use {
	const char *name;
	struct place place;
	size_t order; /* in the document: the first of two equal ones is the one that counts */
};

struct tree_check {
	size_t parts; /* of the budget, so far */
	const struct context *context;
	struct anchor_use *anchors; /* sorted by name, then order */
	size_t anchor_count;
	const char **names; /* of the anchors, for the nearest one */
	int level;          /* of the last heading, 0 before the first */
	int links;          /* how many links enclose this node */
};

static int anchor_compare(const void *left, const void *right)
{
	const struct anchor_use *a = left, *b = right;
	int order = strcmp(a->name, b->name);
	return order ? order : (a->order > b->order) - (a->order < b->order);
}

static void anchors_collect(struct tree_check *check, const struct node *root)
{
	struct arena *arena = check->context->arena;
	size_t capacity = 0;
	enum node_event event = NODE_ENTER;
	for (const struct node *at = root; at; at = node_walk(root, at, &event)) {
		if (event == NODE_LEAVE || !at->anchor)
			continue;
		check->anchors = arena_grow(arena, check->anchors, check->anchor_count, &capacity, sizeof *check->anchors);
		check->anchors[check->anchor_count] = (struct anchor_use){at->anchor, at->place, check->anchor_count};
		check->anchor_count++;
	}
	if (check->anchor_count > 0)
		qsort(check->anchors, check->anchor_count, sizeof *check->anchors, anchor_compare);
	check->names = arena_array(arena, check->anchor_count + 1, sizeof *check->names);
	for (size_t i = 0; i < check->anchor_count; i++)
		check->names[i] = check->anchors[i].name;
}

static void anchors_unique(const struct tree_check *check)
{
	for (size_t i = 1, first = 0; i < check->anchor_count; i++) {
		if (strcmp(check->anchors[first].name, check->anchors[i].name) != 0) {
			first = i;
			continue;
		}
		message_add(check->context->messages, MSG_DOC_ANCHOR_TWICE, check->anchors[i].place, check->anchors[i].name);
		message_also(check->context->messages, check->anchors[first].place, "first used here");
	}
}

static void anchor_leads(const struct tree_check *check, const char *name, struct place place)
{
	if (name && names_find(check->anchors, check->anchor_count, sizeof *check->anchors, name))
		return;
	const char *hint = name ? text_did_you_mean(check->context->arena, name, check->names, check->anchor_count) : NULL;
	message_add_hint(check->context->messages, MSG_DOC_ANCHOR_NOWHERE, place, hint, name ? name : "");
}

static bool text_blank(const char *text)
{
	return !text || text[strspn(text, " \t\n\r")] == '\0';
}

/* Whether nothing that can be read stands in the node. */
static bool node_blank(const struct node *root)
{
	enum node_event event = NODE_ENTER;
	for (const struct node *at = root; at; at = node_walk(root, at, &event))
		if (event == NODE_ENTER && (at->kind == NODE_IMAGE || !text_blank(at->text)))
			return false;
	return true;
}

/* An alternative that repeats the caption is read out twice and says nothing new. */
static void alternative_differs(const struct tree_check *check, const struct node *node, const char *alt)
{
	const struct node *caption = node_child(node, NODE_CAPTION);
	if (!caption || text_blank(alt))
		return;
	struct buffer text = {0};
	node_plain(&text, caption);
	if (strcasecmp(buffer_text(&text), alt) == 0)
		message_add(check->context->messages, MSG_DOC_ALT_IS_CAPTION, node->place);
	buffer_release(&text);
}

static void check_heading(struct tree_check *check, const struct node *node)
{
	struct messages *messages = check->context->messages;
	int level = node->as.heading.level;
	if (node_blank(node))
		message_add(messages, MSG_DOC_HEADING_EMPTY, node->place);
	if (level > check->level + 1)
		message_add(messages, MSG_DOC_HEADING_SKIPPED, node->place, level, check->level);
	check->level = level;
}

static void check_section(struct tree_check *check, const struct node *node)
{
	(void)node;
	check->level = 0;
}

static void check_image(struct tree_check *check, const struct node *node)
{
	const char *file = node->as.image.file ? node->as.image.file : "";
	if (text_blank(node->as.image.alt))
		message_add(check->context->messages, MSG_DOC_IMAGE_NO_ALT, node->place, file);
	alternative_differs(check, node, node->as.image.alt);
}

static void check_chart(struct tree_check *check, const struct node *node)
{
	const struct node *caption = node_child(node, NODE_CAPTION);
	if (!caption || node_blank(caption))
		message_add(check->context->messages, MSG_DOC_CHART_NO_TITLE, node->place);
	bool listed = node->as.chart.data && chart_kinds[node->as.chart.data->kind].traits & CHART_OF_GROUPS;
	if (!listed && !node_child(node, NODE_TABLE))
		message_add(check->context->messages, MSG_DOC_INCOMPLETE, node->place, kind_table[NODE_CHART].phrase,
		    kind_table[NODE_TABLE].phrase);
	alternative_differs(check, node, node->as.chart.alt);
}

static void check_table(struct tree_check *check, const struct node *node)
{
	const struct node *head = node_child(node, NODE_TABLE_HEAD);
	if (!head || node_blank(head))
		message_add(check->context->messages, MSG_DOC_TABLE_NO_HEADER, node->place);
	grid_check(check->context, node);
}

/* Whether TEXT is an address as a browser shows it: with or without its scheme and last stroke. */
static bool text_is_address(const char *text, const char *target)
{
	static const char *const schemes[] = {"", "http://", "https://"};
	size_t length = strlen(text);
	for (size_t i = 0; text_starts(target, "http") && i < sizeof schemes / sizeof *schemes; i++) {
		const char *rest = target + strlen(schemes[i]);
		if (text_starts(target, schemes[i]) && strncmp(rest, text, length) == 0 &&
		    (rest[length] == '\0' || strcmp(rest + length, "/") == 0))
			return true;
	}
	return false;
}

static void check_link(struct tree_check *check, const struct node *node)
{
	struct messages *messages = check->context->messages;
	const char *target = node->as.link.target ? node->as.link.target : "";
	if (check->links++ > 0)
		message_add(messages, MSG_DOC_LINK_IN_LINK, node->place);
	if (node->as.link.kind == LINK_ANCHOR)
		anchor_leads(check, target, node->place);
	struct buffer text = {0};
	node_plain(&text, node);
	if (text_blank(buffer_text(&text)))
		message_add(messages, MSG_DOC_LINK_EMPTY, node->place, target);
	else if (text_is_address(buffer_text(&text), target))
		message_add(messages, MSG_DOC_LINK_ADDRESS, node->place, target);
	buffer_release(&text);
}

static void check_note(struct tree_check *check, const struct node *node)
{
	anchor_leads(check, node->as.note.back, node->place);
}

static void check_reference(struct tree_check *check, const struct node *node)
{
	if (check->links > 0)
		message_add(check->context->messages, MSG_DOC_NOTE_IN_LINK, node->place);
	anchor_leads(check, node->as.note.back, node->place);
}

static void (*const checks[NODE_KIND_COUNT])(struct tree_check *, const struct node *) = {
    [NODE_SECTION] = check_section,
    [NODE_HEADING] = check_heading,
    [NODE_IMAGE] = check_image,
    [NODE_CHART] = check_chart,
    [NODE_TABLE] = check_table,
    [NODE_LINK] = check_link,
    [NODE_NOTE] = check_note,
    [NODE_NOTE_REFERENCE] = check_reference,
};

static void check_node(struct tree_check *check, const struct node *node)
{
	content_check(check->context, node);
	if (node->language && !text_is_language(node->language))
		message_add(check->context->messages, MSG_DOC_LANGUAGE_INVALID, node->place, node->language);
	if (checks[node->kind])
		checks[node->kind](check, node);
}

/* What a document may hold is bounded once: each node is a part, and so are each 64 bytes of text. */
static bool within_budget(struct tree_check *check, const struct document *document, const struct node *node)
{
	enum { PARTS_MAX = 150000, BYTES_A_PART = 64 };
	check->parts += 1 + (node->text ? strlen(node->text) / BYTES_A_PART : 0);
	if (check->parts <= PARTS_MAX)
		return true;
	message_add(check->context->messages, MSG_DOC_LARGE, node->place, document->name);
	return false;
}

void doc_check(const struct context *context, const struct document *document)
{
	struct tree_check check = {.context = context};
	if (text_blank(document->language))
		message_add(context->messages, MSG_DOC_LANGUAGE_MISSING, document->root->place);
	else if (!text_is_language(document->language))
		message_add(context->messages, MSG_DOC_LANGUAGE_INVALID, document->root->place, document->language);
	anchors_collect(&check, document->root);
	anchors_unique(&check);
	enum node_event event = NODE_ENTER;
	for (const struct node *at = document->root; at; at = node_walk(document->root, at, &event)) {
		if (event == NODE_ENTER && !within_budget(&check, document, at))
			return;
		if (event == NODE_ENTER)
			check_node(&check, at);
		else if (at->kind == NODE_LINK)
			check.links--;
	}
}
