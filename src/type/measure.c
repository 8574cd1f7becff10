/* Texts of several words: their widths and their glyphs. */
#include "type/font.h"

#include <string.h>

#include "base/visual.h"

static extent scaled(int64_t width, extent size)
{
	return (extent)((width * size + EM / 2) / EM);
}

/* The length without a soft hyphen at the end: there it is a line's hyphen, which is shown. */
static size_t without_hyphen(const char *text, size_t length)
{
	return length > 2 && !memcmp(text + length - 2, SOFT_HYPHEN, 2) ? length - 2 : length;
}

/* What was too long to be kept of the text before goes. */
static void text_begin(struct shaper *shaper)
{
	if (shaper->long_words)
		arena_clear(shaper->long_words);
}

static extent text_width(void *self, enum face face, extent size, const char *text, size_t length, const char *language)
{
	struct shaper *shaper = self;
	uint32_t kind = word_kind(shaper, face, language, false);
	int64_t width = 0;
	size_t last = without_hyphen(text, length);
	text_begin(shaper);
	for (size_t at = 0, end; at < last; at = end) {
		end = word_end(text, last, at);
		width += word_find(shaper, kind, text + at, end - at)->width;
	}
	if (last < length)
		width += word_find(shaper, kind, text + last, length - last)->width;
	return scaled(width, size);
}

static const struct font_facts *facts_of(void *self, enum face face)
{
	const struct fonts *fonts = ((const struct shaper *)self)->fonts;
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

static struct metric metric_fork(const void *self, struct arena *arena)
{
	return type_metric(type_shaper(((const struct shaper *)self)->fonts, arena));
}

struct metric type_metric(struct shaper *shaper)
{
	return (struct metric){shaper, text_width, cap_height, ascent, descent, text_levels, metric_fork};
}

static void word_append(struct shaper *shaper, const struct shaped_word *word)
{
	for (size_t r = 0; r < word->run_count; r++) {
		const struct word_run *run = &word->runs[r];
		shaper->runs =
		    arena_grow(shaper->arena, shaper->runs, shaper->run_count, &shaper->run_capacity, sizeof *shaper->runs);
		shaper->runs[shaper->run_count++] =
		    (struct glyph_run){run->font, &word->glyphs[run->first], run->count, run->actual};
	}
	shaper->shaped.width += word->width;
	if (!shaper->shaped.missing)
		shaper->shaped.missing = word->missing;
}

static size_t word_start(const char *text, size_t end)
{
	size_t start = end - 1;
	while (text[end - 1] != ' ' && start > 0 && text[start - 1] != ' ')
		start--;
	return start;
}

static void words_append(struct shaper *shaper, uint32_t kind, const char *text, size_t length)
{
	if (kind_right_to_left(kind))
		for (size_t end = length, start; end > 0; end = start) {
			start = word_start(text, end);
			word_append(shaper, word_find(shaper, kind, text + start, end - start));
		}
	else
		for (size_t at = 0, end; at < length; at = end) {
			end = word_end(text, length, at);
			word_append(shaper, word_find(shaper, kind, text + at, end - at));
		}
}

/* A text of mixed directions: its stretches of one level, in the order in which they are seen. */
static void stretches_append(struct shaper *shaper, uint32_t kind, const char *text, size_t length,
    const uint8_t *byte_levels, struct arena *arena)
{
	size_t *starts = arena_array(arena, length + 1, sizeof *starts), *order = arena_array(arena, length, sizeof *order);
	uint8_t *levels = arena_alloc(arena, length);
	size_t count = 0;
	for (size_t at = 0; at < length; at++)
		if (!count || byte_levels[at] != levels[count - 1]) {
			starts[count] = at;
			levels[count++] = byte_levels[at];
		}
	starts[count] = length;
	visual_order(levels, count, order);
	for (size_t i = 0; i < count; i++) {
		size_t s = order[i];
		words_append(shaper, kind_turned(kind, levels[s] & 1), text + starts[s], starts[s + 1] - starts[s]);
	}
}

const struct shaped *type_shape(
    struct shaper *shaper, enum face face, const char *text, size_t length, const char *language, bool right_to_left)
{
	uint32_t kind = word_kind(shaper, face, language, right_to_left);
	size_t end = without_hyphen(text, length);
	text_begin(shaper);
	shaper->run_count = 0;
	shaper->shaped = (struct shaped){0};
	if (right_to_left || text_right_to_left(text, length)) {
		struct arena *arena = arena_new();
		uint8_t *levels = arena_alloc(arena, length + 1);
		if (bidi_levels(text, end, right_to_left ? 1 : -1, levels))
			stretches_append(shaper, kind, text, end, levels, arena);
		else
			words_append(shaper, kind_turned(kind, false), text, end);
		arena_free(arena);
	} else {
		words_append(shaper, kind, text, end);
	}
	if (end < length)
		word_append(shaper, word_find(shaper, kind_turned(kind, false), text + end, length - end));
	shaper->shaped.runs = shaper->runs;
	shaper->shaped.count = shaper->run_count;
	return &shaper->shaped;
}
