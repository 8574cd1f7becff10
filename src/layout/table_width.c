/* What a table's columns take: widths by content, as CSS 2.1, 17.5.2.2 (automatic table layout) does it, with a step between
 * its least and its preferred widths: where the table is short of room, heads take a second line before a date, a number
 * or a short label does. */
#include "base/ascii.h"
#include "layout/prose.h"
#include "layout/table.h"

struct setting cell_setting(const struct table_box *table, const struct cell_box *cell, const struct setting *setting)
{
	struct setting inner = *setting;
	bool head = cell->row < table->head_rows;
	bool total = table->rows[cell->row]->as.row.total;
	bool named = table->bold_heads && cell->node->as.cell.scope == SCOPE_ROW;
	if (head || total || named || cell->node->as.cell.scope == SCOPE_ROW_GROUP)
		inner.type.face = FACE_BOLD;
	inner.align = cell->node->as.cell.align;
	if (cell->columns > 1 && head && inner.align == ALIGN_RIGHT)
		inner.align = ALIGN_LEFT;
	if (cell->node->language) {
		inner.language = cell->node->language;
		inner.right_to_left = cell->node->right_to_left;
	}
	return inner;
}

static void cell_take(struct cell_box *cell, const struct prose *prose, extent line, extent indent)
{
	cell->least = prose->longest + indent > cell->least ? prose->longest + indent : cell->least;
	cell->wanted = line + indent > cell->wanted ? line + indent : cell->wanted;
	cell->indent = indent > cell->indent ? indent : cell->indent;
	cell->length += line;
	cell->paragraphs++;
}

static void blocks_measure(
    struct work *work, struct cell_box *cell, const struct node *parent, const struct setting *setting, extent indent)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		if (node->first && !holds_inlines(node)) {
			struct setting inner = *setting;
			extent list = node->kind == NODE_LIST ? 2 * setting->type.size : 0;
			if (++inner.depth < 40)
				blocks_measure(work, cell, node, &inner, indent + list);
			continue;
		}
		struct prose *prose = prose_new(work, setting);
		prose_add(work, prose, node);
		extent line = prose_line_width(work, prose);
		cell_take(cell, prose, line, indent);
	}
}

/* What follows a figure's whole number, so that numbers of one column align on their digits: ".5", "%", " (17%)". */
static extent tail_measure(struct work *work, const struct prose *prose)
{
	size_t at = 0;
	while (at < prose->length && !ascii_digit(prose->text[at]))
		at++;
	if (at == prose->length)
		return -1;
	while (at < prose->length && (ascii_digit(prose->text[at]) || prose->text[at] == ','))
		at++;
	return prose_width(work, prose, at, prose->length);
}

static void cell_measure(
    struct work *work, const struct table_box *table, struct cell_box *cell, const struct setting *setting)
{
	struct setting inner = cell_setting(table, cell, setting);
	cell->least = cell->wanted = 0;
	cell->length = cell->paragraphs = 0;
	cell->indent = 0;
	cell->tail = -1;
	if (cell->node->first && !holds_inlines(cell->node)) {
		blocks_measure(work, cell, cell->node, &inner, 0);
		return;
	}
	cell->prose = prose_new(work, &inner);
	prose_add(work, cell->prose, cell->node);
	cell->wanted = prose_line_width(work, cell->prose);
	cell->least = cell->prose->longest;
	cell->length = cell->wanted;
	cell->paragraphs = 1;
	if (cell->row < table->head_rows && cell->wanted > 2 * cell->least) /* a head may take two lines */
		cell->wanted = cell->wanted / 2 + inner.type.size;
	if (inner.align == ALIGN_RIGHT && cell->row >= table->head_rows && cell->columns == 1 && !cell->prose->levels)
		cell->tail = tail_measure(work, cell->prose);
}

