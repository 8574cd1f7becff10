#include "report/nothing.h"
#include "base/text.h"

#include <string.h>

#include "report/prose.h"
#include "report/reference.h"
#include "report/tree.h"

/* "Referrals" within a sentence: "referrals"; "CRO visits" keeps its capitals. */
static const char *table_label(const struct block *block, const struct table *table)
{
	struct arena *arena = block_arena(block);
	return text_small(arena, table->label ? prose_plain(block->section, table->label) : table->name);
}

/* Are there none at all, or none of the kind that is asked for? */
static bool table_empty(const struct block *block, const struct table *table)
{
	struct row_set rows;
	const struct composer *composer = block_composer(block);
	return stats_rows(composer->context, composer->narrative->stats, table->name, block->place, NULL, false, &rows) &&
	       rows.count == 0;
}

static const char *nothing_text(const struct block *block, const struct table *table)
{
	const struct words *words = composer_words(block_composer(block));
	const char *label = table_label(block, table);
	size_t length = strlen(label);
	bool many = length > 0 && label[length - 1] == 's', all = table_empty(block, table);
	enum phrase phrase = many  ? all ? PHRASE_NOTHING_MANY : PHRASE_NOTHING_MANY_OF_KIND
	                     : all ? PHRASE_NOTHING_ONE
	                           : PHRASE_NOTHING_ONE_OF_KIND;
	const char *happened = words_happened(words, table->date ? table->date->name : "");
	return words_fill(block_arena(block), words, phrase, WITH({"records", label}, {"happened", happened}));
}

struct node *nothing_counted(struct block *block, const struct measure_figures *measure)
{
	struct arena *arena = block_arena(block);
	struct node *paragraph = block_node(block, NODE_PARAGRAPH);
	tree_strong(arena, paragraph, arena_format(arena, "%s.", measure_name(block_composer(block), measure)));
	const char *nothing = measure->table ? nothing_text(block, measure->table)
	                                     : words_say(composer_words(block_composer(block)), PHRASE_NOTHING_AT_ALL);
	tree_text(arena, paragraph, arena_format(arena, " %s", nothing));
	return paragraph;
}

struct node *nothing_listed(struct block *block, const struct table *table)
{
	struct node *paragraph = block_node(block, NODE_PARAGRAPH);
	tree_text(block_arena(block), paragraph, nothing_text(block, table));
	return paragraph;
}
