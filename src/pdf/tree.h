/* Number and name trees (ISO 32000-1, 7.9.6 and 7.9.7): leaves of a run of entries each, under one root. */
#ifndef PDF_TREE_H
#define PDF_TREE_H

#include "pdf/object.h"

struct entry_tree {
	struct objects *objects;
	const char *key;    /* "Nums" or "Names" */
	struct buffer kids; /* references to the leaves */
	struct buffer leaf; /* entries of the one being filled */
	struct buffer first, last;
	size_t count; /* entries in it */
};

/* Begins an entry; its value is then added to tree->leaf. Keys come in their order: numbers, or strings by their bytes. */
void tree_entry(struct entry_tree *tree, const char *key);

/* Writes the rest, gives back the buffers, and returns the root. */
object tree_close(struct entry_tree *tree);

#endif
