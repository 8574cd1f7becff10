/* Figures that are added although their groups share records: "254 + 85", a number typed beside two figures that is their
 * sum, a total below them in a table. Whoever is in both is counted twice. */
#include "claims/claims.h"

#include <string.h>

#include "claims/finder.h"
#include "doc/passage.h"

enum { FIGURES_MAX = 30 /* of one block or column that are compared */ };

/* A printed count or sum. */
struct summand {
	const struct node *node;
	const char *id;
	int64_t value; /* in thousandths */
};

struct summands {
	struct summand items[FIGURES_MAX];
	size_t count;
};

struct overlap_check {
	const struct context *context;
	const struct figures *figures;
	struct passage passage;
};

/* The number that NODE prints, of a statistic without categories. */
static bool summand_read(const struct figures *figures, const struct node *node, struct summand *out)
{
	if (!node || node->kind != NODE_FIGURE || node->as.figure.state != FIGURE_SHOWN || !node->as.figure.measure)
		return false;
	const struct measure_figures *measure = figures_find(figures, node->as.figure.measure);
	if (!measure || (measure->kind != MEASURE_COUNT && measure->kind != MEASURE_SUM) || measure->dimensions)
		return false;
	const struct figure *value = &measure->cells[0].value;
	if (value->state != FIGURE_SHOWN || (value->value.decimals && measure->kind == MEASURE_COUNT) ||
	    (strcmp(node->text, value->text) != 0 && !node->as.figure.words))
		return false;
	*out = (struct summand){node, measure->id, number_round(value->value, 3).units};
	return true;
}

static void summand_add(struct summands *list, const struct summand *one)
{
	if (list->count < FIGURES_MAX)
		list->items[list->count++] = *one;
}

static void overlap_say(const struct overlap_check *check, const struct summand *a, const struct summand *b,
    struct place place, size_t shared)
{
	message_add(check->context->messages, MSG_CLAIM_OVERLAP, place, a->id, b->id, (int)shared);
}

static bool overlap_of(
    const struct overlap_check *check, const struct summand *a, const struct summand *b, size_t *shared)
{
	return strcmp(a->id, b->id) != 0 && figures_overlap(check->figures, a->id, b->id, shared) && *shared > 0;
}

/* The first two of LIST that share records and, where SUM is not 0, make that sum. */
static bool pair_find(
    const struct overlap_check *check, const struct summands *list, int64_t sum, size_t pair[2], size_t *shared)
{
	for (pair[0] = 0; pair[0] < list->count; pair[0]++)
		for (pair[1] = pair[0] + 1; pair[1] < list->count; pair[1]++) {
			const struct summand *a = &list->items[pair[0]], *b = &list->items[pair[1]];
			if ((!sum || a->value + b->value == sum) && overlap_of(check, a, b, shared))
				return true;
		}
	return false;
}

/* ---- prose ---- */

static bool adds(const char *text, size_t length)
{
	static const char *const signs[] = {
	    " + ", "+", " plus ", " added to ", " and another ", " and a further ", " as well as another "};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strlen(signs[i]) == length && memcmp(signs[i], text, length) == 0)
			return true;
	return false;
}

/* "{{ a }} + {{ b }}". */
static void signs_check(const struct overlap_check *check)
{
	const struct passage *passage = &check->passage;
	for (size_t i = 0; i + 2 < passage->count; i++) {
		const struct passage_part *between = &passage->parts[i + 1];
		struct summand a, b;
		size_t shared;
		if (adds(buffer_text(&passage->text) + between->start, between->length) &&
		    summand_read(check->figures, passage->parts[i].node, &a) &&
		    summand_read(check->figures, passage->parts[i + 2].node, &b) && overlap_of(check, &a, &b, &shared))
			overlap_say(check, &a, &b, b.node->place, shared);
	}
}

