/* A theme's tokens as CSS custom properties. */
#ifndef HTML_STYLE_H
#define HTML_STYLE_H

#include "base/buffer.h"
#include "theme/theme.h"

/* Colours for light and dark, sizes for wide and narrow screens, the font list, as properties of SCOPE (":root"). */
void style_tokens(struct buffer *out, const struct theme *theme, const char *scope);

/* A style sheet without its comments and indentation. */
void style_add(struct buffer *out, const char *css);

#endif
