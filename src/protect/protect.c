/* From the states of forms to what each edition withholds; and the messages and the audit that say how it went. */
#include "protect/protect.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "protect/advice.h"
#include "protect/audit.h"
#include "protect/concede.h"
#include "protect/publication.h"
#include "stats/kind.h"

/* Of the solver, for each component: far beyond what a report needs. */
static const uint64_t work_limit = UINT64_C(10000000000);

/* One publication as it stands after the repair. */
struct proved {
	struct publication publication;
	struct repair repair;
};

/* An earlier year that was decided, together with the report's own. */
struct decided_year {
	struct decided_year *next;
	const struct protection *year;
	const struct proved *with; /* the proof of the report's own year */
	bool closed;               /* nothing of it is shown */
	uint32_t conceded; /* a form of its proof that other years tell in part whatever is withheld, or UINT32_MAX */
};

/* All of them. Editions are composed side by side, and whichever asks first decides for all. */
struct decided_years {
	pthread_mutex_t lock;
	struct decided_year *last;
};

struct protection {
	struct arena *arena;
	const struct results *results;
	struct publication publication; /* the one in hand */
	struct repair repair;
	uint32_t conceded;     /* a form of it that what stands tells in part, or UINT32_MAX */
	struct proved *proofs; /* all of them */
	size_t proof_count;
	bool **done;                   /* a row an edition, one a measure: its suppression is made */
	const struct printed *printed; /* as protect_editions was told */
	size_t printed_count;
	struct suppressor suppressor;
	struct decided_years *years;
	const struct suppressions **editions; /* one an edition of the settings, in order */
};

static const struct settings *settings_of(const struct results *results)
{
	return results->stats->records->settings;
}

static size_t edition_index(const struct results *results, const struct edition *edition)
{
	return (size_t)(edition - settings_of(results)->editions);
}

/* ---- from forms to figures ---- */

static bool form_withheld(const struct protection *protection, uint32_t form)
{
	if (form == UINT32_MAX)
		return false;
	enum form_state state = protection->publication.system.forms[form].state;
	return state == FORM_PRIMARY || state == FORM_SECONDARY;
}

static size_t cell_count(const struct result *result)
{
	return result->measure->dimensions ? result->rows * result->columns : 0;
}

static void claim_apply(struct suppression *out, const struct claim *claim)
{
	switch (claim->part) {
	case CLAIM_CELL:
		out->cells[claim->index] = true;
		break;
	case CLAIM_ROW_TOTAL:
		out->row_totals[claim->index] = true;
		break;
	case CLAIM_COLUMN_TOTAL:
		out->column_totals[claim->index] = true;
		break;
	case CLAIM_TOTAL:
		out->total = true;
		break;
	case CLAIM_BASE:
		out->base = true;
		break;
	case CLAIM_KNOWN:
		out->known[claim->index] = true;
		break;
	}
}

/* Statistics that no equation ties to counts: each for itself, by how many values it is made of. */
static void values_hide(const struct protection *protection, const struct publication_slot *slot,
    const struct result *result, struct suppression *out)
{
	const struct publication *publication = &protection->publication;
	const struct measure *measure = result->measure;
	if (measure->kind == MEASURE_COUNT || measure->kind == MEASURE_DISTINCT)
		return;
	for (size_t i = 0; i < cell_count(result); i++)
		out->cells[i] |= figure_is_thin(publication, slot->disclosure, measure, &result->cells[i]);
	for (size_t i = 0; result->row_totals && i < result->rows; i++)
		out->row_totals[i] |= figure_is_thin(publication, slot->disclosure, measure, &result->row_totals[i]);
	for (size_t i = 0; result->column_totals && i < result->columns; i++)
		out->column_totals[i] |= figure_is_thin(publication, slot->disclosure, measure, &result->column_totals[i]);
	out->total |= result->has_total && figure_is_thin(publication, slot->disclosure, measure, &result->total);
}

/* Cells of a breakdown of means, `stride` apart, and the mean of all of them. */
struct mean_line {
	size_t first, stride, count;
	bool *total;
};

/* A mean times how many it is of is a sum: one withheld mean is the total's less the others'. Then another is withheld,
 * of the fewest values, at last the total. */
