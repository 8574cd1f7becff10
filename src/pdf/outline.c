/* Bookmarks: headings of levels 1 to 3, closed below the first level. */
#include "pdf/writer.h"

enum { LEVEL_MAX = 3 };

struct bookmark {
	const struct destination *target;
	int level; /* from 1, without gaps */
	object object;
	size_t parent, next, previous, first, last; /* indexes + 1; 0: none, or the outline itself */
	int descendants;
};

struct outline {
	struct pdf_writer *writer;
	struct bookmark *marks; /* [0] is the outline itself */
	size_t count;
};

static void outline_collect(struct outline *outline)
{
	const struct layout *layout = outline->writer->layout;
	size_t open[LEVEL_MAX + 1] = {0};
	int level = 0;
	outline->marks = arena_array(outline->writer->arena, layout->target_count + 1, sizeof *outline->marks);
	outline->count = 1;
	for (size_t i = 0; i < layout->target_count; i++) {
		const struct node *node = layout->targets[i].node;
		if (node->kind != NODE_HEADING || node->as.heading.level > LEVEL_MAX)
			continue;
		level = node->as.heading.level > level + 1 ? level + 1 : node->as.heading.level;
		size_t number = outline->count++;
		struct bookmark *mark = &outline->marks[number], *parent = &outline->marks[open[level - 1]];
		*mark = (struct bookmark){.target = &layout->targets[i], .level = level, .parent = open[level - 1]};
		mark->previous = parent->last;
		if (parent->last)
			outline->marks[parent->last].next = number;
		else
			parent->first = number;
		parent->last = number;
		parent->descendants++;
		open[level] = number;
	}
}

static void put_link(struct buffer *out, const struct outline *outline, const char *key, size_t number)
{
	if (!number)
		return;
	buffer_format(out, "/%s ", key);
	put_reference(out, outline->marks[number].object);
}

static void put_title(struct buffer *out, const struct node *heading)
{
	struct buffer title = {0};
	if (heading->as.heading.number)
		buffer_format(&title, "%s ", heading->as.heading.number);
	if (heading->as.heading.plain)
		buffer_add(&title, heading->as.heading.plain);
	else
		node_plain(&title, heading);
	buffer_add(out, "/Title");
	put_text(out, buffer_text(&title));
	buffer_release(&title);
}

static void bookmark_write(struct outline *outline, size_t number)
{
	const struct bookmark *mark = &outline->marks[number];
	struct buffer out = {0};
	if (mark->target) {
		put_title(&out, mark->target->node);
		buffer_add(&out, "/Parent ");
		put_reference(&out, outline->marks[mark->parent].object);
		buffer_add(&out, "/Dest");
		put_destination(&out, outline->writer, mark->target);
	} else {
		buffer_add(&out, "/Type/Outlines");
	}
	put_link(&out, outline, "Prev", mark->previous);
	put_link(&out, outline, "Next", mark->next);
	put_link(&out, outline, "First", mark->first);
	put_link(&out, outline, "Last", mark->last);
	if (mark->descendants)
		buffer_format(&out, "/Count %d", mark->target ? -mark->descendants : mark->descendants);
	object_write(&outline->writer->objects, mark->object, &out);
	buffer_release(&out);
}

object writer_write_outline(struct pdf_writer *writer)
{
	struct outline outline = {.writer = writer};
	outline_collect(&outline);
	if (outline.count == 1)
		return NULL;
	for (size_t i = 0; i < outline.count; i++)
		outline.marks[i].object = object_new(&writer->objects);
	for (size_t i = 0; i < outline.count; i++)
		bookmark_write(&outline, i);
	return outline.marks[0].object;
}
