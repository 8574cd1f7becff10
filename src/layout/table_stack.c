/* A table too wide to be read, as records: each row's cells one under another at the full measure, each beside the
 * heading of its column. Headings are the table's own where they are drawn first, and repeated as artifacts below. */
#include "layout/block.h"
#include "layout/prose.h"
#include "layout/table.h"

struct stack {
	struct work *work;
	struct table_box *table;
	const struct setting *setting, *caption; /* of the records; of the caption where it is repeated */
	struct cell_box **heads;                 /* row by row: the head cell that lies over each column, or NULL */
	struct cell_box **above;                 /* of each column: the body cell that reaches down from an earlier row */
	bool *used;                              /* of each column: some row has something in it */
	bool *drawn;                             /* of each head cell: as the table's own */
	size_t *shown;                           /* of each head cell: the row for which it stands as a group's line */
	size_t *lines;                           /* of each head cell: its strips then */
	extent label, gap;   /* width of the headings' column, and what follows it; 0: they stand above */
	struct flow lead;    /* what is repeated where a page begins inside the record: its heading, then groups' lines */
	size_t lead_heading; /* strips of its heading */
	const struct repeat *between, *heading, *inside; /* where a page begins between records; before and in a group */
	bool opened;                                     /* the record has a pair */
	size_t pairs;                                    /* of the record */
};

static bool cell_is_empty(const struct cell_box *cell)
{
	return !cell->node->first || (cell->prose && !cell->prose->length);
}

static struct cell_box *head_at(const struct stack *stack, size_t row, size_t column)
{
	return stack->heads[row * stack->table->columns + column];
}

/* The row of the head whose cell names COLUMN: the lowest that says something; or head_rows. */
static size_t label_row(const struct stack *stack, size_t column)
{
	for (size_t row = stack->table->head_rows; row-- > 0;) {
		const struct cell_box *cell = head_at(stack, row, column);
		if (cell && !cell_is_empty(cell))
			return row;
	}
	return stack->table->head_rows;
}

static void heads_find(struct stack *stack)
{
	const struct table_box *table = stack->table;
	stack->heads = arena_array(stack->work->arena, table->head_rows * table->columns + 1, sizeof *stack->heads);
	for (size_t i = 0; i < table->first[table->head_rows]; i++) {
		struct cell_box *cell = &table->cells[i];
		for (size_t r = cell->row; r < cell->row + cell->rows; r++)
			for (size_t c = cell->column; c < cell->column + cell->columns; c++)
				stack->heads[r * table->columns + c] = cell;
	}
}

static bool cell_is_whole_row(const struct table_box *table, const struct cell_box *cell)
{
	return cell->columns == table->columns && table->columns > 1;
}

static void columns_use(struct stack *stack)
{
	const struct table_box *table = stack->table;
	for (size_t i = table->first[table->head_rows]; i < table->cell_count; i++) {
		const struct cell_box *cell = &table->cells[i];
		for (size_t c = 0; c < cell->columns; c++)
			stack->used[cell->column + c] |= !cell_is_empty(cell) && !cell_is_whole_row(table, cell);
	}
}

/* A third of the measure for the headings, less where they are short, a little more where a word wants it; or none. */
static void label_size(struct stack *stack)
{
	const struct table_box *table = stack->table;
	const struct setting *setting = stack->setting;
	extent size = setting->type.size, indent = table->head_rows > 1 ? size : 0, third = setting->width / 3 - indent;
	int64_t longest = 0;
	extent least = 0;
	for (size_t i = 0; i < table->first[table->head_rows]; i++) {
		const struct cell_box *cell = &table->cells[i];
		least = cell->least > least ? cell->least : least;
		longest = cell->length > longest ? cell->length : longest;
	}
	extent label = (extent)(longest < third ? longest : third);
	label = (label < least ? least : label) + indent;
	bool high = longest / (third > 0 ? third : 1) * setting->type.leading > setting->room / 4;
	stack->gap = size;
	if (!high && label <= setting->width * 2 / 5 && setting->width - label - size >= 8 * size)
		stack->label = label;
}

/* The measure from START on, from the side where the language begins. */
static struct setting part_setting(const struct stack *stack, extent start, extent width)
{
	struct setting part = *stack->setting;
	part.x += setting_opposed(&part) ? part.width - start - width : start;
	part.width = width;
	return part;
}

static void items_quieten(struct flow *flow, size_t from, const struct node *node)
{
	for (size_t i = from; i < flow->count; i++)
		strip_quieten(&flow->strips[i], node);
}

static void cell_fill(struct work *work, struct cell_box *cell, const struct setting *setting)
{
	if (cell->prose)
		prose_set(work, cell->prose, setting);
	else
		collect_blocks(work, cell->node->first, setting);
}

