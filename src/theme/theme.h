/* A theme: tokens of colour, type and space from themes/NAME/theme.yaml, names of fonts, templates. Colours are checked
 * for contrast when it is loaded (WCAG 2.2: 1.4.3, 1.4.11): 4.5:1 text, 3:1 graphics, series told apart in greyscale.
 * `base: county` takes everything from another theme but what it says anew, templates and style sheets too. */
#ifndef THEME_THEME_H
#define THEME_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/context.h"
#include "base/icon.h"
#include "base/metric.h"

typedef uint32_t colour; /* 0xRRGGBB */

enum colour_role {
	COLOUR_TEXT,
	COLOUR_SECONDARY,
	COLOUR_GROUND,
	COLOUR_TINT,
	COLOUR_RULE,
	COLOUR_HEADING,
	COLOUR_NUMERAL,
	COLOUR_ACCENT, /* quotation rules, section marks */
	COLOUR_LINK,
	COLOUR_LINK_VISITED,
	COLOUR_LINK_HOVER,
	COLOUR_FOCUS,
	COLOUR_FOCUS_TEXT,
	COLOUR_COVER,
	COLOUR_COVER_TEXT,
	COLOUR_ERROR,
	COLOUR_COUNT
};

enum type_role {
	TYPE_TITLE,
	TYPE_H1,
	TYPE_H2,
	TYPE_H3,
	TYPE_LEAD,
	TYPE_BODY,
	TYPE_SMALL /* tables, captions, notes, sources */,
	TYPE_FURNITURE,
	TYPE_NUMERAL,
	TYPE_TILE_LABEL,
	TYPE_QUOTATION,
	TYPE_CHART_TITLE,
	TYPE_COUNT
};

struct type_style {
	enum face face;
	extent size, leading;            /* on paper: thousandths of a point */
	int screen_size, screen_leading; /* CSS px, 640 px wide and up */
	int small_size, small_leading;   /* CSS px below */
};

enum { SERIES_MAX = 6 };

struct series_style {
	colour fill;
	colour outline; /* equal to fill where none is drawn */
	int dash;       /* 0 solid; 1 dashed; 2 dotted; 3 dash-dot */
	int marker;     /* 0 circle, 1 square, 2 triangle, 3 diamond */
	int pattern; /* 0 solid; otherwise a hatch for black and white: 1 diagonal, 2 back diagonal, 3 dots, 4 horizontal */
};

enum section_start {
	SECTIONS_NEW_PAGE, /* on new pages */
	SECTIONS_NUMBERED, /* numbered ones on new pages where little of the last is empty, the others below what comes before */
	SECTIONS_RUN_ON, /* all below what comes before, but for the first */
};

struct page_style { /* thousandths of a point */
	extent width, height;
	extent left, right, top, bottom;
	extent side, gutter;  /* side column and the gap to the text column; side 0: one column */
	extent grid;          /* 5.5 pt: block heights round up to it */
	bool landscape_plans; /* wide tables turn their pages */
	enum section_start sections;
	int lists_from; /* a list of tables, or of charts, where there are so many */
};

/* A part of the cover's drawing: its points in thousandths of the drawing's height. */
struct cover_shape {
	struct icon shape;
	enum colour_role colour;
};

struct theme {
	const char *name;
	const char *folder;       /* "themes/county" */
	const struct theme *base; /* whose files stand in for those it lacks, or NULL */
	colour colours[COLOUR_COUNT], dark[COLOUR_COUNT];
	struct type_style type[TYPE_COUNT];
	struct series_style series[SERIES_MAX];
	struct series_style dark_series[SERIES_MAX];
	struct series_style sequential[3], dark_sequential[3]; /* from the most to the least */
	struct page_style page;
	const char
	    *fonts[FACE_COUNT][8]; /* candidate font files of each face, the first that exists is taken; NULL-terminated */
	const char
	    *fallback[16]; /* further font files (or families by file) for characters the face lacks; NULL-terminated */
	const char *font_folders[8]; /* where they are looked for; NULL-terminated */
	const char *screen_fonts[9]; /* names of families for the style sheet, none with a sign of CSS; NULL-terminated */
	const char *logo, *logo_alt; /* file in the theme's folder, or NULL */
	const struct cover_shape *cover_shapes; /* the first below the others; NULL: the cover has no drawing */
	size_t cover_shape_count;
	struct place place;
};

/* Reads THEMES/NAME/theme.yaml. NULL after messages. ASKED is where report.yaml names it. */
const struct theme *theme_load(const struct context *context, const char *themes, const char *name, struct place asked);

/* The text of a theme's file ("templates/page.mustache", "site.css", "site.js"), of its own or its base theme's. Returns the file number for messages, 0
 * after a message. */
uint32_t theme_file(const struct context *context, const struct theme *theme, const char *path);

/* The folder of the theme or of the nearest base that has the file PATH; NULL if none has, or there is no theme. */
const char *theme_folder_of(const struct theme *theme, const char *path);

/* What the value of `sections` says; what it cannot be is as the first. */
enum section_start theme_section_start(const char *word);

/* The root folder for file_read_bytes of the theme's logo; NULL without one. */
const char *theme_logo_folder(const struct theme *theme);

/* A picture of a theme, to stand beside words. */
struct theme_icon {
	const char *name, *alt;
	struct icon shape;
};

/* The icon NAME, the theme's own or its base's: icons/NAME.svg. NULL after a message at ASKED, or in the file. */
const struct theme_icon *theme_icon(
    const struct context *context, const struct theme *theme, const char *name, struct place asked);

/* The names of all of them, sorted. */
const char **theme_icon_names(struct arena *arena, const struct theme *theme, size_t *count);

/* What theme.yaml calls each role, and the style sheet too: "--ar-link-visited", "--ar-h1-size". */
extern const char *const colour_names[COLOUR_COUNT];
extern const char *const type_names[TYPE_COUNT];

/* WCAG contrast of two colours in hundredths: 2100 is 21:1. */
int colour_contrast(colour a, colour b);

/* Its tokens as text, for tests. */
void theme_dump(struct buffer *out, const struct theme *theme);

#endif
