/* Rows to strips: cells set in their columns, heights shared by a row, rules, and what a page may not divide. */
#include <string.h>

#include "layout/block.h"
#include "layout/prose.h"
#include "layout/table.h"

static extent cell_width(const struct table_box *table, const struct cell_box *cell)
{
	return table->edges[cell->column + cell->columns] - table->edges[cell->column] - table->gap;
}

/* A figure on one line stands so that its whole number ends where those above and below end. */
static extent digits_shift(const struct table_box *table, const struct cell_box *cell)
{
	if (cell->tail < 0 || !cell->prose || cell->flow.count != 1)
		return 0;
	extent shift = table->tails[cell->column] - cell->tail;
	extent room = cell_width(table, cell) - cell->wanted;
	return shift < room ? shift : room > 0 ? room : 0;
}

static void cell_set(struct work *work, struct table_box *table, struct cell_box *cell, const struct setting *setting)
{
	struct setting inner = cell_setting(table, cell, setting);
	inner.x = inner.wide_x = 0;
	inner.width = inner.wide_width = cell_width(table, cell);
	inner.tight = true;
	inner.room -= table->above + table->below;
	inner.flowing = inner.hang = inner.hang_quotes = false;
	inner.decoration = NULL;
	inner.flow = &cell->flow;
	if (cell->prose)
		prose_set(work, cell->prose, &inner);
	else
		collect_blocks(work, cell->node->first, &inner);
	cell->height = stack_height(&cell->flow, 0, cell->flow.count);
	extent shift = digits_shift(table, cell);
	for (size_t i = 0; shift && i < cell->flow.strips[0].item_count; i++)
		cell->flow.strips[0].items[i].x -= shift;
	cell->prose = NULL;
}

static extent cell_need(const struct table_box *table, const struct cell_box *cell)
{
	return cell->height + table->above + table->below;
}

/* Rows FROM to the result hang together by cells that span them. */
static size_t group_end(const struct table_box *table, size_t from)
{
	size_t end = from + 1;
	for (size_t row = from; row < end; row++)
		for (size_t i = table->first[row]; i < table->first[row + 1]; i++)
			if (table->cells[i].row + table->cells[i].rows > end)
				end = table->cells[i].row + table->cells[i].rows;
	return end;
}

static extent rows_height(const extent *heights, size_t from, size_t to)
{
	int64_t sum = 0;
	for (size_t row = from; row < to; row++)
		sum += heights[row];
	return sum > INT32_MAX / 4 ? INT32_MAX / 4 : (extent)sum;
}

/* What cells that span rows need more goes to their last row; to their first one (FIRST) where a page may end between
 * them. */
static void spans_grow(const struct table_box *table, extent *heights, size_t from, size_t to, bool first)
{
	for (size_t i = table->first[from]; i < table->first[to]; i++) {
		const struct cell_box *cell = &table->cells[i];
		extent have = first ? heights[cell->row] : rows_height(heights, cell->row, cell->row + cell->rows);
		if (cell->rows > 1 && cell_need(table, cell) > have)
			heights[first ? cell->row : cell->row + cell->rows - 1] += cell_need(table, cell) - have;
	}
}

/* The height of each row: what its own cells need, then what cells that span rows need. Rows that hang together stay
 * on one page where they take less than half of ROOM. */
static extent *heights_find(
    struct work *work, const struct table_box *table, const struct setting *setting, extent room)
{
	extent *heights = arena_array(work->arena, table->row_count + 1, sizeof *heights);
	extent *own = arena_array(work->arena, table->row_count + 1, sizeof *own);
	for (size_t r = 0; r < table->row_count; r++)
		heights[r] = setting->type.leading + table->above + table->below;
	for (size_t i = 0; i < table->cell_count; i++) {
		const struct cell_box *cell = &table->cells[i];
		if (cell->rows == 1 && cell_need(table, cell) > heights[cell->row])
			heights[cell->row] = cell_need(table, cell);
	}
	for (size_t from = 0, to; from < table->row_count; from = to) {
		to = group_end(table, from);
		if (to == from + 1)
			continue;
		memcpy(own + from, heights + from, (to - from) * sizeof *own);
		spans_grow(table, heights, from, to, false);
		if (rows_height(heights, from, to) <= room / 2)
			continue;
		memcpy(heights + from, own + from, (to - from) * sizeof *own);
		spans_grow(table, heights, from, to, true);
	}
	return heights;
}

/* Rules at a row's foot: a heading's under the head and over a total, otherwise a hairline, but not through a cell that goes on
 * below. */
static void rule_draw(struct work *work, struct strip *strip, const struct table_box *table, struct item like,
    size_t from, size_t to, extent x)
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

static bool *columns_going_on(struct work *work, const struct table_box *table, size_t row)
{
	bool *on = arena_array(work->arena, table->columns + 1, sizeof *on);
	size_t back = row >= table->span_rows ? row + 1 - table->span_rows : 0;
	for (size_t i = table->first[back]; i < table->first[row + 1]; i++) {
		const struct cell_box *cell = &table->cells[i];
		for (size_t c = 0; cell->row + cell->rows > row + 1 && c < cell->columns; c++)
			on[cell->column + c] = true;
	}
	return on;
}

