/* Batches of calls in order of coming. An idle thread takes from the oldest of the short ones that has any left, since someone
 * waits for these, then from the oldest of the others: a whole report before a part of one, so that many reports are built side
 * by side, and one report by all. */
#if defined __linux__ && !defined _GNU_SOURCE
#define _GNU_SOURCE /* sched_getcpu and the like */
#endif
#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/pages.h"

enum { STACK_BYTES = 8 * 1024 * 1024, JOBS_USUAL_MAX = 8 };

struct pool {
	pthread_mutex_t lock; /* of all below, and of the batches */
	pthread_cond_t work;  /* a batch came, or the end */
	pthread_cond_t over;  /* some batch is done */
	struct pool_batch *oldest, **latest;
	size_t jobs, started; /* threads to have, the first caller's counted; those started */
	bool closing;
	pthread_t threads[POOL_JOBS_MAX];
#ifdef __GLIBC__
	cpu_set_t processors; /* where threads may run; empty where that is not known */
#endif
};

struct pool *pool_new(size_t jobs)
{
	struct pool *pool = memory_resize(NULL, sizeof *pool);
	*pool = (struct pool){.latest = &pool->oldest, .jobs = jobs < POOL_JOBS_MAX ? jobs : POOL_JOBS_MAX};
	if (pthread_mutex_init(&pool->lock, NULL) || pthread_cond_init(&pool->work, NULL) ||
	    pthread_cond_init(&pool->over, NULL))
		memory_resize(NULL, SIZE_MAX); /* ends the program: out of memory */
	return pool;
}

size_t pool_jobs_usual(void)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	return processors < 1 ? 1 : processors > JOBS_USUAL_MAX ? JOBS_USUAL_MAX : (size_t)processors;
}

size_t pool_jobs(struct pool *pool)
{
	if (!pool)
		return 1;
	pthread_mutex_lock(&pool->lock);
	size_t jobs = pool->jobs;
	pthread_mutex_unlock(&pool->lock);
	return jobs;
}

/* Takes a call of the batch and makes it. The lock is held before and after. */
static void batch_step(struct pool *pool, struct pool_batch *batch)
{
	size_t index = batch->next++;
	if (batch->next == batch->count) {
		struct pool_batch **at = &pool->oldest;
		while (*at != batch)
			at = &(*at)->later;
		*at = batch->later;
		if (pool->latest == &batch->later)
			pool->latest = at;
	}
	pthread_mutex_unlock(&pool->lock);
	batch->run(batch->self, index);
	pthread_mutex_lock(&pool->lock);
	if (++batch->done == batch->count)
		pthread_cond_broadcast(&pool->over);
}

/* The oldest batch of short calls, or NULL. */
static struct pool_batch *batch_aside(const struct pool *pool)
{
	struct pool_batch *batch = pool->oldest;
	while (batch && !batch->aside)
		batch = batch->later;
	return batch;
}

#ifdef __GLIBC__

/* Lets a thread begin on any processor but the caller's. Linux often begins one on that of the thread that makes it, and moves it
 * away some milliseconds later: meanwhile neither gets on. */
static void thread_part(struct pool *pool, pthread_attr_t *attributes)
{
	int own = sched_getcpu();
	if (own < 0 || sched_getaffinity(0, sizeof pool->processors, &pool->processors))
		return;
	cpu_set_t others = pool->processors;
	CPU_CLR((unsigned)own, &others);
	if (CPU_COUNT(&others))
		pthread_attr_setaffinity_np(attributes, sizeof others, &others);
}

static void thread_free(const struct pool *pool)
{
	if (CPU_COUNT(&pool->processors))
		pthread_setaffinity_np(pthread_self(), sizeof pool->processors, &pool->processors);
}

#else

static void thread_part(struct pool *pool, pthread_attr_t *attributes)
{
	(void)pool, (void)attributes;
}

static void thread_free(const struct pool *pool)
{
	(void)pool;
}

#endif

