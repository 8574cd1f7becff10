/* The tree of elements, made from the document tree before anything is drawn; pages then say which marks each holds. */
#include "pdf/tags.h"

#include <string.h>

#include "base/text.h"
#include "pdf/table_tags.h"
#include "pdf/tag_map.h"

static struct element *element_new(struct tags *tags, enum role role, struct element *parent, const struct node *node)
{
	struct element *element = arena_alloc(tags->arena, sizeof *element);
	element->role = role;
	element->parent = parent;
	element->node = node;
	element->order = tags->element_count;
	tags->elements =
	    arena_grow(tags->arena, tags->elements, tags->element_count, &tags->element_capacity, sizeof *tags->elements);
	tags->elements[tags->element_count++] = element;
	return element;
}

static void kid_add(struct tags *tags, struct element *element, struct kid kid)
{
	element->kids = arena_grow(tags->arena, element->kids, element->kid_count, &element->kid_capacity, sizeof kid);
	element->kids[element->kid_count++] = kid;
}

static void element_list(struct tags *tags, struct element *element)
{
	if (element->listed || !element->parent)
		return;
	element->listed = true;
	kid_add(tags, element->parent, (struct kid){.kind = KID_ELEMENT, .element = element});
}

/* The first mark in an element gives it, and what it stands in, their places among their siblings. */
static void element_reach(struct tags *tags, struct element *element)
{
	for (; element && !element->reached; element = element->parent) {
		element->reached = true;
		element_list(tags, element);
	}
}

/* Rows and cells stand in their table also where they are empty. */
static bool role_is_table_part(enum role role)
{
	return role == ROLE_THEAD || role == ROLE_TBODY || role == ROLE_TR || role == ROLE_TH || role == ROLE_TD;
}

const char *tags_new_id(struct tags *tags)
{
	return arena_format(tags->arena, "e%06u", ++tags->last_id);
}

static bool part_is_empty(const struct node *node)
{
	return (node->kind == NODE_TABLE_HEAD || node->kind == NODE_TABLE_BODY) && !node->first;
}

static void complete_list(struct tags *tags, struct tagged *tagged)
{
	tagged->label = element_new(tags, ROLE_LBL, tagged->inner, NULL);
	tagged->inner = tagged->content = element_new(tags, ROLE_LBODY, tagged->inner, NULL);
}

static void complete_definition(struct tags *tags, struct tagged *tagged)
{
	tagged->content = element_new(tags, ROLE_LBODY, tagged->inner, NULL);
}

/* A term is read before what it means, whose element was made with their definition. */
static void complete_term(struct tags *tags, struct tagged *tagged)
{
	const struct tagged *definition = tag_map_find(tags->map, tagged->node->parent);
	definition->content->order = tagged->inner->order;
	definition->content->after = 1;
}

static void complete_chart(struct tags *tags, struct tagged *tagged)
{
	tagged->content = element_new(tags, ROLE_FIGURE, tagged->inner, tagged->node);
	tagged->content->alt = tagged->node->as.chart.alt;
}

static void complete_image(struct tags *tags, struct tagged *tagged)
{
	if (tagged->content->role != ROLE_FIGURE)
		tagged->content = element_new(tags, ROLE_FIGURE, tagged->inner, tagged->node);
	tagged->content->alt = tagged->node->as.image.alt;
}

static void complete_icon(struct tags *tags, struct tagged *tagged)
{
	(void)tags;
	if (tagged->content->role == ROLE_FIGURE)
		tagged->content->alt = tagged->node->as.icon.alt;
}

/* The number before a note leads back to where it is first referred to. */
static void complete_note(struct tags *tags, struct tagged *tagged)
{
	tagged->content->id = tags_new_id(tags);
	struct element *label = element_new(tags, ROLE_LBL, tagged->inner, NULL);
	tagged->label = element_new(tags, ROLE_SPAN, label, tagged->node);
}

static void complete_reference(struct tags *tags, struct tagged *tagged)
{
	tagged->content = element_new(tags, ROLE_SPAN, tagged->inner, tagged->node);
}

/* Its text and page number; the entries below it, if any, follow them. */
static void complete_entry(struct tags *tags, struct tagged *tagged)
{
	struct element *reference = element_new(tags, ROLE_REFERENCE, tagged->inner, NULL);
	tagged->content = element_new(tags, ROLE_SPAN, reference, tagged->node);
}

/* What a node has beside its own element. */
static void (*const completions[NODE_KIND_COUNT])(struct tags *, struct tagged *) = {
    [NODE_ITEM] = complete_list,
    [NODE_DEFINITION] = complete_definition,
    [NODE_TERM] = complete_term,
    [NODE_CHART] = complete_chart,
    [NODE_IMAGE] = complete_image,
    [NODE_ICON] = complete_icon,
    [NODE_EASY_LINE] = complete_list,
    [NODE_NOTE] = complete_note,
    [NODE_NOTE_REFERENCE] = complete_reference,
    [NODE_ENTRY] = complete_entry,
};

