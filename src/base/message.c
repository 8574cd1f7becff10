#include "base/message.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

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

struct message {
	enum message_id id;
	struct place place;
	const char *text;
	const char *hint;  /* or NULL */
	size_t narrow;     /* bytes of the source line to show; 0: the whole line */
	struct place also; /* nowhere if there is no second position */
	const char *also_text;
};

struct messages {
	struct arena *arena;
	const struct sources *sources;
	struct message *items;
	size_t count, capacity;
	size_t errors;
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
	messages->items =
	    arena_grow(messages->arena, messages->items, messages->count, &messages->capacity, sizeof *messages->items);
	messages->items[messages->count++] = (struct message){
	    .id = id,
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
	if (!messages->count)
		return;
	messages->items[messages->count - 1].also = place;
	messages->items[messages->count - 1].also_text = arena_copy(messages->arena, text);
}

void message_narrow(struct messages *messages, size_t length)
{
	if (messages->count)
		messages->items[messages->count - 1].narrow = length ? length : 1;
}

size_t messages_errors(const struct messages *messages)
{
	return messages->errors;
}

static int by_number(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

/* Total: equal messages stand side by side, and of these it does not matter which is printed. */
static int compare(const void *left, const void *right)
{
	const struct message *a = *(const struct message *const *)left, *b = *(const struct message *const *)right;
	int order = by_number(a->place.file, b->place.file);
	if (!order)
		order = by_number(a->place.offset, b->place.offset);
	if (!order)
		order = by_number(a->id, b->id);
	if (!order)
		order = strcmp(a->text, b->text);
	return order ? order : by_number((size_t)(a > b), (size_t)(a < b));
}

static bool same(const struct message *a, const struct message *b)
{
	return a->id == b->id && a->place.file == b->place.file && a->place.offset == b->place.offset &&
	       strcmp(a->text, b->text) == 0;
}

/* The messages in printing order, each once; owned by the caller. */
static const struct message **sorted(const struct messages *messages, size_t *count)
{
	const struct message **order = memory_resize(NULL, (messages->count + 1) * sizeof *order);
	for (size_t i = 0; i < messages->count; i++)
		order[i] = &messages->items[i];
	qsort(order, messages->count, sizeof *order, compare);
	*count = 0;
	for (size_t i = 0; i < messages->count; i++)
		if (!*count || !same(order[*count - 1], order[i]))
			order[(*count)++] = order[i];
	return order;
}

size_t messages_warnings(const struct messages *messages)
{
	size_t count, warnings = 0;
	const struct message **order = sorted(messages, &count);
	for (size_t i = 0; i < count; i++)
		warnings += rows[order[i]->id].severity == SEVERITY_WARNING;
	free(order);
	return warnings;
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

static void print_message(const struct messages *messages, struct buffer *out, const struct message *message)
{
	static const char *const labels[] = {"note", "warning", "error"};
	print_head(messages, out, message->place, labels[rows[message->id].severity], message->text);
	quote_source(out, sources_get(messages->sources, message->place.file), message->place.offset, message->narrow);
	if (message->also.file) {
		print_head(messages, out, message->also, "note", message->also_text);
		if (!message->narrow)
			quote_source(out, sources_get(messages->sources, message->also.file), message->also.offset, 0);
	}
	if (message->hint) {
		buffer_add(out, "  help: ");
		quote_plain(out, message->hint);
		buffer_char(out, '\n');
	}
}

void messages_print(const struct messages *messages, struct buffer *out, size_t limit)
{
	size_t count;
	const struct message **order = sorted(messages, &count);
	for (size_t i = 0; i < count && i < limit; i++)
		print_message(messages, out, order[i]);
	if (count > limit)
		buffer_format(out, "and %zu more like these: mend the first ones and run it again\n", count - limit);
	free(order);
}
