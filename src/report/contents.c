/* The contents, and the lists of tables and charts: writers fill them from the headings and captions. */
#include "report/composer.h"
#include "report/tree.h"

static void listing_add(struct composer *composer, struct node *section, enum node_kind of, const char *title)
{
	struct arena *arena = composer_arena(composer);
	struct node *heading = tree_heading(arena, section, 2, title);
	heading->anchor = anchor_claim(composer, of == NODE_TABLE ? "contents-tables" : "contents-charts");
	tree_add(arena, section, NODE_LISTING, section->place)->as.listing.of = of;
}

void contents_compose(struct composer *composer)
{
	struct arena *arena = composer_arena(composer);
	const struct words *words = composer_words(composer);
	struct node *root = composer->document->root, *section = node_new(arena, NODE_SECTION, tree_nowhere());
	if (!root->first || (!root->first->next && !composer->document->main))
		return;
	section->as.section.role = SECTION_CONTENTS;
	section->as.section.name = section->anchor = anchor_claim(composer, "contents");
	tree_heading(arena, section, 1, words_say(words, PHRASE_CONTENTS));
	tree_add(arena, section, NODE_CONTENTS, section->place);
	if (composer->tables > 0)
		listing_add(composer, section, NODE_TABLE, words_say(words, PHRASE_TABLES));
	if (composer->charts > 0)
		listing_add(composer, section, NODE_CHART, words_say(words, PHRASE_CHARTS));
	node_insert_before(root->first, section);
}
