/* What every phase needs: where memory comes from, which files were read, and where messages go. */
#ifndef BASE_CONTEXT_H
#define BASE_CONTEXT_H

#include "base/arena.h"
#include "base/message.h"
#include "base/source.h"

struct context {
	struct arena *arena;
	struct sources *sources;
	struct messages *messages;
};

#endif
