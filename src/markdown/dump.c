/* The nodes of a Markdown file as text, for golden files. */
#include <string.h>

#include "markdown/markdown.h"

/* Hooks that print what they are given. */

static struct node *print_expression(void *self, const struct expression *expression)
{
	const struct context *context = self;
	const char *text = arena_format(context->arena, "⟨%s⟩%s%s", expression->text, expression->sentence_start ? "^" : "",
	    expression->before ? "" : "!");
	return node_text(context->arena, text, expression->place);
}

/* Whether each byte of a fence's body is found where its offset says; indentation may have stood as a tab. */
static bool offsets_right(const struct context *context, const struct fence *fence)
{
	const struct source *source = sources_get(context->sources, fence->place.file);
	for (size_t i = 0; i < fence->length; i++) {
		char there = fence->offsets[i] < source->length ? source->text[fence->offsets[i]] : '\n';
		if (there != fence->text[i] && !(fence->text[i] == '\n' && there == '\r') &&
		    !(fence->text[i] == ' ' && there == '\t'))
			return false;
	}
	return true;
}

static struct node *print_fence(void *self, const struct fence *fence)
{
	const struct context *context = self;
	struct node *block = node_new(context->arena, NODE_CODE_BLOCK, fence->place);
	block->text = arena_format(context->arena, "⟨%s⟩ %s%s", fence->info, fence->text,
	    offsets_right(context, fence) ? "" : "⟨its offsets are wrong⟩");
	return block;
}

static bool print_link(void *self, struct node *link, const char *address, struct place place)
{
	const struct context *context = self;
	unsigned after = (unsigned)(place.offset - link->place.offset);
	link->as.link.kind = LINK_FILE;
	link->as.link.target = arena_format(context->arena, "%s +%u", address, after);
	return true;
}

static struct node *print_image(void *self, const char *file, const char *alt, struct place place)
{
	const struct context *context = self;
	struct node *image = node_new(context->arena, NODE_IMAGE, place);
	image->as.image.file = file;
	image->as.image.alt = alt;
	return image;
}

void markdown_dump(const struct context *context, uint32_t file, struct buffer *out)
{
	struct context own = *context;
	struct markdown_hooks hooks = {&own, print_expression, print_fence, print_link, print_image};
	const struct source *source = sources_get(context->sources, file);
	const struct node *root =
	    markdown_blocks(context, markdown_parse(context, file, 0, source->length), &hooks, NODE_SECTION);
	node_dump_places(out, root, context->sources);
}
