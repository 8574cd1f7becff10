/* The attack and the repair on small systems: known answers, then random tables against an exhaustive search. */
#include "protect/system.h"

#include <math.h>
#include <stdlib.h>

#include "check.h"
#include "protect/independent.h"
#include "protect/reduce.h"
#include "protect/screen.h"
#include "protect/solver.h"

enum { LIMIT = 1000000, MOST = 24 };

/* A system while it is made. */
struct draft {
	struct form forms[MOST];
	uint32_t atoms[MOST][MOST];
	double weights[MOST][MOST]; /* of relations alone */
	int64_t values[MOST];       /* of the atoms */
	struct form_system system;
};

static void draft_begin(struct draft *draft, const int64_t *values, size_t count)
{
	memset(draft, 0, sizeof *draft);
	memcpy(draft->values, values, count * sizeof *values);
	draft->system = (struct form_system){draft->forms, 0, count};
}

/* Adds the sum of the atoms whose bits are set; protected where it is 1 to 5. */
static struct form *draft_add(struct draft *draft, unsigned bits, double cost)
{
	size_t at = draft->system.form_count++;
	struct form *form = &draft->forms[at];
	int64_t sum = 0;
	*form = (struct form){.atoms = draft->atoms[at], .cost = cost, .need_low = 1, .need_high = 5};
	for (uint32_t i = 0; i < draft->system.atom_count; i++) {
		if (!(bits >> i & 1))
			continue;
		draft->atoms[at][form->count++] = i;
		sum += draft->values[i];
	}
	form->low = form->high = (double)sum;
	form->state = sum >= 1 && sum <= 5 ? FORM_PRIMARY : FORM_SHOWN;
	return form;
}

/* Cells and total of one breakdown. */
static void draft_line(struct draft *draft, const int64_t *cells, size_t count)
{
	draft_begin(draft, cells, count);
	for (size_t i = 0; i < count; i++)
		draft_add(draft, 1u << i, (double)cells[i] + 1);
	draft_add(draft, (1u << count) - 1, 1000);
}

static bool all_safe(const struct form_system *system, const struct repair *repair)
{
	for (size_t i = 0; i < system->form_count; i++)
		if (system->forms[i].state == FORM_PRIMARY && repair->ranges[i].proof != PROOF_SAFE)
			return false;
	return !repair->unended;
}

static void test_ranges(struct checks *checks)
{
	struct arena *arena = arena_new();
	struct draft draft;
	draft_line(&draft, (int64_t[]){3, 20, 30}, 3);
	struct repair repair = system_attack(arena, NULL, &draft.system, LIMIT);
	check(checks, "one withheld cell is the total less the others",
	    repair.ranges[0].low == 3 && repair.ranges[0].high == 3 && repair.ranges[0].proof == PROOF_STUCK);
	draft_line(&draft, (int64_t[]){1, 1, 1, 1, 1, 1, 1}, 7);
	draft.forms[7].state = FORM_SHOWN;
	repair = system_attack(arena, NULL, &draft.system, LIMIT);
	check(checks, "seven withheld cells of 7 reach from 0 to 7",
	    repair.ranges[0].low == 0 && repair.ranges[0].high == 7 && repair.ranges[0].proof == PROOF_SAFE);
	draft_line(&draft, (int64_t[]){1, 2, 30}, 3);
	repair = system_attack(arena, NULL, &draft.system, LIMIT);
	check(checks, "two withheld cells whose sum is 3 are narrowed", repair.ranges[1].high == 3);
	arena_free(arena);
}

