#include "base/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
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

/* A place beyond the end of its file was computed wrongly: that ends a program compiled for tests (make asan, make fuzz). */
static void check_place(const struct messages *messages, struct place place)
{
#ifdef __SANITIZE_ADDRESS__
	const struct source *source = sources_get(messages->sources, place.file);
	size_t length = source && source->text ? source->length : 0;
	if (place.offset <= length && (source || !place.file))
		return;
	fprintf(stderr, "byte %u of file %u lies beyond its end\n", (unsigned)place.offset, (unsigned)place.file);
	abort();
#else
	(void)messages, (void)place;
#endif
}

void messages_take(struct messages *messages, const struct message *message)
{
	check_place(messages, message->place);
	messages->last_muted = messages->muted[message->id];
	if (messages->last_muted)
		return;
	messages->items =
	    arena_grow(messages->arena, messages->items, messages->count, &messages->capacity, sizeof *messages->items);
	messages->items[messages->count++] = *message;
	messages->errors += message->severity == SEVERITY_ERROR;
}

void messages_repeat(struct messages *messages, const struct messages *from)
{
	for (size_t i = 0; messages != from && i < from->count; i++)
		messages_take(messages, &from->items[i]);
}

static void add(struct messages *messages, enum message_id id, struct place place, const char *hint, va_list arguments)
{
	const struct message_row *row = &rows[id];
	struct message message = {
	    .id = id,
	    .severity = row->severity,
	    .place = place,
	    .text = format_text(messages, row->text, arguments),
	    .hint = hint ? arena_copy(messages->arena, hint) : row->hint,
	};
	messages_take(messages, &message);
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
	check_place(messages, place);
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

void message_withdraw(struct messages *messages, enum message_id id, struct place place)
{
	if (!messages->count)
		return;
	const struct message *last = &messages->items[messages->count - 1];
	if (last->id != id || last->place.file != place.file || last->place.offset != place.offset)
		return;
	messages->errors -= last->severity == SEVERITY_ERROR;
	messages->count--;
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

static const char *plain_copy(const struct messages *messages, const char *text)
{
	struct buffer out = {0};
	quote_plain(&out, text);
	return buffer_finish(&out, messages->arena);
}

static void shown_place(const struct messages *messages, struct shown_message *out, struct place place)
{
	const struct source *source = sources_get(messages->sources, place.file);
	out->path = source ? plain_copy(messages, source->path) : NULL;
	if (!source || !source->text)
		return;
	struct position position = source_position(source, place.offset);
	out->line = (unsigned)position.line;
	out->column = (unsigned)position.column;
}

static const char *quoted_copy(const struct messages *messages, struct place place, size_t narrow)
{
	struct buffer out = {0};
	quote_source(&out, sources_get(messages->sources, place.file), place.offset, narrow);
	return buffer_finish(&out, messages->arena);
}

static void print_head(struct buffer *out, const struct shown_message *message, const char *label)
{
	if (message->path)
		buffer_add(out, message->path);
	if (message->line)
		buffer_format(out, ":%u:%u", message->line, message->column);
	buffer_format(out, "%s%s: %s\n", message->path ? ": " : "", label, message->text);
}

static const char *shown_also(const struct messages *messages, const struct message *message)
{
	if (!message->also.file)
		return "";
	struct buffer out = {0};
	struct shown_message second = {.text = plain_copy(messages, message->also_text)};
	shown_place(messages, &second, message->also);
	print_head(&out, &second, "note");
	if (!message->narrow)
		buffer_add(&out, quoted_copy(messages, message->also, 0));
	return buffer_finish(&out, messages->arena);
}

static struct shown_message shown_make(const struct messages *messages, const struct printed_message *printed)
{
	const struct message *message = printed->message;
	struct shown_message out = {
	    .severity = message->severity,
	    .text = plain_copy(messages, printed->text),
	    .quoted = quoted_copy(messages, message->place, message->narrow),
	    .also = shown_also(messages, message),
	    .more = "",
	    .hint = printed->hint ? plain_copy(messages, printed->hint) : NULL,
	};
	shown_place(messages, &out, message->place);
	if (printed->more)
		out.more = arena_format(messages->arena, "and %zu more like it, in line %s%s", printed->more,
		    buffer_text(&printed->lines), printed->line_count > LINES_MAX ? ", …" : "");
	return out;
}

size_t messages_each(const struct messages *messages, size_t limit,
    void (*visit)(void *self, const struct shown_message *message), void *self)
{
	struct printed_messages printed = printed_make(messages);
	size_t count = printed.count;
	for (size_t i = 0; i < count && i < limit; i++) {
		struct shown_message message = shown_make(messages, &printed.items[i]);
		visit(self, &message);
	}
	printed_release(&printed);
	return count;
}

static void print_message(void *self, const struct shown_message *message)
{
	static const char *const labels[] = {"note", "warning", "error"};
	struct buffer *out = self;
	print_head(out, message, labels[message->severity]);
	buffer_add(out, message->quoted);
	buffer_add(out, message->also);
	if (*message->more)
		buffer_format(out, "  %s\n", message->more);
	if (message->hint)
		buffer_format(out, "  help: %s\n", message->hint);
}

void messages_print(const struct messages *messages, struct buffer *out, size_t limit)
{
	size_t count = messages_each(messages, limit, print_message, out);
	if (count > limit)
		buffer_format(out, "and %zu more like these: mend the first ones and run it again\n", count - limit);
}