/* Widens the columns under a spanning cell until it fits, each by its share. */
static void span_widen(extent *columns, const struct cell_box *cell, extent need, extent gap)
{
	int64_t have = (int64_t)gap * (int64_t)(cell->columns - 1);
	for (size_t i = 0; i < cell->columns; i++)
		have += columns[cell->column + i];
	int64_t more = need - have;
	if (more <= 0)
		return;
	for (size_t i = 0; i < cell->columns; i++) {
		int64_t share = have > 0 ? more * columns[cell->column + i] / have : more / (int64_t)cell->columns;
		columns[cell->column + i] += (extent)share + 1;
	}
}

/* Does it begin and end with a digit, as numbers and dates do? */
static bool is_numeric(const struct prose *prose)
{
	return prose && prose->length && ascii_digit(prose->text[0]) && ascii_digit(prose->text[prose->length - 1]);
}

/* What is too short to be read over two lines: a date, a number; where columns don't hold prose also a label of three or
 * four words. */
static extent cell_kept(const struct table_box *table, const struct cell_box *cell)
{
	enum { WORD_EMS = 7, DATE_EMS = 10, LABEL_EMS = 14 };
	extent wide = is_numeric(cell->prose) ? DATE_EMS : WORD_EMS;
	extent most = (table->node->as.table.wide ? wide : LABEL_EMS) * table->em;
	bool is_short = cell->row >= table->head_rows && cell->prose && cell->wanted <= most;
	return is_short ? cell->wanted : cell->least;
}

/* Every column has room for one character, also where only cells that span stand in it. */
static void columns_clear(struct table_box *table, extent size)
{
	for (size_t i = 0; i < table->columns; i++) {
		table->least[i] = table->kept[i] = table->wanted[i] = size;
		table->tails[i] = 0;
	}
}

static void column_take(struct table_box *table, const struct cell_box *cell)
{
	size_t c = cell->column;
	table->least[c] = cell->least > table->least[c] ? cell->least : table->least[c];
	extent kept = cell_kept(table, cell);
	table->kept[c] = kept > table->kept[c] ? kept : table->kept[c];
	table->wanted[c] = cell->wanted > table->wanted[c] ? cell->wanted : table->wanted[c];
	table->tails[c] = cell->tail > table->tails[c] ? cell->tail : table->tails[c];
}

/* A column of figures is as wide as its longest whole number and its longest tail. */
static void figures_widen(struct table_box *table)
{
	for (size_t i = 0; i < table->cell_count; i++) {
		const struct cell_box *cell = &table->cells[i];
		if (cell->tail < 0)
			continue;
		extent width = cell->wanted - cell->tail + table->tails[cell->column];
		if (width > table->wanted[cell->column])
			table->wanted[cell->column] = width;
		if (width > table->kept[cell->column])
			table->kept[cell->column] = width;
	}
}

void table_measure(struct work *work, struct table_box *table, const struct setting *setting)
{
	table->em = table->gap = setting->type.size;
	columns_clear(table, setting->type.size);
	for (size_t i = 0; i < table->cell_count; i++) {
		cell_measure(work, table, &table->cells[i], setting);
		if (table->cells[i].columns == 1)
			column_take(table, &table->cells[i]);
	}
	figures_widen(table);
	for (size_t i = 0; i < table->cell_count; i++) {
		const struct cell_box *cell = &table->cells[i];
		if (cell->columns == 1)
			continue;
		span_widen(table->least, cell, cell->least, table->gap);
		span_widen(table->kept, cell, cell->least, table->gap);
		span_widen(table->wanted, cell, cell->wanted, table->gap);
	}
	for (size_t i = 0; i < table->columns; i++)
		if (table->wanted[i] < table->least[i])
			table->wanted[i] = table->least[i];
}

static int64_t sum(const extent *widths, size_t count)
{
	int64_t total = 0;
	for (size_t i = 0; i < count; i++)
		total += widths[i];
	return total;
}

