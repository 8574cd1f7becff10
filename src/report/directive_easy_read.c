/* Easy read: one idea a line, with a picture beside it. */
#include "report/directive.h"
#include "report/formats.h"
#include "report/prose.h"
#include "report/tree.h"

static const struct key easy_line_rows[] = {
    {"icon", KEY_NAME, true, NULL, NULL, "name of an icon", NULL, "one of the theme's, which stands beside the words",
        "home"},
    {"text", KEY_TEXT, true, NULL, NULL, NULL, NULL, "one idea, in a short sentence or two", "Everyone needs a home."},
};

const struct key_table easy_line_keys = {
    "A line of easy read", easy_line_rows, sizeof easy_line_rows / sizeof *easy_line_rows, 0, NULL};

static void line_make(struct block *block, const struct value *value, struct node *list)
{
	struct arena *arena = block_arena(block);
	if (!keys_check(block_context(block), value, &easy_line_keys, "a line of block 'easy-read'", value->place))
		return;
	const struct value *name = value_get(value, "icon");
	struct node *line = tree_add(arena, list, NODE_EASY_LINE, value->place);
	tree_add(arena, line, NODE_ICON, name->place)->as.icon.name = name->text;
	tree_adopt(line, prose_value_blocks(block->section, value_get(value, "text"), NODE_EASY_LINE));
}

struct node *easy_read_make(struct block *block)
{
	struct node *list = block_node(block, NODE_EASY_READ);
	const struct value *lines = block->body->kind == VALUE_LIST ? block->body : value_get(block->body, "lines");
	for (const struct value *value = lines->first; value; value = value->next)
		line_make(block, value, list);
	if (list->first)
		return list;
	if (!lines->first)
		message_add(block_messages(block), MSG_REPORT_EASY_EMPTY, block->place);
	return NULL;
}
