/* What the check between composing and writing refuses, one fault at a time. */
#include "doc/check.h"

#include "../check.h"
#include "doc/grid.h"

struct bench {
	struct context context;
	struct document document;
	struct node *section;
};

static struct node *add(struct bench *bench, struct node *parent, enum node_kind kind)
{
	struct node *node = node_new(bench->context.arena, kind, (struct place){1, 0});
	node_append(parent, node);
	return node;
}

static struct node *add_text(struct bench *bench, struct node *parent, const char *text)
{
	struct node *node = add(bench, parent, NODE_TEXT);
	node->text = text;
	return node;
}

static struct node *add_heading(struct bench *bench, struct node *parent, int level, const char *text)
{
	struct node *heading = add(bench, parent, NODE_HEADING);
	heading->as.heading.level = level;
	add_text(bench, heading, text);
	return heading;
}

static void begin(struct bench *bench)
{
	static const char source[] = "a narrative\n";
	*bench = (struct bench){0};
	bench->context.arena = arena_new();
	bench->context.sources = sources_new(bench->context.arena);
	bench->context.messages = messages_new(bench->context.arena, bench->context.sources);
	sources_add(bench->context.sources, "a.md", source, sizeof source - 1);
	bench->document.language = "en-GB";
	bench->document.root = node_new(bench->context.arena, NODE_DOCUMENT, (struct place){0});
	bench->section = add(bench, bench->document.root, NODE_SECTION);
	add_heading(bench, bench->section, 1, "Title");
}

/* Checks the document; EXPECTED must be said, or nothing if it is NULL. */
static void finish(struct checks *checks, struct bench *bench, const char *name, const char *expected)
{
	struct buffer out = {0};
	doc_check(&bench->context, &bench->document);
	messages_print(bench->context.messages, &out, 20);
	const char *said = buffer_text(&out);
	size_t count = messages_errors(bench->context.messages) + messages_told(bench->context.messages, SEVERITY_WARNING);
	bool passed = expected ? count == 1 && strstr(said, expected) : count == 0;
	check(checks, name, passed);
	if (!passed)
		printf("# expected %s, said: %s\n", expected ? expected : "nothing", said);
	buffer_release(&out);
	arena_free(bench->context.arena);
}

static struct node *add_row(struct bench *bench, struct node *part, size_t cells, const char *text)
{
	struct node *row = add(bench, part, NODE_TABLE_ROW);
	for (size_t i = 0; i < cells; i++)
		add_text(bench, add(bench, row, NODE_TABLE_CELL), text);
	return row;
}

static struct node *add_table(struct bench *bench, struct node *parent, const char *head, size_t columns, size_t cells)
{
	struct node *table = add(bench, parent, NODE_TABLE);
	table->as.table.column_count = columns;
	if (head)
		add_row(bench, add(bench, table, NODE_TABLE_HEAD), columns, head);
	add_row(bench, add(bench, table, NODE_TABLE_BODY), cells, "1");
	return table;
}

static struct node *add_link(struct bench *bench, struct node *parent, enum link_kind kind, const char *target)
{
	struct node *link = add(bench, parent, NODE_LINK);
	link->as.link.kind = kind;
	link->as.link.target = target;
	return link;
}

static void test_headings(struct checks *checks)
{
	struct bench bench;
	begin(&bench);
	add_heading(&bench, bench.section, 2, "Two");
	add_heading(&bench, bench.section, 3, "Three");
	add_heading(&bench, bench.section, 2, "Two again");
	finish(checks, &bench, "levels without a gap", NULL);
	begin(&bench);
	add_heading(&bench, bench.section, 3, "Three");
	finish(checks, &bench, "a skipped level", "skipped heading level: this heading is on level 3");
	begin(&bench);
	add_heading(&bench, bench.section, 2, "  ");
	finish(checks, &bench, "an empty heading", "empty heading");
	begin(&bench);
	add_heading(&bench, bench.section, 2, "Deep");
	struct node *other = add(&bench, bench.document.root, NODE_SECTION);
	add_heading(&bench, other, 1, "Other");
	add_heading(&bench, other, 3, "Three");
	finish(checks, &bench, "each section begins anew", "skipped heading level");
}

