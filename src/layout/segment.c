/* A prose's text to pieces that no line break divides, each measured once: after UAX 14 in its simple cases (spaces,
 * hyphens, dashes, slashes, zero-width spaces, ideographs; a no-break space holds). */
#include "base/ascii.h"
#include "base/text.h"
#include "layout/prose.h"

enum { SOFT_HYPHEN = 0xAD, SOFT_HYPHEN_BYTES = 2 };

static bool is_letter(uint32_t c)
{
	return ascii_letter(c) || (c >= 0xC0 && c < 0x2000);
}

static bool is_ideograph(uint32_t c)
{
	return (c >= 0x2E80 && c < 0xA000 && !(c >= 0x3000 && c <= 0x3003)) || (c >= 0xAC00 && c < 0xD7A4) ||
	       (c >= 0x20000 && c < 0x30000);
}

/* Closing marks that may not begin a line. */
static bool is_closing(uint32_t c)
{
	return (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011 && c % 2 == 1) || c == 0xFF0C || c == 0xFF0E ||
	       c == 0xFF09 || c == 0xFF01 || c == 0xFF1F;
}

/* Brackets that may not end a line; those that close stand behind them in Unicode. */
static bool is_opening(uint32_t c)
{
	return (c >= 0x3008 && c <= 0x3011 && c % 2 == 0) || c == 0xFF08;
}

/* May a line end after C, which stands between BEFORE and AFTER, no space beside it? */
static bool breaks_after(uint32_t before, uint32_t c, uint32_t after)
{
	switch (c) {
	case '-':
	case 0x2010:
		return is_letter(before) && is_letter(after);
	case 0x2013: /* en dash */
		return after && after != ' ' && !ascii_digit(after);
	case 0x2014: /* em dash */
		return after && after != ' ';
	case '/':
		return after && after != ' ' && after != '/' && !(ascii_digit(before) && ascii_digit(after));
	case SOFT_HYPHEN:
		return before && after && before != ' ' && after != ' ' && after != '\n';
	case 0x200B: /* zero-width space */
		return true;
	default:
		return after && !is_closing(after) && !is_opening(c) &&
		       (is_ideograph(c) || (is_ideograph(after) && c >= 0x2E80));
	}
}

static bool is_dash(uint32_t c)
{
	return c == 0x2013 || c == 0x2014;
}

static uint32_t code_point_at(const struct prose *prose, size_t at)
{
	uint32_t c = 0;
	if (at < prose->length)
		utf8_decode(prose->text + at, prose->length - at, &c);
	return c;
}

/* The space at AT comes before a dash that stands alone: the dash should not begin a line. */
static bool before_dash(const struct prose *prose, size_t at)
{
	uint32_t c = 0;
	if (at + 1 >= prose->length)
		return false;
	size_t length = utf8_decode(prose->text + at + 1, prose->length - at - 1, &c);
	return is_dash(c) && at + 1 + length < prose->length && prose->text[at + 1 + length] == ' ';
}

static bool space_holds(const struct prose *prose, size_t at)
{
	return before_dash(prose, at) || text_space_holds(prose->text, prose->length, at, 0);
}

size_t prose_run_at(const struct prose *prose, size_t byte)
{
	size_t low = 0, high = prose->run_count;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (prose->runs[middle].start <= byte)
			low = middle;
		else
			high = middle;
	}
	return low;
}

size_t before_hyphen(const struct prose *prose, size_t start, size_t end)
{
	bool hyphen = end - start >= SOFT_HYPHEN_BYTES && (unsigned char)prose->text[end - 2] == 0xC2 &&
	              (unsigned char)prose->text[end - 1] == SOFT_HYPHEN;
	return hyphen ? end - SOFT_HYPHEN_BYTES : end;
}

