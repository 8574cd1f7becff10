/* Tables: balanced widths, rows as records where columns would be too narrow, and what a page may not divide. */
#include "layout/table.h"

#include "check.h"
#include "tree.h"

static const char prose[] =
    "The officers write down what each child wants the adults to hear, and say it at the meeting";

/* A plan of ROWS rows by hand: a cell's length in points at each place of LENGTHS, its longest word 30 points. */
static struct table_box plan(struct arena *arena, const extent *lengths, size_t rows, size_t columns, extent width)
{
	struct table_box table = {.row_count = rows, .columns = columns, .cell_count = rows * columns};
	size_t *first = arena_array(arena, rows + 1, sizeof *first);
	table.first = first;
	table.cells = arena_array(arena, rows * columns, sizeof *table.cells);
	table.widths = arena_array(arena, columns, sizeof *table.widths);
	table.least = arena_array(arena, columns, sizeof *table.least);
	table.floor = table.least;
	for (size_t c = 0; c < columns; c++) {
		table.widths[c] = width / (extent)columns;
		table.least[c] = 30000;
	}
	for (size_t i = 0; i < rows * columns; i++) {
		first[i / columns + 1] = i + 1;
		table.cells[i] = (struct cell_box){.row = i / columns,
		    .column = i % columns,
		    .rows = 1,
		    .columns = 1,
		    .least = 30000,
		    .length = (int64_t)lengths[i] * 1000,
		    .paragraphs = 1};
	}
	return table;
}

static extent widths_sum(const struct table_box *table)
{
	extent sum = 0;
	for (size_t i = 0; i < table->columns; i++)
		sum += table->widths[i];
	return sum;
}

static void test_balance(struct checks *checks)
{
	static const extent uneven[] = {60, 2000, 100, 50, 1800, 400}, even[] = {900, 900, 900, 900, 900, 900};
	static const extent crossed[] = {2000, 60, 60, 2000};
	struct arena *arena = arena_new();
	struct table_box table = plan(arena, uneven, 2, 3, 600000);
	table_balance(&table);
	check(checks, "balance: the long column takes from the short ones", table.widths[1] > 300000);
	check(checks, "balance: what needs more keeps more", table.widths[2] > table.widths[0]);
	check(checks, "balance: the width stays", widths_sum(&table) == 600000);
	check(checks, "balance: no column is narrower than its longest word",
	    table.widths[0] >= 30000 && table.widths[2] >= 30000);
	table = plan(arena, even, 2, 3, 600000);
	table_balance(&table);
	check(checks, "balance: even columns stay even",
	    table.widths[0] == 200000 && table.widths[1] == 200000 && table.widths[2] == 200000);
	table = plan(arena, crossed, 2, 2, 400000);
	table_balance(&table);
	check(checks, "balance: nothing is gained where each column has a long cell", table.widths[0] == 200000);
	table = plan(arena, uneven, 2, 3, 90000);
	table_balance(&table);
	check(checks, "balance: nothing to give, nothing given", table.widths[0] == 30000 && table.widths[1] == 30000);
	table = plan(arena, uneven, 6, 1, 100000);
	table_balance(&table);
	check(checks, "balance: one column", table.widths[0] == 100000);
	arena_free(arena);
}

static void test_balance_letters(struct checks *checks)
{
	static const extent lengths[] = {300, 3000, 250, 2500};
	struct arena *arena = arena_new();
	struct table_box low = plan(arena, lengths, 2, 2, 400000), clear = plan(arena, lengths, 2, 2, 400000);
	clear.em = 10000;
	table_balance(&low);
	table_balance(&clear);
	check(checks, "balance: a lower row is not worth lines of few letters",
	    low.widths[0] < 55000 && clear.widths[0] > low.widths[0] + 8000 && widths_sum(&clear) == 400000);
	arena_free(arena);
}

