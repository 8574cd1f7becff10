/* The contents, and lists of tables or charts: an entry's text, a leader, and room for a page number that is known only
 * when all pages are (finalize.c puts it there). */
#include <string.h>

#include "layout/block.h"
#include "layout/prose.h"
#include "words/words.h"

struct contents_entry {
	const struct node *list;   /* CONTENTS or LISTING */
	const struct node *target; /* what the entry leads to */
	const char *number, *text;
	extent indent; /* from the column's side to the text; the number stands in it */
};

/* As many digits as page numbers may have. */
static extent number_room(struct work *work, const struct setting *setting)
{
	return text_width(work, &setting->type, "0000");
}

static void entry_number(
    struct work *work, struct strip *strip, const struct contents_entry *entry, const struct setting *setting)
{
	struct item *item = strip_text(work, strip, setting, entry->number);
	item->node = entry->list;
	item->entry = entry->target;
	item->part = PART_ENTRY;
	item->space_after = true;
	strip_lead(strip);
}

/* Dots from the end of the text to the page number, and an item that waits for it: its x is the number's right edge. */
static void entry_page(
    struct work *work, struct strip *strip, const struct contents_entry *entry, const struct setting *setting)
{
	extent baseline = line_baseline(work, &setting->type);
	extent right = setting->x + setting->width, start = setting->x + entry->indent;
	if (strip->item_count) {
		struct item *last = &strip->items[strip->item_count - 1];
		start = last->x + last->width;
		last->space_after = true;
	}
	start += setting->type.size / 2;
	extent end = right - number_room(work, setting);
	if (end > start)
		strip_stroke(work, strip,
		    (struct item){.node = entry->list,
		        .x = start,
		        .y = baseline,
		        .width = end - start,
		        .stroke = 500,
		        .dash = 2,
		        .colour = work->theme->colours[COLOUR_SECONDARY]});
	struct item *item = strip_text(work, strip, setting, "");
	item->node = entry->list;
	item->entry = entry->target;
	item->part = PART_ENTRY_PAGE;
	item->x = right;
}

static void entry_set(struct work *work, const struct contents_entry *entry, const struct setting *setting)
{
	struct flow *flow = setting->flow;
	size_t from = flow->count;
	struct setting text = *setting;
	text.x += entry->indent;
	text.width -= entry->indent + number_room(work, setting) + setting->type.size * 3 / 2;
	struct prose *prose = prose_new(work, &text);
	struct style_run style = prose->base;
	style.node = entry->list;
	style.entry = entry->target;
	style.part = PART_ENTRY;
	prose_string(work, prose, entry->text && *entry->text ? entry->text : "\xE2\x80\x93", style);
	prose_set(work, prose, &text);
	if (flow->count == from)
		return;
	if (entry->number)
		entry_number(work, &flow->strips[from], entry, setting);
	entry_page(work, &flow->strips[flow->count - 1], entry, setting);
	for (size_t i = from; i < flow->count; i++) {
		struct link_area *area = strip_link_area(work, &flow->strips[i]);
		*area = (struct link_area){.node = entry->list,
		    .entry = entry->target,
		    .x = setting->x,
		    .width = setting->width,
		    .height = flow->strips[i].height};
	}
	flow_penalty(flow, from, PENALTY_NEVER);
	flow->strips[from].give = setting->type.leading / 8; /* rather than one page more */
}

static bool is_contents_entry(const struct node *node)
{
	return node->kind == NODE_HEADING && node->as.heading.level <= 2 && node->parent &&
	       section_is_printed(node->parent) && node->parent->as.section.role != SECTION_CONTENTS;
}

/* The section's next entry: neither the first nor the last stands alone on a page. */
static const struct node *entry_next(const struct node *head)
{
	const struct node *next = head->next;
	while (next && !is_contents_entry(next))
		next = next->next;
	return next;
}

static extent numbers_width(struct work *work, int level, const struct setting *setting)
{
	extent widest = 0;
	const struct node *root = work->document->root;
	for (const struct node *section = root->first; section; section = section->next)
		for (const struct node *node = section->first; node; node = node->next) {
			if (!is_contents_entry(node) || node->as.heading.level != level || !node->as.heading.number)
				continue;
			extent width = text_width(work, &setting->type, node->as.heading.number);
			widest = width > widest ? width : widest;
		}
	return widest ? widest + setting->type.size : 0;
}

void block_contents(struct work *work, const struct node *node, const struct setting *setting)
{
	struct setting first = *setting, second = setting_role(work, setting, TYPE_SMALL);
	first.type.face = FACE_BOLD;
	first.flowing = second.flowing = false;
	extent indents[2] = {numbers_width(work, 1, &first), numbers_width(work, 2, &second)};
	second.x += indents[0];
	second.width -= indents[0];
	const struct node *root = work->document->root;
	for (const struct node *section = root->first; section; section = section->next)
		for (const struct node *head = section->first; head; head = head->next) {
			if (!is_contents_entry(head))
				continue;
			bool sub = head->as.heading.level == 2;
			struct contents_entry entry = {node, head, head->as.heading.number, head->as.heading.plain, indents[sub]};
			if (!sub && setting->flow->count)
				flow_before(setting->flow, grid(work, 2));
			entry_set(work, &entry, sub ? &second : &first);
			if (sub ? entry_next(head) && !entry_next(entry_next(head)) : entry_next(head) != NULL)
				flow_end(setting->flow, PENALTY_WIDOW);
		}
}

static const char *caption_plain(struct work *work, const struct node *owner)
{
	const struct node *caption = node_child(owner, NODE_CAPTION);
	if (!caption)
		return "";
	struct buffer text = {0};
	node_plain(&text, caption);
	const char *copy = arena_copy(work->arena, buffer_text(&text));
	buffer_release(&text);
	return copy;
}

static extent number_width(struct work *work, const struct setting *setting, enum phrase phrase)
{
	const char *number = words_fill(work->arena, words_of(work->document->language), phrase, WITH({"number", "00"}));
	return text_width(work, &setting->type, number);
}

/* Tables and charts alike, so that their lists align. */
static extent listing_indent(struct work *work, const struct setting *setting)
{
	extent table = number_width(work, setting, PHRASE_TABLE_NUMBER),
	       chart = number_width(work, setting, PHRASE_CHART_NUMBER);
	return (table > chart ? table : chart) + setting->type.size;
}

void block_listing(struct work *work, const struct node *node, const struct setting *setting)
{
	struct setting small = setting_role(work, setting, TYPE_SMALL);
	small.flowing = false;
	enum node_event event = NODE_ENTER;
	enum node_kind of = node->as.listing.of;
	const struct node *root = work->document->root, *section = NULL;
	extent indent = listing_indent(work, &small);
	for (const struct node *at = root; at; at = node_walk(root, at, &event)) {
		if (at->kind == NODE_SECTION)
			section = at;
		if (event != NODE_ENTER || at->kind != of || !at->anchor || at->parent->kind == NODE_CHART)
			continue;
		if (section && !section_is_printed(section))
			continue;
		const char *number = caption_number(work, at);
		struct contents_entry entry = {node, at, number, caption_plain(work, at), number ? indent : 0};
		entry_set(work, &entry, &small);
	}
}
