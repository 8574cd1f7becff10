/* The structure tree's objects. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "pdf/tags.h"
#include "pdf/tree.h"

static void put_scope(struct buffer *out, const struct node *cell)
{
	bool row = cell->as.cell.scope == SCOPE_ROW || cell->as.cell.scope == SCOPE_ROW_GROUP;
	buffer_add(out, row ? "/Scope/Row" : "/Scope/Column");
}

static void put_cell(struct buffer *out, const struct element *element)
{
	const struct node *cell = element->node;
	int columns = cell->as.cell.columns, rows = cell->as.cell.rows;
	if (element->role == ROLE_TD && columns < 2 && rows < 2 && !element->headers)
		return;
	buffer_add(out, "/A<</O/Table");
	if (element->role == ROLE_TH)
		put_scope(out, cell);
	if (columns > 1)
		buffer_format(out, "/ColSpan %d", columns);
	if (rows > 1)
		buffer_format(out, "/RowSpan %d", rows);
	if (element->headers)
		buffer_format(out, "/Headers[%s]", element->headers);
	buffer_add(out, ">>");
}

static void put_list(struct buffer *out, const struct element *element)
{
	const struct node *list = element->node;
	bool ordered = list->kind == NODE_LIST && list->as.list.ordered;
	bool bulleted = list->kind == NODE_LIST && !ordered;
	buffer_format(out, "/A<</O/List/ListNumbering/%s>>", ordered ? "Decimal" : bulleted ? "Disc" : "None");
}

static void put_figure(struct buffer *out, const struct element *element)
{
	buffer_add(out, "/Alt");
	put_text(out, element->alt ? element->alt : "");
	buffer_add(out, "/A<</O/Layout/Placement/Block");
	if (!element->spread)
		buffer_add(out, "/BBox[");
	for (int i = 0; i < 4 && !element->spread; i++)
		put_length(out, element->box[i]);
	buffer_add(out, element->spread ? ">>" : "]>>");
}

/* Blocks that are written from right to left. */
static void put_direction(struct buffer *out, const struct element *element)
{
	if (element->node && element->node->right_to_left)
		buffer_add(out, "/A<</O/Layout/WritingMode/RlTb>>");
}

static void (*const attributes[ROLE_COUNT])(struct buffer *, const struct element *) = {
    [ROLE_DIV] = put_direction,
    [ROLE_P] = put_direction,
    [ROLE_TH] = put_cell,
    [ROLE_TD] = put_cell,
    [ROLE_L] = put_list,
    [ROLE_FIGURE] = put_figure,
};

static const struct kid *first_mark(const struct element *element)
{
	for (size_t i = 0; i < element->kid_count; i++)
		if (element->kids[i].kind != KID_ELEMENT)
			return &element->kids[i];
	return NULL;
}

static void put_kid(struct buffer *out, const struct kid *kid, const struct kid *first, const object *pages)
{
	bool elsewhere = first && kid->page != first->page;
	if (kid->kind == KID_ELEMENT) {
		put_reference(out, kid->element->object);
	} else if (kid->kind == KID_MARK && !elsewhere) {
		buffer_integer(out, kid->mark);
	} else if (kid->kind == KID_MARK) {
		buffer_add(out, "<</Type/MCR/Pg ");
		put_reference(out, pages[kid->page]);
		buffer_format(out, "/MCID %d>>", (int)kid->mark);
	} else {
		buffer_add(out, "<</Type/OBJR/Obj ");
		put_reference(out, kid->annotation);
		buffer_add(out, "/Pg ");
		put_reference(out, pages[kid->page]);
		buffer_add(out, ">>");
	}
}

static void put_kids(struct buffer *out, const struct element *element, const struct kid *first, const object *pages)
{
	bool some = false;
	for (size_t i = 0; i < element->kid_count; i++) {
		if (element->kids[i].kind == KID_ELEMENT && !element->kids[i].element->kept)
			continue;
		buffer_add(out, some ? " " : "/K[");
		put_kid(out, &element->kids[i], first, pages);
		some = true;
	}
	if (some)
		buffer_char(out, ']');
}

static bool language_differs(const struct element *element)
{
	const struct node *node = element->node;
	return node && node->language && (!node->parent || !text_equal(node->language, node->parent->language));
}

static void put_element(struct buffer *out, const struct element *element, object root, const object *pages)
{
	buffer_add(out, "/Type/StructElem/S/");
	buffer_add(out, role_name(element->role));
	buffer_add(out, "/P ");
	put_reference(out, element->parent ? element->parent->object : root);
	const struct kid *first = first_mark(element);
	if (first) {
		buffer_add(out, "/Pg ");
		put_reference(out, pages[first->page]);
	}
	if (element->id)
		buffer_format(out, "/ID(%s)", element->id);
	if (language_differs(element)) {
		buffer_add(out, "/Lang");
		put_text(out, element->node->language);
	}
	if (attributes[element->role])
		attributes[element->role](out, element);
	put_kids(out, element, first, pages);
}