static void mean_line_hide(const struct result *result, struct suppression *out, struct mean_line line)
{
	size_t hidden = 0, best = SIZE_MAX;
	for (size_t i = 0; i < line.count; i++) {
		size_t cell = line.first + i * line.stride, known = result->cells[cell].known;
		hidden += known > 0 && out->cells[cell];
		if (known > 0 && !out->cells[cell] && (best == SIZE_MAX || known < result->cells[best].known))
			best = cell;
	}
	if (hidden != 1 || *line.total)
		return;
	if (best != SIZE_MAX)
		out->cells[best] = true;
	else
		*line.total = true;
}

static void means_hide(const struct result *result, struct suppression *out)
{
	bool adds = result->measure->kind == MEASURE_MEAN || (result->measure->kind == MEASURE_SUM && !values_tied(result));
	if (!adds || result->measure->dimensions == 0)
		return;
	for (size_t i = 0; result->row_totals && i < result->rows; i++)
		mean_line_hide(result, out, (struct mean_line){i * result->columns, 1, result->columns, &out->row_totals[i]});
	for (size_t i = 0; result->column_totals && i < result->columns; i++)
		mean_line_hide(result, out, (struct mean_line){i, result->columns, result->rows, &out->column_totals[i]});
	mean_line_hide(result, out, (struct mean_line){0, 1, cell_count(result), &out->total});
}

/* The youngest and the oldest are persons: an extreme is told only where three records share it. */
static void extremes_hide(const struct protection *protection, const struct result *result, struct suppression *out)
{
	const struct measure *measure = result->measure;
	if ((measure->kind != MEASURE_MIN && measure->kind != MEASURE_MAX) || measure_published(measure))
		return;
	out->total |= extreme_is_rare(protection->results, result);
	for (size_t i = 0; i < cell_count(result); i++)
		out->cells[i] |= result->cells[i].known > 0; /* a cell's holders are fewer still, and not counted here */
}

static void empty_lines_hide(const struct result *result, struct suppression *out)
{
	for (size_t i = 0; i < cell_count(result); i++) {
		size_t row = i / result->columns, column = i % result->columns;
		bool closed = result->measure->dimensions == 2
		                  ? (out->row_totals[row] && result->row_totals && result->row_totals[row].numerator > 0) ||
		                        (out->column_totals[column] && result->column_totals &&
		                            result->column_totals[column].numerator > 0)
		                  : false;
		out->cells[i] |= closed && result->cells[i].numerator == 0 && result->measure->kind == MEASURE_COUNT;
	}
}

/* What the edition was not said to print is not proved safe, so nothing of it is shown. */
static void all_hide(const struct result *result, struct suppression *out)
{
	for (size_t i = 0; i < cell_count(result); i++)
		out->cells[i] = true;
	for (size_t i = 0; result->row_totals && i < result->rows; i++)
		out->row_totals[i] = true;
	for (size_t i = 0; result->column_totals && i < result->columns; i++)
		out->column_totals[i] = true;
	out->total = out->base = out->any = true;
}

static struct suppression *edition_suppression(
    const struct protection *protection, const struct publication_slot *slot, const struct measure *measure);

/* What is made of a withheld figure is withheld. */
static void parts_hide(const struct protection *protection, const struct publication_slot *slot,
    const struct result *result, struct suppression *out)
{
	for (size_t which = 0; which < 2; which++) {
		const struct measure *of = result->measure->parts[which];
		const struct suppression *hidden = edition_suppression(protection, slot, of);
		const struct result *part = results_get(protection->results, slot->edition, of);
		out->total |= hidden->total;
		for (size_t i = 0; i < cell_count(result); i++) {
			size_t at = part_index(result, part, i / result->columns, i % result->columns);
			out->cells[i] |= at != SIZE_MAX && hidden->cells[at];
		}
	}
}

static void any_find(const struct result *result, struct suppression *out)
{
	out->any = out->total || out->base;
	for (size_t i = 0; i < cell_count(result); i++)
		out->any |= out->cells[i];
}

