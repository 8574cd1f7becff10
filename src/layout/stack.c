/* Strips, and vertical lists of them: spacing, what is held together, and placing a list at a height. */
#include "layout/flow.h"

/* The targets that wait stand in STRIP. */
void strip_mark(struct work *work, struct strip *strip)
{
	for (; work->target_pending < work->target_count; work->target_pending++) {
		strip->marks =
		    arena_grow(work->arena, strip->marks, strip->mark_count, &strip->mark_capacity, sizeof *strip->marks);
		strip->marks[strip->mark_count++] = (struct mark){.target = work->targets[work->target_pending]};
	}
}

struct strip *strip_add(struct work *work, const struct setting *setting, extent height)
{
	struct flow *flow = setting->flow;
	flow->strips = arena_grow(work->arena, flow->strips, flow->count, &flow->capacity, sizeof *flow->strips);
	struct strip *strip = &flow->strips[flow->count++];
	*strip = (struct strip){
	    .before = flow->before,
	    .height = height,
	    .decoration = setting->decoration,
	    .block = setting->block,
	};
	flow->before = 0;
	flow->choice = NULL;
	strip_mark(work, strip);
	return strip;
}

struct item *strip_item(struct work *work, struct strip *strip, enum item_kind kind)
{
	strip->items =
	    arena_grow(work->arena, strip->items, strip->item_count, &strip->item_capacity, sizeof *strip->items);
	struct item *item = &strip->items[strip->item_count++];
	*item = (struct item){.kind = kind};
	return item;
}

void strip_stroke(struct work *work, struct strip *strip, struct item stroke)
{
	struct item *item = strip_item(work, strip, ITEM_STROKE);
	*item = stroke;
	item->kind = ITEM_STROKE;
	item->part = PART_ARTIFACT;
}

struct link_area *strip_link_area(struct work *work, struct strip *strip)
{
	strip->link_areas = arena_grow(
	    work->arena, strip->link_areas, strip->link_area_count, &strip->link_area_capacity, sizeof *strip->link_areas);
	struct link_area *area = &strip->link_areas[strip->link_area_count++];
	*area = (struct link_area){0};
	return area;
}

/* Makes room for COUNT more items. */
void strip_reserve(struct work *work, struct strip *strip, size_t count)
{
	strip->items =
	    arena_reserve(work->arena, strip->items, strip->item_count, count, &strip->item_capacity, sizeof *strip->items);
}

static void items_absorb(struct work *work, struct strip *into, const struct strip *from, extent dx, extent dy)
{
	strip_reserve(work, into, from->item_count);
	for (size_t i = 0; i < from->item_count; i++) {
		struct item *item = &into->items[into->item_count++];
		*item = from->items[i];
		item->x += dx;
		item->y += dy;
	}
	for (size_t i = 0; i < from->link_area_count; i++) {
		struct link_area *area = strip_link_area(work, into);
		*area = from->link_areas[i];
		area->x += dx;
		area->y += dy;
	}
	for (size_t i = 0; i < from->mark_count; i++) {
		into->marks = arena_grow(work->arena, into->marks, into->mark_count, &into->mark_capacity, sizeof *into->marks);
		into->marks[into->mark_count++] = (struct mark){from->marks[i].target, from->marks[i].y + dy};
	}
}

/* Adds all that FROM holds to INTO, moved by DX and DY. */
void strip_absorb(struct work *work, struct strip *into, const struct strip *from, extent dx, extent dy)
{
	items_absorb(work, into, from, dx, dy);
	for (size_t i = 0; i < from->cell_count; i++)
		items_absorb(work, into, &from->cells[i], dx, dy);
}

/* What is said again above a later part of NODE is an artifact: it is read once, at its first place. */
void strip_quieten(struct strip *strip, const struct node *node)
{
	for (size_t i = 0; i < strip->item_count; i++) {
		strip->items[i].part = PART_ARTIFACT;
		strip->items[i].node = node;
	}
	strip->link_area_count = strip->mark_count = 0;
}

/* The node's place is the next strip's top. */
void strip_target(struct work *work, const struct node *node)
{
	work->targets =
	    arena_grow(work->arena, work->targets, work->target_count, &work->target_capacity, sizeof *work->targets);
	struct destination *target = arena_alloc(work->arena, sizeof *target);
	target->node = node;
	work->targets[work->target_count++] = target;
}

struct work_mark work_mark(const struct work *work)
{
	return (struct work_mark){work->target_count, work->target_pending};
}

