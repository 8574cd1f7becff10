/* Messages are data: one table row each (message_table.c), printed by one function as
 *
 *     content/2021-22/measures.yaml:12:9: error: no group is called 'cp.acepted'
 *       cp.open: {from: cp.acepted}
 *                       ^
 *     help: did you mean 'cp.accepted'?
 *
 * Texts are lower case without a full stop, in an author's words. */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/message_ids.h"
#include "base/source.h"

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

struct message_kind {
	enum severity severity;
	const char *text; /* printf format; the arguments of message_add fill it: strings (%s) and ints (%d) only */
	const char *hint; /* NULL, or what message_add's hint replaces when given: the likely fix, in plain words */
};

/* The table, indexed by message id; a test walks it for missing rows. */
extern const struct message_kind message_table[MESSAGE_COUNT];

struct messages;

struct messages *messages_new(struct arena *arena, const struct sources *sources);

/* Reports one message at a place. The arguments are those of the row's text, in order. */
void message_add(struct messages *messages, enum message_id id, struct place place, ...);

/* The same with a hint of the caller's ("did you mean 'x'?"), copied; NULL keeps the row's own. */
void message_add_hint(struct messages *messages, enum message_id id, struct place place, const char *hint, ...);

/* A second position for the message last added: "first defined here". */
void message_also(struct messages *messages, struct place place, const char *text);

/* The message last added is about a personal table: print only LENGTH bytes of the source line, from its place. */
void message_narrow(struct messages *messages, size_t length);

size_t messages_errors(const struct messages *messages);   /* as added: 0 if there are none */
size_t messages_warnings(const struct messages *messages); /* as printed: each once */

/* Prints all, ordered by file (in the order of reading) and offset, each once, and how many were left out past LIMIT. */
void messages_print(const struct messages *messages, struct buffer *out, size_t limit);

#endif
