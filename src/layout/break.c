/* Pages at least cost: the shortest path over all places where a page may end (after Plass, "Optimal Pagination Techniques for
 * Automatic Typesetting Systems", 1981; Mittelbach, "A General LuaTeX Framework for Globally Optimized Pagination",
 * 2019). An end is known by the next strip and the floats that wait, two at most. From each end, in order, the next page
 * takes strip by strip until it is full, in each way where there are several; each strip that it may end after is another
 * end, at the cost of the way there.
 * A page has a bounded number of strips, so the search is linear in the strips. */
#include "layout/break.h"

#include "layout/sheet.h"

enum {
	STRIPS_MOST = 400, /* on a page; more do not fit */
	CHOICES_MOST = 4,  /* on a page that are tried in every way */
	AHEAD_MOST = 60,   /* strips looked ahead for a better end */
};

struct page_trial trial_open(const struct galley *galley, bool turned)
{
	const struct page_style *style = &galley->work->theme->page;
	struct page_trial trial = {.turned = turned, .top = style->top - page_head_room(galley->work)};
	trial.bottom = (turned ? style->width : style->height) - style->bottom;
	trial.y = trial.packed = trial.side = trial.top;
	return trial;
}

static extent gap_above(const struct galley *galley, const struct page_trial *trial, size_t index)
{
	const struct strip *strip = &galley->strips[index];
	if (!trial->count)
		return stack_above(strip->decoration);
	return index && trial->last == strip - 1 ? galley->gaps[index] : stack_gap(trial->last, strip);
}

/* A space may lose a part of itself, a large one more; a heading stays nearer to its text than to what stands above all the same. */
static extent gap_give(const struct galley *galley, const struct strip *strip, extent gap)
{
	extent step = galley->work->theme->page.grid;
	int gives = gap >= 3 * step ? SPACE_GIVES : gap >= 2 * step ? SPACE_GIVES / 2 : 0;
	return strip->give + gap * gives / 100;
}

/* Notes in the side column stand level with their lines or lower, but as high as the page needs. False if they pass its foot. */
static bool aside_put(const struct galley *galley, struct page_trial *trial, const struct aside *aside, extent top)
{
	const struct theme *theme = galley->work->theme;
	extent level = top + aside->level, height = aside->content.height + theme->page.grid;
	extent slide = trial->side > level ? trial->side - level : 0;
	trial->noted = trial->beside = true;
	trial->packed += height;
	trial->side = level + slide + height;
	trial->cost.notes += slide / theme->type[TYPE_BODY].leading * PRICE_SLIDE;
	return trial->packed - theme->page.grid <= trial->bottom;
}

bool trial_put(const struct galley *galley, struct page_trial *trial, size_t index, extent *top)
{
	const struct strip *strip = &galley->strips[index];
	bool goes_on = trial->count && strip->grid && trial->last->grid == strip->grid;
	extent gap = gap_above(galley, trial, index);
	*top = trial->y + gap + (goes_on ? 0 : strip->hang);
	extent step = galley->work->theme->page.grid;
	if (strip->wide && trial->beside && *top < trial->packed + step)
		*top = trial->packed + step;
	bool fits = !strip->aside || aside_put(galley, trial, strip->aside, *top);
	trial->give += trial->count ? gap_give(galley, strip, gap) : 0;
	trial->y = *top + strip->height;
	extent room = trial->noted ? 0 : trial->give;
	fits = fits && trial->y + stack_below(strip->decoration) <= trial->bottom + room;
	if (strip->wide) {
		trial->packed = trial->side = trial->y + step;
		trial->beside = false;
	}
	trial->plan |= strip->landscape;
	trial->upright |= !strip->landscape;
	trial->cost.run_on += trial->count ? strip->run_on : 0;
	trial->last = strip;
	trial->last_index = index;
	return ++trial->count == 1 || (fits && trial->count < STRIPS_MOST);
}

/* The head again, where the page begins inside a table; not if the row would not fit below it. */
bool trial_repeat(const struct galley *galley, struct page_trial *trial, size_t index)
{
	const struct strip *strip = &galley->strips[index];
	if (!strip->repeat || trial->count)
		return false;
	struct page_trial headed = *trial;
	const struct strip *head = strip->repeat->strip;
	extent top;
	headed.y += head->height;
	headed.last = head;
	headed.count = 1;
	headed.packed = headed.side = strip->wide ? headed.y : headed.side;
	struct page_trial both = headed;
	if (!trial_put(galley, &both, index, &top))
		return false;
	*trial = headed;
	return true;
}