static struct suppression *edition_suppression(
    const struct protection *protection, const struct publication_slot *slot, const struct measure *measure)
{
	struct suppression *out = protection->editions[slot->edition]->made[measure->index];
	const struct result *result = results_get(protection->results, slot->edition, measure);
	if (protection->done[slot->edition][measure->index])
		return out;
	protection->done[slot->edition][measure->index] = true;
	if (result->unusable || measure->broken || measure->kind == MEASURE_FACT)
		return out;
	if (!protection->publication.needed[slot - protection->publication.slots][measure->index]) {
		all_hide(result, out);
		return out;
	}
	for (size_t i = 0; i < protection->publication.claim_count; i++) {
		const struct claim *claim = &protection->publication.claims[i];
		bool own = claim->measure == measure && &protection->publication.slots[claim->slot] == slot;
		bool unproved = claim->part == CLAIM_KNOWN && claim->form == UINT32_MAX;
		if (own && (unproved || form_withheld(protection, claim->form)))
			claim_apply(out, claim);
	}
	if (kind_of(measure)->of_parts) {
		parts_hide(protection, slot, result, out);
	} else {
		values_hide(protection, slot, result, out);
		means_hide(result, out);
		extremes_hide(protection, result, out);
		empty_lines_hide(result, out);
		out->base |= !measure->of && !measure->of_measure && result->has_base && out->total;
	}
	any_find(result, out);
	return out;
}

/* ---- messages ---- */

static const char *form_name(const struct protection *protection, uint32_t form)
{
	const struct claim *claim = form == UINT32_MAX ? NULL : claim_of(&protection->publication, form);
	return claim ? claim_name(&protection->publication, claim) : "what the edition prints";
}

static void stuck_tell(const struct context *context, const struct protection *protection)
{
	const struct publication *publication = &protection->publication;
	for (uint32_t i = 0; i < publication->system.form_count; i++) {
		const struct form_range *range = &protection->repair.ranges[i];
		const struct claim *claim = claim_of(publication, i);
		if (!claim || publication->system.forms[i].state != FORM_PRIMARY || range->proof != PROOF_STUCK)
			continue;
		const struct publication_slot *slot = &publication->slots[claim->slot];
		message_add(context->messages, MSG_PROTECT_STUCK, slot->disclosure->place, claim_name(publication, claim),
		    settings_of(protection->results)->editions[slot->edition].name, form_name(protection, range->open_to));
	}
}

static void essential_check(const struct context *context, const struct results *results, const struct edition *edition)
{
	size_t count;
	const char *const *names = stats_names(results->stats, &count);
	for (size_t i = 0; i < edition->disclosure.essential_count; i++) {
		const struct value *id = edition->disclosure.essential[i];
		if (!stats_knows(results->stats, id->text, NULL) && !stats_missed(results->stats, id->text))
			message_add_hint(context->messages, MSG_PROTECT_ESSENTIAL, id->place,
			    text_did_you_mean(context->arena, id->text, names, count), id->text);
	}
}

/* ---- groups of editions ---- */

static bool claim_hidden(const struct suppression *made, const struct claim *claim)
{
	switch (claim->part) {
	case CLAIM_CELL:
		return made->cells[claim->index];
	case CLAIM_ROW_TOTAL:
		return made->row_totals[claim->index];
	case CLAIM_COLUMN_TOTAL:
		return made->column_totals[claim->index];
	case CLAIM_BASE:
		return made->base;
	case CLAIM_KNOWN:
		return made->known[claim->index];
	case CLAIM_TOTAL:
		break;
	}
	return made->total;
}

/* What was decided of other slots stands: what they show may not be withheld any more, and what they withhold is not shown
 * elsewhere. */
static void decided_fix(struct publication *publication)
{
	for (int shown = 0; shown < 2; shown++)
		for (size_t i = 0; i < publication->claim_count; i++) {
			const struct claim *claim = &publication->claims[i];
			const struct suppressions *made = publication->slots[claim->slot].made;
			struct form *form = claim->form == UINT32_MAX ? NULL : &publication->system.forms[claim->form];
			if (!made || !form || claim_hidden(made->made[claim->measure->index], claim) == shown)
				continue;
			if (shown)
				form->cost = INFINITY;
			if (shown && form->state == FORM_PRIMARY && form->need_low == form->need_high)
				form->state = FORM_SHOWN;
			if (!shown && form->state == FORM_SHOWN && form->low == form->high)
				form_withhold(publication, claim->form, form->low, form->low);
		}
}

