#include "pdf/tree.h"

enum { TREE_LEAF = 64 /* entries */ };

static void leaf_close(struct entry_tree *tree)
{
	if (!tree->count)
		return;
	object leaf = object_new(tree->objects);
	struct buffer out = {0};
	buffer_format(&out, "/Limits[%s %s]/%s[", buffer_text(&tree->first), buffer_text(&tree->last), tree->key);
	buffer_bytes(&out, tree->leaf.data, tree->leaf.length);
	buffer_char(&out, ']');
	object_write(tree->objects, leaf, &out);
	put_reference(&tree->kids, leaf);
	buffer_char(&tree->kids, ' ');
	buffer_clear(&tree->leaf);
	buffer_release(&out);
	tree->count = 0;
}

void tree_entry(struct entry_tree *tree, const char *key)
{
	if (tree->count == TREE_LEAF)
		leaf_close(tree);
	buffer_clear(&tree->last);
	buffer_add(&tree->last, key);
	if (!tree->count++) {
		buffer_clear(&tree->first);
		buffer_add(&tree->first, key);
	}
	buffer_add(&tree->leaf, key);
	buffer_char(&tree->leaf, ' ');
}

object tree_close(struct entry_tree *tree)
{
	object root = object_new(tree->objects);
	struct buffer out = {0};
	leaf_close(tree);
	if (tree->kids.length)
		buffer_format(&out, "/Kids[%s]", buffer_text(&tree->kids));
	else
		buffer_format(&out, "/%s[]", tree->key);
	object_write(tree->objects, root, &out);
	buffer_release(&out);
	buffer_release(&tree->kids);
	buffer_release(&tree->leaf);
	buffer_release(&tree->first);
	buffer_release(&tree->last);
	return root;
}