/* Sets CELL into the flow; AGAIN as artifacts, since it is read once. */
static void cell_draw(struct stack *stack, struct cell_box *cell, const struct setting *setting, bool again)
{
	struct work *work = stack->work;
	size_t from = setting->flow->count;
	struct work_mark mark = work_mark(work);
	cell_fill(work, cell, setting);
	if (again) {
		items_quieten(setting->flow, from, stack->table->node);
		work_undo(work, mark);
	}
}

static struct setting inner_setting(
    const struct stack *stack, const struct cell_box *cell, const struct setting *setting)
{
	struct setting inner = cell_setting(stack->table, cell, setting);
	inner.align = ALIGN_LEFT;
	inner.wide_x = inner.x;
	inner.wide_width = inner.width;
	inner.tight = true;
	inner.flowing = inner.hang = inner.hang_quotes = false;
	inner.room -= stack->table->above + stack->table->below;
	return inner;
}

static void head_draw(struct stack *stack, struct cell_box *cell, const struct setting *setting)
{
	size_t index = (size_t)(cell - stack->table->cells);
	struct setting inner = inner_setting(stack, cell, setting);
	cell_draw(stack, cell, &inner, stack->drawn[index]);
	stack->drawn[index] = true;
}

static extent pair_gap(const struct stack *stack)
{
	return stack->setting->type.leading * 3 / 8;
}

static void lead_add(struct stack *stack, size_t from)
{
	struct work *work = stack->work;
	for (size_t i = from; i < stack->setting->flow->count; i++) {
		struct flow *lead = &stack->lead;
		lead->strips = arena_grow(work->arena, lead->strips, lead->count, &lead->capacity, sizeof *lead->strips);
		lead->strips[lead->count++] = stack->setting->flow->strips[i];
	}
}

/* A group's line, over the first pair of its columns. */
static void group_draw(struct stack *stack, struct cell_box *cell)
{
	struct flow *flow = stack->setting->flow;
	size_t from = flow->count;
	head_draw(stack, cell, stack->setting);
	flow_penalty(flow, from, PENALTY_NEVER);
	if (flow->count == from)
		return;
	flow->strips[from].before = stack->opened ? pair_gap(stack) * 3 / 2 : 0;
	flow->strips[flow->count - 1].penalty = PENALTY_NEVER;
}

/* The lines of the groups that COLUMN stands in, where the record at ROW has not shown them yet. False if it stands in none. */
static bool groups_draw(struct stack *stack, size_t row, size_t column)
{
	size_t kept = stack->lead_heading, bottom = label_row(stack, column);
	bool some = false;
	for (size_t r = 0; r < bottom && bottom < stack->table->head_rows; r++) {
		struct cell_box *cell = head_at(stack, r, column);
		if (!cell || cell_is_empty(cell) || cell->row != r || cell == head_at(stack, bottom, column))
			continue;
		size_t index = (size_t)(cell - stack->table->cells), from = stack->setting->flow->count;
		some = true;
		if (stack->shown[index] == row + 1) {
			kept += stack->lines[index];
			continue;
		}
		stack->shown[index] = row + 1;
		stack->lead.count = kept < stack->lead.count ? kept : stack->lead.count;
		group_draw(stack, cell);
		if (stack->opened)
			lead_add(stack, from);
		stack->lines[index] = stack->opened ? stack->setting->flow->count - from : 0;
		kept += stack->lines[index];
	}
	stack->lead.count = kept < stack->lead.count ? kept : stack->lead.count;
	return some;
}

/* Takes out what STRIP draws, to be put back after or below something else. */
static struct strip strip_empty(struct strip *strip)
{
	struct strip old = *strip;
	strip->items = NULL;
	strip->link_areas = NULL;
	strip->marks = NULL;
	strip->item_count = strip->item_capacity = 0;
	strip->link_area_count = strip->link_area_capacity = 0;
	strip->mark_count = strip->mark_capacity = 0;
	strip->cells = NULL;
	strip->cell_count = 0;
	return old;
}

/* What stands beside the strips from FROM on, read before them; it is never divided. */
static void label_place(struct stack *stack, const struct flow *label, size_t from)
{
	struct work *work = stack->work;
	struct flow *flow = stack->setting->flow;
	extent height = stack_height(label, 0, label->count), covered = 0;
	struct strip *first = &flow->strips[from], old = strip_empty(first);
	stack_flatten(work, first, label, 0, label->count, 0, 0);
	strip_absorb(work, first, &old, 0, 0);
	for (size_t i = from; i < flow->count; i++) {
		covered += flow->strips[i].height + (i > from ? stack_gap(&flow->strips[i - 1], &flow->strips[i]) : 0);
		if (covered >= height)
			return;
		if (i + 1 < flow->count)
			flow->strips[i].penalty = PENALTY_NEVER;
	}
	flow->strips[flow->count - 1].height += height - covered;
}