static void test_balance_bounds(struct checks *checks)
{
	enum { ROWS = 250, COLUMNS = 3 };
	static extent lengths[ROWS * COLUMNS];
	for (size_t i = 0; i < ROWS * COLUMNS; i++)
		lengths[i] = i % COLUMNS ? 60 : 3000;
	struct arena *arena = arena_new();
	struct table_box table = plan(arena, lengths, ROWS, COLUMNS, 600000);
	table_balance(&table);
	check(checks, "balance: a very long table keeps its widths", table.widths[0] == 200000);
	table = plan(arena, lengths, 3, 17, 680000);
	table_balance(&table);
	check(checks, "balance: so does one of very many columns", table.widths[0] == 40000);
	table = plan(arena, lengths, 2, 3, 600000);
	for (size_t i = 0; i < 2; i++)
		table.cells[i * 3].columns = 2;
	table_balance(&table);
	check(checks, "balance: cells that span don't count", table.widths[0] == 200000);
	table = plan(arena, NULL, 0, 2, 200000);
	table_balance(&table);
	check(checks, "balance: no rows", table.widths[0] == 100000);
	arena_free(arena);
}

/* A table of prose that no page is wide enough for; its body. */
static struct node *add_prose_table(struct tree *tree, struct node *section, int rows, int columns)
{
	struct node *body = add_table(tree, section, 0, columns, "");
	for (int r = 0; r < rows; r++) {
		struct node *row = add(tree, body, NODE_TABLE_ROW);
		for (int c = 0; c < columns; c++)
			add_cell(tree, row, c ? prose : arena_format(tree->context.arena, "Record %d", r))->as.cell.scope =
			    c ? SCOPE_NONE : SCOPE_ROW;
	}
	body->parent->as.table.wide = true;
	return body;
}

struct found {
	size_t count, page;
	const struct item *item; /* the first; an empty one if there is none */
};

static struct found find(const struct layout *layout, const char *text, enum part part)
{
	static const struct item none;
	struct found found = {.item = &none};
	for (size_t p = 0; p < layout->page_count; p++)
		for (size_t i = 0; i < layout->pages[p].item_count; i++) {
			const struct item *item = &layout->pages[p].items[i];
			if (item->kind != ITEM_TEXT || item->part != part || item->length < strlen(text) ||
			    memcmp(item->text, text, strlen(text)) != 0)
				continue;
			if (!found.count++) {
				found.item = item;
				found.page = p;
			}
		}
	return found;
}

static bool is_stacked(const struct layout *layout)
{
	struct found first = find(layout, "Head 0", PART_CONTENT), second = find(layout, "Head 1", PART_CONTENT);
	return first.count && second.count && (first.item->y != second.item->y || first.page != second.page) &&
	       first.item->x == second.item->x;
}

/* Four columns of figures whose heads are long, beside a short label: the heads take more lines, the label does not. */
static void test_short_cells(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *body = add_table(&tree, add_section(&tree, "Figures"), 0, 5, "");
	struct node *head = body->previous->first;
	for (struct node *cell = head->first->next; cell; cell = cell->next) {
		cell->first->text = "Children in care and care leavers";
		cell->as.cell.align = ALIGN_RIGHT;
	}
	struct node *row = add(&tree, body, NODE_TABLE_ROW);
	add_cell(&tree, row, "October to December 2021")->as.cell.scope = SCOPE_ROW;
	for (int c = 0; c < 4; c++)
		add_cell(&tree, row, "1,234")->as.cell.align = ALIGN_RIGHT;
	const struct layout *layout = tree_layout(&tree);
	check(checks, "widths: a short label stays on its line",
	    find(layout, "October to December 2021", PART_CONTENT).count == 1);
	check(checks, "widths: heads of figures wrap instead", find(layout, "Children in", PART_CONTENT).count == 4);
	check(checks, "widths: no number is broken", find(layout, "1,234", PART_CONTENT).count == 4);
	tree_free(&tree);
}

static void test_stacked(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *body = add_prose_table(&tree, add_section(&tree, "Plan"), 6, 13);
	struct node *gone = body->first->next->first->next->next;
	node_unlink(gone->first);
	const struct layout *layout = tree_layout(&tree);
	struct found head = find(layout, "Head 1", PART_CONTENT), cell = find(layout, "The officers", PART_CONTENT);
	check(checks, "records: on upright pages", layout->pages[head.page].width == 595276 && is_stacked(layout));
	check(checks, "records: a heading stands beside its cell",
	    head.item->y == cell.item->y && head.item->x + head.item->width < cell.item->x);
	check(checks, "records: headings are read once, and repeated as artifacts",
	    find(layout, "Head 3", PART_CONTENT).count == 1 && find(layout, "Head 3", PART_ARTIFACT).count == 5);
	check(checks, "records: an empty cell's heading is left out", find(layout, "Head 2", PART_ARTIFACT).count == 4);
	check(checks, "records: each text once", all_once(&tree, layout));
	size_t continued = find(layout, "A table", PART_ARTIFACT).count;
	check(checks, "records: a page within the table says continued", continued == layout->page_count - 1);
	tree_free(&tree);
}