static struct item rule_like(const struct work *work, const struct table_box *table, size_t row)
{
	bool last_head = row + 1 == table->head_rows;
	bool before_total = row + 1 < table->row_count && table->rows[row + 1]->as.row.total;
	if (last_head || before_total)
		return (struct item){.stroke = 1000, .colour = work->theme->colours[COLOUR_HEADING]};
	return (struct item){.stroke = 500, .colour = work->theme->colours[COLOUR_RULE]};
}

/* Under a grouped head, a rule as wide as its columns. */
static void head_rules_draw(
    struct work *work, struct strip *strip, const struct table_box *table, size_t row, extent x, struct item like)
{
	for (size_t i = table->first[row]; i < table->first[row + 1]; i++) {
		const struct cell_box *cell = &table->cells[i];
		if (cell->columns > 1 && cell->rows == 1 && cell->node->first)
			rule_draw(work, strip, table, like, cell->column, cell->column + cell->columns, x);
	}
}

static void rules_draw(struct work *work, struct strip *strip, const struct table_box *table, size_t row, extent x)
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
static extent cell_drop(const struct table_box *table, const struct cell_box *cell, const extent *heights)
{
	if (cell->row >= table->head_rows)
		return table->above;
	extent room = 0;
	for (size_t r = cell->row; r < cell->row + cell->rows; r++)
		room += heights[r];
	return room - table->below - cell->height;
}

static void row_set(
    struct work *work, struct table_box *table, size_t row, const extent *heights, const struct setting *setting)
{
	struct strip *strip = strip_add(work, setting, heights[row]);
	for (size_t i = table->first[row]; i < table->first[row + 1]; i++) {
		struct cell_box *cell = &table->cells[i];
		stack_flatten(work, strip, &cell->flow, 0, cell->flow.count, setting->x + table->edges[cell->column],
		    cell_drop(table, cell, heights));
		if (cell->rows > 1 && row >= table->head_rows)
			strip->penalty = PENALTY_GROUP;
	}
	rules_draw(work, strip, table, row, setting->x);
}

/* A row taller than a page, in bands. */
static void row_split(struct work *work, struct table_box *table, size_t row, const struct setting *setting)
{
	size_t count = table->first[row + 1] - table->first[row];
	struct column_box *columns = arena_array(work->arena, count + 1, sizeof *columns);
	for (size_t i = 0; i < count; i++) {
		struct cell_box *cell = &table->cells[table->first[row] + i];
		columns[i].flow = cell->flow;
		columns[i].x = setting->x + table->edges[cell->column];
		columns[i].width = cell_width(table, cell);
	}
	struct columns all = {.columns = columns, .count = count, .above = table->above, .below = table->below};
	columns_set(work, setting, &all);
	rules_draw(work, &setting->flow->strips[setting->flow->count - 1], table, row, setting->x);
}

/* A table is divided between rows: not after a head, after its first row or before its last (a total counts with the row
 * above it), nor through rows that hang together by cells that span them, where these are short. */
static void rows_price(struct flow *flow, size_t from, const size_t *ends, const struct table_box *table,
    const extent *heights, extent room)
{
	size_t rows = table->row_count, last = 1 + (size_t)table->rows[rows - 1]->as.row.total;
	flow_penalty(flow, from, PENALTY_ROW);
	for (size_t row = 0, to; row < rows; row = to) {
		to = group_end(table, row);
		bool whole = rows_height(heights, row, to) <= room / 2;
		for (; row + 1 < to; row++)
			flow->strips[ends[row] - 1].penalty = whole ? PENALTY_NEVER : PENALTY_GROUP;
	}
	for (size_t row = 0; row < rows; row++) {
		bool tall = row + 1 < rows && rows_height(heights, row, row + 2) > room / KEEP_WHOLE;
		bool edge = !tall && (row == table->head_rows || row + 1 + last >= rows);
		struct strip *strip = &flow->strips[ends[row] - 1];
		if (row + 1 < rows && (row < table->head_rows || edge) && strip->penalty < PENALTY_WIDOW)
			strip->penalty = row < table->head_rows ? PENALTY_NEVER : PENALTY_WIDOW;
	}
}

void table_cells(struct work *work, struct table_box *table, const struct setting *setting)
{
	for (size_t i = 0; i < table->cell_count; i++)
		cell_set(work, table, &table->cells[i], setting);
}

void table_rows(struct work *work, struct table_box *table, const struct setting *setting)
{
	struct flow *flow = setting->flow;
	size_t from = flow->count, *ends = arena_array(work->arena, table->row_count + 1, sizeof *ends);
	extent room = setting->room;
	extent *heights = heights_find(work, table, setting, room);
	bool alone = table->row_count == table->head_rows + 1; /* columns side by side: no page ends between rows */
	extent whole = alone ? room * 4 / 5 : room / KEEP_WHOLE;
	for (size_t row = 0; row < table->row_count; row++) {
		if (heights[row] <= whole)
			row_set(work, table, row, heights, setting);
		else
			row_split(work, table, row, setting);
		ends[row] = flow->count;
	}
	if (table->row_count)
		rows_price(flow, from, ends, table, heights, room);
}
