/* A theme's tokens as CSS custom properties. */
#ifndef HTML_STYLE_H
#define HTML_STYLE_H

#include "base/buffer.h"
#include "theme/theme.h"

/* Colours for light and dark, sizes for wide and narrow screens, the font list, as properties of SCOPE (":root"). */
void style_tokens(struct buffer *out, const struct theme *theme, const char *scope);

/* The families of fonts on screen as the value of font-family. */
void style_families(struct buffer *out, const struct theme *theme);

/* A style sheet without its comments and indentation. */
void style_add(struct buffer *out, const char *css);

#endif
