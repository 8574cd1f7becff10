/* Font files: checked, shaped with, cut to what a PDF uses. */
#include <string.h>

#include "fuzz/held.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static uint32_t read_number(const uint8_t *bytes, size_t count)
{
	uint32_t number = 0;
	for (size_t i = 0; i < count; i++)
		number = number << 8 | bytes[i];
	return number;
}

static void write_number(uint8_t *bytes, uint32_t number)
{
	for (int i = 0; i < 4; i++)
		bytes[i] = (uint8_t)(number >> (24 - 8 * i));
}

/* As OpenType 1.9 has it: head's own checksum field counts as 0. */
static uint32_t table_sum(const uint8_t *table, size_t length, bool head)
{
	uint32_t sum = 0;
	for (size_t at = 0; at < length; at += 4) {
		uint8_t word[4] = {0};
		memcpy(word, table + at, length - at < 4 ? length - at : 4);
		sum += head && at == 8 ? 0 : read_number(word, 4);
	}
	return sum;
}

/* Hardly any change leaves a font whose checksums fit, and no other is looked at any further. */
static void mend_sums(uint8_t *font, size_t length)
{
	size_t count = length >= 12 ? read_number(font + 4, 2) : 0;
	for (size_t i = 0; i < count && 12 + (i + 1) * 16 <= length; i++) {
		uint8_t *entry = font + 12 + i * 16;
		size_t from = read_number(entry + 8, 4), size = read_number(entry + 12, 4);
		if (from <= length && size <= length - from)
			write_number(entry + 4, table_sum(font + from, size, memcmp(entry, "head", 4) == 0));
	}
}

/* Texts of several scripts in FONTS, and a document. */
static void use(const struct context *context, const struct held *held, struct fonts *fonts)
{
	static const char *const texts[] = {
	    "Office affinity, 1,234", "caf\xC3\xA9 e\xCC\x81", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"};
	struct shaper *shaper = type_shaper(fonts, context->arena);
	struct font_subset subset;
	type_begin_file(shaper);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const struct shaped *shaped = type_shape(shaper, FACE_TEXT, texts[i], strlen(texts[i]), "en", i == 2);
		for (size_t j = 0; j < shaped->count; j++)
			for (size_t k = 0; k < shaped->runs[j].count; k++)
				type_cid(shaper, shaped->runs[j].font, shaped->runs[j].glyphs[k].pair);
	}
	for (unsigned i = 0; i < FACE_COUNT; i++)
		type_subset(context, shaper, i, &subset);
	held_write(
	    context, held_compose(context, &held->loaded, held_figures(context, &held->loaded, 0)), held->theme, fonts, 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	fuzz_folder();
	const struct held *held = held_report();
	struct context context = held_context(held);
	struct theme own = *held->theme;
	uint8_t *font = arena_alloc(context.arena, length);
	memcpy(font, bytes, length);
	mend_sums(font, length);
	fuzz_put("themes/own/fonts/fuzz.ttf", font, length);
	for (size_t i = 0; i < FACE_COUNT; i++) {
		own.fonts[i][0] = "fuzz.ttf";
		own.fonts[i][1] = NULL;
	}
	struct fonts *fonts = type_load(&context, &own);
	if (fonts) {
		use(&context, held, fonts);
		type_report(&context, fonts);
		type_release(fonts);
	}
	fuzz_end(&context);
	return 0;
}
