/* Rows to strips: cells set in their columns, heights shared by a row, rules, and what a page may not divide. */
#include <string.h>

#include "layout/table.h"

static extent cell_width(const struct table *table, const struct cell *cell)
{
	return table->edges[cell->column + cell->columns] - table->edges[cell->column] - table->gap;
}

/* A figure on one line stands so that its whole number ends where those above and below end. */
static extent digits_shift(const struct table *table, const struct cell *cell)
{
	if (cell->tail < 0 || !cell->prose || cell->flow.count != 1)
		return 0;
	extent shift = table->tails[cell->column] - cell->tail;
	extent room = cell_width(table, cell) - cell->wanted;
	return shift < room ? shift : room > 0 ? room : 0;
}

static void cell_set(struct work *work, struct table *table, struct cell *cell, const struct setting *setting)
{
	struct setting inner = cell_setting(table, cell, setting);
	inner.x = inner.wide_x = 0;
	inner.width = inner.wide_width = cell_width(table, cell);
	inner.tight = true;
	inner.flowing = inner.hang = inner.hang_quotes = false;
	inner.decoration = NULL;
	struct flow *outer = flow_begin(work, &cell->flow);
	if (cell->prose)
		prose_set(work, cell->prose, &inner);
	else
		collect_blocks(work, cell->node->first, &inner);
	flow_end(work, outer);
	cell->height = stack_height(&cell->flow, 0, cell->flow.count);
	extent shift = digits_shift(table, cell);
	for (size_t i = 0; shift && i < cell->flow.strips[0].item_count; i++)
		cell->flow.strips[0].items[i].x -= shift;
	cell->prose = NULL;
}

/* The height of each row: its own cells, then what cells that span rows need more, in their last row. */
static extent *heights_find(struct work *work, const struct table *table, const struct setting *setting)
{
	extent *heights = arena_array(work->arena, table->row_count + 1, sizeof *heights);
	for (size_t r = 0; r < table->row_count; r++)
		heights[r] = setting->type.leading + table->above + table->below;
	for (size_t i = 0; i < table->cell_count; i++) {
		const struct cell *cell = &table->cells[i];
		extent height = cell->height + table->above + table->below;
		if (cell->rows == 1 && height > heights[cell->row])
			heights[cell->row] = height;
	}
	for (size_t i = 0; i < table->cell_count; i++) {
		const struct cell *cell = &table->cells[i];
		extent have = 0;
		for (size_t r = cell->row; r < cell->row + cell->rows && have < cell->height; r++)
			have += heights[r];
		extent more = cell->height + table->above + table->below - have;
		if (cell->rows > 1 && more > 0)
			heights[cell->row + cell->rows - 1] += more;
	}
	return heights;
}

/* Rules at a row's foot: a heading's under the head and over a total, otherwise a hairline, but not through a cell that goes on
 * below. */
static void rule_draw(struct work *work, struct strip *strip, const struct table *table, struct item like, size_t from,
    size_t to, extent x)
{
	if (from >= to)
		return;
	extent right = table->edges[to] - table->gap;
	like.node = table->node;
	like.x = x + table->edges[from];
	like.width = right - table->edges[from];
	like.y = strip->height - like.stroke / 2;
	strip_stroke(work, strip, like);
}

static bool *columns_going_on(struct work *work, const struct table *table, size_t row)
{
	bool *on = arena_array(work->arena, table->columns + 1, sizeof *on);
	size_t back = row >= table->span_rows ? row + 1 - table->span_rows : 0;
	for (size_t i = table->first[back]; i < table->first[row + 1]; i++) {
		const struct cell *cell = &table->cells[i];
		for (size_t c = 0; cell->row + cell->rows > row + 1 && c < cell->columns; c++)
			on[cell->column + c] = true;
	}
	return on;
}

static struct item rule_like(const struct work *work, const struct table *table, size_t row)
{
	bool last_head = row + 1 == table->head_rows;
	bool before_total = row + 1 < table->row_count && table->rows[row + 1]->as.row.total;
	if (last_head || before_total)
		return (struct item){.stroke = 1000, .colour = work->theme->colours[COLOUR_HEADING]};
	return (struct item){.stroke = 500, .colour = work->theme->colours[COLOUR_RULE]};
}

