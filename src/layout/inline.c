/* A block's inlines to one text with runs of style. White space collapses as in HTML. */
#include <string.h>

#include "layout/prose.h"

struct prose *prose_new(struct work *work, const struct setting *setting)
{
	struct prose *prose = arena_alloc(work->arena, sizeof *prose);
	prose->right_to_left = setting->right_to_left;
	prose->base = (struct style_run){
	    .face = setting->type.face,
	    .size = setting->type.size,
	    .colour = setting->colour,
	    .language = setting->language,
	};
	return prose;
}

static void byte_add(struct work *work, struct prose *prose, char byte)
{
	prose->text = arena_grow(work->arena, prose->text, prose->length, &prose->text_capacity, 1);
	prose->text[prose->length++] = byte;
}

static bool is_white(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

static void text_add(struct work *work, struct prose *prose, const char *text)
{
	prose->text = arena_reserve(work->arena, prose->text, prose->length, strlen(text), &prose->text_capacity, 1);
	for (; *text; text++) {
		bool white = is_white(*text);
		char last = prose->length ? prose->text[prose->length - 1] : ' ';
		if (!white || (prose->exact && *text == '\n'))
			prose->text[prose->length++] = *text;
		else if (prose->exact || (last != ' ' && last != '\n'))
			prose->text[prose->length++] = ' ';
	}
}

static bool run_continues(const struct prose *prose, const struct style_run *style)
{
	if (!prose->run_count)
		return false;
	const struct style_run *last = &prose->runs[prose->run_count - 1];
	if (last->node == style->node)
		return last->part == style->part && last->face == style->face && last->beside == style->beside;
	return last->node && style->node && last->node->parent == style->node->parent &&
	       (last->node->kind == NODE_TEXT || last->node->kind == NODE_SOFT_BREAK) &&
	       (style->node->kind == NODE_TEXT || style->node->kind == NODE_SOFT_BREAK) && last->part == style->part;
}

void prose_string(struct work *work, struct prose *prose, const char *text, struct style_run style)
{
	size_t start = prose->length;
	if (!text)
		return;
	text_add(work, prose, text);
	if (prose->length == start)
		return;
	if (!run_continues(prose, &style)) {
		prose->runs = arena_grow(work->arena, prose->runs, prose->run_count, &prose->run_capacity, sizeof *prose->runs);
		style.start = start;
		prose->runs[prose->run_count++] = style;
	}
	prose->runs[prose->run_count - 1].end = prose->length;
}

static void line_break_add(struct work *work, struct prose *prose)
{
	if (!prose->length || !prose->run_count)
		return;
	if (prose->text[prose->length - 1] == ' ')
		prose->text[prose->length - 1] = '\n';
	else
		byte_add(work, prose, '\n');
	prose->runs[prose->run_count - 1].end = prose->length;
}

static extent size_readable(const struct work *work, extent size)
{
	extent least = size_least(work, 0);
	return size < least ? least : size;
}

/* Code looks larger than text of its size; it is set smaller, but not below the theme's smallest type. */
static extent size_of_code(const struct work *work, extent size)
{
	extent smaller = size_readable(work, size * 23 / 25), least = work->theme->type[TYPE_FURNITURE].size;
	return smaller >= least ? smaller : least < size ? least : size;
}

/* A note's number stands raised, small and in brackets, so that it is never read as part of a figure before it. */
static void note_reference_add(struct work *work, struct prose *prose, const struct node *node, struct style_run style)
{
	style.rise = style.size * 3 / 10;
	style.size = size_readable(work, style.size * 7 / 10);
	style.link = node;
	style.colour = work->theme->colours[COLOUR_LINK];
	prose_string(work, prose, arena_format(work->arena, "[%d]", node->as.note.number), style);
}

static void leaf_add(struct work *work, struct prose *prose, const struct node *node, struct style_run style)
{
	style.node = node;
	switch (node->kind) {
	case NODE_SOFT_BREAK:
		prose_string(work, prose, " ", style);
		break;
	case NODE_LINE_BREAK:
		line_break_add(work, prose);
		break;
	case NODE_NOTE_REFERENCE:
		note_reference_add(work, prose, node, style);
		break;
	case NODE_CODE:
		style.face = FACE_CODE;
		style.size = size_of_code(work, style.size);
		prose_string(work, prose, node->text, style);
		break;
	default:
		prose_string(work, prose, node->text, style);
	}
}

void prose_node(struct work *work, struct prose *prose, const struct node *leaf)
{
	leaf_add(work, prose, leaf, prose->base);
}

static const char *language_above(const struct node *node, const struct node *root, const char *otherwise)
{
	for (; node && node != root; node = node->parent)
		if (node->language)
			return node->language;
	return otherwise;
}

/* Entering (+1) or leaving (-1) an inline with children. */
static void style_change(struct work *work, struct style_run *style, const struct node *node, int step, int *bold)
{
	if (node->kind == NODE_EMPHASIS || node->kind == NODE_STRONG)
		*bold += step;
	if (node->kind == NODE_LINK) {
		style->link = step > 0 ? node : NULL;
		style->colour = step > 0 ? work->theme->colours[COLOUR_LINK] : style->colour;
	}
}

/* The inlines below PARENT, blocks between them included (for what is nested too deep to be set as blocks). */
void prose_add(struct work *work, struct prose *prose, const struct node *parent)
{
	enum node_event event = NODE_ENTER;
	struct style_run style = prose->base;
	int bold = 0;
	for (const struct node *node = parent; node; node = node_walk(parent, node, &event)) {
		if (node == parent)
			continue;
		int step = event == NODE_ENTER ? 1 : -1;
		style_change(work, &style, node, step, &bold);
		if (!style.link)
			style.colour = prose->base.colour;
		style.face = bold && prose->base.face == FACE_TEXT ? FACE_BOLD : prose->base.face;
		if (node->language)
			style.language = step > 0 ? node->language : language_above(node->parent, parent, prose->base.language);
		if (event == NODE_ENTER && !node->first)
			leaf_add(work, prose, node, style);
		else if (event == NODE_LEAVE && !node_is_inline(node->kind))
			text_add(work, prose, " ");
	}
}

/* Whether a container holds inlines, not blocks: by its first child, as node.h has it. */
bool holds_inlines(const struct node *node)
{
	return node->first && node_is_inline(node->first->kind);
}
