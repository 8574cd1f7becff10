/* The contents, and the lists of tables and charts: entries that lead to headings and captions, for every writer. */
#include "report/composer.h"
#include "report/tree.h"

/* An entry is in the language of what it leads to. */
static struct node *entry_add(struct composer *composer, struct node *contents, const struct node *target)
{
	struct node *entry = tree_add(composer_arena(composer), contents, NODE_ENTRY, target->place);
	const struct node *spoken = target;
	while (spoken && !spoken->language)
		spoken = spoken->parent;
	entry->as.entry.target = target;
	entry->as.entry.to = target->anchor ? target->anchor : node_section(target)->anchor;
	if (spoken && spoken->kind != NODE_DOCUMENT) {
		entry->language = spoken->language;
		entry->right_to_left = spoken->right_to_left;
	}
	return entry;
}

static struct node *heading_entry(struct composer *composer, struct node *contents, const struct node *heading)
{
	struct node *entry = entry_add(composer, contents, heading);
	entry->as.entry.number = heading->as.heading.number;
	entry->as.entry.text = heading->as.heading.plain ? heading->as.heading.plain : "";
	return entry;
}

/* A section's own headings of level 2 stand below its entry. */
static void section_entries(struct composer *composer, struct node *contents, const struct node *section)
{
	const struct node *heading = node_child(section, NODE_HEADING);
	if (!heading || section->as.section.role == SECTION_CONTENTS)
		return;
	struct node *entry = heading_entry(composer, contents, heading), *below = NULL;
	for (const struct node *node = heading->next; node; node = node->next) {
		if (node->kind != NODE_HEADING || node->as.heading.level != 2 || !node->anchor)
			continue;
		if (!below)
			below = tree_add(composer_arena(composer), entry, NODE_CONTENTS, entry->place);
		heading_entry(composer, below, node);
	}
}

static void caption_entry(struct composer *composer, struct node *contents, const struct node *owner)
{
	bool chart = owner->kind == NODE_CHART;
	const char *number = chart ? owner->as.chart.number : owner->as.table.number;
	const struct node *caption = node_child(owner, NODE_CAPTION);
	if (!owner->anchor || !caption)
		return;
	struct node *entry = entry_add(composer, contents, owner);
	entry->as.entry.text = tree_plain(composer_arena(composer), caption);
	if (number)
		entry->as.entry.number = words_fill(composer_arena(composer), composer_words(composer),
		    chart ? PHRASE_CHART_NUMBER : PHRASE_TABLE_NUMBER, WITH({"number", number}));
}

/* A chart's own table is listed as the chart. */
static void captions_list(
    struct composer *composer, struct node *section, enum node_kind of, const char *anchor, enum phrase title)
{
	struct arena *arena = composer_arena(composer);
	struct node *root = composer->document->root;
	tree_heading(arena, section, 2, words_say(composer_words(composer), title))->anchor =
	    anchor_claim(composer, anchor);
	struct node *contents = tree_add(arena, section, NODE_CONTENTS, section->place);
	for (struct node *at = root; at; at = tree_next(root, at))
		if (at->kind == of && at->parent->kind != NODE_CHART)
			caption_entry(composer, contents, at);
}

void contents_compose(struct composer *composer)
{
	struct arena *arena = composer_arena(composer);
	struct node *root = composer->document->root, *section = node_new(arena, NODE_SECTION, tree_nowhere());
	if (!root->first || (!root->first->next && !composer->document->main))
		return;
	section->as.section.role = SECTION_CONTENTS;
	section->as.section.name = section->anchor = anchor_claim(composer, "contents");
	tree_heading(arena, section, 1, words_say(composer_words(composer), PHRASE_CONTENTS));
	struct node *contents = tree_add(arena, section, NODE_CONTENTS, section->place);
	for (const struct node *each = root->first; each; each = each->next)
		section_entries(composer, contents, each);
	if (composer->tables > 0)
		captions_list(composer, section, NODE_TABLE, "contents-tables", PHRASE_TABLES);
	if (composer->charts > 0)
		captions_list(composer, section, NODE_CHART, "contents-charts", PHRASE_CHARTS);
	node_insert_before(root->first, section);
}
