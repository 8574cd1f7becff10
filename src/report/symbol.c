/* Symbols that stand for numbers, explained wherever they are used (Government Analysis Function, "Symbols in tables"). */
#include "report/composer.h"
#include "report/tree.h"

const char *symbol_meaning(const struct words *words, enum figure_state state)
{
	static const enum phrase meanings[] = {
	    [FIGURE_WITHHELD] = PHRASE_SYMBOL_WITHHELD,
	    [FIGURE_NOT_AVAILABLE] = PHRASE_SYMBOL_NOT_AVAILABLE,
	    [FIGURE_NOT_APPLICABLE] = PHRASE_SYMBOL_NOT_APPLICABLE,
	    [FIGURE_LOW] = PHRASE_SYMBOL_LOW,
	};
	return state == FIGURE_SHOWN ? NULL : words_say(words, meanings[state]);
}

/* Tiles say it in their last line, tables and charts at their foot. */
static bool explains_itself(const struct node *node)
{
	return node->kind == NODE_TILES || node->kind == NODE_TABLE || node->kind == NODE_CHART;
}

bool symbol_stands(const struct node *root, enum figure_state state)
{
	struct node *at = root->first;
	while (at) {
		if (at->kind == NODE_FIGURE && at->as.figure.symbol == state)
			return true;
		at = explains_itself(at) ? tree_skip(root, at) : tree_next(root, at);
	}
	return false;
}

void symbols_explain(struct section *section)
{
	struct arena *arena = composer_arena(section->composer);
	for (enum figure_state state = FIGURE_WITHHELD; state < FIGURE_STATES; state++)
		if (symbol_stands(section->node, state))
			tree_paragraph(arena, section->node, symbol_meaning(composer_words(section->composer), state));
}
