/* Shaping of one word by HarfBuzz. */
#include "type/itemise.h"

#include <string.h>

#include "base/ascii.h"
#include "base/text.h"

static void word_strip(struct buffer *out, const char *text, size_t length)
{
	uint32_t character;
	buffer_clear(out);
	for (size_t at = 0, step; at < length; at += step) {
		step = utf8_decode(text + at, length - at, &character);
		if (!is_invisible(character))
			buffer_bytes(out, text + at, step);
	}
}

/* Digits and what stands with them in tables: set on equal widths, so not kerned. */
static bool word_is_figures(const char *text, size_t length)
{
	bool digits = false;
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];
		digits |= ascii_digit(byte);
		if ((byte | 32) >= 'a' && (byte | 32) <= 'z')
			return false;
		if (byte >= 0xC3 && byte != 0xE2)
			return false;
	}
	return digits;
}

static void segment_shape(
    struct fonts *fonts, const struct font *font, const struct word_segment *segment, const char *text, size_t length)
{
	static const hb_feature_t figures[] = {
	    {HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
	    {HB_TAG('k', 'e', 'r', 'n'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
	};
	hb_buffer_t *buffer = fonts->buffer;
	uint32_t kind = fonts->shaping.kind;
	fonts->library->buffer_clear_contents(buffer);
	fonts->library->buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	fonts->library->buffer_set_flags(
	    buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES | HB_BUFFER_FLAG_DO_NOT_INSERT_DOTTED_CIRCLE);
	fonts->library->buffer_add_utf8(
	    buffer, text, (int)length, (unsigned)segment->start, (int)(segment->end - segment->start));
	fonts->library->buffer_set_direction(buffer, kind_right_to_left(kind) ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	fonts->library->buffer_set_script(buffer, segment->script);
	fonts->library->buffer_set_language(buffer, fonts->hb_languages[kind_language(kind)]);
	fonts->library->shape(
	    font->hb, buffer, figures, word_is_figures(text + segment->start, segment->end - segment->start) ? 2 : 0);
}

static bool shaped_whole(const struct fonts *fonts)
{
	unsigned count;
	const hb_glyph_info_t *infos = fonts->library->buffer_get_glyph_infos(fonts->buffer, &count);
	for (unsigned i = 0; i < count; i++)
		if (!infos[i].codepoint)
			return false;
	return true;
}

/* A mark that the font can't set on its letter: the whole segment in a fallback font that can. */
static void segment_shape_somehow(struct fonts *fonts, struct word_segment *segment, const char *text, size_t length)
{
	segment_shape(fonts, &fonts->fonts[segment->font], segment, text, length);
	if (shaped_whole(fonts))
		return;
	for (size_t i = 0; fonts->theme->fallback[i]; i++) {
		struct font *font = font_fallback(fonts, i, kind_face(fonts->shaping.kind) == FACE_BOLD);
		if (!font)
			font = font_fallback(fonts, i, false);
		if (!font)
			continue;
		segment_shape(fonts, font, segment, text, length);
		if (shaped_whole(fonts)) {
			segment->font = (uint16_t)(font - fonts->fonts);
			return;
		}
	}
	segment_shape(fonts, &fonts->fonts[segment->font], segment, text, length);
}

/* Glyphs that stand for one stretch of the text. */
struct cluster {
	unsigned first, end; /* of the buffer's glyphs */
	const char *text;
	size_t length;
	size_t characters;
};

static struct word_run *run_add(struct fonts *fonts, unsigned font, const char *actual)
{
	struct shaped_word *word = &fonts->shaping;
	struct word_run *last = word->run_count ? &word->runs[word->run_count - 1] : NULL;
	if (last && last->font == font && !last->actual && !actual)
		return last;
	word->runs = arena_grow(fonts->arena, word->runs, word->run_count, &fonts->word_run_capacity, sizeof *word->runs);
	word->runs[word->run_count] = (struct word_run){(uint16_t)font, (uint32_t)word->glyph_count, 0, actual};
	return &word->runs[word->run_count++];
}

static void glyph_add(struct fonts *fonts, struct word_run *run, hb_codepoint_t glyph,
    const hb_glyph_position_t *position, const char *text, size_t length)
{
	struct shaped_word *word = &fonts->shaping;
	word->glyphs =
	    arena_grow(fonts->arena, word->glyphs, word->glyph_count, &fonts->word_glyph_capacity, sizeof *word->glyphs);
	struct font *from = &fonts->fonts[run->font];
	uint32_t pair = pair_number(fonts, from, glyph, text, length);
	word->glyphs[word->glyph_count++] = (struct glyph){
	    .pair = pair,
	    .advance = position->x_advance,
	    .natural = from->pairs[pair].natural,
	    .x_offset = position->x_offset,
	    .y_offset = position->y_offset,
	};
	run->count++;
	word->width += position->x_advance;
}

/* Each of a cluster's glyphs with its share of the text: a character each, the last the rest. */
static void cluster_add(struct fonts *fonts, unsigned font, const struct cluster *cluster)
{
	const hb_glyph_info_t *infos = fonts->library->buffer_get_glyph_infos(fonts->buffer, NULL);
	const hb_glyph_position_t *positions = fonts->library->buffer_get_glyph_positions(fonts->buffer, NULL);
	bool shares = cluster->end - cluster->first == 1 ||
	              (cluster->characters >= cluster->end - cluster->first && !kind_right_to_left(fonts->shaping.kind));
	const char *actual = shares ? NULL : arena_slice(fonts->arena, cluster->text, cluster->length);
	struct word_run *run = run_add(fonts, font, actual);
	const char *text = cluster->text, *end = cluster->text + cluster->length;
	for (unsigned i = cluster->first; i < cluster->end; i++) {
		uint32_t character;
		size_t step = utf8_decode(text, (size_t)(end - text), &character);
		bool last = shares && i + 1 == cluster->end;
		if (!infos[i].codepoint)
			fonts->shaping.missing = fonts->shaping.missing ? fonts->shaping.missing : character;
		else
			glyph_add(fonts, run, infos[i].codepoint, &positions[i], text, last ? (size_t)(end - text) : step);
		text += shares && !last ? step : 0;
	}
}

static void clusters_add(struct fonts *fonts, const struct word_segment *segment, const char *text)
{
	unsigned count;
	const hb_glyph_info_t *infos = fonts->library->buffer_get_glyph_infos(fonts->buffer, &count);
	bool back = kind_right_to_left(fonts->shaping.kind);
	size_t before = segment->end; /* right to left: where the cluster drawn before this one begins */
	for (unsigned first = 0, end; first < count; first = end) {
		for (end = first + 1; end < count && infos[end].cluster == infos[first].cluster; end++)
			;
		size_t start = infos[first].cluster;
		size_t stop = back ? before : end < count ? infos[end].cluster : segment->end;
		before = start;
		struct cluster cluster = {first, end, text + start, stop - start, utf8_count(text + start, stop - start)};
		cluster_add(fonts, segment->font, &cluster);
	}
}

static bool text_is_ascii(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] & 0x80)
			return false;
	return true;
}

/* The font's hyphen, standing for a soft one. */
static struct shaped_word *hyphen_shape(struct fonts *fonts, uint32_t kind)
{
	struct shaped_word *word = word_shape(fonts, kind, "-", 1);
	for (size_t i = 0; i < word->glyph_count; i++) {
		struct font *font = &fonts->fonts[word->runs[0].font];
		struct glyph *glyph = &word->glyphs[i];
		glyph->pair = pair_number(fonts, font, font->pairs[glyph->pair].glyph, SOFT_HYPHEN, strlen(SOFT_HYPHEN));
	}
	return word;
}

struct shaped_word *word_shape(struct fonts *fonts, uint32_t kind, const char *text, size_t length)
{
	if (length == strlen(SOFT_HYPHEN) && !memcmp(text, SOFT_HYPHEN, length))
		return hyphen_shape(fonts, kind);
	struct shaped_word *word = &fonts->shaping;
	word->kind = kind;
	word->run_count = word->glyph_count = 0;
	word->width = word->missing = 0;
	if (!text_is_ascii(text, length)) {
		word_strip(&fonts->stripped, text, length);
		text = buffer_text(&fonts->stripped);
		length = fonts->stripped.length;
	}
	word_itemise(fonts, kind_face(kind), text, length);
	for (size_t i = 0; i < fonts->segment_count; i++) {
		size_t at = kind_right_to_left(kind) ? fonts->segment_count - 1 - i : i;
		segment_shape_somehow(fonts, &fonts->segments[at], text, length);
		clusters_add(fonts, &fonts->segments[at], text);
	}
	return word;
}
