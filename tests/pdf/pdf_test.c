/* Writes PDFs of hand-made documents. With a folder as argument the files go there, for pdf_test.py. */
#include <time.h>

#include "check.h"
#include "pdf/bench.h"

static void add_cover(struct bench *bench, struct node *root, const struct document *document)
{
	struct node *cover = add(bench, root, NODE_COVER);
	const struct {
		enum paragraph_role role;
		const char *text;
	} lines[] = {{PARAGRAPH_COVER_COUNCIL, document->council}, {PARAGRAPH_COVER_TITLE, document->title},
	    {PARAGRAPH_COVER_PERIOD, document->period}, {PARAGRAPH_COVER_DATE, document->published},
	    {PARAGRAPH_COVER_MARKING, document->marking}};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		add_text(bench, cover, NODE_PARAGRAPH, lines[i].text)->as.paragraph.role = lines[i].role;
}

static struct node *add_cell(struct bench *bench, struct node *row, const char *text, enum cell_scope scope)
{
	struct node *cell = add(bench, row, NODE_TABLE_CELL);
	cell->as.cell.scope = scope;
	cell->as.cell.columns = cell->as.cell.rows = 1;
	if (*text)
		add_text(bench, cell, NODE_TEXT, text);
	return cell;
}

static struct node *add_table(
    struct bench *bench, struct node *parent, size_t columns, const char *number, const char *caption)
{
	struct node *table = add(bench, parent, NODE_TABLE);
	table->as.table.column_count = columns;
	table->as.table.columns = arena_array(bench->arena, columns, sizeof(enum align));
	table->as.table.number = number;
	table->anchor = arena_format(bench->arena, "table-%s", number);
	for (size_t i = 1; i < columns; i++)
		table->as.table.columns[i] = ALIGN_RIGHT;
	add_text(bench, table, NODE_CAPTION, caption);
	return table;
}

static void add_simple_table(struct bench *bench, struct node *parent, const char *number, int rows)
{
	struct node *table = add_table(bench, parent, 3, number, "Reasons for referral");
	struct node *row = add(bench, add(bench, table, NODE_TABLE_HEAD), NODE_TABLE_ROW);
	add_cell(bench, row, "Reason", SCOPE_COLUMN);
	add_cell(bench, row, "Children", SCOPE_COLUMN);
	add_cell(bench, row, "Share", SCOPE_COLUMN);
	struct node *body = add(bench, table, NODE_TABLE_BODY);
	for (int i = 0; i < rows; i++) {
		row = add(bench, body, NODE_TABLE_ROW);
		add_cell(bench, row, arena_format(bench->arena, "Reason number %d", i + 1), SCOPE_ROW);
		add_cell(bench, row, arena_format(bench->arena, "%d", i * 7 % 100), SCOPE_NONE);
		add_cell(bench, row, i % 3 ? "12%" : "", SCOPE_NONE);
	}
	add_text(bench, table, NODE_FOOT, "Percentages may not sum to 100 because of rounding.");
}

static void add_grouped_table(struct bench *bench, struct node *parent)
{
	struct node *table = add_table(bench, parent, 5, "2", "Plan under grouped heads");
	struct node *head = add(bench, table, NODE_TABLE_HEAD), *row = add(bench, head, NODE_TABLE_ROW);
	add_cell(bench, row, "Issue", SCOPE_COLUMN)->as.cell.rows = 2;
	add_cell(bench, row, "Space", SCOPE_COLUMN_GROUP)->as.cell.columns = 2;
	add_cell(bench, row, "Voice", SCOPE_COLUMN_GROUP)->as.cell.columns = 2;
	row = add(bench, head, NODE_TABLE_ROW);
	for (int i = 0; i < 4; i++)
		add_cell(bench, row, i % 2 ? "How" : "With whom", SCOPE_COLUMN);
	struct node *body = add(bench, table, NODE_TABLE_BODY);
	row = add(bench, body, NODE_TABLE_ROW);
	add_cell(bench, row, "Advocacy", SCOPE_ROW)->as.cell.rows = 2;
	for (int line = 0; line < 2; line++) {
		for (int i = 0; i < 4; i++)
			add_cell(bench, row, i ? "A short text" : "", SCOPE_NONE);
		row = line ? row : add(bench, body, NODE_TABLE_ROW);
	}
}

