/* One font file as type/ holds it, and the state that its files share. Private to type/. */
#ifndef TYPE_FONT_H
#define TYPE_FONT_H

#include <hb.h>

#include "base/map.h"
#include "type/type.h"

enum {
	EM = 1000000, /* the scale of every hb_font: lengths are millionths of the em */

	FONT_BYTES_MAX = 1 << 26,
	WORD_BYTES_MAX = 1024, /* longer words are shaped each time */
	LANGUAGES_MAX = 64,
	FALLBACK_MAX = 16,
};

/* U+00AD: invisible within a text; at its end, where a line was broken, a hyphen that extracts as what was written. */
#define SOFT_HYPHEN "\xC2\xAD"

/* A glyph with the source text it stands for. Numbered once for each font, whatever the file. */
struct glyph_pair {
	hb_codepoint_t glyph;
	const char *text; /* UTF-8 */
	int32_t natural;
};

struct font {
	const char *path;
	hb_blob_t *blob;
	hb_face_t *face;
	hb_font_t *hb;
	struct font_facts facts;
	bool sets_ascii; /* it has every printable character of ASCII */

	struct glyph_pair *pairs;
	size_t pair_count, pair_capacity;
	struct map pair_map; /* by glyph and text */

	uint16_t *cid_of_pair; /* in the file begun last; 0 where not used yet */
	size_t cid_capacity;
	uint32_t *pair_of_cid; /* from 1 */
	size_t cid_count;      /* used ones */
	size_t pair_of_cid_capacity;
};

struct word_run {
	uint16_t font;
	uint32_t first, count; /* of the word's glyphs */
	const char *actual;    /* as glyph_run */
};

/* A word as shaped once. What a look-up reads comes first. */
struct shaped_word {
	uint32_t kind; /* face, direction and language */
	size_t length;
	const char *text;
	int64_t width; /* millionths of the em */
	uint32_t missing;
	unsigned file; /* that its glyphs' CIDs hold in; 0: none */
	size_t run_count, glyph_count;
	struct word_run *runs;
	struct glyph *glyphs;
};

/* A stretch of a word in one font and one script. */
struct word_segment {
	size_t start, end; /* bytes of the word */
	uint16_t font;
	hb_script_t script;
};

enum font_state { FONT_UNTRIED, FONT_OPEN, FONT_ABSENT };

struct fonts {
	struct context context;
	struct arena *arena; /* lives as long as the fonts */
	const struct theme *theme;

	struct font fonts[TYPE_FONTS_MAX];
	size_t count;
	unsigned of_face[FACE_COUNT];
	struct fallback {
		enum font_state state;
		unsigned font; /* index into fonts, where the state is FONT_OPEN */
	} fallback[FALLBACK_MAX], bold_fallback[FALLBACK_MAX];
	bool bold_wanting[FALLBACK_MAX]; /* the message that there is no bold one was given */

	struct font_folder *folder; /* what the theme's font folders hold, listed on first need */

	hb_buffer_t *buffer;
	const char *languages[LANGUAGES_MAX]; /* by their number in a word's kind; [0] is none */
	hb_language_t hb_languages[LANGUAGES_MAX];
	size_t language_count;

	struct shaped_word **words; /* the cache, in order of coming */
	size_t word_count, word_capacity;
	struct map word_map;       /* by kind and text */
	struct shaped_word *space; /* the last one looked up */

	/* the word shaped last */
	struct shaped_word shaping;
	struct word_segment *segments;
	size_t segment_count, segment_capacity;
	size_t word_run_capacity, word_glyph_capacity;
	struct buffer stripped; /* the word without its invisible characters */

	unsigned file; /* the one that is written, from 1 */

	/* the text shaped last */
	struct glyph_run *runs;
	size_t run_count, run_capacity;
	struct shaped shaped;
};

/* Which table a font lacks or has damaged: the fault in words, or NULL. TrueType outlines are required. */
const char *opentype_fault(const unsigned char *bytes, size_t length);

/* May the font be embedded and subset, by its OS/2 table's fsType? The reason why not, or NULL. */
const char *opentype_licence_fault(hb_face_t *face);

/* The path of the first of the file NAMES that exists in the theme's folder or the font folders; NULL if none does. */
const char *font_find(struct fonts *fonts, const char *const *names);

/* The font of fallback number INDEX, opened on first need; NULL if its file is not there or faulty. BOLD: the bold one
 * beside it, "NotoSansHebrew-Bold.ttf" of "NotoSansHebrew-Regular.ttf". */
struct font *font_fallback(struct fonts *fonts, size_t index, bool bold);

/* The number of a pair of glyph and text. */
uint32_t pair_number(struct fonts *fonts, struct font *font, hb_codepoint_t glyph, const char *text, size_t length);

/* The CID of a pair in the file begun last. */
uint16_t pair_cid(struct fonts *fonts, struct font *font, uint32_t pair);

/* Shapes one word afresh: U+0020 alone, or text without it. Valid until the next call. */
struct shaped_word *word_shape(struct fonts *fonts, uint32_t kind, const char *text, size_t length);

/* The same from the cache. A word in a script from right to left is shaped so, whatever KIND says. */
struct shaped_word *word_find(struct fonts *fonts, uint32_t kind, const char *text, size_t length);

/* A copy that lives as long as ARENA. */
struct shaped_word *word_copy(struct arena *arena, const struct shaped_word *shaped);

/* The end of the word that begins at AT. */
size_t word_end(const char *text, size_t length, size_t at);

uint32_t word_kind(struct fonts *fonts, enum face face, const char *language, bool right_to_left);

static inline enum face kind_face(uint32_t kind)
{
	return (enum face)(kind & 3);
}

static inline bool kind_right_to_left(uint32_t kind)
{
	return (kind & 4) != 0;
}

static inline uint32_t kind_turned(uint32_t kind, bool right_to_left)
{
	return (kind & ~UINT32_C(4)) | (right_to_left ? 4U : 0);
}

static inline size_t kind_language(uint32_t kind)
{
	return kind >> 3;
}

/* Does a text hold a letter written from right to left? Digits run from left to right in every script. */
bool text_right_to_left(const char *text, size_t length);

/* The embedding level of each byte; BASE 0, 1, or -1: as the first strong character has it. False if all are 0. */
bool bidi_levels(const char *text, size_t length, int base, uint8_t *levels);

#endif
