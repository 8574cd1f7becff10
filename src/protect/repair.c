/* The repair: find what gives a primary form away, withhold the cheapest of it, until nothing does; then, dearest first,
 * show again whatever the proof does without. The idea is that of SIMPLEHEURISTIC in sdcTable and of GaussSuppression's last
 * pass, with the dual values of the attacker's own linear program saying where to look (M. Fischetti and J. J. Salazar,
 * Management Science 47, 2001). Since the reader's range only widens while forms are withheld, what was proved stays so. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "protect/attack.h"
#include "protect/cover.h"
#include "protect/screen.h"

enum {
	TRIED = 3,   /* of targets that are likely to be held back */
	GIVEN = 4,   /* for so many of them one form is withheld at once */
	LARGE = 400, /* forms of a component in which one at a time would take long */
};

/* Of work, for showing again what need not be withheld: of all components together, and of a large one, which is past hope of
 * much. */
static const size_t leisure = 100000000, leisure_of_large = 25000000;

/* The cheapest of the shown forms that hold the target back; count of the component if none may be withheld. *HOLDER: one
 * that does, whatever its cost. */
static size_t cheapest_holder(const struct repairer *r, size_t *holder)
{
	size_t best = r->component->count;
	*holder = best;
	for (size_t i = 0; i < r->component->count; i++) {
		const struct form *form = form_of(r, i);
		if (form->state != FORM_SHOWN || solver_dual(r->solver, i) <= attack_slack)
			continue;
		*holder = i;
		if (isinf(form->cost) || r->banned[i] || (best < r->component->count && form->cost >= form_of(r, best)->cost))
			continue;
		best = i;
	}
	return best;
}

static void range_stuck(struct repairer *r, size_t target, enum proof proof, size_t holder)
{
	struct form_range *range = &r->repair->ranges[r->component->forms[target]];
	range->proof = proof;
	range->open_to = holder < r->component->count ? r->component->forms[holder] : UINT32_MAX;
	r->repair->unended |= proof == PROOF_UNENDED;
}

static void form_hide(struct repairer *r, size_t at, size_t target)
{
	form_of(r, at)->state = FORM_SECONDARY;
	r->repair->causes[r->component->forms[at]] = r->component->forms[target];
	solver_release(r->solver, at);
}

static void attack_repel(struct repairer *r, const struct attack *attack)
{
	bool failed = false;
	while (!attack_fails(r, attack, &failed)) {
		size_t holder = r->component->count, best = r->component->count;
		if (!failed)
			best = cheapest_holder(r, &holder);
		/* Nothing shown holds the target back, so what the reader knows of himself does: it is his own group. */
		if (!failed && attack->reader != NOBODY && holder == r->component->count)
			return;
		if (best == r->component->count) {
			range_stuck(r, attack->target, failed ? PROOF_UNENDED : PROOF_STUCK, holder);
			return;
		}
		form_hide(r, best, attack->target);
	}
}

/* The first target of AIMS that counts records of the form at AT; else the first. */
static size_t target_held(const struct repairer *r, size_t at, const double *aims)
{
	size_t first = r->component->count;
	for (size_t i = 0; i < r->component->count; i++) {
		if (isnan(aims[i]))
			continue;
		if (forms_overlap(form_of(r, at), form_of(r, i)))
			return i;
		if (first == r->component->count)
			first = i;
	}
	return first;
}

/* Withholds, after an attack on many targets, the form that holds them back most (DUALS) for its cost; false if there is none. */
static bool holder_hide(struct repairer *r, const double *duals, const double *aims)
{
	size_t best = r->component->count;
	double least = INFINITY;
	for (size_t i = 0; i < r->component->count; i++) {
		const struct form *form = form_of(r, i);
		if (form->state != FORM_SHOWN || duals[i] <= attack_slack || isinf(form->cost) ||
		    form->cost / duals[i] >= least)
			continue;
		least = form->cost / duals[i];
		best = i;
	}
	if (best < r->component->count)
		form_hide(r, best, target_held(r, best, aims));
	return best < r->component->count;
}

