#include <string.h>

#include "base/text.h"
#include "chart/sketch.h"

enum { SLACK = 107 /* per cent of the measured width */, WORD_MAX = 400 /* bytes that may stand on a line unbroken */ };

extent sketch_measure(const struct sketch *sketch, const char *text, size_t length)
{
	const struct metric *metric = sketch->metric;
	int64_t width = metric->width(metric->self, FACE_TEXT, sketch->style->text, text, length, NULL);
	return (extent)((width * SLACK + 99) / 100);
}

static bool is_mark(uint32_t code_point)
{
	return (code_point >= 0x300 && code_point <= 0x36F) || code_point == 0x200D ||
	       (code_point >= 0xFE00 && code_point <= 0xFE0F);
}

/* How many bytes of a word fit on a line of its own: one character at least, with its marks. */
static size_t word_fits(const struct sketch *sketch, const char *word, size_t length, extent limit)
{
	size_t fits = 0;
	for (size_t next = 0; next < length;) {
		uint32_t code_point;
		next += utf8_decode(word + next, length - next, &code_point);
		while (next < length) {
			size_t mark = utf8_decode(word + next, length - next, &code_point);
			if (!is_mark(code_point))
				break;
			next += mark;
		}
		if (fits > 0 && sketch_measure(sketch, word, next) > limit)
			break;
		fits = next;
	}
	return fits;
}

/* The length of the first line of TEXT. */
static size_t line_fits(const struct sketch *sketch, const char *text, extent limit, bool *broken)
{
	size_t fits = 0, length = strlen(text);
	for (size_t at = 0; at < length;) {
		size_t end = at + strcspn(text + at, " ");
		if (end - at > WORD_MAX || sketch_measure(sketch, text, end) > limit)
			break;
		fits = end;
		at = end + strspn(text + end, " ");
	}
	if (fits > 0 || length == 0)
		return fits;
	*broken = true;
	return word_fits(sketch, text, strcspn(text, " "), limit);
}

struct block sketch_break(const struct sketch *sketch, const char *text, extent limit)
{
	struct block block = {0};
	size_t capacity = 0;
	text = text ? text : "";
	text += strspn(text, " ");
	while (*text) {
		size_t length = line_fits(sketch, text, limit, &block.broken);
		extent width = sketch_measure(sketch, text, length);
		block.width = width > block.width ? width : block.width;
		block.lines = arena_grow(sketch->arena, block.lines, block.count, &capacity, sizeof *block.lines);
		block.lines[block.count++] = arena_slice(sketch->arena, text, length);
		text += length;
		text += strspn(text, " ");
	}
	return block;
}
