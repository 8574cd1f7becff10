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
	enum severity severity; /* its row's, unless it was refused */
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
	bool muted[MESSAGE_COUNT];
	bool last_muted; /* the message last put was not added: what is said of it goes nowhere */
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

/* ---- one message for one mistake ---- */

enum { ALONE_MAX = 3, LINES_MAX = 8 }; /* so many of one kind are told one by one; the lines that the rest name */

/* One message as it is printed. */
struct printed_message {
	const struct message *message;
	const char *text;
	size_t more;         /* messages of the same kind that stand for themselves no longer */
	struct buffer lines; /* the first of their lines, each once: "4, 5, 9" */
	unsigned last_line, line_count;
};

struct printed_messages {
	struct printed_message *items;
	size_t count;
};

/* Where the edition's name stands in a text: behind "edition '"; NULL if it names none. */
static const char *edition_in(const char *text)
{
	const char *at = strstr(text, " edition '");
	return at ? at + strlen(" edition '") : NULL;
}

/* Do two texts say the same of two editions? */
static bool same_but_edition(const char *a, const char *b)
{
	const char *left = edition_in(a), *right = edition_in(b);
	if (!left || !right || left - a != right - b || strncmp(a, b, (size_t)(left - a)) != 0)
		return false;
	const char *left_end = strchr(left, '\''), *right_end = strchr(right, '\'');
	return left_end && right_end && strcmp(left_end, right_end) == 0;
}

/* "the edition 'a'" and 'b' become "the editions 'a', 'b'". */
static const char *editions_joined(const struct messages *messages, const char *text, const char *other)
{
	const char *name = edition_in(other);
	size_t length = strcspn(name, "'");
	const char *list = strstr(text, " editions '");
	const char *first = list ? list + strlen(" editions ") : edition_in(text) - 1;
	const char *end = first;
	while (*end == '\'' || (end[0] == ',' && end[1] == ' ')) {
		end += *end == ',' ? 2 : 1;
		end += strcspn(end, "'") + 1;
	}
	size_t head = (size_t)(first - text) - strlen(list ? " editions " : " edition ");
	return arena_format(messages->arena, "%s editions %s, '%s'%s", arena_slice(messages->arena, text, head),
	    arena_slice(messages->arena, first, (size_t)(end - first)), arena_slice(messages->arena, name, length), end);
}

/* Equal but for their digits; NULL equals NULL. */
static bool same_but_digits(const char *a, const char *b)
{
	if (!a || !b)
		return a == b;
	for (;;) {
		a += strspn(a, "0123456789");
		b += strspn(b, "0123456789");
		if (*a != *b)
			return false;
		if (!*a)
			return true;
		a++;
		b++;
	}
}

/* The bytes of a text up to the end of the first thing that it names in quotation marks. */
static size_t subject_length(const char *text)
{
	const char *open = strchr(text, '\''), *close = open ? strchr(open + 1, '\'') : NULL;
	return close ? (size_t)(close - text) : strlen(text);
}

/* Of one file, about the same field or name, with the same advice. */
static bool same_kind(const struct message *a, const struct message *b)
{
	size_t length = subject_length(a->text);
	return a->id == b->id && a->place.file == b->place.file && !a->also.file && !b->also.file &&
	       length == subject_length(b->text) && strncmp(a->text, b->text, length) == 0 &&
	       same_but_digits(a->hint, b->hint);
}

static unsigned kind_hash(const struct message *message)
{
	unsigned hash = (unsigned)message->id * 31u + message->place.file;
	size_t length = subject_length(message->text);
	for (size_t i = 0; i < length; i++)
		hash = hash * 33u + (unsigned char)message->text[i];
	return hash;
}

