/* Paragraphs, headings, quotations, code: what is set in lines. */
#include <string.h>

#include "layout/block.h"
#include "layout/prose.h"

/* Puts the item added last to STRIP before the others: what stands left of a line is read first. */
void strip_lead(struct strip *strip)
{
	if (strip->item_count < 2)
		return;
	struct item item = strip->items[strip->item_count - 1];
	memmove(&strip->items[1], &strip->items[0], (strip->item_count - 1) * sizeof item);
	strip->items[0] = item;
}

void block_plain(struct work *work, const struct node *node, const struct setting *setting)
{
	struct prose *prose = prose_new(work, setting);
	prose_add(work, prose, node);
	prose_set(work, prose, setting);
}

static bool ends_with_colon(const struct prose *prose)
{
	return prose->length && prose->text[prose->length - 1] == ':';
}

/* The marks that a quotation of the records has around its paragraphs, as the site draws them. */
static void mark_add(struct work *work, struct prose *prose, const struct node *paragraph, const char *mark)
{
	struct style_run style = prose->base;
	style.node = paragraph;
	prose_string(work, prose, mark, style);
}

static void quoted_add(struct work *work, struct prose *prose, const struct node *paragraph)
{
	if (paragraph == paragraph->parent->first)
		mark_add(work, prose, paragraph, "\xE2\x80\x9C");
	prose_add(work, prose, paragraph);
	if (!paragraph->next || paragraph->next->kind != NODE_PARAGRAPH)
		mark_add(work, prose, paragraph, "\xE2\x80\x9D");
}

void block_paragraph(struct work *work, const struct node *node, const struct setting *setting)
{
	struct setting style = *setting;
	bool lead = node->as.paragraph.role == PARAGRAPH_LEAD && !work->compact;
	if (lead)
		style = setting_role(work, setting, TYPE_LEAD);
	size_t from = setting->flow->count;
	struct prose *prose = prose_new(work, &style);
	if (node->parent->kind == NODE_QUOTATION)
		quoted_add(work, prose, node);
	else
		prose_add(work, prose, node);
	prose_set(work, prose, &style);
	if (!setting->tight)
		flow_round(work, setting->flow, from);
	if (lead)
		flow_after(setting->flow, grid(work, 3));
	if (setting->flow->count > from && node->next && node->next->kind != NODE_PARAGRAPH && ends_with_colon(prose))
		flow_end(setting->flow, PENALTY_LEAD_IN);
}

static bool number_hangs(struct work *work, const struct node *node, const struct setting *setting)
{
	return setting->hang && text_width(work, &setting->type, node->as.heading.number) <= work->theme->page.side;
}

/* The number of a heading, in the side column where there is one. */
static void number_hang(struct work *work, struct strip *strip, const struct node *node, const struct setting *setting)
{
	if (!number_hangs(work, node, setting))
		return;
	struct item *item = strip_text(work, strip, setting, node->as.heading.number);
	item->node = node;
	item->part = PART_NUMBER;
	item->x = work->theme->page.left;
	item->colour = work->theme->colours[node->as.heading.level > 1 ? COLOUR_SECONDARY : COLOUR_HEADING];
	item->space_after = true;
	strip_lead(strip);
}

/* Sets a heading's lines in SETTING's type; its number hangs, or stands before it. */
void heading_set(struct work *work, const struct node *node, const struct setting *setting)
{
	struct flow *flow = setting->flow;
	size_t from = flow->count;
	const char *number = node->as.heading.number;
	struct prose *prose = prose_new(work, setting);
	if (number && !number_hangs(work, node, setting)) {
		struct style_run style = prose->base;
		style.node = node;
		style.part = PART_NUMBER;
		prose_string(work, prose, arena_format(work->arena, "%s\xE2\x80\x82", number), style);
	}
	prose_add(work, prose, node);
	prose_set(work, prose, setting);
	for (size_t i = from; i < flow->count; i++) {
		flow->strips[i].penalty = PENALTY_NEVER;
		flow->strips[i].level = node->as.heading.level;
		flow->strips[i].fills = false;
	}
	if (number && flow->count > from)
		number_hang(work, &flow->strips[from], node, setting);
	if (!setting->tight)
		flow_round_above(work, setting->flow, from);
}