static void test_images(struct checks *checks)
{
	struct bench bench;
	begin(&bench);
	struct node *image = add(&bench, bench.section, NODE_IMAGE);
	image->as.image.file = "choir.jpg";
	finish(checks, &bench, "an image without alternative", "the image 'choir.jpg' has no alternative text");
	begin(&bench);
	image = add(&bench, bench.section, NODE_IMAGE);
	image->as.image.alt = "The Choir";
	add_text(&bench, add(&bench, image, NODE_CAPTION), "the choir");
	finish(checks, &bench, "an alternative that repeats the caption", "repeats the caption");
	begin(&bench);
	image = add(&bench, bench.section, NODE_IMAGE);
	image->as.image.alt = "Twelve young people sing on a stage";
	add_text(&bench, add(&bench, image, NODE_CAPTION), "The choir");
	finish(checks, &bench, "a good image", NULL);
}

static void test_charts(struct checks *checks)
{
	struct bench bench;
	begin(&bench);
	add_table(&bench, add(&bench, bench.section, NODE_CHART), "Reason", 2, 2);
	finish(checks, &bench, "a chart without title", "this chart has no title");
	begin(&bench);
	struct node *chart = add(&bench, bench.section, NODE_CHART);
	add_text(&bench, add(&bench, chart, NODE_CAPTION), "Most were about homes");
	finish(checks, &bench, "a chart without its table", "a chart needs a table");
}

static void test_tables(struct checks *checks)
{
	struct bench bench;
	begin(&bench);
	add_table(&bench, bench.section, "Name", 3, 3);
	finish(checks, &bench, "a good table", NULL);
	begin(&bench);
	add_table(&bench, bench.section, NULL, 2, 2);
	finish(checks, &bench, "a table without header", "no header row");
	begin(&bench);
	add_table(&bench, bench.section, "", 2, 2);
	finish(checks, &bench, "a table with an empty header", "no header row");
	begin(&bench);
	add_table(&bench, bench.section, "Name", 3, 2);
	finish(checks, &bench, "a row too short", "does not fill the table's 3 columns");
	begin(&bench);
	add_table(&bench, bench.section, "Name", 2, 3);
	finish(checks, &bench, "a row too long", "does not fill the table's 2 columns");
}

/* A first cell over two rows, and a row of one cell over both columns. */
static void test_spans(struct checks *checks)
{
	struct bench bench;
	begin(&bench);
	struct node *table = add_table(&bench, bench.section, "Name", 2, 2);
	table->last->first->first->as.cell.rows = 2;
	add_row(&bench, table->last, 1, "1");
	add_row(&bench, table->last, 1, "1")->first->as.cell.columns = 2;
	finish(checks, &bench, "cells over rows and columns", NULL);
	begin(&bench);
	table = add_table(&bench, bench.section, "Name", 2, 2);
	table->last->first->first->as.cell.rows = 2;
	finish(checks, &bench, "a cell that reaches below the table", "does not fill");
	begin(&bench);
	table = add_table(&bench, bench.section, "Name", 2, 1);
	table->last->first->first->as.cell.columns = 1000000;
	finish(checks, &bench, "a cell wider than the table", "does not fill");
}

static bool cell_is_at(const struct grid *grid, size_t cell, size_t row, size_t column, size_t rows, size_t columns)
{
	const struct grid_cell *at = &grid->cells[cell];
	return at->row == row && at->column == column && at->rows == rows && at->columns == columns;
}

/* A grid is made of ragged rows too: a cell gives way to one from above, and ends with its part of the table. */
static void test_grid(struct checks *checks)
{
	struct bench bench;
	begin(&bench);
	struct node *table = add_table(&bench, bench.section, "Name", 3, 2);
	table->last->first->first->as.cell.rows = 9;
	add_row(&bench, table->last, 1, "1")->first->as.cell.columns = 2;
	add_row(&bench, table->last, 5, "1");
	const struct grid *grid = grid_make(bench.context.arena, table);
	check(checks, "the columns of the widest row", grid->columns == 6 && grid->row_count == 4 && grid->head_rows == 1);
	check(checks, "a cell over rows ends with the table", cell_is_at(grid, 3, 1, 0, 3, 1) && grid->span_rows == 3);
	check(checks, "a cell beside it", cell_is_at(grid, 5, 2, 1, 1, 2) && grid->first[3] == 6);
	table->last->first->first->as.cell.columns = 2;
	table->last->first->last->as.cell.rows = 2;
	table->last->first->first->as.cell.rows = 1;
	grid = grid_make(bench.context.arena, table);
	check(checks, "a cell does not lie over one from above",
	    cell_is_at(grid, 4, 1, 2, 2, 1) && cell_is_at(grid, 5, 2, 0, 1, 2));
	table->last->first->next->first->as.cell.columns = 3;
	grid = grid_make(bench.context.arena, table);
	check(checks, "it is narrowed", cell_is_at(grid, 5, 2, 0, 1, 2));
	finish(checks, &bench, "and it is said", "does not fill");
}