static void line_add(const struct messages *messages, struct printed_message *printed, const struct message *message)
{
	const struct source *source = sources_get(messages->sources, message->place.file);
	enum { LOOKS_MAX = 64 }; /* each look counts the file's lines */
	if (++printed->more > LOOKS_MAX || printed->line_count > LINES_MAX || !source || !source->text)
		return;
	unsigned line = (unsigned)source_position(source, message->place.offset).line;
	if (line == printed->last_line || printed->line_count++ >= LINES_MAX)
		return;
	buffer_format(&printed->lines, "%s%u", printed->line_count > 1 ? ", " : "", line);
	printed->last_line = line;
}

/* Joins messages of one place that differ in the edition alone; ORDER is in printing order. */
static void add_places(
    const struct messages *messages, const struct message *const *order, size_t count, struct printed_messages *out)
{
	for (size_t i = 0; i < count; i++) {
		struct printed_message *last = out->count ? &out->items[out->count - 1] : NULL;
		const struct message *before = last ? last->message : NULL;
		bool joins = before && before->id == order[i]->id && before->place.file == order[i]->place.file &&
		             before->place.offset == order[i]->place.offset && same_but_edition(before->text, order[i]->text);
		if (joins)
			last->text = editions_joined(messages, last->text, order[i]->text);
		else
			out->items[out->count++] = (struct printed_message){.message = order[i], .text = order[i]->text};
	}
}

/* The slot of KINDS, of which there are a power of 2, that holds the first message of this kind, or none yet: index + 1. */
static size_t *kind_slot(size_t *kinds, size_t size, const struct printed_message *items, const struct message *message)
{
	size_t at = kind_hash(message) & (size - 1);
	while (kinds[at] && !same_kind(items[kinds[at] - 1].message, message))
		at = (at + 1) & (size - 1);
	return &kinds[at];
}

/* Where many messages are of one kind, the first stands for all. */
static void join_kinds(const struct messages *messages, struct printed_messages *printed)
{
	size_t size = 16, kept = 0;
	while (size < printed->count * 2)
		size *= 2;
	size_t *kinds = memory_resize(NULL, size * sizeof *kinds);
	size_t *many = memory_resize(NULL, (printed->count + 1) * sizeof *many);
	memset(kinds, 0, size * sizeof *kinds);
	memset(many, 0, (printed->count + 1) * sizeof *many);
	for (size_t i = 0; i < printed->count; i++) {
		size_t *slot = kind_slot(kinds, size, printed->items, printed->items[i].message);
		*slot = *slot ? *slot : i + 1;
		many[*slot - 1]++;
	}
	for (size_t i = 0; i < printed->count; i++) {
		size_t first = *kind_slot(kinds, size, printed->items, printed->items[i].message) - 1;
		if (first < i && many[first] > ALONE_MAX) {
			line_add(messages, &printed->items[first], printed->items[i].message);
			printed->items[i].message = NULL;
		}
	}
	for (size_t i = 0; i < printed->count; i++)
		if (printed->items[i].message)
			printed->items[kept++] = printed->items[i];
	printed->count = kept;
	free(kinds);
	free(many);
}

/* What is printed, in its order; released by printed_release. */
static struct printed_messages printed_make(const struct messages *messages)
{
	const struct message **order = memory_resize(NULL, (messages->count + 1) * sizeof *order);
	struct printed_messages printed = {memory_resize(NULL, (messages->count + 1) * sizeof *printed.items), 0};
	size_t count = 0;
	for (size_t i = 0; i < messages->count; i++)
		order[i] = &messages->items[i];
	qsort(order, messages->count, sizeof *order, compare);
	for (size_t i = 0; i < messages->count; i++)
		if (!count || !same(order[count - 1], order[i]))
			order[count++] = order[i];
	add_places(messages, order, count, &printed);
	join_kinds(messages, &printed);
	free(order);
	return printed;
}

static void printed_release(struct printed_messages *printed)
{
	for (size_t i = 0; i < printed->count; i++)
		buffer_release(&printed->items[i].lines);
	free(printed->items);
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
