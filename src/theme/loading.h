/* A theme while it is read: its tokens and where each was said. Private to theme/. */
#ifndef THEME_LOADING_H
#define THEME_LOADING_H

#include "base/value.h"
#include "theme/theme.h"

/* The names of roles in theme.yaml, in the order of their enums. */
extern const char *const face_names[FACE_COUNT];

enum palette { PALETTE_LIGHT, PALETTE_DARK, PALETTES };
enum { SEQUENCE = 3 };

struct loading {
	const struct context *context;
	struct theme *theme;
	struct place colours[PALETTES][COLOUR_COUNT]; /* where each was said: nowhere if nobody did */
	struct place series[PALETTES][SERIES_MAX];
	struct place sequential[PALETTES][SEQUENCE];
	struct place type[TYPE_COUNT];
	struct place page;
	struct place fonts[FACE_COUNT];
	const struct value *logo, *cover_drawing;
};

/* Reads what ROOT, the mapping of one theme.yaml, says over what is there already. */
void tokens_read(struct loading *loading, const struct value *root);

/* Reads the cover's drawing of the theme or its bases. */
void cover_drawing_read(const struct loading *loading);

/* Reports every token that nobody said. */
void tokens_complete(const struct loading *loading);

/* Reports colours that cannot be read on their ground, or told apart. */
void contrast_check(const struct loading *loading);

#endif