static void test_repair(struct checks *checks)
{
	struct arena *arena = arena_new();
	struct draft draft;
	draft_line(&draft, (int64_t[]){3, 20, 30}, 3);
	struct repair repair = system_repair(arena, NULL, &draft.system, LIMIT);
	check(checks, "the cheapest other cell is withheld too",
	    draft.forms[1].state == FORM_SECONDARY && draft.forms[2].state == FORM_SHOWN &&
	        draft.forms[3].state == FORM_SHOWN && all_safe(&draft.system, &repair));
	draft_line(&draft, (int64_t[]){1, 2, 0, 30}, 4);
	repair = system_repair(arena, NULL, &draft.system, LIMIT);
	check(checks, "two cells of 3 in all need a third", repair.secondary == 1 && all_safe(&draft.system, &repair));
	draft_line(&draft, (int64_t[]){3, 20}, 2);
	draft.forms[1].cost = draft.forms[2].cost = INFINITY;
	repair = system_repair(arena, NULL, &draft.system, LIMIT);
	check(checks, "where nothing may be withheld it says so, and what gives it away",
	    repair.ranges[0].proof == PROOF_STUCK && (repair.ranges[0].open_to == 1 || repair.ranges[0].open_to == 2));
	draft_line(&draft, (int64_t[]){3, 20, 30}, 3);
	repair = system_repair(arena, NULL, &draft.system, 1);
	check(checks, "a bound on the work is told, never a shrug", repair.unended);
	arena_free(arena);
}

/* Who knows the one record of a withheld 1 must not know the cell beside it. */
static void test_singles(struct checks *checks)
{
	struct arena *arena = arena_new();
	struct draft draft;
	draft_line(&draft, (int64_t[]){1, 4, 8, 30}, 4);
	struct repair repair = system_repair(arena, NULL, &draft.system, LIMIT);
	size_t without = repair.secondary;
	draft_line(&draft, (int64_t[]){1, 4, 8, 30}, 4);
	draft.forms[0].single = true;
	repair = system_repair(arena, NULL, &draft.system, LIMIT);
	check(checks, "a single record needs a partner that is not its own",
	    without == 0 && repair.secondary == 1 && all_safe(&draft.system, &repair));
	arena_free(arena);
}

static void test_intervals(struct checks *checks)
{
	struct arena *arena = arena_new();
	struct draft draft;
	draft_line(&draft, (int64_t[]){3, 47}, 2);
	draft.forms[1].state = FORM_SECONDARY;
	struct form *percent = draft_add(&draft, 1u, INFINITY);
	percent->state = FORM_SHOWN; /* 6 % of 50 */
	percent->low = 2.75;
	percent->high = 3.25;
	struct repair repair = system_attack(arena, NULL, &draft.system, LIMIT);
	check(checks, "a rounded percentage tells an interval",
	    fabs(repair.ranges[0].low - 2.75) < 1e-6 && fabs(repair.ranges[0].high - 3.25) < 1e-6);
	arena_free(arena);
}

/* Two tables that share a total, without any program solved. */
static void test_screen(struct checks *checks)
{
	struct arena *arena = arena_new();
	struct draft draft;
	uint32_t all[] = {0, 1, 2, 3, 4}, causes[MOST];
	struct component component = {all, 4};
	draft_line(&draft, (int64_t[]){3, 20, 30}, 3);
	screen(&draft.system, &component, causes);
	check(checks, "the screen withholds the cheapest form that an equation needs",
	    draft.forms[1].state == FORM_SECONDARY && draft.forms[2].state == FORM_SHOWN &&
	        draft.forms[3].state == FORM_SHOWN && causes[1] == 0);
	draft_line(&draft, (int64_t[]){3, 20, 30}, 3);
	draft.forms[1].cost = draft.forms[2].cost = INFINITY;
	screen(&draft.system, &component, causes);
	check(checks, "a form that may not be withheld is shown before all others",
	    draft.forms[3].state == FORM_SECONDARY && draft.forms[1].state == FORM_SHOWN);
	draft_line(&draft, (int64_t[]){3, 20, 30}, 3);
	draft_add(&draft, 6u, 1)->state = FORM_RELATION;
	component.count = 5;
	draft.forms[4].cost = INFINITY;
	screen(&draft.system, &component, causes);
	check(checks, "what every reader knows counts as shown", draft.forms[3].state == FORM_SECONDARY);
	arena_free(arena);
}

