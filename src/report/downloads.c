/* "Data": the protected figures of each published table or chart as files; never records. */
#include <string.h>

#include "report/mention.h"
#include "report/prose.h"
#include "report/table.h"
#include "report/tree.h"

static void file_row(struct composer *composer, const struct measure_figures *measure, struct node *body)
{
	struct arena *arena = composer_arena(composer);
	struct node *row = table_row(arena, body);
	const char *definition = measure->definition ? measure->definition : "";
	tree_link(arena, table_cell(arena, row, SCOPE_ROW, ALIGN_LEFT), LINK_FILE, report_data_file(arena, measure->id),
	    arena_format(arena, "%s (CSV)", measure_name(composer, measure)));
	struct section nowhere = prose_nowhere(composer);
	tree_adopt(
	    table_cell(arena, row, SCOPE_NONE, ALIGN_LEFT), prose_text(&nowhere, definition, measure->place, NODE_SPAN));
}

static void files_add(struct composer *composer, struct node *section)
{
	struct arena *arena = composer_arena(composer);
	size_t count;
	const char **ids = report_published(arena, composer->document, &count);
	if (count == 0)
		return;
	struct node *table = tree_add(arena, section, NODE_TABLE, section->place);
	tree_text(arena, tree_add(arena, table, NODE_CAPTION, table->place), "A file for each table and chart");
	struct node *head = table_row(arena, tree_add(arena, table, NODE_TABLE_HEAD, table->place));
	tree_text(arena, table_cell(arena, head, SCOPE_COLUMN, ALIGN_LEFT), "File");
	tree_text(arena, table_cell(arena, head, SCOPE_COLUMN, ALIGN_LEFT), "What it counts");
	struct node *body = tree_add(arena, table, NODE_TABLE_BODY, table->place);
	for (size_t i = 0; i < count; i++)
		file_row(composer, figures_find(composer->figures, ids[i]), body);
	table_align(arena, table);
}

static void whole_add(struct composer *composer, struct node *downloads)
{
	struct arena *arena = composer_arena(composer);
	tree_link(arena, downloads, LINK_FILE, "figures.csv", "All figures of this report, for a spreadsheet (CSV)");
	tree_link(arena, downloads, LINK_FILE, "figures.json", "All figures of this report, for programs (JSON)");
}

void downloads_compose(struct composer *composer)
{
	struct arena *arena = composer_arena(composer);
	struct node *root = composer->document->root, *node = tree_add(arena, root, NODE_SECTION, tree_nowhere());
	node->as.section.role = SECTION_DATA;
	node->as.section.name = node->anchor = anchor_claim(composer, "data");
	tree_heading(arena, node, 1, "Data");
	tree_paragraph(arena, node,
	    "These files hold the figures of this report, each with its label, its definition and what it is out of. A "
	    "figure that the report withholds is withheld in them too. They hold no records about anyone.");
	struct node *downloads = tree_add(arena, node, NODE_DOWNLOADS, tree_nowhere());
	whole_add(composer, downloads);
	if (composer_offers_data(composer))
		files_add(composer, node);
}