static void elements_write(struct tags *tags, object root, const object *pages)
{
	struct buffer out = {0};
	for (size_t i = 0; i < tags->element_count; i++) {
		if (!tags->elements[i]->kept)
			continue;
		buffer_clear(&out);
		put_element(&out, tags->elements[i], root, pages);
		object_write(tags->objects, tags->elements[i]->object, &out);
	}
	buffer_release(&out);
}

static void number_entry(struct entry_tree *tree, size_t number)
{
	struct buffer key = {0};
	buffer_integer(&key, (int64_t)number);
	tree_entry(tree, buffer_text(&key));
	buffer_release(&key);
}

static size_t page_end(const struct tags *tags, size_t page)
{
	return page + 1 < tags->pages_begun ? tags->page_marks[page + 1] : tags->mark_count;
}

static object parent_tree(struct tags *tags)
{
	struct entry_tree tree = {.objects = tags->objects, .key = "Nums"};
	for (size_t page = 0; page < tags->pages_begun; page++) {
		number_entry(&tree, page);
		buffer_char(&tree.leaf, '[');
		for (size_t i = tags->page_marks[page]; i < page_end(tags, page); i++) {
			put_reference(&tree.leaf, tags->marks[i]->object);
			buffer_char(&tree.leaf, ' ');
		}
		buffer_char(&tree.leaf, ']');
	}
	for (size_t i = 0; i < tags->link_count; i++) {
		number_entry(&tree, tags->page_count + i);
		put_reference(&tree.leaf, tags->links[i]->object);
		buffer_char(&tree.leaf, ' ');
	}
	return tree_close(&tree);
}

static int id_order(const void *a, const void *b)
{
	return strcmp((*(struct element *const *)a)->id, (*(struct element *const *)b)->id);
}

static object id_tree(struct tags *tags)
{
	struct element **named = arena_array(tags->arena, tags->element_count, sizeof *named);
	size_t count = 0;
	for (size_t i = 0; i < tags->element_count; i++)
		if (tags->elements[i]->kept && tags->elements[i]->id)
			named[count++] = tags->elements[i];
	qsort(named, count, sizeof *named, id_order);
	struct entry_tree tree = {.objects = tags->objects, .key = "Names"};
	for (size_t i = 0; i < count; i++) {
		tree_entry(&tree, arena_format(tags->arena, "(%s)", named[i]->id));
		put_reference(&tree.leaf, named[i]->object);
		buffer_char(&tree.leaf, ' ');
	}
	return tree_close(&tree);
}

static int kid_order(const void *a, const void *b)
{
	const struct element *left = ((const struct kid *)a)->element, *right = ((const struct kid *)b)->element;
	if (left->order == right->order)
		return (left->after > right->after) - (left->after < right->after);
	return left->order < right->order ? -1 : 1;
}

/* A chart may float past the text after it: elements alone stand in document order, whatever was drawn first. Within a
 * paragraph the order of drawing is the text's. */
static void kids_sort(struct element *element)
{
	for (size_t i = 0; i < element->kid_count; i++)
		if (element->kids[i].kind != KID_ELEMENT)
			return;
	if (element->kid_count)
		qsort(element->kids, element->kid_count, sizeof *element->kids, kid_order);
}

static void elements_keep(struct tags *tags)
{
	for (size_t i = 0; i < tags->element_count; i++) {
		struct element *element = tags->elements[i];
		element->kept = !element->parent || (element->listed && element->parent->kept);
		if (!element->kept)
			continue;
		element->object = object_new(tags->objects);
		kids_sort(element);
	}
}

object tags_write(struct tags *tags, const object *pages)
{
	object root = object_new(tags->objects);
	struct buffer out = {0};
	while (tags->pages_begun < tags->page_count)
		tags->page_marks[tags->pages_begun++] = tags->mark_count;
	elements_keep(tags);
	elements_write(tags, root, pages);
	buffer_add(&out, "/Type/StructTreeRoot/K ");
	put_reference(&out, tags->root->object);
	buffer_add(&out, "/ParentTree ");
	put_reference(&out, parent_tree(tags));
	buffer_format(&out, "/ParentTreeNextKey %d", (int)(tags->page_count + tags->link_count));
	if (tags->last_id) {
		buffer_add(&out, "/IDTree ");
		put_reference(&out, id_tree(tags));
	}
	object_write(tags->objects, root, &out);
	buffer_release(&out);
	return root;
}
