#include "base/message.h"

#include <stdarg.h>
#include <string.h>

#include "base/message_store.h"
#include "base/quote.h"

struct message_row {
	enum severity severity;
	const char *text, *hint;
};

static const struct message_row rows[] = {
#define MESSAGE(id, severity, text, hint) [id] = {SEVERITY_##severity, text, hint},
#include "base/message_list.h"
#undef MESSAGE
};

struct messages *messages_new(struct arena *arena, const struct sources *sources)
{
	struct messages *messages = arena_alloc(arena, sizeof *messages);
	messages->arena = arena;
	messages->sources = sources;
	return messages;
}

static char *format_text(struct messages *messages, const char *format, va_list arguments)
{
	struct buffer text = {0};
	buffer_vformat(&text, format, arguments);
	char *copy = arena_slice(messages->arena, buffer_text(&text), text.length);
	buffer_release(&text);
	return copy;
}

static void add(struct messages *messages, enum message_id id, struct place place, const char *hint, va_list arguments)
{
	const struct message_row *row = &rows[id];
	messages->last_muted = messages->muted[id];
	if (messages->last_muted)
		return;
	messages->items =
	    arena_grow(messages->arena, messages->items, messages->count, &messages->capacity, sizeof *messages->items);
	messages->items[messages->count++] = (struct message){
	    .id = id,
	    .severity = row->severity,
	    .place = place,
	    .text = format_text(messages, row->text, arguments),
	    .hint = hint ? arena_copy(messages->arena, hint) : row->hint,
	};
	messages->errors += row->severity == SEVERITY_ERROR;
}

void message_put(struct messages *messages, enum message_id id, struct place place, ...)
{
	va_list arguments;
	va_start(arguments, place);
	add(messages, id, place, NULL, arguments);
	va_end(arguments);
}

void message_put_hint(struct messages *messages, enum message_id id, struct place place, const char *hint, ...)
{
	va_list arguments;
	va_start(arguments, hint);
	add(messages, id, place, hint, arguments);
	va_end(arguments);
}

void message_also(struct messages *messages, struct place place, const char *text)
{
	if (!messages->count || messages->last_muted)
		return;
	messages->items[messages->count - 1].also = place;
	messages->items[messages->count - 1].also_text = arena_copy(messages->arena, text);
}

void message_narrow(struct messages *messages, size_t length)
{
	if (messages->count && !messages->last_muted)
		messages->items[messages->count - 1].narrow = length ? length : 1;
}

void messages_mute(struct messages *messages, enum message_id id)
{
	messages->muted[id] = true;
}

void message_refuse(struct messages *messages)
{
	if (!messages->count)
		return;
	struct message *last = &messages->items[messages->count - 1];
	messages->errors += last->severity != SEVERITY_ERROR;
	last->severity = SEVERITY_ERROR;
}

size_t messages_errors(const struct messages *messages)
{
	return messages->errors;
}

size_t messages_told(const struct messages *messages, enum severity severity)
{
	struct printed_messages printed = printed_make(messages);
	size_t count = 0;
	for (size_t i = 0; i < printed.count; i++)
		count += printed.items[i].message->severity == severity;
	printed_release(&printed);
	return count;
}

static void print_head(
    const struct messages *messages, struct buffer *out, struct place place, const char *label, const char *text)
{
	const struct source *source = sources_get(messages->sources, place.file);
	if (source && !source->text) {
		quote_plain(out, source->path);
		buffer_add(out, ": ");
	} else if (source) {
		struct position position = source_position(source, place.offset);
		quote_plain(out, source->path);
		buffer_format(out, ":%u:%u: ", (unsigned)position.line, (unsigned)position.column);
	}
	buffer_add(out, label);
	buffer_add(out, ": ");
	quote_plain(out, text);
	buffer_char(out, '\n');
}

static void print_message(const struct messages *messages, struct buffer *out, const struct printed_message *printed)
{
	const struct message *message = printed->message;
	static const char *const labels[] = {"note", "warning", "error"};
	print_head(messages, out, message->place, labels[message->severity], printed->text);
	quote_source(out, sources_get(messages->sources, message->place.file), message->place.offset, message->narrow);
	if (message->also.file) {
		print_head(messages, out, message->also, "note", message->also_text);
		if (!message->narrow)
			quote_source(out, sources_get(messages->sources, message->also.file), message->also.offset, 0);
	}
	if (printed->more)
		buffer_format(out, "  and %zu more like it, in line %s%s\n", printed->more, buffer_text(&printed->lines),
		    printed->line_count > LINES_MAX ? ", …" : "");
	if (message->hint) {
		buffer_add(out, "  help: ");
		quote_plain(out, message->hint);
		buffer_char(out, '\n');
	}
}

void messages_print(const struct messages *messages, struct buffer *out, size_t limit)
{
	struct printed_messages printed = printed_make(messages);
	for (size_t i = 0; i < printed.count && i < limit; i++)
		print_message(messages, out, &printed.items[i]);
	if (printed.count > limit)
		buffer_format(out, "and %zu more like these: mend the first ones and run it again\n", printed.count - limit);
	printed_release(&printed);
}
