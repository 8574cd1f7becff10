/* One font file as type/ holds it, and the state that its files share. Private to type/. */
#ifndef TYPE_FONT_H
#define TYPE_FONT_H

#include <pthread.h>
#include <stdatomic.h>

#include "base/map.h"
#include "type/harfbuzz.h"
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
	const struct harfbuzz *library;
	hb_blob_t *blob;
	hb_face_t *face;
	hb_font_t *hb;
	struct font_facts facts;
	bool sets_ascii; /* it has every printable character of ASCII */

	struct glyph_pair *pairs;
	size_t pair_count, pair_capacity;
	struct map pair_map; /* by glyph and text */
};

/* What a file shows of a font. */
struct font_use {
	uint16_t *cid_of_pair; /* 0 where not used yet */
	size_t cid_capacity;
	struct glyph_pair *pair_of_cid; /* from 1 */
	size_t cid_count;               /* used ones */
	size_t pair_capacity;
};

struct word_run {
	uint16_t font;
	uint32_t first, count; /* of the word's glyphs */
	const char *actual;    /* as glyph_run */
};

/* A word as shaped once, for all threads. What a look-up reads comes first. */
struct shaped_word {
	uint32_t kind; /* face, direction and language */
	size_t length;
	const char *text;
	int64_t width; /* millionths of the em */
	uint32_t missing;
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

/* Shaped words by kind and text: a look-up takes no lock. Open addressing with linear probing, as in base/map.h. */
struct word_table {
	size_t size; /* of slots: a power of two, at least half of them free */
	struct word_slot {
		uint32_t hash;                              /* settled before the word is */
		_Atomic(const struct shaped_word *) shaped; /* NULL: free */
	} slots[];
};

enum font_state { FONT_UNTRIED, FONT_OPEN, FONT_ABSENT };

/* The fonts of a theme. What is behind the lock is touched by who holds it alone; what a shaped word names was settled
 * before it stood in the table. */
struct fonts {
	struct arena *arena; /* lives as long as the fonts; behind the lock */
	const struct theme *theme;
	const struct harfbuzz *library;
	unsigned of_face[FACE_COUNT];
	_Atomic(struct word_table *) words;
	pthread_mutex_t lock; /* of all below */

	struct font fonts[TYPE_FONTS_MAX]; /* those of the faces, the fallbacks, and the bold ones beside these */
	struct fallback {
		enum font_state state;
		unsigned font;     /* index into fonts, where the state is FONT_OPEN */
		const char *path;  /* of a damaged one, or NULL */
		const char *fault; /* what is wrong with it */
	} fallback[FALLBACK_MAX], bold_fallback[FALLBACK_MAX];
	bool bold_wanting[FALLBACK_MAX]; /* are there letters that want a bold one, which is not there? */

	struct font_folder *folder; /* what the theme's font folders hold, listed on first need */

	hb_buffer_t *buffer;
	const char *languages[LANGUAGES_MAX]; /* by their number in a word's kind; [0] is none */
	hb_language_t hb_languages[LANGUAGES_MAX];
	size_t language_count;

	size_t word_count;

	/* the word shaped last */
	struct shaped_word shaping;
	struct word_segment *segments;
	size_t segment_count, segment_capacity;
	size_t word_run_capacity, word_glyph_capacity;
	struct buffer stripped; /* the word without its invisible characters */
};

/* One thread's work with the fonts. */
struct shaper {
	struct fonts *fonts;
	struct arena *arena;
	struct font_use uses[TYPE_FONTS_MAX]; /* in the file begun last */
	const struct shaped_word *space;      /* the last one looked up */

	const char *languages[LANGUAGES_MAX]; /* those met, and their numbers among the fonts' */
	uint32_t language_numbers[LANGUAGES_MAX];
	size_t language_count;

	struct arena *long_words; /* those of the text shaped or measured last that are too long to be kept; or NULL */
	struct glyph_run *runs;   /* of the text shaped last */
	size_t run_count, run_capacity;
	struct shaped shaped;
};

/* Which table a font lacks or has damaged: the fault in words, or NULL. TrueType outlines are required. */
const char *opentype_fault(const unsigned char *bytes, size_t length);

/* May the font be embedded and subset, by its OS/2 table's fsType? The reason why not, or NULL. */
const char *opentype_licence_fault(const struct font *font);

/* The path of the first of the file NAMES that exists in the theme's folder or the font folders; NULL if none does. */
const char *font_find(struct fonts *fonts, const char *const *names);

/* The font of fallback number INDEX, opened on first need; NULL if its file is not there or faulty. BOLD: the bold one
 * beside it, "NotoSansHebrew-Bold.ttf" of "NotoSansHebrew-Regular.ttf". This and what follows is for who holds the lock. */
struct font *font_fallback(struct fonts *fonts, size_t index, bool bold);

/* The number of a pair of glyph and text. */
uint32_t pair_number(struct fonts *fonts, struct font *font, hb_codepoint_t glyph, const char *text, size_t length);

/* Shapes one word afresh: U+0020 alone, or text without it. Valid until the next call. */
struct shaped_word *word_shape(struct fonts *fonts, uint32_t kind, const char *text, size_t length);

/* The same as word_shape from the table, for all. A word in a script from right to left is shaped so, whatever KIND says. Words
 * that are too long for the table are the shaper's until it begins another text. */
const struct shaped_word *word_find(struct shaper *shaper, uint32_t kind, const char *text, size_t length);

/* A table of SIZE slots, a power of two. */
struct word_table *word_table_new(struct arena *arena, size_t size);

/* The end of the word that begins at AT. */
size_t word_end(const char *text, size_t length, size_t at);

uint32_t word_kind(struct shaper *shaper, enum face face, const char *language, bool right_to_left);

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