struct heading_style {
	enum type_role role;
	int before, after; /* in units of the grid */
};

void block_heading(struct work *work, const struct node *node, const struct setting *setting)
{
	static const struct heading_style styles[] = {{TYPE_H1, 0, 3}, {TYPE_H2, 4, 1}, {TYPE_H3, 2, 1}, {TYPE_BODY, 2, 1}};
	int level = node->as.heading.level > 4 ? 4 : node->as.heading.level;
	const struct heading_style *style = &styles[level - 1];
	struct setting inner = setting_role(work, setting, style->role);
	if (level == 4 || setting->tight)
		inner.type = setting->type;
	inner.type.face = FACE_BOLD;
	inner.colour = work->theme->colours[level < 3 ? COLOUR_HEADING : COLOUR_TEXT];
	flow_before(setting->flow, space(work, setting, style->before));
	if (setting->flowing && (level == 2 || level == 3))
		flow_end(setting->flow, level == 2 ? PENALTY_BEFORE_H2 : PENALTY_BEFORE_H3);
	heading_set(work, node, &inner);
	flow_after(setting->flow, space(work, setting, style->after));
}

/* Small print in the secondary colour. */
static struct setting setting_secondary(const struct work *work, const struct setting *setting)
{
	struct setting inner = *setting;
	if (!setting->tight)
		inner = setting_role(work, setting, TYPE_SMALL);
	inner.colour = work->theme->colours[COLOUR_SECONDARY];
	inner.tight = true;
	inner.flowing = inner.hang = false;
	return inner;
}

/* Sources, credits, attributions. */
void block_secondary(struct work *work, const struct node *node, const struct setting *setting)
{
	struct setting inner = setting_secondary(work, setting);
	collect_inner(work, node, &inner);
}

static extent text_width_of(struct work *work, const struct node *node, const struct setting *setting)
{
	struct prose *prose = prose_new(work, setting);
	prose_add(work, prose, node);
	return prose_line_width(work, prose);
}

static bool runs_on(const struct node *paragraph)
{
	return paragraph && paragraph->kind == NODE_PARAGRAPH;
}

/* Paragraphs of a foot that fit on one line together stand on it, with a wider space between them: two links beside one
 * another are seen to be two. Returns what follows them. */
static const struct node *foot_line(struct work *work, const struct node *first, const struct setting *setting)
{
	struct prose *prose = prose_new(work, setting);
	struct style_run space = prose->base;
	prose_add(work, prose, first);
	const struct node *node = first->next;
	for (extent width = text_width_of(work, first, setting); runs_on(node); node = node->next) {
		width += setting->type.size + text_width_of(work, node, setting);
		if (width > setting->width)
			break;
		space.node = node->previous;
		prose_string(work, prose, "\xE2\x80\x82 ", space);
		prose_add(work, prose, node);
	}
	prose_set(work, prose, setting);
	return node;
}

/* What explains a table or chart, and the ways to its workings and figures. */
void block_foot(struct work *work, const struct node *node, const struct setting *setting)
{
	struct setting inner = setting_secondary(work, setting);
	const struct node *child = holds_inlines(node) ? NULL : node->first;
	if (!child)
		block_plain(work, node, &inner);
	while (child) {
		if (runs_on(child)) {
			child = foot_line(work, child, &inner);
			continue;
		}
		collect_block(work, child, &inner);
		child = child->next;
	}
}

/* A ground or a rule at the left, around what is set in the setting returned. */
static struct setting setting_decorated(
    struct work *work, const struct node *node, const struct setting *setting, struct decoration decoration)
{
	extent padding = decoration.above + decoration.below;
	if (setting->room - padding < 12 * setting->type.leading) /* nested too deep */
		return *setting;
	struct decoration *own = arena_alloc(work->arena, sizeof *own);
	*own = decoration;
	own->node = node;
	own->outer = setting->decoration;
	own->depth = own->outer ? own->outer->depth + 1 : 1;
	struct setting inner = *setting;
	inner.decoration = own;
	inner.room -= padding;
	inner.flowing = false;
	return inner;
}