/* Where a page begins inside a record, its heading is said again; where it begins with a record, it is not. */
static void test_record_repeats(struct checks *checks)
{
	bool good = true, inside = false, between = false;
	for (int lines = 0; lines < 40; lines++) {
		struct tree tree = tree_new();
		struct node *section = add_section(&tree, "Plan");
		for (int i = 0; i < lines; i++)
			add_paragraph(&tree, section, "One line");
		add_prose_table(&tree, section, 4, 12);
		const struct layout *layout = tree_layout(&tree);
		for (size_t p = 0; p < layout->page_count; p++) {
			const char *record = NULL;
			bool again = false;
			for (size_t i = 0; i < layout->pages[p].item_count; i++) {
				const struct item *item = &layout->pages[p].items[i];
				bool named = item->kind == ITEM_TEXT && item->length == 8 && memcmp(item->text, "Record ", 7) == 0;
				if (named && item->part == PART_ARTIFACT && !record)
					again = true;
				if (named && !record)
					record = item->text;
				if (item->kind == ITEM_TEXT && item->part == PART_CONTENT && !record && item->length > 12 &&
				    memcmp(item->text, "The officers", 12) == 0)
					good = false;
			}
			inside |= again;
			between |= p > 0 && record && !again;
		}
		good &= all_once(&tree, layout) && no_overlap(layout) && inside_margins(&tree, layout);
		tree_free(&tree);
	}
	check(checks, "records: every page names the record that it goes on with", good);
	check(checks, "records: pages begin with records and inside them", inside && between);
}

static struct node *add_grouped(struct tree *tree, struct node *section)
{
	struct node *body = add_prose_table(tree, section, 2, 13), *head = body->previous;
	struct node *top = node_new(tree->context.arena, NODE_TABLE_ROW, (struct place){0});
	for (int i = 0; i < 3; i++) {
		struct node *cell = add_cell(tree, top, i == 1 ? "Space and voice" : i ? "Influence" : "");
		cell->as.cell.columns = i ? 6 : 1;
		cell->as.cell.scope = SCOPE_COLUMN_GROUP;
	}
	node_insert_before(head->first, top);
	return body;
}

static void test_grouped(struct checks *checks)
{
	struct tree tree = tree_new();
	add_grouped(&tree, add_section(&tree, "Plan"));
	const struct layout *layout = tree_layout(&tree);
	struct found group = find(layout, "Space and voice", PART_CONTENT), head = find(layout, "Head 1", PART_CONTENT);
	struct found next = find(layout, "Influence", PART_CONTENT), first = find(layout, "Head 0", PART_CONTENT);
	check(checks, "groups: a line over their headings",
	    group.count == 1 && group.item->y < head.item->y && group.item->x < head.item->x);
	check(checks, "groups: said once in a record", find(layout, "Space and voice", PART_ARTIFACT).count <= 2);
	check(checks, "groups: one after the other", next.count == 1 && next.item->x == group.item->x);
	check(checks, "groups: what is in none stands at the margin", first.item->x == group.item->x);
	check(checks, "groups: each text once", all_once(&tree, layout) && no_overlap(layout));
	tree_free(&tree);
}

