/* The tree to strips: each kind of block has a row that says what sets it and the space around it. */
#include <string.h>

#include "layout/block.h"
#include "layout/prose.h"

enum { DEPTH_MAX = 40 }; /* deeper blocks become plain paragraphs */

struct block_kind {
	block_set *set;
	int before, after; /* in units of the grid */
};

static const struct block_kind kinds[NODE_KIND_COUNT] = {
#define BLOCK(kind, ...) [kind] = {__VA_ARGS__},
#include "layout/block_kinds.h"
};

/* A kind of node without its row does not compile. */
enum {
#define BLOCK(kind, ...) BLOCK_##kind,
#include "layout/block_kinds.h"
	BLOCK_COUNT
};
_Static_assert((int)BLOCK_COUNT == NODE_KIND_COUNT, "each kind of node is set in one way");

/* So many steps of the grid, fewer where a document must fit on its page. */
extent grid(const struct work *work, int units)
{
	if (work->compact)
		units = work->compact < 3 ? (units + 1) / 2 : (units + 2) / 3;
	return units * work->theme->page.grid;
}

extent space(const struct work *work, const struct setting *setting, int units)
{
	if (setting->snug && units > 1)
		units = 1;
	return setting->tight ? units * setting->type.leading / 6 : grid(work, units);
}

extent body_height(const struct work *work, bool landscape)
{
	const struct page_style *page = &work->theme->page;
	return (landscape ? page->width : page->height) - page->top - page->bottom;
}

bool setting_opposed(const struct setting *setting)
{
	return setting->right_to_left != setting->mirrored;
}

/* The column narrowed by START and END, from where the text begins, as far as that leaves it readable. */
struct setting setting_inset(const struct setting *setting, extent start, extent end)
{
	struct setting inner = *setting;
	extent least = 5 * setting->type.size;
	if (setting->width - start - end < least)
		start = end = 0;
	inner.x += setting_opposed(setting) ? end : start;
	inner.width -= start + end;
	inner.wide_x = inner.x;
	inner.wide_width = inner.width;
	inner.hang = false;
	return inner;
}

struct setting setting_role(const struct work *work, const struct setting *setting, enum type_role role)
{
	struct setting inner = *setting;
	inner.type = work->theme->type[role];
	return inner;
}

extent size_least(const struct work *work, extent usual)
{
	enum { LARGE = 12000 };
	extent small = work->theme->type[TYPE_SMALL].size;
	return small >= LARGE ? small : usual;
}

static bool is_target(const struct node *node)
{
	return node->anchor || node->kind == NODE_HEADING || node->kind == NODE_TABLE || node->kind == NODE_CHART;
}

/* The space below a heading is the heading's to say. */
static bool after_heading(const struct flow *flow)
{
	return flow->count && flow->strips[flow->count - 1].level;
}

void collect_block(struct work *work, const struct node *node, const struct setting *setting)
{
	const struct block_kind *kind = &kinds[node->kind];
	struct setting inner = *setting;
	inner.depth++;
	if (node->language) {
		inner.language = node->language;
		inner.right_to_left = node->right_to_left;
	}
	if (setting->flowing)
		inner.block = setting->lists ? setting->block : node;
	if (is_target(node))
		strip_target(work, node);
	if (!after_heading(setting->flow))
		flow_before(setting->flow, space(work, setting, kind->before));
	block_set *set = kind->set ? kind->set : collect_inner;
	if (inner.depth > DEPTH_MAX)
		set = block_plain;
	set(work, node, &inner);
	flow_after(setting->flow, space(work, setting, kind->after));
}

void collect_blocks(struct work *work, const struct node *first, const struct setting *setting)
{
	for (const struct node *node = first; node; node = node->next) {
		if (node_in_short_list(node, work->theme->page.lists_from))
			continue;
		bool rowed = (work->compact > 1 || setting->flowing) && node->kind == NODE_QUOTATION && !setting->tight &&
		             !setting->lists && !setting_opposed(setting);
		const struct node *last = NULL;
		if (rowed && node->next && node->next->kind == NODE_QUOTATION)
			last = quotations_row(work, node, setting);
		else if (node->kind == NODE_CHART_TABLE && node->next)
			last = chart_tables_row(work, node, setting);
		if (last)
			node = last;
		else
			collect_block(work, node, setting);
	}
}

/* What NODE holds, inlines or blocks. */
void collect_inner(struct work *work, const struct node *node, const struct setting *setting)
{
	if (holds_inlines(node))
		block_plain(work, node, setting);
	else
		collect_blocks(work, node->first, setting);
}

/* A heading is followed by two lines at least, a section's by OPENING_LINES: where the block after it is shorter, it holds on
 * too, unless it is all that stands below the heading. */
static void headings_keep(struct work *work)
{
	struct flow *flow = work->flow;
	extent line = work->theme->type[TYPE_BODY].leading;
	for (size_t i = 0; i + 2 < flow->count; i++) {
		const struct strip *heading = &flow->strips[i];
		extent least = heading->level == 1 ? OPENING_LINES * line : 2 * line, below = 0;
		if (!heading->level || heading[1].level)
			continue;
		for (size_t at = i + 1; at + 1 < flow->count; at = strip_next(flow->strips, at)) {
			struct strip *strip = &flow->strips[at];
			below += strip->height + (at > i + 1 ? strip->before : 0);
			if (below >= least || (strip[1].level && heading->level > 1) || strip->choice)
				break;
			strip->penalty = strip->penalty < PENALTY_WIDOW ? PENALTY_WIDOW : strip->penalty;
		}
	}
}

