/* The tables that charts do not hold themselves: two abreast where both are narrow, each with the way back to its chart. */
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

/* On the full measure: the appendix has no notes of its own. */
static struct setting appendix_setting(const struct node *node, const struct setting *setting)
{
	struct setting inner = *setting;
	inner.flowing = inner.hang = false;
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

const struct node *chart_tables_row(struct work *work, const struct node *first, const struct setting *setting)
{
	struct setting whole = appendix_setting(first, setting), half = whole;
	struct column_box columns[2] = {{.x = whole.x}};
	half.width = (whole.width - grid(work, 5)) / 2;
	half.wide_width = half.width;
	columns[1].x = whole.x + whole.width - half.width;
	if (!is_narrow(work, first, &half) || !is_narrow(work, first->next, &half))
		return NULL;
	extent height = 0;
	struct work_mark mark = work_mark(work);
	const struct node *node = first;
	for (size_t i = 0; i < 2; i++, node = node->next) {
		half.flow = &columns[i].flow;
		half.x = half.wide_x = columns[i].x;
		chart_table_set(work, node, &half);
		extent one = stack_height(half.flow, 0, half.flow->count);
		height = one > height ? one : height;
	}
	if (height > setting->room) {
		work_undo(work, mark);
		return NULL;
	}
	flow_before(setting->flow, grid(work, 4));
	struct strip *strip = strip_add(work, &whole, height);
	for (size_t i = 0; i < 2; i++)
		stack_flatten(work, strip, &columns[i].flow, 0, columns[i].flow.count, 0, 0);
	flow_after(setting->flow, grid(work, 5));
	return first->next;
}