/* What can be read as a table stays one. */
static void test_choice(struct checks *checks)
{
	struct tree tree = tree_new();
	add_prose_table(&tree, add_section(&tree, "Plan"), 3, 8);
	const struct layout *layout = tree_layout(&tree);
	check(checks, "a plan of eight columns lies on a turned page",
	    !is_stacked(layout) && layout->pages[0].width == 841890);
	tree.theme.page.landscape_plans = false;
	layout = tree_layout(&tree);
	check(checks, "where no page turns, it is set as records", is_stacked(layout) && layout->pages[0].width == 595276);
	tree_free(&tree);
	tree = tree_new();
	add_prose_table(&tree, add_section(&tree, "Plan"), 3, 10);
	check(checks, "lines of twelve letters are too short, though no word breaks", is_stacked(tree_layout(&tree)));
	tree_free(&tree);
	tree = tree_new();
	struct node *body = add_table(&tree, add_section(&tree, "Numbers"), 5, 40, "");
	for (struct node *cell = body->previous->first->first; cell; cell = cell->next)
		cell->first->text = "0-9";
	layout = tree_layout(&tree);
	struct found first = find(layout, "0.0", PART_CONTENT), last = find(layout, "0.39", PART_CONTENT);
	check(checks, "forty columns of numbers stay a table",
	    first.count && last.count && first.item->y == last.item->y && first.item->x < last.item->x);
	tree_free(&tree);
	tree = tree_new();
	add_table(&tree, add_section(&tree, "Three"), 3, 3, "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch");
	check(checks, "a long word alone makes no records", !is_stacked(tree_layout(&tree)));
	tree_free(&tree);
}

static size_t turned_pages(const struct layout *layout)
{
	size_t count = 0;
	for (size_t p = 0; p < layout->page_count; p++)
		count += layout->pages[p].width > layout->pages[p].height;
	return count;
}

/* A plan of so many ROWS and COLUMNS between paragraphs. */
static void plan_between(struct checks *checks, const char *name, int rows, int columns, bool turned)
{
	struct tree tree = tree_new();
	struct node *section = add_section(&tree, "Plan");
	for (int i = 0; i < 6; i++)
		add_paragraph(&tree, section, prose);
	add_prose_table(&tree, section, rows, columns);
	for (int i = 0; i < 30; i++)
		add_paragraph(&tree, section, prose);
	const struct layout *layout = tree_layout(&tree);
	check(checks, name, (turned_pages(layout) > 0) == turned && all_once(&tree, layout));
	tree_free(&tree);
}

static void test_upright(struct checks *checks)
{
	plan_between(checks, "a small plan of few columns stands upright among text", 2, 4, false);
	plan_between(checks, "a long plan lies on turned pages", 40, 6, true);
}

static void hostile_empty_head(struct tree *tree, struct node *section)
{
	struct node *body = add_prose_table(tree, section, 3, 13);
	for (struct node *cell = body->previous->first->first; cell; cell = cell->next)
		node_unlink(cell->first);
	body = add_prose_table(tree, section, 3, 13);
	node_unlink(body->previous);
}

/* A column in which nothing stands, under a row of one cell. */
static void hostile_empty_column(struct tree *tree, struct node *section)
{
	struct node *body = add_prose_table(tree, section, 1, 13);
	for (int r = 0; r < 3; r++) {
		struct node *row = add(tree, body, NODE_TABLE_ROW);
		for (int c = 0; c < 13; c++)
			add_cell(tree, row, c && c != 5 ? prose : NULL);
	}
	for (struct node *cell = body->first->last; body->first->first != body->first->last; cell = body->first->last)
		node_unlink(cell);
	body->first->first->as.cell.columns = 13;
}

static void hostile_spans(struct tree *tree, struct node *section)
{
	struct node *body = add_prose_table(tree, section, 6, 13);
	body->first->first->as.cell.rows = 4;
	body->first->first->next->as.cell.rows = 3;
	body->first->first->next->next->next->as.cell.columns = 3;
	body->first->next->next->first->as.cell.columns = 99;
	body->last->first->next->as.cell.rows = body->last->first->next->as.cell.columns = 1000000;
	struct node *row = add(tree, body, NODE_TABLE_ROW);
	add_cell(tree, row, prose)->as.cell.columns = 13;
	add_cell(tree, add(tree, body, NODE_TABLE_ROW), NULL);
	add(tree, body, NODE_TABLE_ROW);
}

static void hostile_one_column(struct tree *tree, struct node *section)
{
	struct node *body = add_prose_table(tree, section, 3, 1);
	add_cell(tree, add(tree, body, NODE_TABLE_ROW), arena_format(tree->context.arena, "%0400d", 1));
}

static void hostile_columns(struct tree *tree, struct node *section)
{
	add_prose_table(tree, section, 4, 200);
	add_prose_table(tree, section, 0, 200);
}