/* Under a grouped head, a rule as wide as its columns. */
static void head_rules_draw(
    struct work *work, struct strip *strip, const struct table *table, size_t row, extent x, struct item like)
{
	for (size_t i = table->first[row]; i < table->first[row + 1]; i++) {
		const struct cell *cell = &table->cells[i];
		if (cell->columns > 1 && cell->rows == 1 && cell->node->first)
			rule_draw(work, strip, table, like, cell->column, cell->column + cell->columns, x);
	}
}

static void rules_draw(struct work *work, struct strip *strip, const struct table *table, size_t row, extent x)
{
	struct item like = rule_like(work, table, row);
	if (row + 1 < table->head_rows) {
		head_rules_draw(work, strip, table, row, x, like);
		return;
	}
	bool *on = columns_going_on(work, table, row);
	for (size_t from = 0; from < table->columns;) {
		size_t to = from;
		while (to < table->columns && !on[to])
			to++;
		rule_draw(work, strip, table, like, from, to, x);
		from = to + 1;
	}
}

/* How far down a cell begins: heads stand at the foot of their row. */
static extent cell_drop(const struct table *table, const struct cell *cell, const extent *heights)
{
	if (cell->row >= table->head_rows)
		return table->above;
	extent room = 0;
	for (size_t r = cell->row; r < cell->row + cell->rows; r++)
		room += heights[r];
	return room - table->below - cell->height;
}

static void row_set(
    struct work *work, struct table *table, size_t row, const extent *heights, const struct setting *setting)
{
	struct strip *strip = strip_add(work, setting, heights[row]);
	for (size_t i = table->first[row]; i < table->first[row + 1]; i++) {
		struct cell *cell = &table->cells[i];
		stack_flatten(work, strip, &cell->flow, 0, cell->flow.count, setting->x + table->edges[cell->column],
		    cell_drop(table, cell, heights));
		if (cell->rows > 1 && row >= table->head_rows)
			strip->hold = HOLD_GROUP;
	}
	rules_draw(work, strip, table, row, setting->x);
}

/* A row taller than a page, in bands. */
static void row_split(struct work *work, struct table *table, size_t row, const struct setting *setting)
{
	size_t count = table->first[row + 1] - table->first[row];
	struct column *columns = arena_array(work->arena, count + 1, sizeof *columns);
	for (size_t i = 0; i < count; i++) {
		struct cell *cell = &table->cells[table->first[row] + i];
		columns[i].flow = cell->flow;
		columns[i].x = setting->x + table->edges[cell->column];
		columns[i].width = cell_width(table, cell);
	}
	struct columns all = {.columns = columns, .count = count, .above = table->above, .below = table->below};
	columns_set(work, setting, &all);
	rules_draw(work, &work->flow->strips[work->flow->count - 1], table, row, setting->x);
}

/* No row of a head alone, no single row at a page's foot or head, no break through cells that span rows. */
static void rows_hold(struct flow *flow, size_t from, size_t body)
{
	for (size_t i = from; i < body && i < flow->count; i++)
		flow->strips[i].hold = HOLD_FIRM;
	if (flow->count - body < 3)
		flow_hold(flow, from, HOLD_GROUP);
	if (flow->count < body + 4)
		return;
	flow->strips[body].hold = HOLD_FIRM;
	flow->strips[flow->count - 2].hold = HOLD_FIRM;
}

static void spans_hold(struct flow *flow, size_t from, const struct table *table, const extent *heights, extent room)
{
	for (size_t i = 0; i < table->cell_count; i++) {
		const struct cell *cell = &table->cells[i];
		extent height = 0;
		for (size_t r = cell->row; r < cell->row + cell->rows && height <= room; r++)
			height += heights[r];
		for (size_t r = cell->row; height <= room && r + 1 < cell->row + cell->rows; r++)
			flow->strips[from + r].hold = HOLD_FIRM;
	}
}

void table_rows(struct work *work, struct table *table, const struct setting *setting)
{
	struct flow *flow = work->flow;
	size_t from = flow->count, body = from;
	extent room = body_height(work, setting->turned);
	bool split = false;
	for (size_t i = 0; i < table->cell_count; i++)
		cell_set(work, table, &table->cells[i], setting);
	extent *heights = heights_find(work, table, setting);
	for (size_t row = 0; row < table->row_count; row++) {
		if (row == table->head_rows)
			body = flow->count;
		if (heights[row] <= room * 9 / 10) {
			row_set(work, table, row, heights, setting);
			continue;
		}
		split = true;
		row_split(work, table, row, setting);
	}
	rows_hold(flow, from, table->head_rows ? body : from);
	if (!split)
		spans_hold(flow, from, table, heights, room / 2);
}
