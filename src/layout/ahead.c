/* Words shaped before a document is laid out: while its figures are still being proved, its texts but for them are known. What
 * is guessed wrongly here (the face of a label, a word that a line break parts) costs a measure more, never another page. */
#include <string.h>

#include "layout/layout.h"

enum { ONE_POINT = 1000 };

/* Texts in bold by what they are in; what a theme makes of the rest is not asked. */
static bool is_bold(const struct node *node)
{
	switch (node->kind) {
	case NODE_EMPHASIS:
	case NODE_STRONG:
	case NODE_HEADING:
	case NODE_CAPTION:
		return true;
	case NODE_TABLE_CELL:
		return node->as.cell.scope != SCOPE_NONE;
	default:
		return false;
	}
}

static const char *language_of(const struct node *node)
{
	while (node && !node->language)
		node = node->parent;
	return node ? node->language : NULL;
}

void layout_shape_ahead(const struct document *document, const struct metric *metric)
{
	enum node_event event = NODE_ENTER;
	int bold = 0;
	for (const struct node *node = document->root; node; node = node_walk(document->root, node, &event)) {
		if (is_bold(node))
			bold += event == NODE_ENTER ? 1 : -1;
		if (event == NODE_ENTER && node->text && node->kind != NODE_CODE && node->kind != NODE_CODE_BLOCK)
			metric->width(metric->self, bold ? FACE_BOLD : FACE_TEXT, ONE_POINT, node->text, strlen(node->text),
			    language_of(node));
	}
}
