/* Attacks on one component: what a reader who knows the shown forms, and maybe his own record, must count with. A solution of
 * all that is shown is a witness: it answers every attack on what it brings far enough, now and while more is withheld. */
#include "protect/attack.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static double needed(const struct form *target, bool greatest)
{
	return greatest ? target->need_high : target->need_low;
}

bool form_reaches(const struct form *target, bool greatest, double value)
{
	double need = needed(target, greatest);
	return greatest ? value >= need - attack_slack : value <= need + attack_slack;
}

/* What the records really are satisfies all that is shown. */
static bool truth_answers(const struct repairer *r, const struct attack *attack)
{
	const struct form *target = form_of(r, attack->target);
	bool exact = target->low == target->high;
	bool known = attack->reader == NOBODY || form_of(r, (size_t)attack->reader)->low == 1;
	return exact && known && form_reaches(target, attack->greatest, target->low);
}

/* What solutions tell of an attack, as far as they were looked at. A reader of one record sees in each how many more than his own
 * his group has, and how far the target is beyond what it needs. Any point between two solutions is one, too: where one has
 * too few in the reader's group and another too many, the point between them that has one record there may answer. */
struct sight {
	double fewer, more;           /* the slopes from solutions to what is needed, by the reader's records */
	bool reach_fewer, reach_more; /* some reach what is needed */
};

/* True if that answers. */
static bool sight_add(struct sight *sight, double excess, double beyond)
{
	bool reach = beyond >= -attack_slack;
	if (fabs(excess) <= attack_slack)
		return reach;
	if (excess < 0) {
		sight->fewer = fmin(sight->fewer, beyond / excess);
		sight->reach_fewer |= reach;
	} else {
		sight->more = fmax(sight->more, beyond / excess);
		sight->reach_more |= reach;
	}
	return (sight->reach_fewer && sight->reach_more) || sight->more > sight->fewer + attack_slack;
}

/* Does a solution that was found before answer this attack, or a point between two? */
static bool witnesses_answer(const struct repairer *r, const struct attack *attack)
{
	const struct form *target = form_of(r, attack->target);
	const double *values = r->witnesses.values[attack->target];
	const double *own = attack->reader == NOBODY ? NULL : r->witnesses.values[attack->reader];
	double need = needed(target, attack->greatest), sign = attack->greatest ? 1 : -1;
	struct sight sight = {.fewer = INFINITY, .more = -INFINITY};
	for (size_t i = 0; i < r->witnesses.count; i++)
		if (r->witnesses.valid[i] && sight_add(&sight, own ? own[i] - 1 : 0, sign * (values[i] - need)))
			return true;
	return false;
}

/* Makes room for one more; a place is taken again where there are as many as there can be. */
static size_t witnesses_next(struct repairer *r)
{
	struct witnesses *witnesses = &r->witnesses;
	size_t at = witnesses->next;
	if (at >= witnesses->capacity) {
		witnesses->capacity = witnesses->capacity ? 2 * witnesses->capacity : 16;
		for (size_t i = 0; i < r->component->count; i++)
			if (witnesses->values[i])
				witnesses->values[i] = memory_resize(witnesses->values[i], witnesses->capacity * sizeof(double));
	}
	witnesses->valid[at] = true;
	if (at >= witnesses->count)
		witnesses->count = at + 1;
	witnesses->next = (at + 1) % WITNESSES_MOST;
	witnesses->added++;
	return at;
}

static void witnesses_add(struct repairer *r)
{
	size_t at = witnesses_next(r);
	for (size_t i = 0; i < r->component->count; i++)
		if (r->witnesses.values[i])
			r->witnesses.values[i][at] = solver_value(r->solver, i);
}

void witnesses_take(struct repairer *r, const struct witnesses *from, size_t which)
{
	size_t at = witnesses_next(r);
	for (size_t i = 0; i < r->component->count; i++)
		if (r->witnesses.values[i])
			r->witnesses.values[i][at] = from->values[i][which];
}

void witnesses_open(struct repairer *r)
{
	r->witnesses.values = memory_resize(NULL, (r->component->count + 1) * sizeof(double *));
	for (size_t i = 0; i < r->component->count; i++)
		r->witnesses.values[i] = form_of(r, i)->state == FORM_RELATION ? NULL : memory_resize(NULL, sizeof(double));
}

void witnesses_release(struct repairer *r)
{
	for (size_t i = 0; i < r->component->count; i++)
		free(r->witnesses.values[i]);
	free(r->witnesses.values);
}

/* How far a target is brought where it can be: beyond what it needs, so that there is something to give between two
 * solutions. */
static double aim_of(const struct form *target, bool greatest)
{
	double span = target->need_high - target->need_low;
	if (greatest)
		return target->need_high + span;
	return target->need_low > 0 ? fmax(0, target->need_low - span) : target->need_low;
}

static void readers_know(struct repairer *r, struct readers readers)
{
	for (size_t i = 0; i < readers.count; i++)
		solver_bind(r->solver, (size_t)readers.forms[i], 1, 1);
}

