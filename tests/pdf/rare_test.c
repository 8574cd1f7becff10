/* Writes PDFs of what is rare: hatched charts, a logo, letters of several glyphs, signs of markup in the title, files named by
 * where the report is published, and a document that says nothing of itself. With a folder as argument for pdf_test.py. */
#include "check.h"
#include "pdf/bench.h"

enum { SERIES = 5, CATEGORIES = 2 };

/* Each pattern in a series of its own. */
static void add_chart(struct bench *bench, struct node *section)
{
	static const char *series[SERIES] = {"None", "Diagonal", "Back", "Dots", "Level"}, *categories[] = {"One", "Two"};
	static struct chart_point points[SERIES * CATEGORIES];
	static struct chart_data data = {.kind = CHART_STACKED,
	    .categories = categories,
	    .category_count = CATEGORIES,
	    .series = series,
	    .series_count = SERIES,
	    .points = points};
	for (size_t i = 0; i < SERIES * CATEGORIES; i++)
		points[i] = (struct chart_point){{FIGURE_SHOWN, {10, 0}, "10"}, "10"};
	struct node *chart = add(bench, section, NODE_CHART);
	chart->as.chart.data = &data;
	chart->as.chart.alt = "All are the same.";
	chart->as.chart.number = "1";
	chart->anchor = "chart-1";
	add_text(bench, chart, NODE_CAPTION, "All are the same");
}

static void add_link(
    struct bench *bench, struct node *parent, enum link_kind kind, const char *target, const char *text)
{
	struct node *link = add_text(bench, parent, NODE_LINK, text);
	link->as.link.kind = kind;
	link->as.link.target = target;
}

static struct node *tree_of_rare(struct bench *bench, const struct document *document)
{
	struct node *root = add(bench, NULL, NODE_DOCUMENT);
	root->language = document->language;
	struct node *cover = add(bench, root, NODE_COVER);
	add_text(bench, cover, NODE_PARAGRAPH, document->title)->as.paragraph.role = PARAGRAPH_COVER_TITLE;
	struct node *section = add_section(bench, root, "1", "Rare");
	struct node *tamil = add(bench, section, NODE_PASSAGE);
	tamil->language = "ta";
	add_text(bench, tamil, NODE_PARAGRAPH,
	    "\xE0\xAE\x95\xE0\xAF\x8A\xE0\xAE\x9F\xE0\xAF\x81 \xE0\xAE\xAE\xE0\xAF\x8A\xE0\xAE\xB4\xE0\xAE\xBF");
	struct node *paragraph = add_text(bench, section, NODE_PARAGRAPH, "See ");
	add_link(bench, paragraph, LINK_FILE, "data/reasons.csv", "the data");
	add_text(bench, paragraph, NODE_TEXT, ", ");
	add_link(bench, paragraph, LINK_ANCHOR, "chart-1", "the chart");
	add_text(bench, paragraph, NODE_TEXT, ", ");
	add_link(bench, paragraph, LINK_EXTERNAL, NULL, "nothing");
	add_text(bench, paragraph, NODE_TEXT, " and ");
	add_link(bench, paragraph, LINK_EXTERNAL, "https://www.example.org/a b\x7F", "a space");
	add_chart(bench, section);
	struct buffer long_text = {0};
	for (int i = 0; i < 900; i++)
		buffer_add(&long_text, "words over two pages, ");
	add_text(bench, section, NODE_PARAGRAPH, buffer_finish(&long_text, bench->arena));
	return root;
}

static void test_rare(struct checks *checks, struct bench *bench, const char *folder)
{
	struct theme theme = *bench->theme;
	for (int i = 0; i < SERIES; i++)
		theme.series[i].pattern = i;
	theme.logo = "choir.png";
	theme.logo_alt = "Our <logo>";
	bench->theme = &theme;
	struct document document = document_make("rare");
	document.title = "A <b> & \"c\"";
	document.subtitle = "In > one";
	document.period = document.marking = "";
	document.url = "https://www.example.org/report";
	struct buffer out = {0};
	document.root = tree_of_rare(bench, &document);
	check(checks, "what is rare is written", write_document(bench, &document, &out));
	save(folder, document.name, &out);
	buffer_release(&out);
}

/* Without a title, dates, a language or a section that can be gone to. */
static void test_bare(struct checks *checks, struct bench *bench, const char *folder)
{
	struct document document = {.name = "bare", .url = "https://www.example.org/report/", .published_iso = "2022-08"};
	document.subtitle = document.summary = "";
	document.root = add(bench, NULL, NODE_DOCUMENT);
	struct node *section = add_section(bench, document.root, NULL, "Bare");
	struct node *paragraph = add(bench, section, NODE_PARAGRAPH);
	add_link(bench, paragraph, LINK_FILE, "data/reasons.csv", "the data");
	struct buffer out = {0};
	check(checks, "a document that says nothing of itself is written", write_document(bench, &document, &out));
	save(folder, document.name, &out);
	buffer_release(&out);
}

int main(int count, char **arguments)
{
	struct checks checks = {0};
	struct bench bench = {0};
	const char *folder = count > 1 ? arguments[1] : NULL;
	bench_begin(&bench, "county", "tests/report/whole");
	bench.pictures = pictures_new(&bench.context, "tests/report/whole", "tests/report/whole/images");
	check(&checks, "theme and fonts", bench.fonts != NULL);
	if (bench.fonts) {
		const struct theme *theme = bench.theme;
		test_rare(&checks, &bench, folder);
		bench.theme = theme;
		test_bare(&checks, &bench, folder);
	}
	check(&checks, "no messages", messages_errors(bench.context.messages) == 0);
	bench_end(&bench);
	return checks.failed != 0;
}
