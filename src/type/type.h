/* Fonts by HarfBuzz and FriBidi (the only user of them): metrics, shaping with a cache of shaped words, fallback,
 * direction, subsets. Follows OpenType 1.9 and UAX 9.
 *
 * The fonts of a theme are shared by all threads, and each word is shaped once for all of them; what a thread is about with
 * them is a shaper's. */
#ifndef TYPE_TYPE_H
#define TYPE_TYPE_H

#include "base/buffer.h"
#include "base/context.h"
#include "base/metric.h"
#include "theme/theme.h"

struct fonts;
struct shaper;

enum { TYPE_FONTS_MAX = 40 }; /* faces and fallbacks */

/* Opens a theme's fonts, each checked (table directory, checksums, embedding rights). NULL after messages: a missing or
 * malformed font file is one clear line naming the files that were looked for. */
struct fonts *type_load(const struct context *context, const struct theme *theme);

/* Loads the library that fonts are opened with, so that type_load finds it there: for a thread that has nothing else to do. */
void type_prepare(void);
void type_release(struct fonts *fonts);

/* Tells of fallback fonts that were needed and are damaged, or have no bold letters: once no shaper is left. */
void type_report(const struct context *context, const struct fonts *fonts);

/* A shaper of these fonts, in ARENA: one thread's at a time. */
struct shaper *type_shaper(struct fonts *fonts, struct arena *arena);

/* The metric of these fonts, for chart/ and layout/. */
struct metric type_metric(struct shaper *shaper);

/* A shaped glyph. Lengths are millionths of the em. */
struct glyph {
	uint32_t pair;   /* type/'s own number of the glyph with its source text */
	int32_t advance; /* after kerning */
	int32_t natural; /* the glyph's own width, as in /W */
	int32_t x_offset, y_offset;
};

/* A stretch of glyphs in one font, in visual order; within a word. */
struct glyph_run {
	unsigned font; /* index of the font, for type_font */
	const struct glyph *glyphs;
	size_t count;
	const char *actual; /* the source text, where its glyphs can't be told apart by character; otherwise NULL */
};

struct shaped {
	const struct glyph_run *runs;
	size_t count;
	int64_t width;    /* millionths of the em; what the metric gives, before rounding */
	uint32_t missing; /* the first character that no font has; 0 if all were found */
};

/* Shapes TEXT (one direction; RIGHT_TO_LEFT gives visual order). Valid until the next call. */
const struct shaped *type_shape(
    struct shaper *shaper, enum face face, const char *text, size_t length, const char *language, bool right_to_left);

/* The CID of a glyph of FONT in the file begun last, from 1: one for each pair of glyph and text, numbered by first use. */
uint16_t type_cid(struct shaper *shaper, unsigned font, uint32_t pair);

/* Where in TEXT (NUL-terminated), from FROM on, the next character stands that no font has, and which it is; the text's
 * length if there is none. */
size_t type_missing(struct shaper *shaper, enum face face, const char *text, size_t from, uint32_t *character);

struct font_facts {   /* thousandths of the em, for the PDF font descriptor (ISO 32000-1, 9.8) */
	const char *name; /* PostScript name, of the bytes that a PDF name may hold as they are */
	int box[4], ascent, descent, cap_height, x_height, italic_angle, stem_v;
	unsigned flags;
};

/* Fonts are numbered below TYPE_FONTS_MAX, as the theme lists them, whichever is needed first. */
struct font_facts type_font(const struct shaper *shaper, unsigned font);

/* CIDs live in a set of their own for each PDF, so that a file holds only its own glyphs: begin one before a PDF's first
 * glyph is drawn. Shaping itself stays cached across PDFs. */
void type_begin_file(struct shaper *shaper);

struct font_subset {
	const void *data; /* the subset font file */
	size_t length;
	unsigned cid_count;             /* CIDs 1 to cid_count are used */
	const uint16_t *glyph_of_cid;   /* in the subset; index 0 unused */
	const int32_t *width_of_cid;    /* millionths of the em */
	const char *const *text_of_cid; /* UTF-8 source text, for ToUnicode */
	char tag[7];                    /* "ABCDEF", from the subset's contents */
};

/* The subset of one font as used since type_begin_file. False if it was not used; after a message if it can't be made. */
bool type_subset(const struct context *context, struct shaper *shaper, unsigned font, struct font_subset *out);

#endif
