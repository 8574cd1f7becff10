#include "html/links.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

enum entry_kind { ENTRY_ANCHOR, ENTRY_WORKING, ENTRY_FILE, ENTRY_LINK };

struct entry {
	enum entry_kind kind;
	const char *key;
	struct target target;
	struct entry *next; /* in its bucket, in order of adding */
};

struct links {
	struct arena *arena;
	bool has_files;
	struct entry **buckets;
	size_t bucket_count; /* a power of two */
};

static size_t bucket_of(const struct links *links, const char *key, size_t length)
{
	uint32_t hash = 2166136261u;
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)key[i]) * 16777619u;
	return hash & (links->bucket_count - 1);
}

static void add_entry(struct links *links, enum entry_kind kind, const char *key, struct target target)
{
	struct entry *entry = arena_alloc(links->arena, sizeof *entry);
	*entry = (struct entry){kind, key, target, NULL};
	struct entry **end = &links->buckets[bucket_of(links, key, strlen(key))];
	while (*end)
		end = &(*end)->next;
	*end = entry;
}

static const struct entry *find_entry(const struct links *links, enum entry_kind kind, const char *key, size_t length)
{
	for (const struct entry *entry = links->buckets[bucket_of(links, key, length)]; entry; entry = entry->next)
		if (entry->kind == kind && strncmp(entry->key, key, length) == 0 && !entry->key[length])
			return entry;
	return NULL;
}

/* Each target once, since a working may be led to from everywhere. */
static void add_link(struct links *links, const struct page *page, const char *target)
{
	if (!find_entry(links, ENTRY_LINK, target, strlen(target)))
		add_entry(links, ENTRY_LINK, target, (struct target){target, page, false});
}

static void add_node(struct links *links, const struct page *page, const struct node *node)
{
	if (node->anchor)
		add_entry(links, ENTRY_ANCHOR, node->anchor, (struct target){node->anchor, page, node == page->section});
	if (node->kind == NODE_WORKING && node->as.working.id && node->anchor)
		add_entry(links, ENTRY_WORKING, node->as.working.id, (struct target){node->anchor, page, false});
	if (node->kind == NODE_LINK && node->as.link.kind == LINK_ANCHOR && node->as.link.target)
		add_link(links, page, node->as.link.target);
	if (node->kind == NODE_LINK && node->as.link.kind == LINK_FILE && links->has_files)
		add_entry(links, ENTRY_FILE, node->as.link.target, (struct target){node->as.link.target, page, false});
}

static void add_page(struct links *links, const struct page *page)
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
	*links = (struct links){.arena = arena, .has_files = has_files, .bucket_count = 1024};
	while (links->bucket_count < 128 * pages->count)
		links->bucket_count *= 2;
	links->buckets = arena_array(arena, links->bucket_count, sizeof(struct entry *));
	for (size_t i = 0; i < pages->count; i++)
		add_page(links, &pages->items[i]);
	return links;
}

const struct target *links_find(const struct links *links, const struct document *document, const char *anchor)
{
	const struct target *found = NULL;
	for (const struct entry *entry = links->buckets[bucket_of(links, anchor, strlen(anchor))]; entry;
	     entry = entry->next) {
		if (entry->kind != ENTRY_ANCHOR || strcmp(entry->key, anchor) != 0)
			continue;
		if (entry->target.page->document == document)
			return &entry->target;
		if (!found)
			found = &entry->target;
	}
	return found;
}

bool links_wanted(const struct links *links, const char *anchor)
{
	return anchor && find_entry(links, ENTRY_LINK, anchor, strlen(anchor));
}

const char *links_working(const struct links *links, const char *measure)
{
	if (!measure)
		return NULL;
	const struct entry *entry = find_entry(links, ENTRY_WORKING, measure, strlen(measure));
	if (!entry)
		entry = find_entry(links, ENTRY_WORKING, measure, strcspn(measure, "["));
	return entry ? entry->target.anchor : NULL;
}

const char *links_data(const struct links *links, const char *measure)
{
	if (!measure)
		return NULL;
	char *path = arena_format(links->arena, "data/%.*s.csv", (int)strcspn(measure, "["), measure);
	for (char *c = path + strlen("data/"); *c; c++)
		if (*c == '.' && strcmp(c, ".csv") != 0)
			*c = '-';
	const struct entry *entry = find_entry(links, ENTRY_FILE, path, strlen(path));
	return entry ? entry->key : NULL;
}
