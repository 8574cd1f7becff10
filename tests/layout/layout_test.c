/* What must hold of every layout, on documents that are unusual in one way each. */
#include "layout/layout.h"

#include <time.h>

#include "check.h"
#include "tree.h"

static const char words[] = "The officers spoke up for children at their meetings, and wrote down what each of them "
                            "wanted the adults to hear. ";

static char *repeated(struct tree *tree, const char *text, int times)
{
	size_t length = strlen(text);
	char *out = arena_alloc(tree->context.arena, length * (size_t)times + 1);
	for (int i = 0; i < times; i++)
		memcpy(out + length * (size_t)i, text, length);
	return out;
}

/* Where the layout may put texts: one after the other, or, in a row longer than a page and in rows set as records, in turn. */
enum order { IN_ORDER, REARRANGED };

static size_t bytes_of_text(const struct node *node)
{
	size_t bytes = node->text ? strlen(node->text) : 0;
	for (const struct node *child = node->first; child; child = child->next)
		bytes += bytes_of_text(child);
	return bytes;
}

/* Lays the tree out and checks what must hold. A text is measured a few times (a plan's columns are tried, a heading is
 * looked at for what follows it), but never as often as there are texts. */
static void sound(struct checks *checks, const char *name, struct tree *tree, enum order order)
{
	enum { TIMES = 4, FURNITURE = 25000 };
	char label[120];
	const struct layout *layout = tree_layout(tree);
	snprintf(label, sizeof label, "%s: inside the margins", name);
	check(checks, label, inside_margins(tree, layout));
	snprintf(label, sizeof label, "%s: no overlap", name);
	check(checks, label, no_overlap(layout));
	snprintf(label, sizeof label, "%s: each text once, in order", name);
	check(checks, label, order == REARRANGED ? all_once(tree, layout) : all_in_order(tree, layout));
	snprintf(label, sizeof label, "%s: measured a few times", name);
	size_t bytes = bytes_of_text(tree->document.root);
	check(checks, label, tree->measured > 0 && tree->measured < bytes * TIMES + FURNITURE);
	if (tree->measured >= bytes * TIMES + FURNITURE)
		printf("# %zu bytes measured, %zu there\n", tree->measured, bytes);
}

static void build_prose(struct tree *tree, struct node *section)
{
	for (int i = 0; i < 40; i++) {
		if (i % 7 == 3)
			add_heading(tree, section, 2 + i % 2, "A heading between paragraphs");
		struct node *paragraph = add_paragraph(tree, section, repeated(tree, words, 1 + i % 5));
		add_text(tree, add(tree, paragraph, NODE_STRONG), "Bold to finish, and");
		struct node *link = add(tree, paragraph, NODE_LINK);
		add_text(tree, link, " a link that is long enough to run over the end of its line, whatever that is");
	}
}

static void build_word(struct tree *tree, struct node *section)
{
	add_paragraph(tree, section, repeated(tree, "unbroken", 400));
	add_heading(tree, section, 2, repeated(tree, "Wide", 60));
}

static void build_columns(struct tree *tree, struct node *section)
{
	add_table(tree, section, 5, 40, "cell ");
}

static void build_rows(struct tree *tree, struct node *section)
{
	add_table(tree, section, 2000, 5, "cell ");
}

static void build_records(struct tree *tree, struct node *section)
{
	struct node *body = add_table(tree, section, 2000, 15, "a cell of a plan that is wide enough for no page ");
	body->parent->as.table.wide = true;
}

static void build_tall_cell(struct tree *tree, struct node *section)
{
	struct node *body = add_table(tree, section, 2, 2, "");
	struct node *row = add(tree, body, NODE_TABLE_ROW);
	add_cell(tree, row, repeated(tree, words, 60));
	struct node *cell = add_cell(tree, row, NULL);
	for (int i = 0; i < 80; i++)
		add_paragraph(tree, cell, "One of very many");
	body->parent->as.table.number = NULL;
}

static void build_nested(struct tree *tree, struct node *section)
{
	struct node *parent = section;
	for (int depth = 0; depth < 10; depth++) {
		struct node *list = add(tree, parent, NODE_LIST);
		list->as.list.tight = true;
		parent = add(tree, list, NODE_ITEM);
		add_paragraph(tree, parent, words);
	}
}

static void build_deep(struct tree *tree, struct node *section)
{
	struct node *parent = section;
	for (int depth = 0; depth < 120; depth++) {
		parent = add(tree, parent, depth % 2 ? NODE_BLOCK_QUOTE : NODE_CALLOUT);
		add_paragraph(tree, parent, "Deeper");
	}
}

static void build_picture(struct tree *tree, struct node *section)
{
	struct node *image = add(tree, section, NODE_IMAGE);
	image->as.image.file = "tall.png";
	add_text(tree, add(tree, image, NODE_CAPTION), words);
	add_paragraph(tree, section, words);
}

