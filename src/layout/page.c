/* Strips to pages. A page takes strips while they fit, then ends at the last place where it may: a free one, else
 * within a group, else anywhere. A chart, an image or a short table that does not fit moves on to the top of the next page
 * while running text after it fills the gap, up to the next heading of level 1 or 2; up to the next of level 3, if the
 * page would not be hollow then. */
#include <string.h>

#include "layout/sheet.h"

/* A place where the page may end. */
struct page_cut {
	bool found;
	size_t placed; /* strips on the page then */
	size_t next;   /* position in the order after it */
};

struct pager {
	struct work *work;
	const struct strip **order; /* the strips as they are placed: text that fills a gap is moved before its float */
	size_t count;
	size_t next; /* position of the first strip that is not on a page */
	/* The page at work. */
	bool landscape;
	struct placed *placed;
	size_t placed_count, placed_capacity;
	size_t repeated;               /* 1 if a repeated head stands at the top */
	size_t float_at, float_length; /* the float that moves on; length 0: none does */
	struct page_cut cuts[HOLD_COUNT];
	extent bottom; /* where the page's text ends */
	extent y;      /* below the strip placed last */
	extent side;   /* in a section with notes: the side column is free from here on */
	extent beside; /* and what hangs in it ends here */
};

struct page_sheet *sheet_add(struct work *work, bool landscape)
{
	const struct page_style *page = &work->theme->page;
	work->sheets =
	    arena_grow(work->arena, work->sheets, work->sheet_count, &work->sheet_capacity, sizeof *work->sheets);
	struct page_sheet *sheet = &work->sheets[work->sheet_count++];
	*sheet = (struct page_sheet){
	    .width = landscape ? page->height : page->width, .height = landscape ? page->width : page->height};
	return sheet;
}

/* The top that STRIP would have below what the page holds. */
static extent strip_top(const struct pager *pager, const struct strip *strip)
{
	if (!pager->placed_count)
		return pager->y + stack_above(strip->decoration);
	extent top = pager->y + stack_gap(pager->placed[pager->placed_count - 1].strip, strip);
	return strip->wide && top < pager->beside ? pager->beside : top;
}

/* The top of what hangs beside a strip at TOP: level with it, lower where the side column is taken, higher where the
 * page ends. */
static extent aside_top(const struct pager *pager, const struct aside *aside, extent top)
{
	top += aside->y;
	if (top + aside->content.height > pager->bottom)
		top = pager->bottom - aside->content.height;
	return top < pager->side ? pager->side : top;
}

static bool strip_fits(const struct pager *pager, const struct strip *strip)
{
	extent top = strip_top(pager, strip);
	if (strip->aside && aside_top(pager, strip->aside, top) + strip->aside->content.height > pager->bottom)
		return false;
	return top + strip->height + stack_below(strip->decoration) <= pager->bottom;
}

static void strip_put(struct pager *pager, const struct strip *strip)
{
	extent top = strip_top(pager, strip);
	pager->placed = arena_grow(
	    pager->work->arena, pager->placed, pager->placed_count, &pager->placed_capacity, sizeof *pager->placed);
	struct placed *placed = &pager->placed[pager->placed_count++];
	*placed = (struct placed){.strip = strip, .y = top};
	pager->y = top + strip->height;
	if (strip->wide)
		pager->side = pager->y + pager->work->theme->page.grid;
	if (!strip->aside)
		return;
	placed->aside_y = aside_top(pager, strip->aside, top);
	pager->side = placed->aside_y + strip->aside->content.height + pager->work->theme->page.grid;
	pager->beside = pager->side + pager->work->theme->page.grid;
}

static bool run_fits(const struct pager *pager, size_t first, size_t count)
{
	const struct strip *const *run = &pager->order[first];
	extent y = strip_top(pager, run[0]);
	for (size_t i = 0; i < count; i++) {
		y += run[i]->height;
		if (i + 1 < count)
			y += stack_gap(run[i], run[i + 1]);
		if (y + stack_below(run[i]->decoration) > pager->bottom)
			return false;
	}
	return true;
}

/* What is left of a section after a turned table stays on the turned page if all of it fits there. */
static bool rest_fits(const struct pager *pager, size_t first)
{
	size_t end = first;
	while (end < pager->count && !pager->order[end]->new_page && !pager->order[end]->landscape && end - first < 60)
		end++;
	return end - first < 60 && run_fits(pager, first, end - first);
}