static void readers_forget(struct repairer *r, struct readers readers)
{
	for (size_t i = 0; i < readers.count; i++)
		solver_release(r->solver, (size_t)readers.forms[i]);
}

bool target_reached(struct repairer *r, struct readers readers, size_t at, bool greatest, bool *failed)
{
	const struct form *target = form_of(r, at);
	double value = 0, aim = readers.count ? needed(target, greatest) : aim_of(target, greatest);
	solver_bind(r->solver, at, greatest ? -INFINITY : aim, greatest ? aim : INFINITY);
	readers_know(r, readers);
	enum solver_end end = solver_reach(r->solver, at, greatest, &value);
	bool reached = end == SOLVER_DONE && form_reaches(target, greatest, value);
	*failed = end != SOLVER_DONE;
	if (reached)
		witnesses_add(r);
	solver_release(r->solver, at);
	readers_forget(r, readers);
	return reached;
}

bool is_answered(const struct repairer *r, const struct attack *attack)
{
	return truth_answers(r, attack) || witnesses_answer(r, attack);
}

bool attack_fails(struct repairer *r, const struct attack *attack, bool *failed)
{
	struct readers readers = {&attack->reader, attack->reader != NOBODY};
	return is_answered(r, attack) || target_reached(r, readers, attack->target, attack->greatest, failed);
}

bool forms_overlap(const struct form *a, const struct form *b)
{
	size_t i = 0, j = 0;
	while (i < a->count && j < b->count) {
		if (a->atoms[i] == b->atoms[j])
			return true;
		*(a->atoms[i] < b->atoms[j] ? &i : &j) += 1;
	}
	return false;
}

bool is_target(const struct repairer *r, long reader, size_t at)
{
	const struct form *target = form_of(r, at);
	if (target->state != FORM_PRIMARY || r->repair->ranges[r->component->forms[at]].proof != PROOF_SAFE)
		return false;
	return reader == NOBODY || ((size_t)reader != at && !forms_overlap(form_of(r, (size_t)reader), target));
}

/* Is the form at AT a target of any of READERS that no solution answers? */
static bool is_open(const struct repairer *r, struct readers readers, bool greatest, size_t at)
{
	if (form_of(r, at)->state != FORM_PRIMARY)
		return false;
	for (size_t i = 0; i < readers.count; i++)
		if (!is_answered(r, &(struct attack){readers.forms[i], at, greatest}) && is_target(r, readers.forms[i], at))
			return true;
	return readers.count == 0 && !is_answered(r, &(struct attack){NOBODY, at, greatest}) && is_target(r, NOBODY, at);
}

/* The aims of what no solution answers yet, NAN of others; how many. */
static size_t unanswered(const struct repairer *r, struct readers readers, bool greatest, double *aims)
{
	size_t count = 0;
	for (size_t i = 0; i < r->component->count; i++) {
		bool open = is_open(r, readers, greatest, i);
		aims[i] = open ? readers.count ? needed(form_of(r, i), greatest) : aim_of(form_of(r, i), greatest) : NAN;
		count += open;
	}
	return count;
}

/* A solution that answers many of the attacks of readers that nothing answers. */
static bool answer_many(struct repairer *r, struct readers readers, bool greatest, const double *aims)
{
	readers_know(r, readers);
	enum solver_end end = solver_reach_many(r->solver, aims, greatest);
	if (end == SOLVER_DONE)
		witnesses_add(r);
	readers_forget(r, readers);
	return end == SOLVER_DONE;
}

size_t witnesses_fill(struct repairer *r, struct readers readers, bool greatest, many_held *hide)
{
	bool held = false;
	long reader = readers.count > 0 ? readers.forms[0] : NOBODY;
	double *aims = memory_resize(NULL, (r->component->count + 1) * sizeof *aims);
	size_t left = unanswered(r, readers, greatest, aims);
	while (left >= FEW && answer_many(r, readers, greatest, aims)) {
		size_t before = left;
		left = unanswered(r, readers, greatest, aims);
		if (before - left > before / SHARE)
			continue;
		bool hidden = hide && hide(r, &(struct attack){reader, 0, greatest}, aims, left, &held);
		if (!hidden && (readers.count > 1 || before - left < FEW))
			break;
	}
	free(aims);
	return left;
}

void witnesses_doubt(struct repairer *r, size_t at)
{
	const struct form *form = form_of(r, at);
	const double *values = r->witnesses.values[at];
	for (size_t i = 0; values && i < r->witnesses.count; i++)
		r->witnesses.valid[i] =
		    r->witnesses.valid[i] && values[i] >= form->low - attack_slack && values[i] <= form->high + attack_slack;
}

void witnesses_check(struct repairer *r)
{
	memset(r->witnesses.valid, true, sizeof r->witnesses.valid);
	for (size_t i = 0; i < r->component->count; i++)
		if (!is_withheld(form_of(r, i)))
			witnesses_doubt(r, i);
}