/* Is what most of AIMS need out of reach even where nothing else is asked for? What many lack together each may have. A few
 * are tried, as far apart as they can be. */
static bool most_are_held(struct repairer *r, const struct attack *many, const double *aims, size_t left)
{
	size_t seen = 0, tried = 0, held = 0;
	bool failed;
	for (size_t i = 0; i < r->component->count; i++) {
		if (isnan(aims[i]) || seen++ % (left / TRIED + 1) != 0)
			continue;
		tried++;
		held += !attack_fails(r, &(struct attack){many->reader, i, many->greatest}, &failed);
	}
	return 2 * held > tried;
}

/* Withholds some of what holds many targets back, a share of how many are LEFT of AIMS; false if there is nothing. *HELD: is
 * each likely to need it? It is found out where it is not known yet. */
static bool holders_hide(struct repairer *r, const struct attack *many, const double *aims, size_t left, bool *held)
{
	size_t hidden = 0;
	double *duals = memory_resize(NULL, (r->component->count + 1) * sizeof *duals);
	for (size_t i = 0; i < r->component->count; i++)
		duals[i] = solver_dual(r->solver, i);
	*held = *held || most_are_held(r, many, aims, left);
	while (*held && hidden <= left / GIVEN && holder_hide(r, duals, aims))
		hidden++;
	free(duals);
	return hidden > 0;
}

typedef bool attack_visit(struct repairer *r, const struct attack *attack);
static attack_visit repel;

/* Every attack of one reader; false as soon as VISIT says so. */
static bool reader_attacks(struct repairer *r, long reader, attack_visit *visit)
{
	for (int greatest = 0; greatest < 2; greatest++)
		witnesses_fill(r, (struct readers){&reader, reader != NOBODY}, greatest,
		    visit == repel && r->component->count > LARGE ? holders_hide : NULL);
	for (size_t i = 0; i < r->component->count; i++) {
		if (!is_target(r, reader, i))
			continue;
		if (!visit(r, &(struct attack){reader, i, false}) || !visit(r, &(struct attack){reader, i, true}))
			return false;
	}
	return true;
}

static bool each_attack(struct repairer *r, attack_visit *visit)
{
	if (!reader_attacks(r, NOBODY, visit))
		return false;
	if (visit == repel && r->component->count > LARGE)
		witnesses_share(r);
	for (size_t i = 0; i < r->component->count; i++)
		if (form_of(r, i)->single && is_withheld(form_of(r, i)) && !reader_attacks(r, (long)i, visit))
			return false;
	return true;
}

static bool repel(struct repairer *r, const struct attack *attack)
{
	attack_repel(r, attack);
	return true;
}

/* Is there no work left for better ways? */
static bool at_end(const struct repairer *r)
{
	return solver_work(r->solver) > r->work;
}

static bool holds(struct repairer *r, const struct attack *attack)
{
	bool failed;
	size_t holder = r->component->count;
	if (at_end(r))
		return false;
	if (attack_fails(r, attack, &failed))
		return true;
	if (failed || attack->reader == NOBODY)
		return false;
	cheapest_holder(r, &holder);
	return holder == r->component->count;
}

/* The place in the component of the form that the one at AT was withheld for. */
static size_t cause_of(const struct repairer *r, size_t at)
{
	uint32_t cause = r->repair->causes[r->component->forms[at]];
	size_t low = 0, high = r->component->count;
	while (low + 1 < high) {
		size_t middle = (low + high) / 2;
		*(r->component->forms[middle] <= cause ? &low : &high) = middle;
	}
	return low;
}

/* Would what the form at AT was withheld for be open again? Most of what is needed is told so by one program. */
static bool cause_opens(struct repairer *r, size_t at)
{
	size_t cause = cause_of(r, at);
	return is_target(r, NOBODY, cause) &&
	       (!holds(r, &(struct attack){NOBODY, cause, false}) || !holds(r, &(struct attack){NOBODY, cause, true}));
}

