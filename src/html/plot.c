#include "html/plot.h"

#include <string.h>

#include "chart/diagram.h"
#include "html/chart_files.h"
#include "html/escape.h"
#include "html/svg.h"

/* Thousandths of a CSS pixel. The reader's font is not known when the page is written: some are a tenth wider than the
 * one that is measured. */
enum { WIDE = 640000, NARROW = 320000, SPARE_WIDTH = 110 /* per cent */ };

static const struct chart_style wide_style = {.text = PLOT_TEXT, .leading = 20000, .bar = 20000, .gap = 10000};
static const struct chart_style narrow_style = {.text = PLOT_TEXT, .leading = 19000, .bar = 20000, .gap = 10000};

struct svg_plot {
	const struct node *chart;
	const char *prefix;
	const char *svg;
	struct svg_plot *next;
};

/* A chart drawn at one of the two widths, for all pages and its own file. */
struct drawn_plot {
	const struct node *chart;
	bool wide;
	const struct drawing *drawing;
	struct drawn_plot *next;
};

struct plots {
	struct arena *arena;
	struct svg_plot *first;
	struct drawn_plot *drawn;
	int count; /* for the ids of charts without an anchor */
};

struct plots *plots_new(struct arena *arena)
{
	struct plots *plots = arena_alloc(arena, sizeof *plots);
	plots->arena = arena;
	return plots;
}

static extent spare_width(
    void *self, enum face face, extent size, const char *text, size_t length, const char *language)
{
	const struct metric *metric = self;
	return metric->width(metric->self, face, size, text, length, language) / 100 * SPARE_WIDTH;
}

static extent cap_height(void *self, enum face face, extent size)
{
	const struct metric *metric = self;
	return metric->cap_height(metric->self, face, size);
}

static extent ascent(void *self, enum face face, extent size)
{
	const struct metric *metric = self;
	return metric->ascent(metric->self, face, size);
}

static extent descent(void *self, enum face face, extent size)
{
	const struct metric *metric = self;
	return metric->descent(metric->self, face, size);
}

static bool levels(void *self, const char *text, size_t length, int base, uint8_t *out)
{
	const struct metric *metric = self;
	return metric->levels(metric->self, text, length, base, out);
}

static const char *plain_caption(struct arena *arena, const struct node *node)
{
	const struct node *caption = node_child(node, NODE_CAPTION);
	struct buffer plain = {0};
	if (caption)
		node_plain(&plain, caption);
	return buffer_finish(&plain, arena);
}

static struct metric metric_spare(const struct site_input *input)
{
	return (struct metric){(void *)input->metric, spare_width, cap_height, ascent, descent, levels, NULL};
}

/* By the nearest that says so: its section has the direction of its language, or of the document's. */
bool runs_left(const struct node *node)
{
	while (node->parent && !node->language && node->kind != NODE_SECTION)
		node = node->parent;
	return node->right_to_left;
}

static const struct drawing *draw(
    struct plots *plots, const struct site_input *input, const struct node *chart, bool wide)
{
	struct metric metric = metric_spare(input);
	const struct chart_style *style = wide ? &wide_style : &narrow_style;
	for (const struct drawn_plot *drawn = plots->drawn; drawn; drawn = drawn->next)
		if (drawn->chart == chart && drawn->wide == wide)
			return drawn->drawing;
	const struct drawing *drawing =
	    chart_draw(plots->arena, chart->as.chart.data, input->theme, style, wide ? WIDE : NARROW, &metric);
	struct drawn_plot *drawn = arena_alloc(plots->arena, sizeof *drawn);
	*drawn = (struct drawn_plot){chart, wide, drawing, plots->drawn};
	plots->drawn = drawn;
	return drawing;
}

static struct svg svg_of(struct plots *plots, const struct site_input *input, const struct node *chart, bool wide)
{
	return (struct svg){
	    .arena = plots->arena,
	    .theme = input->theme,
	    .drawing = draw(plots, input, chart, wide),
	    .series_count = (int)chart->as.chart.data->series_count,
	    .text_size = (wide ? &wide_style : &narrow_style)->text,
	    .class = wide ? "ar-at-wide" : "ar-at-narrow",
	    .description = chart->as.chart.alt,
	    .mirrored = runs_left(chart),
	};
}

