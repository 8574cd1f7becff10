/* Symbols that stand for numbers, explained wherever they are used (Government Analysis Function, "Symbols in tables"). */
#include <string.h>

#include "report/composer.h"
#include "report/tree.h"

const char *symbol_meaning(enum figure_state state)
{
	static const char *const meanings[] = {
	    [FIGURE_WITHHELD] = "[c] stands for a confidential number, withheld so that no one can be worked out from it.",
	    [FIGURE_NOT_AVAILABLE] = "[x] stands for a number that is not available: there is nothing to work it out from.",
	    [FIGURE_NOT_APPLICABLE] = NULL,
	    [FIGURE_LOW] = "[low] stands for a number that is not 0, but so low that it rounds to 0.",
	};
	return meanings[state];
}

/* Tiles say it in their last line, tables and charts at their foot. */
static bool explains_itself(const struct node *node)
{
	return node->kind == NODE_TILES || node->kind == NODE_TABLE || node->kind == NODE_CHART;
}

bool symbol_stands(const struct node *root, enum figure_state state)
{
	static const char *const symbols[] = {[FIGURE_WITHHELD] = "[c]", [FIGURE_NOT_AVAILABLE] = "[x]"};
	struct node *at = root->first;
	while (at) {
		if (at->kind == NODE_FIGURE && strstr(at->text, symbols[state]))
			return true;
		at = explains_itself(at) ? tree_skip(root, at) : tree_next(root, at);
	}
	return false;
}

void symbols_explain(struct section *section)
{
	struct arena *arena = composer_arena(section->composer);
	for (enum figure_state state = FIGURE_WITHHELD; state <= FIGURE_NOT_AVAILABLE; state++)
		if (symbol_stands(section->node, state))
			tree_paragraph(arena, section->node, symbol_meaning(state));
}