static struct node *add_link(
    struct bench *bench, struct node *parent, enum link_kind kind, const char *target, const char *text)
{
	struct node *link = add_text(bench, parent, NODE_LINK, text);
	link->as.link.kind = kind;
	link->as.link.target = target;
	return link;
}

static void add_prose(struct bench *bench, struct node *section)
{
	struct node *lead = add_text(bench, section, NODE_PARAGRAPH,
	    "The office staff filed five efficient flow charts for the first affluent waffle.");
	lead->as.paragraph.role = PARAGRAPH_LEAD;
	struct node *paragraph = add_text(bench, section, NODE_PARAGRAPH, "We supported ");
	struct node *figure = add(bench, paragraph, NODE_FIGURE);
	figure->text = "85";
	add_text(bench, paragraph, NODE_TEXT,
	    " children; the \xE2\x80\x9C"
	    "Young Person\xE2\x80\x99s Plan\xE2\x80\x9D cost \xC2\xA3"
	    "1.25m \xE2\x80\x93 see ");
	add_link(bench, paragraph, LINK_EXTERNAL, "https://www.example.org/a(b)?c=\xC3\xA9",
	    "the council\xE2\x80\x99s own pages about it, which are long enough to be set on two lines of this page");
	add_text(bench, paragraph, NODE_TEXT, ", ");
	add_link(bench, paragraph, LINK_ANCHOR, "h1-second-section", "the second section");
	add_text(bench, paragraph, NODE_TEXT, " and ");
	add_link(bench, paragraph, LINK_FILE, "data/reasons.csv", "the data");
	add_text(bench, paragraph, NODE_TEXT, ".");
	struct node *reference = add(bench, paragraph, NODE_NOTE_REFERENCE);
	reference->as.note.number = 1;
	reference->as.note.back = "note-1";
	reference->anchor = "reference-1";
	add_text(bench, add(bench, paragraph, NODE_STRONG), NODE_TEXT, " Strong words. ");
	struct node *welsh = add(bench, paragraph, NODE_SPAN);
	welsh->language = "cy";
	add_text(bench, welsh, NODE_TEXT,
	    "\xC5\xB4yn a \xC5\xB7"
	    "d ar y bryn");
	add_text(bench, paragraph, NODE_TEXT, " and on it goes.");
}

static void add_list(struct bench *bench, struct node *section, bool ordered, bool tight)
{
	struct node *list = add(bench, section, NODE_LIST);
	list->as.list.ordered = ordered;
	list->as.list.tight = tight;
	list->as.list.start = 1;
	for (int i = 0; i < 3; i++) {
		struct node *item = add(bench, list, NODE_ITEM);
		add_text(bench, item, NODE_PARAGRAPH, "A point of the list that says something");
		if (i != 1 || ordered)
			continue;
		struct node *inner = add(bench, item, NODE_LIST);
		inner->as.list.tight = true;
		add_text(bench, add(bench, inner, NODE_ITEM), NODE_PARAGRAPH, "and a point within it");
	}
}

static void add_tiles(struct bench *bench, struct node *section)
{
	struct node *tiles = add(bench, section, NODE_TILES);
	add_heading(bench, tiles, 2, NULL, "Headline figures");
	for (int i = 0; i < 3; i++) {
		struct node *tile = add(bench, tiles, NODE_TILE);
		add(bench, tile, NODE_FIGURE)->text = arena_format(bench->arena, "%d", 85 + i);
		add_text(bench, tile, NODE_LABEL, "Children who accepted support");
		add_text(bench, tile, NODE_BASE, "33% of 254 referrals");
	}
}

