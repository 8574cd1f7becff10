/* A diagram: its title and its drawing, on one page; where that has no room for it, the list that it is made from. */
#include "chart/diagram.h"

#include "layout/block.h"
#include "layout/plot.h"

static const struct drawing *draw(struct work *work, const struct box_tree *tree, extent width)
{
	const struct type_style *small = &work->theme->type[TYPE_SMALL];
	struct chart_style style = {.text = small->size, .leading = small->leading};
	return diagram_draw(work->arena, tree, &style, width, &work->metric);
}

/* The title, and the height it takes. */
static extent title_set(struct work *work, const struct node *diagram, const struct setting *setting)
{
	struct setting title = setting_role(work, setting, TYPE_CHART_TITLE);
	size_t from = setting->flow->count;
	caption_set(work, node_child(diagram, NODE_CAPTION), &title);
	return stack_height(setting->flow, from, setting->flow->count);
}

static void list_set(struct work *work, const struct node *diagram, const struct setting *setting)
{
	size_t from = setting->flow->count;
	title_set(work, diagram, setting);
	flow_end(setting->flow, PENALTY_NEVER);
	collect_block(work, node_child(diagram, NODE_LIST), setting);
	flow_round(work, setting->flow, from);
	message_add(work->context->messages, MSG_LAYOUT_DIAGRAM, diagram->place);
}

/* False, and nothing is set, where the drawing is higher than a page. */
static bool drawing_set(
    struct work *work, const struct node *diagram, const struct setting *setting, const struct box_tree *tree)
{
	const struct drawing *drawing = draw(work, tree, setting->wide_width);
	struct flow *flow = setting->flow;
	size_t from = flow->count;
	if (!drawing || drawing->height > setting->room * 4 / 5)
		return false;
	struct setting outer = *setting;
	if (drawing->width > setting->width) {
		outer.x = setting->wide_x;
		outer.width = setting->wide_width;
	}
	title_set(work, diagram, &outer);
	flow_before(flow, grid(work, 2));
	struct strip *strip = strip_add(work, &outer, drawing->height);
	struct plot_place place = {
	    .node = diagram, .x = outer.x, .scale = 1000, .right_to_left = outer.right_to_left, .boxes = tree};
	plot_place(work, strip, drawing, 0, drawing->count, &place);
	flow_round(work, flow, from);
	flow_penalty(flow, from, PENALTY_NEVER);
	if (setting->flowing)
		flow_float(flow, from);
	return true;
}

void block_diagram(struct work *work, const struct node *node, const struct setting *setting)
{
	struct setting inner = *setting;
	struct box_tree tree = box_tree_of(work->arena, node);
	inner.hang = false;
	if (!drawing_set(work, node, &inner, &tree))
		list_set(work, node, &inner);
}