/* Adds what every reader knows: the atoms of PLUS are together as many as those of MINUS. */
static void draft_tie(struct draft *draft, unsigned plus, unsigned minus)
{
	size_t at = draft->system.form_count++;
	struct form *form = &draft->forms[at];
	*form = (struct form){.atoms = draft->atoms[at], .weights = draft->weights[at], .state = FORM_RELATION};
	form->cost = INFINITY;
	for (uint32_t i = 0; i < draft->system.atom_count; i++) {
		if (!((plus | minus) >> i & 1))
			continue;
		draft->weights[at][form->count] = plus >> i & 1 ? 1 : -1;
		draft->atoms[at][form->count++] = i;
	}
}

/* Two lots of the same 50 records: 0 to 2 as a whole, 3 to 7 by a field; 8 cannot be. */
static void test_reduction(struct checks *checks)
{
	struct arena *arena = arena_new();
	struct draft draft;
	draft_begin(&draft, (int64_t[]){3, 20, 30, 1, 2, 20, 18, 12, 0}, 9);
	draft_add(&draft, 7u, INFINITY);          /* all: 53 */
	draft_add(&draft, 1u << 3, 2);            /* 1 */
	draft_add(&draft, 1u << 4, 3);            /* 2 */
	draft_add(&draft, 1u << 1, 21);           /* 20 */
	draft_add(&draft, 3u << 6 | 1u << 8, 31); /* 30 */
	draft_tie(&draft, 1u, 3u << 3);
	draft_tie(&draft, 1u << 1, 1u << 5);
	draft_tie(&draft, 3u << 6, 1u << 2);
	draft_tie(&draft, 1u << 8, 0);
	uint32_t all[] = {0, 1, 2, 3, 4, 5, 6, 7, 8};
	struct reduced_system reduced = system_reduce(arena, &draft.system, all, 9);
	bool used = true;
	for (size_t i = 5; i < 9; i++)
		used = used && reduced.rows[i].count == 0;
	check(checks, "relations are used up", used);
	check(checks, "unknowns that no form tells apart are one, and what is 0 is none", reduced.column_count == 4);
	check(checks, "the sum of all is put as the sum of what is left", reduced.rows[0].count == 4);
	struct repair repair = system_attack(arena, NULL, &draft.system, LIMIT);
	check(checks, "what is tied tells as much as before", repair.ranges[1].low == 0 && repair.ranges[1].high == 3);
	repair = system_repair(arena, NULL, &draft.system, LIMIT);
	check(checks, "and is protected", all_safe(&draft.system, &repair) && draft.forms[3].state == FORM_SECONDARY);
	arena_free(arena);
}

/* Three cells, their total, that of the first two, and a cell that is 0. */
static void draft_totals(struct draft *draft)
{
	draft_begin(draft, (int64_t[]){3, 20, 30, 0}, 4);
	draft_add(draft, 7u, INFINITY);
	draft_add(draft, 3u, 40);
	for (unsigned i = 0; i < 4; i++)
		draft_add(draft, 1u << i, 10);
	draft->forms[2].state = FORM_PRIMARY;
}

static void test_independent(struct checks *checks)
{
	struct arena *arena = arena_new();
	struct draft draft;
	draft_totals(&draft);
	uint32_t all[] = {0, 1, 2, 3, 4, 5};
	struct reduced_system reduced = system_reduce(arena, &draft.system, all, 6);
	size_t list[] = {0, 1, 2, 3, 4};
	bool absent[5] = {false};
	check(checks, "totals follow from their cells, which are shorter",
	    rows_independent(&reduced, absent, list, 5) == 3 && list[0] == 2 && list[1] == 3 && list[2] == 4);
	size_t others[] = {0, 1, 4};
	check(checks, "a total less another total is a cell",
	    rows_independent(&reduced, absent, others, 3) == 2 && others[0] == 4 && others[1] == 1);
	absent[1] = absent[2] = true;
	size_t same[] = {0, 4};
	check(checks, "what is 0 tells no rows apart", rows_independent(&reduced, absent, same, 2) == 1);
	arena_free(arena);
}