void work_undo(struct work *work, struct work_mark mark)
{
	work->target_count = mark.target_count;
	work->target_pending = mark.target_pending;
}

void flow_before(struct flow *flow, extent space)
{
	if (space > flow->before)
		flow->before = space;
}

size_t strip_next(const struct strip *strips, size_t index)
{
	return index + 1 + strips[index].skip;
}

/* The last strip; where it ends a choice, of way AT. NULL: there are no more ways. */
static struct strip *flow_last(struct flow *flow, size_t at)
{
	const struct choice *choice = flow->choice;
	if (!flow->count || at >= (choice ? choice->count : 1))
		return NULL;
	bool final = !choice || at + 1 == choice->count;
	return &flow->strips[flow->count - 1 - (final ? 0 : choice->length - choice->ways[at + 1].first)];
}

void flow_after(struct flow *flow, extent space)
{
	struct strip *last;
	for (size_t i = 0; (last = flow_last(flow, i)); i++)
		last->after = space > last->after ? space : last->after;
}

static void strip_penalty(struct strip *strip, int penalty)
{
	strip->penalty = strip->penalty > penalty && strip->penalty ? strip->penalty : penalty;
}

void flow_penalty(struct flow *flow, size_t from, int penalty)
{
	for (size_t i = from; i + 1 < flow->count; i++)
		strip_penalty(&flow->strips[i], penalty);
}

void flow_keep(const struct work *work, struct flow *flow, size_t from)
{
	extent height = stack_height(flow, from, flow->count), page = body_height(work, false);
	int divided = height > page / KEEP_LONG ? PENALTY_LONG : PENALTY_GROUP;
	flow_penalty(flow, from, height <= page / KEEP_WHOLE ? PENALTY_NEVER : divided);
}

void flow_end(struct flow *flow, int penalty)
{
	struct strip *last;
	for (size_t i = 0; (last = flow_last(flow, i)); i++)
		strip_penalty(last, penalty);
}

/* What the block that begins at FROM lacks to end on the grid. */
static extent grid_rest(const struct work *work, const struct flow *flow, size_t from)
{
	extent step = work->theme->page.grid;
	int64_t height = 0;
	for (size_t i = from; i < flow->count; i++)
		height += flow->strips[i].height;
	return step > 0 && height % step ? step - (extent)(height % step) : 0;
}

/* Rounds the height of the block that begins at FROM up to the grid, with space below it. */
void flow_round(const struct work *work, struct flow *flow, size_t from)
{
	extent rest = grid_rest(work, flow, from);
	if (rest)
		flow->strips[flow->count - 1].height += rest;
}

/* The same with space above it: a heading stays near its text. */
void flow_round_above(const struct work *work, struct flow *flow, size_t from)
{
	extent rest = grid_rest(work, flow, from);
	if (!rest)
		return;
	struct strip *first = &flow->strips[from];
	first->height += rest;
	for (size_t i = 0; i < first->item_count; i++)
		first->items[i].y += rest;
	for (size_t i = 0; i < first->link_area_count; i++)
		first->link_areas[i].y += rest;
}

/* The strips from FROM on may move to the next page while text takes their place. */
void flow_float(struct flow *flow, size_t from)
{
	if (from < flow->count)
		flow->strips[from].float_length = flow->count - from;
}

extent stack_above(const struct decoration *decoration)
{
	extent sum = 0;
	for (; decoration; decoration = decoration->outer)
		sum += decoration->above;
	return sum;
}

extent stack_below(const struct decoration *decoration)
{
	extent sum = 0;
	for (; decoration; decoration = decoration->outer)
		sum += decoration->below;
	return sum;
}

/* The innermost decoration around both. */
static const struct decoration *decoration_common(const struct decoration *a, const struct decoration *b)
{
	while (a != b) {
		if (!a || !b)
			return NULL;
		if (a->depth >= b->depth)
			a = a->outer;
		else
			b = b->outer;
	}
	return a;
}

/* From the end of PREVIOUS to the top of STRIP below it on the same page: space and padding. */
extent stack_gap(const struct strip *previous, const struct strip *strip)
{
	extent space = previous->after > strip->before ? previous->after : strip->before;
	if (previous->decoration == strip->decoration)
		return space;
	const struct decoration *common = decoration_common(previous->decoration, strip->decoration);
	return space + stack_below(previous->decoration) - stack_below(common) + stack_above(strip->decoration) -
	       stack_above(common);
}

