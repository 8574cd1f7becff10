/* Lists, and what is set like them: notes, links, definitions, workings. */
#include <string.h>

#include "layout/block.h"
#include "layout/prose.h"
#include "words/words.h"

static const char *item_label(struct work *work, const struct node *list, int index, int depth)
{
	if (list->as.list.ordered)
		return arena_format(work->arena, "%d.", list->as.list.start + index);
	return depth > 1 ? "\xE2\x80\x93" : "\xE2\x80\xA2";
}

static extent list_indent(struct work *work, const struct node *list, const struct setting *setting)
{
	extent widest = 0;
	int count = 0;
	for (const struct node *item = list->first; item; item = item->next)
		count++;
	for (int index = count > 10 ? count - 10 : 0; index < count; index++) {
		extent width = text_width(work, &setting->type, item_label(work, list, index, setting->lists));
		widest = width > widest ? width : widest;
	}
	extent indent = widest + setting->type.size / 2;
	extent least = setting->tight ? setting->type.size : 3 * work->theme->page.grid;
	return indent < least ? least : indent;
}

/* Puts LABEL beside the first line from FROM on, in the space that its text was indented by. */
static void label_set(
    struct work *work, size_t from, const struct node *node, const char *label, const struct setting *setting)
{
	if (setting->flow->count == from)
		strip_add(work, setting, setting->type.leading);
	struct strip *strip = &setting->flow->strips[from];
	struct item *item = strip_text(work, strip, setting, label);
	item->node = node;
	item->part = PART_LABEL;
	item->x = setting_opposed(setting) ? setting->x + setting->width - item->width : setting->x;
	item->space_after = true;
	strip_lead(strip);
}

void block_item(struct work *work, const struct node *node, const struct setting *setting)
{
	collect_inner(work, node, setting);
}

struct list_place {
	const struct node *list;
	extent indent;
	int index;
};

static void item_set(
    struct work *work, const struct node *item, const struct setting *setting, const struct list_place *place)
{
	size_t from = setting->flow->count;
	struct setting inner = setting_inset(setting, place->indent, 0);
	const char *label = item_label(work, place->list, place->index, setting->lists);
	if (item->anchor)
		strip_target(work, item);
	inner.depth++;
	if (inner.width == setting->width) /* too narrow to indent: the label gets a line of its own */
		label_set(work, from, item, label, setting);
	collect_inner(work, item, &inner);
	if (inner.width != setting->width)
		label_set(work, from, item, label, setting);
	if (place->index > 0)
		setting->flow->strips[from].before = 0; /* the space between items is the list's */
}

static void items_set(struct work *work, const struct node *list, const struct setting *setting, int from, int to)
{
	struct list_place place = {list, list_indent(work, list, setting), 0};
	extent between = work->compact > 2 ? 0 : space(work, setting, list->as.list.tight ? 1 : 2);
	for (const struct node *item = list->first; item; item = item->next, place.index++) {
		if (place.index < from || place.index >= to)
			continue;
		size_t start = setting->flow->count;
		item_set(work, item, setting, &place);
		if (!item->next || setting->flow->count == start)
			continue;
		setting->flow->strips[setting->flow->count - 1].after = between;
		flow_end(setting->flow, item == list->first || !item->next->next ? PENALTY_LEAD_IN : PENALTY_ITEM);
	}
}

/* Every item is short enough for half the column. */
static bool list_halves(struct work *work, const struct node *list, const struct setting *setting, int *count)
{
	extent room = setting->width / 2 - list_indent(work, list, setting) - grid(work, 2);
	*count = 0;
	for (const struct node *item = list->first; item; item = item->next, ++*count) {
		const struct node *text = item->first;
		if (!text || text->next || text->kind != NODE_PARAGRAPH)
			return false;
		struct prose *prose = prose_new(work, setting);
		prose_add(work, prose, text);
		if (prose_line_width(work, prose) > room)
			return false;
	}
	return *count >= 4;
}

static void list_in_halves(struct work *work, const struct node *list, const struct setting *setting, int count)
{
	extent gap = 2 * work->theme->page.grid;
	struct column_box sides[2] = {0};
	for (int i = 0; i < 2; i++) {
		sides[i].width = (setting->width - gap) / 2;
		sides[i].x = setting->x + i * (sides[i].width + gap);
		struct setting half = *setting;
		half.flow = &sides[i].flow;
		half.x = 0;
		half.width = sides[i].width;
		half.decoration = NULL;
		items_set(work, list, &half, i ? (count + 1) / 2 : 0, i ? count : (count + 1) / 2);
	}
	struct columns columns = {.columns = sides, .count = 2};
	columns_set(work, setting, &columns);
}