static bool any_stuck(const struct publication *publication, const struct repair *repair)
{
	bool stuck = false;
	for (size_t i = 0; i < publication->system.form_count; i++)
		stuck |= publication->system.forms[i].state == FORM_PRIMARY && repair->ranges[i].proof == PROOF_STUCK;
	return stuck;
}

/* Beside slots that stand already, a small count may follow from what they show, so that nothing withheld now could keep
 * it: then as much of it is kept as can be, and all others are. */
static struct repair publication_repair(
    struct publication *publication, struct pool *threads, bool stands, uint32_t *conceded)
{
	*conceded = UINT32_MAX;
	struct form_system *system = &publication->system;
	enum form_state *states = arena_array(publication->arena, system->form_count + 1, sizeof *states);
	for (size_t i = 0; i < system->form_count; i++)
		states[i] = system->forms[i].state;
	struct repair repair = system_repair(publication->arena, threads, system, work_limit);
	if (!stands || repair.unended || !any_stuck(publication, &repair))
		return repair;
	for (size_t i = 0; i < system->form_count; i++)
		system->forms[i].state = states[i];
	*conceded = system_concede(publication->arena, system, work_limit);
	return system_repair(publication->arena, threads, system, work_limit);
}

/* Protects some editions as one publication: COUNT of LIST, those first of which nothing was decided. */
static void publication_protect(
    const struct context *context, struct protection *protection, const struct publication_slot *slots, size_t count)
{
	struct publication *publication = &protection->publication;
	*publication = (struct publication){.arena = context->arena, .slots = slots, .slot_count = count};
	publication_build(publication);
	decided_fix(publication);
	protection->repair =
	    publication_repair(publication, context->pool, count > 0 && slots[count - 1].made, &protection->conceded);
	if (publication->too_large || protection->repair.unended)
		message_add(context->messages, MSG_PROTECT_UNPROVED, slots[0].disclosure->place,
		    settings_of(protection->results)->editions[slots[0].edition].name);
	stuck_tell(context, protection);
	const struct stats *stats = protection->results->stats;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; !slots[i].made && j < stats->measure_count; j++)
			if (!stats->measures[j].broken)
				edition_suppression(protection, &slots[i], &stats->measures[j]);
	protection->proofs[protection->proof_count++] = (struct proved){*publication, protection->repair};
}

/* Where counts are rounded, statistics of few values are withheld all the same. */
static void rounded_hide(const struct protection *protection, const struct edition *edition)
{
	const struct stats *stats = protection->results->stats;
	const struct publication_slot slot = {
	    .edition = edition_index(protection->results, edition), .disclosure = &edition->disclosure};
	for (size_t i = 0; i < stats->measure_count; i++) {
		const struct measure *measure = &stats->measures[i];
		const struct result *result = results_get(protection->results, slot.edition, measure);
		struct suppression *out = protection->editions[slot.edition]->made[i];
		if (measure->broken || result->unusable || measure->kind == MEASURE_FACT || kind_of(measure)->of_parts)
			continue;
		values_hide(protection, &slot, result, out);
		means_hide(result, out);
		extremes_hide(protection, result, out);
		any_find(result, out);
	}
}

static struct publication_slot slot_make(
    const struct context *context, const struct results *results, const struct printed *printed)
{
	size_t count = results->stats->measure_count;
	bool *all = arena_array(context->arena, count + 1, sizeof *all);
	for (size_t i = 0; i < count; i++)
		all[i] = (!printed->measures || printed->measures[i] || printed->edition->all_figures) &&
		         (results->stats->measures[i].editions & printed->edition->bit);
	return (struct publication_slot){
	    edition_index(results, printed->edition), &printed->edition->disclosure, all, results, NULL};
}

/* Figures as typed from an old report may contradict each other, so that nothing can be proved of them: then a statistic
 * of which any figure is withheld is withheld whole. */
