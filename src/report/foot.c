/* What stands below a table or chart: its symbols explained, its rounding, where it comes from. */
#include <string.h>

#include "base/text.h"
#include "report/mention.h"
#include "report/table.h"
#include "report/tree.h"

static bool figure_is(const struct figure *figure, enum figure_state state)
{
	return figure->state == state;
}

static bool measure_prints(const struct measure_figures *measure, enum figure_state state)
{
	size_t width = measure->dimensions == 2 ? measure->columns.count : 1;
	size_t count = measure->dimensions == 0 ? 1 : measure->rows.count * width;
	for (size_t i = 0; i < count; i++)
		if (measure->cells[i].listed && figure_is(&measure->cells[i].value, state))
			return true;
	for (size_t i = 0; i < count && measure->dimensions < 2; i++)
		if (measure->cells[i].listed && figure_is(&measure->cells[i].percent, state) && state != FIGURE_NOT_APPLICABLE)
			return true;
	return measure->dimensions > 0 && measure->kind != MEASURE_FACT && figure_is(&measure->total.value, state);
}

static void notes_add(struct block *block, const struct measure_figures *measure, struct node *foot)
{
	struct arena *arena = block_arena(block);
	const struct words *words = composer_words(block_composer(block));
	for (enum figure_state state = FIGURE_WITHHELD; state <= FIGURE_NOT_AVAILABLE; state++)
		if (measure_prints(measure, state))
			tree_paragraph(arena, foot, symbol_meaning(words, state));
	if (measure->rounding_note && measure_has_percent(measure))
		tree_paragraph(arena, foot, words_say(words, PHRASE_ROUNDING));
	if (measure->dimensions == 2 && measure->total.value.state == FIGURE_SHOWN && measure->kind == MEASURE_COUNT)
		tree_paragraph(
		    arena, foot, words_fill(arena, words, PHRASE_IN_ALL, WITH({"total", measure->total.value.text})));
}

static void source_add(struct block *block, const struct measure_figures *measure, struct node *foot)
{
	struct arena *arena = block_arena(block);
	if (measure->kind != MEASURE_FACT || !measure->source)
		return;
	struct node *paragraph =
	    tree_paragraph(arena, foot, words_say(composer_words(block_composer(block)), PHRASE_SOURCE));
	tree_adopt(paragraph, fact_source(block->section, measure, NODE_SPAN));
	tree_text(arena, paragraph, ".");
}

static void links_add(struct block *block, const struct measure_figures *measure, struct node *foot)
{
	struct composer *composer = block_composer(block);
	struct arena *arena = block_arena(block);
	const char *anchor = usage_find(composer, measure)->anchor, *name = measure_name(composer, measure);
	if (!anchor)
		return;
	struct node *paragraph = tree_paragraph(arena, foot, NULL);
	tree_link(arena, paragraph, LINK_ANCHOR, anchor,
	    words_fill(arena, composer_words(composer), PHRASE_HOW_NAMED, WITH({"name", name})));
}

struct node *measure_foot(struct block *block, const struct measure_figures *measure)
{
	struct node *foot = block_node(block, NODE_FOOT);
	notes_add(block, measure, foot);
	source_add(block, measure, foot);
	links_add(block, measure, foot);
	return foot->first ? foot : NULL;
}

struct node *figures_foot(struct block *block, const struct node *table)
{
	struct node *foot = block_node(block, NODE_FOOT);
	for (enum figure_state state = FIGURE_WITHHELD; state <= FIGURE_NOT_AVAILABLE; state++)
		if (symbol_stands(table, state))
			tree_paragraph(block_arena(block), foot, symbol_meaning(composer_words(block_composer(block)), state));
	return foot->first ? foot : NULL;
}