void block_list(struct work *work, const struct node *node, const struct setting *setting)
{
	struct setting inner = *setting;
	int count = 0;
	inner.lists++;
	inner.snug = node->as.list.tight;
	inner.hang = false;
	if (work->compact > 1 && !setting->lists && !setting_opposed(setting) && list_halves(work, node, &inner, &count))
		list_in_halves(work, node, &inner, count);
	else
		items_set(work, node, &inner, 0, INT32_MAX);
}

static void note_set(struct work *work, const struct node *note, const struct setting *setting)
{
	const char *label = arena_format(work->arena, "[%d]", note->as.note.number);
	size_t from = setting->flow->count;
	extent indent = text_width(work, &setting->type, label) + setting->type.size / 2;
	indent = indent < 4 * work->theme->page.grid ? 4 * work->theme->page.grid : indent;
	struct setting text = setting_inset(setting, indent, 0);
	strip_target(work, note);
	block_plain(work, note, &text);
	label_set(work, from, note, label, setting);
	struct strip *first = &setting->flow->strips[from];
	struct link_area *back = strip_link_area(work, first);
	*back = (struct link_area){
	    .node = note, .x = first->items[0].x, .width = first->items[0].width, .height = setting->type.leading};
	flow_round(work, setting->flow, from);
}

static void notes_rule(struct work *work, const struct node *notes, const struct setting *setting)
{
	struct strip *rule = strip_add(work, setting, grid(work, 2));
	rule->penalty = PENALTY_NEVER;
	strip_stroke(work, rule,
	    (struct item){.node = notes,
	        .x = setting->x,
	        .width = 12 * work->theme->page.grid,
	        .stroke = 500,
	        .colour = work->theme->colours[COLOUR_RULE]});
}

/* A section's notes that don't hang beside the text: small, under a short rule. Each number leads back to the text. */
void block_notes(struct work *work, const struct node *node, const struct setting *setting)
{
	struct setting inner = setting_role(work, setting, TYPE_SMALL);
	extent before = setting->flow->before;
	setting->flow->before = 0;
	struct asides *asides = asides_begin(work, node, setting);
	bool some = false;
	for (const struct node *note = node->first; note; note = note->next) {
		if (aside_hang(asides, note))
			continue;
		if (!some) {
			setting->flow->before = before;
			flow_end(setting->flow, PENALTY_GROUP);
			notes_rule(work, node, &inner);
		}
		some = true;
		note_set(work, note, &inner);
	}
}

static void link_add(struct work *work, struct prose *prose, const struct node *link, colour ink)
{
	struct style_run outside = prose->base;
	size_t first = prose->run_count;
	prose->base.colour = ink;
	prose_add(work, prose, link);
	for (size_t i = first; i < prose->run_count; i++)
		prose->runs[i].link = link;
	prose->base = outside;
}

/* On paper a list of names that lead nowhere says little: one link to the first figure's working, from where the others
 * follow. */
void block_sources(struct work *work, const struct node *node, const struct setting *setting)
{
	struct setting inner = setting_role(work, setting, TYPE_SMALL);
	struct prose *prose = prose_new(work, &inner);
	struct style_run style = prose->base;
	style.node = style.link = node->first;
	style.colour = work->theme->colours[COLOUR_LINK];
	prose_string(work, prose, words_say(words_of(work->document->language), PHRASE_SOURCES), style);
	size_t from = setting->flow->count;
	flow_end(setting->flow, PENALTY_LEAD_IN);
	prose_set(work, prose, &inner);
	flow_round(work, setting->flow, from);
}

/* Links, one a line in small type: data files. */
void block_links(struct work *work, const struct node *node, const struct setting *setting)
{
	struct setting inner = setting_role(work, setting, TYPE_SMALL);
	size_t from = setting->flow->count;
	for (const struct node *link = node->first; link; link = link->next) {
		struct prose *prose = prose_new(work, &inner);
		link_add(work, prose, link, work->theme->colours[COLOUR_LINK]);
		prose_set(work, prose, &inner);
	}
	flow_round(work, setting->flow, from);
}
