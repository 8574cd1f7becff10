/* Figures that contradict each other by how they are named: one label of two numbers, and a share that stands before
 * another number than the one it is of. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "claims/claims.h"

/* ---- one label, two numbers ---- */

/* A printed figure under its label. */
struct labelled_figure {
	const struct measure_figures *measure;
	const char *label; /* folded */
};

static int by_label(const void *left, const void *right)
{
	const struct labelled_figure *a = left, *b = right;
	int order = strcmp(a->label, b->label);
	return order ? order : strcmp(a->measure->id, b->measure->id);
}

static const char *folded(struct arena *arena, const char *label)
{
	struct buffer text = {0};
	text_fold(&text, label);
	return buffer_finish(&text, arena);
}

/* The single figures that the documents print, ordered by label. */
static struct labelled_figure *labelled_list(struct arena *arena, const struct figures *figures,
    const struct document *const *documents, size_t document_count, size_t *count)
{
	struct labelled_figure *list = arena_array(arena, figures->count + 1, sizeof *list);
	bool *seen = arena_array(arena, figures->count + 1, sizeof *seen);
	*count = 0;
	for (size_t i = 0; i < document_count; i++)
		for (size_t j = 0; j < documents[i]->figure_count; j++) {
			const struct measure_figures *measure = figures_find(figures, documents[i]->figures[j]);
			if (!measure || measure->dimensions || !*measure->label_text || seen[measure - figures->measures])
				continue;
			seen[measure - figures->measures] = true;
			list[(*count)++] = (struct labelled_figure){measure, folded(arena, measure->label_text)};
		}
	if (*count)
		qsort(list, *count, sizeof *list, by_label);
	return list;
}

/* 24% and 24.0% are one number. */
static bool number_differs(struct number a, struct number b)
{
	unsigned decimals = a.decimals < b.decimals ? a.decimals : b.decimals;
	return number_compare(number_round(a, decimals), number_round(b, decimals)) != 0;
}

/* Do two figures of one label say different things? Facts are told apart by their dates and sources. */
static bool labels_clash(const struct labelled_figure *a, const struct labelled_figure *b)
{
	if (a->measure->kind == MEASURE_FACT && b->measure->kind == MEASURE_FACT)
		return false;
	const struct figure *one = &a->measure->cells[0].value, *other = &b->measure->cells[0].value;
	return strcmp(a->label, b->label) == 0 && one->state == FIGURE_SHOWN && other->state == FIGURE_SHOWN &&
	       text_equal(a->measure->unit, b->measure->unit) && number_differs(one->value, other->value);
}

void claims_labels(const struct context *context, const struct figures *figures,
    const struct document *const *documents, size_t document_count)
{
	size_t count;
	const struct labelled_figure *list = labelled_list(context->arena, figures, documents, document_count, &count);
	for (size_t i = 1; i < count; i++) {
		const struct measure_figures *one = list[i - 1].measure, *other = list[i].measure;
		if (!labels_clash(&list[i - 1], &list[i]))
			continue;
		bool people = (one->kind == MEASURE_DISTINCT) != (other->kind == MEASURE_DISTINCT);
		message_add_hint(context->messages, MSG_CLAIM_LABEL, other->place,
		    people ? "one counts people and the other what happened to them: say in each label which" : NULL,
		    other->label_text, one->id, one->cells[0].value.text, other->id, other->cells[0].value.text);
		message_also(context->messages, one->place, "the other one");
	}
}

/* ---- a share of another number ---- */

/* The figure behind " of the", after a share; NULL if none stands there. */
static const struct node *number_behind(const struct node *share)
{
	static const char *const between[] = {
	    " of ", " of the ", " of all ", " of all the ", " of our ", " of these ", " of those "};
	const struct node *text = share->next, *number = text ? text->next : NULL;
	if (!number || text->kind != NODE_TEXT || number->kind != NODE_FIGURE || !text_ends(share->text, "%"))
		return NULL;
	for (size_t i = 0; i < sizeof between / sizeof *between; i++)
		if (strcmp(text->text, between[i]) == 0)
			return number;
	return NULL;
}

/* What a printed percentage is of. */
static const struct figure *base_of(struct arena *arena, const struct figures *figures, const char *name)
{
	size_t length = strcspn(name, "[");
	const struct measure_figures *measure = figures_find(figures, arena_slice(arena, name, length));
	if (!measure)
		return NULL;
	if (!name[length])
		return measure->dimensions ? NULL : &measure->cells[0].base;
	const struct cell *cell =
	    figures_cell(measure, arena_slice(arena, name + length + 1, strcspn(name + length + 1, "]")));
	return cell ? &cell->base : NULL;
}

static void share_check(const struct context *context, const struct figures *figures, const struct node *share)
{
	const struct node *number = number_behind(share);
	const struct figure *base =
	    number && share->as.figure.measure ? base_of(context->arena, figures, share->as.figure.measure) : NULL;
	if (!base || base->state != FIGURE_SHOWN || number->as.figure.state != FIGURE_SHOWN ||
	    strcmp(base->text, number->text) == 0)
		return;
	message_add(context->messages, MSG_CLAIM_BASE, number->place, share->text, base->text, number->text);
}

void claims_shares(const struct context *context, const struct figures *figures, const struct document *document)
{
	enum node_event event = NODE_ENTER;
	for (const struct node *at = document->root; at; at = node_walk(document->root, at, &event))
		if (event == NODE_ENTER && at->kind == NODE_FIGURE)
			share_check(context, figures, at);
}
