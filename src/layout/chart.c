/* A chart: its finding above, its picture, its source and its table below. A picture that is divided goes on below its
 * title and its series' names again. */
#include "layout/block.h"
#include "layout/plot.h"
#include "layout/prose.h"
#include "words/words.h"

/* A chart at work. */
struct plate {
	const struct node *node;
	const struct setting *setting;
	struct plot_space space;
	struct plot_parts parts;
	struct strip *again;     /* the chart's title, continued; its series are added below it */
	const struct node *rest; /* of its children: the first after the source */
};

/* Charts whose points stand side by side take the full measure where the column is too narrow for them. */
static bool chart_is_wide(struct work *work, const struct chart_data *data, const struct setting *setting)
{
	enum { MANY = 15 };
	if (!(chart_kinds[data->kind].traits & CHART_UPRIGHT))
		return false;
	struct plot_space endless = {.width = setting->width, .first = INT32_MAX / 4, .later = INT32_MAX / 4};
	struct plot_parts parts = plot_fit(work, data, &endless);
	return data->category_count > MANY || (parts.drawing && parts.drawing->row_count);
}

/* The title above a later part, or only its number. */
static extent again_set(struct work *work, const struct plate *plate, struct strip *strip, bool whole)
{
	const struct node *caption = plate->node->first;
	struct setting setting = setting_role(work, plate->setting, TYPE_CHART_TITLE);
	struct prose *prose = prose_new(work, &setting);
	struct style_run regular = prose->base;
	const char *number = caption_number(work, plate->node);
	regular.face = FACE_TEXT;
	if (number)
		prose_string(work, prose, arena_format(work->arena, "%s\xE2\x80\x82", number), prose->base);
	if (whole && caption && caption->kind == NODE_CAPTION)
		prose_add(work, prose, caption);
	const char *continued = words_say(words_of(work->document->language), PHRASE_CONTINUED);
	prose_string(work, prose, arena_format(work->arena, " %s", continued), regular);
	struct flow flow = {0};
	struct work_mark mark = work_mark(work);
	setting.decoration = NULL;
	setting.flow = &flow;
	prose_set(work, prose, &setting);
	work_undo(work, mark);
	*strip = (struct strip){0};
	stack_flatten(work, strip, &flow, 0, flow.count, 0, 0);
	return stack_height(&flow, 0, flow.count) + grid(work, 2);
}

static struct strip *again_make(struct work *work, const struct plate *plate)
{
	struct strip *strip = arena_alloc(work->arena, sizeof *strip);
	extent height = again_set(work, plate, strip, true);
	if (height > plate->setting->room / 4)
		height = again_set(work, plate, strip, false);
	strip->height = height;
	return strip;
}

static bool in_source(const struct node *child)
{
	return child && child->kind == NODE_SOURCE;
}

static const struct node *source_set(
    struct work *work, const struct plate *plate, const struct setting *setting, const struct node *child)
{
	bool rows = plate->parts.drawing && plate->parts.drawing->row_count;
	flow_before(setting->flow, grid(work, rows ? 1 : 2)); /* labels of an axis are text too */
	for (; in_source(child); child = child->next)
		collect_block(work, child, setting);
	return child;
}

static bool is_deferred(const struct node *child)
{
	return child && child->kind == NODE_TABLE && child->as.table.deferred;
}

/* The height of the source, and of the foot that follows it where the table stands elsewhere, with the space above. */
static extent source_height(struct work *work, const struct plate *plate, const struct node *child)
{
	struct flow flow = {0};
	struct setting setting = *plate->setting;
	struct work_mark mark = work_mark(work);
	setting.flow = &flow;
	child = source_set(work, plate, &setting, child);
	if (is_deferred(child) && child->next)
		collect_block(work, child->next, &setting);
	work_undo(work, mark);
	return flow.count ? stack_height(&flow, 0, flow.count) + grid(work, 2) : 0;
}

/* What cannot be divided and is taller than a page all the same is made smaller as a whole. */
static int64_t scale_of_parts(const struct plate *plate)
{
	int64_t scale = 1000;
	for (size_t i = 0; i < plate->parts.count; i++) {
		extent room = i == 0 ? plate->space.first : plate->space.later, height = plot_part_height(&plate->parts, i);
		if (height > room && room * scale > 0)
			scale = (int64_t)room * 1000 / height < scale ? (int64_t)room * 1000 / height : scale;
	}
	return scale > 0 ? scale : 1;
}

static void part_set(struct work *work, const struct plate *plate, size_t part, struct plot_place place)
{
	const struct plot_parts *parts = &plate->parts;
	const struct drawing *drawing = parts->drawing;
	size_t from = 0, to = drawing->count;
	if (part > 0) {
		from = drawing->rows[parts->starts[part]].shape;
		place.top = drawing->rows[parts->starts[part]].y;
	}
	if (part + 1 < parts->count)
		to = drawing->rows[parts->starts[part + 1]].shape;
	extent height = (extent)(plot_part_height(parts, part) * place.scale / 1000);
	struct strip *strip = strip_add(work, plate->setting, height);
	plot_place(work, strip, drawing, from, to, &place);
}

/* The head that later parts share: the title, continued, and the names of the series. */
static const struct repeat *again_finish(struct work *work, const struct plate *plate, struct plot_place place)
{
	const struct drawing *drawing = plate->parts.drawing;
	struct repeat *repeat = arena_alloc(work->arena, sizeof *repeat);
	place.y = plate->again->height;
	plot_place(work, plate->again, drawing, 0, drawing->rows[0].shape, &place);
	plate->again->height += (extent)(plot_legend_height(drawing) * place.scale / 1000);
	strip_quieten(plate->again, plate->node);
	repeat->strip = plate->again;
	return repeat;
}