/* Shows the form at AT again if every attack still fails. */
static void give_back(struct repairer *r, size_t at)
{
	struct form *form = form_of(r, at);
	bool before[WITNESSES_MOST] = {0};
	memcpy(before, r->witnesses.valid, sizeof before);
	form->state = FORM_SHOWN;
	solver_bind(r->solver, at, form->low, form->high);
	witnesses_doubt(r, at);
	if (!cause_opens(r, at) && each_attack(r, holds))
		return;
	form->state = FORM_SECONDARY;
	solver_release(r->solver, at);
	for (size_t i = 0; i < r->witnesses.count;
	     i++) /* what was found meanwhile satisfies one form more: it stays valid */
		r->witnesses.valid[i] |= before[i];
}

struct priced {
	double cost;
	size_t at;
};

/* Dearest first; of equal ones the later one. */
static int compare_priced(const void *a, const void *b)
{
	const struct priced *x = a, *y = b;
	if (x->cost != y->cost)
		return x->cost < y->cost ? 1 : -1;
	return (x->at < y->at) - (x->at > y->at);
}

static void give_all_back(struct repairer *r)
{
	struct priced *list = memory_resize(NULL, (r->component->count + 1) * sizeof *list);
	size_t count = 0;
	for (size_t i = 0; i < r->component->count; i++)
		if (form_of(r, i)->state == FORM_SECONDARY)
			list[count++] = (struct priced){form_of(r, i)->cost, i};
	qsort(list, count, sizeof *list, compare_priced);
	for (size_t i = 0; i < count && !at_end(r); i++)
		give_back(r, list[i].at);
	free(list);
}

static double cost_now(const struct repairer *r)
{
	double cost = 0;
	for (size_t i = 0; i < r->component->count; i++)
		cost += form_of(r, i)->state == FORM_SECONDARY ? form_of(r, i)->cost : 0;
	return cost;
}

static void states_save(const struct repairer *r, enum form_state *states)
{
	for (size_t i = 0; i < r->component->count; i++)
		states[i] = form_of(r, i)->state;
}

static void states_restore(struct repairer *r, const enum form_state *states)
{
	for (size_t i = 0; i < r->component->count; i++) {
		struct form *form = form_of(r, i);
		form->state = states[i];
		if (is_withheld(form))
			solver_release(r->solver, i);
		else
			solver_bind(r->solver, i, form->low, form->high);
		struct form_range *range = &r->repair->ranges[r->component->forms[i]];
		*range = (struct form_range){.open_to = UINT32_MAX};
	}
	witnesses_check(r);
}

static bool any_stuck(const struct repairer *r)
{
	for (size_t i = 0; i < r->component->count; i++)
		if (r->repair->ranges[r->component->forms[i]].proof != PROOF_SAFE)
			return true;
	return false;
}

/* What is looked for: a cheaper choice than STATES, which cost BEFORE. */
struct other_way {
	enum form_state *states, *shown; /* one a form each; SHOWN is room */
	double before;
};

/* Is it cheaper to do without the form at AT? */
static bool try_without(struct repairer *r, size_t at, const struct other_way *way)
{
	memcpy(way->shown, way->states, r->component->count * sizeof *way->shown);
	way->shown[at] = FORM_SHOWN;
	states_restore(r, way->shown);
	r->banned[at] = true;
	each_attack(r, repel);
	r->banned[at] = false;
	if (!any_stuck(r))
		give_all_back(r);
	return !any_stuck(r) && cost_now(r) < way->before;
}

/* The forms that hold the target of the attack that was made last, as cover.h has them: while all of them are shown, it succeeds. */
static uint64_t holders_of_last(const struct repairer *r)
{
	uint64_t holders = 0;
	for (size_t i = 0; i < r->component->count; i++) {
		const struct form *form = form_of(r, i);
		if (form->state == FORM_SHOWN && !isinf(form->cost) && solver_dual(r->solver, i) > attack_slack)
			holders |= UINT64_C(1) << i;
	}
	return holders;
}

