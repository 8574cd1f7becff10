/* What stands side by side: tiles, cards, case studies. */
#include <string.h>

#include "layout/block.h"
#include "layout/prose.h"

/* COUNT columns across WIDTH, GAP between them, PAD inside each; x from the page's left. */
static struct column_box *columns_new(struct work *work, extent x, extent width, size_t count, extent gap, extent pad)
{
	struct column_box *columns = arena_array(work->arena, count, sizeof *columns);
	extent each = (width - gap * (extent)(count - 1)) / (extent)count;
	for (size_t i = 0; i < count; i++) {
		columns[i].x = x + (extent)i * (each + gap) + pad;
		columns[i].width = each - 2 * pad;
	}
	return columns;
}

/* The setting inside a column, whose x begins at 0. */
static struct setting column_setting(const struct setting *setting, struct column_box *column)
{
	struct setting inner = *setting;
	inner.flow = &column->flow;
	inner.x = inner.wide_x = 0;
	inner.width = inner.wide_width = column->width;
	inner.decoration = NULL;
	inner.room -= 4 * inner.type.leading;
	inner.flowing = inner.hang = inner.hang_quotes = false;
	return inner;
}

/* The most columns, MOST at best, that leave each at least LEAST wide. */
static size_t columns_fit(extent width, extent gap, extent least, size_t most)
{
	while (most > 1 && (width - gap * (extent)(most - 1)) / (extent)most < least)
		most--;
	return most;
}

/* A numeral as large as the theme says, smaller if it would not fit. */
static void numeral_set(struct work *work, const struct node *figure, const struct setting *setting)
{
	struct setting inner = setting_role(work, setting, TYPE_NUMERAL);
	inner.colour = work->theme->colours[COLOUR_NUMERAL];
	struct prose *prose = NULL;
	for (extent size = inner.type.size; size >= setting->type.size; size -= size / 8) {
		inner.type.size = size;
		prose = prose_new(work, &inner);
		prose_node(work, prose, figure);
		if (prose_line_width(work, prose) <= inner.width)
			break;
	}
	if (prose)
		prose_set(work, prose, &inner);
}

static void tile_set(struct work *work, const struct node *tile, const struct setting *setting)
{
	for (const struct node *child = tile->first; child; child = child->next) {
		struct setting inner = setting_role(work, setting, TYPE_TILE_LABEL);
		if (child->kind == NODE_FIGURE) {
			numeral_set(work, child, setting);
		} else if (child->kind == NODE_BASE) {
			inner = setting_role(work, setting, TYPE_SMALL);
			inner.colour = work->theme->colours[COLOUR_SECONDARY];
			flow_before(setting->flow, setting->type.leading / 6);
			block_plain(work, child, &inner);
		} else {
			block_plain(work, child, &inner);
		}
	}
}

/* The longest word of a tile's label: the least width it takes. */
static extent label_longest(struct work *work, const struct node *tiles, const struct setting *setting)
{
	struct setting inner = setting_role(work, setting, TYPE_TILE_LABEL);
	extent longest = 0;
	for (const struct node *tile = tiles->first; tile; tile = tile->next)
		for (const struct node *child = tile->first; child; child = child->next) {
			if (child->kind != NODE_LABEL)
				continue;
			struct prose *prose = prose_new(work, &inner);
			prose_add(work, prose, child);
			prose_prepare(work, prose, work->arena);
			longest = prose->longest > longest ? prose->longest : longest;
		}
	return longest;
}

/* Three or four a row: four where that fills the rows. */
static size_t tiles_in_row(size_t count)
{
	if (count <= 4)
		return count < 3 ? 3 : count;
	return count % 3 == 0 || count == 5 ? 3 : 4;
}

static void tiles_row(struct work *work, const struct node *tile, size_t count, const struct columns *columns,
    const struct setting *setting)
{
	struct columns row = *columns;
	row.columns = arena_array(work->arena, count, sizeof *row.columns);
	memcpy(row.columns, columns->columns, count * sizeof *row.columns);
	row.count = count;
	for (size_t i = 0; i < count; i++, tile = tile->next) {
		struct setting inner = column_setting(setting, &row.columns[i]);
		tile_set(work, tile, &inner);
	}
	columns_set(work, setting, &row);
}

static const struct node *tiles_heading(struct work *work, const struct node *tiles, const struct setting *setting)
{
	const struct node *first = tiles->first;
	if (!first || first->kind != NODE_HEADING)
		return first;
	collect_block(work, first, setting);
	return first->next;
}