static void build_heading(struct tree *tree, struct node *section)
{
	add_heading(tree, section, 2, repeated(tree, "Many words ", 30));
	add_paragraph(tree, section, words);
}

static void build_callout(struct tree *tree, struct node *section)
{
	struct node *callout = add(tree, section, NODE_CALLOUT);
	add_heading(tree, callout, 3, "A callout longer than a page");
	for (int i = 0; i < 30; i++)
		add_paragraph(tree, callout, repeated(tree, words, 2));
}

static void build_case_study(struct tree *tree, struct node *section)
{
	struct node *study = add(tree, section, NODE_CASE_STUDY);
	add_heading(tree, study, 3, "A story");
	add_text(tree, add(tree, study, NODE_ABOUT), "About whom");
	add_paragraph(tree, study, words);
	for (int i = 0; i < 3; i++) {
		struct node *part = add(tree, study, NODE_CASE_PART);
		add_heading(tree, part, 4, "A part");
		add_paragraph(tree, part, repeated(tree, words, 2 + i));
	}
}

static void build_long_case(struct tree *tree, struct node *section)
{
	build_case_study(tree, section);
	for (struct node *part = section->last->first; part; part = part->next)
		if (part->kind == NODE_CASE_PART && !part->previous->text)
			add_paragraph(tree, part, repeated(tree, "many words ", 1));
	struct node *study = add(tree, section, NODE_CASE_STUDY);
	add_heading(tree, study, 3, "A story of one part, longer than a page");
	add_paragraph(tree, add(tree, study, NODE_CASE_PART), repeated(tree, words, 60));
}

static void build_tiles(struct tree *tree, struct node *section)
{
	struct node *tiles = add(tree, section, NODE_TILES);
	for (int i = 0; i < 7; i++) {
		struct node *tile = add(tree, tiles, NODE_TILE);
		add(tree, tile, NODE_FIGURE)->text = i == 3 ? "1,000,000,000,000" : "254";
		add_text(tree, add(tree, tile, NODE_LABEL), i == 2 ? words : "referrals");
		add_text(tree, add(tree, tile, NODE_BASE), "33% of 254 referrals");
	}
}

static void build_spans(struct tree *tree, struct node *section)
{
	struct node *body = add_table(tree, section, 3, 4, "");
	struct node *row = add(tree, body, NODE_TABLE_ROW);
	struct node *cell = add_cell(tree, row, words);
	cell->as.cell.rows = 3;
	cell->as.cell.columns = 2;
	add_cell(tree, row, "a");
	add_cell(tree, row, "b");
	for (int i = 0; i < 2; i++) {
		row = add(tree, body, NODE_TABLE_ROW);
		add_cell(tree, row, "c");
		add_cell(tree, row, "d");
	}
}

static void build_code(struct tree *tree, struct node *section)
{
	add(tree, section, NODE_CODE_BLOCK)->text =
	    "one\n  two\n\n      three with very many words on one line, so that it has to break\n";
	add(tree, section, NODE_THEMATIC_BREAK);
	add(tree, section, NODE_CODE_BLOCK)->text = "";
}

static void build_nothing(struct tree *tree, struct node *section)
{
	add(tree, section, NODE_PARAGRAPH);
	add(tree, section, NODE_LIST);
	add(tree, section, NODE_TABLE);
	add(tree, section, NODE_TILES);
	add(tree, section, NODE_CARDS);
	add(tree, section, NODE_CASE_STUDY);
	add(tree, section, NODE_NOTES);
	add(tree, section, NODE_CHART);
	add(tree, add(tree, section, NODE_LIST), NODE_ITEM);
}

struct pathology {
	const char *name;
	void (*build)(struct tree *tree, struct node *section);
	enum order order, large; /* at the theme's size of type, and half as large again */
};

static const struct pathology pathologies[] = {
    {"prose", build_prose, IN_ORDER, IN_ORDER},
    {"a word wider than the page", build_word, IN_ORDER, IN_ORDER},
    {"a table of 40 columns", build_columns, IN_ORDER, REARRANGED},
    {"a table of 2,000 rows", build_rows, IN_ORDER, IN_ORDER},
    {"2,000 records", build_records, REARRANGED, REARRANGED},
    {"a cell longer than a page", build_tall_cell, REARRANGED, REARRANGED},
    {"lists nested ten deep", build_nested, IN_ORDER, IN_ORDER},
    {"blocks nested 120 deep", build_deep, IN_ORDER, IN_ORDER},
    {"an image taller than the page", build_picture, IN_ORDER, IN_ORDER},
    {"a heading of 60 words", build_heading, IN_ORDER, IN_ORDER},
    {"a callout over pages", build_callout, IN_ORDER, IN_ORDER},
    {"a case study", build_case_study, IN_ORDER, IN_ORDER},
    {"a case study longer than a page", build_long_case, IN_ORDER, IN_ORDER},
    {"tiles", build_tiles, IN_ORDER, IN_ORDER},
    {"cells that span", build_spans, IN_ORDER, IN_ORDER},
    {"code", build_code, IN_ORDER, IN_ORDER},
    {"blocks of nothing", build_nothing, IN_ORDER, IN_ORDER},
};