static bool page_must_end(const struct pager *pager, size_t at)
{
	const struct strip *strip = pager->order[at];
	if (!pager->placed_count)
		return false;
	if (strip->new_page)
		return true;
	if (strip->landscape == pager->landscape)
		return false;
	return !(pager->landscape && rest_fits(pager, at));
}

/* Text under another heading of level 3 fills only what would be hollow: a table seems to belong to what stands above it. */
static bool fills_gap(const struct pager *pager, const struct strip *strip)
{
	bool hollow = pager->bottom - pager->y > body_height(pager->work, pager->landscape) / 3;
	return strip->fills || (strip->subject && hollow);
}

/* The float at AT moves on, if text after it can fill the gap. */
static bool float_moves(struct pager *pager, size_t at)
{
	size_t after = at + pager->order[at]->float_length;
	if (pager->float_length || after >= pager->count || !pager->placed_count)
		return false;
	const struct strip *text = pager->order[after];
	if (!fills_gap(pager, text) || text->new_page || text->landscape != pager->landscape || !strip_fits(pager, text))
		return false;
	pager->float_at = at;
	pager->float_length = after - at;
	return true;
}

static extent cut_height(const struct pager *pager, const struct page_cut *cut)
{
	const struct placed *last = &pager->placed[cut->placed - 1];
	return last->y + last->strip->height;
}

/* A group is divided after all where the page would be empty by a quarter otherwise. */
static bool cut_is_better(const struct pager *pager, const struct page_cut *free, const struct page_cut *group)
{
	if (!free->found || !group->found)
		return free->found;
	extent height = cut_height(pager, free);
	bool hollow = pager->bottom - height > body_height(pager->work, pager->landscape) / 4;
	return !hollow || cut_height(pager, group) <= height;
}

/* The text that fills the gap goes before its float. */
static void float_turn(struct pager *pager, size_t text_end)
{
	const struct strip **from = &pager->order[pager->float_at];
	size_t length = pager->float_length, text = text_end - pager->float_at - length;
	const struct strip **moved = arena_array(pager->work->arena, length, sizeof *moved);
	memcpy(moved, from, length * sizeof *moved);
	memmove(from, from + length, text * sizeof *from);
	memcpy(from + text, moved, length * sizeof *moved);
}

/* Ends the page after CUT. */
static void page_end(struct pager *pager, struct page_cut cut)
{
	pager->placed_count = cut.placed;
	pager->next = cut.next;
	if (pager->float_length && cut.next > pager->float_at + pager->float_length) {
		float_turn(pager, cut.next);
		pager->next -= pager->float_length;
	} else if (pager->float_length && cut.next > pager->float_at) {
		pager->next = pager->float_at;
	}
}

/* Ends the page at the best place before AT. */
static void page_cut(struct pager *pager, size_t at)
{
	struct page_cut cut = {true, pager->placed_count, at};
	if (pager->cuts[HOLD_FIRM].found)
		cut = pager->cuts[HOLD_FIRM];
	if (pager->cuts[HOLD_GROUP].found)
		cut = pager->cuts[HOLD_GROUP];
	if (cut_is_better(pager, &pager->cuts[HOLD_FREE], &pager->cuts[HOLD_GROUP]))
		cut = pager->cuts[HOLD_FREE];
	page_end(pager, cut);
}

/* The table's head again, where the page begins inside a table. */
static void repeat_put(struct pager *pager)
{
	const struct strip *strip = pager->order[pager->next];
	pager->repeated = 0;
	if (!strip->repeat)
		return;
	strip_put(pager, strip->repeat->strip);
	pager->repeated = strip_fits(pager, strip);
	if (pager->repeated && strip->wide)
		pager->side = pager->y;
	if (pager->repeated)
		return;
	pager->placed_count = 0;
	pager->y -= strip->repeat->strip->height;
}

/* A paragraph that fills a gap is not interrupted by the float that comes next. */
static enum hold cut_hold(const struct pager *pager, size_t at)
{
	const struct strip *strip = pager->order[at];
	bool inside = pager->float_length && at + 1 < pager->count && pager->order[at + 1]->block == strip->block;
	return inside && strip->hold < HOLD_GROUP ? HOLD_GROUP : strip->hold;
}