/* The rows of COUNT tiles, PAD above and below their text. */
static void tiles_rows(
    struct work *work, const struct node *tile, size_t count, size_t in_row, extent pad, const struct setting *setting)
{
	extent gap = grid(work, 2), side = grid(work, 2);
	struct columns columns = {
	    .columns = columns_new(work, setting->wide_x, setting->wide_width, in_row, gap, side),
	    .above = pad,
	    .below = pad,
	    .padding = side,
	    .ground = true,
	    .colour = work->theme->colours[COLOUR_TINT],
	};
	for (size_t at = 0; at < count; at += in_row) {
		size_t here = count - at < in_row ? count - at : in_row;
		size_t start = setting->flow->count;
		tiles_row(work, tile, here, &columns, setting);
		flow_round(work, setting->flow, start);
		flow_after(setting->flow, gap);
		for (size_t i = 0; i < here; i++)
			tile = tile->next;
	}
}

/* As many a row as fit, but rows as even as can be: 2 and 2, not 3 and 1. Lower where pages may choose. */
void block_tiles(struct work *work, const struct node *node, const struct setting *setting)
{
	struct flow *flow = setting->flow;
	size_t count = 0;
	extent gap = grid(work, 2), pad = grid(work, 2);
	const struct node *tile = tiles_heading(work, node, setting);
	for (const struct node *each = tile; each; each = each->next)
		count++;
	if (!count)
		return;
	extent least = label_longest(work, node, setting) + 2 * pad, roomy = 9 * work->theme->type[TYPE_TILE_LABEL].size;
	size_t most = columns_fit(setting->wide_width, gap, least > roomy ? least : roomy, tiles_in_row(count));
	size_t rows = (count + most - 1) / most, in_row = rows > 1 ? (count + rows - 1) / rows : most;
	bool several = choice_is_open(work, setting);
	struct choosing choosing = choice_begin(work, flow);
	for (int way = 0; way <= several; way++) {
		size_t from = flow->count;
		tiles_rows(work, tile, count, in_row, grid(work, way ? 1 : 2), setting);
		flow_keep(work, flow, from);
		choice_add(&choosing, way ? PRICE_CLOSER : 0, way);
	}
	choice_end(&choosing);
}

/* An icon above a card's heading, which says what it shows. */
static void card_icon_set(struct work *work, const struct node *icon, const struct setting *setting)
{
	extent height = setting->type.size * 5 / 2;
	struct strip *strip = strip_add(work, setting, height);
	extent width = icon_set(work, strip, icon, (struct item){.x = setting->x, .height = height});
	if (setting->right_to_left && strip->item_count)
		strip->items[0].x += setting->width - width;
	strip->penalty = PENALTY_NEVER;
	flow_after(setting->flow, setting->type.leading / 3);
}

static void card_set(struct work *work, const struct node *card, const struct setting *setting)
{
	for (const struct node *child = card->first; child; child = child->next) {
		if (child->kind == NODE_ICON) {
			card_icon_set(work, child, setting);
			continue;
		}
		if (child->kind != NODE_HEADING) {
			collect_block(work, child, setting);
			continue;
		}
		struct setting head = *setting;
		head.type.face = FACE_BOLD;
		strip_target(work, child);
		heading_set(work, child, &head);
		flow_after(setting->flow, setting->type.leading / 4);
	}
}

void block_cards(struct work *work, const struct node *node, const struct setting *setting)
{
	extent gap = grid(work, 3);
	size_t count = 0;
	for (const struct node *card = node->first; card; card = card->next)
		count++;
	if (!count)
		return;
	size_t most = count % 3 == 0 || count > 4 ? 3 : 2;
	size_t in_row = columns_fit(setting->wide_width, gap, 11 * setting->type.size, most);
	const struct node *card = node->first;
	while (card) {
		struct columns row = {.columns = columns_new(work, setting->wide_x, setting->wide_width, in_row, gap, 0)};
		for (; card && row.count < in_row; card = card->next, row.count++) {
			struct column_box *column = &row.columns[row.count];
			struct setting inner = column_setting(setting, column);
			inner.tight = true;
			card_set(work, card, &inner);
		}
		size_t from = setting->flow->count;
		columns_set(work, setting, &row);
		flow_round(work, setting->flow, from);
		flow_after(setting->flow, gap);
	}
}

static void part_heading_set(struct work *work, const struct node *node, const struct setting *setting)
{
	struct setting head = *setting;
	head.type.face = FACE_BOLD;
	head.colour = work->theme->colours[COLOUR_HEADING];
	strip_target(work, node);
	heading_set(work, node, &head);
	flow_after(setting->flow, setting->type.leading / 3);
}

