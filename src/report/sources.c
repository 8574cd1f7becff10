/* The figures of a section's prose, each leading to how it was worked out. */
#include <string.h>

#include "report/reference.h"
#include "report/tree.h"

static const struct measure_figures *figure_measure(const struct composer *composer, const struct node *figure)
{
	struct arena *arena = composer_arena(composer);
	const char *id = figure->as.figure.measure;
	return figures_find(composer->figures, arena_slice(arena, id, strcspn(id, "[")));
}

static bool name_taken(const struct node *sources, const char *name)
{
	for (const struct node *link = sources->first; link; link = link->next)
		if (strcmp(link->first->text, name) == 0)
			return true;
	return false;
}

/* Two links of one text would lead to two places: the second says what it is out of, or its id. */
static const char *source_name(
    struct composer *composer, const struct measure_figures *measure, const struct node *sources)
{
	struct arena *arena = composer_arena(composer);
	const char *name = measure_name(composer, measure);
	if (!name_taken(sources, name))
		return name;
	const char *longer = words_fill(arena, composer_words(composer), PHRASE_SOURCE_OUT_OF,
	    WITH({"name", name}, {"base", measure->base_label ? measure->base_label : measure->id}));
	return name_taken(sources, longer) ? arena_format(arena, "%s (%s)", name, measure->id) : longer;
}

void sources_list(struct section *section)
{
	struct composer *composer = section->composer;
	struct arena *arena = composer_arena(composer);
	struct node *root = section->node, *sources = node_new(arena, NODE_SOURCES, root->place);
	if (!composer->figures || !composer->document->main || !composer->settings_of_document->workings)
		return;
	bool *listed = arena_array(arena, composer->figures->count + 1, sizeof *listed);
	for (struct node *at = root->first; at; at = tree_next(root, at)) {
		const struct measure_figures *measure = at->kind == NODE_FIGURE ? figure_measure(composer, at) : NULL;
		if (!measure || listed[measure - composer->figures->measures])
			continue;
		listed[measure - composer->figures->measures] = true;
		tree_link(arena, sources, LINK_ANCHOR, usage_find(composer, measure)->anchor,
		    source_name(composer, measure, sources));
	}
	if (sources->first)
		node_append(root, sources);
}
