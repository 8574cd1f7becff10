#include "icons.h"

#include "base/text.h"

/* The next node in reading order; NULL at the end. */
static struct node *node_after(struct node *node)
{
	if (node->first)
		return node->first;
	while (node && !node->next)
		node = node->parent;
	return node ? node->next : NULL;
}

static const struct theme_icon *icon_find(
    const struct context *context, struct icons *icons, const char *name, struct place asked)
{
	for (size_t i = 0; i < icons->count; i++)
		if (text_equal(icons->items[i]->name, name))
			return icons->items[i];
	const struct theme_icon *icon = theme_icon(context, icons->theme, name, asked);
	if (!icon)
		return NULL;
	icons->items = arena_grow(context->arena, icons->items, icons->count, &icons->capacity, sizeof *icons->items);
	return icons->items[icons->count++] = icon;
}

void icons_place(const struct context *context, const struct document *document, struct icons *icons)
{
	for (struct node *node = document->root; node; node = node_after(node)) {
		if (node->kind != NODE_ICON)
			continue;
		const struct theme_icon *icon = icon_find(context, icons, node->as.icon.name, node->place);
		node->as.icon.shape = icon ? &icon->shape : NULL;
		node->as.icon.alt = icon ? icon->alt : NULL;
	}
}

void icons_dump(const struct context *context, struct buffer *out, const struct theme *theme)
{
	size_t count;
	const char **names = theme_icon_names(context->arena, theme, &count);
	for (size_t i = 0; i < count; i++) {
		const struct theme_icon *icon = theme_icon(context, theme, names[i], NOWHERE);
		if (icon)
			buffer_format(out, "icon %s: %s, %zu steps\n", icon->name, icon->alt, icon->shape.count);
	}
}