static struct chart_data *chart_data(struct bench *bench, enum chart_kind kind, size_t series, size_t categories)
{
	static const char *reasons[] = {"Placement", "Family time", "School"};
	static const char *names[] = {"Children in care", "Care leavers", "Others"};
	struct chart_data *data = arena_alloc(bench->arena, sizeof *data);
	struct chart_point *points = arena_array(bench->arena, categories * series, sizeof *points);
	const char **labels = arena_array(bench->arena, categories, sizeof *labels);
	for (size_t i = 0; i < categories; i++)
		labels[i] = i < 3 ? reasons[i] : arena_format(bench->arena, "%s %d", reasons[i % 3], (int)i);
	for (size_t i = 0; i < categories * series; i++) {
		int value = (int)(i * 37 % 23) + 2;
		points[i].value = (struct figure){FIGURE_SHOWN, {value, 0}, arena_format(bench->arena, "%d", value)};
		points[i].text = points[i].value.text;
	}
	points[series].value = (struct figure){FIGURE_WITHHELD, {0, 0}, "[c]"};
	points[series].text = "[c]";
	*data = (struct chart_data){.kind = kind,
	    .categories = labels,
	    .category_count = categories,
	    .series = names,
	    .series_count = series,
	    .points = points};
	return data;
}

static void add_chart(struct bench *bench, struct node *section, enum chart_kind kind, size_t series, size_t categories)
{
	struct node *chart = add(bench, section, NODE_CHART);
	int number = categories > 3 ? 5 : (int)kind + 1;
	chart->as.chart.data = chart_data(bench, kind, series, categories);
	chart->as.chart.alt = "Placement leads with 14 children.";
	chart->as.chart.number = arena_format(bench->arena, "%d", number);
	chart->anchor = arena_format(bench->arena, "chart-%d", number);
	add_text(bench, chart, NODE_CAPTION, "Placement is the most frequent reason");
	add_text(bench, chart, NODE_SUBTITLE, "Children by reason, 2021-22");
	add_text(bench, chart, NODE_SOURCE, "Source: referral records");
	add_simple_table(bench, chart, arena_format(bench->arena, "%d", number + 2), 3);
}

static void add_stories(struct bench *bench, struct node *section)
{
	struct node *quotation = add(bench, section, NODE_QUOTATION);
	add_text(bench, quotation, NODE_PARAGRAPH,
	    "\xE2\x80\x9C"
	    "She listened to me.\xE2\x80\x9D");
	add_text(bench, quotation, NODE_ATTRIBUTION, "A child of 11");
	struct node *study = add(bench, section, NODE_CASE_STUDY);
	add_heading(bench, study, 3, NULL, "A new home");
	add_text(bench, study, NODE_ABOUT, "A girl in care");
	static const char *const parts[] = {"The worries", "What worked well", "The outcome"};
	for (int i = 0; i < 3; i++) {
		struct node *part = add(bench, study, NODE_CASE_PART);
		add_heading(bench, part, 4, NULL, parts[i]);
		add_text(bench, part, NODE_PARAGRAPH, "It was told in a few sentences that stand in a column of their own.");
	}
	struct node *callout = add(bench, section, NODE_CALLOUT);
	add_heading(bench, callout, 3, NULL, "To remember");
	add_text(bench, callout, NODE_PARAGRAPH, "This stands on a tint.");
}

static void add_passage(struct bench *bench, struct node *section)
{
	struct node *passage = add(bench, section, NODE_PASSAGE);
	passage->language = "ar";
	passage->right_to_left = true;
	struct node *paragraph = add_text(bench, passage, NODE_PARAGRAPH,
	    "\xD8\xA7\xD9\x84\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 \xD8\xB9\xD9\x84\xD9\x8A\xD9\x83\xD9\x85 Advocacy 2021 "
	    "\xD8\xA3\xD9\x87\xD9\x84\xD8\xA7 \xD8\xA8\xD9\x83\xD9\x85");
	paragraph->language = "ar";
	paragraph->right_to_left = true;
}

static void add_end_matter(struct bench *bench, struct node *section)
{
	struct node *definitions = add(bench, section, NODE_DEFINITIONS);
	struct node *definition = add(bench, definitions, NODE_DEFINITION);
	definition->anchor = "word-cro";
	add_text(bench, definition, NODE_TERM, "CRO");
	add_text(bench, definition, NODE_PARAGRAPH, "Children\xE2\x80\x99s Rights Officer");
	struct node *sources = add(bench, section, NODE_SOURCES);
	add_link(bench, sources, LINK_ANCHOR, "h1-second-section", "Children supported");
	struct node *note = add_text(bench, add(bench, section, NODE_NOTES), NODE_NOTE, "Children Act 1989, section 22.");
	note->anchor = "note-1";
	note->as.note.number = 1;
	note->as.note.back = "reference-1";
}

