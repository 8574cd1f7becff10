/* One message for one mistake: what is told of the messages that were added, in its order. */
#include "base/message_store.h"

#include <stdlib.h>
#include <string.h>

enum { ALONE_MAX = 3 }; /* so many of one kind are told one by one */

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
	while (end == first || strncmp(end, ", '", 3) == 0) {
		end += *end == ',' ? 3 : 1;
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
	for (const char *at = message->hint ? message->hint : ""; *at; at++)
		if (*at < '0' || *at > '9')
			hash = hash * 33u + (unsigned char)*at;
	return hash ^ hash >> 15;
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

/* A message that stands for others as well: the numbers in its advice are not theirs. */
static void hint_narrow(const struct messages *messages, struct printed_message *printed, const struct message *other)
{
	const char *own = printed->message->hint;
	if (own && printed->hint == own && strcmp(own, other->hint) != 0)
		printed->hint = arena_format(messages->arena, "for the first of these: %s", own);
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
			out->items[out->count++] =
			    (struct printed_message){.message = order[i], .text = order[i]->text, .hint = order[i]->hint};
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
		if (printed->items[i].message->also.file) /* is of no kind but its own */
			continue;
		size_t *slot = kind_slot(kinds, size, printed->items, printed->items[i].message);
		*slot = *slot ? *slot : i + 1;
		many[*slot - 1]++;
	}
	for (size_t i = 0; i < printed->count; i++) {
		if (printed->items[i].message->also.file)
			continue;
		size_t first = *kind_slot(kinds, size, printed->items, printed->items[i].message) - 1;
		if (first < i && many[first] > ALONE_MAX) {
			line_add(messages, &printed->items[first], printed->items[i].message);
			hint_narrow(messages, &printed->items[first], printed->items[i].message);
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

struct printed_messages printed_make(const struct messages *messages)
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

void printed_release(struct printed_messages *printed)
{
	for (size_t i = 0; i < printed->count; i++)
		buffer_release(&printed->items[i].lines);
	free(printed->items);
}