void block_case_part(struct work *work, const struct node *node, const struct setting *setting)
{
	for (const struct node *child = node->first; child; child = child->next) {
		if (child->kind == NODE_HEADING)
			part_heading_set(work, child, setting);
		else
			collect_block(work, child, setting);
	}
}

/* The parts side by side where each column holds about thirty characters; otherwise one below the other. */
static void case_parts_set(struct work *work, const struct node *part, const struct setting *setting)
{
	extent gap = grid(work, 3);
	size_t count = 0;
	for (const struct node *each = part; each; each = each->next)
		count++;
	if (!count)
		return;
	struct setting inner = setting_role(work, setting, TYPE_TILE_LABEL);
	if (columns_fit(setting->width, gap, 12 * inner.type.size, count) < count) {
		collect_blocks(work, part, setting);
		return;
	}
	struct columns columns = {.columns = columns_new(work, setting->x, setting->width, count, gap, 0), .count = count};
	for (size_t i = 0; i < count; i++, part = part->next) {
		inner = column_setting(setting, &columns.columns[i]);
		inner.type = work->theme->type[TYPE_TILE_LABEL];
		inner.tight = true;
		block_case_part(work, part, &inner);
	}
	flow_before(setting->flow, grid(work, 1));
	columns_set(work, setting, &columns);
}

static void case_heading_set(struct work *work, const struct node *node, const struct setting *setting)
{
	struct setting head = setting_role(work, setting, TYPE_H3);
	head.type.face = FACE_BOLD;
	head.colour = work->theme->colours[COLOUR_HEADING];
	strip_target(work, node);
	heading_set(work, node, &head);
	flow_after(setting->flow, grid(work, 1));
}

/* A rule above in the accent colour, a title, a line about whom, the background, and the parts side by side. */
void block_case_study(struct work *work, const struct node *node, const struct setting *setting)
{
	size_t from = setting->flow->count;
	struct setting inner = *setting;
	inner.x = setting->wide_x;
	inner.width = setting->wide_width;
	inner.flowing = inner.hang = false;
	inner.block = setting->block;
	struct strip *rule = strip_add(work, &inner, grid(work, 2));
	rule->penalty = PENALTY_NEVER;
	strip_stroke(work, rule,
	    (struct item){.node = node,
	        .x = inner.x,
	        .y = 1000,
	        .width = inner.width,
	        .stroke = 2000,
	        .colour = work->theme->colours[COLOUR_ACCENT]});
	const struct node *child = node->first;
	for (; child && child->kind != NODE_CASE_PART; child = child->next) {
		if (child->kind == NODE_HEADING)
			case_heading_set(work, child, &inner);
		else
			collect_block(work, child, &inner);
	}
	case_parts_set(work, child, &inner);
	flow_round(work, setting->flow, from);
	flow_keep(work, setting->flow, from);
	if (setting->flowing)
		flow_float(setting->flow, from);
}

/* Quotations that follow one another stand side by side: two on the full measure where each has about thirty characters a
 * line, small ones in the column where a document must fit on its page. Returns the last one set; NULL if none is. */
const struct node *quotations_row(struct work *work, const struct node *first, const struct setting *setting)
{
	bool fitted = work->compact > 1;
	const struct type_style *type = &work->theme->type[fitted ? TYPE_TILE_LABEL : TYPE_QUOTATION];
	extent gap = grid(work, fitted ? 3 : 4), x = fitted ? setting->x : setting->wide_x;
	extent width = fitted ? setting->width : setting->wide_width, least = (fitted ? 11 : 15) * type->size;
	size_t count = 0;
	struct setting outside = *setting;
	outside.block = setting->block ? setting->block : first;
	for (const struct node *each = first; each && each->kind == NODE_QUOTATION; each = each->next)
		count++;
	size_t in_row = columns_fit(width, gap, least, fitted && count % 2 ? 3 : 2);
	if (!fitted && in_row < 2)
		return NULL;
	const struct node *quotation = first, *last = NULL;
	while (count > 0) {
		struct columns row = {.columns = columns_new(work, x, width, in_row, gap, 0)};
		for (; count > 0 && row.count < in_row; count--, quotation = quotation->next) {
			struct column_box *column = &row.columns[row.count++];
			struct setting inner = column_setting(setting, column);
			inner.type = *type;
			inner.tight = fitted;
			block_quotation(work, quotation, &inner);
			last = quotation;
		}
		flow_before(setting->flow, grid(work, 2));
		columns_set(work, &outside, &row);
		flow_after(setting->flow, grid(work, 2));
	}
	return last;
}