static struct setting section_setting(const struct work *work, const struct node *section)
{
	const struct page_style *page = &work->theme->page;
	struct setting setting = {
	    .flow = work->flow,
	    .type = work->theme->type[TYPE_BODY],
	    .colour = work->theme->colours[COLOUR_TEXT],
	    .language = section->language,
	    .right_to_left = section->right_to_left,
	    .mirrored = section->right_to_left,
	    .flowing = true,
	};
	extent side = page->side > 0 && !work->compact ? page->side + page->gutter : 0;
	setting.room = body_height(work, false);
	setting.hang = side > 0;
	setting.x = page->left + side;
	setting.width = page->width - page->right - setting.x;
	setting.wide_x = page->left;
	setting.wide_width = page->width - page->left - page->right;
	return setting;
}

/* A section begins a new page, or stands below the one before as the theme has it. */
static void section_begin(struct work *work, const struct node *section, size_t from)
{
	struct strip *first = &work->flow->strips[from];
	const char *own = work->document->section_start;
	enum section_start start = own ? theme_section_start(own) : work->theme->page.sections;
	bool contents = section->previous && section->previous->kind == NODE_SECTION &&
	                section->previous->as.section.role == SECTION_CONTENTS;
	bool opens = start == SECTIONS_NEW_PAGE || (start == SECTIONS_NUMBERED && section->as.section.number);
	first->new_page = !from || start == SECTIONS_NEW_PAGE;
	first->begins = true;
	first->run_on = contents ? PRICE_AFTER_CONTENTS : opens ? PRICE_RUN_ON : 0;
	if (first->new_page)
		return;
	first->before = grid(work, 8);
	if (work->flow->strips[from - 1].penalty == PENALTY_FREE)
		work->flow->strips[from - 1].penalty = PENALTY_BEFORE_H1;
}

static void collect_section(struct work *work, const struct node *section)
{
	struct setting setting = section_setting(work, section);
	if (section->anchor)
		strip_target(work, section);
	collect_blocks(work, section->first, &setting);
	if (!work->flow->count) {
		setting.block = section;
		strip_add(work, &setting, 0);
	}
	headings_keep(work);
	strips_reach(work, setting.x);
}

/* Data and the accessibility statement are pages of the site alone. */
bool section_is_printed(const struct node *node)
{
	return node->kind == NODE_SECTION && node->as.section.role != SECTION_DATA &&
	       node->as.section.role != SECTION_ACCESSIBILITY;
}

/* A section on its own: what it is set with is nobody else's until it is joined to the others. */
struct section_part {
	const struct node *section;
	struct work work;
	struct flow flow;
	struct context context;
};

static struct section_part section_part(const struct work *work, const struct node *section, size_t chosen)
{
	struct context context = context_fork(work->context);
	struct work own = *work;
	own.arena = context.arena;
	own.chosen = chosen;
	own.targets = NULL;
	own.target_count = own.target_capacity = own.target_pending = 0;
	if (own.metric.fork)
		own.metric = own.metric.fork(own.metric.self, context.arena);
	return (struct section_part){.section = section, .work = own, .context = context};
}

static void part_collect(void *self, size_t index)
{
	struct section_part *part = (struct section_part *)self + index;
	part->work.context = &part->context;
	part->work.flow = &part->flow;
	part->work.scratch = arena_new();
	collect_section(&part->work, part->section);
	arena_free(part->work.scratch);
}

/* What led to a strip that never came leads to the next section's first. */
static void part_join(struct work *work, struct section_part *part)
{
	struct flow *flow = work->flow;
	struct strip *first = part->flow.strips;
	size_t from = flow->count, targets = work->target_count;
	strip_mark(work, first);
	memcpy(flow->strips + from, first, part->flow.count * sizeof *first);
	flow->count += part->flow.count;
	arena_drop(part->work.arena, part->flow.strips, part->flow.capacity * sizeof *first);
	work->targets = arena_reserve(
	    work->arena, work->targets, targets, part->work.target_count, &work->target_capacity, sizeof *work->targets);
	for (size_t i = 0; i < part->work.target_count; i++)
		work->targets[work->target_count++] = part->work.targets[i];
	work->target_pending = targets + part->work.target_pending;
	if (!work->document->pages)
		section_begin(work, part->section, from);
	if (part->section->previous && part->section->previous->right_to_left != part->section->right_to_left)
		flow->strips[from].new_page = true; /* a page has one direction */
	context_join(work->context, &part->context);
}

void collect_document(struct work *work)
{
	const struct node *first = work->document->root->first;
	size_t count = 0, capacity = 0, chosen = work->chosen;
	struct section_part *parts = NULL;
	for (const struct node *node = first; node; node = node->next) {
		if (!section_is_printed(node))
			continue;
		parts = arena_grow(work->arena, parts, count, &capacity, sizeof *parts);
		parts[count++] = section_part(work, node, chosen);
		chosen = choices_count(node, chosen);
	}
	pool_share(work->context->pool, count, part_collect, parts);
	for (size_t i = 0; i < count; i++)
		work->flow->capacity += parts[i].flow.count;
	work->flow->strips = arena_array(work->arena, work->flow->capacity, sizeof *work->flow->strips);
	for (size_t i = 0; i < count; i++)
		part_join(work, &parts[i]);
}
