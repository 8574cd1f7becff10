/* Random documents: whatever the tree holds, its texts stand inside the margins, once each, and don't overlap. */
#include "layout/layout.h"

#include "check.h"
#include "tree.h"

struct random {
	struct tree tree;
	uint64_t state;
	int left;  /* blocks that may still be added */
	int notes; /* referred to in the section at work */
};

static unsigned next(struct random *random, unsigned below)
{
	random->state = random->state * 6364136223846793005U + 1442695040888963407U;
	return (unsigned)(random->state >> 33) % below;
}

static const char *words(struct random *random, unsigned most)
{
	static const char *const all[] = {"a", "child", "officers", "spoke", "at", "their", "meeting,", "which", "2021-22",
	    "well-being", "and/or", "–", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "£1,204",
	    "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7", "caf\xC3\xA9",
	    "no\xC2\xA0"
	    "break"};
	struct buffer text = {0};
	for (unsigned i = 0, count = 1 + next(random, most); i < count; i++) {
		buffer_add(&text, i ? " " : "");
		buffer_add(&text, all[next(random, sizeof all / sizeof *all)]);
	}
	const char *copy = arena_copy(random->tree.context.arena, buffer_text(&text));
	buffer_release(&text);
	return copy;
}

static void inlines(struct random *random, struct node *parent, unsigned most)
{
	static const enum node_kind kinds[] = {NODE_STRONG, NODE_LINK, NODE_SPAN, NODE_EMPHASIS};
	for (unsigned i = 0, count = 1 + next(random, 3); i < count; i++) {
		struct node *holder = parent;
		if (next(random, 3) == 0)
			holder = add(&random->tree, parent, kinds[next(random, 4)]);
		add_text(&random->tree, holder, words(random, most));
		add_text(&random->tree, holder, " ");
		if (next(random, 9) == 0)
			add(&random->tree, parent, NODE_LINE_BREAK);
		if (next(random, 12) == 0)
			add(&random->tree, parent, NODE_NOTE_REFERENCE)->as.note.number = ++random->notes;
	}
}

static void blocks(struct random *random, struct node *parent, int depth, unsigned most);

static void table(struct random *random, struct node *parent)
{
	unsigned rows = next(random, 12), columns = 1 + next(random, 9);
	struct node *body = add_table(&random->tree, parent, 0, (int)columns, "");
	for (unsigned r = 0; r < rows; r++) {
		struct node *row = add(&random->tree, body, NODE_TABLE_ROW);
		row->as.row.total = r + 1 == rows && next(random, 2);
		for (unsigned c = 0; c < columns; c++) {
			struct node *cell = add_cell(&random->tree, row, words(random, 6));
			cell->as.cell.align = (enum align)next(random, 3);
			if (next(random, 9) == 0)
				cell->as.cell.rows = 1 + (int)next(random, 4);
			if (next(random, 9) == 0)
				cell->as.cell.columns = 1 + (int)next(random, 4);
		}
	}
	body->parent->as.table.wide = next(random, 6) == 0;
}

static void image(struct random *random, struct node *parent)
{
	struct node *node = add(&random->tree, parent, NODE_IMAGE);
	node->as.image.file = "any.png";
	inlines(random, add(&random->tree, node, NODE_CAPTION), 9);
}

static void case_study(struct random *random, struct node *parent, int depth)
{
	struct node *study = add(&random->tree, parent, NODE_CASE_STUDY);
	add_heading(&random->tree, study, 3, words(random, 9));
	for (int i = 0; i < 3; i++) {
		struct node *part = add(&random->tree, study, NODE_CASE_PART);
		add_heading(&random->tree, part, 4, words(random, 3));
		blocks(random, part, depth, 2);
	}
}

static void tiles(struct random *random, struct node *parent)
{
	struct node *node = add(&random->tree, parent, NODE_TILES);
	for (unsigned i = 0, count = 1 + next(random, 7); i < count; i++) {
		struct node *tile = add(&random->tree, node, NODE_TILE);
		add(&random->tree, tile, NODE_FIGURE)->text = words(random, 1);
		inlines(random, add(&random->tree, tile, NODE_LABEL), 5);
	}
}

static void container(struct random *random, struct node *parent, int depth, enum node_kind kind)
{
	struct node *node = add(&random->tree, parent, kind);
	if (kind == NODE_LIST) {
		node->as.list.tight = next(random, 2);
		node->as.list.ordered = next(random, 2);
		for (unsigned i = 0, count = 1 + next(random, 5); i < count; i++)
			blocks(random, add(&random->tree, node, NODE_ITEM), depth, 2);
		return;
	}
	if (kind == NODE_PASSAGE) {
		node->right_to_left = next(random, 2);
		node->language = "ar";
	}
	blocks(random, node, depth, 4);
}

static void block(struct random *random, struct node *parent, int depth)
{
	static const enum node_kind containers[] = {
	    NODE_LIST, NODE_BLOCK_QUOTE, NODE_QUOTATION, NODE_CALLOUT, NODE_PASSAGE};
	unsigned choice = next(random, depth > 5 ? 4 : 14);
	if (choice < 4)
		inlines(random, add(&random->tree, parent, NODE_PARAGRAPH), 60);
	else if (choice < 9)
		container(random, parent, depth, containers[choice - 4]);
	else if (choice == 9)
		table(random, parent);
	else if (choice == 10)
		tiles(random, parent);
	else if (choice == 11)
		case_study(random, parent, depth);
	else if (choice == 12)
		image(random, parent);
	else
		add_heading(&random->tree, parent, 2 + (int)next(random, 3), words(random, 9));
}

