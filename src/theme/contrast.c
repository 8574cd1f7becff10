/* WCAG 2.2: 1.4.3 (text, 4.5:1), 1.4.11 (graphics, 3:1), 1.4.1 (colour is not the only sign). */
#include <math.h>

#include "theme/loading.h"

enum { TEXT_RATIO = 450, GRAPHIC_RATIO = 300, GREY_RATIO = 130 }; /* hundredths */

/* One channel, linear (IEC 61966-2-1 as WCAG 2.2 writes it). */
static double linear(unsigned channel)
{
	double value = channel / 255.0;
	return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(colour c)
{
	return 0.2126 * linear(c >> 16 & 0xFF) + 0.7152 * linear(c >> 8 & 0xFF) + 0.0722 * linear(c & 0xFF);
}

int colour_contrast(colour a, colour b)
{
	double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
	return (int)floor((x > y ? x / y : y / x) * 100.0 + 1e-9);
}

/* ---- texts and marks ---- */

struct contrast_pair {
	enum colour_role front, back;
	int ratio; /* at least, in hundredths */
};

static const struct contrast_pair pairs[] = {
    {COLOUR_TEXT, COLOUR_GROUND, TEXT_RATIO},
    {COLOUR_TEXT, COLOUR_TINT, TEXT_RATIO},
    {COLOUR_SECONDARY, COLOUR_GROUND, TEXT_RATIO},
    {COLOUR_SECONDARY, COLOUR_TINT, TEXT_RATIO},
    {COLOUR_HEADING, COLOUR_GROUND, TEXT_RATIO},
    {COLOUR_HEADING, COLOUR_TINT, TEXT_RATIO},
    {COLOUR_NUMERAL, COLOUR_GROUND, TEXT_RATIO},
    {COLOUR_NUMERAL, COLOUR_TINT, TEXT_RATIO},
    {COLOUR_LINK, COLOUR_GROUND, TEXT_RATIO},
    {COLOUR_LINK, COLOUR_TINT, TEXT_RATIO},
    {COLOUR_LINK_VISITED, COLOUR_GROUND, TEXT_RATIO},
    {COLOUR_LINK_VISITED, COLOUR_TINT, TEXT_RATIO},
    {COLOUR_LINK_HOVER, COLOUR_GROUND, TEXT_RATIO},
    {COLOUR_LINK_HOVER, COLOUR_TINT, TEXT_RATIO},
    {COLOUR_ERROR, COLOUR_GROUND, TEXT_RATIO},
    {COLOUR_ERROR, COLOUR_TINT, TEXT_RATIO},
    {COLOUR_FOCUS_TEXT, COLOUR_FOCUS, TEXT_RATIO},
    {COLOUR_COVER_TEXT, COLOUR_COVER, TEXT_RATIO},
    {COLOUR_ACCENT, COLOUR_GROUND, GRAPHIC_RATIO},
};

static const char *ratio_text(struct arena *arena, int hundredths)
{
	return arena_format(arena, "%d.%02d:1", hundredths / 100, hundredths % 100);
}

static const char *palette_name(enum palette palette)
{
	return palette == PALETTE_DARK ? "dark" : "light";
}

static const colour *palette_colours(const struct loading *l, enum palette palette)
{
	return palette == PALETTE_DARK ? l->theme->dark : l->theme->colours;
}

static void check_pair(const struct loading *l, enum palette palette, const struct contrast_pair *pair)
{
	const colour *colours = palette_colours(l, palette);
	const struct place *places = l->colours[palette];
	if (!places[pair->front].file || !places[pair->back].file)
		return;
	int ratio = colour_contrast(colours[pair->front], colours[pair->back]);
	if (ratio >= pair->ratio)
		return;
	struct arena *arena = l->context->arena;
	message_add(l->context->messages, MSG_THEME_CONTRAST, places[pair->front], colour_names[pair->front],
	    colour_names[pair->back], palette_name(palette), ratio_text(arena, ratio), ratio_text(arena, pair->ratio));
	message_also(l->context->messages, places[pair->back], "what it stands on");
}

/* ---- series ---- */

/* The contrast of the fill, or of the outline that a light fill has. */
static void check_visible(
    const struct loading *l, enum palette palette, const struct series_style *style, struct place place)
{
	colour ground = palette_colours(l, palette)[COLOUR_GROUND];
	int fill = colour_contrast(style->fill, ground), outline = colour_contrast(style->outline, ground);
	int ratio = fill > outline ? fill : outline;
	if (!place.file || !l->colours[palette][COLOUR_GROUND].file || ratio >= GRAPHIC_RATIO)
		return;
	message_add(l->context->messages, MSG_THEME_SERIES_PALE, place, palette_name(palette),
	    ratio_text(l->context->arena, ratio), ratio_text(l->context->arena, GRAPHIC_RATIO));
}

/* In grey: by lightness, by hatch, or as lines by dash or marker (bars are parted by gaps and labelled). */
static bool told_apart(const struct series_style *a, const struct series_style *b)
{
	return colour_contrast(a->fill, b->fill) >= GREY_RATIO || a->pattern != b->pattern || a->dash != b->dash ||
	       a->marker != b->marker;
}

static void check_series(const struct loading *l, enum palette palette)
{
	const struct series_style *series = palette == PALETTE_DARK ? l->theme->dark_series : l->theme->series;
	const struct place *places = l->series[palette];
	for (int i = 0; i < SERIES_MAX; i++) {
		check_visible(l, palette, &series[i], places[i]);
		for (int j = 0; j < i && places[i].file; j++) {
			if (!places[j].file || told_apart(&series[i], &series[j]))
				continue;
			message_add(l->context->messages, MSG_THEME_SERIES_ALIKE, places[i], i + 1, j + 1);
			message_also(l->context->messages, places[j], "the other one");
		}
	}
}

static void check_sequential(const struct loading *l, enum palette palette)
{
	const struct series_style *steps = palette == PALETTE_DARK ? l->theme->dark_sequential : l->theme->sequential;
	const struct place *places = l->sequential[palette];
	for (int i = 0; i < SEQUENCE; i++) {
		check_visible(l, palette, &steps[i], places[i]);
		if (i == 0 || !places[i].file || !places[i - 1].file)
			continue;
		if (colour_contrast(steps[i].fill, steps[i - 1].fill) >= GREY_RATIO || steps[i].pattern != steps[i - 1].pattern)
			continue;
		message_add(l->context->messages, MSG_THEME_SERIES_ALIKE, places[i], i + 1, i);
		message_also(l->context->messages, places[i - 1], "the other one");
	}
}

void contrast_check(const struct loading *loading)
{
	for (enum palette palette = PALETTE_LIGHT; palette < PALETTES; palette++) {
		for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
			check_pair(loading, palette, &pairs[i]);
		check_series(loading, palette);
		check_sequential(loading, palette);
	}
}