static void theme_enlarge(struct theme *theme)
{
	for (int i = 0; i < TYPE_COUNT; i++) {
		theme->type[i].size = theme->type[i].size * 3 / 2;
		theme->type[i].leading = theme->type[i].leading * 3 / 2;
	}
	theme->page.side = theme->page.gutter = 0;
	theme->page.landscape_plans = false;
}

static void test_pathologies(struct checks *checks, bool large)
{
	for (size_t i = 0; i < sizeof pathologies / sizeof *pathologies; i++) {
		struct tree tree = tree_new();
		char name[100];
		if (large)
			theme_enlarge(&tree.theme);
		snprintf(name, sizeof name, "%s%s", pathologies[i].name, large ? ", large" : "");
		struct node *section = add_section(&tree, "The section");
		pathologies[i].build(&tree, section);
		sound(checks, name, &tree, large ? pathologies[i].large : pathologies[i].order);
		tree_free(&tree);
	}
}

static void test_sections(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *contents = add_section(&tree, "Contents");
	contents->as.section.role = SECTION_CONTENTS;
	struct node *list = add(&tree, contents, NODE_CONTENTS);
	for (int i = 0; i < 300; i++) {
		struct node *section = add_section(&tree, arena_format(tree.context.arena, "Section %d", i));
		struct node *entry = add(&tree, list, NODE_ENTRY);
		entry->as.entry.target = section->first;
		entry->as.entry.text = section->first->as.heading.plain ? section->first->as.heading.plain : "A section";
		if (i % 3)
			add_paragraph(&tree, section, words);
	}
	sound(checks, "300 sections", &tree, IN_ORDER);
	const struct layout *layout = tree_layout(&tree);
	size_t pages = 0, entries = 0;
	for (size_t p = 0; p < layout->page_count; p++)
		for (size_t i = 0; i < layout->pages[p].item_count; i++)
			entries += layout->pages[p].items[i].part == PART_PAGE_NUMBER;
	pages = layout->page_count;
	check(checks, "300 sections: a page each, after the contents", pages > 300 && pages < 320);
	check(checks, "300 sections: an entry each in the contents", entries == 300);
	check(checks, "300 sections: each heading is a target", layout->target_count == 301);
	tree_free(&tree);
}

/* Processor time that the program has taken, in seconds: other programs do not add to it. */
static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The least time of three for a paragraph of so many sentences. */
static double time_of_paragraph(int sentences, size_t *measured)
{
	double least = 0;
	for (int run = 0; run < 3; run++) {
		struct tree tree = tree_new();
		add_paragraph(&tree, add_section(&tree, "Long"), repeated(&tree, words, sentences));
		double start = seconds();
		tree_layout(&tree);
		double took = seconds() - start;
		least = run && least < took ? least : took;
		*measured = tree.measured;
		tree_free(&tree);
	}
	return least;
}

/* A paragraph four times as long takes about four times as long, where squares would take sixteen. */
static void test_linear(struct checks *checks)
{
	size_t short_measured, long_measured;
	double shorter = time_of_paragraph(2000, &short_measured), longer = time_of_paragraph(8000, &long_measured);
	check(checks, "four times the text is measured four times as much", long_measured < short_measured * 5);
	check(checks, "a long paragraph takes linear time", longer < shorter * 10);
}

/* The lines of the paragraph on the first page, by their widths. */
static size_t line_widths(const struct layout *layout, extent *widths, size_t most)
{
	size_t count = 0;
	extent last = -1;
	for (size_t i = 0; i < layout->pages[0].item_count; i++) {
		const struct item *item = &layout->pages[0].items[i];
		if (item->kind != ITEM_TEXT || !item->node || item->node->parent->kind != NODE_PARAGRAPH)
			continue;
		if (item->y != last && count < most)
			widths[count++] = 0;
		last = item->y;
		widths[count - 1] += item->width;
	}
	return count;
}

