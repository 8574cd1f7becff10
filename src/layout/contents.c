/* The contents, and lists of tables or charts: an entry's text, a leader, and room for a page number that is known only
 * when all pages are (finalize.c puts it there). */
#include <string.h>

#include "layout/block.h"
#include "layout/prose.h"
#include "words/words.h"

/* As many digits as page numbers may have. */
static extent number_room(struct work *work, const struct setting *setting)
{
	return text_width(work, &setting->type, "0000");
}

static void entry_number(
    struct work *work, struct strip *strip, const struct node *entry, const struct setting *setting)
{
	struct item *item = strip_text(work, strip, setting, entry->as.entry.number);
	item->node = entry;
	item->part = PART_NUMBER;
	item->space_after = true;
	strip_lead(strip);
}

/* Dots from the end of the text, which begins at FROM, to the page number, and an item that waits for it: its x is the
 * number's right edge. */
static void entry_page(
    struct work *work, struct strip *strip, const struct node *entry, extent from, const struct setting *setting)
{
	extent baseline = line_baseline(work, &setting->type);
	extent right = setting->x + setting->width, start = from;
	if (strip->item_count) {
		strip->items[strip->item_count - 1].space_after = true;
		for (size_t i = 0; i < strip->item_count; i++) {
			extent end = strip->items[i].x + strip->items[i].width;
			start = end > start ? end : start;
		}
	}
	start += setting->type.size / 2;
	extent end = right - number_room(work, setting);
	if (end > start)
		strip_stroke(work, strip,
		    (struct item){.node = entry,
		        .x = start,
		        .y = baseline,
		        .width = end - start,
		        .stroke = 500,
		        .dash = 2,
		        .colour = work->theme->colours[COLOUR_SECONDARY]});
	struct item *item = strip_text(work, strip, setting, "");
	item->node = entry;
	item->part = PART_PAGE_NUMBER;
	item->x = right;
}

static void entry_lead(struct work *work, struct strip *strip, const struct node *entry, const struct setting *setting)
{
	struct link_area *area = strip_link_area(work, strip);
	*area = (struct link_area){.node = entry, .x = setting->x, .width = setting->width, .height = strip->height};
}

/* INDENT: from the column's side to the text; the number stands in it. */
static void entry_set(struct work *work, const struct node *entry, extent indent, const struct setting *setting)
{
	struct flow *flow = setting->flow;
	size_t from = flow->count;
	struct setting text = *setting;
	text.x += indent;
	text.width -= indent + number_room(work, setting) + setting->type.size * 3 / 2;
	struct prose *prose = prose_new(work, &text);
	struct style_run style = prose->base;
	style.node = entry;
	style.language = entry->language ? entry->language : style.language;
	prose_string(work, prose, *entry->as.entry.text ? entry->as.entry.text : "\xE2\x80\x93", style);
	prose_set(work, prose, &text);
	if (flow->count == from)
		return;
	if (entry->as.entry.number)
		entry_number(work, &flow->strips[from], entry, setting);
	entry_page(work, &flow->strips[flow->count - 1], entry, text.x, setting);
	for (size_t i = from; i < flow->count; i++)
		entry_lead(work, &flow->strips[i], entry, setting);
	flow_penalty(flow, from, PENALTY_NEVER);
	for (size_t i = from; i < flow->count; i++) /* rather than one page more */
		flow->strips[i].give = setting->type.leading / 7 + flow->strips[i].before * 2 / 3;
}

static bool is_listed(const struct node *entry)
{
	return section_is_printed(node_section(entry->as.entry.target));
}

/* The widest number of the entries of CONTENTS, and the space behind it; 0 where none has one. */
static extent numbers_width(struct work *work, const struct node *contents, const struct setting *setting)
{
	extent widest = 0;
	for (const struct node *entry = contents->first; entry; entry = entry->next) {
		if (!is_listed(entry) || !entry->as.entry.number)
			continue;
		extent width = text_width(work, &setting->type, entry->as.entry.number);
		widest = width > widest ? width : widest;
	}
	return widest;
}

/* Of all lists below the sections' entries, so that they align. */
static extent inner_width(struct work *work, const struct node *contents, const struct setting *setting)
{
	extent widest = 0;
	for (const struct node *entry = contents->first; entry; entry = entry->next) {
		extent width = entry->first ? numbers_width(work, entry->first, setting) : 0;
		widest = width > widest ? width : widest;
	}
	return widest ? widest + setting->type.size : 0;
}

/* Neither the first nor the last of a section's entries stands alone on a page. */
static void section_entries(struct work *work, const struct node *section, extent indent, const struct setting *setting)
{
	const struct node *last = section->first->last, *before = last->previous;
	flow_end(setting->flow, PENALTY_WIDOW);
	for (const struct node *entry = section->first->first; entry; entry = entry->next) {
		entry_set(work, entry, indent, setting);
		if (entry == before)
			flow_end(setting->flow, PENALTY_WIDOW);
	}
}

static void sections_set(struct work *work, const struct node *contents, const struct setting *setting)
{
	struct setting first = *setting, second = setting_role(work, setting, TYPE_SMALL);
	first.type.face = FACE_BOLD;
	first.flowing = second.flowing = false;
	extent widest = numbers_width(work, contents, &first), indent = widest ? widest + first.type.size : 0;
	second.x += indent;
	second.width -= indent;
	extent inner = inner_width(work, contents, &second);
	for (const struct node *entry = contents->first; entry; entry = entry->next) {
		if (!is_listed(entry))
			continue;
		if (setting->flow->count)
			flow_before(setting->flow, grid(work, 2));
		entry_set(work, entry, indent, &first);
		if (entry->first)
			section_entries(work, entry, inner, &second);
	}
}

static extent number_width(struct work *work, const struct setting *setting, enum phrase phrase)
{
	const char *number = words_fill(work->arena, words_of(work->document->language), phrase, WITH({"number", "00"}));
	return text_width(work, &setting->type, number);
}

/* Tables and charts alike, so that their lists align. */
static extent caption_indent(struct work *work, const struct setting *setting)
{
	extent table = number_width(work, setting, PHRASE_TABLE_NUMBER),
	       chart = number_width(work, setting, PHRASE_CHART_NUMBER);
	return (table > chart ? table : chart) + setting->type.size;
}

static void captions_set(struct work *work, const struct node *contents, const struct setting *setting)
{
	struct setting small = setting_role(work, setting, TYPE_SMALL);
	small.flowing = false;
	extent indent = caption_indent(work, &small);
	for (const struct node *entry = contents->first; entry; entry = entry->next)
		if (is_listed(entry))
			entry_set(work, entry, entry->as.entry.number ? indent : 0, &small);
}

/* Tables or charts, not sections. */
static bool lists_captions(const struct node *contents)
{
	return contents->first && contents->first->as.entry.target->kind != NODE_HEADING;
}

void block_contents(struct work *work, const struct node *node, const struct setting *setting)
{
	(lists_captions(node) ? captions_set : sections_set)(work, node, setting);
}
