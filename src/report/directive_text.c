/* Blocks that hold the author's own text: callout and passage. */
#include "report/directive.h"
#include "report/narrative.h"
#include "report/prose.h"
#include "report/tree.h"
#include "words/tag.h"

struct node *callout_make(struct block *block)
{
	struct node *callout = block_node(block, NODE_CALLOUT);
	block_add(block, callout, "title", NODE_HEADING);
	tree_adopt(callout, prose_value_blocks(block->section, value_get(block->body, "text"), NODE_CALLOUT));
	return callout;
}

struct node *passage_make(struct block *block)
{
	struct node *passage = prose_value_blocks(block->section, value_get(block->body, "text"), NODE_PASSAGE);
	passage->place = block->place;
	passage->language = language_tag_read(block_context(block), block->body);
	passage->right_to_left = passage->language && language_right_to_left(passage->language);
	return passage;
}