/* A number typed in a block that is the sum of two figures in it. */
static void sums_check(struct overlap_check *check, const struct summands *list)
{
	struct passage *passage = &check->passage;
	struct word_tokens tokens = words_cut(check->context->arena, buffer_text(&passage->text), passage->text.length);
	struct number_claim claim;
	for (size_t at = 0; claim_next(&tokens, &at, tokens.count, &claim);) {
		struct place place;
		size_t pair[2], shared;
		if (claim.kind != CLAIM_PERCENT && claim.value > 0 &&
		    passage_typed(passage, claim.start, claim.end - claim.start, &place) &&
		    pair_find(check, list, claim.value, pair, &shared))
			overlap_say(check, &list->items[pair[0]], &list->items[pair[1]], place, shared);
	}
}

static void block_read(void *self, const struct node *block)
{
	struct overlap_check *check = self;
	struct summands list = {.count = 0};
	(void)block;
	for (size_t i = 0; i < check->passage.count; i++) {
		struct summand one;
		if (summand_read(check->figures, check->passage.parts[i].node, &one))
			summand_add(&list, &one);
	}
	if (list.count < 2)
		return;
	signs_check(check);
	sums_check(check, &list);
}

/* ---- tables ---- */

/* A number as it is printed: with commas, and a sign of money. */
static bool typed_number(const char *text, struct number *out)
{
	char plain[32];
	size_t length = 0;
	text += strncmp(text, "\xC2\xA3", 2) == 0 ? 2 : 0;
	for (; *text && length + 1 < sizeof plain; text++)
		if (*text != ',')
			plain[length++] = *text;
	plain[length] = '\0';
	return !*text && number_parse(plain, out);
}

/* The number that a cell prints, of a statistic or typed, in thousandths. */
static bool cell_number(const struct figures *figures, const struct node *cell, int64_t *number)
{
	struct summand one;
	struct number typed;
	const struct node *only = cell->first;
	if (!only || only->next)
		return false;
	if (summand_read(figures, only, &one)) {
		*number = one.value;
		return true;
	}
	const char *text = only->kind == NODE_TEXT || only->kind == NODE_FIGURE ? only->text : NULL;
	if (!text || !typed_number(text, &typed))
		return false;
	*number = number_round(typed, 3).units;
	return true;
}

static const struct node *cell_at(const struct node *row, size_t column)
{
	const struct node *cell = row->first;
	for (; cell && column; column--)
		cell = cell->next;
	return cell;
}

/* Is the last number of a column the sum of those above it, of which two share records? */
static void column_check(const struct overlap_check *check, const struct node *body, size_t column)
{
	struct summands list = {.count = 0};
	struct summand one;
	int64_t sum = 0, number, last = 0;
	const struct node *total = cell_at(body->last, column);
	if (!total || !cell_number(check->figures, total, &last))
		return;
	for (const struct node *row = body->first; row != body->last; row = row->next) {
		const struct node *cell = cell_at(row, column);
		if (!cell || !cell_number(check->figures, cell, &number))
			return;
		sum += number;
		if (summand_read(check->figures, cell->first, &one))
			summand_add(&list, &one);
	}
	size_t pair[2], shared;
	if (sum == last && pair_find(check, &list, 0, pair, &shared))
		overlap_say(check, &list.items[pair[0]], &list.items[pair[1]], total->first->place, shared);
}

static void tables_check(const struct overlap_check *check, const struct document *document)
{
	enum node_event event = NODE_ENTER;
	for (const struct node *at = document->root; at; at = node_walk(document->root, at, &event)) {
		if (event != NODE_ENTER || at->kind != NODE_TABLE_BODY || !at->first || at->first == at->last)
			continue;
		size_t columns = 0;
		for (const struct node *cell = at->first->first; cell; cell = cell->next)
			columns++;
		for (size_t i = 1; i < columns; i++)
			column_check(check, at, i);
	}
}

void claims_overlaps(const struct context *context, const struct figures *figures, const struct document *document)
{
	struct overlap_check check = {context, figures, {.arena = context->arena, .sources = context->sources}};
	passages_each(&check.passage, document, block_read, &check);
	buffer_release(&check.passage.text);
	tables_check(&check, document);
}
