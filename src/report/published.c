/* What a document shows in tables and charts: the figures that may be downloaded. */
#include <string.h>

#include "report/composer.h"
#include "report/tree.h"

static const char *measure_of(const struct node *node)
{
	if (node->kind == NODE_TABLE)
		return node->as.table.measure;
	return node->kind == NODE_CHART ? node->as.chart.measure : NULL;
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
		const char *id = measure_of(at);
		if (!id || is_listed(ids, *count, id))
			continue;
		ids = arena_grow(arena, ids, *count, &capacity, sizeof *ids);
		ids[(*count)++] = id;
	}
	return ids;
}
