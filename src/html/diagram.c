/* Diagrams: a drawing where a window is wide enough for it, and the list that it is made from, which readers of a screen
 * and of a phone have in its place. */
#include "html/plot.h"

bool diagram_enter(struct writer *writer, const struct node *node)
{
	struct arena *arena = writer->context->arena;
	struct box_tree tree = box_tree_of(arena, node);
	struct svg svg = {.arena = arena,
	    .out = writer->out,
	    .theme = writer->input->theme,
	    .class = "ar-at-wide",
	    .text_size = PLOT_TEXT};
	svg.mirrored = runs_left(node);
	svg.drawing = plot_boxes(writer->input, &tree, arena);
	writer_open(writer, "figure", "ar-diagram", node);
	buffer_add(writer->out, ">\n");
	writer_node(writer, node_child(node, NODE_CAPTION));
	if (svg.drawing) {
		buffer_add(writer->out, "<div class=\"ar-plot ar-boxes\">\n");
		svg_write(&svg);
		buffer_add(writer->out, "</div>\n");
	}
	writer_node(writer, node_child(node, NODE_LIST));
	buffer_add(writer->out, "</figure>\n");
	return false;
}