static void unproved_hide(const struct protection *protection, const struct edition *edition)
{
	const struct stats *stats = protection->results->stats;
	size_t at = edition_index(protection->results, edition);
	bool stuck = protection->repair.unended || protection->publication.too_large;
	for (size_t i = 0; stuck && i < stats->measure_count; i++) {
		struct suppression *out = protection->editions[at]->made[i];
		if (out->any)
			all_hide(results_get(protection->results, at, &stats->measures[i]), out);
	}
}

static const struct suppressions *decide(
    const void *self, const struct context *context, const struct results *results, const struct edition *edition);

static struct protection *protection_new(
    const struct context *context, const struct results *results, const struct printed *list, size_t count)
{
	const struct settings *settings = settings_of(results);
	struct protection *protection = arena_alloc(context->arena, sizeof *protection);
	protection->arena = context->arena;
	protection->results = results;
	protection->printed = list;
	protection->printed_count = count;
	protection->suppressor = (struct suppressor){decide, protection};
	protection->years = arena_alloc(context->arena, sizeof *protection->years);
	pthread_mutex_init(&protection->years->lock, NULL);
	protection->proofs = arena_array(context->arena, count + 1, sizeof *protection->proofs);
	protection->editions = arena_array(context->arena, settings->edition_count + 1, sizeof *protection->editions);
	protection->done = arena_array(context->arena, settings->edition_count + 1, sizeof *protection->done);
	for (size_t i = 0; i < count; i++) { /* another year's results are one edition's alone */
		size_t at = edition_index(results, list[i].edition);
		protection->editions[at] = suppressions_none(context->arena, results, list[i].edition);
		protection->done[at] =
		    arena_array(context->arena, results->stats->measure_count + 1, sizeof *protection->done[at]);
	}
	return protection;
}

/* The report's own proof of an edition; NULL where it has none, or where the results share nothing with the report's. */
static const struct proved *proof_of(
    const struct protection *protection, const struct results *results, const struct edition *edition)
{
	if (results->stats == protection->results->stats ||
	    settings_of(results)->editions != settings_of(protection->results)->editions)
		return NULL;
	for (size_t i = 0; i < protection->proof_count; i++)
		for (size_t j = 0; j < protection->proofs[i].publication.slot_count; j++)
			if (protection->proofs[i].publication.slots[j].edition == edition_index(results, edition))
				return &protection->proofs[i];
	return NULL;
}

/* The slots of PROOF as they were decided by PROTECTION. */
static size_t slots_add(const struct protection *protection, const struct proved *proof, struct publication_slot *slots)
{
	size_t count = 0;
	for (size_t i = 0; i < proof->publication.slot_count; i++) {
		struct publication_slot slot = proof->publication.slots[i];
		if (slot.made)
			continue;
		slot.made = protection->editions[slot.edition];
		slots[count++] = slot;
	}
	return count;
}

/* Nothing of the year is shown where it could not be proved that nothing can be worked out: true. */
static bool year_close(const struct protection *year, const struct proved *with)
{
	bool safe = !year->repair.unended && !year->publication.too_large;
	const struct stats *stats = year->results->stats;
	for (size_t i = 0; i < year->publication.system.form_count; i++)
		safe &= year->publication.system.forms[i].state != FORM_PRIMARY || year->repair.ranges[i].proof == PROOF_SAFE;
	for (size_t i = 0; !safe && i < with->publication.slot_count; i++) {
		size_t at = with->publication.slots[i].edition;
		for (size_t j = 0; j < stats->measure_count; j++)
			if (!stats->measures[j].broken && stats->measures[j].kind != MEASURE_FACT)
				all_hide(results_get(year->results, at, &stats->measures[j]), year->editions[at]->made[j]);
	}
	return !safe;
}

/* An earlier year counted from the same records: all editions of a proof at once, given all that stands already. Years are
 * asked for from the last to the first, so that no choice depends on which edition asks. */
