/* A table: its caption, its head again on each page that it goes on to, its notes. */
#include <string.h>

#include "layout/block.h"
#include "layout/prose.h"
#include "layout/table.h"
#include "words/words.h"

const char *caption_number(struct work *work, const struct node *owner)
{
	if (owner->kind == NODE_TABLE && owner->as.table.number)
		return words_fill(work->arena, words_of(work->document->language), PHRASE_TABLE_NUMBER,
		    WITH({"number", owner->as.table.number}));
	if (owner->kind == NODE_CHART && owner->as.chart.number)
		return words_fill(work->arena, words_of(work->document->language), PHRASE_CHART_NUMBER,
		    WITH({"number", owner->as.chart.number}));
	return NULL;
}

static void caption_number_add(struct work *work, struct prose *prose, const struct node *caption)
{
	const char *number = caption_number(work, caption->parent);
	if (!number)
		return;
	struct style_run style = prose->base;
	style.node = caption;
	style.part = PART_NUMBER;
	prose_string(work, prose, arena_format(work->arena, "%s\xE2\x80\x82", number), style);
}

void caption_set(struct work *work, const struct node *caption, const struct setting *setting)
{
	size_t from = setting->flow->count;
	struct prose *prose = prose_new(work, setting);
	caption_number_add(work, prose, caption);
	prose_add(work, prose, caption);
	prose_set(work, prose, setting);
	for (size_t i = from; i < setting->flow->count; i++) {
		setting->flow->strips[i].penalty = PENALTY_NEVER;
		setting->flow->strips[i].fills = false;
	}
}

static void continued_set(struct work *work, const struct node *caption, const struct setting *setting)
{
	struct prose *prose = prose_new(work, setting);
	struct style_run regular = prose->base;
	caption_number_add(work, prose, caption);
	prose_add(work, prose, caption);
	regular.face = FACE_TEXT;
	const char *continued = words_say(words_of(work->document->language), PHRASE_CONTINUED);
	prose_string(work, prose, prose->length ? arena_format(work->arena, " %s", continued) : continued, regular);
	prose_set(work, prose, setting);
}

/* The caption with "(continued)", set once for a table, with the space below it; nothing where there is none. */
static const struct strip *continued_of(struct work *work, struct table_box *table, const struct setting *setting)
{
	const struct node *caption = node_child(table->node, NODE_CAPTION);
	struct flow again = {0};
	struct setting bold = *setting;
	if (table->continued)
		return table->continued;
	struct strip *strip = arena_alloc(work->arena, sizeof *strip);
	table->continued = strip;
	bold.type.face = FACE_BOLD;
	bold.decoration = NULL;
	if (!caption)
		return strip;
	struct work_mark mark = work_mark(work);
	bold.flow = &again;
	continued_set(work, caption, &bold);
	work_undo(work, mark);
	stack_flatten(work, strip, &again, 0, again.count, 0, 0);
	strip->height = stack_height(&again, 0, again.count) + grid(work, 1);
	return strip;
}

const struct repeat *table_repeat(
    struct work *work, struct table_box *table, const struct setting *setting, const struct flow *head)
{
	const struct strip *continued = continued_of(work, table, setting);
	struct strip *strip = arena_alloc(work->arena, sizeof *strip);
	extent height = continued->height;
	strip_absorb(work, strip, continued, 0, 0);
	for (size_t i = 0; i < head->count; i++) {
		height += i ? stack_gap(&head->strips[i - 1], &head->strips[i]) : 0;
		strip_absorb(work, strip, &head->strips[i], 0, height);
		height += head->strips[i].height;
	}
	strip->height = height;
	strip_quieten(strip, table->node);
	struct repeat *repeat = arena_alloc(work->arena, sizeof *repeat);
	repeat->strip = strip;
	return height && height <= body_height(work, setting->turned) * 2 / 5 ? repeat : NULL;
}

/* The head again on each page that the rows go on to. */
static void rows_repeat(struct work *work, struct table_box *table, const struct setting *caption, size_t from)
{
	struct flow *flow = caption->flow;
	size_t rows = flow->count - from, heads = table->head_rows < rows ? table->head_rows : rows;
	struct flow head = {.strips = &flow->strips[from], .count = heads};
	const struct repeat *repeat = rows ? table_repeat(work, table, caption, &head) : NULL;
	for (size_t i = from + heads; i < flow->count; i++)
		flow->strips[i].repeat = repeat;
}

enum { SIZE_LEAST = 6500 }; /* of a matrix */

/* Smaller type while words don't fit, down to 8.5 pt; never smaller in a theme whose small type is meant to be large. */
static extent size_floor(const struct work *work, const struct setting *setting)
{
	extent least = size_least(work, 8500);
	return setting->type.size < least ? setting->type.size : least;
}

