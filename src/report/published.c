/* What a document shows in tables and charts: the figures that may be downloaded. */
#include <string.h>

#include "report/composer.h"
#include "report/tree.h"

/* The ids of the statistics that NODE shows, up to NULL; at ONE where there is one alone. */
static const char *const *measures_of(const struct node *node, const char *one[2])
{
	bool table = node->kind == NODE_TABLE;
	if (!table && node->kind != NODE_CHART)
		return one;
	one[0] = table ? node->as.table.measure : node->as.chart.measure;
	const char *const *several = table ? node->as.table.measures : node->as.chart.measures;
	return several ? several : one;
}

static bool is_listed(const char **ids, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(ids[i], id) == 0)
			return true;
	return false;
}

const char **report_published(struct arena *arena, const struct document *document, size_t *count)
{
	const char **ids = NULL;
	size_t capacity = 0;
	*count = 0;
	for (struct node *at = document->root; at; at = tree_next(document->root, at)) {
		const char *one[2] = {NULL, NULL};
		for (const char *const *id = measures_of(at, one); *id; id++) {
			if (is_listed(ids, *count, *id))
				continue;
			ids = arena_grow(arena, ids, *count, &capacity, sizeof *ids);
			ids[(*count)++] = *id;
		}
	}
	return ids;
}