static int64_t badness(int64_t empty)
{
	int64_t over = empty > EMPTY_FREE ? empty - EMPTY_FREE : 0;
	return over * over * over * EMPTY_WHOLE / 1000000000;
}

/* What a page ended after its last strip costs, by its terms. */
static struct page_cost page_cost(const struct galley *galley, const struct page_trial *trial, size_t next)
{
	struct page_cost cost = trial->cost;
	extent body = trial->bottom - trial->top, foot = trial->y + stack_below(trial->last->decoration);
	extent line = galley->work->theme->type[TYPE_BODY].leading;
	bool last = next == galley->count && !trial->open_count;
	cost.empty = trial->bottom > foot ? (int)((int64_t)(trial->bottom - foot) * 1000 / (body > 0 ? body : 1)) : 0;
	cost.badness = badness(cost.empty) / (last ? EMPTY_END : 1);
	if (last && trial->bottom - foot > body - STRANDED_LINES * line && next > trial->count)
		cost.badness += PRICE_STRANDED;
	int64_t tight = trial->give && foot > trial->bottom ? (int64_t)(foot - trial->bottom) * 100 / trial->give : 0;
	cost.tight = tight * tight * PRICE_TIGHT / 10000;
	cost.end = last ? 0 : trial->last->penalty;
	cost.floats += trial->turned && trial->upright ? PRICE_TURNED : 0;
	if (trial->open_count && next < galley->count && galley->strips[next].block == trial->last->block)
		cost.floats += trial->last->penalty == PENALTY_ITEM ? PRICE_PASS_BLOCK : PRICE_INTERRUPTS;
	return cost;
}

static int64_t cost_total(const struct page_cost *cost)
{
	return PRICE_PAGE + cost->badness + cost->end + cost->run_on + cost->floats + cost->ways + cost->tight +
	       cost->notes;
}

static bool same_floats(const struct page_end *end, const struct page_trial *trial)
{
	bool same = end->open_count == trial->open_count;
	for (size_t i = 0; same && i < trial->open_count; i++)
		same = end->open[i] == trial->open[i];
	return same;
}

/* The end at NEXT with the trial's floats waiting, found or made. */
static struct page_end *end_at(struct galley *galley, const struct page_trial *trial, size_t next, bool *found)
{
	*found = true;
	for (size_t at = galley->at[next]; at; at = galley->ends[at - 1].same)
		if (same_floats(&galley->ends[at - 1], trial))
			return &galley->ends[at - 1];
	*found = false;
	galley->ends =
	    arena_grow(galley->work->arena, galley->ends, galley->end_count, &galley->end_capacity, sizeof *galley->ends);
	struct page_end *end = &galley->ends[galley->end_count++];
	*end = (struct page_end){.next = next, .open_count = trial->open_count, .same = galley->at[next]};
	for (size_t i = 0; i < trial->open_count; i++)
		end->open[i] = trial->open[i];
	galley->at[next] = galley->end_count;
	return end;
}

/* The page may end before strip NEXT. */
static void page_offer(struct galley *galley, size_t from, const struct page_trial *trial, size_t next)
{
	if (trial->turned && !trial->plan)
		return;
	struct page_cost cost = page_cost(galley, trial, next);
	int64_t total = galley->ends[from].total + cost_total(&cost);
	bool found;
	struct page_end *end = end_at(galley, trial, next, &found);
	if (found && end->total <= total)
		return;
	end->cost = cost;
	end->total = total;
	end->from = from;
	end->turned = trial->turned;
	end->taken = trial->taken;
}

/* A float that waits may be passed by the strip, at a price. */
static bool float_passed(struct page_trial *trial, const struct strip *strip)
{
	enum node_kind kind = strip->block ? strip->block->kind : NODE_PARAGRAPH;
	if (strip->level == 1 || strip->landscape || strip->repeat || kind == NODE_TABLE || kind == NODE_CHART)
		return false;
	if (trial->last->block == strip->block)
		return true;
	if (strip->level == 2 || strip->level == 3)
		trial->cost.floats += strip->level == 2 ? PRICE_PASS_H2 : PRICE_PASS_H3;
	else if (!strip->fills)
		trial->cost.floats += PRICE_PASS_BLOCK;
	return true;
}

