/* Independent pieces of work, shared out among a few threads. What comes out must not depend on how many there are or on who
 * does which piece: a piece writes only to what is its own (base/context.h forks a context for it). */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stdbool.h>
#include <stddef.h>

struct pool;

/* Calls of one function, while they are made; its members are pool.c's own. */
struct pool_batch {
	void (*run)(void *self, size_t index);
	void *self;
	size_t count, next, done; /* calls; the first that nobody began; how many are over */
	bool shared;              /* in the pool's queue; otherwise all calls are made at the end */
	bool aside;               /* short, and waits for nobody but one like it that was begun before it */
	struct pool_batch *later;
};

enum { POOL_JOBS_MAX = 64 };

/* As many threads at work as JOBS, the caller's among them; the others start when there is first something to share. */
struct pool *pool_new(size_t jobs);
void pool_free(struct pool *pool);

/* How many threads work by default: one for each processor, at most eight. */
size_t pool_jobs_usual(void);

/* How many threads work in POOL; 1 where it is NULL. */
size_t pool_jobs(struct pool *pool);

/* Calls RUN with each index below COUNT, in no order, and returns when all are done. The caller works, too, on these calls
 * alone; so RUN may itself share out what it does, and no more than JOBS outermost pieces are begun at a time. A POOL that is
 * NULL does all in order. */
void pool_each(struct pool *pool, size_t count, void (*run)(void *self, size_t index), void *self);

/* The same for short calls that wait for nobody: idle threads make them before all others, since the caller needs them. */
void pool_share(struct pool *pool, size_t count, void (*run)(void *self, size_t index), void *self);

/* The same in two steps: between them the caller does something else while idle threads make the calls of BATCH, which stays
 * where it is; in the second step it makes those that nobody began. */
void pool_begin(struct pool *pool, struct pool_batch *batch);
void pool_end(struct pool *pool, struct pool_batch *batch);

/* Waits until OVER says of SELF that what other threads do is done, and makes calls of batches of pool_begin meanwhile. Whoever
 * changes what it says calls pool_tell then. A POOL that is NULL waits for nothing. */
void pool_until(struct pool *pool, bool (*over)(void *self), void *self);
void pool_tell(struct pool *pool);

#endif
