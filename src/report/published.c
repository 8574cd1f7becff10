/* What a document shows in tables and charts: the figures that may be downloaded. */
#include <string.h>

#include "report/composer.h"
#include "report/tree.h"

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
	for (struct node *at = document->root; at; at = tree_next(document->root, at))
		for (const char *const *id = node_measures(arena, at); *id; id++) {
			if (is_listed(ids, *count, *id))
				continue;
			ids = arena_grow(arena, ids, *count, &capacity, sizeof *ids);
			ids[(*count)++] = *id;
		}
	return ids;
}

static bool same_ids(const char *const *a, const char *const *b)
{
	for (; *a && *b && strcmp(*a, *b) == 0; a++)
		b++;
	return !*a && !*b;
}

const struct node **report_published_together(struct arena *arena, const struct document *document, size_t *count)
{
	const struct node **nodes = NULL;
	size_t capacity = 0;
	*count = 0;
	for (struct node *at = document->root; at; at = tree_next(document->root, at)) {
		const char *const *ids = node_measures(arena, at);
		bool known = !ids[0] || !ids[1];
		for (size_t i = 0; i < *count && !known; i++)
			known = same_ids(node_measures(arena, nodes[i]), ids);
		if (known)
			continue;
		nodes = arena_grow(arena, nodes, *count, &capacity, sizeof *nodes);
		nodes[(*count)++] = at;
	}
	return nodes;
}
