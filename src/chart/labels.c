/* Labels broken into lines: as few as their width allows, then as narrow as so many lines can be. */
#include <string.h>

#include "base/ascii.h"
#include "base/text.h"
#include "chart/sketch.h"

enum { SLACK = 107 /* per cent of the measured width */, WORD_MAX = 400 /* bytes that may stand on a line unbroken */ };

extent sketch_measure(const struct sketch *sketch, const char *text, size_t length)
{
	const struct metric *metric = sketch->metric;
	int64_t width = metric->width(metric->self, FACE_TEXT, sketch->style->text, text, length, NULL);
	return (extent)((width * SLACK + 99) / 100);
}

/* A text that is being broken: it is tried in many widths, and each time the same parts of it are measured. */
struct label {
	const struct sketch *sketch;
	const char *text;
	struct label_part {
		size_t start, length; /* of the text; 0 bytes: none */
		extent width;
	} measured[64]; /* by hash; the last of each */
};

static extent measure(struct label *label, const char *text, size_t length)
{
	enum { PARTS = sizeof label->measured / sizeof *label->measured };
	size_t start = (size_t)(text - label->text);
	struct label_part *part = &label->measured[(start * 31 + length) % PARTS];
	if (!length)
		return sketch_measure(label->sketch, text, length);
	if (part->start != start || part->length != length)
		*part = (struct label_part){start, length, sketch_measure(label->sketch, text, length)};
	return part->width;
}

static bool is_mark(uint32_t code_point)
{
	return (code_point >= 0x300 && code_point <= 0x36F) || code_point == 0x200D ||
	       (code_point >= 0xFE00 && code_point <= 0xFE0F);
}

/* How many bytes of a word fit on a line of its own: one character at least, with its marks. */
static size_t word_fits(struct label *label, const char *word, size_t length, extent limit)
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
		if (fits > 0 && measure(label, word, next) > limit)
			break;
		fits = next;
	}
	return fits;
}

/* A number stays with the word after it, "1 April", "12 weeks": not a year, which ends what it stands in. */
static bool keeps_next(const char *word, size_t length)
{
	enum { YEAR = 4 };
	bool figure = length > 0 && length != YEAR && ascii_digit(word[0]);
	for (size_t i = 0; i < length && figure; i++)
		figure = ascii_digit(word[i]) || word[i] == ',' || word[i] == '.';
	return figure;
}

/* The length of the first line of TEXT. */
static size_t line_fits(struct label *label, const char *text, extent limit, bool *broken)
{
	size_t fits = 0, poor = 0, length = strlen(text);
	for (size_t at = 0; at < length;) {
		size_t end = at + strcspn(text + at, " ");
		if (end - at > WORD_MAX || measure(label, text, end) > limit)
			break;
		poor = end;
		if (end == length || !keeps_next(text + at, end - at))
			fits = end;
		at = end + strspn(text + end, " ");
	}
	if (fits > 0 || poor > 0 || length == 0)
		return fits > 0 ? fits : poor;
	*broken = true;
	return word_fits(label, text, strcspn(text, " "), limit);
}

/* Each line takes as many words as it can. */
static struct text_block break_greedily(struct label *label, const char *text, extent limit)
{
	struct text_block block = {0};
	size_t capacity = 0;
	while (*text) {
		size_t length = line_fits(label, text, limit, &block.broken);
		extent width = measure(label, text, length);
		block.width = width > block.width ? width : block.width;
		block.lines = arena_grow(label->sketch->arena, block.lines, block.count, &capacity, sizeof *block.lines);
		block.lines[block.count++] = arena_slice(label->sketch->arena, text, length);
		text += length;
		text += strspn(text, " ");
	}
	return block;
}

/* The length of the shortest first line after which the rest of TEXT takes LINES within LIMIT. */
static size_t line_least(struct label *label, const char *text, size_t lines, extent limit)
{
	size_t length = strlen(text);
	for (size_t at = 0; at < length;) {
		size_t end = at + strcspn(text + at, " "), next = end + strspn(text + end, " ");
		bool may_end = end == length || !keeps_next(text + at, end - at);
		if (may_end && break_greedily(label, text + next, limit).count <= lines)
			return end;
		at = next;
	}
	return length;
}

/* The same lines as short as they can be from the first one on, in the width of BLOCK. */
static struct text_block break_late(struct label *label, const char *text, struct text_block block)
{
	struct text_block late = {
	    .count = block.count, .lines = arena_array(label->sketch->arena, block.count, sizeof *late.lines)};
	for (size_t i = 0; i < block.count; i++) {
		size_t length = line_least(label, text, block.count - 1 - i, block.width);
		extent width = measure(label, text, length);
		late.lines[i] = arena_slice(label->sketch->arena, text, length);
		late.width = width > late.width ? width : late.width;
		text += length + strspn(text + length, " ");
	}
	return late;
}

static int64_t raggedness(struct label *label, const struct text_block *block, extent width)
{
	int64_t sum = 0;
	for (size_t i = 0; i < block->count; i++) {
		int64_t rest = width - sketch_measure(label->sketch, block->lines[i], strlen(block->lines[i]));
		sum += rest * rest;
	}
	return sum;
}

/* Of three lines and more, which of the two is more even. */
static struct text_block break_better(struct label *label, const char *text, struct text_block block)
{
	enum { LINES_MAX = 4 };
	if (block.count < 3 || block.count > LINES_MAX)
		return block;
	struct text_block late = break_late(label, text, block);
	bool better =
	    late.width <= block.width && raggedness(label, &late, block.width) < raggedness(label, &block, block.width);
	return better ? late : block;
}

/* The narrowest block of as many lines: no last line of one short word. */
static struct text_block break_evenly(struct label *label, const char *text, struct text_block block)
{
	enum { LINES_MAX = 8, STEPS = 6 };
	extent low = block.width / 2, high = block.width;
	if (block.count < 2 || block.count > LINES_MAX || block.broken)
		return block;
	for (int i = 0; i < STEPS && low < high; i++) {
		extent middle = low + (high - low) / 2;
		struct text_block even = break_greedily(label, text, middle);
		if (even.count <= block.count && !even.broken) {
			block = even;
			high = even.width < middle ? even.width : middle;
		} else {
			low = middle + 1;
		}
	}
	return break_better(label, text, block);
}

struct text_block sketch_break(const struct sketch *sketch, const char *text, extent limit)
{
	text = text ? text : "";
	text += strspn(text, " ");
	struct label label = {.sketch = sketch, .text = text};
	return break_evenly(&label, text, break_greedily(&label, text, limit));
}

struct text_block sketch_shorten(const struct sketch *sketch, struct text_block block, size_t most)
{
	if (block.count <= most)
		return block;
	const char *last = block.lines[most - 1], *space = strrchr(last, ' ');
	const char *kept = space ? arena_slice(sketch->arena, last, (size_t)(space - last)) : "";
	block.count = most;
	block.lines[most - 1] = arena_format(sketch->arena, "%s\xE2\x80\xA6", kept);
	return block;
}
