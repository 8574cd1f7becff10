/* Attacks of those with a record of their own. Many pool what they know first: a solution that answers an attack of all of
 * them together answers it for each. What stays open is tried by half of them, and so on (group testing, R. Dorfman, 1943).
 *
 * They are made side by side. There is a fixed number of lanes, whatever the number of threads: each starts from the same
 * solver and the same witnesses, makes its own share of the attacks, and what all found is put together in their order. So
 * nothing that follows depends on who was first. */
#include <stdlib.h>
#include <string.h>

#include "protect/attack.h"

enum { LANES = 2, MANY = 16 /* readers; copies are not worth it for fewer */ };

struct lane {
	struct repairer own; /* with a solver and witnesses of its own */
	size_t found;        /* witnesses */
	size_t programs, work;
};

struct lanes {
	const struct repairer *from;
	struct lane *each;
	struct readers readers; /* whose record is withheld */
};

static void values_copy(double *to, const double *from, size_t count)
{
	if (count > 0)
		memcpy(to, from, count * sizeof *to);
}

static void lane_open(struct lane *lane, const struct repairer *from, struct arena *arena)
{
	lane->own = *from;
	lane->own.solver = solver_copy(arena, from->solver);
	struct witnesses *own = &lane->own.witnesses;
	own->values = memory_resize(NULL, (from->component->count + 1) * sizeof(double *));
	for (size_t i = 0; i < from->component->count; i++) {
		own->values[i] = NULL;
		if (!from->witnesses.values[i])
			continue;
		own->values[i] = memory_resize(NULL, (own->capacity + 1) * sizeof(double));
		values_copy(own->values[i], from->witnesses.values[i], own->count);
	}
}

/* Readers who are after the same, and whom nothing answers yet. */
static void target_attack(struct repairer *r, struct readers readers, size_t at, bool greatest)
{
	bool failed;
	size_t half = readers.count / 2;
	if (readers.count == 0 || target_reached(r, readers, at, greatest, &failed) || readers.count == 1)
		return;
	target_attack(r, (struct readers){readers.forms, half}, at, greatest);
	target_attack(r, (struct readers){readers.forms + half, readers.count - half}, at, greatest);
}

/* What many attacks at once left, target by target. OPEN is room for as many as READERS. */
static void targets_attack(struct repairer *r, struct readers readers, bool greatest, long *open)
{
	for (size_t i = 0; i < r->component->count; i++) {
		size_t count = 0;
		for (size_t j = 0; form_of(r, i)->state == FORM_PRIMARY && j < readers.count; j++)
			if (!is_answered(r, &(struct attack){readers.forms[j], i, greatest}) && is_target(r, readers.forms[j], i))
				open[count++] = readers.forms[j];
		target_attack(r, (struct readers){open, count}, i, greatest);
	}
}

static void readers_attack(struct repairer *r, struct readers readers)
{
	long *open = memory_resize(NULL, (readers.count + 1) * sizeof *open);
	for (int greatest = 0; greatest < 2; greatest++) {
		witnesses_fill(r, readers, greatest, NULL);
		targets_attack(r, readers, greatest, open);
	}
	free(open);
}

static void lane_run(void *self, size_t index)
{
	struct lanes *lanes = self;
	struct lane *lane = &lanes->each[index];
	struct arena *arena = arena_new();
	size_t begin = lanes->readers.count * index / LANES, end = lanes->readers.count * (index + 1) / LANES;
	lane_open(lane, lanes->from, arena);
	readers_attack(&lane->own, (struct readers){lanes->readers.forms + begin, end - begin});
	const struct solver *was = lanes->from->solver;
	lane->programs = solver_programs(lane->own.solver) - solver_programs(was);
	lane->work = solver_work(lane->own.solver) - solver_work(was);
	lane->found = lane->own.witnesses.added - lanes->from->witnesses.added;
	solver_leave(lane->own.solver, !pthread_equal(pthread_self(), lanes->from->opener));
	arena_free(arena);
}

/* Puts what the lanes found behind what R has, in their order. */
static void lanes_join(struct repairer *r, struct lane *lanes)
{
	size_t first = r->witnesses.next;
	for (size_t i = 0; i < LANES; i++) {
		struct lane *lane = &lanes[i];
		size_t skip = lane->found > WITNESSES_MOST ? lane->found - WITNESSES_MOST : 0;
		for (size_t j = skip; j < lane->found; j++)
			witnesses_take(r, &lane->own.witnesses, (first + j) % WITNESSES_MOST);
		solver_count(r->solver, lane->programs, lane->work);
		witnesses_release(&lane->own);
	}
}

void witnesses_share(struct repairer *r)
{
	size_t count = 0;
	long *list = memory_resize(NULL, (r->component->count + 1) * sizeof *list);
	for (size_t i = 0; i < r->component->count; i++)
		if (form_of(r, i)->single && is_withheld(form_of(r, i)))
			list[count++] = (long)i;
	if (count >= MANY) {
		struct lane each[LANES] = {0};
		struct lanes lanes = {r, each, {list, count}};
		pool_each(r->threads, LANES, lane_run, &lanes);
		lanes_join(r, each);
	}
	free(list);
}
