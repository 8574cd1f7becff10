/* Subsets by hb-subset: of each font only what a file shows of it. */
#include "type/font.h"

#include <string.h>

static hb_subset_input_t *subset_input(const struct harfbuzz *library, const struct font_use *use)
{
	static const char kept[][5] = {"head", "hhea", "maxp", "hmtx", "loca", "glyf", "cvt ", "fpgm", "prep"};
	hb_subset_input_t *input = library->subset_input_create_or_fail();
	if (!input)
		return NULL;
	hb_set_t *glyphs = library->subset_input_glyph_set(input);
	library->set_add(glyphs, 0);
	for (size_t cid = 1; cid <= use->cid_count; cid++)
		library->set_add(glyphs, use->pair_of_cid[cid].glyph);
	hb_set_t *dropped = library->subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	library->set_clear(dropped);
	library->set_invert(dropped);
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		library->set_del(dropped, library->tag_from_string(kept[i], 4));
	library->subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
	return input;
}

/* Six letters from the subset's contents, so that the same subset has the same name in every file. */
static void subset_tag(struct font_subset *subset)
{
	const unsigned char *bytes = subset->data;
	uint64_t hash = 14695981039346656037U;
	for (size_t i = 0; i < subset->length; i++)
		hash = (hash ^ bytes[i]) * 1099511628211U;
	for (int i = 0; i < 6; i++, hash /= 26)
		subset->tag[i] = (char)('A' + hash % 26);
}

static void subset_maps(struct arena *arena, const struct font *font, const struct font_use *use,
    const hb_subset_plan_t *plan, struct font_subset *subset)
{
	const hb_map_t *numbers = font->library->subset_plan_old_to_new_glyph_mapping(plan);
	uint16_t *glyphs = arena_array(arena, use->cid_count + 1, sizeof *glyphs);
	int32_t *widths = arena_array(arena, use->cid_count + 1, sizeof *widths);
	const char **texts = arena_array(arena, use->cid_count + 1, sizeof *texts);
	for (size_t cid = 1; cid <= use->cid_count; cid++) {
		const struct glyph_pair *pair = &use->pair_of_cid[cid];
		glyphs[cid] = (uint16_t)font->library->map_get(numbers, pair->glyph);
		widths[cid] = pair->natural;
		texts[cid] = pair->text;
	}
	subset->cid_count = (unsigned)use->cid_count;
	subset->glyph_of_cid = glyphs;
	subset->width_of_cid = widths;
	subset->text_of_cid = texts;
}

static bool subset_make(
    struct arena *arena, const struct font *font, const struct font_use *use, struct font_subset *out)
{
	const struct harfbuzz *library = font->library;
	hb_subset_input_t *input = subset_input(library, use);
	hb_subset_plan_t *plan = input ? library->subset_plan_create_or_fail(font->face, input) : NULL;
	hb_face_t *face = plan ? library->subset_plan_execute_or_fail(plan) : NULL;
	if (face) {
		hb_blob_t *blob = library->face_reference_blob(face);
		unsigned length;
		const char *data = library->blob_get_data(blob, &length);
		out->data = memcpy(arena_alloc(arena, length), data, length);
		out->length = length;
		library->blob_destroy(blob);
		subset_maps(arena, font, use, plan, out);
		subset_tag(out);
	}
	library->face_destroy(face);
	library->subset_plan_destroy(plan);
	library->subset_input_destroy(input);
	return face != NULL;
}

bool type_subset(const struct context *context, struct shaper *shaper, unsigned font, struct font_subset *out)
{
	const struct font *used = &shaper->fonts->fonts[font];
	const struct font_use *use = &shaper->uses[font];
	*out = (struct font_subset){0};
	if (!use->cid_count)
		return false;
	if (subset_make(context->arena, used, use, out))
		return true;
	message_add(
	    context->messages, MSG_FONT_MALFORMED, shaper->fonts->theme->place, used->path, "no part of it can be taken");
	return false;
}
