/* What an author can do about figures that are withheld: categories that are better counted as one, and why a large figure
 * is not printed. */
#include "protect/advice.h"

#include <math.h>

#include "base/text.h"

static const char *edition_name(const struct publication *publication, size_t slot)
{
	const struct settings *settings = publication_settings(publication);
	return settings->editions[publication->slots[slot].edition].name;
}

static bool is_withheld(const struct form *form)
{
	return form->state == FORM_PRIMARY || form->state == FORM_SECONDARY;
}

/* ---- categories to merge ---- */

/* A breakdown in an edition: what merging its small categories would do. */
struct merging {
	size_t slot;
	const struct measure *measure;
	const struct result *result;
	size_t withheld; /* its cells that are not printed now */
	size_t count;    /* of the categories to merge */
	int64_t sum;     /* of their records */
	bool *merged;    /* one a category */
};

/* Of codes alone, not merged already: months are no reasons to count together. */
static bool can_merge(const struct measure *measure)
{
	return measure->kind == MEASURE_COUNT && measure->dimensions == 1 && !measure->broken && !measure->merge_count &&
	       !measure->top.keep && !measure->by[0].stock && measure->by[0].step == STEP_NONE &&
	       measure->by[0].path.field->kind->column != COLUMN_REFERENCES;
}

static bool category_is_unknown(const struct result *result, size_t category)
{
	return result->axes[0].has_unknown && category + 1 == result->axes[0].count;
}

static size_t cells_withheld(const struct publication *publication, size_t slot, const struct measure *measure)
{
	size_t count = 0;
	for (size_t i = 0; i < publication->claim_count; i++) {
		const struct claim *claim = &publication->claims[i];
		count += claim->slot == slot && claim->measure == measure && claim->part == CLAIM_CELL &&
		         claim->form != UINT32_MAX && is_withheld(&publication->system.forms[claim->form]);
	}
	return count;
}

static void category_merge(struct merging *merging, size_t category)
{
	merging->merged[category] = true;
	merging->count++;
	merging->sum += merging->result->cells[category].numerator;
}

/* The smallest category that is not merged; the number of rows if there is none. */
static size_t smallest_left(const struct merging *merging)
{
	const struct result *result = merging->result;
	size_t best = result->rows;
	for (size_t i = 0; i < result->rows; i++)
		if (!merging->merged[i] && !category_is_unknown(result, i) &&
		    (best == result->rows || result->cells[i].numerator < result->cells[best].numerator))
			best = i;
	return best;
}

/* Merges small categories until their sum is no small count; false if that leaves nothing to tell apart. */
static bool merging_find(const struct publication *publication, struct merging *merging)
{
	const struct result *result = merging->result;
	const struct disclosure *disclosure = publication->slots[merging->slot].disclosure;
	merging->merged = arena_array(publication->arena, result->rows + 1, sizeof *merging->merged);
	for (size_t i = 0; i < result->rows; i++)
		if (!category_is_unknown(result, i) && suppression_protects(disclosure, result->cells[i].numerator))
			category_merge(merging, i);
	if (merging->count == 0)
		return false;
	while (merging->sum <= disclosure->protect_to || merging->count < 2) {
		size_t category = smallest_left(merging);
		if (category == result->rows)
			return false;
		category_merge(merging, category);
	}
	return merging->count + 1 + result->axes[0].has_unknown < result->rows;
}

static bool code_is_taken(const struct result *result, const char *code)
{
	for (size_t i = 0; i < result->axes[0].count; i++)
		if (text_equal(result->axes[0].categories[i].code, code))
			return true;
	return false;
}

static void merging_tell(
    const struct context *context, const struct publication *publication, const struct merging *merging)
{
	struct buffer hint = {0};
	bool taken = code_is_taken(merging->result, "other"), first = true;
	buffer_format(&hint, "write below %s: merge: [{code: %s, label: %s, of: [", merging->measure->id,
	    taken ? "rest" : "other", taken ? "Rest" : "Other");
	for (size_t i = 0; i < merging->result->rows; i++) {
		if (!merging->merged[i])
			continue;
		buffer_format(&hint, "%s%s", first ? "" : ", ", merging->result->axes[0].categories[i].code);
		first = false;
	}
	buffer_add(&hint, "]}]");
	message_add_hint(context->messages, MSG_PROTECT_MERGE, merging->measure->place,
	    buffer_finish(&hint, context->arena), (int)merging->count, merging->measure->id, (int)merging->withheld,
	    edition_name(publication, merging->slot));
}

/* The breakdown in which merging prints most cells again. */
static void merge_advise(const struct context *context, const struct publication *publication)
{
	struct merging best = {.withheld = 1}; /* one alone is no gain: another is merged with it */
	for (size_t slot = 0; slot < publication->slot_count; slot++) {
		const struct stats *stats = publication->slots[slot].results->stats;
		for (size_t i = 0; i < stats->measure_count; i++) {
			struct merging one = {.slot = slot, .measure = &stats->measures[i]};
			if (!publication->needed[slot][i] || !can_merge(one.measure))
				continue;
			one.result = results_get(publication->slots[slot].results, publication->slots[slot].edition, one.measure);
			one.withheld = one.result->unusable ? 0 : cells_withheld(publication, slot, one.measure);
			if (one.withheld > best.withheld && merging_find(publication, &one))
				best = one;
		}
	}
	if (best.measure)
		merging_tell(context, publication, &best);
}

/* ---- large figures ---- */

enum { LARGE_MOST = 3 };

/* The dearest of what is withheld second and costs less than BELOW; UINT32_MAX if there is none. Equal costs: the first. */
static uint32_t dearest_below(const struct publication *publication, double below, uint32_t behind)
{
	uint32_t best = UINT32_MAX;
	for (uint32_t i = 0; i < publication->system.form_count; i++) {
		const struct form *form = &publication->system.forms[i];
		if (form->state != FORM_SECONDARY || form->low != form->high || !claim_of(publication, i))
			continue;
		bool left = form->cost < below || (form->cost == below && i > behind);
		if (left && (best == UINT32_MAX || form->cost > publication->system.forms[best].cost))
			best = i;
	}
	return best;
}

static void large_advise(
    const struct context *context, const struct publication *publication, const struct repair *repair)
{
	uint32_t at = UINT32_MAX;
	double below = INFINITY;
	for (int i = 0; i < LARGE_MOST; i++) {
		at = dearest_below(publication, below, at);
		if (at == UINT32_MAX)
			return;
		below = publication->system.forms[at].cost;
		const struct claim *claim = claim_of(publication, at);
		const struct claim *cause = repair->causes[at] == UINT32_MAX ? NULL : claim_of(publication, repair->causes[at]);
		if (publication->system.forms[at].low > (double)publication->slots[claim->slot].disclosure->protect_to)
			message_add(context->messages, MSG_PROTECT_SECOND, claim->measure->place, claim_name(publication, claim),
			    cause ? claim_name(publication, cause) : "what two figures leave over",
			    edition_name(publication, claim->slot));
	}
}

void advise(const struct context *context, const struct publication *publication, const struct repair *repair)
{
	merge_advise(context, publication);
	large_advise(context, publication, repair);
}