static void test_links(struct checks *checks)
{
	struct bench bench;
	begin(&bench);
	struct node *paragraph = add(&bench, bench.section, NODE_PARAGRAPH);
	add_text(&bench, add_link(&bench, paragraph, LINK_EXTERNAL, "https://a.example"), "https://a.example");
	finish(checks, &bench, "a link whose text is its address", "the text of this link is its address");
	begin(&bench);
	paragraph = add(&bench, bench.section, NODE_PARAGRAPH);
	add_text(&bench, add_link(&bench, paragraph, LINK_EXTERNAL, "https://a.example/"), "a.example");
	finish(checks, &bench, "an address without its scheme", "the text of this link is its address");
	begin(&bench);
	paragraph = add(&bench, bench.section, NODE_PARAGRAPH);
	add_text(&bench, add_link(&bench, paragraph, LINK_EXTERNAL, "mailto:a@a.example"), "a@a.example");
	finish(checks, &bench, "an e-mail address may be shown", NULL);
	begin(&bench);
	paragraph = add(&bench, bench.section, NODE_PARAGRAPH);
	add_link(&bench, paragraph, LINK_EXTERNAL, "https://a.example");
	finish(checks, &bench, "a link without text", "this link to 'https://a.example' has no text");
	begin(&bench);
	paragraph = add(&bench, bench.section, NODE_PARAGRAPH);
	struct node *outer = add_link(&bench, paragraph, LINK_FILE, "a.csv");
	add_text(&bench, add_link(&bench, add(&bench, outer, NODE_STRONG), LINK_FILE, "b.csv"), "data");
	finish(checks, &bench, "a link inside a link", "a link stands inside another");
}

static void test_anchors(struct checks *checks)
{
	struct bench bench;
	begin(&bench);
	add_heading(&bench, bench.section, 2, "Choir")->anchor = "activities-choir";
	struct node *paragraph = add(&bench, bench.section, NODE_PARAGRAPH);
	add_text(&bench, add_link(&bench, paragraph, LINK_ANCHOR, "activities-choir"), "the choir");
	finish(checks, &bench, "a link that leads somewhere", NULL);
	begin(&bench);
	add_heading(&bench, bench.section, 2, "Choir")->anchor = "activities-choir";
	paragraph = add(&bench, bench.section, NODE_PARAGRAPH);
	add_text(&bench, add_link(&bench, paragraph, LINK_ANCHOR, "activities-chior"), "the choir");
	finish(checks, &bench, "a link that leads nowhere", "did you mean 'activities-choir'?");
	begin(&bench);
	add_heading(&bench, bench.section, 2, "One")->anchor = "same";
	add_heading(&bench, bench.section, 2, "Two")->anchor = "same";
	finish(checks, &bench, "an anchor twice", "two places have the same anchor 'same'");
}

static void test_notes(struct checks *checks)
{
	struct bench bench;
	begin(&bench);
	struct node *paragraph = add(&bench, bench.section, NODE_PARAGRAPH);
	struct node *link = add_link(&bench, paragraph, LINK_FILE, "a.csv");
	add_text(&bench, link, "data");
	struct node *reference = add(&bench, link, NODE_NOTE_REFERENCE);
	reference->anchor = "note-back";
	reference->as.note.back = "note";
	struct node *note = add(&bench, add(&bench, bench.section, NODE_NOTES), NODE_NOTE);
	note->anchor = "note";
	note->as.note.back = "note-back";
	finish(checks, &bench, "a note inside a link", "a note stands inside a link's text");
}

