/* Work shared out: each piece is done once, whoever does it, and what the pieces leave is joined in their order. */
#include "base/pool.h"

#include <stdatomic.h>

#include "base/context.h"
#include "check.h"

enum { MANY = 500, INNER = 20 };

struct tally {
	struct pool *pool;
	atomic_int done[MANY];
	atomic_int inner;
};

static void inner_count(void *self, size_t index)
{
	struct tally *tally = self;
	(void)index;
	atomic_fetch_add(&tally->inner, 1);
}

static void outer_count(void *self, size_t index)
{
	struct tally *tally = self;
	pool_each(tally->pool, INNER, inner_count, tally);
	atomic_fetch_add(&tally->done[index], 1);
}

static void check_counts(struct checks *checks, size_t jobs)
{
	struct tally tally = {.pool = jobs ? pool_new(jobs) : NULL};
	pool_each(tally.pool, 0, outer_count, &tally);
	pool_each(tally.pool, MANY, outer_count, &tally);
	bool once = true;
	for (size_t i = 0; i < MANY; i++)
		once = once && atomic_load(&tally.done[i]) == 1;
	check(checks, "each piece once", once);
	check(checks, "pieces of pieces, too", atomic_load(&tally.inner) == MANY * INNER);
	struct tally shared = {.pool = tally.pool};
	pool_share(tally.pool, MANY, outer_count, &shared);
	pool_share(tally.pool, 1, inner_count, &shared);
	check(
	    checks, "short ones, too", atomic_load(&shared.inner) == MANY * INNER + 1 && atomic_load(&shared.done[0]) == 1);
	pool_free(tally.pool);
}

/* What was begun goes on while the caller does something else, and is done when it ends: by whom is not said. */
static void check_begun(struct checks *checks, size_t jobs)
{
	struct tally tally = {.pool = jobs ? pool_new(jobs) : NULL}, other = {.pool = tally.pool};
	struct pool_batch first = {.run = outer_count, .self = &tally, .count = MANY};
	struct pool_batch second = {.run = inner_count, .self = &tally, .count = 1}, none = {.run = NULL};
	pool_begin(tally.pool, &first);
	pool_begin(tally.pool, &second);
	pool_begin(tally.pool, &none);
	pool_each(tally.pool, INNER, outer_count, &other);
	pool_end(tally.pool, &second);
	pool_end(tally.pool, &first);
	pool_end(tally.pool, &none);
	bool once = true;
	for (size_t i = 0; i < MANY; i++)
		once = once && atomic_load(&tally.done[i]) == 1;
	check(checks, "each piece that was begun", once && atomic_load(&tally.inner) == MANY * INNER + 1);
	check(checks, "and those meanwhile", atomic_load(&other.inner) == INNER * INNER);
	pool_begin(tally.pool, &second);
	pool_end(tally.pool, &second);
	check(checks, "the same once more", atomic_load(&tally.inner) == MANY * INNER + 2);
	pool_free(tally.pool);
}

/* A thread that waits for others makes what was begun meanwhile, and no more of it than there is. */
static bool begun_is_done(void *self)
{
	struct tally *tally = self;
	return atomic_load(&tally->inner) == 1;
}

static void wait_or_tell(void *self, size_t index)
{
	struct tally *tally = self;
	struct pool_batch begun = {.run = inner_count, .self = tally, .count = 1};
	if (index == 1) {
		pool_until(tally->pool, begun_is_done, tally);
	} else {
		pool_begin(tally->pool, &begun);
		pool_end(tally->pool, &begun);
		pool_tell(tally->pool);
	}
	atomic_fetch_add(&tally->done[index], 1);
}

static void check_waiting(struct checks *checks, size_t jobs)
{
	struct pool *pool = jobs ? pool_new(jobs) : NULL;
	bool done = true;
	for (int round = 0; round < INNER; round++) {
		struct tally tally = {.pool = pool};
		pool_each(pool, 2, wait_or_tell, &tally);
		done = done && atomic_load(&tally.done[0]) == 1 && atomic_load(&tally.done[1]) == 1 &&
		       atomic_load(&tally.inner) == 1;
	}
	check(checks, "who waits helps, and goes on when it is told", done);
	pool_free(pool);
}

struct pieces {
	struct context contexts[MANY];
};

/* Every piece reads a file of its own, and has something to say of it and of one that was read before. */
static void piece_do(void *self, size_t index)
{
	struct context *context = &((struct pieces *)self)->contexts[index];
	const char *path = arena_format(context->arena, "file-%d", (int)index);
	struct place own = {sources_add(context->sources, path, "x", 1), 0};
	message_add(context->messages, MSG_FILE_MISSING, own, path);
	message_also(context->messages, (struct place){1, 0}, "the first");
}

static void check_order(struct checks *checks, struct arena *arena)
{
	struct sources *sources = sources_new(arena);
	struct context context = {
	    .arena = arena, .sources = sources, .messages = messages_new(arena, sources), .pool = pool_new(4)};
	sources_add(sources, "first", "x", 1);
	struct pieces *pieces = arena_alloc(arena, sizeof *pieces);
	for (size_t i = 0; i < MANY; i++)
		pieces->contexts[i] = context_fork(&context);
	pool_each(context.pool, MANY, piece_do, pieces);
	for (size_t i = 0; i < MANY; i++)
		context_join(&context, &pieces->contexts[i]);
	bool ordered = true;
	for (uint32_t i = 0; i < MANY; i++)
		ordered = ordered && strcmp(sources_get(sources, i + 2)->path, arena_format(arena, "file-%d", (int)i)) == 0;
	check(checks, "files in the order of the pieces", ordered);
	check(checks, "every message", messages_errors(context.messages) == MANY);
	struct buffer out = {0};
	messages_print(context.messages, &out, 2);
	check(checks, "a message at the file that its piece read",
	    strstr(buffer_text(&out), "file-0:1:1: error") && strstr(buffer_text(&out), "file-1:1:1: error"));
	check(checks, "its second position as it was", strstr(buffer_text(&out), "first:1:1: note: the first") != NULL);
	buffer_release(&out);
	pool_free(context.pool);
}

int main(void)
{
	struct checks checks = {0};
	struct arena *arena = arena_new();
	for (size_t jobs = 0; jobs < 9; jobs += jobs < 2 ? 1 : 6) {
		check_counts(&checks, jobs);
		check_begun(&checks, jobs);
		check_waiting(&checks, jobs);
	}
	check_order(&checks, arena);
	check(&checks, "a processor at least", pool_jobs_usual() >= 1 && pool_jobs_usual() <= 8);
	arena_free(arena);
	return checks.failed != 0;
}
