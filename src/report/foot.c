/* What stands below a table or chart: its symbols explained, its rounding, where it comes from. */
#include <string.h>

#include "base/text.h"
#include "report/reference.h"
#include "report/table.h"
#include "report/tree.h"

static bool cells_print(const struct cell *cells, size_t count, bool shares, enum figure_state state)
{
	for (size_t i = 0; cells && i < count; i++) {
		bool share = shares && cells[i].percent.state == state && state != FIGURE_NOT_APPLICABLE;
		if (cells[i].listed && (cells[i].value.state == state || share))
			return true;
	}
	return false;
}

static bool measure_prints(const struct measure_figures *measure, enum figure_state state)
{
	size_t width = measure->dimensions == 2 ? measure->columns.count : 1;
	size_t count = measure->dimensions == 0 ? 1 : measure->rows.count * width;
	bool shares = measure->dimensions < 2 || measure->shares;
	if (cells_print(measure->cells, count, shares, state) ||
	    cells_print(measure->row_totals, measure->rows.count, shares, state) ||
	    cells_print(measure->column_totals, width, shares, state))
		return true;
	return measure->grand_total && measure->total.value.state == state;
}

static bool panel_prints(const struct panel *panel, enum figure_state state)
{
	bool total = panel_has_total(panel);
	for (size_t i = 0; i < panel->count; i++)
		if (measure_prints(panel->measures[i], state) || (total && panel->measures[i]->total.value.state == state))
			return true;
	return false;
}

/* Does a column of the table tell how many are known? */
static bool known_told(const struct panel *panel)
{
	return panel->count == 1 && panel->dimensions == 1;
}

/* "Known for 12 of 15." below what has no column for it. */
static void known_add(struct block *block, const struct panel *panel, struct node *foot)
{
	struct arena *arena = block_arena(block);
	const struct words *words = composer_words(block_composer(block));
	for (size_t i = 0; i < panel->count && !known_told(panel) && panel->dimensions; i++) {
		const struct measure_figures *measure = panel->measures[i];
		const struct cell *all = &measure->total;
		if (!all->partly)
			continue;
		const char *name = measure_name(block_composer(block), measure);
		tree_paragraph(arena, foot,
		    panel->count == 1 ? words_fill(arena, words, PHRASE_KNOWN_FOR_NOTE,
		                            WITH({"known", all->known.text}, {"records", all->records.text}))
		                      : words_fill(arena, words, PHRASE_KNOWN_FOR_NAMED,
		                            WITH({"name", name}, {"known", all->known.text}, {"records", all->records.text})));
	}
}

static bool rounds(const struct panel *panel)
{
	for (size_t i = 0; i < panel->count; i++)
		if (panel->measures[i]->rounding_note && measure_has_percent(panel->measures[i]))
			return true;
	return false;
}

static void notes_add(struct block *block, const struct panel *panel, struct node *foot, bool percent)
{
	struct arena *arena = block_arena(block);
	const struct words *words = composer_words(block_composer(block));
	const struct measure_figures *first = panel->measures[0];
	for (enum figure_state state = FIGURE_WITHHELD; state < FIGURE_STATES; state++)
		if (symbol_meaning(words, state) && panel_prints(panel, state))
			tree_paragraph(arena, foot, symbol_meaning(words, state));
	if (percent && rounds(panel))
		tree_paragraph(arena, foot, words_say(words, PHRASE_ROUNDING));
	known_add(block, panel, foot);
	if (panel->dimensions == 2 && first->total.value.state == FIGURE_SHOWN && first->kind == MEASURE_COUNT &&
	    !first->grand_total)
		tree_paragraph(arena, foot, words_fill(arena, words, PHRASE_IN_ALL, WITH({"total", first->total.value.text})));
}

static bool same_source(const struct measure_figures *a, const struct measure_figures *b)
{
	return text_equal(a->source, b->source) && text_equal(a->link, b->link) && a->date.day == b->date.day;
}

/* The source of the panel's statistic at INDEX, unless one before it has the same. */
static void source_add(struct block *block, const struct panel *panel, size_t index, struct node *foot)
{
	struct arena *arena = block_arena(block);
	const struct measure_figures *measure = panel->measures[index];
	if (measure->kind != MEASURE_FACT || !measure->source)
		return;
	for (size_t i = 0; i < index; i++)
		if (same_source(panel->measures[i], measure))
			return;
	struct node *paragraph =
	    tree_paragraph(arena, foot, words_say(composer_words(block_composer(block)), PHRASE_SOURCE));
	tree_adopt(paragraph, fact_source(block->section, measure, NODE_SPAN));
	tree_text(arena, paragraph, ".");
}

void links_add(struct block *block, const struct panel *panel, struct node *foot)
{
	struct composer *composer = block_composer(block);
	struct arena *arena = block_arena(block);
	const struct words *words = composer_words(composer);
	struct node *paragraph = NULL;
	for (size_t i = 0; i < panel->count; i++) {
		const struct measure_figures *measure = panel->measures[i];
		const char *anchor = usage_find(composer, measure)->anchor, *name = measure_name(composer, measure);
		if (!anchor)
			continue;
		if (paragraph) {
			tree_text(arena, paragraph, ", ");
			tree_link(arena, paragraph, LINK_ANCHOR, anchor, name);
			continue;
		}
		paragraph = tree_paragraph(arena, foot, NULL);
		struct node *link = tree_link(arena, paragraph, LINK_ANCHOR, anchor, words_say(words, PHRASE_HOW));
		tree_text(arena, link, words_fill(arena, words, PHRASE_HOW_OF, WITH({"name", name})));
	}
}

struct node *panel_foot(struct block *block, const struct panel *panel, bool percent)
{
	struct node *foot = block_node(block, NODE_FOOT);
	notes_add(block, panel, foot, percent);
	for (size_t i = 0; i < panel->count; i++)
		source_add(block, panel, i, foot);
	links_add(block, panel, foot);
	return foot->first ? foot : NULL;
}

struct node *rounding_foot(struct block *block, const struct panel *panel)
{
	if (!rounds(panel))
		return NULL;
	struct node *foot = block_node(block, NODE_FOOT);
	tree_paragraph(block_arena(block), foot, words_say(composer_words(block_composer(block)), PHRASE_ROUNDING));
	return foot;
}

struct node *figures_foot(struct block *block, const struct node *table)
{
	struct node *foot = block_node(block, NODE_FOOT);
	for (enum figure_state state = FIGURE_WITHHELD; state <= FIGURE_NOT_AVAILABLE; state++)
		if (symbol_stands(table, state))
			tree_paragraph(block_arena(block), foot, symbol_meaning(composer_words(block_composer(block)), state));
	return foot->first ? foot : NULL;
}