static void test_lines(struct checks *checks)
{
	struct tree tree = tree_new();
	add_paragraph(&tree, add_section(&tree, "Lines"),
	    "aaaa bb cccccc ddddd eeee ffffff ggg hhhhhhh iiii jjj kkkkkkkkk lll mmmm nnnn ooooooo ppp qqqq rrrr ss ttttt "
	    "u");
	extent widths[20];
	size_t count = line_widths(tree_layout(&tree), widths, 20);
	check(checks, "no last line of one short word", count > 1 && widths[count - 1] > 20000);
	tree_free(&tree);
	tree = tree_new();
	add_paragraph(&tree, add_section(&tree, "Lines"),
	    "From 1\xC2\xA0"
	    "April\xC2\xA0"
	    "2021\xC2\xA0to\xC2\xA0"
	    "31\xC2\xA0March\xC2\xA0"
	    "2022 nothing here breaks where it must not, in 2021-22 either");
	const struct layout *layout = tree_layout(&tree);
	bool held = false;
	for (size_t i = 0; i < layout->pages[0].item_count; i++) {
		const struct item *item = &layout->pages[0].items[i];
		if (item->kind == ITEM_TEXT &&
		    strstr(arena_slice(tree.context.arena, item->text, item->length), "31\xC2\xA0March\xC2\xA0"
		                                                                      "2022"))
			held = true;
	}
	check(checks, "a no-break space holds", held);
	tree_free(&tree);
}

/* A line does not end between a number and what it counts where it needn't. */
static void test_numbers(struct checks *checks)
{
	static const char *const pairs[] = {"18 weeks", "31 March", "16 (19%)", "1,204 children", "3.5 posts"};
	bool parted = false;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		for (int before = 10; before < 90; before++) {
			struct tree tree = tree_new();
			char text[400];
			snprintf(text, sizeof text, "%.*s and %s more of the words that go on for a line or two after them all",
			    before,
			    "a be sea deer eagle foxes geese horse ibis jackal kite lion mouse newt owl panda quail robin seal",
			    pairs[i]);
			add_paragraph(&tree, add_section(&tree, "Numbers"), text);
			const struct layout *layout = tree_layout(&tree);
			for (size_t j = 0; j < layout->pages[0].item_count; j++) {
				const struct item *item = &layout->pages[0].items[j];
				size_t digits = strcspn(pairs[i], " ");
				parted |= item->kind == ITEM_TEXT && item->length > digits &&
				          memcmp(item->text + item->length - digits, pairs[i], digits) == 0;
			}
			tree_free(&tree);
		}
	check(checks, "a number stays with what it counts", !parted);
}

/* Quotations of the records have marks, the first of them in the margin. */
static void test_marks(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *section = add_section(&tree, "Marks"), *quotation = add(&tree, section, NODE_QUOTATION);
	add_paragraph(&tree, quotation, "One sentence.");
	add_paragraph(&tree, quotation, "And another.");
	const struct layout *layout = tree_layout(&tree);
	struct buffer text = {0};
	for (size_t i = 0; i < layout->pages[0].item_count; i++) {
		const struct item *item = &layout->pages[0].items[i];
		if (item->kind == ITEM_TEXT && item->part == PART_CONTENT && item->node->kind != NODE_HEADING)
			buffer_bytes(&text, item->text, item->length);
	}
	check_text(checks, "marks around a quotation's paragraphs", buffer_text(&text),
	    "Marks\xE2\x80\x9COne sentence.And another.\xE2\x80\x9D");
	buffer_release(&text);
	tree_free(&tree);
}

/* Right-to-left words stand from the right, and the line ends at the left. */
static void test_direction(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *passage = add(&tree, add_section(&tree, "Direction"), NODE_PASSAGE);
	passage->language = "ar";
	passage->right_to_left = true;
	add_paragraph(&tree, passage, "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 CRO \xD8\xA8\xD9\x83\xD9\x85");
	const struct layout *layout = tree_layout(&tree);
	extent first = 0, latin = 0, last = 0;
	for (size_t i = 0; i < layout->pages[0].item_count; i++) {
		const struct item *item = &layout->pages[0].items[i];
		if (item->kind != ITEM_TEXT || !item->language)
			continue;
		if (!first)
			first = item->x + item->width;
		if (memchr(item->text, 'C', item->length))
			latin = item->x;
		last = item->x;
	}
	check(checks, "right to left begins at the right margin", first == 539276);
	check(checks, "right to left: words in between keep their place", last < latin && latin < first);
	tree_free(&tree);
}

static void test_heading_stays(struct checks *checks)
{
	bool stays = true;
	for (int lines = 20; lines < 50; lines++) {
		struct tree tree = tree_new();
		struct node *section = add_section(&tree, "Headings");
		for (int i = 0; i < lines; i++)
			add_paragraph(&tree, section, "One line");
		add_heading(&tree, section, 2, "Stays");
		add_paragraph(&tree, section, repeated(&tree, words, 2));
		const struct layout *layout = tree_layout(&tree);
		for (size_t p = 0; p < layout->page_count; p++) {
			int after = -1;
			for (size_t i = 0; i < layout->pages[p].item_count; i++) {
				const struct item *item = &layout->pages[p].items[i];
				if (item->kind != ITEM_TEXT || item->part != PART_CONTENT)
					continue;
				if (item->length == 5 && memcmp(item->text, "Stays", 5) == 0)
					after = 0;
				else if (after >= 0)
					after++;
			}
			stays = stays && (after < 0 || after >= 2);
		}
		tree_free(&tree);
	}
	check(checks, "a heading stays with two lines of its text", stays);
}

