/* What a Word file says of trees that no report makes as yet: every kind of node where it may stand, without what is usual. And
 * drawings at their bounds, record by record. */
#include "docx/docx.h"
#include "docx/emf.h"

#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "../layout/tree.h"
#include "docx/writer.h"

/* All that is written of the tree. */
static const char *written(struct tree *tree)
{
	struct metric metric = layout_fixed_metric();
	struct buffer out = {0};
	tree->theme.screen_fonts[0] = "Arial";
	struct docx_input input = {.document = &tree->document,
	    .theme = &tree->theme,
	    .metric = &metric,
	    .pictures = pictures_new(&tree->context, "/tmp/annual-no-such-folder", NULL)};
	docx_content(&tree->context, &out, &input);
	return buffer_finish(&out, tree->context.arena);
}

static void has(struct checks *checks, const char *name, const char *text, const char *part)
{
	bool found = strstr(text, part) != NULL;
	check(checks, name, found);
	if (!found)
		printf("# in: %.2000s\n", text);
}

static const char *run(struct tree *tree, const char *text)
{
	return arena_format(tree->context.arena, "<w:r><w:t xml:space=\"preserve\">%s</w:t></w:r>", text);
}

static const char *paragraph(struct tree *tree, const char *style, const char *text)
{
	return arena_format(
	    tree->context.arena, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>%s</w:p>", style, run(tree, text));
}

/* ---- text ---- */

static void test_text(struct checks *checks)
{
	struct buffer out = {0};
	docx_text(&out, "a<b>&\"c\"\t\x01\x1F d\xEF\xBF\xBD\xEF\xBF\xBE\xEF\xBF\xBF\xF0\x9F\x98\x80");
	check_text(checks, "signs of markup, and what XML cannot hold", buffer_text(&out),
	    "a&lt;b&gt;&amp;&quot;c&quot;\t d\xEF\xBF\xBD\xF0\x9F\x98\x80");
	buffer_release(&out);
}

static void test_inlines(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *p = add(&tree, add_section(&tree, "One"), NODE_PARAGRAPH);
	add_text(&tree, p, "a");
	add(&tree, p, NODE_LINE_BREAK);
	add_text(&tree, p, "b");
	add(&tree, p, NODE_SOFT_BREAK);
	struct node *span = add(&tree, p, NODE_SPAN);
	span->language = "cy";
	add_text(&tree, span, "c");
	add_text(&tree, p, "d");
	struct node *arabic = add(&tree, p, NODE_SPAN);
	arabic->language = "ar";
	arabic->right_to_left = true;
	add_text(&tree, arabic, "e");
	add_text(&tree, p, "");
	const char *text = written(&tree);
	has(checks, "breaks, and languages within a line", text,
	    arena_format(tree.context.arena,
	        "%s<w:r><w:br/></w:r>%s%s<w:r><w:rPr><w:lang w:val=\"cy\"/></w:rPr><w:t "
	        "xml:space=\"preserve\">c</w:t></w:r>"
	        "%s<w:r><w:rPr><w:rtl/><w:lang w:bidi=\"ar\"/></w:rPr><w:t xml:space=\"preserve\">e</w:t></w:r></w:p>",
	        run(&tree, "a"), run(&tree, "b"), run(&tree, " "), run(&tree, "d")));
	tree_free(&tree);
}

static struct node *link_to(
    struct tree *tree, struct node *parent, enum link_kind kind, const char *target, const char *text)
{
	struct node *link = add(tree, parent, NODE_LINK);
	link->as.link.kind = kind;
	link->as.link.target = target;
	add_text(tree, link, text);
	return link;
}

static void test_links(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *section = add_section(&tree, "One");
	section->anchor = "one";
	section->first->anchor = "one"; /* the same twice leads to the first */
	struct node *p = add(&tree, section, NODE_PARAGRAPH);
	link_to(&tree, p, LINK_ANCHOR, "one", "there");
	link_to(&tree, p, LINK_ANCHOR, "two", "nowhere");
	link_to(&tree, p, LINK_ANCHOR, NULL, "never");
	link_to(&tree, p, LINK_EXTERNAL, "https://a.example/?a&b", "away");
	link_to(&tree, p, LINK_EXTERNAL, "", "empty");
	link_to(&tree, p, LINK_EXTERNAL, NULL, "none");
	link_to(&tree, p, LINK_FILE, "data/a.csv", "file");
	const char *text = written(&tree);
	static const char linked[] = "%s><w:r><w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr><w:t "
	                             "xml:space=\"preserve\">%s</w:t></w:r></w:hyperlink>";
	has(checks, "a link in the document", text,
	    arena_format(tree.context.arena, linked, "<w:hyperlink w:anchor=\"_r0\"", "there"));
	has(checks, "one away", text, arena_format(tree.context.arena, linked, "<w:hyperlink r:id=\"rId8\"", "away"));
	has(checks, "its address", text, "Target=\"https://a.example/?a&amp;b\" TargetMode=\"External\"");
	const char *const words[] = {"nowhere", "never", "empty", "none", "file"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		has(checks, "a link that leads nowhere is its words", text, run(&tree, words[i]));
	tree_free(&tree);
}

static struct node *refer(struct tree *tree, struct node *parent, struct node *note, const char *anchor, int number)
{
	struct node *reference = add(tree, parent, NODE_NOTE_REFERENCE);
	reference->anchor = anchor;
	reference->as.note.note = note;
	reference->as.note.number = number;
	return reference;
}

static void test_notes(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *section = add_section(&tree, "One");
	struct node *p = add(&tree, section, NODE_PARAGRAPH);
	struct node *notes = add(&tree, section, NODE_NOTES), *note = add(&tree, notes, NODE_NOTE);
	note->anchor = "note-1";
	note->as.note.back = "ref-1";
	add_text(&tree, note, "said below");
	refer(&tree, note, note, "ref-1", 1); /* within itself */
	refer(&tree, p, note, "ref-1", 1);
	refer(&tree, p, note, "ref-2", 71);
	refer(&tree, p, note, NULL, 72);
	refer(&tree, p, NULL, "ref-3", 73);
	struct node *back = add(&tree, notes, NODE_NOTE);
	refer(&tree, p, back, "ref-4", 74);
	const char *text = written(&tree);
	static const char mark[] = "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";
	has(checks, "the first reference is the footnote", text,
	    arena_format(tree.context.arena, "%s<w:footnoteReference w:id=\"1\"/></w:r>", mark));
	check(checks, "there is one", !strstr(text, "w:footnoteReference w:id=\"2\""));
	for (int i = 71; i < 75; i++)
		has(checks, "another repeats the number", text,
		    arena_format(tree.context.arena, "%s<w:t xml:space=\"preserve\">%d</w:t></w:r>", mark, i));
	has(checks, "a note within a note too", text,
	    arena_format(tree.context.arena,
	        "said below</w:t></w:r>%s<w:t xml:space=\"preserve\">1</w:t></w:r></w:p></w:footnote>", mark));
	tree_free(&tree);
}

/* ---- blocks ---- */

static void test_blocks(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *section = add_section(&tree, "One");
	struct node *list = add(&tree, section, NODE_LIST), *item = add(&tree, list, NODE_ITEM);
	add(&tree, item, NODE_LIST); /* of no items */
	add_paragraph(&tree, item, "after it");
	struct node *quotation = add(&tree, section, NODE_QUOTATION);
	add_paragraph(&tree, quotation, "said by nobody");
	add_text(&tree, add(&tree, section, NODE_FOOT), "a foot of words");
	add_paragraph(&tree, add(&tree, section, NODE_FOOT), "a foot of blocks");
	add(&tree, section, NODE_FOOT);
	struct node *line = add(&tree, add(&tree, section, NODE_EASY_READ), NODE_EASY_LINE);
	add(&tree, line, NODE_ICON);
	line = add(&tree, line->parent, NODE_EASY_LINE);
	add(&tree, line, NODE_ICON);
	add_paragraph(&tree, line, "an idea");
	add_paragraph(&tree, line, "more of it");
	struct node *chart = add(&tree, section, NODE_CHART);
	add_text(&tree, add(&tree, chart, NODE_SOURCE), "a chart of nothing");
	chart = add(&tree, section, NODE_CHART);
	chart->as.chart.data = arena_alloc(tree.context.arena, sizeof *chart->as.chart.data);
	struct node *image = add(&tree, section, NODE_IMAGE);
	image->as.image.file = "missing.png";
	add_text(&tree, add(&tree, image, NODE_CREDIT), "drawn by");
	const char *text = written(&tree);
	has(checks, "an item begins with its number, even within", text,
	    arena_format(tree.context.arena,
	        "<w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
	        "w:val=\"1\"/></w:numPr></w:pPr>%s",
	        run(&tree, "after it")));
	has(checks, "a quotation without a speaker", text, "\xE2\x80\x9D</w:t></w:r></w:p>");
	has(checks, "notes of words", text, paragraph(&tree, "Small", "a foot of words"));
	has(checks, "and of blocks", text, paragraph(&tree, "Small", "a foot of blocks"));
	has(checks, "a line of easy read without words", text, paragraph(&tree, "EasyRead", "  "));
	has(checks, "one of two paragraphs", text,
	    arena_format(
	        tree.context.arena, "%s</w:p>\n%s", run(&tree, "an idea"), paragraph(&tree, "EasyRead", "more of it")));
	has(checks, "a chart of nothing has its source", text, paragraph(&tree, "Small", "a chart of nothing"));
	has(checks, "a picture that is not there its credit", text, paragraph(&tree, "Small", "drawn by"));
	check(checks, "and no drawing", !strstr(text, "w:drawing"));
	check(checks, "it is told", messages_errors(tree.context.messages) == 1);
	tree_free(&tree);
}

static void test_depth(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *at = add_section(&tree, "One");
	for (int i = 0; i < 60; i++)
		at = add(&tree, at, NODE_BLOCK_QUOTE);
	add_paragraph(&tree, at, "far in");
	add_paragraph(&tree, at, "and further");
	has(checks, "blocks too far in are one paragraph", written(&tree),
	    arena_format(
	        tree.context.arena, "%s%s%s</w:p>", run(&tree, "far in"), run(&tree, " "), run(&tree, "and further")));
	tree_free(&tree);
}

/* A row without its last cells, one without any, and a table without a row. */
static void test_tables(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *section = add_section(&tree, "One");
	struct node *body = add_table(&tree, section, 1, 3, "r");
	add_cell(&tree, add(&tree, body, NODE_TABLE_ROW), "alone");
	add(&tree, body, NODE_TABLE_ROW);
	add(&tree, add(&tree, section, NODE_TABLE), NODE_TABLE_BODY);
	add(&tree, add(&tree, add(&tree, section, NODE_TABLE), NODE_TABLE_BODY), NODE_TABLE_ROW);
	const char *text = written(&tree);
	size_t tables = 0, cells = 0, rows = 0;
	for (const char *at = text; (at = strstr(at, "<w:tbl>")); at++)
		tables++;
	for (const char *at = text; (at = strstr(at, "<w:tr>")); at++)
		rows++;
	for (const char *at = text; (at = strstr(at, "<w:tc>")); at++)
		cells++;
	check(checks, "a table without rows is none", tables == 2 && rows == 5);
	check(checks, "each row fills its columns", cells == 4 * 3 + 1);
	has(checks, "empty slots are paragraphs", text,
	    arena_format(tree.context.arena,
	        "%s</w:p>\n</w:tc><w:tc><w:tcPr><w:tcW w:w=\"3221\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle "
	        "w:val=\"TableText\"/></w:pPr></w:p>",
	        run(&tree, "alone")));
	tree_free(&tree);
}

static void add_entry(struct tree *tree, struct node *contents, const struct node *target, const char *to,
    const char *number, const char *text)
{
	struct node *entry = add(tree, contents, NODE_ENTRY);
	entry->as.entry.target = target;
	entry->as.entry.to = to;
	entry->as.entry.number = number;
	entry->as.entry.text = text;
}

static void test_contents(struct checks *checks)
{
	struct tree tree = tree_new();
	struct node *front = add_section(&tree, "Contents"), *section = add_section(&tree, "One");
	struct node *hidden = add_section(&tree, "Data");
	hidden->as.section.role = SECTION_DATA;
	section->first->anchor = "one";
	struct node *table = add_table(&tree, section, 1, 1, "r")->parent;
	table->anchor = "table-1";
	struct node *list = add(&tree, front, NODE_CONTENTS);
	add_entry(&tree, list, table, "table-1", "Table 1", "A table");
	add_entry(&tree, list, table, "not-there", NULL, "Another");
	const char *text = written(&tree);
	has(checks, "a list of tables names their numbers", text, "Table 1. A table</w:t></w:r></w:hyperlink></w:p>");
	has(checks, "what leads nowhere is its words", text,
	    arena_format(tree.context.arena, "</w:pPr>%s</w:p>", run(&tree, "Another")));
	check(checks, "only headings are a field that Word can gather", !strstr(text, "fldChar"));
	struct node *contents = add(&tree, front, NODE_CONTENTS);
	add_entry(&tree, contents, section->first, "one", "1", "One");
	add_entry(&tree, contents, hidden->first, NULL, "2", "Data");
	add(&tree, contents->first, NODE_CONTENTS);
	text = written(&tree);
	has(checks, "contents are", text, "<w:fldChar w:fldCharType=\"begin\"/>");
	has(checks, "with the number before the heading", text, "1 One</w:t>");
	check(checks, "and without what is not written", !strstr(text, "2 Data"));
	add(&tree, front, NODE_CONTENTS);
	check(checks, "contents of nothing are nothing", strlen(written(&tree)) == strlen(text));
	tree_free(&tree);
}

/* ---- sections ---- */

static void test_sections(struct checks *checks)
{
	struct tree tree = tree_new();
	has(checks, "nothing is a page", written(&tree),
	    "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr></w:p>\n<w:sectPr><w:headerReference");
	tree_free(&tree);
	tree = tree_new();
	add(&tree, tree.document.root, NODE_COVER);
	struct node *section = add_section(&tree, "One");
	struct node *last = add(&tree, section, NODE_WORKING);
	last->anchor = "here";
	link_to(&tree, add(&tree, section, NODE_PARAGRAPH), LINK_ANCHOR, "here", "to it");
	struct node *end = add_section(&tree, "Two");
	end = add(&tree, end, NODE_PASSAGE);
	end->anchor = "there";
	const char *text = written(&tree);
	check(checks, "a cover without words is a page",
	    strncmp(text, "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/><w:sectPr><w:footnotePr>", 59) == 0);
	has(checks, "an anchor of nothing stands before what follows", text,
	    "<w:bookmarkStart w:id=\"0\" w:name=\"_r0\"/><w:bookmarkEnd w:id=\"0\"/><w:hyperlink w:anchor=\"_r0\">");
	has(checks, "at the end in a paragraph of its own", text,
	    "<w:pStyle w:val=\"Gap\"/></w:pPr><w:bookmarkStart w:id=\"1\"");
	tree_free(&tree);
	tree = tree_new();
	section = add_section(&tree, "One");
	add(&tree, section, NODE_PASSAGE)->anchor = "late";
	add_section(&tree, "Two");
	has(checks, "so it is at a section's", written(&tree), "<w:sectPr><w:headerReference w:type=\"default\"");
	tree_free(&tree);
}

/* ---- drawings ---- */

struct record {
	uint32_t type, size;
	const unsigned char *at;
};

static uint32_t get32(const void *bytes)
{
	const unsigned char *at = bytes;
	return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

/* The record NUMBER, from 0, of that TYPE. */
static struct record record_of(const struct buffer *emf, uint32_t type, int number)
{
	for (size_t at = 0; at + 8 <= emf->length; at += get32(emf->data + at + 4)) {
		const unsigned char *bytes = (const unsigned char *)emf->data + at;
		if (get32(bytes + 4) < 8 || at + get32(bytes + 4) > emf->length)
			break;
		if (get32(bytes) == type && number-- == 0)
			return (struct record){type, get32(bytes + 4), bytes};
	}
	return (struct record){0};
}

static struct buffer draw(const struct shape *shapes, size_t count, const char *family)
{
	struct theme theme = tree_theme();
	struct metric metric = layout_fixed_metric();
	struct buffer out = {0};
	for (size_t i = 0; i < SERIES_MAX; i++)
		theme.series[i] =
		    (struct series_style){.fill = 0x112200 + (uint32_t)i, .outline = i ? 0x445566 : 0x112200, .dash = (int)i};
	theme.colours[COLOUR_TINT] = 0xEEDDCC;
	theme.colours[COLOUR_TEXT] = 0x010203;
	emf_write(&out, &(struct drawing){.width = 100000, .height = 50000, .shapes = shapes, .count = count}, &theme,
	    &metric, family);
	return out;
}

static void test_shapes(struct checks *checks)
{
	enum { POLYGON = 3, POLYLINE = 4, PEN = 38, BRUSH = 39 };
	static const struct shape shapes[] = {
	    {.kind = SHAPE_RECTANGLE, .x = -1030, .y = -70, .width = 2000, .height = 1000, .ink = INK_TINT, .series = -1},
	    {.kind = SHAPE_RECTANGLE, .width = 1000, .height = 1000, .ink = INK_SERIES, .series = 0},
	    {.kind = SHAPE_RECTANGLE, .width = 1000, .height = 1000, .ink = INK_SERIES, .series = 1},
	    {.kind = SHAPE_LINE,
	        .x = 50,
	        .y = 74,
	        .width = 1000,
	        .height = -1026,
	        .ink = INK_SERIES,
	        .series = 2,
	        .stroke = 10},
	    {.kind = SHAPE_LINE, .width = 100, .ink = INK_TEXT, .series = -1, .stroke = 1500},
	    {.kind = SHAPE_MARKER, .x = 1000, .y = 1000, .width = 700, .ink = INK_TEXT, .series = -1},
	};
	struct buffer emf = draw(shapes, sizeof shapes / sizeof *shapes, "Arial");
	struct record one = record_of(&emf, POLYGON, 0);
	check(checks, "a rectangle beyond the edge, rounded to both sides",
	    one.size == 28 + 4 * 8 && (int32_t)get32(one.at + 28) == -21 && (int32_t)get32(one.at + 32) == -1 &&
	        get32(one.at + 36) == 19);
	check(checks, "in the tint", get32(record_of(&emf, BRUSH, 0).at + 16) == 0xCCDDEE);
	check(checks, "of series what has an outline of its own is drawn around",
	    get32(record_of(&emf, POLYLINE, 0).at + 24) == 5 && get32(record_of(&emf, PEN, 0).at + 24) == 0x665544 &&
	        get32(record_of(&emf, POLYLINE, 1).at + 24) == 2);
	struct record pen = record_of(&emf, PEN, 1);
	check(checks, "the thinnest line is a dot wide, and dashed as its series is",
	    get32(pen.at + 12) == 2 && get32(pen.at + 16) == 1);
	struct record line = record_of(&emf, POLYLINE, 1);
	check(checks, "a line that rises",
	    get32(line.at + 28) == 1 && get32(line.at + 32) == 1 && get32(line.at + 36) == 21 &&
	        (int32_t)get32(line.at + 40) == -19);
	pen = record_of(&emf, PEN, 2);
	check(checks, "a line of text's ink is whole",
	    get32(pen.at + 12) == 0 && get32(pen.at + 16) == 30 && get32(pen.at + 24) == 0x030201);
	check(checks, "a marker of no series is round", get32(record_of(&emf, POLYGON, 3).at + 24) == 8);
	buffer_release(&emf);
}

/* The records from the first of type BEGIN to the first of type END, as their types. */
static size_t types_between(const struct buffer *emf, uint32_t begin, uint32_t end, uint32_t *types, size_t most)
{
	const unsigned char *at = record_of(emf, begin, 0).at, *last = record_of(emf, end, 0).at;
	size_t count = 0;
	for (; at && last && at <= last && count < most; at += get32(at + 4))
		types[count++] = get32(at);
	return count;
}

static void test_icon(struct checks *checks)
{
	enum { CURVE = 5, MOVE = 27, LINE = 54, BEGIN = 59, END = 60, CLOSE = 61, FILL = 62 };
	static const struct icon_step steps[] = {
	    {'M', {0, 0}}, {'L', {1000, 100}}, {'C', {900, 200, 800, 300, 700, 400}}, {'Z', {0}}};
	static const struct icon icon = {steps, sizeof steps / sizeof *steps, 1000};
	static const struct shape shape = {.kind = SHAPE_ICON,
	    .x = 1000,
	    .y = 2000,
	    .width = 10000,
	    .height = 10000,
	    .ink = INK_TEXT,
	    .series = -1,
	    .icon = &icon};
	static const uint32_t expected[] = {BEGIN, MOVE, LINE, CURVE, CLOSE, END, FILL};
	struct buffer emf = draw(&shape, 1, "Arial");
	uint32_t types[16];
	size_t count = types_between(&emf, BEGIN, FILL, types, 16);
	check(checks, "an icon is one path, step by step, then filled",
	    count == sizeof expected / sizeof *expected && memcmp(types, expected, sizeof expected) == 0);
	const unsigned char *move = record_of(&emf, MOVE, 0).at, *line = record_of(&emf, LINE, 0).at,
	                    *curve = record_of(&emf, CURVE, 0).at;
	check(checks, "it begins at the icon's corner", move && get32(move + 8) == 20 && get32(move + 12) == 40);
	check(checks, "a line goes where the step says, in thousandths of the height",
	    line && get32(line + 8) == 220 && get32(line + 12) == 60);
	check(checks, "a curve has its three points",
	    curve && get32(curve + 24) == 3 && get32(curve + 28) == 200 && get32(curve + 32) == 80 &&
	        get32(curve + 44) == 160 && get32(curve + 48) == 120);
	buffer_release(&emf);
}

static void test_labels(struct checks *checks)
{
	enum { FONT = 82, TEXT = 84, MOST = 2000 };
	char wide[4 * MOST + 1], narrow[MOST + 2];
	memset(narrow, 'n', MOST + 1);
	narrow[MOST + 1] = '\0';
	for (size_t i = 0; i < MOST; i++)
		memcpy(wide + 4 * i, "\xF0\x9F\x98\x80", 5);
	const struct shape shapes[] = {
	    {.kind = SHAPE_TEXT, .text = "a", .size = 12000, .face = FACE_BOLD, .anchor = ANCHOR_END, .series = -1},
	    {.kind = SHAPE_TEXT, .text = narrow, .size = 12000, .series = -1},
	    {.kind = SHAPE_TEXT, .text = wide, .size = 12000, .series = -1},
	    {.kind = SHAPE_TEXT, .text = wide + 4 * (MOST - 1), .size = 12000, .series = -1},
	};
	static const char family[] = "A family of more than thirty-one letters";
	struct buffer emf = draw(shapes, 4, family);
	struct record font = record_of(&emf, FONT, 0), plain = record_of(&emf, FONT, 1);
	check(checks, "bold and not", get32(font.at + 28) == 700 && get32(plain.at + 28) == 400);
	check(checks, "a family's name is cut to 31 letters", font.at[40 + 2 * 30] == (unsigned char)family[30]);
	check(checks, "and ended", font.at[40 + 2 * 31] == 0 && font.at[40 + 2 * 31 + 1] == 0);
	static const uint32_t counts[] = {1, MOST, MOST, 2};
	for (int i = 0; i < 4; i++) {
		struct record text = record_of(&emf, TEXT, i);
		uint32_t units = get32(text.at + 44);
		check(checks, "as many units as there is room for", units == counts[i]);
		check(checks, "an advance for each", text.size == 76 + (2 * units + 3) / 4 * 4 + 4 * units);
	}
	struct record pair = record_of(&emf, TEXT, 3);
	check(checks, "the second half of a pair moves nothing", get32(pair.at + 80) > 0 && get32(pair.at + 84) == 0);
	buffer_release(&emf);
}

int main(void)
{
	struct checks checks = {0};
	test_text(&checks);
	test_inlines(&checks);
	test_links(&checks);
	test_notes(&checks);
	test_blocks(&checks);
	test_depth(&checks);
	test_tables(&checks);
	test_contents(&checks);
	test_sections(&checks);
	test_shapes(&checks);
	test_icon(&checks);
	test_labels(&checks);
	return checks.failed != 0;
}
