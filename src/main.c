#include <stdio.h>
#include <string.h>

#include "dump.h"

enum status { STATUS_DONE, STATUS_CONTENT, STATUS_USAGE, STATUS_MACHINE };

enum { MESSAGES_SHOWN = 100 };

/* Prints the messages; the exit status they call for. */
static enum status report_messages(const struct context *context)
{
	struct buffer text = {0};
	messages_print(context->messages, &text, MESSAGES_SHOWN);
	fwrite(buffer_text(&text), 1, text.length, stderr);
	buffer_release(&text);
	return messages_errors(context->messages) ? STATUS_CONTENT : STATUS_DONE;
}

static enum status run_dump(const struct context *context, const char *const *words, size_t count)
{
	struct buffer out = {0};
	enum status status = STATUS_USAGE;
	if (count && dump_stage(context, &out, words[0], words + 1, count - 1)) {
		fwrite(buffer_text(&out), 1, out.length, stdout);
		status = report_messages(context);
	} else {
		dump_list(&out);
		fprintf(stderr, "annual: the stages are\n%s", buffer_text(&out));
	}
	buffer_release(&out);
	return status;
}

int main(int count, char **words)
{
	struct arena *arena = arena_new();
	struct sources *sources = sources_new(arena);
	struct context context = {arena, sources, messages_new(arena, sources)};
	enum status status = STATUS_USAGE;
	if (count > 1 && strcmp(words[1], "dump") == 0)
		status = run_dump(&context, (const char *const *)words + 2, (size_t)count - 2);
	else
		fputs("usage: annual dump STAGE FILE…\n", stderr);
	arena_free(arena);
	return (int)status;
}
