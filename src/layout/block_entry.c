/* Entries with a name: words we use, and how figures were worked out. The name hangs in the side column where there is
 * one; otherwise it stands above. */
#include <string.h>

#include "layout/block.h"
#include "layout/prose.h"

static void name_set(struct work *work, const struct node *name, const struct setting *setting)
{
	struct setting bold = *setting;
	size_t from = setting->flow->count;
	bold.type.face = FACE_BOLD;
	if (name->kind == NODE_HEADING) {
		strip_target(work, name);
		heading_set(work, name, &bold);
		return;
	}
	block_plain(work, name, &bold);
	flow_penalty(setting->flow, from, PENALTY_NEVER);
	flow_end(setting->flow, PENALTY_NEVER);
}

static void column_begin(struct column_box *column, struct setting *setting, extent x, extent width)
{
	column->x = x;
	setting->flow = &column->flow;
	column->width = width;
	setting->x = setting->wide_x = 0;
	setting->width = setting->wide_width = width;
	setting->decoration = NULL;
	setting->room -= 2 * setting->type.leading;
	setting->flowing = setting->hang = false;
	setting->tight = true;
}

/* The name in a column of SIDE, the text in what the measure has left. */
static void entry_hang(struct work *work, const struct node *name, const struct setting *setting, extent side)
{
	struct column_box sides[2] = {0};
	struct setting left = *setting, right = *setting;
	extent x = setting->wide_x + side + work->theme->page.gutter;
	x = x > setting->x ? x : setting->x;
	column_begin(&sides[0], &left, setting->wide_x, side);
	column_begin(&sides[1], &right, x, setting->wide_x + setting->wide_width - x);
	name_set(work, name, &left);
	collect_blocks(work, name->next, &right);
	if (sides[1].flow.count)
		sides[1].flow.strips[0].before = 0;
	struct columns columns = {.columns = sides, .count = 2};
	columns_set(work, setting, &columns);
}

static void entry_stack(struct work *work, const struct node *name, const struct setting *setting)
{
	size_t from = setting->flow->count;
	name_set(work, name, setting);
	size_t text = setting->flow->count;
	struct setting inner = *setting;
	inner.tight = true;
	collect_blocks(work, name->next, &inner);
	if (setting->flow->count == text)
		return;
	setting->flow->strips[text].before = 0;
	flow_keep(work, setting->flow, from);
}

/* Does each word of the name fit into SIDE, and all of them in LINES? */
static bool name_fits(struct work *work, const struct node *name, const struct setting *setting, extent side, int lines)
{
	struct type_style bold = setting->type;
	struct buffer plain = {0};
	bold.face = FACE_BOLD;
	node_plain(&plain, name);
	const char *at = arena_copy(work->arena, buffer_text(&plain));
	buffer_release(&plain);
	if (text_width(work, &bold, at) > side * (2 * lines - 1) / 2)
		return false;
	for (size_t length; *at; at += length + (at[length] == ' ')) {
		length = strcspn(at, " ");
		if (text_width(work, &bold, arena_slice(work->arena, at, length)) > side)
			return false;
	}
	return true;
}

static bool names_fit(
    struct work *work, const struct node *first, const struct setting *setting, extent side, int lines)
{
	for (const struct node *entry = first; entry; entry = entry->next)
		if (entry->first && !name_fits(work, entry->first, setting, side, lines))
			return false;
	return true;
}

/* The column in which names hang, where all of them can, since entries of one list look alike: the side column, or a
 * quarter of the measure. 0: they stand above. */
static extent names_side(struct work *work, const struct node *first, const struct setting *setting)
{
	extent side = work->theme->page.side, quarter = setting->wide_width / 4;
	if (!setting->hang || setting_opposed(setting))
		return 0;
	if (names_fit(work, first, setting, side, 2))
		return side;
	return names_fit(work, first, setting, quarter, 3) ? quarter : 0;
}

/* One entry: its name is its first child. */
static void entry_set(struct work *work, const struct node *entry, const struct setting *setting, extent side)
{
	const struct node *name = entry->first;
	size_t from = setting->flow->count;
	strip_target(work, entry);
	if (!name)
		return;
	flow_before(setting->flow, grid(work, 1));
	if (side)
		entry_hang(work, name, setting, side);
	else
		entry_stack(work, name, setting);
	flow_round(work, setting->flow, from);
	flow_after(setting->flow, grid(work, 1));
}

/* The last entry keeps the one before with it: it does not stand alone on a page. */
static void entries_set(struct work *work, const struct node *first, const struct setting *setting)
{
	extent side = names_side(work, first, setting);
	for (const struct node *entry = first; entry; entry = entry->next) {
		if (entry != first && !entry->next)
			flow_end(setting->flow, PENALTY_LEAD_IN);
		entry_set(work, entry, setting, side);
	}
}

void block_definitions(struct work *work, const struct node *node, const struct setting *setting)
{
	entries_set(work, node->first, setting);
}

/* An appendix to look things up in: its lines stand close, and so do its entries. */
void block_workings(struct work *work, const struct node *node, const struct setting *setting)
{
	struct setting small = setting_role(work, setting, TYPE_SMALL);
	struct flow *flow = setting->flow;
	size_t from = flow->count;
	small.type.leading = small.type.size * 6 / 5;
	small.tight = true;
	small.flowing = false;
	small.x = setting->wide_x;
	small.width = setting->wide_width;
	for (const struct node *child = node->first; child; child = child->next) {
		size_t at = flow->count;
		small.block = child;
		collect_block(work, child, &small);
		if (child->kind == NODE_CHART)
			flow_float(flow, at);
	}
	for (size_t i = from; i + 1 < flow->count; i++)
		flow->strips[i].after /= 2;
}