/* The parts below one another, so many strips from FROM on: a page may end between them. */
static void parts_set(struct work *work, const struct plate *plate)
{
	struct plot_place place = {.node = plate->node,
	    .x = plate->setting->x,
	    .right_to_left = plate->setting->right_to_left,
	    .scale = scale_of_parts(plate)};
	for (size_t i = 0; i < plate->parts.count; i++)
		part_set(work, plate, i, place);
	if (plate->parts.count < 2)
		return;
	const struct repeat *repeat = again_finish(work, plate, place);
	for (size_t i = 1; i < plate->parts.count; i++)
		plate->setting->flow->strips[plate->setting->flow->count - i].repeat = repeat;
}

/* A title that leaves too little room stands before the picture's page. */
static bool title_is_tall(const struct plate *plate, extent used)
{
	return plate->setting->room - used < plate->setting->room / 3;
}

/* Room for the picture, from what stands above and below it. */
static void plate_measure(struct work *work, struct plate *plate, extent used, const struct node *after)
{
	extent rounding = grid(work, 1), before = grid(work, 2);
	plate->again = again_make(work, plate);
	plate->space.width = plate->setting->width;
	plate->space.first = plate->setting->room - rounding - (title_is_tall(plate, used) ? 0 : used + before);
	plate->space.later = plate->setting->room - rounding - plate->again->height;
	plate->space.below = source_height(work, plate, after);
	plate->parts = plot_fit(work, plate->node->as.chart.data, &plate->space);
}

static const struct node *title_set(struct work *work, const struct plate *plate)
{
	const struct node *child = plate->node->first;
	struct setting title = setting_role(work, plate->setting, TYPE_CHART_TITLE);
	for (; child && (child->kind == NODE_CAPTION || child->kind == NODE_SUBTITLE); child = child->next) {
		if (child->kind == NODE_CAPTION)
			caption_set(work, child, &title);
		else
			collect_block(work, child, plate->setting);
	}
	return child;
}

/* Title, subtitle, picture and source: in one piece, unless the picture is divided. */
static void plate_set(struct work *work, struct plate *plate)
{
	struct flow *flow = plate->setting->flow;
	size_t from = flow->count;
	const struct node *child = title_set(work, plate);
	size_t titled = flow->count;
	extent used = stack_height(flow, from, titled);
	if (plate->node->as.chart.data)
		plate_measure(work, plate, used, child);
	if (plate->parts.count) {
		flow_before(plate->setting->flow, grid(work, 2));
		parts_set(work, plate);
	}
	plate->rest = source_set(work, plate, plate->setting, child);
	flow_penalty(flow, from, PENALTY_NEVER);
	for (size_t i = 0; i + 1 < plate->parts.count; i++)
		flow->strips[titled + i].penalty = PENALTY_ROW;
	if (titled > from && plate->parts.count && title_is_tall(plate, used))
		flow->strips[titled - 1].penalty = PENALTY_GROUP;
}

/* The full measure for all of it, so that title and picture begin at one edge. */
static struct setting setting_wide(const struct setting *setting)
{
	struct setting wide = *setting;
	wide.x = setting->wide_x;
	wide.width = setting->wide_width;
	return wide;
}

/* The chart in one way, the setting of which is in PLATE. */
static void chart_set(struct work *work, struct plate *plate, const struct setting *inner)
{
	struct flow *flow = inner->flow;
	size_t from = flow->count;
	plate_set(work, plate);
	size_t after = flow->count;
	bool deferred = is_deferred(plate->rest);
	if (!deferred)
		flow_after(flow, grid(work, 2));
	for (const struct node *child = plate->rest; child; child = child->next) {
		size_t notes = flow->count;
		if (deferred && child == plate->rest)
			continue;
		collect_block(work, child, inner);
		if (child->kind == NODE_FOOT && (deferred || notes > after))
			notes_keep(work, flow, notes);
		if (child->next && flow->count > after)
			flow->strips[flow->count - 1].after = 0;
	}
	flow_round(work, flow, from);
}

/* As it is wanted; lower, and in parts, where pages may choose. */
void block_chart(struct work *work, const struct node *node, const struct setting *setting)
{
	static const struct chart_way {
		int price, tightness;
		bool parted;
	} ways[] = {{0, 0, false}, {PRICE_LOW, 1, false}, {PRICE_LOWER, 2, false}, {PRICE_PARTED, 1, true}};
	size_t from = setting->flow->count, parts = 0;
	bool many = choice_is_open(work, setting);
	struct setting inner = *setting, outer;
	inner.flowing = inner.hang = false;
	inner.block = setting->block;
	outer = inner;
	if (node->as.chart.data && chart_is_wide(work, node->as.chart.data, &inner))
		outer = setting_wide(&inner);
	struct choosing choosing = choice_begin(work, setting->flow);
	for (size_t i = 0; i < (many ? sizeof ways / sizeof *ways : 1) && parts < 2; i++) {
		struct plate plate = {.node = node, .setting = &outer, .rest = node->first};
		plate.space.tightness = ways[i].tightness;
		plate.space.parted = ways[i].parted;
		chart_set(work, &plate, &inner);
		if (ways[i].parted && plate.parts.count < 2)
			break;
		choice_add(&choosing, ways[i].price, i && !ways[i].parted);
		parts = i ? parts : plate.parts.count;
	}
	choice_end(&choosing);
	if (setting->flowing && parts < 2)
		flow_float(setting->flow, from);
}
