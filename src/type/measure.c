/* Texts of several words: their widths and their glyphs. */
#include "type/font.h"

#include <string.h>

static extent scaled(int64_t width, extent size)
{
	return (extent)((width * size + EM / 2) / EM);
}

static extent text_width(void *self, enum face face, extent size, const char *text, size_t length, const char *language)
{
	struct fonts *fonts = self;
	uint32_t kind = word_kind(fonts, face, language, false);
	int64_t width = 0;
	for (size_t at = 0, end; at < length; at = end) {
		end = word_end(text, length, at);
		width += word_find(fonts, kind, text + at, end - at)->width;
	}
	return scaled(width, size);
}

static const struct font_facts *facts_of(void *self, enum face face)
{
	const struct fonts *fonts = self;
	return &fonts->fonts[fonts->of_face[face]].facts;
}

static extent cap_height(void *self, enum face face, extent size)
{
	return (extent)((int64_t)facts_of(self, face)->cap_height * size / 1000);
}

static extent ascent(void *self, enum face face, extent size)
{
	return (extent)((int64_t)facts_of(self, face)->ascent * size / 1000);
}

static extent descent(void *self, enum face face, extent size)
{
	return (extent)(-(int64_t)facts_of(self, face)->descent * size / 1000);
}

static bool text_levels(void *self, const char *text, size_t length, int base, uint8_t *levels)
{
	(void)self;
	return bidi_levels(text, length, base, levels);
}

struct metric type_metric(struct fonts *fonts)
{
	return (struct metric){fonts, text_width, cap_height, ascent, descent, text_levels};
}

static void glyphs_reserve(struct fonts *fonts, size_t count)
{
	if (fonts->glyph_count + count <= fonts->glyph_capacity)
		return;
	size_t capacity = fonts->glyph_capacity;
	while (fonts->glyph_count + count > capacity)
		capacity = capacity ? capacity * 2 : 256;
	struct glyph *grown = arena_array(fonts->arena, capacity, sizeof *grown);
	if (fonts->glyph_count)
		memcpy(grown, fonts->glyphs, fonts->glyph_count * sizeof *grown);
	fonts->glyphs = grown;
	fonts->glyph_capacity = capacity;
}

static struct glyph_run *run_for(struct fonts *fonts, const struct word_run *source)
{
	struct glyph_run *last = fonts->run_count ? &fonts->runs[fonts->run_count - 1] : NULL;
	if (last && last->font == source->font && !last->actual && !source->actual)
		return last;
	fonts->runs = arena_grow(fonts->arena, fonts->runs, fonts->run_count, &fonts->run_capacity, sizeof *fonts->runs);
	fonts->runs[fonts->run_count] = (struct glyph_run){source->font, fonts->glyph_count, 0, source->actual};
	return &fonts->runs[fonts->run_count++];
}

static void word_append(struct fonts *fonts, const struct word *word)
{
	glyphs_reserve(fonts, word->glyph_count);
	for (size_t r = 0; r < word->run_count; r++) {
		const struct word_run *source = &word->runs[r];
		struct font *font = &fonts->fonts[source->font];
		run_for(fonts, source)->count += source->count;
		for (uint32_t i = 0; i < source->count; i++) {
			const struct word_glyph *glyph = &word->glyphs[source->first + i];
			fonts->glyphs[fonts->glyph_count++] = (struct glyph){
			    .cid = pair_cid(fonts, font, glyph->pair),
			    .advance = glyph->advance,
			    .natural = font->pairs[glyph->pair].natural,
			    .x_offset = glyph->x_offset,
			    .y_offset = glyph->y_offset,
			};
		}
	}
	fonts->shaped.width += word->width;
	if (!fonts->shaped.missing)
		fonts->shaped.missing = word->missing;
}

static size_t word_start(const char *text, size_t end)
{
	size_t start = end - 1;
	while (text[end - 1] != ' ' && start > 0 && text[start - 1] != ' ')
		start--;
	return start;
}

const struct shaped *type_shape(
    struct fonts *fonts, enum face face, const char *text, size_t length, const char *language, bool right_to_left)
{
	uint32_t kind = word_kind(fonts, face, language, right_to_left);
	fonts->glyph_count = fonts->run_count = 0;
	fonts->shaped = (struct shaped){0};
	if (right_to_left)
		for (size_t end = length, start; end > 0; end = start) {
			start = word_start(text, end);
			word_append(fonts, word_find(fonts, kind, text + start, end - start));
		}
	else
		for (size_t at = 0, end; at < length; at = end) {
			end = word_end(text, length, at);
			word_append(fonts, word_find(fonts, kind, text + at, end - at));
		}
	fonts->shaped.glyphs = fonts->glyphs;
	fonts->shaped.runs = fonts->runs;
	fonts->shaped.count = fonts->run_count;
	return &fonts->shaped;
}
