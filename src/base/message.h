/* Messages are data: one row each in a list (message_list.h), printed by one function as
 *
 *     content/2021-22/measures.yaml:12:9: error: no group is called 'cp.acepted'
 *       cp.open: {from: cp.acepted}
 *                       ^
 *     help: did you mean 'cp.accepted'?
 *
 * Texts are lower case without a full stop, in an author's words. A text is a printf format, which the arguments of
 * message_add fill: strings (%s) and ints (%d) only; the compiler compares the two. The hint is the likely fix in plain
 * words, or NULL; it takes no arguments, and a hint of the caller's replaces it. */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/source.h"

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

enum message_id {
#define MESSAGE(id, severity, text, hint) id,
#include "base/message_list.h"
#undef MESSAGE
	MESSAGE_COUNT
};

/* The texts, each under its id's name with _TEXT behind it: only for the compiler's comparison, no code reads them. */
#define MESSAGE(id, severity, text, hint) static const char id##_TEXT[] = text;
#include "base/message_list.h"
#undef MESSAGE

struct messages;

struct messages *messages_new(struct arena *arena, const struct sources *sources);

/* Reports one message at a place: message_add(messages, MSG_…, place, …). The arguments behind the place are those of
 * the row's text, in order. The id is a name, not an expression: a choice between two messages is two calls. */
#define message_add(messages, id, ...) message_put(messages, MESSAGE_OF(id, __VA_ARGS__), __VA_ARGS__)

/* The same with a hint of the caller's ("did you mean 'x'?") behind the place, copied; NULL keeps the row's own. */
#define message_add_hint(messages, id, ...)                                                                            \
	message_put_hint(messages, ((void)sizeof message_fits_hint(id##_TEXT, __VA_ARGS__), id), __VA_ARGS__)

/* An id whose text was compared with what stands behind it, a place and arguments; these are not evaluated. A function
 * that reports several messages with the same arguments is called through it, and uses message_put. */
#define MESSAGE_OF(id, ...) ((void)sizeof message_fits(id##_TEXT, __VA_ARGS__), id)

/* What the compiler compares with: there are no such functions. */
int message_fits(const char *text, struct place place, ...) __attribute__((format(printf, 1, 3)));
int message_fits_hint(const char *text, struct place place, const char *hint, ...)
    __attribute__((format(printf, 1, 4)));

/* Behind the macros, without a comparison: the id comes from MESSAGE_OF. */
void message_put(struct messages *messages, enum message_id id, struct place place, ...);
void message_put_hint(struct messages *messages, enum message_id id, struct place place, const char *hint, ...);

/* A second position for the message last added: "first defined here". */
void message_also(struct messages *messages, struct place place, const char *text);

/* The message last added is about a personal table: print only LENGTH bytes of the source line, from its place. */
void message_narrow(struct messages *messages, size_t length);

/* The message last added is an error, whatever its row says. */
void message_refuse(struct messages *messages);

size_t messages_errors(const struct messages *messages); /* as added: 0 if there are none */

/* How many of that severity are printed: one for each mistake, however many records or editions have it. */
size_t messages_told(const struct messages *messages, enum severity severity);

/* Takes the message last added back if it is of this id and place: a second one says the same and more. */
void message_withdraw(struct messages *messages, enum message_id id, struct place place);

/* From now on messages of this id are not added, since they only follow from another: no error is told of afterwards. */
void messages_mute(struct messages *messages, enum message_id id);

/* Prints all, ordered by file (in the order of reading) and offset, and how many were left out past LIMIT. What differs in
 * its edition alone is one message that names them all; of more than three of one kind in a file the first is printed, with
 * the lines of the others. */
void messages_print(const struct messages *messages, struct buffer *out, size_t limit);

/* One message as it is shown; control characters stand escaped, the hint's and the text's too. */
struct shown_message {
	enum severity severity;
	const char *path;      /* NULL: nowhere */
	unsigned line, column; /* from 1; 0 of a file without lines */
	const char *text;
	const char *quoted; /* the source line and the caret below it, or "" */
	const char *also;   /* the second position with its source line, or "" */
	const char *more;   /* "and 4 more like it, in line 7, 9", or "" */
	const char *hint;   /* or NULL */
};

/* Calls VISIT with each of the first LIMIT messages in the order of messages_print. How many there are. */
size_t messages_each(const struct messages *messages, size_t limit,
    void (*visit)(void *self, const struct shown_message *message), void *self);

#endif