static void test_bound(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *section = add_section(&tree, "Headlines");
	tree.document.pages = 1;
	for (int i = 0; i < 10; i++)
		add_paragraph(&tree, section, repeated(&tree, words, 2));
	const struct layout *layout = tree_layout(&tree);
	check(checks, "a bound document is set more tightly",
	    layout->page_count == 1 && messages_told(tree.context.messages, SEVERITY_WARNING) == 0);
	for (int i = 0; i < 20; i++)
		add_paragraph(&tree, section, words);
	layout = tree_layout(&tree);
	check(checks, "a bound document that is too long says so",
	    layout->page_count == 2 && messages_told(tree.context.messages, SEVERITY_WARNING) == 1);
	extent top = layout->pages[0].items[0].y, second = layout->pages[1].items[0].y;
	tree.document.pages = 2;
	layout = tree_layout(&tree);
	check(checks, "it is set as loosely as its fewest pages allow",
	    layout->page_count == 2 && layout->pages[0].items[0].y == top && layout->pages[1].items[0].y == second);
	tree_free(&tree);
}

static void test_repeat(struct checks *checks)
{
	struct tree tree = tree_new();
	add_table(&tree, add_section(&tree, "Tables"), 100, 3, "");
	const struct layout *layout = tree_layout(&tree);
	size_t continued = 0, heads = 0;
	for (size_t p = 1; p < layout->page_count; p++)
		for (size_t i = 0; i < layout->pages[p].item_count; i++) {
			const struct item *item = &layout->pages[p].items[i];
			if (item->kind != ITEM_TEXT || item->part != PART_ARTIFACT)
				continue;
			continued += strstr(arena_slice(tree.context.arena, item->text, item->length), "(continued)") != NULL;
			heads += item->length == 6 && memcmp(item->text, "Head 0", 6) == 0;
		}
	check(checks, "a table's head is repeated on each page", layout->page_count > 2 && heads == layout->page_count - 1);
	check(checks, "the repeated caption says continued", continued == layout->page_count - 1);
	tree_free(&tree);
}

/* A float that does not fit moves on, and text takes its place. */
static void test_float(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *section = add_section(&tree, "Floats");
	for (int i = 0; i < 8; i++)
		add_paragraph(&tree, section, words);
	build_picture(&tree, section);
	for (int i = 0; i < 30; i++)
		add_paragraph(&tree, section, words);
	const struct layout *layout = tree_layout(&tree);
	extent lowest = 0;
	size_t image_page = 0;
	for (size_t p = 0; p < layout->page_count; p++)
		for (size_t i = 0; i < layout->pages[p].item_count; i++) {
			const struct item *item = &layout->pages[p].items[i];
			if (item->kind == ITEM_IMAGE)
				image_page = p;
			if (p == 0 && is_body(item) && item->kind == ITEM_TEXT && item->y > lowest)
				lowest = item->y;
		}
	check(checks, "a picture that does not fit moves on", image_page == 1);
	check(checks, "text fills the gap it leaves", lowest > 660000);
	tree_free(&tree);
}

static void add_plan(struct tree *tree, struct node *section)
{
	struct node *body = add_table(tree, section, 0, 7, "");
	body->parent->as.table.wide = true;
	for (int r = 0; r < 16; r++) {
		struct node *row = add(tree, body, NODE_TABLE_ROW);
		for (int c = 0; c < 7; c++)
			add_cell(tree, row, c % 3 ? "what we will do, and by when" : "May 2022");
	}
}