static const struct protection *year_protect(const struct protection *protection, const struct context *context,
    const struct results *results, const struct proved *with)
{
	size_t editions = with->publication.slot_count, count = editions, most = 2 * editions;
	for (const struct decided_year *at = protection->years->last; at; at = at->next) {
		if (at->with == with && at->year->results == results)
			return at->year;
		most += editions;
	}
	struct printed *list = arena_array(context->arena, editions + 1, sizeof *list);
	struct publication_slot *slots = arena_array(context->arena, most + 1, sizeof *slots);
	for (size_t i = 0; i < editions; i++)
		list[i].edition = &settings_of(results)->editions[with->publication.slots[i].edition];
	struct protection *year = protection_new(context, results, list, editions);
	for (size_t i = 0; i < editions; i++) {
		slots[i] = slot_make(context, results, &list[i]);
		slots[i].printed = with->publication.slots[i].printed;
	}
	count += slots_add(protection, with, slots + count);
	for (const struct decided_year *at = protection->years->last; at; at = at->next)
		if (at->with == with)
			count += slots_add(at->year, &at->year->proofs[0], slots + count);
	publication_protect(context, year, slots, count);
	struct decided_year *made = arena_alloc(context->arena, sizeof *made);
	*made = (struct decided_year){protection->years->last, year, with, year_close(year, with), year->conceded};
	protection->years->last = made;
	return year;
}

static const char *conceded_name(const struct decided_year *year)
{
	const struct publication *publication = &year->year->proofs[0].publication;
	const struct claim *claim = claim_of(publication, year->conceded);
	return claim ? claim_name(publication, claim) : "what two figures leave over";
}

void protection_years_tell(const struct context *context, const struct protection *protection)
{
	for (size_t i = 0; i < protection->proof_count; i++)
		for (const struct decided_year *at = protection->years->last; at; at = at->next) {
			const struct settings *settings = settings_of(at->year->results);
			const struct proved *with = at->with;
			const char *name = year_name(context->arena, settings, year_of(settings, settings->from));
			for (size_t j = 0; with == &protection->proofs[i] && j < with->publication.slot_count; j++) {
				struct place place = with->publication.slots[j].disclosure->place;
				const char *edition = settings->editions[with->publication.slots[j].edition].name;
				if (at->closed)
					message_add(context->messages, MSG_PROTECT_YEAR, place, name, edition);
				else if (at->conceded != UINT32_MAX)
					message_add(context->messages, MSG_PROTECT_YEAR_TOLD, place, conceded_name(at), name, edition);
			}
		}
}

/* Of another year's results. Those that share no records with the report's (typed from an old report) are decided by the
 * edition's own rule, as if it were apart; their settings may be others than those that the list names, so that editions are told by name. */
static const struct suppressions *decide(
    const void *self, const struct context *context, const struct results *results, const struct edition *edition)
{
	const struct protection *protection = self;
	const struct proved *with = proof_of(protection, results, edition);
	if (with) {
		pthread_mutex_lock(&protection->years->lock);
		const struct protection *year = year_protect(protection, context, results, with);
		pthread_mutex_unlock(&protection->years->lock);
		return protection_of(year, edition);
	}
	struct printed one = {.edition = edition};
	for (size_t i = 0; i < protection->printed_count; i++)
		if (text_equal(protection->printed[i].edition->name, edition->name))
			one.measures = protection->printed[i].measures;
	const struct protection *year = protect_editions(context, results, &one, 1);
	unproved_hide(year, edition);
	return protection_of(year, edition);
}

const struct protection *protect_editions(
    const struct context *context, const struct results *results, const struct printed *list, size_t count)
{
	struct protection *protection = protection_new(context, results, list, count);
	struct publication_slot *slots = arena_array(context->arena, count + 1, sizeof *slots);
	size_t together = 0;
	for (size_t i = 0; i < count; i++) {
		if (list[i].edition->disclosure.method == DISCLOSURE_ROUND)
			rounded_hide(protection, list[i].edition);
		if (list[i].edition->disclosure.method != DISCLOSURE_SUPPRESS)
			continue;
		essential_check(context, results, list[i].edition);
		if (!list[i].edition->apart)
			slots[together++] = slot_make(context, results, &list[i]);
	}
	for (size_t i = 0; i < count; i++) {
		if (list[i].edition->disclosure.method != DISCLOSURE_SUPPRESS || !list[i].edition->apart)
			continue;
		struct publication_slot *alone = arena_alloc(context->arena, sizeof *alone);
		*alone = slot_make(context, results, &list[i]);
		publication_protect(context, protection, alone, 1);
	}
	if (together > 0)
		publication_protect(context, protection, slots, together);
	return protection;
}

