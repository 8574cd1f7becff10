/* What can be set in several ways: the ways are strips one after another, of which a page takes one (break.c). */
#include "layout/flow.h"

enum { CHOSEN_MOST = 80 };

/* CHOSEN, and what SECTION may set in several ways: counted before the sections are set side by side. */
size_t choices_count(const struct node *section, size_t chosen)
{
	enum node_event event = NODE_ENTER;
	for (const struct node *at = section; at && chosen < CHOSEN_MOST; at = node_walk(section, at, &event))
		chosen += event == NODE_ENTER && (at->kind == NODE_TABLE || at->kind == NODE_CHART || at->kind == NODE_TILES ||
		                                     at->kind == NODE_IMAGE);
	return chosen;
}

/* Straight in a section, outside what is bound to so many pages; a document of very many has only the first of them in
 * several ways: each way takes memory. */
bool choice_is_open(struct work *work, const struct setting *setting)
{
	bool open = setting->flowing && !setting->lists && !work->document->pages && work->chosen < CHOSEN_MOST;
	work->chosen += open;
	return open;
}

struct choosing choice_begin(struct work *work, struct flow *flow)
{
	return (struct choosing){
	    .work = work,
	    .flow = flow,
	    .from = flow->count,
	    .pending = work->target_pending,
	    .targets = work->target_count,
	    .before = flow->before,
	    .lowest = INT32_MAX,
	};
}

/* What waited for the first strip of the first way stands in that of each. */
static void targets_share(const struct choosing *choosing, size_t first)
{
	struct work *work = choosing->work;
	struct strip *strip = &choosing->flow->strips[first];
	for (size_t i = choosing->pending; i < choosing->targets; i++) {
		strip->marks =
		    arena_grow(work->arena, strip->marks, strip->mark_count, &strip->mark_capacity, sizeof *strip->marks);
		strip->marks[strip->mark_count++] = (struct mark){.target = work->targets[i]};
	}
}

void choice_add(struct choosing *choosing, int price, bool lower)
{
	struct flow *flow = choosing->flow;
	struct choice *choice = &choosing->choice;
	size_t first = choosing->from + choice->length;
	extent height = stack_height(flow, first, flow->count);
	if (first < flow->count && (!lower || height + choosing->work->theme->page.grid < choosing->lowest)) {
		if (choice->count)
			targets_share(choosing, first);
		choice->ways[choice->count++] = (struct way){.first = choice->length, .price = price};
		choice->length = flow->count - choosing->from;
		choosing->lowest = height < choosing->lowest ? height : choosing->lowest;
	}
	flow->count = choosing->from + choice->length;
	flow->before = choosing->before;
}

void choice_end(struct choosing *choosing)
{
	struct flow *flow = choosing->flow;
	flow->before = 0;
	flow->count = choosing->from + choosing->choice.length;
	if (choosing->choice.count < 2)
		return;
	struct choice *choice = arena_alloc(choosing->work->arena, sizeof *choice);
	*choice = choosing->choice;
	flow->choice = choice;
	flow->strips[choosing->from].choice = choice;
	for (size_t i = 1; i < choice->count; i++) {
		struct strip *last = &flow->strips[choosing->from + choice->ways[i].first - 1];
		last->skip = choice->length - choice->ways[i].first;
	}
}