static struct node *add_entry(struct bench *bench, struct node *contents, const struct node *target, const char *text)
{
	struct node *entry = add(bench, contents, NODE_ENTRY);
	entry->as.entry.target = target;
	entry->as.entry.to = target->anchor;
	entry->as.entry.text = text;
	return entry;
}

/* Entries of all headings of levels 1 and 2, as a report's contents have them. */
static void list_headings(struct bench *bench, struct node *contents, const struct node *root)
{
	for (const struct node *section = root->first; section; section = section->next) {
		struct node *entry = NULL, *below = NULL;
		for (const struct node *node = section->first; node; node = node->next) {
			if (section == contents->parent || node->kind != NODE_HEADING || node->as.heading.level > 2)
				continue;
			if (node->as.heading.level == 1)
				entry = add_entry(bench, contents, node, node->as.heading.plain);
			else if (!below)
				below = add(bench, entry, NODE_CONTENTS);
			if (node->as.heading.level == 2)
				add_entry(bench, below, node, node->as.heading.plain)->as.entry.number = node->as.heading.number;
		}
	}
}

static void list_tables(struct bench *bench, struct node *contents, const struct node *root)
{
	enum node_event event = NODE_ENTER;
	for (const struct node *at = root; at; at = node_walk(root, at, &event))
		if (event == NODE_ENTER && at->kind == NODE_TABLE && at->as.table.number && at->anchor)
			add_entry(bench, contents, at, "A table")->as.entry.number = at->as.table.number;
}

static struct node *tree_of_all(struct bench *bench, const struct document *document)
{
	struct node *root = add(bench, NULL, NODE_DOCUMENT);
	root->language = document->language;
	add_cover(bench, root, document);
	struct node *contents = add_section(bench, root, NULL, "Contents");
	contents->as.section.role = SECTION_CONTENTS;
	struct node *headings = add(bench, contents, NODE_CONTENTS), *tables = add(bench, contents, NODE_CONTENTS);
	struct node *section = add_section(bench, root, "1", "First section");
	add_prose(bench, section);
	add_tiles(bench, section);
	add_heading(bench, section, 2, "1.1", "Lists and what is in them");
	add_list(bench, section, false, true);
	add_list(bench, section, true, false);
	add_simple_table(bench, section, "1", 90);
	section = add_section(bench, root, "2", "Second section");
	add_chart(bench, section, CHART_BAR, 1, 3);
	add_chart(bench, section, CHART_COLUMN, 1, 3);
	add_chart(bench, section, CHART_STACKED, 3, 3);
	add_chart(bench, section, CHART_LINE, 3, 3);
	add_chart(bench, section, CHART_STACKED, 3, 60);
	add_grouped_table(bench, section);
	add_heading(bench, section, 2, "2.1", "Stories");
	add_stories(bench, section);
	add_passage(bench, section);
	add_end_matter(bench, section);
	list_headings(bench, headings, root);
	list_tables(bench, tables, root);
	return root;
}

static struct node *tree_of_pages(struct bench *bench, const struct document *document, int paragraphs)
{
	struct node *root = add(bench, NULL, NODE_DOCUMENT);
	root->language = document->language;
	struct node *section = add_section(bench, root, "1", "A long section");
	for (int i = 0; i < paragraphs; i++)
		add_text(bench, section, NODE_PARAGRAPH,
		    arena_format(bench->arena,
		        "Paragraph %d tells how children and young people were listened to, what they asked the Board to "
		        "decide, and "
		        "which of their wishes were met in the year; it goes on for several lines so that pages fill up as "
		        "they do in "
		        "a real report, with figures such as %d and %d%% among the words.",
		        i, i * 37 % 1000, i % 100));
	return root;
}

static void test_all_kinds(struct checks *checks, struct bench *bench, const char *name, const char *folder)
{
	struct document document = document_make(name);
	document.root = tree_of_all(bench, &document);
	struct buffer out = {0}, again = {0};
	check(checks, "a document of all kinds is written", write_document(bench, &document, &out));
	save(folder, document.name, &out);
	check(checks, "a second one", write_document(bench, &document, &again));
	check(checks, "the same bytes every time", out.length == again.length && !memcmp(out.data, again.data, out.length));
	buffer_release(&out);
	buffer_release(&again);
}