/* Of what is told the solver holds no more than it needs; when some of that is untold, the rest still counts. */
static void test_spare(struct checks *checks)
{
	struct arena *arena = arena_new();
	struct draft draft;
	double low = 0, high = 0;
	draft_totals(&draft);
	uint32_t all[] = {0, 1, 2, 3, 4, 5};
	struct solver *solver = solver_new(arena, &draft.system, all, 6, LIMIT);
	for (size_t i = 0; i < 6; i++)
		if (i != 2)
			solver_bind(solver, i, draft.forms[i].low, draft.forms[i].high);
	solver_reach(solver, 2, true, &high);
	check(checks, "a cell is its total less the other", high == 3);
	solver_release(solver, 3);
	solver_reach(solver, 2, true, &high);
	solver_reach(solver, 2, false, &low);
	check(checks, "without the other it may be all of the two", low == 0 && high == 23);
	solver_release(solver, 4);
	solver_reach(solver, 4, false, &low);
	check(checks, "a total less another total still tells a cell", low == 30);
	solver_reach(solver, 5, true, &high);
	check(checks, "what is told to be 0 holds itself there", high == 0 && solver_dual(solver, 5) > 0);
	solver_release(solver, 5);
	check(checks, "and no longer once it is untold", solver_reach(solver, 5, true, &high) == SOLVER_UNBOUNDED);
	solver_free(solver);
	arena_free(arena);
}

/* When many rows are untold at once, it is decided anew which of the others are needed. */
static void test_lost(struct checks *checks)
{
	enum { CELLS = 18, TOTALS = 5 };
	struct arena *arena = arena_new();
	struct draft draft;
	int64_t values[CELLS];
	uint32_t all[CELLS + TOTALS];
	double low = 0, high = 0;
	for (int i = 0; i < CELLS; i++)
		values[i] = i + 1;
	draft_begin(&draft, values, CELLS);
	for (unsigned i = 0; i < CELLS; i++)
		draft_add(&draft, 1u << i, 10);
	for (unsigned i = 0; i < TOTALS; i++)
		draft_add(&draft, (2u << i) - 1, 10); /* 1, 3, 6, 10, 15 */
	for (uint32_t i = 0; i < CELLS + TOTALS; i++)
		all[i] = i;
	struct solver *solver = solver_new(arena, &draft.system, all, CELLS + TOTALS, LIMIT);
	for (size_t i = 0; i < CELLS + TOTALS; i++)
		solver_bind(solver, i, draft.forms[i].low, draft.forms[i].high);
	solver_reach(solver, 2, true, &high);
	for (size_t i = 0; i < CELLS - 1; i++)
		solver_release(solver, i);
	solver_reach(solver, 2, true, &high);
	solver_reach(solver, 2, false, &low);
	check(checks, "without their cells totals still tell the third", low == 3 && high == 3);
	solver_release(solver, CELLS + 2);
	solver_reach(solver, 2, true, &high);
	solver_reach(solver, 17, false, &low);
	check(checks, "a total of more bounds it, and a cell that is told stays", high == 7 && low == 18);
	solver_free(solver);
	arena_free(arena);
}

