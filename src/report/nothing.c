#include "report/nothing.h"

#include <string.h>

#include "report/mention.h"
#include "report/prose.h"
#include "report/tree.h"

/* "Referrals" within a sentence: "referrals"; "CRO visits" keeps its capitals. */
static const char *table_label(const struct block *block, const struct table *table)
{
	struct arena *arena = block_arena(block);
	char *label = arena_copy(arena, table->label ? prose_plain(block->section, table->label) : table->name);
	if (label[0] >= 'A' && label[0] <= 'Z' && label[1] >= 'a' && label[1] <= 'z')
		label[0] = (char)(label[0] - 'A' + 'a');
	return label;
}

/* The table's date often says what happens to its records: received, held, opened. */
static const char *table_verb(const struct table *table)
{
	static const char *const others[] = {"held", "made", "sent", "begun", "given", "taken"};
	const char *name = table->date ? table->date->name : "";
	size_t length = strlen(name);
	if (length > 3 && strcmp(name + length - 2, "ed") == 0 && !strchr(name, '-'))
		return name;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(others[i], name) == 0)
			return name;
	return "recorded";
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
	const char *label = table_label(block, table);
	size_t length = strlen(label);
	bool many = length > 0 && label[length - 1] == 's';
	return arena_format(block_arena(block), "No %s%s %s %s.", label, table_empty(block, table) ? "" : " of this kind",
	    many ? "were" : "was", table_verb(table));
}

struct node *nothing_counted(struct block *block, const struct measure_figures *measure)
{
	struct arena *arena = block_arena(block);
	struct node *paragraph = block_node(block, NODE_PARAGRAPH);
	tree_strong(arena, paragraph, arena_format(arena, "%s.", measure_name(block_composer(block), measure)));
	tree_text(arena, paragraph,
	    measure->table ? arena_format(arena, " %s", nothing_text(block, measure->table))
	                   : " There is nothing to show.");
	return paragraph;
}

struct node *nothing_listed(struct block *block, const struct table *table)
{
	struct node *paragraph = block_node(block, NODE_PARAGRAPH);
	tree_text(block_arena(block), paragraph, nothing_text(block, table));
	return paragraph;
}