static void hostile_cell(struct tree *tree, struct node *section)
{
	struct node *row = add_prose_table(tree, section, 2, 12)->first, *cell = row->first->next;
	node_unlink(cell->first);
	for (int i = 0; i < 120; i++)
		add_paragraph(tree, cell, prose);
	for (int i = 0; i < 200; i++)
		add_text(tree, row->first, " a record whose name is longer than a page");
	for (int i = 0; i < 200; i++)
		add_text(tree, row->parent->previous->first->first->next, " a heading longer than a page");
}

static void hostile_lists(struct tree *tree, struct node *section)
{
	struct node *parent = add_prose_table(tree, section, 2, 12)->first->first->next;
	node_unlink(parent->first);
	for (int depth = 0; depth < 60; depth++) {
		struct node *list = add(tree, parent, NODE_LIST);
		parent = add(tree, list, NODE_ITEM);
		add_paragraph(tree, parent, prose);
		add_prose_table(tree, parent, depth % 20 == 7, 3);
	}
}

static void hostile_place(struct tree *tree, struct node *section)
{
	struct node *quote = add(tree, add(tree, section, NODE_CALLOUT), NODE_BLOCK_QUOTE);
	add_prose_table(tree, quote, 8, 13);
	struct node *item = add(tree, add(tree, section, NODE_LIST), NODE_ITEM);
	add_grouped(tree, item);
}

static void hostile_leftwards(struct tree *tree, struct node *section)
{
	struct node *passage = add(tree, section, NODE_PASSAGE);
	passage->language = "ar";
	passage->right_to_left = true;
	struct node *body = add_grouped(tree, passage);
	add_text(tree, body->first->first, "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7");
}

struct hostile {
	const char *name;
	void (*build)(struct tree *tree, struct node *section);
};

static void test_hostile(struct checks *checks, bool turns)
{
	static const struct hostile all[] = {
	    {"records without headings", hostile_empty_head},
	    {"records with an empty column", hostile_empty_column},
	    {"records of cells that span", hostile_spans},
	    {"one column", hostile_one_column},
	    {"200 columns", hostile_columns},
	    {"records of cells longer than a page", hostile_cell},
	    {"records of lists", hostile_lists},
	    {"records in quotes and lists", hostile_place},
	    {"records from right to left", hostile_leftwards},
	};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct tree tree = tree_new();
		char name[100];
		tree.theme.page.landscape_plans = turns;
		all[i].build(&tree, add_section(&tree, "Hostile"));
		const struct layout *layout = tree_layout(&tree);
		snprintf(name, sizeof name, "%s%s", all[i].name, turns ? "" : ", upright");
		check(checks, name, inside_margins(&tree, layout) && no_overlap(layout) && all_once(&tree, layout));
		tree_free(&tree);
	}
}

static void test_leftwards(struct checks *checks)
{
	struct tree tree = tree_new();
	hostile_leftwards(&tree, add_section(&tree, "Leftwards"));
	const struct layout *layout = tree_layout(&tree);
	struct found head = find(layout, "Head", PART_CONTENT), cell = find(layout, "Record", PART_CONTENT);
	check(checks, "from right to left headings stand at the right", head.item->x > cell.item->x + cell.item->width);
	tree_free(&tree);
}

/* What one page holds of a table: rows of its body, its total, lines of its notes. */
struct share {
	int rows, total, notes;
};

static struct share page_share(const struct page *page)
{
	struct share share = {0};
	for (size_t i = 0; i < page->item_count; i++) {
		const struct item *item = &page->items[i];
		if (item->kind != ITEM_TEXT || item->part != PART_CONTENT)
			continue;
		share.rows += memcmp(item->text, "row", 3) == 0;
		share.total += memcmp(item->text, "total", 5) == 0;
		share.notes += memcmp(item->text, "note", 4) == 0;
	}
	return share;
}

static bool share_is_good(struct share share, bool totalled)
{
	bool rows = share.rows == 0 || share.rows >= 2;
	bool total = !share.total || share.rows >= 2;
	bool notes = !share.notes || (share.notes == 2 && share.rows >= 2 && (share.total || !totalled));
	return rows && total && notes;
}

