/* "Data": the protected figures of each published table or chart as files; never records. */
#include <string.h>

#include "doc/file_name.h"
#include "report/prose.h"
#include "report/reference.h"
#include "report/table.h"
#include "report/tree.h"

/* "One, two and three": what stands side by side in NODE, under its caption. */
static void together_row(struct composer *composer, const struct node *node, struct node *body)
{
	struct arena *arena = composer_arena(composer);
	const struct words *words = composer_words(composer);
	const char *const *ids = node_measures(arena, node);
	const struct node *caption = node_child(node, NODE_CAPTION);
	struct node *row = table_row(arena, body);
	const char *list = measure_names(composer, ids);
	const char *label =
	    words_fill(arena, words, PHRASE_DATA_NAMED, WITH({"name", caption ? tree_plain(arena, caption) : list}));
	tree_link(arena, table_cell(arena, row, SCOPE_ROW, ALIGN_LEFT), LINK_FILE, data_file_of(arena, ids), label);
	tree_text(arena, table_cell(arena, row, SCOPE_NONE, ALIGN_LEFT), list);
}

static void file_row(struct composer *composer, const struct measure_figures *measure, struct node *body)
{
	struct arena *arena = composer_arena(composer);
	struct node *row = table_row(arena, body);
	const char *definition = measure->definition ? measure->definition : "";
	tree_link(arena, table_cell(arena, row, SCOPE_ROW, ALIGN_LEFT), LINK_FILE, data_file(arena, measure->id),
	    words_fill(
	        arena, composer_words(composer), PHRASE_DATA_NAMED, WITH({"name", measure_name(composer, measure)})));
	struct section nowhere = prose_nowhere(composer);
	tree_adopt(
	    table_cell(arena, row, SCOPE_NONE, ALIGN_LEFT), prose_text(&nowhere, definition, measure->place, NODE_SPAN));
}

static void files_add(struct composer *composer, struct node *section)
{
	struct arena *arena = composer_arena(composer);
	size_t count;
	const struct words *words = composer_words(composer);
	const char **ids = report_published(arena, composer->document, &count);
	if (count == 0)
		return;
	struct node *table = tree_add(arena, section, NODE_TABLE, section->place);
	tree_text(arena, tree_add(arena, table, NODE_CAPTION, table->place), words_say(words, PHRASE_DATA_FILES));
	struct node *head = table_row(arena, tree_add(arena, table, NODE_TABLE_HEAD, table->place));
	tree_text(arena, table_cell(arena, head, SCOPE_COLUMN, ALIGN_LEFT), words_say(words, PHRASE_DATA_FILE));
	tree_text(arena, table_cell(arena, head, SCOPE_COLUMN, ALIGN_LEFT), words_say(words, PHRASE_DATA_COUNTS));
	struct node *body = tree_add(arena, table, NODE_TABLE_BODY, table->place);
	for (size_t i = 0; i < count; i++)
		file_row(composer, figures_find(composer->figures, ids[i]), body);
	const struct node **together = report_published_together(arena, composer->document, &count);
	for (size_t i = 0; i < count; i++)
		together_row(composer, together[i], body);
	table_align(arena, table);
}

static void whole_add(struct composer *composer, struct node *downloads)
{
	struct arena *arena = composer_arena(composer);
	const struct words *words = composer_words(composer);
	tree_link(arena, downloads, LINK_FILE, "figures.csv", words_say(words, PHRASE_DATA_ALL_CSV));
	tree_link(arena, downloads, LINK_FILE, "figures.json", words_say(words, PHRASE_DATA_ALL_JSON));
}

void downloads_compose(struct composer *composer)
{
	struct arena *arena = composer_arena(composer);
	struct node *root = composer->document->root, *node = tree_add(arena, root, NODE_SECTION, tree_nowhere());
	node->as.section.role = SECTION_DATA;
	node->as.section.name = node->anchor = anchor_claim(composer, "data");
	tree_heading(arena, node, 1, words_say(composer_words(composer), PHRASE_DATA));
	tree_paragraph(arena, node, words_say(composer_words(composer), PHRASE_DATA_LEAD));
	struct node *downloads = tree_add(arena, node, NODE_DOWNLOADS, tree_nowhere());
	whole_add(composer, downloads);
	if (composer_offers_data(composer))
		files_add(composer, node);
}
