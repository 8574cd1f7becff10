/* Lines over the whole paragraph at once: the breaks with the least sum of squared raggedness (after Knuth and Plass,
 * "Breaking Paragraphs into Lines", 1981, for ragged right, hyphenated only where the author put soft hyphens). A last line of one short word costs, and so does a
 * break inside a word, or one between a number and what it counts. */
#include "layout/prose.h"

enum { LINE_PIECES_MAX = 400 }; /* so that a paragraph of nothing but tiny pieces stays linear */

struct node_cost {
	int64_t cost;
	size_t from; /* the piece that the line ending here begins with */
};

struct breaking {
	const struct piece *pieces;
	size_t count;
	int64_t *offsets; /* from the first piece's start to each piece's, on one endless line */
	extent width, em;
};

/* Squared, in tenths of a point. */
static int64_t square(int64_t length)
{
	length /= 100;
	return length * length;
}

static int64_t line_width(const struct breaking *b, size_t first, size_t last)
{
	const struct piece *end = &b->pieces[last - 1];
	return b->offsets[last] - b->offsets[first] - end->space + end->hyphen;
}

static bool line_is_last(const struct breaking *b, size_t last)
{
	return last == b->count || b->pieces[last - 1].kind == BREAK_FORCED;
}

static bool line_is_first(const struct breaking *b, size_t first)
{
	return first == 0 || b->pieces[first - 1].kind == BREAK_FORCED;
}

/* Of a paragraph's last line, or of one that the author ended: only a very short one costs. */
static int64_t end_cost(const struct breaking *b, size_t first, size_t last)
{
	int64_t width = line_width(b, first, last);
	if (line_is_first(b, first) || width >= b->width / 3)
		return 0;
	if (last - first == 1)
		return square(b->width) / 4;
	return width < b->width / 6 ? square(b->width) / 40 : 0;
}

/* What a break after PIECE costs, wherever its line begins. */
static int64_t break_cost(const struct breaking *b, const struct piece *piece)
{
	if (piece->kind == BREAK_INSIDE)
		return square(b->width) / 20;
	if (piece->kind == BREAK_HYPHEN)
		return square(b->width) / 40;
	return piece->counts ? square(b->width) / 50 + square(3 * b->em) : 0;
}

/* The best line that ends before piece LAST; of one piece only, it may be wider than the column. */
static struct node_cost line_best(const struct breaking *b, const struct node_cost *costs, size_t last)
{
	struct node_cost best = {0};
	bool ends = line_is_last(b, last);
	int64_t after = break_cost(b, &b->pieces[last - 1]);
	for (size_t first = last; first-- > 0 && last - first <= LINE_PIECES_MAX;) {
		bool single = first + 1 == last;
		int64_t width = line_width(b, first, last);
		if (!single && (b->pieces[first].kind == BREAK_FORCED || width > b->width))
			break;
		int64_t cost = costs[first].cost + (ends ? end_cost(b, first, last) : square(b->width - width) + after);
		if (single || cost <= best.cost)
			best = (struct node_cost){cost, first};
	}
	return best;
}

static void lines_gather(struct work *work, const struct breaking *b, const struct node_cost *costs, struct lines *out)
{
	for (size_t at = b->count; at > 0; at = costs[at].from)
		out->count++;
	out->lines = arena_array(work->scratch, out->count, sizeof *out->lines);
	size_t line = out->count;
	for (size_t at = b->count; at > 0; at = costs[at].from)
		out->lines[--line] = (struct text_line){costs[at].from, at, (extent)line_width(b, costs[at].from, at)};
}

struct lines linebreak(struct work *work, struct prose *prose, extent width)
{
	struct lines out = {0};
	prose_prepare(work, prose, work->scratch);
	if (!prose->length)
		return out;
	struct breaking b = {.width = width, .em = prose->base.size};
	b.pieces = pieces_cut(work, prose, width, &b.count);
	b.offsets = arena_array(work->scratch, b.count + 1, sizeof *b.offsets);
	for (size_t i = 0; i < b.count; i++)
		b.offsets[i + 1] = b.offsets[i] + b.pieces[i].width + b.pieces[i].space;
	struct node_cost *costs = arena_array(work->scratch, b.count + 1, sizeof *costs);
	for (size_t last = 1; last <= b.count; last++)
		costs[last] = line_best(&b, costs, last);
	out.pieces = b.pieces;
	lines_gather(work, &b, costs, &out);
	return out;
}