/* A soft hyphen at END counts as the hyphen of a line that is broken there. */
extent prose_width(struct work *work, const struct prose *prose, size_t start, size_t end)
{
	int64_t width = 0;
	for (size_t r = prose->run_count ? prose_run_at(prose, start) : 0; r < prose->run_count && start < end; r++) {
		const struct style_run *run = &prose->runs[r];
		size_t to = run->end < end ? run->end : end;
		size_t shown = to < end ? before_hyphen(prose, start, to) : to;
		if (shown > start)
			width += work->metric.width(
			    work->metric.self, run->face, run->size, prose->text + start, shown - start, run->language);
		start = to > start ? to : start;
	}
	return width > INT32_MAX / 4 ? INT32_MAX / 4 : (extent)width;
}

static extent space_width(struct work *work, const struct prose *prose, size_t at)
{
	const struct style_run *run = &prose->runs[prose_run_at(prose, at)];
	if (work->space.size != run->size || work->space.face != run->face) {
		work->space.face = run->face;
		work->space.size = run->size;
		work->space.width = work->metric.width(work->metric.self, run->face, run->size, " ", 1, NULL);
	}
	return work->space.width;
}

/* A short number, and after the space a letter or a bracket. A year stands by itself. */
static bool piece_counts(const struct prose *prose, size_t start, size_t end)
{
	size_t digits = 0;
	for (size_t i = start; i < end; i++) {
		char c = prose->text[i];
		if (ascii_digit((unsigned char)c))
			digits++;
		else if (c != ',' && c != '.')
			return false;
	}
	if (!digits || digits > 6 || (end - start == 4 && digits == 4) || end + 1 >= prose->length)
		return false;
	uint32_t next = 0;
	utf8_decode(prose->text + end + 1, prose->length - end - 1, &next);
	return ascii_digit((unsigned char)prose->text[end - 1]) && (next == '(' || is_letter(next));
}

static void piece_add(struct work *work, struct prose *prose, size_t start, size_t end, enum break_kind kind)
{
	prose->pieces =
	    arena_grow(prose->arena, prose->pieces, prose->piece_count, &prose->piece_capacity, sizeof *prose->pieces);
	struct piece *piece = &prose->pieces[prose->piece_count++];
	*piece = (struct piece){.start = start, .end = end, .kind = kind};
	if (kind != BREAK_HYPHEN)
		piece->end = end = before_hyphen(prose, start, end);
	piece->width = prose_width(work, prose, start, end);
	if (kind == BREAK_HYPHEN) {
		extent hyphened = piece->width;
		piece->width = prose_width(work, prose, start, before_hyphen(prose, start, end));
		piece->hyphen = hyphened - piece->width;
	}
	if (kind == BREAK_SPACE)
		piece->space = space_width(work, prose, end);
	if (kind == BREAK_SPACE)
		piece->counts = piece_counts(prose, start, end);
	if (piece->width + piece->hyphen > prose->longest)
		prose->longest = piece->width + piece->hyphen;
}

/* Right-to-left letters stand at U+0590 to U+08FF, U+FB1D to U+FEFC and in planes above. */
static bool may_run_left(const struct prose *prose)
{
	for (size_t i = 0; i < prose->length; i++) {
		unsigned char c = (unsigned char)prose->text[i];
		if ((c >= 0xD6 && c <= 0xE0) || c == 0xEF || c == 0xF0)
			return true;
	}
	return false;
}

static void levels_find(struct work *work, struct prose *prose)
{
	if (!prose->right_to_left && !may_run_left(prose))
		return;
	uint8_t *levels = arena_alloc(work->arena, prose->length + 1);
	if (work->metric.levels(work->metric.self, prose->text, prose->length, prose->right_to_left, levels))
		prose->levels = levels;
}

static void text_trim(struct prose *prose)
{
	while (!prose->exact && prose->length &&
	       (prose->text[prose->length - 1] == ' ' || prose->text[prose->length - 1] == '\n'))
		prose->length--;
	while (prose->run_count && prose->runs[prose->run_count - 1].start >= prose->length)
		prose->run_count--;
	if (prose->run_count)
		prose->runs[prose->run_count - 1].end = prose->length;
}

