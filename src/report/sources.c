/* The figures of a section's prose, each leading to how it was worked out. */
#include <string.h>

#include "report/mention.h"
#include "report/tree.h"

static const struct measure_figures *figure_measure(const struct composer *composer, const struct node *figure)
{
	struct arena *arena = composer_arena(composer);
	const char *id = figure->as.figure.measure;
	return figures_find(composer->figures, arena_slice(arena, id, strcspn(id, "[")));
}

void sources_list(struct section *section)
{
	struct composer *composer = section->composer;
	struct arena *arena = composer_arena(composer);
	struct node *root = section->node, *sources = node_new(arena, NODE_SOURCES, root->place);
	if (!composer->figures || !composer->document->main)
		return;
	bool *listed = arena_array(arena, composer->figures->count + 1, sizeof *listed);
	for (struct node *at = root->first; at; at = tree_next(root, at)) {
		const struct measure_figures *measure = at->kind == NODE_FIGURE ? figure_measure(composer, at) : NULL;
		if (!measure || listed[measure - composer->figures->measures])
			continue;
		listed[measure - composer->figures->measures] = true;
		tree_link(arena, sources, LINK_ANCHOR, usage_find(composer, measure)->anchor, measure_name(composer, measure));
	}
	if (sources->first)
		node_append(root, sources);
}