const struct suppressions *protection_of(const struct protection *protection, const struct edition *edition)
{
	return protection->editions[edition_index(protection->results, edition)];
}

static bool proof_has(const struct protection *protection, const struct proved *proof, const char *edition)
{
	for (size_t i = 0; i < proof->publication.slot_count; i++)
		if (text_equal(settings_of(protection->results)->editions[proof->publication.slots[i].edition].name, edition))
			return true;
	return false;
}

bool protection_audit(struct buffer *out, struct pool *threads, const struct protection *protection,
    const char *edition, enum audit_format format)
{
	struct audit audit;
	audit_open(&audit, protection->arena, format);
	for (size_t i = 0; i < protection->proof_count; i++)
		if (!edition || proof_has(protection, &protection->proofs[i], edition))
			audit_add(&audit, threads, &protection->proofs[i].publication, &protection->proofs[i].repair);
	audit_close(&audit, out);
	return audit.sound;
}

static int by_edition_and_name(const void *left, const void *right)
{
	const struct withheld_figure *a = left, *b = right;
	int order = (a->edition > b->edition) - (a->edition < b->edition);
	if (!order)
		order = strcmp(a->name, b->name);
	return order ? order : (a->cause != NULL) - (b->cause != NULL); /* what protects itself first */
}

static size_t withheld_of(
    const struct protection *protection, const struct proved *proof, struct withheld_figure *list, size_t count)
{
	const struct publication *publication = &proof->publication;
	for (size_t i = 0; i < publication->claim_count; i++) {
		const struct claim *claim = &publication->claims[i];
		enum form_state state = claim->form == UINT32_MAX ? FORM_SHOWN : publication->system.forms[claim->form].state;
		if (claim->part == CLAIM_KNOWN || (state != FORM_PRIMARY && state != FORM_SECONDARY))
			continue;
		uint32_t cause = state == FORM_PRIMARY ? UINT32_MAX : proof->repair.causes[claim->form];
		const struct claim *because = cause == UINT32_MAX ? NULL : claim_of(publication, cause);
		list[count++] = (struct withheld_figure){
		    .edition = &settings_of(protection->results)->editions[publication->slots[claim->slot].edition],
		    .name = claim_name(publication, claim),
		    .cause = state == FORM_PRIMARY ? NULL
		             : because             ? claim_name(publication, because)
		                                   : "a group that two figures leave over",
		};
	}
	return count;
}

const struct withheld_figure *protection_withheld(const struct protection *protection, size_t *count)
{
	size_t claims = 0, kept = 0;
	*count = 0;
	for (size_t i = 0; i < protection->proof_count; i++)
		claims += protection->proofs[i].publication.claim_count;
	struct withheld_figure *list = arena_array(protection->arena, claims + 1, sizeof *list);
	for (size_t i = 0; i < protection->proof_count; i++)
		*count = withheld_of(protection, &protection->proofs[i], list, *count);
	qsort(list, *count, sizeof *list, by_edition_and_name);
	for (size_t i = 0; i < *count; i++)
		if (!kept || list[kept - 1].edition != list[i].edition || strcmp(list[kept - 1].name, list[i].name) != 0)
			list[kept++] = list[i];
	*count = kept;
	return list;
}

bool protection_covers(const struct protection *protection, const struct edition *edition, const char *id)
{
	size_t at = edition_index(protection->results, edition), measure = stats_index(protection->results->stats, id);
	for (size_t i = 0; i < protection->proof_count; i++) {
		const struct publication *publication = &protection->proofs[i].publication;
		for (size_t j = 0; j < publication->slot_count; j++)
			if (publication->slots[j].edition == at && measure != SIZE_MAX)
				return publication->needed[j][measure];
	}
	return true;
}

const struct suppressor *protection_suppressor(const struct protection *protection)
{
	return &protection->suppressor;
}

void protection_advise(const struct context *context, const struct protection *protection)
{
	for (size_t i = 0; i < protection->proof_count; i++)
		advise(context, &protection->proofs[i].publication, &protection->proofs[i].repair);
}
