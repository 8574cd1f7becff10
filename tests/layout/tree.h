/* Documents and themes made by hand, and what must hold of every layout. */
#ifndef TESTS_LAYOUT_TREE_H
#define TESTS_LAYOUT_TREE_H

#include <stdlib.h>
#include <string.h>

#include "layout/layout.h"

struct tree {
	struct context context;
	struct theme theme;
	struct document document;
	size_t measured; /* bytes of text whose width the layout asked for: its work, the same on every machine */
};

static inline struct theme tree_theme(void)
{
	static const struct type_style types[TYPE_COUNT] = {
	    [TYPE_TITLE] = {FACE_BOLD, 36000, 40000},
	    [TYPE_H1] = {FACE_BOLD, 26000, 31000},
	    [TYPE_H2] = {FACE_BOLD, 17000, 22000},
	    [TYPE_H3] = {FACE_BOLD, 13000, 17000},
	    [TYPE_LEAD] = {FACE_TEXT, 14000, 20000},
	    [TYPE_BODY] = {FACE_TEXT, 12000, 16500},
	    [TYPE_SMALL] = {FACE_TEXT, 10500, 14000},
	    [TYPE_FURNITURE] = {FACE_TEXT, 10000, 12000},
	    [TYPE_NUMERAL] = {FACE_BOLD, 32000, 36000},
	    [TYPE_TILE_LABEL] = {FACE_TEXT, 11000, 14000},
	    [TYPE_QUOTATION] = {FACE_TEXT, 13000, 18000},
	    [TYPE_CHART_TITLE] = {FACE_BOLD, 12000, 16500},
	};
	struct theme theme = {.name = "test"};
	memcpy(theme.type, types, sizeof types);
	theme.page =
	    (struct page_style){595276, 841890, 56000, 56000, 76000, 72000, 88000, 16000, 5500, true, SECTIONS_NEW_PAGE, 0};
	return theme;
}

static inline struct tree tree_new(void)
{
	struct arena *arena = arena_new();
	struct sources *sources = sources_new(arena);
	struct tree tree = {.context = {arena, sources, messages_new(arena, sources)}, .theme = tree_theme()};
	tree.document = (struct document){.name = "report", .title = "A report", .language = "en-GB"};
	tree.document.root = node_new(arena, NODE_DOCUMENT, (struct place){0});
	return tree;
}

static inline void tree_free(struct tree *tree)
{
	arena_free(tree->context.arena);
}

static inline struct node *add(struct tree *tree, struct node *parent, enum node_kind kind)
{
	struct node *node = node_new(tree->context.arena, kind, (struct place){0});
	node_append(parent, node);
	return node;
}

static inline struct node *add_text(struct tree *tree, struct node *parent, const char *text)
{
	struct node *node = node_text(tree->context.arena, arena_copy(tree->context.arena, text), (struct place){0});
	node_append(parent, node);
	return node;
}

static inline struct node *add_paragraph(struct tree *tree, struct node *parent, const char *text)
{
	struct node *node = add(tree, parent, NODE_PARAGRAPH);
	add_text(tree, node, text);
	return node;
}

static inline struct node *add_heading(struct tree *tree, struct node *parent, int level, const char *text)
{
	struct node *node = add(tree, parent, NODE_HEADING);
	node->as.heading.level = level;
	node->as.heading.plain = arena_copy(tree->context.arena, text);
	add_text(tree, node, text);
	return node;
}

static inline struct node *add_section(struct tree *tree, const char *title)
{
	struct node *node = add(tree, tree->document.root, NODE_SECTION);
	add_heading(tree, node, 1, title);
	return node;
}

static inline struct node *add_cell(struct tree *tree, struct node *row, const char *text)
{
	struct node *cell = add(tree, row, NODE_TABLE_CELL);
	cell->as.cell.columns = cell->as.cell.rows = 1;
	if (text)
		add_text(tree, cell, text);
	return cell;
}

/* A table whose cells read "r c", with a caption and a head. Returns its body. */
static inline struct node *add_table(struct tree *tree, struct node *parent, int rows, int columns, const char *cell)
{
	struct node *table = add(tree, parent, NODE_TABLE);
	table->as.table.number = "1";
	add_text(tree, add(tree, table, NODE_CAPTION), "A table");
	struct node *head = add(tree, add(tree, table, NODE_TABLE_HEAD), NODE_TABLE_ROW);
	for (int c = 0; c < columns; c++)
		add_cell(tree, head, arena_format(tree->context.arena, "Head %d", c))->as.cell.scope = SCOPE_COLUMN;
	struct node *body = add(tree, table, NODE_TABLE_BODY);
	for (int r = 0; r < rows; r++) {
		struct node *row = add(tree, body, NODE_TABLE_ROW);
		for (int c = 0; c < columns; c++)
			add_cell(tree, row, arena_format(tree->context.arena, "%s%d.%d", cell, r, c));
	}
	return body;
}

static inline bool tall_picture(void *self, const struct node *image, const char *file, struct picture_size *out)
{
	(void)self;
	(void)image;
	(void)file;
	*out = (struct picture_size){400, 4000, 0};
	return true;
}

static inline extent tree_width(
    void *self, enum face face, extent size, const char *text, size_t length, const char *language)
{
	*(size_t *)self += length;
	return layout_fixed_metric().width(NULL, face, size, text, length, language);
}

static inline const struct layout *tree_layout(struct tree *tree)
{
	struct metric metric = layout_fixed_metric();
	metric.self = &tree->measured;
	metric.width = tree_width;
	struct layout_input input = {
	    .document = &tree->document, .theme = &tree->theme, .metric = metric, .picture = tall_picture};
	return layout_document(&tree->context, &input);
}

