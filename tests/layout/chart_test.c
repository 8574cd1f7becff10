/* Charts as placed on a page: each kind's bars, columns, segments and markers against the labels that name them. */
#include "check.h"
#include "tree.h"

enum { CATEGORIES = 3, SLACK = 3 /* of rounding, thousandths of a point */ };

static const char *const categories[CATEGORIES] = {"Autumn", "Spring 2", "May"};

static struct chart_point point(struct tree *tree, int64_t value)
{
	struct chart_point point = {.text = arena_format(tree->context.arena, "%d", (int)value)};
	point.value.text = point.text;
	number_parse(point.text, &point.value.value);
	return point;
}

/* A chart whose values are 100, 200, 300 … by category, and 10 more in each next series. */
static struct node *add_chart(struct tree *tree, enum chart_kind kind, size_t series)
{
	struct arena *arena = tree->context.arena;
	struct node *chart = add(tree, add_section(tree, "Charts"), NODE_CHART);
	add_text(tree, add(tree, chart, NODE_CAPTION), "What was found");
	struct chart_data *data = arena_alloc(arena, sizeof *data);
	*data = (struct chart_data){.kind = kind, .category_count = CATEGORIES, .series_count = series};
	data->categories = arena_array(arena, CATEGORIES, sizeof *data->categories);
	data->series = arena_array(arena, series, sizeof *data->series);
	data->points = arena_array(arena, CATEGORIES * series, sizeof *data->points);
	for (size_t k = 0; k < series; k++)
		data->series[k] = arena_format(arena, "Series %d", (int)k);
	for (size_t i = 0; i < CATEGORIES; i++) {
		data->categories[i] = categories[i];
		for (size_t k = 0; k < series; k++)
			data->points[i * series + k] = point(tree, (int64_t)(100 * (i + 1) + 10 * k));
	}
	chart->as.chart.data = data;
	return chart;
}

/* The one text of CHART that reads TEXT; NULL if there is none or are several. */
static const struct item *text_of(const struct layout *layout, const struct node *chart, const char *text)
{
	const struct item *found = NULL;
	for (size_t i = 0; i < layout->pages[0].item_count; i++) {
		const struct item *item = &layout->pages[0].items[i];
		if (item->kind != ITEM_TEXT || item->node != chart || item->length != strlen(text) ||
		    memcmp(item->text, text, item->length) != 0)
			continue;
		if (found)
			return NULL;
		found = item;
	}
	return found;
}

/* The item of KIND and CHART that stands at INDEX among them. */
static const struct item *drawn(
    const struct layout *layout, const struct node *chart, enum item_kind kind, size_t index)
{
	for (size_t i = 0; i < layout->pages[0].item_count; i++) {
		const struct item *item = &layout->pages[0].items[i];
		if (item->kind == kind && item->node == chart && index-- == 0)
			return item;
	}
	return NULL;
}

static bool near(extent a, extent b)
{
	return a - b <= SLACK && b - a <= SLACK;
}

static extent middle(const struct item *item)
{
	return item->x + item->width / 2;
}

static extent end(const struct item *item)
{
	return item->x + item->width;
}

/* The middle of a text's capitals, 0.7 em high in the metric of tests. */
static extent capitals(const struct item *text)
{
	return text->y - text->size * 35 / 100;
}

static bool level(const struct item *text, const struct item *bar)
{
	extent apart = capitals(text) - (bar->y + bar->height / 2);
	return apart < 500 && apart > -500;
}

static const char *value_of(size_t category, size_t series)
{
	static const char *const values[][CATEGORIES] = {{"100", "200", "300"}, {"110", "210", "310"}};
	return values[series][category];
}

static void test_columns(struct checks *checks)
{
	struct tree tree = tree_new();
	const struct node *chart = add_chart(&tree, CHART_COLUMN, 1);
	const struct layout *layout = tree_layout(&tree);
	bool named = true, valued = true, tall = true;
	const struct item *last = drawn(layout, chart, ITEM_FILL, CATEGORIES - 1);
	for (size_t i = 0; i < CATEGORIES; i++) {
		const struct item *column = drawn(layout, chart, ITEM_FILL, i);
		const struct item *name = text_of(layout, chart, categories[i]),
		                  *value = text_of(layout, chart, value_of(i, 0));
		named &= name && column && near(middle(name), middle(column)) && name->y > column->y + column->height;
		valued &= value && column && near(middle(value), middle(column)) && value->y < column->y;
		tall &= column && last && near(column->height, last->height / CATEGORIES * (extent)(i + 1)) &&
		        near(column->y + column->height, last->y + last->height);
	}
	check(checks, "a column's name is centred below it", named);
	check(checks, "a column's value is centred above it", valued);
	check(checks, "columns rise from one line as their values do", tall);
	tree_free(&tree);
}