extent stack_height(const struct flow *flow, size_t from, size_t to)
{
	if (from >= to)
		return 0;
	int64_t height = stack_above(flow->strips[from].decoration) + stack_below(flow->strips[to - 1].decoration);
	for (size_t i = from; i < to; i++) {
		height += flow->strips[i].height;
		if (i > from)
			height += stack_gap(&flow->strips[i - 1], &flow->strips[i]);
	}
	return height > INT32_MAX / 4 ? INT32_MAX / 4 : (extent)height;
}

/* Draws DECORATION behind the strips from START to END, which all stand in it. */
static void decoration_draw(struct work *work, struct strip *into, const struct decoration *decoration,
    const struct placed *start, const struct placed *end, extent dx)
{
	extent above = stack_above(start->strip->decoration) - stack_above(decoration->outer);
	extent below = stack_below(end->strip->decoration) - stack_below(decoration->outer);
	struct item *item = strip_item(work, into, ITEM_FILL);
	item->node = decoration->node;
	item->part = PART_ARTIFACT;
	item->x = decoration->x + dx;
	item->width = decoration->width;
	item->y = start->y - above;
	item->height = end->y + end->strip->height + below - item->y;
	item->colour = item->outline = decoration->colour;
}

static bool decoration_holds(const struct decoration *decoration, const struct strip *strip)
{
	const struct decoration *inner = strip->decoration;
	while (inner && inner->depth > decoration->depth)
		inner = inner->outer;
	return inner == decoration;
}

/* Draws the decorations that open at PLACED[at] and are not open in the strip before, the outermost first. */
static void decorations_open(
    struct work *work, struct strip *into, const struct placed *placed, size_t at, size_t count, extent dx)
{
	const struct decoration *inner = placed[at].strip->decoration;
	for (int depth = 1; inner && depth <= inner->depth; depth++) {
		const struct decoration *decoration = inner;
		while (decoration->depth > depth)
			decoration = decoration->outer;
		if (at > 0 && decoration_holds(decoration, placed[at - 1].strip))
			continue;
		size_t end = at;
		while (end + 1 < count && decoration_holds(decoration, placed[end + 1].strip))
			end++;
		decoration_draw(work, into, decoration, &placed[at], &placed[end], dx);
	}
}

/* Notes in the side column come after the block that they stand beside. */
static void asides_place(
    struct work *work, struct strip *into, const struct placed *placed, size_t from, size_t to, extent dx)
{
	for (size_t i = from; i < to; i++)
		if (placed[i].strip->aside)
			strip_absorb(work, into, &placed[i].strip->aside->content, dx, placed[i].aside_y);
}

/* The lines of a grid from FROM on, each of its flows read to the end before the next. Returns the strip after them. */
static size_t grid_place(
    struct work *work, struct strip *into, const struct placed *placed, size_t from, size_t count, extent dx)
{
	size_t to = from + 1;
	const struct strip *first = placed[from].strip;
	while (first->grid && to < count && placed[to].strip->grid == first->grid)
		to++;
	for (size_t i = from; i < to; i++)
		items_absorb(work, into, placed[i].strip, dx, placed[i].y);
	for (size_t c = 0; c < first->cell_count; c++)
		for (size_t i = from; i < to; i++)
			items_absorb(work, into, &placed[i].strip->cells[c], dx, placed[i].y);
	return to;
}

/* Puts strips with their heights into INTO, grounds first. */
void stack_place(struct work *work, struct strip *into, const struct placed *placed, size_t count, extent dx)
{
	size_t items = 0;
	for (size_t i = 0; i < count; i++)
		items += placed[i].strip->item_count;
	strip_reserve(work, into, items);
	for (size_t i = 0; i < count; i++)
		if (placed[i].strip->decoration)
			decorations_open(work, into, placed, i, count, dx);
	for (size_t i = 0, block = 0; i < count;) {
		i = grid_place(work, into, placed, i, count, dx);
		if (i < count && placed[i].strip->block == placed[i - 1].strip->block)
			continue;
		asides_place(work, into, placed, block, i, dx);
		block = i;
	}
}

void stack_flatten(
    struct work *work, struct strip *into, const struct flow *flow, size_t from, size_t to, extent dx, extent y)
{
	if (from >= to)
		return;
	struct placed *placed = arena_array(work->arena, to - from, sizeof *placed);
	y += stack_above(flow->strips[from].decoration);
	for (size_t i = from; i < to; i++) {
		if (i > from)
			y += stack_gap(&flow->strips[i - 1], &flow->strips[i]);
		placed[i - from] = (struct placed){.strip = &flow->strips[i], .y = y};
		y += flow->strips[i].height;
	}
	stack_place(work, into, placed, to - from, dx);
}