/* The first item whose text ends with TEXT; or NULL. */
static inline const struct item *item_reading(const struct layout *layout, const char *text)
{
	size_t length = strlen(text);
	for (size_t p = 0; p < layout->page_count; p++)
		for (size_t i = 0; i < layout->pages[p].item_count; i++) {
			const struct item *item = &layout->pages[p].items[i];
			if (item->kind == ITEM_TEXT && item->length >= length &&
			    memcmp(item->text + item->length - length, text, length) == 0)
				return item;
		}
	return NULL;
}

static inline bool is_body(const struct item *item)
{
	return item->part != PART_HEADER && item->part != PART_FOOTER;
}

/* Marks around a quotation, numbers of notes in the text, and what the contents say again. */
static inline bool is_generated(const struct item *item)
{
	return item->node && (item->node->kind == NODE_PARAGRAPH || item->node->kind == NODE_NOTE_REFERENCE ||
	                         item->node->kind == NODE_ENTRY);
}

/* Nothing but furniture stands outside the margins, half a point of rounding aside. */
static inline bool inside_margins(const struct tree *tree, const struct layout *layout)
{
	const struct page_style *style = &tree->theme.page;
	const extent slack = 500;
	for (size_t p = 0; p < layout->page_count; p++) {
		const struct page *page = &layout->pages[p];
		for (size_t i = 0; i < page->item_count && !page->cover; i++) {
			const struct item *item = &page->items[i];
			extent foot = item->y + (item->kind == ITEM_TEXT ? item->size / 5 : item->height);
			extent top = item->kind == ITEM_TEXT ? item->y - item->size * 7 / 10 : item->y;
			if (is_body(item) && (item->x < style->left - slack || top < style->top - slack ||
			                         item->x + item->width > page->width - style->right + slack ||
			                         foot > page->height - style->bottom + slack)) {
				printf("# page %zu: kind %d '%.*s' at %d %d, %d by %d\n", p + 1, (int)item->kind, (int)item->length,
				    item->text ? item->text : "", item->x, item->y, item->width, item->height);
				return false;
			}
		}
	}
	return true;
}

static inline bool items_overlap(const struct item *a, const struct item *b)
{
	const extent slack = 200;
	extent a_top = a->y - a->size * 7 / 10, b_top = b->y - b->size * 7 / 10;
	return a->x + a->width > b->x + slack && b->x + b->width > a->x + slack && a->y > b_top + slack &&
	       b->y > a_top + slack;
}

static inline bool no_overlap(const struct layout *layout)
{
	for (size_t p = 0; p < layout->page_count; p++) {
		const struct page *page = &layout->pages[p];
		for (size_t i = 0; i < page->item_count; i++)
			for (size_t j = i + 1; j < page->item_count; j++) {
				const struct item *a = &page->items[i], *b = &page->items[j];
				if (a->kind != ITEM_TEXT || b->kind != ITEM_TEXT || !items_overlap(a, b))
					continue;
				printf(
				    "# page %zu: '%.*s' and '%.*s' overlap\n", p + 1, (int)a->length, a->text, (int)b->length, b->text);
				return false;
			}
	}
	return true;
}

static inline void letters_add(struct buffer *out, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] != ' ' && text[i] != '\n')
			buffer_char(out, text[i]);
}

/* The letters that the pages show, furniture and artifacts aside, and those of the tree. */
static inline void letters_read(
    const struct tree *tree, const struct layout *layout, struct buffer *placed, struct buffer *written)
{
	for (size_t p = 0; p < layout->page_count; p++)
		for (size_t i = 0; i < layout->pages[p].item_count; i++) {
			const struct item *item = &layout->pages[p].items[i];
			if (item->kind == ITEM_TEXT && item->part == PART_CONTENT && !is_generated(item))
				letters_add(placed, item->text, item->length);
		}
	enum node_event event = NODE_ENTER;
	const struct node *root = tree->document.root;
	for (const struct node *node = root; node; node = node_walk(root, node, &event))
		if (event == NODE_ENTER && node->text)
			letters_add(written, node->text, strlen(node->text));
}

/* Every text of the tree stands on the pages once, and in the tree's order. */
static inline bool all_in_order(const struct tree *tree, const struct layout *layout)
{
	struct buffer placed = {0}, written = {0};
	letters_read(tree, layout, &placed, &written);
	const char *a = buffer_text(&placed), *b = buffer_text(&written);
	bool same = strcmp(a, b) == 0;
	if (!same) {
		size_t at = 0;
		while (a[at] && a[at] == b[at])
			at++;
		printf("# placed:  %.60s\n# written: %.60s\n", a + at, b + at);
	}
	buffer_release(&placed);
	buffer_release(&written);
	return same;
}

static inline int by_letter(const void *a, const void *b)
{
	return *(const unsigned char *)a - *(const unsigned char *)b;
}

/* Every letter of the tree stands on the pages once, whatever the order: rows in bands, rows as records. */
static inline bool all_once(const struct tree *tree, const struct layout *layout)
{
	struct buffer placed = {0}, written = {0};
	letters_read(tree, layout, &placed, &written);
	char *a = arena_copy(tree->context.arena, buffer_text(&placed));
	char *b = arena_copy(tree->context.arena, buffer_text(&written));
	qsort(a, strlen(a), 1, by_letter);
	qsort(b, strlen(b), 1, by_letter);
	bool same = strcmp(a, b) == 0;
	if (!same)
		printf("# %zu letters placed, %zu written\n", strlen(a), strlen(b));
	buffer_release(&placed);
	buffer_release(&written);
	return same;
}

#endif
