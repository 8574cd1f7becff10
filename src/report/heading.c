/* Headings of a section: levels of composed ones, slugs, anchors, numbers. Slugs: content/REFERENCE.md, "Links and anchors". */
#include <string.h>

#include "base/text.h"
#include "report/composer.h"
#include "report/tree.h"

static void plain_add(struct buffer *out, const struct node *heading)
{
	struct node *at = heading->first;
	while (at) {
		bool computed = at->kind == NODE_FIGURE || at->kind == NODE_NOTE_REFERENCE;
		if (!computed && at->text)
			buffer_add(out, at->text);
		else if (at->kind == NODE_SOFT_BREAK || at->kind == NODE_LINE_BREAK)
			buffer_char(out, ' ');
		at = computed ? tree_skip(heading, at) : tree_next(heading, at);
	}
}

static const char *slug_make(struct arena *arena, struct anchors *slugs, const struct node *heading)
{
	struct buffer plain = {0}, slug = {0};
	plain_add(&plain, heading);
	text_slug(&slug, buffer_text(&plain));
	const char *name = anchors_claim(arena, slugs, buffer_text(&slug));
	buffer_release(&plain);
	buffer_release(&slug);
	return name;
}

/* Notes are read where they stand, not in a contents list. */
static void notes_drop(struct section *section, struct node *heading)
{
	for (struct node *at = heading->first, *next; at; at = next) {
		next = tree_next(heading, at);
		if (at->kind != NODE_NOTE_REFERENCE)
			continue;
		next = tree_skip(heading, at);
		if (!note_automatic(section, at->as.note.note))
			message_add(composer_messages(section->composer), MSG_REPORT_NOTE_IN_HEADING, at->place);
		node_unlink(at);
	}
}

static void heading_anchor(struct section *section, struct anchors *slugs, struct node *heading)
{
	struct composer *composer = section->composer;
	struct arena *arena = composer_arena(composer);
	const char *slug = slug_make(arena, slugs, heading);
	heading->anchor = anchor_claim(composer, arena_format(arena, "%s-%s", section->file->name, slug));
	target_add(composer, section->file, slug, heading);
}

/* A heading that a block composed stands one below the author's last, two within a case study's part. */
static void level_set(struct node *heading, int last)
{
	int level = last + 1;
	if (heading->parent->kind == NODE_CASE_PART)
		level = last + 2;
	heading->as.heading.level = level > 6 ? 6 : level;
}

static void heading_number(struct section *section, struct node *heading, int *count)
{
	bool direct = heading->parent == section->node;
	if (direct && heading->as.heading.level == 2 && section->node->as.section.number)
		heading->as.heading.number =
		    arena_format(composer_arena(section->composer), "%s.%d", section->node->as.section.number, ++*count);
}

void headings_finish(struct section *section)
{
	struct arena *arena = composer_arena(section->composer);
	struct node *title = section->node->first, *root = section->node;
	struct anchors *slugs = anchors_new(arena);
	int count = 0, last = 1;
	for (struct node *at = tree_skip(root, title); at; at = tree_next(root, at)) {
		if (at->kind != NODE_HEADING)
			continue;
		notes_drop(section, at);
		at->as.heading.plain = tree_plain(arena, at);
		if (at->as.heading.typed)
			heading_anchor(section, slugs, at);
	}
	for (struct node *at = tree_skip(root, title); at; at = tree_next(root, at)) {
		if (at->kind != NODE_HEADING)
			continue;
		if (at->as.heading.typed) {
			last = at->as.heading.level;
			heading_number(section, at, &count);
			continue;
		}
		level_set(at, last);
		heading_anchor(section, slugs, at);
	}
}
