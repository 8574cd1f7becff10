#include "report/prose.h"

#include <string.h>

#include "base/text.h"
#include "report/directive.h"
#include "report/reference.h"
#include "report/tree.h"

static struct node *image_hook(void *self, const char *file, const char *alt, struct place place)
{
	struct section *section = self;
	(void)alt;
	message_add(composer_messages(section->composer), MSG_REPORT_IMAGE_IN_TEXT, place, file);
	return NULL;
}

static struct markdown_hooks hooks_of(struct section *section)
{
	return (struct markdown_hooks){section, expression_hook, directive_hook, link_hook, image_hook};
}

struct section prose_nowhere(struct composer *composer)
{
	return (struct section){.composer = composer};
}

struct node *prose_blocks(struct section *section, const struct narrative_file *file, enum node_kind kind)
{
	struct markdown_hooks hooks = hooks_of(section);
	if (!file->file)
		return node_new(composer_arena(section->composer), kind, tree_nowhere());
	return markdown_blocks(section->composer->context, narrative_text(file), &hooks, kind);
}

struct node *prose_inlines(struct section *section, const struct value *value, enum node_kind kind)
{
	struct markdown_hooks hooks = hooks_of(section);
	struct arena *arena = composer_arena(section->composer);
	if (!value || value->kind != VALUE_TEXT)
		return node_new(arena, kind, value ? value->place : tree_nowhere());
	return markdown_inlines(section->composer->context, value, &hooks, kind);
}

struct node *prose_value_blocks(struct section *section, const struct value *value, enum node_kind kind)
{
	struct markdown_hooks hooks = hooks_of(section);
	return markdown_value_blocks(section->composer->context, value, &hooks, kind);
}

/* A text all of whose parts are at PLACE. */
static struct value value_at(struct arena *arena, const char *text, struct place place)
{
	size_t length = strlen(text);
	uint32_t *offsets = arena_array(arena, length + 1, sizeof *offsets);
	for (size_t i = 0; i <= length; i++)
		offsets[i] = place.offset;
	return (struct value){.kind = VALUE_TEXT, .place = place, .text = text, .offsets = offsets};
}

struct node *prose_text(struct section *section, const char *text, struct place place, enum node_kind kind)
{
	struct arena *arena = composer_arena(section->composer);
	if (markdown_is_plain(text)) {
		struct node *node = node_new(arena, kind, place);
		tree_text(arena, node, text);
		return node;
	}
	struct value value = value_at(arena, text, place);
	return prose_inlines(section, &value, kind);
}

/* Does a paragraph or a list begin behind the text's first line? */
static bool holds_blocks(const char *text)
{
	for (const char *feed = strchr(text, '\n'); feed; feed = strchr(feed + 1, '\n')) {
		const char *line = feed + 1 + strspn(feed + 1, " "), *mark = line + strspn(line, "0123456789");
		bool item = mark > line ? text_starts(mark, ". ") : strcspn(line, "-*+") == 0 && *line && line[1] == ' ';
		if (item || *line == '\n')
			return true;
	}
	return false;
}

/* Are there only paragraphs and lists among the blocks of a text? */
static bool is_simple(const struct node *blocks)
{
	enum node_event event = NODE_ENTER;
	for (const struct node *at = blocks; at; at = node_walk(blocks, at, &event)) {
		bool simple = at->kind == NODE_PARAGRAPH || at->kind == NODE_LIST || at->kind == NODE_ITEM;
		if (at != blocks && !simple && !node_is_inline(at->kind))
			return false;
	}
	return true;
}

/* Adds the paragraphs and lists of a text that has them to PARENT; false of one that has none, or holds other blocks. */
static bool blocks_adopt(struct section *section, const char *text, struct place place, struct node *parent)
{
	if (!holds_blocks(text))
		return false;
	struct value value = value_at(composer_arena(section->composer), text, place);
	struct node *blocks = prose_value_blocks(section, &value, NODE_PASSAGE);
	if (!is_simple(blocks))
		return false;
	tree_adopt(parent, blocks);
	return true;
}

void prose_cell(struct section *section, const char *text, struct place place, struct node *cell)
{
	if (blocks_adopt(section, text, place, cell))
		return;
	tree_adopt(cell, prose_text(section, text, place, NODE_SPAN));
}

void prose_paragraphs(struct section *section, const char *text, struct place place, struct node *parent)
{
	struct arena *arena = composer_arena(section->composer);
	if (blocks_adopt(section, text, place, parent))
		return;
	while (*text) {
		const char *end = strstr(text, "\n\n");
		size_t length = end ? (size_t)(end - text) : strlen(text);
		if (strspn(text, " \t\n") < length)
			node_append(parent, prose_text(section, arena_slice(arena, text, length), place, NODE_PARAGRAPH));
		text += length + strspn(text + length, "\n");
	}
}

const char *prose_plain(struct section *section, const struct value *value)
{
	struct section nowhere = prose_nowhere(section->composer);
	if (!value || value->kind != VALUE_TEXT)
		return "";
	if (markdown_is_plain(value->text))
		return value->text;
	return tree_plain(composer_arena(section->composer), prose_inlines(&nowhere, value, NODE_SPAN));
}
