/* The cover: its paragraphs in reading order. */
#include "report/prose.h"
#include "report/tree.h"

static void line_add(struct composer *composer, struct node *cover, enum paragraph_role role, const char *text)
{
	if (!text || !*text)
		return;
	tree_paragraph(composer_arena(composer), cover, text)->as.paragraph.role = role;
}

void cover_compose(struct composer *composer)
{
	const struct document *document = composer->document;
	struct node *cover = node_new(composer_arena(composer), NODE_COVER, tree_nowhere());
	line_add(composer, cover, PARAGRAPH_COVER_COUNCIL, document->council);
	line_add(composer, cover, PARAGRAPH_COVER_TITLE, document->title);
	line_add(composer, cover, PARAGRAPH_COVER_SUBTITLE, document->subtitle);
	line_add(composer, cover, PARAGRAPH_COVER_PERIOD, document->period);
	line_add(composer, cover, PARAGRAPH_COVER_TEAM, document->team);
	line_add(composer, cover, PARAGRAPH_COVER_DATE, document->published);
	line_add(composer, cover, PARAGRAPH_COVER_MARKING, document->marking);
	line_add(composer, cover, PARAGRAPH_COVER_SAMPLE, document->sample_text);
	if (document->root->first)
		node_insert_before(document->root->first, cover);
	else
		node_append(document->root, cover);
}