/* A section of plans of more than a page lies on turned pages as a whole; a plan after pages of text turns its own page alone. */
static void test_turned(struct checks *checks)
{
	static const struct {
		const char *name;
		int before, after;
		bool first, last; /* whether the first and the last page are turned */
	} cases[] = {
	    {"a section of plans lies on turned pages, its heading too", 1, 1, true, true},
	    {"text before a plan stays upright where there is much of it", 40, 0, false, true},
	    {"text after a plan goes on upright where there is much of it", 40, 40, false, false},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct tree tree = tree_new();
		struct node *section = add_section(&tree, "Plans");
		for (int p = 0; p < cases[i].before; p++)
			add_paragraph(&tree, section, words);
		add_plan(&tree, section);
		for (int p = 0; p < cases[i].after; p++)
			add_paragraph(&tree, section, words);
		const struct layout *layout = tree_layout(&tree);
		const struct page *first = &layout->pages[0], *last = &layout->pages[layout->page_count - 1];
		check(checks, cases[i].name,
		    (first->width > first->height) == cases[i].first && (last->width > last->height) == cases[i].last);
		check(checks, "pages upright and turned: sound", inside_margins(&tree, layout) && no_overlap(layout));
		tree.theme.page.landscape_plans = false;
		layout = tree_layout(&tree);
		bool upright = true;
		for (size_t p = 0; p < layout->page_count; p++)
			upright = upright && layout->pages[p].width < layout->pages[p].height;
		check(checks, "no page is turned where the theme forbids it", upright);
		tree_free(&tree);
	}
}

/* The pages of two numbered sections, the first of them of so many lines; OWN: as the document itself has it, or NULL. */
static size_t section_pages(enum section_start sections, const char *own, int lines)
{
	struct tree tree = tree_new();
	tree.theme.page.sections = sections;
	tree.document.section_start = own;
	struct node *first = add_section(&tree, "First"), *second = add_section(&tree, "Second");
	first->as.section.number = "1";
	second->as.section.number = "2";
	for (int i = 0; i < lines; i++)
		add_paragraph(&tree, first, "A line.");
	for (int i = 0; i < 5; i++)
		add_paragraph(&tree, second, "A line.");
	size_t count = tree_layout(&tree)->page_count;
	tree_free(&tree);
	return count;
}

static void test_run_on(struct checks *checks)
{
	check(checks, "a numbered section begins a page where that leaves little of the last empty",
	    section_pages(SECTIONS_NUMBERED, NULL, 20) == 2);
	check(checks, "and runs on where half of it would be", section_pages(SECTIONS_NUMBERED, NULL, 5) == 1);
	check(checks, "sections that run on do so on any page", section_pages(SECTIONS_RUN_ON, NULL, 15) == 1);
	check(checks, "sections on new pages never do", section_pages(SECTIONS_NEW_PAGE, NULL, 2) == 2);
	check(checks, "a document says otherwise than its theme: sections run on",
	    section_pages(SECTIONS_NEW_PAGE, "run-on", 15) == 1);
	check(checks, "or begin new pages", section_pages(SECTIONS_RUN_ON, "new-page", 2) == 2);
	check(checks, "or do by their numbers", section_pages(SECTIONS_RUN_ON, "numbered", 20) == 2);
}

/* The pages of contents of so many entries and a section below them. */
static size_t contents_pages(int entries)
{
	struct tree tree = tree_new();
	tree.theme.page.sections = SECTIONS_NUMBERED;
	struct node *contents = add_section(&tree, "Contents"), *section = add_section(&tree, "Section");
	contents->as.section.role = SECTION_CONTENTS;
	for (int i = 0; i < entries; i++)
		add_paragraph(&tree, contents, "An entry");
	add_paragraph(&tree, section, "A line.");
	size_t count = tree_layout(&tree)->page_count;
	tree_free(&tree);
	return count;
}

static void test_after_contents(struct checks *checks)
{
	check(checks, "short contents share their page with what follows", contents_pages(3) == 1);
	check(checks, "contents of most of a page do not", contents_pages(16) == 2);
}

/* Headings each with one line below it: no page ends between the two, and none is left hollow for fear of it. */
static void test_short_subsections(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *section = add_section(&tree, "Whom to ask");
	for (int i = 0; i < 14; i++)
		add_paragraph(&tree, section, "A line.");
	for (int i = 0; i < 20; i++) {
		add_heading(&tree, section, 2, "A question");
		add_paragraph(&tree, section, "Ask the officer.");
	}
	const struct layout *layout = tree_layout(&tree);
	bool full = layout->page_count > 1;
	for (size_t p = 0; p + 1 < layout->page_count; p++)
		full = full && layout->pages[p].cost.empty < 150;
	check(checks, "pages are full where many short subsections stand one below another", full);
	tree_free(&tree);
}

/* Three quotations one after another, in type of SIZE: how many pairs of them stand at one height. */
static int quotations_level(extent size)
{
	struct tree tree = tree_new();
	tree.theme.type[TYPE_QUOTATION].size = size;
	struct node *section = add_section(&tree, "Said");
	static const char *const said[] = {"first", "second", "third"};
	for (size_t i = 0; i < 3; i++) {
		struct node *quotation = add(&tree, section, NODE_QUOTATION);
		add_paragraph(&tree, quotation, said[i]);
		add_text(&tree, add(&tree, quotation, NODE_ATTRIBUTION), said[i]);
	}
	const struct layout *layout = tree_layout(&tree);
	const struct item *first = item_reading(layout, said[0]), *second = item_reading(layout, said[1]),
	                  *third = item_reading(layout, said[2]);
	int level = !first || !second || !third ? -1 : (first->y == second->y) + (second->y == third->y);
	tree_free(&tree);
	return level;
}