static void setting_shrink(struct setting *setting, extent size)
{
	setting->type.leading = (extent)((int64_t)setting->type.leading * size / setting->type.size);
	setting->type.size = size;
}

/* Far too many columns: type so small that one character fits each. */
static void table_crush(struct work *work, struct table_box *table, struct setting *setting)
{
	extent even = setting->width / (extent)table->columns;
	if (even * 4 / 5 >= setting->type.size)
		return;
	extent size = even * 4 / 5;
	setting_shrink(setting, size > 1000 ? size : 1000);
	table_fit(work, table, setting, setting->width);
}

/* Fits the table into the setting's width, in type no smaller than LEAST. False: words are broken. */
static bool table_squeeze(struct work *work, struct table_box *table, struct setting *setting, extent least)
{
	while (!table_fit(work, table, setting, setting->width)) {
		extent size = setting->type.size - 1000;
		if (setting->type.size <= least)
			return false;
		setting_shrink(setting, size > least ? size : least);
	}
	return true;
}

/* Takes the text column, or the full measure if its words want a fifth more. */
static void table_place(struct work *work, struct table_box *table, struct setting *setting)
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

/* A table's rows become records if its columns would be too narrow; where that can't be, words are broken. */
static void table_give_way(struct work *work, struct table_box *table, struct setting *setting)
{
	table->stacked = table->columns > 1 && table->head_rows < table->row_count;
	if (!table->stacked) {
		table_place(work, table, setting);
		table_squeeze(work, table, setting, size_floor(work, setting));
		table_crush(work, table, setting);
		return;
	}
	if (!setting->turned && setting->wide_width > setting->width) {
		setting->x = setting->wide_x;
		setting->width = setting->wide_width;
	}
}

/* How small the type may become where there is no wider page to turn to: a plan's not at all, it is prose. */
static extent size_last(const struct work *work, const struct table_box *table, const struct setting *setting)
{
	extent least = size_floor(work, setting);
	if (least < setting->type.size && table_is_matrix(table, setting))
		return SIZE_LEAST;
	return table->node->as.table.wide ? setting->type.size : least;
}

static void table_turn(struct work *work, struct table_box *table, struct setting *setting)
{
	*setting = setting_turned(work, setting);
	table_measure(work, table, setting);
	table_squeeze(work, table, setting, size_last(work, table, setting));
}

/* A plan lies on a turned page where the theme allows, and so does a table whose words don't fit otherwise. */
static void table_arrange(struct work *work, struct table_box *table, struct setting *setting)
{
	bool may_turn = setting->flowing && !setting->lists && !setting->turned && work->theme->page.landscape_plans &&
	                !work->document->pages && !setting->decoration;
	struct setting upright = *setting, turned = *setting;
	bool crowded = true;
	if (!(table->node->as.table.wide && may_turn)) {
		table_place(work, table, &upright);
		bool fits = table_squeeze(
		    work, table, &upright, may_turn ? size_floor(work, setting) : size_last(work, table, setting));
		crowded = table_is_crowded(table, &upright);
		if (!crowded && (fits || !may_turn)) {
			*setting = upright;
			return;
		}
	}
	if (may_turn) {
		table_turn(work, table, &turned);
		crowded = table_is_crowded(table, &turned);
		*setting = crowded ? *setting : turned;
	}
	if (crowded)
		table_give_way(work, table, setting);
}

static void padding_find(const struct work *work, struct table_box *table, const struct setting *setting)
{
	extent step = work->theme->page.grid > 0 ? work->theme->page.grid : 1;
	extent row = setting->type.leading + setting->type.size / 2, half = step / 2 > 0 ? step / 2 : 1;
	extent rest = (row + half - 1) / half * half - setting->type.leading;
	if (work->compact)
		rest = setting->type.size * 2 / 5;
	if (setting->closer)
		rest = rest > half ? rest - half : 0;
	table->above = rest / 2;
	table->below = rest - table->above;
}

static void table_caption(struct work *work, const struct table_box *table, const struct setting *setting)
{
	const struct node *caption = node_child(table->node, NODE_CAPTION);
	if (!caption)
		return;
	struct setting bold = *setting;
	bold.type.face = FACE_BOLD;
	caption_set(work, caption, &bold);
	flow_after(setting->flow, space(work, setting, 1));
}

void notes_keep(const struct work *work, struct flow *flow, size_t notes)
{
	if (notes && notes < flow->count)
		flow->strips[notes - 1].penalty = PENALTY_NEVER;
	flow_keep(work, flow, notes);
}