static bool breaks_well(int lines, int rows, bool totalled)
{
	struct tree tree = tree_new();
	struct node *section = add_section(&tree, "Breaks");
	for (int i = 0; i < lines; i++)
		add_paragraph(&tree, section, "One line");
	struct node *body = add_table(&tree, section, rows, 1, "row ");
	if (totalled) {
		struct node *row = add(&tree, body, NODE_TABLE_ROW);
		row->as.row.total = true;
		add_cell(&tree, row, "total");
	}
	struct node *foot = add(&tree, body->parent, NODE_FOOT);
	add_paragraph(&tree, foot, "note one");
	add_paragraph(&tree, foot, "note two");
	const struct layout *layout = tree_layout(&tree);
	bool good = true;
	for (size_t p = 0; p < layout->page_count; p++)
		good &= share_is_good(page_share(&layout->pages[p]), totalled);
	tree_free(&tree);
	return good;
}

static void test_breaks(struct checks *checks)
{
	int bad = 0;
	for (int lines = 0; lines < 40; lines++)
		for (int rows = 2; rows < 60; rows += rows < 6 ? 1 : 11)
			bad += !breaks_well(lines, rows, false) + !breaks_well(lines, rows, true);
	if (bad)
		printf("# %d tables break badly\n", bad);
	check(checks, "two rows at least before and after a break, notes with the last", !bad);
}

/* A row of half a page below half a page of text: on how many pages it stands, in a table of so many ROWS. */
static size_t pages_of_row(int rows)
{
	struct tree tree = tree_new();
	struct node *section = add_section(&tree, "Columns");
	for (int i = 0; i < 14; i++)
		add_paragraph(&tree, section, "One line");
	struct node *body = add_table(&tree, section, 0, 1, "");
	for (int r = 0; r < rows; r++) {
		struct node *cell = add(&tree, add(&tree, body, NODE_TABLE_ROW), NODE_TABLE_CELL);
		for (int i = 0; i < 22; i++)
			add_paragraph(&tree, cell, r ? "Later" : "Entry");
	}
	const struct layout *layout = tree_layout(&tree);
	size_t pages = 0;
	for (size_t p = 0; p < layout->page_count; p++) {
		bool here = false;
		for (size_t i = 0; i < layout->pages[p].item_count; i++)
			here |= layout->pages[p].items[i].text && strncmp(layout->pages[p].items[i].text, "Entry", 5) == 0;
		pages += here;
	}
	tree_free(&tree);
	return pages;
}

static void test_columns_alone(struct checks *checks)
{
	check(checks, "columns side by side, a table of one row, move whole to the next page", pages_of_row(1) == 1);
	check(checks, "a row as tall among others is divided", pages_of_row(3) == 2);
}

/* Below a growing number of paragraphs: its rows stand closer where that fills a page, and each stands once. */
static void test_ways(struct checks *checks)
{
	bool once = true;
	int closer = 0, wide = 0;
	for (int lines = 0; lines < 40; lines++) {
		struct tree tree = tree_new();
		struct node *section = add_section(&tree, "Ways");
		for (int i = 0; i < lines; i++)
			add_paragraph(&tree, section, "One line");
		struct node *body = add_table(&tree, section, 8, 2, "row ");
		if (lines % 2)
			add_text(
			    &tree, body->first->last, " of a text that is longer than a cell in the column of text, by a little");
		const struct layout *layout = tree_layout(&tree);
		const struct item *caption = item_reading(layout, "A table");
		once &= all_in_order(&tree, layout);
		for (size_t p = 0; p < layout->page_count; p++)
			closer += layout->pages[p].cost.ways > 0;
		wide += caption && caption->x < 150000;
		tree_free(&tree);
	}
	check(checks, "a table that pages could set in several ways stands once", once);
	check(checks, "its rows stand closer where a page holds it so", closer > 0);
	check(checks, "it takes the full measure where that is lower", wide > 0);
}

int main(void)
{
	struct checks checks = {0};
	test_balance(&checks);
	test_balance_letters(&checks);
	test_balance_bounds(&checks);
	test_short_cells(&checks);
	test_stacked(&checks);
	test_record_repeats(&checks);
	test_grouped(&checks);
	test_choice(&checks);
	test_upright(&checks);
	test_hostile(&checks, true);
	test_hostile(&checks, false);
	test_leftwards(&checks);
	test_breaks(&checks);
	test_columns_alone(&checks);
	test_ways(&checks);
	return checks.failed > 0;
}
