/* Notes in the side column: level with the line that refers to them where there is room, read after its paragraph, and at
 * the section's end otherwise. */
#include "layout/layout.h"

#include "check.h"
#include "tree.h"

static const char long_text[] =
    "The officers spoke up for children at their meetings, and wrote down what each of them wanted the adults to hear. "
    "Then they went back and told the children what had been decided, and why, and what would come next. ";

static struct node *refer(struct tree *tree, struct node *parent, int number)
{
	struct node *reference = add(tree, parent, NODE_NOTE_REFERENCE);
	reference->as.note.number = number;
	return reference;
}

static struct node *note(struct tree *tree, struct node *notes, int number, const char *text)
{
	struct node *node = add(tree, notes, NODE_NOTE);
	node->as.note.number = number;
	add_text(tree, node, text);
	return node;
}

/* A paragraph of two sentences with a reference between them. */
static struct node *paragraph_with(struct tree *tree, struct node *section, int number)
{
	struct node *paragraph = add_paragraph(tree, section, long_text);
	refer(tree, paragraph, number);
	add_text(tree, paragraph, long_text);
	return paragraph;
}

struct found {
	const struct item *label, *reference, *after, *before; /* after: drawn after the label; before: before it */
	size_t label_page, reference_page;
};

static struct found find(const struct layout *layout, int number)
{
	struct found found = {0};
	for (size_t p = 0; p < layout->page_count; p++)
		for (size_t i = 0; i < layout->pages[p].item_count; i++) {
			const struct item *item = &layout->pages[p].items[i];
			if (item->kind != ITEM_TEXT || !item->node || item->node->as.note.number != number)
				continue;
			if (item->node->kind == NODE_NOTE && item->part == PART_LABEL && !found.label) {
				found.label = item;
				found.label_page = p;
				found.before = i > 0 ? item - 1 : NULL;
			}
			if (item->node->kind == NODE_NOTE_REFERENCE && !found.reference) {
				found.reference = item;
				found.reference_page = p;
			}
		}
	return found;
}

static bool hangs(const struct found *found)
{
	return found->label && found->label->x == 56000 && found->label->beside;
}

static bool is_sound(const struct tree *tree, const struct layout *layout)
{
	return inside_margins(tree, layout) && no_overlap(layout);
}

static void test_level(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *section = add_section(&tree, "Notes"), *paragraph = paragraph_with(&tree, section, 1);
	note(&tree, add(&tree, section, NODE_NOTES), 1, "Children Act 1989, section 22.");
	const struct layout *layout = tree_layout(&tree);
	struct found found = find(layout, 1);
	check(checks, "a short note hangs in the side column", hangs(&found));
	check(checks, "it says beside what", found.label && found.label->beside == paragraph);
	check(checks, "its first line is level with the line that refers to it",
	    found.label && found.label->y - found.reference->y > 3000 && found.label->y - found.reference->y < 4500);
	const struct item *last = found.before;
	check(checks, "it is drawn after its paragraph",
	    last && last->node && last->node->parent == paragraph && last->y > found.label->y);
	check(checks, "nothing is left for the section's end",
	    layout->pages[0].item_count && layout->pages[0].items[layout->pages[0].item_count - 1].part == PART_FOOTER);
	bool leads_back = false;
	for (size_t i = 0; i < layout->pages[0].link_area_count; i++)
		leads_back |=
		    layout->pages[0].link_areas[i].node->kind == NODE_NOTE && layout->pages[0].link_areas[i].x == 56000;
	check(checks, "its number leads back to the text", leads_back);
	check(checks, "a note beside its text: sound", is_sound(&tree, layout));
	tree_free(&tree);
}

static void test_many(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *section = add_section(&tree, "Notes"), *paragraph = add_paragraph(&tree, section, long_text);
	for (int i = 1; i <= 5; i++) {
		refer(&tree, paragraph, i);
		add_text(&tree, paragraph, " and ");
	}
	add_text(&tree, paragraph, long_text);
	add_paragraph(&tree, section, long_text);
	add_paragraph(&tree, section, long_text);
	struct node *notes = add(&tree, section, NODE_NOTES);
	for (int i = 1; i <= 5; i++)
		note(&tree, notes, i, "Children Act 1989, section 22.");
	const struct layout *layout = tree_layout(&tree);
	bool all = true;
	extent above = 0;
	for (int i = 1; i <= 5; i++) {
		struct found found = find(layout, i);
		all = all && hangs(&found) && found.label->y > above;
		above = found.label ? found.label->y : above;
	}
	check(checks, "five notes of one line hang one below the other", all);
	check(checks, "five notes: sound", is_sound(&tree, layout));
	tree_free(&tree);
}

