/* "Data": the protected figures of each published table or chart as files; never records. */
#include <string.h>

#include "report/mention.h"
#include "report/tree.h"

static void files_add(struct composer *composer, struct node *downloads)
{
	struct arena *arena = composer_arena(composer);
	size_t count;
	const char **ids = report_published(arena, composer->document, &count);
	for (size_t i = 0; i < count; i++) {
		const struct measure_figures *measure = figures_find(composer->figures, ids[i]);
		struct node *link = tree_link(arena, downloads, LINK_FILE, report_data_file(arena, ids[i]),
		    arena_format(arena, "%s (CSV)", measure_name(composer, measure)));
		link->as.link.title = measure->definition;
	}
}

static void whole_add(struct composer *composer, struct node *downloads)
{
	struct arena *arena = composer_arena(composer);
	struct node *sheet = tree_link(arena, downloads, LINK_FILE, "figures.csv", "All figures of this report (CSV)");
	sheet->as.link.title = "One row for each figure, for a spreadsheet";
	struct node *data = tree_link(arena, downloads, LINK_FILE, "figures.json", "All figures of this report (JSON)");
	data->as.link.title = "The same figures, for programs";
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
		files_add(composer, downloads);
}
