#include "base/context.h"

#include "base/message_store.h"

struct context context_quiet(const struct context *context)
{
	struct context quiet = *context;
	quiet.messages = messages_new(context->arena, context->sources);
	return quiet;
}

struct context context_fork(const struct context *context)
{
	struct context fork = *context;
	fork.arena = arena_child(context->arena);
	fork.sources = sources_fork(context->sources, fork.arena);
	fork.messages = messages_new(fork.arena, fork.sources);
	return fork;
}

static struct place moved(struct place place, uint32_t from, uint32_t by)
{
	if (place.file > from)
		place.file += by;
	return place;
}

void context_join(const struct context *context, const struct context *fork)
{
	uint32_t from, by = sources_join(context->sources, fork->sources, &from);
	for (size_t i = 0; i < fork->messages->count; i++) {
		struct message message = fork->messages->items[i];
		message.place = moved(message.place, from, by);
		message.also = moved(message.also, from, by);
		messages_take(context->messages, &message);
	}
}
