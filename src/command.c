#include "command.h"

#include <stdarg.h>

#include "base/message.h"
#include "base/quote.h"
#include "base/source.h"

enum { MESSAGES_SHOWN = 100 };

void command_say(FILE *file, const char *format, ...)
{
	struct buffer line = {0}, plain = {0};
	va_list arguments;
	va_start(arguments, format);
	buffer_vformat(&line, format, arguments);
	va_end(arguments);
	quote_plain(&plain, buffer_text(&line));
	fprintf(file, "%s\n", buffer_text(&plain));
	buffer_release(&line);
	buffer_release(&plain);
}

enum status command_fail(enum status status, const char *text)
{
	command_say(stderr, "annual: error: %s", text);
	return status;
}

enum status command_status(const struct context *context)
{
	return messages_errors(context->messages) ? STATUS_CONTENT : STATUS_DONE;
}

enum status command_messages(const struct context *context)
{
	return command_messages_to(stderr, context);
}

enum status command_messages_to(FILE *file, const struct context *context)
{
	struct buffer text = {0};
	messages_print(context->messages, &text, MESSAGES_SHOWN);
	fwrite(buffer_text(&text), 1, text.length, file);
	buffer_release(&text);
	return command_status(context);
}

struct context command_context(struct arena *arena)
{
	struct sources *sources = sources_new(arena);
	return (struct context){.arena = arena, .sources = sources, .messages = messages_new(arena, sources)};
}
