/* The structure tree (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7.1 to 7.9), made from the document tree before
 * anything is drawn. Drawing then says which element each mark belongs to; what was never drawn is left out. */
#ifndef PDF_TAGS_H
#define PDF_TAGS_H

#include "doc/node.h"
#include "layout/layout.h"
#include "pdf/object.h"
#include "pdf/role.h"
#include "pdf/tag_map.h"

enum kid_kind { KID_ELEMENT, KID_MARK, KID_ANNOTATION };

struct kid {
	enum kid_kind kind;
	uint32_t page; /* MARK, ANNOTATION: from 0 */
	uint32_t mark; /* MARK: its id on that page */
	struct element *element;
	object annotation;
};

struct element {
	enum role role;
	struct element *parent;
	const struct node *node;
	size_t order;     /* of making, which is the document's */
	int after;        /* among those of one order: a hung note's number, 0 of what it hangs beside */
	struct kid *kids; /* in reading order */
	size_t kid_count, kid_capacity;
	bool listed;         /* stands among its parent's kids */
	bool reached;        /* it or something in it is drawn */
	bool kept;           /* known when the tree is written */
	const char *alt;     /* a figure's */
	const char *id;      /* of a note or a header cell that data cells name */
	const char *headers; /* of a data cell: the ids of its header cells, as PDF text, or NULL */
	int64_t box[4];      /* a figure's: left, bottom, right, top; thousandths of a point */
	size_t box_page;     /* where it lies */
	bool spread;         /* it lies on several pages, and has no box */
	object object;       /* known when the tree is written */
};

struct tags {
	struct objects *objects;
	struct arena *arena;
	struct element *root;
	struct element **elements; /* in order of making: a parent before its kids */
	size_t element_count, element_capacity;
	struct tag_map *map; /* from nodes to elements */
	struct tagged last;  /* what tags_find found last */
	unsigned last_id;

	struct element **marks; /* of all pages, page after page */
	size_t mark_count, mark_capacity;
	size_t *page_marks; /* where each page's marks begin */
	size_t page_count, pages_begun;
	struct element **links; /* the elements of annotations, in order of their keys, which follow the pages' */
	size_t link_count, link_capacity;
};

struct tags *tags_new(struct objects *objects, struct arena *arena, const struct node *root);

/* Before drawing: there will be COUNT pages. */
void tags_number_pages(struct tags *tags, size_t count);

/* The element that a part of a node belongs to; NULL for what no structure type stands for (furniture, rules). */
struct element *tags_find(struct tags *tags, const struct node *node, enum part part);

/* Before drawing: NOTE hangs beside BLOCK, and so is read after it. */
void tags_hang_note(struct tags *tags, const struct node *note, const struct node *block);

/* Before drawing: what a link area's annotation belongs to; from then on it is a link. */
struct element *tags_link(struct tags *tags, const struct link_area *area);

/* A figure within ELEMENT for a picture that has no node: the logo. */
struct element *tags_add_figure(struct tags *tags, struct element *parent, const char *alt);

/* A new mark of ELEMENT on PAGE (pages in order): its id. */
unsigned tags_mark(struct tags *tags, struct element *element, size_t page);

/* An annotation of ELEMENT on PAGE: its key in the parent tree. */
unsigned tags_annotate(struct tags *tags, struct element *element, size_t page, object annotation);

/* A new element identifier. */
const char *tags_new_id(struct tags *tags);

/* Writes the tree of PAGES: the object that the catalog's /StructTreeRoot names. */
object tags_write(struct tags *tags, const object *pages);

#endif