static bool float_wait(struct page_trial *trial, size_t index)
{
	if (trial->open_count == OPEN_MOST || !trial->count)
		return false;
	trial->open[trial->open_count++] = index;
	trial->cost.floats += PRICE_FLOAT;
	return true;
}

/* The strip at AT begins what can be set in several ways: takes WAY of them. Returns its first strip. */
static size_t way_take(const struct galley *galley, struct page_trial *trial, size_t at, size_t way)
{
	const struct way *taken = &galley->strips[at].choice->ways[way];
	trial->cost.ways += taken->price;
	trial->taken |= (uint64_t)way << 2 * trial->choices++;
	return at + taken->first;
}

/* A way that lies on a turned page takes one; what could lie so stands upright only on a page that does. */
static bool way_fits(const struct galley *galley, const struct page_trial *trial, size_t at, size_t way)
{
	bool usual = galley->strips[at].landscape;
	bool lies = usual && galley->strips[at + galley->strips[at].choice->ways[way].first].landscape;
	return !usual || lies == trial->turned;
}

/* The ways that a page offers what begins at AT: no page tries many. */
static size_t way_count(const struct galley *galley, const struct page_trial *trial, size_t at)
{
	const struct choice *choice = galley->strips[at].choice;
	return choice && trial->choices < CHOICES_MOST ? choice->count : 1;
}

/* The strip at AT stands on the page, which may end after it. REACHED: how far pages go whose spaces need not give way. A
 * page is not offered to end before BEYOND: up to there another way, which costs less, ends it as well. False: the page is full. */
static bool strip_take(
    struct galley *galley, size_t from, struct page_trial *trial, size_t *at, size_t beyond, size_t *reached)
{
	extent top;
	if (!trial_put(galley, trial, *at, &top))
		return false;
	*at = strip_next(galley->strips, *at);
	if (*at > beyond)
		page_offer(galley, from, trial, *at);
	if (*at > *reached && trial->y + stack_below(trial->last->decoration) <= trial->bottom)
		*reached = *at;
	return true;
}

/* The page takes strip by strip from AT on, in each way where there are several. Returns how far it goes. */
static size_t page_fill(struct galley *galley, size_t from, struct page_trial trial, size_t at, size_t beyond)
{
	size_t waits = trial.open_count, reached = beyond;
	while (at < galley->count) {
		const struct strip *strip = &galley->strips[at];
		if (strip->float_length) {
			struct page_trial without = trial;
			bool moves = float_wait(&without, at);
			if (moves && waits) { /* a float does not pass another */
				trial = without;
				waits = trial.open_count;
				at += strip->float_length;
				continue;
			}
			if (moves)
				page_fill(galley, from, without, at + strip->float_length, beyond);
		}
		if (trial.count && !strip->choice && strip->landscape && !trial.turned)
			break;
		if (trial.open_count && (strip->float_length || !float_passed(&trial, strip)))
			break;
		for (size_t way = 0; strip->choice && way < way_count(galley, &trial, at); way++) {
			struct page_trial other = trial;
			if (!way_fits(galley, &trial, at, way))
				continue;
			size_t next = way_take(galley, &other, at, way), past = reached, far = 0;
			if (strip_take(galley, from, &other, &next, past, &reached))
				far = page_fill(galley, from, other, next, past);
			reached = far > reached ? far : reached;
		}
		if (strip->choice || !strip_take(galley, from, &trial, &at, beyond, &reached))
			break;
	}
	return reached;
}

/* The float at AT in one of its ways. */
static bool float_put(const struct galley *galley, struct page_trial *trial, size_t at, size_t way)
{
	extent top;
	size_t end = at + galley->strips[at].float_length;
	if (galley->strips[at].choice && !way_fits(galley, trial, at, way))
		return false;
	if (galley->strips[at].choice)
		at = way_take(galley, trial, at, way);
	for (; at < end; at = strip_next(galley->strips, at))
		if (!trial_put(galley, trial, at, &top))
			return false;
	return true;
}

