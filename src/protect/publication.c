/* From results to the linear system of all that the protected editions print. */
#include "protect/publication.h"

#include <math.h>
#include <string.h>

#include "stats/kind.h"

void claim_add(struct publication *publication, struct claim claim, double cost)
{
	publication->claims = arena_grow(publication->arena, publication->claims, publication->claim_count,
	    &publication->claim_capacity, sizeof *publication->claims);
	publication->claims[publication->claim_count++] = claim;
	if (claim.form == UINT32_MAX)
		return;
	struct form *form = &publication->system.forms[claim.form];
	bool essential =
	    claim.part != CLAIM_KNOWN && disclosure_essential(publication->slots[claim.slot].disclosure, claim.measure->id);
	form->cost += essential ? INFINITY : cost;
}

const struct settings *publication_settings(const struct publication *publication)
{
	return publication->slots[0].results->stats->records->settings;
}

const struct claim *claim_of(const struct publication *publication, uint32_t form)
{
	for (size_t i = 0; i < publication->claim_count; i++)
		if (publication->claims[i].form == form)
			return &publication->claims[i];
	return NULL;
}

const char *claim_name(const struct publication *publication, const struct claim *claim)
{
	const struct measure *measure = claim->measure;
	const struct result *result =
	    results_get(publication->slots[claim->slot].results, publication->slots[claim->slot].edition, measure);
	const struct measure_axis *rows = &result->axes[0], *columns = &result->axes[1];
	size_t width = result->columns ? result->columns : 1;
	switch (claim->part) {
	case CLAIM_CELL:
		if (measure->dimensions == 1)
			return arena_format(publication->arena, "%s[%s]", measure->id, rows->categories[claim->index].code);
		return arena_format(publication->arena, "%s[%s, %s]", measure->id, rows->categories[claim->index / width].code,
		    columns->categories[claim->index % width].code);
	case CLAIM_ROW_TOTAL:
		return arena_format(publication->arena, "%s[%s, all]", measure->id, rows->categories[claim->index].code);
	case CLAIM_COLUMN_TOTAL:
		return arena_format(publication->arena, "%s[all, %s]", measure->id, columns->categories[claim->index].code);
	case CLAIM_BASE:
		return measure->of ? measure->of->id : measure->of_measure->id;
	case CLAIM_KNOWN:
		return arena_format(publication->arena, "known records of %s", measure->id);
	case CLAIM_TOTAL:
		break;
	}
	return measure->id;
}

void form_withhold(struct publication *publication, uint32_t at, double low, double high)
{
	struct form *form = &publication->system.forms[at];
	bool first = form->state != FORM_PRIMARY;
	form->state = FORM_PRIMARY;
	form->need_low = first || low < form->need_low ? low : form->need_low;
	form->need_high = first || high > form->need_high ? high : form->need_high;
}

void form_protect(struct publication *publication, size_t slot, uint32_t at)
{
	struct form *form = &publication->system.forms[at];
	const struct disclosure *disclosure = publication->slots[slot].disclosure;
	if (form->low < (double)disclosure->protect_from || form->low > (double)disclosure->protect_to)
		return;
	form_withhold(publication, at, (double)disclosure->protect_from, (double)disclosure->protect_to);
	form->single = form->low == 1;
}

bool figure_is_thin(const struct publication *publication, const struct disclosure *disclosure,
    const struct measure *measure, const struct exact *exact)
{
	(void)publication;
	return exact->known > 0 && (int64_t)exact->known < disclosure->means_from && !measure_published(measure);
}

static bool is_counted(const struct measure *measure)
{
	return measure->kind == MEASURE_COUNT && measure->population && !measure->broken;
}

static bool is_quantity(const struct measure *measure)
{
	return (measure->kind == MEASURE_DISTINCT || measure->kind == MEASURE_SUM) && !measure->broken;
}

typedef void result_visit(struct publication *publication, size_t slot, const struct result *result);

/* Every result that a slot needs and that tells something. */
static void each_result(struct publication *publication, result_visit *visit)
{
	for (size_t slot = 0; slot < publication->slot_count; slot++) {
		const struct results *results = publication->slots[slot].results;
		const struct stats *stats = results->stats;
		groups_are_of(&publication->groups, results);
		for (size_t i = 0; i < stats->measure_count; i++) {
			if (!publication->needed[slot][i])
				continue;
			const struct result *result = results_get(results, publication->slots[slot].edition, &stats->measures[i]);
			if (!result->unusable && !result->untold)
				visit(publication, slot, result);
		}
	}
}

static void want(struct publication *publication, size_t slot, const struct result *result)
{
	(void)slot;
	if (is_counted(result->measure))
		counts_want(publication, result);
	else if (kind_of(result->measure)->tells_known || is_quantity(result->measure))
		statistics_want(publication, result);
}

static void prepare(struct publication *publication, size_t slot, const struct result *result)
{
	(void)slot;
	if (is_quantity(result->measure) && values_tied(result))
		values_prepare(publication, result);
}

static void claim(struct publication *publication, size_t slot, const struct result *result)
{
	if (is_counted(result->measure))
		counts_claim(publication, slot, result);
	else if (is_quantity(result->measure) && values_tied(result))
		values_claim(publication, slot, result);
	if (kind_of(result->measure)->tells_known)
		statistics_claim(publication, slot, result);
}

/* A line whose total is protected is withheld whole: its zeros would tell where the rest stands. */
static void line_close(struct publication *publication, const struct claim *total)
{
	for (size_t i = 0; i < publication->claim_count; i++) {
		const struct claim *claim = &publication->claims[i];
		if (claim->slot != total->slot || claim->measure != total->measure || claim->part != CLAIM_CELL ||
		    claim->form == UINT32_MAX)
			continue;
		const struct result *result = results_get(
		    publication->slots[claim->slot].results, publication->slots[claim->slot].edition, claim->measure);
		size_t row = claim->index / result->columns, column = claim->index % result->columns;
		if ((total->part == CLAIM_ROW_TOTAL && row != total->index) ||
		    (total->part == CLAIM_COLUMN_TOTAL && column != total->index))
			continue;
		struct form *form = &publication->system.forms[claim->form];
		if (form->state == FORM_SHOWN && form->low == form->high)
			form_withhold(publication, claim->form, form->low, form->low);
	}
}

static void lines_close(struct publication *publication)
{
	for (size_t i = 0; i < publication->claim_count; i++) {
		const struct claim *claim = &publication->claims[i];
		bool total = claim->part == CLAIM_ROW_TOTAL || claim->part == CLAIM_COLUMN_TOTAL || claim->part == CLAIM_TOTAL;
		if (!total || claim->measure->dimensions == 0 || claim->form == UINT32_MAX)
			continue;
		const struct form *form = &publication->system.forms[claim->form];
		if (form->state == FORM_PRIMARY && form->low > 0)
			line_close(publication, claim);
	}
}

void publication_build(struct publication *publication)
{
	groups_init(&publication->groups, publication->arena);
	needs_mark(publication);
	each_result(publication, want);
	lots_build(publication);
	each_result(publication, prepare);
	each_result(publication, claim);
	values_relate(publication);
	for (size_t i = 0; i < publication->slot_count; i++)
		complements_protect(publication, i);
	lines_close(publication);
}