/* Many small counts of one line: not all can have five at once, but each can. */
static void test_many(struct checks *checks)
{
	enum { CODES = 900 };
	struct arena *arena = arena_new();
	struct form *forms = arena_array(arena, CODES + 1, sizeof *forms);
	uint32_t *atoms = arena_array(arena, CODES, sizeof *atoms);
	struct form_system system = {forms, CODES + 1, CODES};
	for (uint32_t i = 0; i < CODES; i++) {
		double value = i % 3 ? i % 7 : 0; /* a third of them 0, which is cheap to withhold */
		atoms[i] = i;
		forms[i] = (struct form){.atoms = &atoms[i], .count = 1, .low = value, .high = value, .cost = value + 1};
		forms[i].state = value >= 1 && value <= 5 ? FORM_PRIMARY : FORM_SHOWN;
		forms[i].single = value == 1;
		forms[i].need_low = 1;
		forms[i].need_high = 5;
		forms[CODES].low += value;
	}
	forms[CODES].high = forms[CODES].low;
	forms[CODES].atoms = atoms;
	forms[CODES].count = CODES;
	forms[CODES].cost = 10000;
	struct repair repair = system_repair(arena, NULL, &system, (size_t)1 << 32);
	check(checks, "many small counts hide each other, and nothing else is withheld",
	    repair.secondary == 0 && all_safe(&system, &repair));
	arena_free(arena);
}

static unsigned next_random(unsigned *state)
{
	*state = *state * 1103515245u + 12345u;
	return *state >> 16 & 0x7fff;
}

/* A cross-table of two by three with all its totals, mostly small numbers. */
static void draft_table(struct draft *draft, unsigned *seed)
{
	int64_t cells[6];
	for (size_t i = 0; i < 6; i++)
		cells[i] = next_random(seed) % 3 ? next_random(seed) % 9 : next_random(seed) % 60;
	draft_begin(draft, cells, 6);
	for (unsigned i = 0; i < 6; i++)
		draft_add(draft, 1u << i, (double)cells[i] + 1);
	for (unsigned i = 0; i < 2; i++)
		draft_add(draft, 7u << 3 * i, 40);
	for (unsigned i = 0; i < 3; i++)
		draft_add(draft, 9u << i, 40);
	draft_add(draft, 63, 100);
}

static double cost_of(const struct form_system *system)
{
	double cost = 0;
	for (size_t i = 0; i < system->form_count; i++)
		cost += system->forms[i].state == FORM_SECONDARY ? system->forms[i].cost : 0;
	return cost;
}

/* The least cost of any safe choice, by trying all. */
static double least_cost(struct arena *arena, const struct form_system *system)
{
	double best = INFINITY;
	for (unsigned choice = 0; choice < 1u << system->form_count; choice++) {
		struct form forms[MOST];
		struct form_system copy = {forms, system->form_count, system->atom_count};
		bool useful = true;
		for (size_t i = 0; i < system->form_count; i++) {
			forms[i] = system->forms[i];
			bool hide = choice >> i & 1;
			useful = useful && !(hide && forms[i].state == FORM_PRIMARY);
			if (hide)
				forms[i].state = FORM_SECONDARY;
		}
		if (!useful || cost_of(&copy) >= best)
			continue;
		struct repair repair = system_attack(arena, NULL, &copy, LIMIT);
		if (all_safe(&copy, &repair))
			best = cost_of(&copy);
	}
	return best;
}

static void test_random(struct checks *checks)
{
	enum { TABLES = 200 };
	unsigned seed = 1;
	bool safe = true;
	double cost = 0, least = 0, worst = 1;
	for (int i = 0; i < TABLES; i++) {
		struct arena *arena = arena_new();
		struct draft draft;
		draft_table(&draft, &seed);
		double best = least_cost(arena, &draft.system);
		struct repair repair = system_repair(arena, NULL, &draft.system, LIMIT);
		struct repair proof = system_attack(arena, NULL, &draft.system, LIMIT);
		safe = safe && all_safe(&draft.system, &repair) && all_safe(&draft.system, &proof);
		double ratio = best > 0 ? cost_of(&draft.system) / best : 1;
		worst = ratio > worst ? ratio : worst;
		cost += cost_of(&draft.system);
		least += best;
		arena_free(arena);
	}
	check(checks, "random tables are safe after the repair", safe);
	printf("# cost %.0f, least %.0f, worst table %.2f\n", cost, least, worst);
	check(checks, "what is withheld costs at most 1.2 times the least in each", worst <= 1.2);
	check(checks, "and hardly more in all", cost <= 1.02 * least);
}