static void blocks(struct random *random, struct node *parent, int depth, unsigned most)
{
	for (unsigned i = 0, count = 1 + next(random, most); i < count && random->left-- > 0; i++)
		block(random, parent, depth + 1);
	if (!parent->first)
		add_paragraph(&random->tree, parent, "End");
}

static void notes(struct random *random, struct node *section)
{
	struct node *list = add(&random->tree, section, NODE_NOTES);
	for (int i = 1; i <= random->notes; i++) {
		struct node *note = add(&random->tree, list, NODE_NOTE);
		note->as.note.number = i;
		inlines(random, note, 6);
	}
}

/* Texts may change places where a float moves or a row is divided: only how many letters there are is compared. */
static size_t letters(const struct tree *tree, const struct layout *layout)
{
	size_t count = 0;
	for (size_t p = 0; layout && p < layout->page_count; p++)
		for (size_t i = 0; i < layout->pages[p].item_count; i++) {
			const struct item *item = &layout->pages[p].items[i];
			bool own = item->kind == ITEM_TEXT && item->part == PART_CONTENT && !is_generated(item);
			for (size_t b = 0; own && b < item->length; b++)
				count += item->text[b] != ' ';
		}
	enum node_event event = NODE_ENTER;
	const struct node *root = tree->document.root;
	for (const struct node *node = root; !layout && node; node = node_walk(root, node, &event))
		for (const char *c = event == NODE_ENTER && node->text ? node->text : ""; *c; c++)
			count += *c != ' ';
	return count;
}

/* How full pages are; of those before a document's last, how many are emptier than two thirds. */
struct emptiness {
	int64_t used; /* thousandths of all pages but a section's last ones */
	int pages, all, hollow;
};

/* Thousandths of the body's height down to the lowest thing in it. */
static int page_used(const struct tree *tree, const struct page *page)
{
	const struct page_style *style = &tree->theme.page;
	extent lowest = style->top;
	for (size_t i = 0; i < page->item_count; i++) {
		const struct item *item = &page->items[i];
		extent foot = item->y + (item->kind == ITEM_TEXT ? item->size / 5 : item->height);
		lowest = is_body(item) && foot > lowest ? foot : lowest;
	}
	return (int)((int64_t)(lowest - style->top) * 1000 / (page->height - style->top - style->bottom));
}

static bool opens_section(const struct page *page)
{
	for (size_t i = 0; i < page->item_count; i++)
		if (page->items[i].node && page->items[i].node->parent && page->items[i].node->parent->kind == NODE_HEADING &&
		    page->items[i].node->parent->as.heading.level == 1)
			return true;
	return false;
}

static void emptiness_add(struct emptiness *emptiness, const struct tree *tree, const struct layout *layout)
{
	emptiness->all += (int)layout->page_count;
	for (size_t p = 0; p + 1 < layout->page_count; p++) {
		int used = page_used(tree, &layout->pages[p]);
		emptiness->hollow += used < 333;
		if (opens_section(&layout->pages[p + 1]))
			continue;
		emptiness->used += used;
		emptiness->pages++;
	}
}

static bool sound(uint64_t seed, struct emptiness *emptiness)
{
	struct random random = {.tree = tree_new(), .state = seed * 2654435761U + 1, .left = 60};
	if (seed % 3 == 1)
		random.tree.theme.page.side = random.tree.theme.page.gutter = 0;
	if (seed % 5 == 1)
		random.tree.theme.page.landscape_plans = false;
	for (int i = 0; i < 2; i++) {
		struct node *section = add_section(&random.tree, "Section");
		random.notes = 0;
		blocks(&random, section, 0, 12);
		if (random.notes)
			notes(&random, section);
	}
	const struct layout *layout = tree_layout(&random.tree);
	emptiness_add(emptiness, &random.tree, layout);
	bool good = inside_margins(&random.tree, layout) && no_overlap(layout) &&
	            letters(&random.tree, layout) == letters(&random.tree, NULL);
	tree_free(&random.tree);
	return good;
}

int main(int count, char **arguments)
{
	struct checks checks = {0};
	struct emptiness emptiness = {0};
	uint64_t first = count > 1 ? strtoull(arguments[1], NULL, 10) : 1, most = count > 1 ? first : 300, failed = 0;
	for (uint64_t seed = first; seed <= most && !failed; seed++)
		if (!sound(seed, &emptiness))
			failed = seed;
	check(&checks, "300 random documents are sound", !failed);
	if (failed)
		printf("# seed %u\n", (unsigned)failed);
	printf("# %d pages, %d %% used but for a section's last, %d emptier than two thirds before a document's last\n",
	    emptiness.all, (int)(emptiness.used / emptiness.pages / 10), emptiness.hollow);
	check(&checks, "few of their pages are hollow", count > 1 || emptiness.hollow * 80 <= emptiness.all);
	return checks.failed > 0;
}