static void pieces_find(struct work *work, struct prose *prose)
{
	size_t start = 0;
	uint32_t before = 0, c = 0;
	for (size_t at = 0, step; at < prose->length; at += step, before = c) {
		step = utf8_decode(prose->text + at, prose->length - at, &c);
		if (c == '\n') {
			piece_add(work, prose, start, at, BREAK_FORCED);
			start = at + 1;
		} else if (c == ' ' && !prose->exact && !space_holds(prose, at)) {
			piece_add(work, prose, start, at, BREAK_SPACE);
			start = at + 1;
		} else if (c >= 0x80 || c == '-' || c == '/') {
			if (at + step < prose->length && breaks_after(before, c, code_point_at(prose, at + step))) {
				piece_add(work, prose, start, at + step, c == SOFT_HYPHEN ? BREAK_HYPHEN : BREAK_INSIDE);
				start = at + step;
			}
		}
	}
	piece_add(work, prose, start, prose->length, BREAK_END);
}

void prose_forget(struct prose *prose)
{
	prose->prepared = false;
	prose->pieces = NULL;
	prose->piece_count = prose->piece_capacity = 0;
	prose->longest = 0;
}

void prose_prepare(struct work *work, struct prose *prose, struct arena *arena)
{
	if (prose->prepared)
		return;
	prose->prepared = true;
	prose->arena = arena;
	text_trim(prose);
	if (!prose->length || !prose->run_count) {
		prose->length = 0;
		return;
	}
	levels_find(work, prose);
	pieces_find(work, prose);
}

extent prose_line_width(struct work *work, struct prose *prose)
{
	prose_prepare(work, prose, work->arena);
	int64_t width = 0, widest = 0;
	for (size_t i = 0; i < prose->piece_count; i++) {
		const struct piece *piece = &prose->pieces[i];
		width += piece->width;
		widest = width > widest ? width : widest;
		width = piece->kind == BREAK_FORCED ? 0 : width + piece->space;
	}
	return widest > INT32_MAX / 4 ? INT32_MAX / 4 : (extent)widest;
}

/* The end of the longest stretch of PIECE from START on that fits WIDTH: one character at least. */
static size_t cut_find(
    struct work *work, const struct prose *prose, size_t start, size_t end, extent width, extent *taken)
{
	size_t at = start;
	extent used = 0;
	while (at < end) {
		uint32_t c;
		size_t step = utf8_decode(prose->text + at, end - at, &c);
		extent one = c == SOFT_HYPHEN ? 0 : prose_width(work, prose, at, at + step);
		if (at > start && used + one > width)
			break;
		used += one;
		at += step;
	}
	extent whole = prose_width(work, prose, start, at);
	*taken = whole < used ? whole : used;
	return at;
}

static void piece_cut(struct work *work, const struct prose *prose, const struct piece *piece, extent width,
    struct piece **pieces, size_t *count, size_t *capacity)
{
	size_t start = piece->start;
	do {
		*pieces = arena_grow(work->scratch, *pieces, *count, capacity, sizeof **pieces);
		struct piece *part = &(*pieces)[(*count)++];
		*part = *piece;
		part->start = start;
		if (piece->width + piece->hyphen <= width)
			return;
		part->end = cut_find(work, prose, start, piece->end, width, &part->width);
		start = part->end;
		if (start < piece->end) {
			part->kind = BREAK_INSIDE;
			part->space = part->hyphen = 0;
		}
	} while (start < piece->end);
}

/* The pieces, those wider than WIDTH cut at any character: then in work->scratch. */
const struct piece *pieces_cut(struct work *work, const struct prose *prose, extent width, size_t *count)
{
	*count = prose->piece_count;
	if (prose->longest <= width)
		return prose->pieces;
	struct piece *pieces = NULL;
	size_t capacity = 0;
	*count = 0;
	for (size_t i = 0; i < prose->piece_count; i++)
		piece_cut(work, prose, &prose->pieces[i], width, &pieces, count, &capacity);
	return pieces;
}