/* The floats that wait, from OPEN on, stand at the page's top, then comes what follows. Returns how far the page goes. */
static size_t page_open(struct galley *galley, size_t from, struct page_trial trial, size_t open, size_t beyond)
{
	const struct page_end end = galley->ends[from];
	for (size_t way = 0; open < end.open_count && way < way_count(galley, &trial, end.open[open]); way++) {
		struct page_trial next = trial;
		if (float_put(galley, &next, end.open[open], way))
			beyond = page_open(galley, from, next, open + 1, beyond);
	}
	if (open < end.open_count)
		return beyond;
	if (!trial.count)
		trial_repeat(galley, &trial, end.next);
	else if (end.next > beyond)
		page_offer(galley, from, &trial, end.next);
	return page_fill(galley, from, trial, end.next, beyond);
}

/* Does what begins at AT lie on a turned page, and could it stand upright? */
static bool may_stand(const struct galley *galley, size_t at)
{
	const struct choice *choice = galley->strips[at].choice;
	bool stands = false;
	for (size_t i = 1; galley->strips[at].landscape && choice && i < choice->count; i++)
		stands |= !galley->strips[at + choice->ways[i].first].landscape;
	return stands;
}

/* The pages that may follow an end: upright or turned as what comes first wants, upright where it can be that, too, or turned for a
 * plan that is near. */
static void pages_try(struct galley *galley, size_t from)
{
	const struct page_end *end = &galley->ends[from];
	size_t first = end->open_count ? end->open[0] : end->next;
	bool turned = galley->strips[first].landscape;
	bool near =
	    !turned && galley->plan[end->next] < galley->count && galley->plan[end->next] < end->next + STRIPS_MOST / 8;
	page_open(galley, from, trial_open(galley, turned), 0, 0);
	if (may_stand(galley, first))
		page_open(galley, from, trial_open(galley, false), 0, 0);
	if (near)
		page_open(galley, from, trial_open(galley, true), 0, 0);
}

static void galley_survey(struct galley *galley)
{
	struct arena *arena = galley->work->arena;
	galley->gaps = arena_array(arena, galley->count + 1, sizeof *galley->gaps);
	galley->plan = arena_array(arena, galley->count + 1, sizeof *galley->plan);
	galley->at = arena_array(arena, galley->count + 1, sizeof *galley->at);
	galley->plan[galley->count] = galley->count;
	for (size_t i = galley->count; i-- > 0;) {
		galley->plan[i] = galley->strips[i].landscape ? i : galley->plan[i + 1];
		galley->gaps[i] = i ? stack_gap(&galley->strips[i - 1], &galley->strips[i]) : 0;
	}
}

/* The least that an end past strip AT costs, as far as a page may reach. */
static int64_t cost_ahead(const struct galley *galley, size_t at)
{
	int64_t least = INT64_MAX / 2;
	for (size_t next = at + 1; next <= galley->count && next < at + AHEAD_MOST; next++)
		for (size_t i = galley->at[next]; i; i = galley->ends[i - 1].same)
			if (!galley->ends[i - 1].open_count && galley->ends[i - 1].total < least)
				least = galley->ends[i - 1].total;
	return least;
}

/* From the ends before strip AT on: those where floats wait first, since a page of these alone ends before AT too. Not from
 * one that costs so much more than one further on that what follows cannot make up for it. */
static void ends_try(struct galley *galley, size_t at)
{
	int64_t most = cost_ahead(galley, at) + PRICE_HOPELESS;
	for (size_t open = OPEN_MOST + 1; open-- > 0;)
		for (size_t i = galley->at[at]; i; i = galley->ends[i - 1].same)
			if (galley->ends[i - 1].open_count == open && (open || at < galley->count) &&
			    galley->ends[i - 1].total <= most)
				pages_try(galley, i - 1);
}

size_t galley_break(struct galley *galley)
{
	galley_survey(galley);
	galley->ends = arena_grow(galley->work->arena, NULL, 0, &galley->end_capacity, sizeof *galley->ends);
	galley->ends[galley->end_count++] = (struct page_end){0};
	galley->at[0] = 1;
	for (size_t i = 0; i <= galley->count; i++)
		ends_try(galley, i);
	for (size_t at = galley->at[galley->count]; at; at = galley->ends[at - 1].same)
		if (!galley->ends[at - 1].open_count)
			return at - 1;
	return 0;
}
