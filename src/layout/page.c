/* Sections to sheets: break.c finds their pages, here what each of them holds is put where it stands. */
#include <string.h>

#include "layout/break.h"
#include "layout/sheet.h"

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

/* A tightly set document has no header, so its text may begin higher up. */
extent page_head_room(const struct work *work)
{
	return work->compact > 1 && !work->document->draft ? 4 * work->theme->page.grid : 0;
}

static const struct node *section_of(const struct strip *strip)
{
	const struct node *node = strip->block;
	while (node && node->kind != NODE_SECTION)
		node = node->parent;
	return node;
}

/* A page's strips as they are put on it. */
struct page_run {
	const struct galley *galley;
	struct page_trial trial;
	struct page_sheet *sheet;
	size_t capacity;
	extent *give; /* of each strip: what the spaces above it may lose together */
	size_t give_capacity;
	uint64_t taken; /* of the choices to come */
};

static struct placed *placed_add(struct page_run *run, const struct strip *strip, extent y)
{
	struct arena *arena = run->galley->work->arena;
	struct page_sheet *sheet = run->sheet;
	sheet->placed = arena_grow(arena, sheet->placed, sheet->placed_count, &run->capacity, sizeof *sheet->placed);
	run->give = arena_grow(arena, run->give, sheet->placed_count, &run->give_capacity, sizeof *run->give);
	run->give[sheet->placed_count] = run->trial.give;
	struct placed *placed = &sheet->placed[sheet->placed_count++];
	*placed = (struct placed){.strip = strip, .y = y};
	return placed;
}

/* The strip at AT, or the first of the way that is taken. Returns what follows it. */
static size_t strip_put(struct page_run *run, size_t at)
{
	const struct strip *strips = run->galley->strips;
	extent top;
	if (strips[at].choice) {
		at += strips[at].choice->ways[run->taken & 3].first;
		run->taken >>= 2;
	}
	trial_put(run->galley, &run->trial, at, &top);
	placed_add(run, &strips[at], top);
	return strip_next(strips, at);
}

static void strips_put(struct page_run *run, size_t from, size_t to)
{
	while (from < to)
		from = strip_put(run, from);
}

static bool is_open(const struct page_end *end, size_t strip)
{
	for (size_t i = 0; i < end->open_count; i++)
		if (end->open[i] == strip)
			return true;
	return false;
}

/* What stands between two ends: floats that waited, then strips but for the floats that wait now. */
static void run_fill(struct page_run *run, const struct page_end *before, const struct page_end *end)
{
	const struct galley *galley = run->galley;
	for (size_t i = 0; i < before->open_count; i++)
		strips_put(run, before->open[i], before->open[i] + galley->strips[before->open[i]].float_length);
	extent top = run->trial.y;
	if (!before->open_count && trial_repeat(galley, &run->trial, before->next))
		placed_add(run, galley->strips[before->next].repeat->strip, top);
	for (size_t i = before->next; i < end->next;)
		i = is_open(end, i) ? i + galley->strips[i].float_length : strip_put(run, i);
}

/* Where a page holds more than it has room for, its spaces give way by their share. */
static void run_tighten(const struct page_run *run)
{
	const struct page_trial *trial = &run->trial;
	extent over = trial->y + stack_below(trial->last->decoration) - trial->bottom;
	for (size_t i = 0; over > 0 && trial->give && !trial->noted && i < run->sheet->placed_count; i++)
		run->sheet->placed[i].y -=
		    (extent)((int64_t)(over < trial->give ? over : trial->give) * run->give[i] / trial->give);
}

/* Notes hang level with their lines, lower where the side column is taken, higher where the next thing in it or the page's
 * foot leaves no room. */
static void asides_level(const struct work *work, struct page_sheet *sheet, extent bottom)
{
	extent step = work->theme->page.grid, free = 0, end = bottom;
	for (size_t i = 0; i < sheet->placed_count; i++) {
		struct placed *placed = &sheet->placed[i];
		const struct aside *aside = placed->strip->aside;
		if (aside) {
			extent level = placed->y + aside->level;
			placed->aside_y = level > free ? level : free;
			free = placed->aside_y + aside->content.height + step;
		}
	}
	for (size_t i = sheet->placed_count; i-- > 0;) {
		struct placed *placed = &sheet->placed[i];
		const struct aside *aside = placed->strip->aside;
		if (aside) {
			extent lowest = end - aside->content.height;
			placed->aside_y = placed->aside_y < lowest ? placed->aside_y : lowest;
			end = placed->aside_y - step;
		} else if (placed->strip->wide) {
			end = placed->y - 2 * step;
		}
	}
}

static void page_put(const struct galley *galley, const struct page_end *before, const struct page_end *end)
{
	struct work *work = galley->work;
	struct page_run run = {.galley = galley, .sheet = sheet_add(work, end->turned), .taken = end->taken};
	struct page_sheet *sheet = run.sheet;
	run.trial = trial_open(galley, end->turned);
	run_fill(&run, before, end);
	run_tighten(&run);
	sheet->cost = end->cost;
	sheet->opening = sheet->placed_count && sheet->placed[0].strip->begins;
	for (size_t i = 0; !sheet->section && i < sheet->placed_count; i++)
		sheet->section = section_of(sheet->placed[i].strip);
	asides_level(work, sheet, run.trial.bottom);
}

/* The way back from the last end, then its pages forward. */
static void galley_put(struct galley *galley, size_t last)
{
	size_t count = 0, *way;
	for (size_t at = last; at; at = galley->ends[at].from)
		count++;
	way = arena_array(galley->work->arena, count + 1, sizeof *way);
	for (size_t at = last, i = count; at; at = galley->ends[at].from)
		way[i--] = at;
	for (size_t i = 1; i <= count; i++)
		page_put(galley, &galley->ends[way[i - 1]], &galley->ends[way[i]]);
}

/* The strips' items, with room for the furniture. */
static void sheet_fill(struct work *work, struct page_sheet *sheet)
{
	enum { FURNITURE = 12 };
	size_t items = FURNITURE;
	for (size_t i = 0; i < sheet->placed_count; i++)
		items += sheet->placed[i].strip->item_count;
	strip_reserve(work, &sheet->content, items);
	stack_place(work, &sheet->content, sheet->placed, sheet->placed_count, 0);
}

void page_break(struct work *work)
{
	const struct flow *flow = work->flow;
	for (size_t from = 0, to; from < flow->count; from = to) {
		to = from + 1;
		while (to < flow->count && !flow->strips[to].new_page)
			to++;
		struct galley galley = {.work = work, .strips = &flow->strips[from], .count = to - from};
		galley_put(&galley, galley_break(&galley));
	}
	for (size_t i = 0; i < work->sheet_count; i++)
		sheet_fill(work, &work->sheets[i]);
}
