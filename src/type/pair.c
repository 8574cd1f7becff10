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
	    .natural = fonts->library->font_get_glyph_h_advance(font->hb, glyph),
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

/* Gives a pair its number in the file. */
static uint16_t cid_add(struct shaper *shaper, unsigned font, uint32_t pair)
{
	struct fonts *fonts = shaper->fonts;
	struct font_use *use = &shaper->uses[font];
	if (use->cid_count + 1 >= use->pair_capacity)
		use->pair_of_cid = arena_grow(
		    shaper->arena, use->pair_of_cid, use->cid_count + 1, &use->pair_capacity, sizeof *use->pair_of_cid);
	pthread_mutex_lock(&fonts->lock);
	struct glyph_pair known = fonts->fonts[font].pairs[pair];
	pthread_mutex_unlock(&fonts->lock);
	use->pair_of_cid[++use->cid_count] = known;
	return use->cid_of_pair[pair] = (uint16_t)use->cid_count;
}

static void cids_grow(struct shaper *shaper, struct font_use *use, uint32_t pair)
{
	enum { FIRST = 256 };
	size_t capacity = use->cid_capacity ? use->cid_capacity : FIRST;
	while (capacity <= pair)
		capacity *= 2;
	uint16_t *grown = arena_array(shaper->arena, capacity, sizeof *grown);
	if (use->cid_capacity)
		memcpy(grown, use->cid_of_pair, use->cid_capacity * sizeof *grown);
	use->cid_of_pair = grown;
	use->cid_capacity = capacity;
}

uint16_t type_cid(struct shaper *shaper, unsigned font, uint32_t pair)
{
	struct font_use *use = &shaper->uses[font];
	if (pair < use->cid_capacity && use->cid_of_pair[pair])
		return use->cid_of_pair[pair];
	if (pair >= use->cid_capacity)
		cids_grow(shaper, use, pair);
	return use->cid_count < UINT16_MAX ? cid_add(shaper, font, pair) : 1;
}

void type_begin_file(struct shaper *shaper)
{
	for (size_t i = 0; i < TYPE_FONTS_MAX; i++) {
		struct font_use *use = &shaper->uses[i];
		if (use->cid_capacity)
			memset(use->cid_of_pair, 0, use->cid_capacity * sizeof *use->cid_of_pair);
		use->cid_count = 0;
	}
}