static void page_fill(struct pager *pager)
{
	size_t at = pager->next;
	for (; at < pager->count; at++) {
		const struct strip *strip = pager->order[at];
		if (page_must_end(pager, at)) {
			page_end(pager, (struct page_cut){true, pager->placed_count, at});
			return;
		}
		if (pager->float_length && !fills_gap(pager, strip))
			break;
		if (strip->float_length && !run_fits(pager, at, strip->float_whole) && float_moves(pager, at)) {
			at += strip->float_length - 1;
			continue;
		}
		if (pager->placed_count > pager->repeated && !strip_fits(pager, strip))
			break;
		strip_put(pager, strip);
		pager->cuts[cut_hold(pager, at)] = (struct page_cut){true, pager->placed_count, at + 1};
	}
	if (at < pager->count)
		page_cut(pager, at);
	else
		page_end(pager, (struct page_cut){true, pager->placed_count, at});
}

static const struct node *section_of(const struct strip *strip)
{
	const struct node *node = strip->block;
	while (node && node->kind != NODE_SECTION)
		node = node->parent;
	return node;
}

/* A tightly set document has no header, so its text may begin higher up. */
static extent head_room(const struct work *work)
{
	return work->compact > 1 && !work->document->draft ? 4 * work->theme->page.grid : 0;
}

static void page_open(struct pager *pager)
{
	const struct page_style *style = &pager->work->theme->page;
	pager->landscape = pager->order[pager->next]->landscape;
	pager->placed_count = pager->float_length = 0;
	pager->y = pager->side = pager->beside = style->top - head_room(pager->work);
	pager->bottom = (pager->landscape ? style->width : style->height) - style->bottom;
	for (int hold = 0; hold < HOLD_COUNT; hold++)
		pager->cuts[hold].found = false;
	repeat_put(pager);
}

static void page_close(struct pager *pager)
{
	struct work *work = pager->work;
	struct page_sheet *sheet = sheet_add(work, pager->landscape);
	for (size_t i = 0; i < pager->placed_count; i++) {
		const struct strip *strip = pager->placed[i].strip;
		if (!sheet->section)
			sheet->section = section_of(strip);
		sheet->opening |= strip->new_page && i == 0;
	}
	sheet->placed = arena_array(work->arena, pager->placed_count, sizeof *sheet->placed);
	sheet->placed_count = pager->placed_count;
	if (pager->placed_count)
		memcpy(sheet->placed, pager->placed, pager->placed_count * sizeof *sheet->placed);
}

static void range_break(struct work *work, size_t from, size_t to)
{
	struct pager pager = {.work = work, .count = to - from};
	pager.order = arena_array(work->arena, pager.count, sizeof *pager.order);
	for (size_t i = 0; i < pager.count; i++)
		pager.order[i] = &work->flow->strips[from + i];
	while (pager.next < pager.count) {
		page_open(&pager);
		page_fill(&pager);
		page_close(&pager);
	}
}

static extent lowest_item(const struct strip *strip, extent top, extent lowest)
{
	for (size_t i = 0; i < strip->item_count; i++)
		lowest = top + strip->items[i].y > lowest ? top + strip->items[i].y : lowest;
	return lowest;
}

/* The lowest text of a page, from the top of its body. */
static extent page_used(const struct work *work, size_t page)
{
	const struct page_sheet *sheet = &work->sheets[page];
	extent top = work->theme->page.top, lowest = top;
	for (size_t i = 0; i < sheet->placed_count; i++) {
		const struct placed *placed = &sheet->placed[i];
		lowest = lowest_item(placed->strip, placed->y, lowest);
		if (placed->strip->aside)
			lowest = lowest_item(&placed->strip->aside->content, placed->aside_y, lowest);
	}
	return lowest - top;
}

/* How a section's pages came out: better is fewer of them, then an opening page that is not hollow. */
struct outcome {
	size_t pages;
	bool hollow, stranded; /* two fifths of its first page are empty; two thirds of its last */
};

static struct outcome range_try(struct work *work, size_t from, size_t to, size_t first)
{
	work->sheet_count = first;
	range_break(work, from, to);
	size_t last = work->sheet_count - 1;
	bool turned = work->flow->strips[from].landscape;
	return (struct outcome){
	    .pages = work->sheet_count - first,
	    .hollow = last > first && page_used(work, first) < body_height(work, turned) * 3 / 5,
	    .stranded = last > first && page_used(work, last) <= body_height(work, false) / 3,
	};
}

static bool outcome_is_better(struct outcome a, struct outcome b)
{
	return a.pages < b.pages || (a.pages == b.pages && b.hollow && !a.hollow);
}

static extent space_less(extent wanted, extent step, extent least)
{
	return wanted >= 6 * step ? wanted - 2 * step : wanted >= (least + 1) * step ? wanted - step : wanted;
}