struct cell_pair {
	size_t row, column, columns;
	struct cell_box *cell; /* NULL: a column in which no row has anything, named once */
	bool again;            /* a cell from an earlier row, repeated */
};

static bool label_is_new(const struct stack *stack, const struct cell_pair *pair, size_t column)
{
	size_t row = label_row(stack, column);
	return row < stack->table->head_rows &&
	       (column == pair->column || head_at(stack, row, column) != head_at(stack, row, column - 1));
}

/* The headings of the pair's columns, one under another. */
static void labels_draw(struct stack *stack, const struct cell_pair *pair, const struct setting *setting)
{
	for (size_t c = pair->column; c < pair->column + pair->columns; c++)
		if (label_is_new(stack, pair, c))
			head_draw(stack, head_at(stack, label_row(stack, c), c), setting);
}

static void content_draw(struct stack *stack, const struct cell_pair *pair, const struct setting *setting)
{
	struct work *work = stack->work;
	struct flow *flow = setting->flow;
	size_t from = flow->count;
	if (pair->cell) {
		struct setting inner = inner_setting(stack, pair->cell, setting);
		cell_draw(stack, pair->cell, &inner, pair->again);
	}
	if (flow->count == from)
		strip_add(work, setting, setting->type.leading);
	flow->strips[from].before = 0;
	flow->strips[flow->count - 1].after = 0;
	for (size_t i = from; i < flow->count; i++) {
		flow->strips[i].fills = false;
		flow->strips[i].level = 0;
	}
	flow_keep(work, flow, from);
}

/* Headings beside what they name. */
static void pair_beside(struct stack *stack, const struct cell_pair *pair, extent indent)
{
	extent start = stack->label + stack->gap;
	struct setting left = part_setting(stack, indent, stack->label - indent);
	struct setting right = part_setting(stack, start, stack->setting->width - start);
	struct flow label = {0};
	size_t from = right.flow->count;
	left.decoration = NULL;
	left.flow = &label;
	labels_draw(stack, pair, &left);
	content_draw(stack, pair, &right);
	if (label.count)
		label_place(stack, &label, from);
}

static void pair_above(struct stack *stack, const struct cell_pair *pair, extent indent)
{
	struct flow *flow = stack->setting->flow;
	size_t from = flow->count;
	struct setting inner = part_setting(stack, indent, stack->setting->width - indent);
	labels_draw(stack, pair, &inner);
	for (size_t i = from; i < flow->count; i++)
		flow->strips[i].penalty = PENALTY_NEVER;
	content_draw(stack, pair, &inner);
}

/* The record's first strip carries the rule over it. */
static void record_open(struct stack *stack, size_t from)
{
	struct work *work = stack->work;
	struct strip *first = &stack->setting->flow->strips[from], old = strip_empty(first);
	extent above = stack->table->above + 1000;
	strip_stroke(work, first,
	    (struct item){.node = stack->table->node,
	        .x = stack->setting->x,
	        .y = 500,
	        .width = stack->setting->width,
	        .stroke = 1000,
	        .colour = work->theme->colours[COLOUR_HEADING]});
	strip_absorb(work, first, &old, 0, above);
	first->height += above;
	first->before = 0;
	stack->opened = true;
	stack->lead.count = 0;
	flow_keep(work, stack->setting->flow, from);
	flow_end(stack->setting->flow, PENALTY_LEAD_IN);
	lead_add(stack, from);
	stack->lead_heading = stack->lead.count;
}

/* What is repeated where a page begins at one of the strips from FROM on; those before START are lines of groups. */
static void pair_repeat(struct stack *stack, size_t from, size_t start, bool first)
{
	struct flow *flow = stack->setting->flow;
	if (first)
		stack->heading = table_repeat(stack->work, stack->table, stack->caption, &stack->lead);
	if (!stack->heading)
		stack->heading = stack->between;
	if (stack->lead.count == stack->lead_heading)
		stack->inside = stack->heading;
	else if (start > from || !stack->inside)
		stack->inside = table_repeat(stack->work, stack->table, stack->caption, &stack->lead);
	if (!stack->inside)
		stack->inside = stack->heading;
	for (size_t i = from; i < flow->count; i++)
		flow->strips[i].repeat = first ? stack->between : i < start ? stack->heading : stack->inside;
}