static void test_nesting(struct checks *checks)
{
	struct bench bench;
	begin(&bench);
	add(&bench, add(&bench, bench.section, NODE_PARAGRAPH), NODE_PARAGRAPH);
	finish(checks, &bench, "a paragraph in a paragraph", "a paragraph cannot stand in a paragraph");
	begin(&bench);
	struct node *row = add_row(&bench, add(&bench, add(&bench, bench.section, NODE_TABLE), NODE_TABLE_BODY), 0, "");
	row->parent->parent->as.table.column_count = 1;
	struct node *head = node_new(bench.context.arena, NODE_TABLE_HEAD, (struct place){1, 0});
	node_insert_before(row->parent, head);
	add_row(&bench, head, 1, "Name");
	struct node *cell = add(&bench, row, NODE_TABLE_CELL);
	add(&bench, cell, NODE_LIST);
	add_text(&bench, cell, "loose");
	finish(checks, &bench, "text beside a list in a cell", "text cannot stand in a table cell");
	begin(&bench);
	add(&bench, bench.section, NODE_ITEM);
	finish(checks, &bench, "an item without its list", "a list item cannot stand in a section");
	begin(&bench);
	node_unlink(bench.section->first);
	finish(checks, &bench, "a section without heading", "a section needs a heading");
}

static void test_language(struct checks *checks)
{
	static const char *const good[] = {"en", "cy", "ar", "zh-Hans", "en-GB", "x-private"};
	static const char *const bad[] = {"english language", "e", "12", "en_GB", "en-", "en--GB", "abcdefghi"};
	struct bench bench;
	for (size_t i = 0; i < sizeof good / sizeof *good - 1; i++) {
		begin(&bench);
		bench.document.language = good[i];
		finish(checks, &bench, good[i], NULL);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		begin(&bench);
		add(&bench, bench.section, NODE_PASSAGE)->language = bad[i];
		finish(checks, &bench, bad[i], "is no language code");
	}
	begin(&bench);
	bench.document.language = NULL;
	finish(checks, &bench, "no language", "which language");
}

/* A tree of a million levels is walked without recursion. */
static void test_walk(struct checks *checks)
{
	enum { DEEP = 1000000 };
	struct bench bench;
	begin(&bench);
	struct node *root = node_new(bench.context.arena, NODE_EMPHASIS, (struct place){0}), *at = root;
	for (size_t i = 1; i < DEEP; i++)
		at = add(&bench, at, NODE_EMPHASIS);
	add_text(&bench, at, "deep");
	size_t entered = 0, left = 0;
	enum node_event event = NODE_ENTER;
	for (const struct node *node = root; node; node = node_walk(root, node, &event))
		*(event == NODE_ENTER ? &entered : &left) += 1;
	check(checks, "a deep walk enters and leaves each node", entered == DEEP + 1 && left == DEEP + 1);
	struct buffer plain = {0};
	node_plain(&plain, root);
	check_text(checks, "its text", buffer_text(&plain), "deep");
	buffer_release(&plain);
	arena_free(bench.context.arena);
}

static void test_plain(struct checks *checks)
{
	struct bench bench;
	begin(&bench);
	struct node *one = add(&bench, bench.section, NODE_PARAGRAPH);
	add_text(&bench, one, "Two");
	add(&bench, one, NODE_SOFT_BREAK);
	add(&bench, add(&bench, one, NODE_STRONG), NODE_FIGURE)->text = "85";
	struct node *last = add_text(&bench, one, " last");
	add_text(&bench, add(&bench, bench.section, NODE_PARAGRAPH), "more");
	struct node *before = node_new(bench.context.arena, NODE_TEXT, (struct place){0});
	before->text = " and";
	node_insert_before(last, before);
	struct buffer plain = {0};
	node_plain(&plain, bench.section);
	check_text(checks, "plain text", buffer_text(&plain), "Title Two 85 and last more");
	buffer_clear(&plain);
	node_unlink(bench.section->first);
	node_unlink(before);
	node_unlink(bench.section->last);
	node_plain(&plain, bench.section);
	check_text(checks, "plain text after taking nodes out", buffer_text(&plain), "Two 85 last");
	buffer_release(&plain);
	arena_free(bench.context.arena);
}

static void test_kinds(struct checks *checks)
{
	bool named = true;
	for (enum node_kind kind = NODE_DOCUMENT; kind < NODE_KIND_COUNT; kind++)
		named = named && node_kind_name(kind) && !(node_is_inline(kind) && node_is_flow(kind));
	check(checks, "each kind has a name and one group", named);
}

int main(void)
{
	static void (*const tests[])(struct checks *) = {test_headings, test_images, test_charts, test_tables, test_spans,
	    test_grid, test_links, test_anchors, test_notes, test_nesting, test_language, test_walk, test_plain,
	    test_kinds};
	struct checks checks = {0};
	for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
		tests[i](&checks);
	return checks.failed > 0;
}