/* Withholds second what CHOICE says alone, and shows all else. */
static void choice_take(struct repairer *r, uint64_t choice, const struct other_way *way)
{
	for (size_t i = 0; i < r->component->count; i++) {
		bool second = choice >> i & 1;
		way->shown[i] = second ? FORM_SECONDARY : way->states[i] == FORM_SECONDARY ? FORM_SHOWN : way->states[i];
	}
	states_restore(r, way->shown);
}

/* The cheapest choice of all, for a small component: one that has a form of each set of holders that any attack named. */
static bool try_least(struct repairer *r, const struct other_way *way)
{
	struct cover cover = {.count = r->component->count};
	uint64_t choice;
	for (size_t i = 0; i < r->component->count; i++)
		cover.costs[i] = form_of(r, i)->cost;
	while (!at_end(r) && cover_least(&cover, way->before, &choice)) {
		choice_take(r, choice, way);
		if (each_attack(r, holds))
			return true;
		if (!cover_add(&cover, holders_of_last(r)))
			break;
	}
	return false;
}

/* Takes a way that does without the form at AT, or (AT the count) the cheapest of all, if it is cheaper: true. */
static bool improve_once(struct repairer *r, size_t at, struct other_way *way)
{
	way->before = cost_now(r);
	states_save(r, way->states);
	bool better = at < r->component->count ? try_without(r, at, way) : try_least(r, way);
	if (!better)
		states_restore(r, way->states);
	return better;
}

/* Other ways, as long as they are cheaper and the component is small enough for the trouble. */
static void improve(struct repairer *r)
{
	enum { FORMS = 400, SECONDARY = 40, ROUNDS = 3 };
	size_t secondary = 0, count = r->component->count;
	for (size_t i = 0; i < count; i++)
		secondary += form_of(r, i)->state == FORM_SECONDARY;
	if (count > FORMS || secondary > SECONDARY || secondary == 0 || any_stuck(r))
		return;
	enum form_state *states = memory_resize(NULL, 2 * count * sizeof *states);
	struct other_way way = {states, states + count, 0};
	bool better = true;
	for (int round = 0; better && round < ROUNDS; round++) {
		better = false;
		for (size_t i = 0; i < count; i++)
			if (form_of(r, i)->state == FORM_SECONDARY && !at_end(r))
				better |= improve_once(r, i, &way);
	}
	if (count <= COVER_FORMS && !at_end(r))
		improve_once(r, count, &way);
	free(states);
}

static void repairer_open(struct repairer *r, size_t limit)
{
	witnesses_open(r);
	r->opener = pthread_self();
	r->arena = arena_new();
	r->banned = arena_array(r->arena, r->component->count, sizeof *r->banned);
	r->solver = solver_new(r->arena, r->system, r->component->forms, r->component->count, limit);
	for (size_t i = 0; i < r->component->count; i++)
		if (!is_withheld(form_of(r, i)))
			solver_bind(r->solver, i, form_of(r, i)->low, form_of(r, i)->high);
}

static void repairer_close(struct repairer *r)
{
	r->repair->programs += solver_programs(r->solver);
	r->repair->unended |= solver_exhausted(r->solver);
	solver_free(r->solver);
	witnesses_release(r);
	arena_free(r->arena);
}

static bool has_primary(const struct form_system *system, const struct component *component)
{
	for (size_t i = 0; i < component->count; i++)
		if (system->forms[component->forms[i]].state == FORM_PRIMARY)
			return true;
	return false;
}

/* Forms of the component that are no relations. */
static size_t figures_of(const struct form_system *system, const struct component *component)
{
	size_t count = 0;
	for (size_t i = 0; i < component->count; i++)
		count += system->forms[component->forms[i]].state != FORM_RELATION;
	return count;
}

static struct repair repair_new(struct arena *arena, const struct form_system *system)
{
	struct repair repair = {.ranges = arena_array(arena, system->form_count + 1, sizeof *repair.ranges)};
	repair.causes = arena_array(arena, system->form_count + 1, sizeof *repair.causes);
	for (size_t i = 0; i < system->form_count; i++)
		repair.ranges[i].open_to = repair.causes[i] = UINT32_MAX;
	return repair;
}