static void test_theme(struct checks *checks, const char *theme, const char *name, const char *folder)
{
	struct bench bench = {0};
	bench_begin(&bench, theme, "tests/pdf");
	check(checks, theme, bench.fonts != NULL);
	if (bench.fonts)
		test_all_kinds(checks, &bench, name, folder);
	check(checks, "no messages", messages_errors(bench.context.messages) == 0);
	bench_end(&bench);
}

static void test_long(struct checks *checks, struct bench *bench, const char *folder, int paragraphs)
{
	struct document document = document_make("long");
	struct buffer out = {0};
	document.root = tree_of_pages(bench, &document, paragraphs);
	check(checks, "a long document is written", write_document(bench, &document, &out));
	save(folder, document.name, &out);
	buffer_release(&out);
}

static const char *repeated(struct bench *bench, const char *text, int times)
{
	struct buffer out = {0};
	for (int i = 0; i < times; i++)
		buffer_add(&out, text);
	const char *copy = arena_copy(bench->arena, buffer_text(&out));
	buffer_release(&out);
	return copy;
}

static void add_wide_table(struct bench *bench, struct node *section, size_t columns)
{
	struct node *table = add_table(bench, section, columns, "9", "Forty columns and a cell longer than a page");
	struct node *row = add(bench, add(bench, table, NODE_TABLE_HEAD), NODE_TABLE_ROW);
	for (size_t i = 0; i < columns; i++)
		add_cell(bench, row, arena_format(bench->arena, "Head %d", (int)i), SCOPE_COLUMN);
	row = add(bench, add(bench, table, NODE_TABLE_BODY), NODE_TABLE_ROW);
	for (size_t i = 0; i < columns; i++)
		add_cell(bench, row, i == 1 ? repeated(bench, "word ", 900) : "1", i ? SCOPE_NONE : SCOPE_ROW);
}

/* A plan under grouped heads that no page is wide enough for: its rows become records. */
static void add_record_table(struct bench *bench, struct node *section)
{
	static const char text[] = "What the officers and the children do together, in a few words of plain prose. ";
	struct node *table = add_table(bench, section, 14, "11", "A plan set as records");
	table->as.table.wide = true;
	struct node *head = add(bench, table, NODE_TABLE_HEAD), *row = add(bench, head, NODE_TABLE_ROW);
	add_cell(bench, row, "Lead", SCOPE_COLUMN)->as.cell.rows = 2;
	add_cell(bench, row, "Never said", SCOPE_COLUMN)->as.cell.rows = 2;
	add_cell(bench, row, "Space", SCOPE_COLUMN_GROUP)->as.cell.columns = 6;
	add_cell(bench, row, "Voice", SCOPE_COLUMN_GROUP)->as.cell.columns = 6;
	row = add(bench, head, NODE_TABLE_ROW);
	for (int i = 0; i < 12; i++)
		add_cell(bench, row, arena_format(bench->arena, "Question %d", i), SCOPE_COLUMN);
	struct node *body = add(bench, table, NODE_TABLE_BODY);
	for (int r = 0; r < 6; r++) {
		row = add(bench, body, NODE_TABLE_ROW);
		if (r % 3 == 0)
			add_cell(bench, row, arena_format(bench->arena, "Leader %d", r / 3), SCOPE_ROW_GROUP)->as.cell.rows = 3;
		add_cell(bench, row, "", SCOPE_NONE);
		for (int i = 0; i < 12; i++)
			add_cell(bench, row, i == r ? "" : i == 7 ? repeated(bench, text, 5) : text, SCOPE_NONE);
	}
	add_text(bench, table, NODE_FOOT, "Notes of a plan.");
}

static void add_deep_list(struct bench *bench, struct node *parent, int depth)
{
	for (int i = 0; i < depth; i++) {
		struct node *list = add(bench, parent, NODE_LIST);
		list->as.list.start = 1;
		parent = add(bench, list, NODE_ITEM);
		add_text(bench, parent, NODE_PARAGRAPH, "One step deeper");
	}
}