enum { TALL = 36, WIDE = 20, CELLS = TALL * WIDE, FORMS = CELLS + TALL + WIDE, TABLES = 3 };

/* A cross-table with its totals, large enough for attacks side by side, of the atoms from FIRST on. */
static void large_table(struct arena *arena, struct form *forms, uint32_t first)
{
	uint32_t *atoms = arena_array(arena, (size_t)3 * CELLS, sizeof *atoms), *at = atoms;
	unsigned seed = 7 + first;
	int values[CELLS];
	for (uint32_t i = 0; i < CELLS; i++) {
		values[i] = next_random(&seed) % 8 ? 6 + (int)(next_random(&seed) % 20) : (int)(next_random(&seed) % 4);
		*at = first + i;
		forms[i] = (struct form){.atoms = at++, .count = 1, .low = values[i], .cost = values[i] + 1};
	}
	for (uint32_t i = 0; i < TALL + WIDE; i++) {
		struct form *total = &forms[CELLS + i];
		*total = (struct form){.atoms = at, .cost = 200};
		for (uint32_t j = 0; j < CELLS; j++)
			if (i < TALL ? j / WIDE == i : j % WIDE == i - TALL) {
				total->low += values[j];
				total->count++;
				*at++ = first + j;
			}
	}
	for (size_t i = 0; i < FORMS; i++) {
		struct form *form = &forms[i];
		form->high = form->low;
		form->need_low = 1;
		form->need_high = 5;
		form->single = form->low == 1;
		form->state = form->low >= 1 && form->low <= 5 ? FORM_PRIMARY : FORM_SHOWN;
	}
}

/* Several of them, which have nothing to do with each other. */
static struct form_system large_tables(struct arena *arena)
{
	struct form *forms = arena_array(arena, (size_t)TABLES * FORMS, sizeof *forms);
	for (uint32_t i = 0; i < TABLES; i++)
		large_table(arena, forms + (size_t)i * FORMS, i * CELLS);
	return (struct form_system){forms, (size_t)TABLES * FORMS, (size_t)TABLES * CELLS};
}

/* What is withheld, and after how many programs, is the same whoever works on it. */
static void test_threads(struct checks *checks)
{
	struct arena *arena = arena_new();
	struct form_system alone = large_tables(arena);
	struct repair first = system_repair(arena, NULL, &alone, (size_t)1 << 32);
	bool same = true;
	for (size_t jobs = 2; jobs <= 8; jobs *= 4) {
		struct pool *pool = pool_new(jobs);
		struct form_system system = large_tables(arena);
		struct repair repair = system_repair(arena, pool, &system, (size_t)1 << 32);
		same = same && repair.programs == first.programs && repair.secondary == first.secondary;
		for (size_t i = 0; i < system.form_count; i++)
			same = same && system.forms[i].state == alone.forms[i].state && repair.causes[i] == first.causes[i];
		pool_free(pool);
	}
	struct pool *pool = pool_new(2);
	struct repair proof = system_attack(arena, pool, &alone, (size_t)1 << 32);
	pool_free(pool);
	size_t singles = 0;
	for (size_t i = 0; i < alone.form_count; i++)
		singles += alone.forms[i].single;
	printf("# %zu second, %zu programs, %zu readers with a record of their own\n", first.secondary, first.programs,
	    singles);
	check(checks, "what is withheld is the same with one, two and eight threads", same && first.secondary > 0);
	check(checks, "and is enough", all_safe(&alone, &first) && all_safe(&alone, &proof));
	arena_free(arena);
}

int main(void)
{
	struct checks checks = {0};
	test_ranges(&checks);
	test_repair(&checks);
	test_singles(&checks);
	test_intervals(&checks);
	test_screen(&checks);
	test_reduction(&checks);
	test_independent(&checks);
	test_spare(&checks);
	test_lost(&checks);
	test_many(&checks);
	test_threads(&checks);
	test_random(&checks);
	return checks.failed > 0;
}
