/* One section of the narrative: its file as blocks, then the passes that need all of it. */
#include <string.h>

#include "base/text.h"
#include "report/prose.h"
#include "report/tree.h"

static void title_add(struct section *section)
{
	struct composer *composer = section->composer;
	struct arena *arena = composer_arena(composer);
	struct section nowhere = prose_nowhere(composer);
	const struct value *title = value_get(section->file->front, "title");
	struct node *heading = prose_inlines(&nowhere, title, NODE_HEADING);
	if (!heading->first)
		tree_text(arena, heading, section->file->name);
	heading->as.heading.level = 1;
	heading->as.heading.number = section->node->as.section.number;
	heading->as.heading.plain = tree_plain(arena, heading);
	node_append(section->node, heading);
}

static void summary_add(struct section *section)
{
	const struct value *summary = value_get(section->file->front, "summary");
	if (!summary || summary->kind != VALUE_TEXT)
		return;
	struct node *lead = prose_inlines(section, summary, NODE_PARAGRAPH);
	lead->as.paragraph.role = PARAGRAPH_LEAD;
	node_append(section->node, lead);
	section->node->as.section.summary = tree_plain(composer_arena(section->composer), lead);
}

static bool language_differs(const struct composer *composer, const char *language)
{
	return language && !text_equal(language, composer->document->language);
}

static struct node *section_node(struct composer *composer, const struct narrative_file *file)
{
	struct arena *arena = composer_arena(composer);
	struct node *node = node_new(arena, NODE_SECTION, (struct place){file->file, (uint32_t)file->body});
	node->as.section.role = SECTION_NARRATIVE;
	node->as.section.name = file->name;
	node->anchor = anchor_claim(composer, file->name);
	if (language_differs(composer, file->language))
		node->language = file->language;
	if (composer->sections >= 0)
		node->as.section.number = arena_format(arena, "%d", ++composer->sections);
	return node;
}

void section_compose(struct composer *composer, const struct narrative_file *file)
{
	struct section section = {.composer = composer, .file = file, .node = section_node(composer, file)};
	node_append(composer->document->root, section.node);
	target_add(composer, file, NULL, section.node);
	title_add(&section);
	summary_add(&section);
	tree_adopt(section.node, prose_blocks(&section, file, NODE_SECTION));
	headings_finish(&section);
	notes_finish(&section);
	words_expand(&section);
	struct node *notes = section.node->last->kind == NODE_NOTES ? section.node->last : NULL;
	if (notes)
		node_unlink(notes);
	symbols_explain(&section);
	if (notes)
		node_append(section.node, notes);
	sources_list(&section);
}
