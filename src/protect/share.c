/* Attacks side by side. A round has a fixed number of lanes, whatever the number of threads: each starts from the same solver
 * and the same witnesses, makes its own share of the attacks, and what all found is put together in their order. So nothing
 * that follows depends on who was first. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "protect/attack.h"

enum { LANES = 2, ROUND = 8 /* readers of a lane in one round */ };

/* One lane's share of a round. */
struct lane {
	struct repairer own; /* with a solver and witnesses of its own */
	size_t found;        /* witnesses */
	size_t programs, work;
};

struct attack_round {
	const struct repairer *from;
	struct lane *lanes;
	const long *readers; /* whose record is withheld */
	size_t reader_count;
	pthread_t caller; /* its solver stays when a lane ends */
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

/* What many attacks at once left of one reader's, one by one. */
static void targets_attack(struct repairer *r, long reader, bool greatest)
{
	bool failed;
	for (size_t i = 0; i < r->component->count; i++)
		if (is_target(r, reader, i))
			attack_fails(r, &(struct attack){reader, i, greatest}, &failed);
}

static void lane_attack(const struct attack_round *round, struct repairer *own, size_t index)
{
	for (size_t i = index; i < round->reader_count; i += LANES)
		for (int greatest = 0; greatest < 2; greatest++) {
			witnesses_fill(own, round->readers[i], greatest, NULL);
			targets_attack(own, round->readers[i], greatest);
		}
}

static void lane_run(void *self, size_t index)
{
	struct attack_round *round = self;
	struct lane *lane = &round->lanes[index];
	struct arena *arena = arena_new();
	lane_open(lane, round->from, arena);
	lane_attack(round, &lane->own, index);
	const struct solver *was = round->from->solver;
	lane->programs = solver_programs(lane->own.solver) - solver_programs(was);
	lane->work = solver_work(lane->own.solver) - solver_work(was);
	lane->found = lane->own.witnesses.added - round->from->witnesses.added;
	solver_leave(lane->own.solver, !pthread_equal(pthread_self(), round->caller));
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

static void round_make(struct repairer *r, const long *readers, size_t count)
{
	struct lane lanes[LANES] = {0};
	struct attack_round round = {r, lanes, readers, count, pthread_self()};
	pool_each(r->threads, LANES, lane_run, &round);
	lanes_join(r, lanes);
}

void witnesses_share(struct repairer *r)
{
	size_t count = 0, most = ROUND * LANES;
	long *list = memory_resize(NULL, (r->component->count + 1) * sizeof *list);
	for (size_t i = 0; i < r->component->count; i++)
		if (form_of(r, i)->single && is_withheld(form_of(r, i)))
			list[count++] = (long)i;
	for (size_t i = 0; count >= most && i < count; i += most) /* fewer are not worth the copies */
		round_make(r, list + i, count - i < most ? count - i : most);
	free(list);
}
