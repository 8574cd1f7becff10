/* Blocks that hold the author's own text: callout and passage. */
#include <string.h>

#include "base/text.h"
#include "report/directive.h"
#include "report/prose.h"
#include "report/tree.h"

struct node *callout_make(struct block *block)
{
	struct node *callout = block_node(block, NODE_CALLOUT);
	block_add(block, callout, "title", NODE_HEADING);
	tree_adopt(callout, prose_value_blocks(block->section, value_get(block->body, "text"), NODE_CALLOUT));
	return callout;
}

/* Languages written from right to left, by their primary subtag (and script). */
static bool language_right_to_left(const char *language)
{
	static const char *const tags[] = {
	    "ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi", "prs", "pnb", "azb"};
	size_t length = strcspn(language, "-");
	if (strstr(language, "-Arab") || strstr(language, "-Hebr"))
		return true;
	if (strstr(language, "-Latn") || strstr(language, "-Cyrl"))
		return false;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (strlen(tags[i]) == length && strncmp(tags[i], language, length) == 0)
			return true;
	return false;
}

struct node *passage_make(struct block *block)
{
	struct node *passage = prose_value_blocks(block->section, value_get(block->body, "text"), NODE_PASSAGE);
	passage->place = block->place;
	passage->language = value_text(block->body, "language");
	passage->right_to_left = language_right_to_left(passage->language);
	return passage;
}
