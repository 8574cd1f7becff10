/* One CID for each pair of glyph and source text, so that every glyph extracts as what was written: a space or a
 * no-break space, an fi or a ligature. */
#include "type/font.h"

#include <string.h>

static bool pair_is(const struct glyph_pair *pair, hb_codepoint_t glyph, const char *text, size_t length)
{
	return pair->glyph == glyph && !strncmp(pair->text, text, length) && pair->text[length] == '\0';
}

static uint32_t pair_add(struct fonts *fonts, struct font *font, hb_codepoint_t glyph, const char *text, size_t length)
{
	font->pairs = arena_grow(fonts->arena, font->pairs, font->pair_count, &font->pair_capacity, sizeof *font->pairs);
	font->pairs[font->pair_count] = (struct glyph_pair){
	    .glyph = glyph,
	    .text = arena_slice(fonts->arena, text, length),
	    .natural = hb_font_get_glyph_h_advance(font->hb, glyph),
	};
	return (uint32_t)font->pair_count++;
}

uint32_t pair_number(struct fonts *fonts, struct font *font, hb_codepoint_t glyph, const char *text, size_t length)
{
	uint32_t pair, hash = hash_bytes(HASH_START ^ glyph * UINT32_C(2654435761), text, length);
	for (size_t probe = 0; (pair = map_next(&font->pair_map, hash, &probe)) != MAP_NONE;)
		if (pair_is(&font->pairs[pair], glyph, text, length))
			return pair;
	pair = pair_add(fonts, font, glyph, text, length);
	map_add(&font->pair_map, hash, pair);
	return pair;
}

static uint16_t cid_add(struct fonts *fonts, struct font *font, uint32_t pair)
{
	if (font->cid_count >= UINT16_MAX)
		return font->cid_of_pair[font->pair_of_cid[1]];
	if (font->cid_count + 1 >= font->pair_of_cid_capacity)
		font->pair_of_cid = arena_grow(fonts->arena, font->pair_of_cid, font->cid_count + 1,
		    &font->pair_of_cid_capacity, sizeof *font->pair_of_cid);
	font->pair_of_cid[++font->cid_count] = pair;
	return font->cid_of_pair[pair] = (uint16_t)font->cid_count;
}

static void cids_grow(struct fonts *fonts, struct font *font)
{
	uint16_t *grown = arena_array(fonts->arena, font->pair_capacity, sizeof *grown);
	if (font->cid_capacity)
		memcpy(grown, font->cid_of_pair, font->cid_capacity * sizeof *grown);
	font->cid_of_pair = grown;
	font->cid_capacity = font->pair_capacity;
}

uint16_t pair_cid(struct fonts *fonts, struct font *font, uint32_t pair)
{
	if (pair >= font->cid_capacity)
		cids_grow(fonts, font);
	uint16_t cid = font->cid_of_pair[pair];
	return cid ? cid : cid_add(fonts, font, pair);
}

void type_begin_file(struct fonts *fonts)
{
	fonts->file++;
	for (size_t i = 0; i < fonts->count; i++) {
		struct font *font = &fonts->fonts[i];
		if (font->cid_capacity)
			memset(font->cid_of_pair, 0, font->cid_capacity * sizeof *font->cid_of_pair);
		font->cid_count = 0;
	}
}