static void pair_draw(struct stack *stack, const struct cell_pair *pair)
{
	struct flow *flow = stack->setting->flow;
	size_t from = flow->count, lead = stack->lead.count;
	bool whole = pair->cell && cell_is_whole_row(stack->table, pair->cell), grouped = false, first = !stack->opened;
	for (size_t c = pair->column; !whole && c < pair->column + pair->columns; c++)
		grouped |= groups_draw(stack, pair->row, c);
	size_t start = flow->count;
	extent indent = grouped ? stack->setting->type.size : 0;
	if (stack->lead.count != lead)
		stack->inside = NULL;
	if (whole)
		content_draw(stack, pair, stack->setting);
	else if (stack->label)
		pair_beside(stack, pair, indent);
	else
		pair_above(stack, pair, indent);
	flow->strips[start].before = pair_gap(stack);
	if (first)
		record_open(stack, from);
	else
		flow_end(flow, stack->pairs == 1 ? PENALTY_LEAD_IN : PENALTY_ROW);
	pair_repeat(stack, from, start, first);
	stack->pairs++;
}

/* A short text that spans rows is said again in each of their records. */
static bool cell_repeats(const struct stack *stack, const struct cell_box *cell)
{
	return cell->prose && !cell_is_empty(cell) && cell->wanted <= stack->setting->width;
}

static struct cell_pair pair_of(const struct stack *stack, size_t row, size_t column, struct cell_box *cell)
{
	struct cell_pair pair = {.row = row, .column = column, .columns = 1};
	struct cell_box *above = stack->above[column];
	if (cell && !cell_is_empty(cell))
		pair.cell = cell;
	else if (!cell && above && above->row + above->rows > row && above->column == column && cell_repeats(stack, above))
		pair.cell = above;
	pair.again = pair.cell && pair.cell != cell;
	if (pair.cell)
		pair.columns = pair.cell->columns;
	return pair;
}

static void record_draw(struct stack *stack, size_t row)
{
	const struct table_box *table = stack->table;
	struct flow *flow = stack->setting->flow;
	size_t from = flow->count, at = table->first[row];
	stack->opened = false;
	stack->pairs = 0;
	stack->lead.count = stack->lead_heading = 0;
	for (size_t c = 0; c < table->columns; c++) {
		struct cell_box *cell = at < table->first[row + 1] && table->cells[at].column == c ? &table->cells[at++] : NULL;
		struct cell_pair pair = pair_of(stack, row, c, cell);
		bool named = row == table->head_rows && !stack->used[c] && label_row(stack, c) < table->head_rows;
		struct cell_pair name = {.row = row, .column = c, .columns = 1};
		if (pair.cell)
			pair_draw(stack, &pair);
		if (named)
			pair_draw(stack, &name);
		for (size_t i = 0; cell && i < cell->columns; i++)
			stack->above[c + i] = cell;
	}
	if (flow->count == from)
		return;
	flow_keep(stack->work, flow, from);
	flow->strips[flow->count - 1].height += stack->setting->type.leading / 2;
	flow->strips[flow->count - 1].penalty = PENALTY_ROW;
}

/* The rule under the last record. */
static void table_close(struct stack *stack)
{
	struct work *work = stack->work;
	struct strip *last = &stack->setting->flow->strips[stack->setting->flow->count - 1];
	strip_stroke(work, last,
	    (struct item){.node = stack->table->node,
	        .x = stack->setting->x,
	        .y = last->height - 250,
	        .width = stack->setting->width,
	        .stroke = 500,
	        .colour = work->theme->colours[COLOUR_RULE]});
}

void table_stack(
    struct work *work, struct table_box *table, const struct setting *setting, const struct setting *caption)
{
	struct stack stack = {.work = work, .table = table, .setting = setting, .caption = caption};
	size_t from = setting->flow->count;
	table->bold_heads = true;
	table_measure(work, table, setting);
	stack.above = arena_array(work->arena, table->columns, sizeof *stack.above);
	stack.used = arena_array(work->arena, table->columns, sizeof *stack.used);
	stack.drawn = arena_array(work->arena, table->cell_count + 1, sizeof *stack.drawn);
	stack.shown = arena_array(work->arena, table->cell_count + 1, sizeof *stack.shown);
	stack.lines = arena_array(work->arena, table->cell_count + 1, sizeof *stack.lines);
	heads_find(&stack);
	columns_use(&stack);
	label_size(&stack);
	stack.between = table_repeat(work, table, caption, &stack.lead);
	for (size_t row = table->head_rows; row < table->row_count; row++)
		record_draw(&stack, row);
	if (setting->flow->count > from)
		table_close(&stack);
}