/* Takes a step or two of the grid from spaces larger than LEAST of its steps. A heading stays nearer to its text than to
 * what stands above. */
static void spaces_squeeze(const struct work *work, struct strip *strips, size_t count, extent least)
{
	extent step = work->theme->page.grid;
	for (size_t i = 0; i < count; i++) {
		strips[i].before = space_less(strips[i].before, step, strips[i].heading && least < 3 ? 3 : least);
		strips[i].after = space_less(strips[i].after, step, least);
	}
}

static bool outcome_is_good(struct outcome outcome)
{
	return !outcome.hollow && !outcome.stranded;
}

/* A section of its own pages. Where its last page would hold little, or its first page would end early, larger spaces
 * give way, then more of them, if that mends it; no further than it helps. */
static void section_break(struct work *work, size_t from, size_t to)
{
	static const extent least[] = {3, 3, 2}; /* steps of the grid that stay, one squeeze after the other */
	size_t first = work->sheet_count, size = (to - from) * sizeof *work->flow->strips;
	struct outcome best = range_try(work, from, to, first);
	if (outcome_is_good(best) || work->document->pages)
		return;
	struct strip *strips = &work->flow->strips[from], *kept = arena_alloc(work->arena, size);
	memcpy(kept, strips, size);
	for (size_t i = 0; i < sizeof least / sizeof *least; i++) {
		spaces_squeeze(work, strips, to - from, least[i]);
		struct outcome tight = range_try(work, from, to, first);
		if (!outcome_is_better(tight, best))
			continue;
		best = tight;
		memcpy(kept, strips, size);
		if (outcome_is_good(best))
			return;
	}
	memcpy(strips, kept, size);
	range_try(work, from, to, first);
}

/* What hangs higher than its line moves down to it as far as the page, now known, leaves room. */
static void asides_lower(const struct work *work, struct page_sheet *sheet)
{
	extent step = work->theme->page.grid, end = sheet->height - work->theme->page.bottom;
	for (size_t i = sheet->placed_count; i-- > 0;) {
		struct placed *placed = &sheet->placed[i];
		const struct aside *aside = placed->strip->aside;
		if (aside) {
			extent level = placed->y + aside->level, lowest = end - aside->content.height;
			level = level < lowest ? level : lowest;
			placed->aside_y = placed->aside_y > level ? placed->aside_y : level;
			end = placed->aside_y - step;
		} else if (placed->strip->wide) {
			end = placed->y - 2 * step;
		}
	}
}

/* The strips' items, with room for the furniture. */
static void sheet_fill(struct work *work, struct page_sheet *sheet)
{
	enum { FURNITURE = 12 };
	size_t items = FURNITURE;
	for (size_t i = 0; i < sheet->placed_count; i++)
		items += sheet->placed[i].strip->item_count;
	strip_reserve(work, &sheet->content, items);
	asides_lower(work, sheet);
	stack_place(work, &sheet->content, sheet->placed, sheet->placed_count, 0);
}

void page_break(struct work *work)
{
	const struct flow *flow = work->flow;
	for (size_t from = 0, to; from < flow->count; from = to) {
		to = from + 1;
		while (to < flow->count && !flow->strips[to].new_page)
			to++;
		section_break(work, from, to);
	}
	for (size_t i = 0; i < work->sheet_count; i++)
		sheet_fill(work, &work->sheets[i]);
}

/* The strips before a turned table that stay with it: its headings, or all of the section so far if that is short. */
static size_t turn_start(const struct work *work, size_t table)
{
	const struct flow *flow = work->flow;
	size_t start = table, held = table;
	extent room = body_height(work, true) * 2 / 5, height = 0;
	while (start > 0 && !flow->strips[start].new_page && !flow->strips[start - 1].landscape) {
		if (flow->strips[start - 1].height > body_height(work, true))
			return held;
		start--;
		height += flow->strips[start].height + flow->strips[start].before;
		if (flow->strips[start].hold == HOLD_FIRM && start + 1 == held)
			held = start;
		if (height > room)
			return held;
	}
	return start;
}

void landscape_turn(struct work *work)
{
	struct flow *flow = work->flow;
	for (size_t i = 1; i < flow->count; i++) {
		if (!flow->strips[i].landscape || flow->strips[i - 1].landscape || flow->strips[i].new_page)
			continue;
		for (size_t j = turn_start(work, i); j < i; j++)
			flow->strips[j].landscape = true;
	}
}
