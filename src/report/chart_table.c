/* Where a chart's table stands on paper. The site folds it below its chart; a printed document that has a list of
 * contents gives it a place in an appendix, "The figures behind the charts", and the two lead to each other. The table
 * stays its chart's child in the tree: only the appendix knows where it is set. */
#include "base/text.h"
#include "report/table.h"
#include "report/tree.h"

/* As the block says; else in the appendix where a reader has a list of contents to find it by. */
bool chart_table_defers(const struct block *block)
{
	const struct composer *composer = block_composer(block);
	const struct document_settings *settings = composer->settings_of_document;
	const char *place = value_text(block->body, "table");
	if (place)
		return text_equal(place, "end");
	return composer->document->main && settings && settings->contents && composer->document->pages == 0;
}

static struct node *foot_of(struct arena *arena, struct node *chart)
{
	return chart->last->kind == NODE_FOOT ? chart->last : tree_add(arena, chart, NODE_FOOT, chart->place);
}

void chart_table_defer(struct block *block, struct node *chart, struct node *table)
{
	struct composer *composer = block_composer(block);
	struct arena *arena = block_arena(block);
	const struct words *words = composer_words(composer);
	const char *number = chart->as.chart.number;
	table->as.table.deferred = true;
	table->anchor = anchor_claim(composer, arena_format(arena, "%s-figures", chart->anchor));
	struct node *to = tree_paragraph(arena, foot_of(arena, chart), NULL);
	to->as.paragraph.role = PARAGRAPH_PRINTED;
	tree_link(arena, to, LINK_ANCHOR, table->anchor,
	    number ? words_fill(arena, words, PHRASE_TO_CHART_TABLE, WITH({"number", number}))
	           : words_say(words, PHRASE_TO_THIS_CHART_TABLE));
	if (!composer->chart_tables)
		composer->chart_tables = node_new(arena, NODE_SECTION, tree_nowhere());
	struct node *deferred = tree_add(arena, composer->chart_tables, NODE_CHART_TABLE, chart->place);
	deferred->as.chart_table.table = table;
	tree_link(arena, tree_paragraph(arena, deferred, NULL), LINK_ANCHOR, chart->anchor,
	    number ? words_fill(arena, words, PHRASE_BACK_TO_CHART, WITH({"number", number}))
	           : words_say(words, PHRASE_BACK_TO_THIS_CHART));
}

void chart_tables_compose(struct composer *composer)
{
	struct node *section = composer->chart_tables;
	struct arena *arena = composer_arena(composer);
	const struct words *words = composer_words(composer);
	if (!section)
		return;
	struct node *tables = tree_release(section);
	section->as.section.role = SECTION_CHART_TABLES;
	section->as.section.name = section->anchor = anchor_claim(composer, "figures-behind-the-charts");
	tree_heading(arena, section, 1, words_say(words, PHRASE_CHART_TABLES));
	tree_paragraph(arena, section, words_say(words, PHRASE_CHART_TABLES_LEAD));
	node_append_all(section, tables);
	node_append(composer->document->root, section);
}