const struct drawing *plot_boxes(const struct site_input *input, const struct box_tree *tree, struct arena *arena)
{
	struct metric metric = metric_spare(input);
	return diagram_draw(arena, tree, &wide_style, WIDE, &metric);
}

struct svg plot_alone(struct plots *plots, const struct site_input *input, const struct node *chart)
{
	struct svg svg = svg_of(plots, input, chart, true);
	svg.title = plain_caption(plots->arena, chart);
	svg.alone = true;
	return svg;
}

static void draw_both(struct writer *writer, struct buffer *out, const struct node *chart, const char *id)
{
	struct plots *plots = writer->plots;
	struct svg wide = svg_of(plots, writer->input, chart, true), narrow = svg_of(plots, writer->input, chart, false);
	wide.title = plain_caption(plots->arena, chart);
	wide.out = narrow.out = out;
	wide.id = narrow.id = id;
	svg_write(&wide);
	svg_write(&narrow);
}

/* The two drawings of a chart, as SVG elements with title and description; owned by the arena. */
static const char *plot_svg(struct writer *writer, const struct node *chart)
{
	struct plots *plots = writer->plots;
	for (const struct svg_plot *plot = plots->first; plot; plot = plot->next)
		if (plot->chart == chart && strcmp(plot->prefix, writer->prefix) == 0)
			return plot->svg;
	const char *anchor = chart->anchor ? chart->anchor : arena_format(plots->arena, "chart--%d", ++plots->count);
	const char *id = arena_format(plots->arena, "%s%s", writer->prefix, anchor);
	struct buffer out = {0};
	draw_both(writer, &out, chart, id);
	struct svg_plot *plot = arena_alloc(plots->arena, sizeof *plot);
	*plot = (struct svg_plot){
	    chart, writer->prefix, arena_slice(plots->arena, buffer_text(&out), out.length), plots->first};
	buffer_release(&out);
	plots->first = plot;
	return plot->svg;
}

static void write_caption(struct writer *writer, const struct node *node)
{
	const struct node *caption = node_child(node, NODE_CAPTION), *subtitle = node_child(node, NODE_SUBTITLE);
	if (!caption && !subtitle)
		return;
	buffer_add(writer->out, "<figcaption>");
	if (caption) {
		writer_caption_number(writer, node);
		writer_children(writer, caption);
	}
	if (subtitle) {
		writer_open(writer, "span", "ar-subtitle", subtitle);
		buffer_char(writer->out, '>');
		writer_children(writer, subtitle);
		buffer_add(writer->out, "</span>");
	}
	buffer_add(writer->out, "</figcaption>\n");
}

static const char *table_title(struct writer *writer, const struct node *chart)
{
	const struct words *words = writer_words(writer);
	const char *number = chart->as.chart.number;
	return number ? words_fill(writer->context->arena, words, PHRASE_CHART_AS_TABLE, WITH({"number", number}))
	              : words_say(words, PHRASE_THIS_CHART_AS_TABLE);
}

bool chart_enter(struct writer *writer, const struct node *node)
{
	const struct node *source = node_child(node, NODE_SOURCE), *table = node_child(node, NODE_TABLE);
	const struct chart_data *data = node->as.chart.data;
	bool line = data && data->kind == CHART_LINE, drawn = data && data->category_count;
	bool of_groups = data && chart_kinds[data->kind].traits & CHART_OF_GROUPS;
	writer_open(writer, "figure", line ? "ar-chart ar-unlabelled" : "ar-chart", node);
	buffer_add(writer->out, ">\n");
	write_caption(writer, node);
	if (drawn) {
		buffer_format(writer->out, "<div class=\"ar-plot\" data-series=\"%zu\">\n", data->series_count);
		buffer_add(writer->out, plot_svg(writer, node));
		buffer_add(writer->out, "</div>\n");
	}
	if (source)
		writer_node(writer, source);
	if (table) {
		buffer_add(writer->out, "<details><summary>");
		escape_text(writer->out, table_title(writer, node));
		buffer_add(writer->out, "</summary>\n");
		writer_node(writer, table);
		buffer_add(writer->out, "</details>\n");
	}
	writer_foot(writer, node_child(node, NODE_FOOT), links_data(writer->links, node),
	    drawn && !of_groups ? chart_files_path(writer->files, node, writer->page->document) : NULL);
	buffer_add(writer->out, "</figure>\n");
	return false;
}
