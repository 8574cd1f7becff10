#include "command.h"

#include <stdio.h>

#include "base/message.h"
#include "base/source.h"

enum { MESSAGES_SHOWN = 100 };

enum status command_fail(enum status status, const char *text)
{
	fprintf(stderr, "annual: error: %s\n", text);
	return status;
}

enum status command_status(const struct context *context)
{
	return messages_errors(context->messages) ? STATUS_CONTENT : STATUS_DONE;
}

enum status command_messages(const struct context *context)
{
	struct buffer text = {0};
	messages_print(context->messages, &text, MESSAGES_SHOWN);
	fwrite(buffer_text(&text), 1, text.length, stderr);
	buffer_release(&text);
	return command_status(context);
}

struct context command_context(struct arena *arena)
{
	struct sources *sources = sources_new(arena);
	return (struct context){arena, sources, messages_new(arena, sources)};
}
