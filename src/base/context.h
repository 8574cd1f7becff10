/* What every phase needs: where memory comes from, which files were read, where messages go, and who shares the work. */
#ifndef BASE_CONTEXT_H
#define BASE_CONTEXT_H

#include "base/arena.h"
#include "base/message.h"
#include "base/pool.h"
#include "base/source.h"

struct context {
	struct arena *arena;
	struct sources *sources;
	struct messages *messages;
	struct pool *pool; /* NULL: one thread does all */
};

/* The same with messages of its own, which nobody is told of. */
struct context context_quiet(const struct context *context);

/* A context for one piece of work that is done beside others: its memory lives as long as CONTEXT's, its files and messages
 * are its own until context_join puts them behind CONTEXT's. Joined in the order in which one thread would have done the
 * pieces, they are what that thread would have left. Neither may be called while a piece is done with CONTEXT itself. */
struct context context_fork(const struct context *context);
void context_join(const struct context *context, const struct context *fork);

#endif
