/* A table: its caption, its head again on each page that it goes on to, its notes. */
#include <string.h>

#include "layout/table.h"

const char *caption_number(struct work *work, const struct node *owner)
{
	if (owner->kind == NODE_TABLE && owner->as.table.number)
		return arena_format(work->arena, "Table %s", owner->as.table.number);
	if (owner->kind == NODE_CHART && owner->as.chart.number)
		return arena_format(work->arena, "Chart %s", owner->as.chart.number);
	return NULL;
}

static void caption_number_add(struct work *work, struct prose *prose, const struct node *caption)
{
	const char *number = caption_number(work, caption->parent);
	if (!number)
		return;
	struct run style = prose->base;
	style.node = caption;
	style.part = PART_NUMBER;
	prose_string(work, prose, arena_format(work->arena, "%s\xE2\x80\x82", number), style);
}

void caption_set(struct work *work, const struct node *caption, const struct setting *setting)
{
	size_t from = work->flow->count;
	struct prose *prose = prose_new(work, setting);
	caption_number_add(work, prose, caption);
	prose_add(work, prose, caption);
	prose_set(work, prose, setting);
	for (size_t i = from; i < work->flow->count; i++) {
		work->flow->strips[i].hold = HOLD_FIRM;
		work->flow->strips[i].fills = false;
	}
}

static const struct node *child_of(const struct node *node, enum node_kind kind)
{
	const struct node *child = node->first;
	while (child && child->kind != kind)
		child = child->next;
	return child;
}

static void continued_set(struct work *work, const struct node *caption, const struct setting *setting)
{
	struct prose *prose = prose_new(work, setting);
	struct run regular = prose->base;
	caption_number_add(work, prose, caption);
	prose_add(work, prose, caption);
	regular.face = FACE_TEXT;
	prose_string(work, prose, prose->length ? " (continued)" : "(continued)", regular);
	prose_set(work, prose, setting);
}

/* Items of a repeated head are artifacts: read once, at its first place. */
static void strip_quieten(struct strip *strip, const struct node *node)
{
	for (size_t i = 0; i < strip->item_count; i++) {
		strip->items[i].part = PART_ARTIFACT;
		strip->items[i].node = node;
	}
	strip->hotspot_count = strip->mark_count = 0;
}

/* The caption with "(continued)", and the head's strips from FROM to TO, as one strip; none if it would take most of a page. */
static const struct repeat *repeat_make(
    struct work *work, const struct table *table, const struct setting *setting, size_t from, size_t to)
{
	struct flow again = {0}, *flow = work->flow;
	const struct node *caption = child_of(table->node, NODE_CAPTION);
	struct setting bold = *setting;
	bold.type.face = FACE_BOLD;
	bold.decoration = NULL;
	size_t targets = work->target_count;
	struct flow *outer = flow_begin(work, &again);
	if (caption)
		continued_set(work, caption, &bold);
	flow_end(work, outer);
	work->target_count = work->target_pending = targets;
	struct strip *strip = arena_alloc(work->arena, sizeof *strip);
	extent height = stack_height(&again, 0, again.count);
	stack_flatten(work, strip, &again, 0, again.count, 0, 0);
	height += caption ? grid(work, 1) : 0;
	for (size_t i = from; i < to; i++) {
		strip_absorb(work, strip, &flow->strips[i], 0, height);
		height += flow->strips[i].height;
	}
	strip->height = height;
	strip_quieten(strip, table->node);
	struct repeat *repeat = arena_alloc(work->arena, sizeof *repeat);
	repeat->strip = strip;
	return height && height <= body_height(work, setting->turned) / 3 ? repeat : NULL;
}

/* Smaller type while words don't fit, down to 8.5 pt; never smaller in a theme whose small type is meant to be large. */
static extent size_floor(const struct setting *setting)
{
	if (setting->type.size >= 12000)
		return setting->type.size;
	return setting->type.size < 8500 ? setting->type.size : 8500;
}

static void setting_shrink(struct setting *setting, extent size)
{
	setting->type.leading = (extent)((int64_t)setting->type.leading * size / setting->type.size);
	setting->type.size = size;
}

/* Far too many columns: type so small that one character fits each. */
static void table_crush(struct work *work, struct table *table, struct setting *setting)
{
	extent even = setting->width / (extent)table->columns;
	if (even * 4 / 5 >= setting->type.size)
		return;
	extent size = even * 4 / 5;
	setting_shrink(setting, size > 1000 ? size : 1000);
	table_fit(work, table, setting, setting->width);
}