static void test_quotations(struct checks *checks)
{
	check(checks, "quotations stand two side by side on the full measure", quotations_level(13000) == 1);
	check(checks, "and one below another in large type", quotations_level(20000) == 0);
}

/* Three tables, in a document that lists them from so many on. */
static void test_lists(struct checks *checks)
{
	for (int from = 3; from <= 4; from++) {
		struct tree tree = tree_new();
		tree.theme.page.lists_from = from;
		struct node *contents = add_section(&tree, "Contents");
		contents->as.section.role = SECTION_CONTENTS;
		add_heading(&tree, contents, 2, "Tables");
		struct node *list = add(&tree, contents, NODE_CONTENTS), *section = add_section(&tree, "Section");
		for (int i = 0; i < 3; i++) {
			struct node *entry = add(&tree, list, NODE_ENTRY);
			entry->as.entry.target = add_table(&tree, section, 2, 2, "cell ")->parent;
			entry->as.entry.text = "A table";
		}
		const struct layout *layout = tree_layout(&tree);
		bool listed = item_reading(layout, "Tables") != NULL;
		check(checks, from > 3 ? "fewer tables than the theme says have no list" : "as many as it says have one",
		    listed == (from == 3));
		tree_free(&tree);
	}
}

/* Short names; longer ones; and one that is too long to hang. */
static void test_names(struct checks *checks)
{
	static const struct {
		const char *name, *what;
		extent x, text;
	} cases[] = {{"review", "short names hang in the side column", 56000, 160000},
	    {"a name that takes three lines", "longer ones in a quarter of the measure", 56000, 192819},
	    {"a name of so many words that it would take four lines or even more of them",
	        "names stand above where one is long", 160000, 160000}};
	for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
		struct tree tree = tree_new();
		struct node *definitions = add(&tree, add_section(&tree, "Words"), NODE_DEFINITIONS);
		for (int i = 0; i < 2; i++) {
			struct node *entry = add(&tree, definitions, NODE_DEFINITION);
			add_text(&tree, add(&tree, entry, NODE_TERM), i ? cases[c].name : "review");
			add_paragraph(&tree, entry, "a meeting");
		}
		const struct layout *layout = tree_layout(&tree);
		const struct item *name = item_reading(layout, "review"), *text = item_reading(layout, "a meeting");
		check(checks, cases[c].what, name && text && name->x == cases[c].x && text->x == cases[c].text);
		tree_free(&tree);
	}
}

/* A section that runs on begins with some lines of its text, or on the next page. */
static void test_openings(struct checks *checks)
{
	bool opens = true;
	for (int lines = 10; lines < 40; lines++) {
		struct tree tree = tree_new();
		struct node *section = add_section(&tree, "First");
		tree.theme.page.sections = SECTIONS_RUN_ON;
		for (int i = 0; i < lines; i++)
			add_paragraph(&tree, section, "One line");
		section = add_section(&tree, "Second");
		for (int i = 0; i < 6; i++)
			add_paragraph(&tree, section, i ? "Text" : "Lead");
		const struct layout *layout = tree_layout(&tree);
		for (size_t p = 0; p < layout->page_count; p++) {
			int below = -1;
			for (size_t i = 0; i < layout->pages[p].item_count; i++) {
				const struct item *item = &layout->pages[p].items[i];
				if (item->kind != ITEM_TEXT || item->part != PART_CONTENT)
					continue;
				below = item->length == 6 && memcmp(item->text, "Second", 6) == 0 ? 0 : below < 0 ? below : below + 1;
			}
			opens &= below < 0 || below >= 4;
		}
		tree_free(&tree);
	}
	check(checks, "a section's heading does not stand at a page's foot with a line or two", opens);
}

/* Four tiles of which three would fit abreast stand two and two, and lower where a page holds them so. */
static void test_tiles(struct checks *checks)
{
	bool even = true;
	int lower = 0;
	for (int lines = 10; lines < 30; lines++) {
		struct tree tree = tree_new();
		struct node *section = add_section(&tree, "Tiles");
		for (int i = 0; i < lines; i++)
			add_paragraph(&tree, section, "One line");
		struct node *tiles = add(&tree, section, NODE_TILES);
		for (int i = 0; i < 4; i++) {
			struct node *tile = add(&tree, tiles, NODE_TILE);
			add(&tree, tile, NODE_FIGURE)->text = arena_format(tree.context.arena, "%d", 1000 + i);
			add_text(&tree, add(&tree, tile, NODE_LABEL), "accommodationreferrals");
		}
		const struct layout *layout = tree_layout(&tree);
		const struct item *one = item_reading(layout, "1000"), *three = item_reading(layout, "1002");
		even &= one && three && one->x == three->x && one->y < three->y;
		for (size_t p = 0; p < layout->page_count; p++)
			lower += layout->pages[p].cost.ways > 0;
		tree_free(&tree);
	}
	check(checks, "four tiles stand two and two, not three and one", even);
	check(checks, "they are lower where a page holds them so", lower > 0);
}