/* Lays out one paragraph with a note of TEXT, after CHANGE. */
static struct found found_with(struct tree *tree, const char *text, void (*change)(struct tree *, struct node *))
{
	struct node *section = add_section(tree, "Notes");
	paragraph_with(tree, section, 1);
	if (change)
		change(tree, section);
	note(tree, add(tree, section, NODE_NOTES), 1, text);
	return find(tree_layout(tree), 1);
}

static void no_side(struct tree *tree, struct node *section)
{
	(void)section;
	tree->theme.page.side = tree->theme.page.gutter = 0;
}

static void from_the_right(struct tree *tree, struct node *section)
{
	(void)tree;
	section->right_to_left = true;
}

static void bound(struct tree *tree, struct node *section)
{
	(void)section;
	tree->document.pages = 1;
	for (int i = 0; i < 8; i++)
		add_paragraph(tree, section, long_text);
}

static void table_next(struct tree *tree, struct node *section)
{
	section->first->as.heading.number = "1";
	add_table(tree, section, 3, 3, "a cell with words that want the full measure of the page, and more ");
}

static void test_end(struct checks *checks)
{
	static const struct {
		const char *name, *text;
		void (*change)(struct tree *, struct node *);
	} cases[] = {
	    {"a long note stands at the section's end", long_text, NULL},
	    {"without a side column notes stand at the end", "Children Act 1989.", no_side},
	    {"in a section from right to left they do too", "Children Act 1989.", from_the_right},
	    {"a wide table close below leaves no room",
	        "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
	        "seventeen "
	        "eighteen.",
	        table_next},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct tree tree = tree_new();
		struct found found = found_with(&tree, cases[i].text, cases[i].change);
		check(checks, cases[i].name, found.label && !hangs(&found));
		tree_free(&tree);
	}
	struct tree tree = tree_new();
	struct found found = found_with(&tree, "Children Act 1989.", table_next);
	check(checks, "a short note has room above a wide table", hangs(&found));
	tree_free(&tree);
	tree = tree_new();
	found = found_with(&tree, "Children Act 1989.", bound);
	check(checks, "a document bound to a page has its notes at the end", found.label && !found.label->beside);
	tree_free(&tree);
}

static void test_elsewhere(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *section = add_section(&tree, "Notes");
	struct node *row = add(&tree, add_table(&tree, section, 1, 2, ""), NODE_TABLE_ROW);
	refer(&tree, add_cell(&tree, row, "In a cell"), 1);
	add_cell(&tree, row, "b");
	refer(&tree, add_paragraph(&tree, section, "Nobody wrote this note"), 7);
	refer(&tree, add_paragraph(&tree, section, "Nor this"), -3);
	refer(&tree, add_paragraph(&tree, section, "Twice"), 2);
	refer(&tree, add_paragraph(&tree, section, "and again"), 2);
	struct node *notes = add(&tree, section, NODE_NOTES);
	note(&tree, notes, 1, "Children Act 1989.");
	note(&tree, notes, 2, "Children Act 2004.");
	note(&tree, notes, 3, "Nobody refers to this.");
	const struct layout *layout = tree_layout(&tree);
	struct found cell = find(layout, 1), twice = find(layout, 2), none = find(layout, 3);
	check(checks, "a table's note stands at the end", cell.label && !hangs(&cell));
	check(checks, "a note referred to twice hangs beside the first",
	    hangs(&twice) && twice.label->y - twice.reference->y < 5000);
	check(checks, "a note without a reference stands at the end", none.label && !hangs(&none));
	check(checks, "notes here and there: sound", is_sound(&tree, layout));
	tree_free(&tree);
}