static void table_foot(struct work *work, const struct table_box *table, const struct setting *setting, size_t from)
{
	const struct node *foot = node_child(table->node, NODE_FOOT);
	struct flow *flow = setting->flow;
	if (!foot)
		return;
	size_t notes = flow->count;
	struct setting inner = *setting;
	inner.flowing = false;
	flow_before(setting->flow, space(work, setting, 1));
	block_foot(work, foot, &inner);
	if (notes > from)
		notes_keep(work, flow, notes);
}

static void strips_turn(struct flow *flow, size_t from)
{
	for (size_t i = from; i < flow->count; i++)
		flow->strips[i].landscape = true;
}

/* A table in one of its ways. */
struct table_way {
	struct table_box *table;
	struct setting setting; /* of its rows: where the table stands, and its type */
};

static void table_set(struct work *work, struct table_way *way, const struct setting *setting)
{
	struct flow *flow = setting->flow;
	struct setting small = way->setting;
	if (!setting->tight)
		small.type = work->theme->type[TYPE_SMALL];
	size_t from = flow->count;
	padding_find(work, way->table, &way->setting);
	table_caption(work, way->table, &small);
	size_t head = flow->count;
	if (way->table->stacked) {
		table_stack(work, way->table, &way->setting, &small);
	} else {
		table_rows(work, way->table, &way->setting);
		rows_repeat(work, way->table, &small, head);
	}
	table_foot(work, way->table, &small, from);
	if (!setting->tight)
		flow_round(work, flow, from);
	if (way->setting.turned && !setting->turned)
		strips_turn(flow, from);
}

/* Where its lines in the column are short: the full measure. False if that is no other way. */
static bool table_widen(struct work *work, struct table_way *way)
{
	struct setting wide = way->setting;
	if (wide.width >= wide.wide_width || table_wanted(way->table) <= wide.width)
		return false;
	wide.x = wide.wide_x;
	wide.width = wide.wide_width;
	*way = (struct table_way){table_slots(work, way->table->node), wide};
	way->table->bold_heads = way->table->node->as.table.wide;
	return table_fit(work, way->table, &way->setting, wide.width);
}

/* A plan that takes no more than a turned page, upright on the full measure; as records where its columns could not be read there. False if
 * it can't be either. */
static bool table_stand(struct work *work, struct table_way *way, const struct setting *setting)
{
	struct setting upright = *setting;
	upright.type = way->setting.type;
	upright.x = setting->wide_x;
	upright.width = setting->wide_width;
	*way = (struct table_way){table_slots(work, way->table->node), upright};
	way->table->bold_heads = way->table->node->as.table.wide;
	if (!table_fit(work, way->table, &way->setting, upright.width) || table_is_crowded(way->table, &way->setting))
		way->table->stacked = true;
	return way->table->columns > 1 && way->table->head_rows < way->table->row_count;
}

static void way_add(
    struct work *work, struct table_way *way, const struct setting *setting, struct choosing *choosing, int price)
{
	if (!way->table->stacked)
		table_cells(work, way->table, &way->setting);
	table_set(work, way, setting);
	choice_add(choosing, price, price == PRICE_CLOSER);
}

/* Where pages may choose: rows closer, and on the full measure; of a plan of a page at most, HEIGHT, upright. */
static void ways_add(
    struct work *work, struct table_way *way, const struct setting *setting, struct choosing *choosing, extent height)
{
	bool turned = way->setting.turned;
	bool small = way->table->node->as.table.wide && !setting->turned && height <= body_height(work, true);
	if (way->table->stacked || (turned && !small) || !choice_is_open(work, setting))
		return;
	if (turned) {
		if (table_stand(work, way, setting))
			way_add(work, way, setting, choosing, PRICE_UPRIGHT);
		return;
	}
	way->setting.closer = true;
	table_set(work, way, setting);
	choice_add(choosing, PRICE_CLOSER, true);
	if (table_widen(work, way))
		way_add(work, way, setting, choosing, PRICE_CLOSER);
}

/* As it is wanted, and in other ways. What leads into a cell stands in one way alone. */
void block_table(struct work *work, const struct node *node, const struct setting *setting)
{
	struct flow *flow = setting->flow;
	struct table_way way = {table_slots(work, node), *setting};
	size_t from = flow->count, targets = work->target_count;
	if (!setting->tight)
		way.setting.type = work->theme->type[TYPE_SMALL];
	way.table->bold_heads = node->as.table.wide;
	table_arrange(work, way.table, &way.setting);
	padding_find(work, way.table, &way.setting);
	struct choosing choosing = choice_begin(work, flow);
	way_add(work, &way, setting, &choosing, 0);
	extent height = stack_height(flow, from, flow->count), room = body_height(work, way.setting.turned);
	if (work->target_count == targets)
		ways_add(work, &way, setting, &choosing, height);
	choice_end(&choosing);
	if (setting->flowing && height <= room)
		flow_float(flow, from);
}
