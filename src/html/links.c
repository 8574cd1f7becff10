#include "html/links.h"

#include <string.h>

#include "base/map.h"
#include "base/text.h"
#include "doc/file_name.h"

enum entry_kind { ENTRY_ANCHOR, ENTRY_WORKING, ENTRY_FILE, ENTRY_LINK };

struct link_entry {
	enum entry_kind kind;
	const char *key;
	struct link_target target;
};

struct links {
	struct arena *arena;
	bool has_files;
	struct link_entry *entries; /* in order of adding */
	size_t count, capacity;
	struct map map; /* by key */
};

static void add_entry(struct links *links, enum entry_kind kind, const char *key, struct link_target target)
{
	links->entries = arena_grow(links->arena, links->entries, links->count, &links->capacity, sizeof *links->entries);
	links->entries[links->count] = (struct link_entry){kind, key, target};
	map_add(&links->map, hash_bytes(HASH_START, key, strlen(key)), (uint32_t)links->count++);
}

/* The next entry of that kind and key; *PROBE is 0 before the first. */
static const struct link_entry *next_entry(
    const struct links *links, enum entry_kind kind, const char *key, size_t length, size_t *probe)
{
	uint32_t found, hash = hash_bytes(HASH_START, key, length);
	while ((found = map_next(&links->map, hash, probe)) != MAP_NONE) {
		const struct link_entry *entry = &links->entries[found];
		if (entry->kind == kind && strncmp(entry->key, key, length) == 0 && !entry->key[length])
			return entry;
	}
	return NULL;
}

static const struct link_entry *find_entry(
    const struct links *links, enum entry_kind kind, const char *key, size_t length)
{
	size_t probe = 0;
	return next_entry(links, kind, key, length, &probe);
}

/* Each target once, since a working may be led to from everywhere. */
static void add_link(struct links *links, const struct web_page *page, const char *target)
{
	if (!find_entry(links, ENTRY_LINK, target, strlen(target)))
		add_entry(links, ENTRY_LINK, target, (struct link_target){target, page, false});
}

static void add_node(struct links *links, const struct web_page *page, const struct node *node)
{
	if (node->anchor)
		add_entry(links, ENTRY_ANCHOR, node->anchor, (struct link_target){node->anchor, page, node == page->section});
	if (node->kind == NODE_WORKING && node->as.working.id && node->anchor)
		add_entry(links, ENTRY_WORKING, node->as.working.id, (struct link_target){node->anchor, page, false});
	if (node->kind == NODE_LINK && node->as.link.kind == LINK_ANCHOR && node->as.link.target)
		add_link(links, page, node->as.link.target);
	if (node->kind == NODE_LINK && node->as.link.kind == LINK_FILE && links->has_files)
		add_entry(links, ENTRY_FILE, node->as.link.target, (struct link_target){node->as.link.target, page, false});
}

static void add_page(struct links *links, const struct web_page *page)
{
	for (const struct node *section = page_first(page); section; section = page_next(page, section)) {
		enum node_event event = NODE_ENTER;
		for (const struct node *at = section; at; at = node_walk(section, at, &event))
			if (event == NODE_ENTER && (at->anchor || at->kind == NODE_LINK))
				add_node(links, page, at);
	}
}

const struct links *links_new(struct arena *arena, const struct pages *pages, bool has_files)
{
	struct links *links = arena_alloc(arena, sizeof *links);
	*links = (struct links){.arena = arena, .has_files = has_files, .map = {.arena = arena}};
	for (size_t i = 0; i < pages->count; i++)
		add_page(links, &pages->items[i]);
	return links;
}

const struct link_target *links_find(const struct links *links, const struct document *document, const char *anchor)
{
	const struct link_target *first = NULL;
	const struct link_entry *entry;
	for (size_t probe = 0; (entry = next_entry(links, ENTRY_ANCHOR, anchor, strlen(anchor), &probe));) {
		if (entry->target.page->document == document)
			return &entry->target;
		if (!first)
			first = &entry->target;
	}
	return first;
}

bool links_wanted(const struct links *links, const char *anchor)
{
	return anchor && find_entry(links, ENTRY_LINK, anchor, strlen(anchor));
}

const char *links_working(const struct links *links, const char *measure)
{
	if (!measure)
		return NULL;
	const struct link_entry *entry = find_entry(links, ENTRY_WORKING, measure, strlen(measure));
	if (!entry)
		entry = find_entry(links, ENTRY_WORKING, measure, strcspn(measure, "["));
	return entry ? entry->target.anchor : NULL;
}

const char *links_data(const struct links *links, const struct node *node)
{
	const char *const *measures = node_measures(links->arena, node);
	if (!measures[0])
		return NULL;
	const char *path = data_file_of(links->arena, measures);
	const struct link_entry *entry = find_entry(links, ENTRY_FILE, path, strlen(path));
	return entry ? entry->key : NULL;
}