/* Where the children of a node's parent stand: a table's notes after it, a definition's words in its body. */
static struct element *parent_element(const struct tags *tags, const struct node *node)
{
	const struct node *parent = node->parent;
	if (node->kind == NODE_FOOT && parent->kind == NODE_TABLE)
		return tag_map_find(tags->map, parent)->content->parent; /* a chart's table may stand elsewhere */
	const struct tagged *above = tag_map_find(tags->map, parent);
	return parent->kind == NODE_DEFINITION && node->kind != NODE_TERM ? above->content : above->inner;
}

static void node_tag(struct tags *tags, const struct node *node, struct element *parent)
{
	enum role role = part_is_empty(node) ? ROLE_NONE : role_of(node);
	struct element *element = role == ROLE_NONE ? parent : element_new(tags, role, parent, node);
	struct tagged *tagged = tag_map_add(tags->map, node);
	tagged->content = tagged->inner = element;
	if (role != ROLE_NONE && role_is_table_part(role))
		element_list(tags, element);
	if (completions[node->kind])
		completions[node->kind](tags, tagged);
}

/* ROOT and all below it; PARENT is what ROOT's element stands in. A chart's table is tagged where the pages have it. */
static void tree_tag(struct tags *tags, const struct node *root, struct element *parent)
{
	enum node_event event = NODE_ENTER;
	for (const struct node *at = root; at; at = node_walk(root, at, &event)) {
		if (event == NODE_LEAVE && at->kind == NODE_TABLE)
			table_name_headers(tags, at);
		if (event == NODE_LEAVE)
			continue;
		if (at != root && at->kind == NODE_TABLE && at->as.table.deferred) {
			event = NODE_LEAVE;
			continue;
		}
		node_tag(tags, at, at == root ? parent : parent_element(tags, at));
		if (at->kind == NODE_CHART_TABLE)
			tree_tag(tags, at->as.chart_table.table, tag_map_find(tags->map, at)->inner);
	}
}

struct tags *tags_new(struct objects *objects, struct arena *arena, const struct node *root)
{
	struct tags *tags = arena_alloc(arena, sizeof *tags);
	tags->objects = objects;
	tags->arena = arena;
	tags->map = tag_map_new(arena);
	tree_tag(tags, root, NULL);
	tags->root = tags->elements[0];
	return tags;
}

void tags_number_pages(struct tags *tags, size_t count)
{
	tags->page_count = count;
	tags->page_marks = arena_array(tags->arena, count + 1, sizeof *tags->page_marks);
}

/* Lines of a paragraph come one after the other: the node looked up last is remembered. */
static const struct tagged *tagged_of(struct tags *tags, const struct node *node)
{
	if (tags->last.node != node) {
		const struct tagged *found = tag_map_find(tags->map, node);
		tags->last = found ? *found : (struct tagged){.node = node, .content = tags->root};
	}
	return &tags->last;
}

struct element *tags_find(struct tags *tags, const struct node *node, enum part part)
{
	if (!node || part == PART_ARTIFACT || part == PART_HEADER || part == PART_FOOTER)
		return NULL;
	const struct tagged *tagged = tagged_of(tags, node);
	return part == PART_LABEL && tagged->label ? tagged->label : tagged->content;
}

void tags_hang_note(struct tags *tags, const struct node *note, const struct node *block)
{
	const struct tagged *hung = tag_map_find(tags->map, note), *beside = tag_map_find(tags->map, block);
	if (!hung || !beside || !beside->inner || !beside->inner->parent)
		return;
	hung->inner->parent = beside->inner->parent;
	hung->inner->order = beside->inner->order;
	hung->inner->after = note->as.note.number;
}

struct element *tags_link(struct tags *tags, const struct link_area *area)
{
	const struct tagged *tagged = tag_map_find(tags->map, area->node);
	if (!tagged)
		return NULL;
	struct element *element = area->node->kind == NODE_NOTE ? tagged->label : tagged->content;
	if (element->role != ROLE_SPAN && element->role != ROLE_LINK)
		return NULL;
	element->role = ROLE_LINK;
	return element;
}

struct element *tags_add_figure(struct tags *tags, struct element *parent, const char *alt)
{
	struct element *figure = element_new(tags, ROLE_FIGURE, parent ? parent : tags->root, NULL);
	figure->alt = alt;
	return figure;
}

unsigned tags_mark(struct tags *tags, struct element *element, size_t page)
{
	while (tags->pages_begun <= page)
		tags->page_marks[tags->pages_begun++] = tags->mark_count;
	uint32_t mark = (uint32_t)(tags->mark_count - tags->page_marks[page]);
	tags->marks = arena_grow(tags->arena, tags->marks, tags->mark_count, &tags->mark_capacity, sizeof *tags->marks);
	tags->marks[tags->mark_count++] = element;
	element_reach(tags, element);
	kid_add(tags, element, (struct kid){.kind = KID_MARK, .page = (uint32_t)page, .mark = mark});
	return mark;
}

unsigned tags_annotate(struct tags *tags, struct element *element, size_t page, object annotation)
{
	tags->links = arena_grow(tags->arena, tags->links, tags->link_count, &tags->link_capacity, sizeof *tags->links);
	tags->links[tags->link_count] = element;
	element_reach(tags, element);
	kid_add(tags, element, (struct kid){.kind = KID_ANNOTATION, .page = (uint32_t)page, .annotation = annotation});
	return (unsigned)(tags->page_count + tags->link_count++);
}