static struct setting setting_ruled(
    struct work *work, const struct node *node, const struct setting *setting, colour ink, extent rule)
{
	struct setting inner = setting_inset(setting, 3 * work->theme->page.grid, 0);
	extent x = setting_opposed(setting) ? setting->x + setting->width - rule : setting->x;
	struct decoration decoration = {.x = x, .width = rule, .colour = ink};
	return setting_decorated(work, node, &inner, decoration);
}

/* A tinted ground, with padding of UNITS above and below and PAD at the sides. */
static struct setting setting_grounded(
    struct work *work, const struct node *node, const struct setting *setting, extent pad, int units)
{
	struct setting inset = setting_inset(setting, pad, pad);
	struct decoration ground = {.x = setting->x,
	    .width = setting->width,
	    .above = grid(work, units),
	    .below = grid(work, units),
	    .colour = work->theme->colours[COLOUR_TINT]};
	return setting_decorated(work, node, &inset, ground);
}

void block_quote(struct work *work, const struct node *node, const struct setting *setting)
{
	size_t from = setting->flow->count;
	struct setting inner =
	    setting_ruled(work, node, setting, work->theme->colours[COLOUR_RULE], work->theme->page.grid * 6 / 11);
	inner.block = setting->block;
	collect_blocks(work, node->first, &inner);
	flow_keep(work, setting->flow, from);
}

void block_quotation(struct work *work, const struct node *node, const struct setting *setting)
{
	size_t from = setting->flow->count;
	struct setting inner =
	    setting_ruled(work, node, setting, work->theme->colours[COLOUR_ACCENT], work->theme->page.grid * 6 / 11);
	inner.block = setting->block;
	inner.hang_quotes = true;
	if (!setting->tight && !work->compact)
		inner.type = work->theme->type[TYPE_QUOTATION];
	for (const struct node *child = node->first; child; child = child->next) {
		inner.hang_quotes = child->kind == NODE_PARAGRAPH;
		collect_block(work, child, &inner);
	}
	flow_keep(work, setting->flow, from);
}

void block_callout(struct work *work, const struct node *node, const struct setting *setting)
{
	size_t from = setting->flow->count;
	struct setting inner = setting_grounded(work, node, setting, grid(work, 3), 2);
	inner.block = setting->block;
	for (const struct node *child = node->first; child; child = child->next) {
		if (child->kind != NODE_HEADING) {
			collect_block(work, child, &inner);
			continue;
		}
		struct setting head = inner;
		head.type.face = FACE_BOLD;
		strip_target(work, child);
		heading_set(work, child, &head);
		flow_after(setting->flow, grid(work, 1));
	}
	flow_keep(work, setting->flow, from);
}

void block_passage(struct work *work, const struct node *node, const struct setting *setting)
{
	collect_blocks(work, node->first, setting);
}

void block_break(struct work *work, const struct node *node, const struct setting *setting)
{
	struct strip *strip = strip_add(work, setting, work->theme->page.grid);
	extent length = 12 * work->theme->page.grid;
	length = length < setting->width ? length : setting->width;
	strip_stroke(work, strip,
	    (struct item){.node = node,
	        .x = setting->x + (setting->width - length) / 2,
	        .y = work->theme->page.grid / 2,
	        .width = length,
	        .stroke = 500,
	        .colour = work->theme->colours[COLOUR_RULE]});
}

/* Code keeps its spaces and lines; a line too long breaks anywhere. */
void block_code(struct work *work, const struct node *node, const struct setting *setting)
{
	struct setting inner = setting_grounded(work, node, setting, grid(work, 2), 1);
	inner.block = setting->block;
	inner.type.face = FACE_CODE;
	inner.type.size = inner.type.size * 7 / 8;
	struct prose *prose = prose_new(work, &inner);
	prose->exact = true;
	size_t length = node->text ? strlen(node->text) : 0;
	while (length && node->text[length - 1] == '\n')
		length--;
	struct style_run style = prose->base;
	style.node = node;
	prose_string(work, prose, arena_slice(work->arena, node->text ? node->text : "", length), style);
	size_t from = setting->flow->count;
	prose_set(work, prose, &inner);
	flow_round(work, setting->flow, from);
}