/* Components that have anything to protect: independent of each other, so they are seen to side by side. */
struct sites {
	struct form_system *system;
	struct component *components;
	struct repair *repairs; /* one a component, of which the ranges and causes are all components' own */
	size_t count;
	struct pool *threads;
	size_t limit;
};

static struct sites sites_find(struct arena *arena, struct form_system *system, const struct repair *repair)
{
	struct components all = components_find(arena, system);
	struct sites sites = {.system = system, .components = all.items};
	for (size_t i = 0; i < all.count; i++)
		if (has_primary(system, &all.items[i]))
			sites.components[sites.count++] = all.items[i];
	sites.repairs = arena_array(arena, sites.count + 1, sizeof *sites.repairs);
	for (size_t i = 0; i < sites.count; i++)
		sites.repairs[i] = *repair;
	return sites;
}

static struct repairer repairer_at(const struct sites *sites, size_t index)
{
	return (struct repairer){.system = sites->system,
	    .component = &sites->components[index],
	    .repair = &sites->repairs[index],
	    .threads = sites->threads};
}

/* Does WORK at each component, and adds up what it took. */
static void sites_visit(struct sites *sites, void (*work)(void *self, size_t index), struct repair *repair)
{
	pool_each(sites->threads, sites->count, work, sites);
	for (size_t i = 0; i < sites->count; i++) {
		repair->programs += sites->repairs[i].programs;
		repair->unended |= sites->repairs[i].unended;
	}
}

static void site_repair(void *self, size_t index)
{
	struct sites *sites = self;
	struct repairer r = repairer_at(sites, index);
	if (figures_of(r.system, r.component) > LARGE) /* what equations alone give away needs no programs */
		screen(r.system, r.component, r.repair->causes);
	repairer_open(&r, sites->limit);
	each_attack(&r, repel);
	r.work = solver_work(r.solver) + (r.component->count > LARGE ? leisure_of_large : leisure / sites->count);
	give_all_back(&r);
	improve(&r);
	repairer_close(&r);
}

struct repair system_repair(struct arena *arena, struct pool *threads, struct form_system *system, size_t limit)
{
	struct repair repair = repair_new(arena, system);
	struct sites sites = sites_find(arena, system, &repair);
	sites.threads = threads;
	sites.limit = limit;
	sites_visit(&sites, site_repair, &repair);
	for (size_t i = 0; i < system->form_count; i++)
		repair.secondary += system->forms[i].state == FORM_SECONDARY;
	return repair;
}

/* Both ends of one primary form's range. */
static void range_find(struct repairer *r, size_t at)
{
	const struct form *form = form_of(r, at);
	struct form_range *range = &r->repair->ranges[r->component->forms[at]];
	enum solver_end low = solver_reach(r->solver, at, false, &range->low);
	enum solver_end high = solver_reach(r->solver, at, true, &range->high);
	if (high == SOLVER_UNBOUNDED)
		range->high = INFINITY;
	if (low != SOLVER_DONE || high == SOLVER_FAILED) {
		range_stuck(r, at, PROOF_UNENDED, r->component->count);
		return;
	}
	range->proof =
	    form_reaches(form, false, range->low) && form_reaches(form, true, range->high) ? PROOF_SAFE : PROOF_STUCK;
}

static void site_attack(void *self, size_t index)
{
	struct sites *sites = self;
	struct repairer r = repairer_at(sites, index);
	repairer_open(&r, sites->limit);
	for (size_t i = 0; i < r.component->count; i++)
		if (is_withheld(form_of(&r, i)))
			range_find(&r, i);
	repairer_close(&r);
}

struct repair system_attack(struct arena *arena, struct pool *threads, const struct form_system *system, size_t limit)
{
	struct form_system copy = *system; /* its states are only read */
	struct repair repair = repair_new(arena, system);
	struct sites sites = sites_find(arena, &copy, &repair);
	sites.threads = threads;
	sites.limit = limit;
	sites_visit(&sites, site_attack, &repair);
	return repair;
}