/* What the table takes with every cell on one line. */
extent table_wanted(const struct table_box *table)
{
	int64_t wanted = sum(table->wanted, table->columns) + (int64_t)table->gap * (int64_t)(table->columns - 1);
	return wanted > INT32_MAX / 4 ? INT32_MAX / 4 : (extent)wanted;
}

/* Each column gets its share of ROOM by WEIGHTS, on top of BASE; what rounding leaves goes to the first. */
static void room_share(struct table_box *table, const extent *base, int64_t room, const extent *weights)
{
	int64_t whole = sum(weights, table->columns), given = 0;
	for (size_t i = 0; i < table->columns; i++) {
		int64_t share = whole > 0 ? room * weights[i] / whole : room / (int64_t)table->columns;
		table->widths[i] = base[i] + (extent)share;
		given += share;
	}
	table->widths[0] += (extent)(room - given);
}

/* Columns that want much less than an even share get what they want; the others share the rest, as CSS does it. None gets
 * less than in BASE. */
static void widths_share(struct work *work, struct table_box *table, const extent *base, int64_t room)
{
	bool *done = arena_array(work->arena, table->columns, sizeof *done);
	int64_t left = room, wanted = sum(table->wanted, table->columns), least = sum(base, table->columns);
	size_t open = table->columns;
	for (bool again = true; again;) {
		again = false;
		for (size_t i = 0; i < table->columns && open > 1; i++) {
			bool fits = left - table->wanted[i] >= least - base[i];
			if (done[i] || table->wanted[i] > left * 2 / 3 / (int64_t)open || !fits)
				continue;
			table->widths[i] = table->wanted[i];
			left -= table->wanted[i];
			wanted -= table->wanted[i];
			least -= base[i];
			open--;
			done[i] = again = true;
		}
	}
	for (size_t i = 0; i < table->columns; i++) {
		if (done[i])
			continue;
		int64_t more = wanted > least ? (left - least) * (table->wanted[i] - base[i]) / (wanted - least) : 0;
		table->widths[i] = base[i] + (extent)more;
	}
}

/* Words must break: columns whose words fit an even share keep them whole, the others share the rest evenly. */
static void widths_break(struct work *work, struct table_box *table, int64_t room)
{
	bool *done = arena_array(work->arena, table->columns, sizeof *done);
	int64_t left = room;
	size_t open = table->columns;
	for (bool again = true; again;) {
		again = false;
		for (size_t i = 0; i < table->columns && open > 1; i++) {
			if (done[i] || table->least[i] > left / (int64_t)open)
				continue;
			table->widths[i] = table->least[i];
			left -= table->least[i];
			open--;
			done[i] = again = true;
		}
	}
	for (size_t i = 0; i < table->columns; i++)
		if (!done[i])
			table->widths[i] = (extent)(left / (int64_t)open);
}

static void edges_find(struct table_box *table)
{
	extent x = 0;
	for (size_t i = 0; i < table->columns; i++) {
		table->edges[i] = x;
		x += table->widths[i] + table->gap;
	}
	table->edges[table->columns] = x;
}

bool table_fit(struct work *work, struct table_box *table, const struct setting *setting, extent width)
{
	table_measure(work, table, setting);
	int64_t gaps = (int64_t)(table->columns - 1);
	if (gaps && table->gap * gaps > width / 5)
		table->gap = (extent)(width / 5 / gaps);
	int64_t room = width - table->gap * gaps;
	int64_t least = sum(table->least, table->columns), wanted = sum(table->wanted, table->columns);
	table->width = width;
	table->floor = sum(table->kept, table->columns) <= room ? table->kept : table->least;
	if (wanted <= room)
		room_share(table, table->wanted, room - wanted, table->wanted);
	else if (least <= room)
		widths_share(work, table, table->floor, room);
	else
		widths_break(work, table, room);
	if (least <= room && table->node->as.table.wide)
		table_balance(table);
	edges_find(table);
	return least <= room;
}