/* Fits the table into the setting's width: as it is, in smaller type, or with broken words. */
static bool table_squeeze(struct work *work, struct table *table, struct setting *setting)
{
	extent least = size_floor(setting);
	while (!table_fit(work, table, setting, setting->width)) {
		extent size = setting->type.size - 1000;
		if (setting->type.size <= least) {
			table_crush(work, table, setting);
			return false;
		}
		setting_shrink(setting, size > least ? size : least);
	}
	return true;
}

/* Takes the text column, or the full measure if its words want a fifth more. */
static void table_place(struct work *work, struct table *table, struct setting *setting)
{
	table_measure(work, table, setting);
	if (table_wanted(table) / 6 > setting->width / 5 && setting->wide_width > setting->width) {
		setting->x = setting->wide_x;
		setting->width = setting->wide_width;
	}
}

static struct setting setting_turned(const struct work *work, const struct setting *setting)
{
	const struct page_style *page = &work->theme->page;
	struct setting turned = *setting;
	turned.turned = true;
	turned.room = body_height(work, true);
	turned.x = turned.wide_x = page->left;
	turned.width = turned.wide_width = page->height - page->left - page->right;
	return turned;
}

/* A plan lies on a turned page where the theme allows, and so does a table whose words don't fit otherwise. */
static void table_arrange(struct work *work, struct table *table, struct setting *setting)
{
	bool may_turn = setting->flowing && !setting->lists && !setting->turned && work->theme->page.landscape_plans &&
	                !work->document->pages && !setting->decoration;
	struct setting upright = *setting;
	if (!(table->node->as.table.wide && may_turn)) {
		table_place(work, table, &upright);
		if (table_squeeze(work, table, &upright) || !may_turn) {
			*setting = upright;
			return;
		}
	}
	*setting = setting_turned(work, setting);
	table_squeeze(work, table, setting);
}

static void padding_find(const struct work *work, struct table *table, const struct setting *setting)
{
	extent step = work->theme->page.grid > 0 ? work->theme->page.grid : 1;
	extent row = setting->type.leading + setting->type.size * 3 / 5;
	extent rest = (row + step - 1) / step * step - setting->type.leading;
	if (work->compact)
		rest = setting->type.size * 2 / 5;
	table->above = rest / 2;
	table->below = rest - table->above;
}

static void table_caption(struct work *work, const struct table *table, const struct setting *setting)
{
	const struct node *caption = child_of(table->node, NODE_CAPTION);
	if (!caption)
		return;
	struct setting bold = *setting;
	bold.type.face = FACE_BOLD;
	caption_set(work, caption, &bold);
	flow_after(work, space(work, setting, 1));
}

static void table_foot(struct work *work, const struct table *table, const struct setting *setting, size_t from)
{
	const struct node *foot = child_of(table->node, NODE_FOOT);
	struct flow *flow = work->flow;
	if (!foot)
		return;
	if (flow->count > from)
		flow->strips[flow->count - 1].hold = HOLD_FIRM;
	struct setting inner = *setting;
	inner.flowing = false;
	flow_before(work, space(work, setting, 1));
	block_secondary(work, foot, &inner);
}

static void strips_turn(struct flow *flow, size_t from)
{
	for (size_t i = from; i < flow->count; i++)
		flow->strips[i].landscape = true;
}

void block_table(struct work *work, const struct node *node, const struct setting *setting)
{
	struct flow *flow = work->flow;
	struct setting inner = *setting;
	if (!setting->tight)
		inner.type = work->theme->type[TYPE_SMALL];
	struct table *table = table_slots(work, node);
	table->bold_heads = node->as.table.wide;
	table_arrange(work, table, &inner);
	padding_find(work, table, &inner);
	struct setting small = inner;
	if (!setting->tight)
		small.type = work->theme->type[TYPE_SMALL];
	size_t from = flow->count;
	table_caption(work, table, &small);
	size_t head = flow->count;
	table_rows(work, table, &inner);
	size_t body = head + table->head_rows < flow->count ? head + table->head_rows : flow->count;
	const struct repeat *repeat = repeat_make(work, table, &small, head, body);
	for (size_t i = body; i < flow->count; i++)
		flow->strips[i].repeat = repeat;
	table_foot(work, table, &small, from);
	if (!setting->tight)
		flow_round(work, from);
	if (inner.turned && !setting->turned)
		strips_turn(flow, from);
	else if (setting->flowing && stack_height(flow, from, flow->count) <= body_height(work, inner.turned) * 2 / 5)
		flow_float(work, from);
}
