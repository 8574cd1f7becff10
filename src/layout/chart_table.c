/* The tables that charts do not hold themselves: in two columns where they are narrow, each with the way back to its chart. */
#include "layout/block.h"
#include "layout/table.h"

static void chart_table_set(struct work *work, const struct node *node, const struct setting *setting)
{
	struct flow *flow = setting->flow;
	collect_block(work, node->as.chart_table.table, setting);
	flow->strips[flow->count - 1].after = 0;
	flow_end(flow, PENALTY_NEVER);
	struct setting small = setting_role(work, setting, TYPE_SMALL);
	collect_blocks(work, node->first, &small);
}

/* On the full measure: the appendix has no notes of its own. It is to look things up in, so rows stand close. */
static struct setting appendix_setting(const struct node *node, const struct setting *setting)
{
	struct setting inner = *setting;
	inner.flowing = inner.hang = false;
	inner.closer = true;
	inner.block = node;
	inner.x = setting->wide_x;
	inner.width = setting->wide_width;
	return inner;
}

void block_chart_table(struct work *work, const struct node *node, const struct setting *setting)
{
	struct setting inner = appendix_setting(node, setting);
	chart_table_set(work, node, &inner);
}

/* Labels may take a second line, some a third. */
static bool is_narrow(struct work *work, const struct node *node, const struct setting *setting)
{
	if (!node || node->kind != NODE_CHART_TABLE)
		return false;
	struct setting small = setting_role(work, setting, TYPE_SMALL);
	struct table_box *table = table_slots(work, node->as.chart_table.table);
	table_measure(work, table, &small);
	return table_wanted(table) <= setting->width * 7 / 4;
}

enum { HALVES_MOST = 12 }; /* tables looked at together: a page holds no more */

/* Narrow tables that follow one another, each in half of the measure. */
struct halves {
	struct half {
		struct flow flow;
		extent height, top; /* of it; of its place in its group */
		bool second;        /* in the second column */
	} half[HALVES_MOST];
	size_t count;
	extent second, gap; /* from the first column to the second; between two tables */
};

/* Tables FROM to TO, each in the column that ends higher: the height of both. */
static extent halves_lay(struct halves *halves, size_t from, size_t to)
{
	extent ends[2] = {0, 0};
	for (size_t i = from; i < to; i++) {
		struct half *half = &halves->half[i];
		half->second = ends[1] < ends[0];
		extent *end = &ends[half->second];
		half->top = *end ? *end + halves->gap : 0;
		*end = half->top + half->height;
	}
	return ends[0] > ends[1] ? ends[0] : ends[1];
}

/* Where the group ends that begins at FROM, none higher than MOST if that can be: the groups together take the least height.
 * BEST is of the groups after it. */
static size_t group_end(struct halves *halves, size_t from, extent most, int64_t *best)
{
	size_t end = from;
	best[from] = INT64_MAX;
	for (size_t to = from + 1; to <= halves->count; to++) {
		extent height = halves_lay(halves, from, to);
		int64_t all = height + halves->gap + best[to];
		if ((height > most && to > from + 1) || all >= best[from])
			continue;
		best[from] = all;
		end = to;
	}
	return end;
}

static void group_set(struct work *work, struct halves *halves, size_t from, size_t to, const struct setting *setting)
{
	extent height = halves_lay(halves, from, to);
	flow_before(setting->flow, halves->gap);
	struct strip *strip = strip_add(work, setting, height);
	for (size_t i = from; i < to; i++) {
		const struct half *one = &halves->half[i];
		stack_flatten(work, strip, &one->flow, 0, one->flow.count, one->second ? halves->second : 0, one->top);
	}
	flow_after(setting->flow, halves->gap);
}

/* Returns the height of all groups. */
static extent groups_set(struct work *work, struct halves *halves, const struct setting *setting, extent most)
{
	size_t ends[HALVES_MOST];
	int64_t best[HALVES_MOST + 1];
	best[halves->count] = 0;
	for (size_t i = halves->count; i-- > 0;)
		ends[i] = group_end(halves, i, most, best);
	for (size_t i = 0; i < halves->count; i = ends[i])
		group_set(work, halves, i, ends[i], setting);
	return (extent)best[0];
}

/* The tables from FIRST on that are narrow and no taller than a page. Returns the last. */
static const struct node *halves_set(
    struct work *work, struct halves *halves, const struct node *first, const struct setting *half)
{
	const struct node *last = NULL;
	for (const struct node *node = first; halves->count < HALVES_MOST && is_narrow(work, node, half);
	     node = node->next) {
		struct work_mark mark = work_mark(work);
		struct half *one = &halves->half[halves->count];
		struct setting inner = *half;
		inner.flow = &one->flow;
		chart_table_set(work, node, &inner);
		one->height = stack_height(&one->flow, 0, one->flow.count);
		if (one->height > half->room) {
			work_undo(work, mark);
			break;
		}
		halves->count++;
		last = node;
	}
	return last;
}

/* In groups as high as a page at most, or lower: a page takes those that fill it. */
const struct node *chart_tables_row(struct work *work, const struct node *first, const struct setting *setting)
{
	struct setting whole = appendix_setting(first, setting), half = whole;
	half.width = half.wide_width = (whole.width - grid(work, 5)) / 2;
	struct halves halves = {.second = whole.width - half.width, .gap = grid(work, 4)};
	if (!is_narrow(work, first, &half) || !is_narrow(work, first->next, &half))
		return NULL;
	const struct node *last = halves_set(work, &halves, first, &half);
	struct choosing choosing = choice_begin(work, setting->flow);
	extent lowest = 0, line = work->theme->type[TYPE_BODY].leading;
	for (int parts = 1; parts <= WAYS_MOST; parts++) {
		extent height = groups_set(work, &halves, &whole, setting->room / parts);
		lowest = parts == 1 ? height : lowest;
		choice_add(&choosing, (height - lowest) / line * PRICE_PAPER, false);
	}
	choice_end(&choosing);
	return last;
}