static void test_bars(struct checks *checks)
{
	struct tree tree = tree_new();
	const struct node *chart = add_chart(&tree, CHART_BAR, 1);
	const struct layout *layout = tree_layout(&tree);
	bool named = true, valued = true, ends = true, wide = true;
	const struct item *first = text_of(layout, chart, categories[0]), *last = drawn(layout, chart, ITEM_FILL, 2);
	for (size_t i = 0; i < CATEGORIES; i++) {
		const struct item *bar = drawn(layout, chart, ITEM_FILL, i);
		const struct item *name = text_of(layout, chart, categories[i]),
		                  *value = text_of(layout, chart, value_of(i, 0));
		named &= name && bar && end(name) < bar->x && level(name, bar);
		valued &= value && bar && value->x > end(bar) && value->x < end(bar) + value->size && level(value, bar);
		ends &= name && first && near(end(name), end(first));
		wide &= bar && last && near(bar->width, last->width / CATEGORIES * (extent)(i + 1)) && near(bar->x, last->x);
	}
	check(checks, "a bar's name stands before it, level", named);
	check(checks, "a bar's value stands behind its end, level", valued);
	check(checks, "names of bars end at one edge", ends);
	check(checks, "bars begin at one edge and are as long as their values", wide);
	tree_free(&tree);
}

static void test_stacks(struct checks *checks)
{
	struct tree tree = tree_new();
	const struct node *chart = add_chart(&tree, CHART_STACKED, 2);
	const struct layout *layout = tree_layout(&tree);
	bool inside = true, named = true;
	for (size_t i = 0; i < CATEGORIES; i++)
		for (size_t k = 0; k < 2; k++) {
			const struct item *segment = drawn(layout, chart, ITEM_FILL, 2 + 2 * i + k); /* two are the legend's */
			const struct item *name = text_of(layout, chart, categories[i]),
			                  *value = text_of(layout, chart, value_of(i, k));
			inside &= value && segment && near(middle(value), middle(segment)) && level(value, segment);
			named &= name && segment && end(name) < segment->x && level(name, segment);
		}
	check(checks, "a segment's value is in its middle", inside);
	check(checks, "a stack's name stands before it, level", named);
	tree_free(&tree);
}

static void test_lines(struct checks *checks)
{
	struct tree tree = tree_new();
	const struct node *chart = add_chart(&tree, CHART_LINE, 1);
	const struct layout *layout = tree_layout(&tree);
	bool named = true, even = true, joined = true;
	const struct item *zero = text_of(layout, chart, "0"), *most = text_of(layout, chart, "300");
	check(checks, "labels of the axis end at one edge", zero && most && near(end(zero), end(most)));
	for (size_t i = 0; i < CATEGORIES; i++) {
		const struct item *marker = drawn(layout, chart, ITEM_MARKER, i);
		const struct item *before = i ? drawn(layout, chart, ITEM_MARKER, i - 1) : NULL;
		const struct item *name = text_of(layout, chart, categories[i]);
		named &= name && marker && near(middle(name), marker->x) && name->y > marker->y;
		if (!before || !marker)
			continue;
		even &= zero && most && near(before->y - marker->y, (zero->y - most->y) / CATEGORIES);
		const struct item *line = NULL;
		for (size_t at = 0; (line = drawn(layout, chart, ITEM_STROKE, at)) != NULL; at++)
			if (near(line->x, before->x) && near(line->y, before->y))
				break;
		joined &= line && near(line->x + line->width, marker->x) && near(line->y + line->height, marker->y);
	}
	check(checks, "a point's name is centred below it", named);
	check(checks, "points stand as high as the axis says", even);
	check(checks, "a line leads from point to point", joined);
	tree_free(&tree);
}

/* How often CHART's caption stands on the pages, and whether its one target leads to the page where it stands. */
static size_t captions(const struct layout *layout, const struct node *chart, bool *led)
{
	size_t count = 0, page = 0, targets = 0;
	for (size_t p = 0; p < layout->page_count; p++)
		for (size_t i = 0; i < layout->pages[p].item_count; i++)
			if (layout->pages[p].items[i].node && layout->pages[p].items[i].node->parent == chart->first) {
				count++;
				page = p;
			}
	for (size_t i = 0; i < layout->target_count; i++)
		if (layout->targets[i].node == chart) {
			targets++;
			*led = layout->targets[i].page == page;
		}
	*led = *led && targets == 1;
	return count;
}

/* Below a growing number of paragraphs: in its usual height while it fits, then lower, then on the next page. */
static void test_ways(struct checks *checks)
{
	bool once = true, lead = true;
	size_t lower = 0, moved = 0;
	for (int lines = 0; lines < 40; lines++) {
		struct tree tree = tree_new();
		struct node *chart = add_chart(&tree, lines % 2 ? CHART_COLUMN : CHART_BAR, 1), *section = chart->parent;
		node_unlink(chart);
		for (int i = 0; i < lines; i++)
			add_paragraph(&tree, section, "A line");
		node_append(section, chart);
		const struct layout *layout = tree_layout(&tree);
		bool led = false;
		once &= captions(layout, chart, &led) == 1;
		lead &= led;
		lower += layout->page_count == 1 && layout->pages[0].cost.ways > 0;
		moved += layout->page_count == 2;
		tree_free(&tree);
	}
	check(checks, "a chart that pages could set in several ways stands once", once);
	check(checks, "its target leads to it", lead);
	check(checks, "it is set lower where it would not fit otherwise", lower > 0);
	check(checks, "where that does not help it moves on", moved > 0);
}

int main(void)
{
	struct checks checks = {0};
	test_columns(&checks);
	test_bars(&checks);
	test_stacks(&checks);
	test_lines(&checks);
	test_ways(&checks);
	return checks.failed > 0;
}