/* The tables of charts in two columns: the third below the one that ends higher. */
static void test_figures(struct checks *checks)
{
	static const int rows[] = {9, 2, 3};
	struct tree tree = tree_new();
	struct node *section = add_section(&tree, "Figures");
	for (int i = 0; i < 3; i++) {
		struct node *holder = add(&tree, add(&tree, section, NODE_CHART_TABLE), NODE_PARAGRAPH);
		add_text(&tree, holder, i == 0 ? "Back to one" : i == 1 ? "Back to two" : "Back to three");
		struct node *body = add_table(&tree, section, rows[i], 2, arena_format(tree.context.arena, "t%d ", i));
		node_unlink(body->parent);
		holder->parent->as.chart_table.table = body->parent;
	}
	const struct layout *layout = tree_layout(&tree);
	const struct item *one = item_reading(layout, "t0 0.0"), *two = item_reading(layout, "t1 0.0"),
	                  *three = item_reading(layout, "t2 0.0"), *back = item_reading(layout, "Back to two");
	check(checks, "tables of charts stand in two columns", one && two && one->y == two->y && one->x < two->x);
	check(checks, "each below the one that ends higher",
	    two && three && back && three->x == two->x && three->y > back->y);
	tree_free(&tree);
}

/* A file that can't be used: it was told of, and takes no room. */
static bool no_picture(void *self, const struct node *image, const char *file, struct picture_size *out)
{
	(void)self, (void)image, (void)file, (void)out;
	return false;
}

static void test_no_picture(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *section = add_section(&tree, "One"), *image = add(&tree, section, NODE_IMAGE);
	image->as.image.file = "gone.png";
	add_paragraph(&tree, section, "After it");
	struct layout_input input = {.document = &tree.document, .theme = &tree.theme, .picture = no_picture};
	input.metric = layout_fixed_metric();
	const struct layout *layout = layout_document(&tree.context, &input);
	size_t images = 0;
	for (size_t p = 0; p < layout->page_count; p++)
		for (size_t i = 0; i < layout->pages[p].item_count; i++)
			images += layout->pages[p].items[i].kind == ITEM_IMAGE;
	check(checks, "a picture that can't be used is not drawn", images == 0 && item_reading(layout, "After it"));
	tree_free(&tree);
}

static bool wide_picture(void *self, const struct node *image, const char *file, struct picture_size *out)
{
	(void)self;
	(void)image;
	(void)file;
	*out = (struct picture_size){2000, 1000, 0};
	return true;
}

static void test_sizes(struct checks *checks)
{
	int smaller = 0;
	bool once = true;
	for (int lines = 0; lines < 30; lines++) {
		struct tree tree = tree_new();
		struct node *section = add_section(&tree, "Pictures");
		for (int i = 0; i < lines; i++)
			add_paragraph(&tree, section, "One line");
		struct node *image = add(&tree, section, NODE_IMAGE);
		image->as.image.file = "any.png";
		add_text(&tree, add(&tree, image, NODE_CAPTION), "A picture");
		struct layout_input input = {.document = &tree.document, .theme = &tree.theme, .picture = wide_picture};
		input.metric = layout_fixed_metric();
		const struct layout *layout = layout_document(&tree.context, &input);
		smaller += layout->page_count == 1 && layout->pages[0].cost.ways > 0;
		once &= all_in_order(&tree, layout);
		tree_free(&tree);
	}
	check(checks, "a picture is a little smaller where a page holds it so", smaller > 0);
	check(checks, "and stands once", once);
}

int main(void)
{
	struct checks checks = {0};
	test_pathologies(&checks, false);
	test_pathologies(&checks, true);
	test_sections(&checks);
	test_linear(&checks);
	test_lines(&checks);
	test_numbers(&checks);
	test_marks(&checks);
	test_direction(&checks);
	test_heading_stays(&checks);
	test_bound(&checks);
	test_repeat(&checks);
	test_float(&checks);
	test_turned(&checks);
	test_run_on(&checks);
	test_after_contents(&checks);
	test_quotations(&checks);
	test_short_subsections(&checks);
	test_lists(&checks);
	test_names(&checks);
	test_openings(&checks);
	test_figures(&checks);
	test_sizes(&checks);
	test_no_picture(&checks);
	test_tiles(&checks);
	return checks.failed > 0;
}