/* What a report should not hold, and a file has to bear. */
static struct node *tree_of_strange(struct bench *bench, const struct document *document)
{
	struct node *root = add(bench, NULL, NODE_DOCUMENT);
	root->language = document->language;
	struct node *contents = add_section(bench, root, NULL, "Contents");
	contents->as.section.role = SECTION_CONTENTS;
	struct node *headings = add(bench, contents, NODE_CONTENTS);
	struct node *section = add_section(bench, root, "1", repeated(bench, "A heading of sixty words ", 12));
	add_text(bench, section, NODE_PARAGRAPH, repeated(bench, "w", 3000));
	add_text(bench, section, NODE_PARAGRAPH, "");
	add_deep_list(bench, section, 10);
	add_wide_table(bench, section, 40);
	add_record_table(bench, section);
	add_simple_table(bench, section, "10", 2000);
	for (int i = 0; i < 300; i++) {
		section = add(bench, root, NODE_SECTION);
		section->anchor = arena_format(bench->arena, "empty-%d", i);
		add_heading(bench, section, 1, NULL, arena_format(bench->arena, "Empty section %d", i));
	}
	list_headings(bench, headings, root);
	return root;
}

static void test_strange(struct checks *checks, struct bench *bench, const char *folder)
{
	struct document document = document_make("strange");
	struct buffer out = {0};
	document.root = tree_of_strange(bench, &document);
	check(checks, "a strange document is written", write_document(bench, &document, &out));
	save(folder, document.name, &out);
	buffer_release(&out);
}

static void test_missing_glyph(struct checks *checks, struct bench *bench)
{
	static const char text[] = "# One\n\nA sign \xF3\xB0\x80\x80 here\n";
	struct document document = document_make("missing");
	uint32_t file = sources_add(bench->context.sources, "one.md", text, sizeof text - 1);
	document.root = add(bench, NULL, NODE_DOCUMENT);
	struct node *section = add_section(bench, document.root, "1", "One");
	struct node *paragraph = add(bench, section, NODE_PARAGRAPH);
	struct node *inner = node_text(bench->arena, "A sign \xF3\xB0\x80\x80 here", (struct place){file, 7});
	node_append(paragraph, inner);
	struct buffer out = {0}, messages = {0};
	check(
	    checks, "a character that no font has stops the file", !write_document(bench, &document, &out) && !out.length);
	messages_print(bench->context.messages, &messages, 10);
	check(checks, "and is named with its place",
	    strstr(buffer_text(&messages), "one.md:3:8: error") && strstr(buffer_text(&messages), "(U+F0000)"));
	buffer_release(&out);
	buffer_release(&messages);
}

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* With --speed N: how long N paragraphs take. */
static void measure(struct bench *bench, int paragraphs)
{
	struct document document = document_make("long");
	struct buffer out = {0};
	document.root = tree_of_pages(bench, &document, paragraphs);
	struct layout_input input = {.document = &document, .theme = bench->theme, .metric = type_metric(bench->shaper)};
	double start = seconds();
	const struct layout *layout = layout_document(&bench->context, &input);
	double laid = seconds();
	pdf_write(&bench->context, &out, &document, layout, bench->theme, bench->shaper, bench->pictures);
	double written = seconds();
	printf("# %zu pages: layout %.1f ms, pdf %.1f ms, %zu bytes\n", layout->page_count, (laid - start) * 1e3,
	    (written - laid) * 1e3, out.length);
	buffer_release(&out);
}

int main(int count, char **arguments)
{
	struct checks checks = {0};
	struct bench bench = {0};
	const char *folder = count > 1 ? arguments[1] : NULL;
	bench_begin(&bench, "county", "tests/pdf");
	check(&checks, "theme and fonts", bench.fonts != NULL);
	if (bench.fonts && count > 2) {
		measure(&bench, 10);
		measure(&bench, atoi(arguments[2]));
	} else if (bench.fonts) {
		test_theme(&checks, "county", "all", folder);
		test_theme(&checks, "ink", "all-ink", folder);
		test_theme(&checks, "large", "all-large", folder);
		test_long(&checks, &bench, folder, 700);
		test_strange(&checks, &bench, folder);
		check(&checks, "no messages", messages_errors(bench.context.messages) == 0);
		test_missing_glyph(&checks, &bench);
	}
	bench_end(&bench);
	return checks.failed != 0;
}