static void *worker_run(void *self)
{
	struct pool *pool = self;
	thread_free(pool);
	void *passed_over = pages_begin_thread();
	struct pool_batch *aside;
	pthread_mutex_lock(&pool->lock);
	while (!pool->closing)
		if ((aside = batch_aside(pool)))
			batch_step(pool, aside);
		else if (pool->oldest)
			batch_step(pool, pool->oldest);
		else
			pthread_cond_wait(&pool->work, &pool->lock);
	pthread_mutex_unlock(&pool->lock);
	free(passed_over);
	return NULL;
}

/* Where no thread can be had, there are fewer. */
static void workers_start(struct pool *pool)
{
	pthread_attr_t attributes;
	if (pthread_attr_init(&attributes))
		return;
	pthread_attr_setstacksize(&attributes, STACK_BYTES);
	thread_part(pool, &attributes);
	while (
	    pool->started + 1 < pool->jobs && !pthread_create(&pool->threads[pool->started], &attributes, worker_run, pool))
		pool->started++;
	pool->jobs = pool->started + 1;
	pthread_attr_destroy(&attributes);
}

static void batch_begin(struct pool *pool, struct pool_batch *batch)
{
	batch->next = batch->done = 0;
	batch->later = NULL;
	batch->shared = pool && batch->count && pool->jobs > 1;
	if (!batch->shared)
		return;
	pthread_mutex_lock(&pool->lock);
	*pool->latest = batch;
	pool->latest = &batch->later;
	if (pool->started + 1 < pool->jobs)
		workers_start(pool);
	pthread_cond_broadcast(&pool->work);
	pthread_mutex_unlock(&pool->lock);
}

void pool_begin(struct pool *pool, struct pool_batch *batch)
{
	batch->aside = true;
	batch_begin(pool, batch);
}

void pool_end(struct pool *pool, struct pool_batch *batch)
{
	if (!batch->shared) {
		for (; batch->next < batch->count; batch->next++)
			batch->run(batch->self, batch->next);
		return;
	}
	pthread_mutex_lock(&pool->lock);
	while (batch->next < batch->count)
		batch_step(pool, batch);
	while (batch->done < batch->count)
		pthread_cond_wait(&pool->over, &pool->lock);
	pthread_mutex_unlock(&pool->lock);
}

static void calls_share(struct pool *pool, struct pool_batch batch)
{
	if (batch.count < 2)
		pool = NULL;
	batch_begin(pool, &batch);
	pool_end(pool, &batch);
}

void pool_each(struct pool *pool, size_t count, void (*run)(void *self, size_t index), void *self)
{
	calls_share(pool, (struct pool_batch){.run = run, .self = self, .count = count});
}

void pool_share(struct pool *pool, size_t count, void (*run)(void *self, size_t index), void *self)
{
	calls_share(pool, (struct pool_batch){.run = run, .self = self, .count = count, .aside = true});
}

void pool_until(struct pool *pool, bool (*over)(void *self), void *self)
{
	if (!pool)
		return;
	pthread_mutex_lock(&pool->lock);
	while (!over(self)) {
		struct pool_batch *batch = batch_aside(pool);
		if (batch)
			batch_step(pool, batch);
		else
			pthread_cond_wait(&pool->work, &pool->lock);
	}
	pthread_mutex_unlock(&pool->lock);
}

void pool_tell(struct pool *pool)
{
	if (!pool)
		return;
	pthread_mutex_lock(&pool->lock);
	pthread_cond_broadcast(&pool->work);
	pthread_mutex_unlock(&pool->lock);
}

void pool_free(struct pool *pool)
{
	if (!pool)
		return;
	pthread_mutex_lock(&pool->lock);
	pool->closing = true;
	pthread_cond_broadcast(&pool->work);
	pthread_mutex_unlock(&pool->lock);
	for (size_t i = 0; i < pool->started; i++)
		pthread_join(pool->threads[i], NULL);
	pthread_mutex_destroy(&pool->lock);
	pthread_cond_destroy(&pool->work);
	pthread_cond_destroy(&pool->over);
	free(pool);
}
