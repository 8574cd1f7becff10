/* From a node to its elements. Order of addresses reaches no output. */
#ifndef PDF_TAG_MAP_H
#define PDF_TAG_MAP_H

#include <stdint.h>

#include "base/arena.h"
#include "doc/node.h"

struct element;

struct tagged {
	const struct node *node;
	struct element *content; /* of its own text or picture */
	struct element *inner;   /* parent of its children's elements */
	struct element *label;   /* of a bullet or a number before it; NULL: content */
};

struct tag_map;

struct tag_map *tag_map_new(struct arena *arena);

/* What NODE has, made if there is none. Valid until the next call. */
struct tagged *tag_map_add(struct tag_map *map, const struct node *node);

/* NULL if there is none. */
const struct tagged *tag_map_find(const struct tag_map *map, const struct node *node);

#endif