/* Wherever the page ends, a note stands on the page of its reference, inside the margins. */
static void test_page_end(struct checks *checks)
{
	bool together = true, sound = true, hung = true;
	for (int lines = 18; lines < 34; lines++) {
		struct tree tree = tree_new();
		struct node *section = add_section(&tree, "Notes");
		for (int i = 0; i < lines; i++)
			add_paragraph(&tree, section, "One line");
		paragraph_with(&tree, section, 1);
		add_heading(&tree, section, 2, "After it")->as.heading.number = "1.1";
		add_paragraph(&tree, section, long_text);
		note(&tree, add(&tree, section, NODE_NOTES), 1, "Children Act 1989, section 22, as it stood in 2021-22.");
		const struct layout *layout = tree_layout(&tree);
		struct found found = find(layout, 1);
		hung = hung && hangs(&found);
		together = together && found.label_page == found.reference_page;
		sound = sound && is_sound(&tree, layout);
		tree_free(&tree);
	}
	check(checks, "near a page's end notes hang as well", hung);
	check(checks, "on the page of their references", together);
	check(checks, "and inside the margins, over nothing", sound);
}

/* More notes than the text beside them is long: some stand at the end, so that no page is half empty for them. */
static void test_crowd(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *section = add_section(&tree, "Notes");
	for (int i = 1; i <= 14; i++)
		refer(&tree, add_paragraph(&tree, section, "The officers spoke up for children at their meetings."), i);
	struct node *notes = add(&tree, section, NODE_NOTES);
	for (int i = 1; i <= 14; i++)
		note(&tree, notes, i, "Children Act 1989, section 22, as amended by the Children and Social Work Act 2017.");
	const struct layout *layout = tree_layout(&tree);
	int beside = 0;
	for (int i = 1; i <= 14; i++) {
		struct found found = find(layout, i);
		beside += hangs(&found);
	}
	check(checks, "of many long notes some hang, some stand at the end", beside > 2 && beside < 14);
	check(checks, "they take no page more", layout->page_count <= 2);
	check(checks, "many long notes: sound", is_sound(&tree, layout));
	tree_free(&tree);
}

static extent gap_below(const struct layout *layout, const char *upper, const char *lower)
{
	const struct item *above = item_reading(layout, upper), *below = item_reading(layout, lower);
	return above && below ? below->y - above->y : 0;
}

/* A wide table below a note is set as it is without one. */
static void test_table_below(struct checks *checks)
{
	extent gaps[2];
	for (int noted = 0; noted < 2; noted++) {
		struct tree tree = tree_new();
		struct node *section = add_section(&tree, "Notes");
		paragraph_with(&tree, section, 1);
		add_table(&tree, section, 4, 5, "cells that are wide ");
		if (noted)
			note(&tree, add(&tree, section, NODE_NOTES), 1, "Children Act 1989, section 22.");
		const struct layout *layout = tree_layout(&tree);
		gaps[noted] = gap_below(layout, "2.4", "3.4");
		tree_free(&tree);
	}
	check(checks, "rows of a wide table stand as close below a note as elsewhere", gaps[0] > 0 && gaps[0] == gaps[1]);
}

/* The notes of a section that runs on stand over none of the next one's numbers. */
static void test_run_on(struct checks *checks)
{
	struct tree tree = tree_new();
	tree.theme.page.sections = SECTIONS_RUN_ON;
	struct node *section = add_section(&tree, "Notes");
	refer(&tree, add_paragraph(&tree, section, "The officers spoke up."), 1);
	note(&tree, add(&tree, section, NODE_NOTES), 1, "Children Act 1989, section 22, as amended by a later Act.");
	add_section(&tree, "Next")->first->as.heading.number = "2";
	const struct layout *layout = tree_layout(&tree);
	struct found found = find(layout, 1);
	check(checks, "a note hangs above the section that runs on", hangs(&found) && layout->page_count == 1);
	check(checks, "a note above a number: sound", is_sound(&tree, layout));
	tree_free(&tree);
}

int main(void)
{
	struct checks checks = {0};
	test_level(&checks);
	test_many(&checks);
	test_end(&checks);
	test_elsewhere(&checks);
	test_page_end(&checks);
	test_crowd(&checks);
	test_table_below(&checks);
	test_run_on(&checks);
	return checks.failed > 0;
}
