/* The icons that a document names, taken from its theme: where the tree and the theme meet. */
#ifndef ICONS_H
#define ICONS_H

#include "base/buffer.h"
#include "base/context.h"
#include "doc/node.h"
#include "theme/theme.h"

/* The icons of a theme that were asked for, each read once. */
struct icons {
	const struct theme *theme;
	const struct theme_icon **items;
	size_t count, capacity;
};

/* Gives each ICON of DOCUMENT its outline and its alternative text, of the context's arena. Messages where the theme has none of
 * that name. */
void icons_place(const struct context *context, const struct document *document, struct icons *icons);

/* All icons of a theme, a line each: its name, its alternative text, the number of its steps. Messages on those that cannot
 * be read. */
void icons_dump(const struct context *context, struct buffer *out, const struct theme *theme);

#endif
