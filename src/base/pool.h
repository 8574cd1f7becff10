/* Independent pieces of work, shared out among a few threads. What comes out must not depend on how many there are or on who
 * does which piece: a piece writes only to what is its own (base/context.h forks a context for it). */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stddef.h>

struct pool;

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

#endif
