/* The messages as they are kept, and as they are told: for what prints them, in whatever form. */
#ifndef BASE_MESSAGE_STORE_H
#define BASE_MESSAGE_STORE_H

#include "base/message.h"

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

enum { LINES_MAX = 8 }; /* the lines that a message names of those like it */

/* Adds a message as it is, whose texts live as long as MESSAGES, unless it is muted. */
void messages_take(struct messages *messages, const struct message *message);

/* The same of all FROM; nothing where that is MESSAGES itself. */
void messages_repeat(struct messages *messages, const struct messages *from);

/* One message as it is printed. */
struct printed_message {
	const struct message *message;
	const char *text;
	const char *hint;    /* or NULL */
	size_t more;         /* messages of the same kind that stand for themselves no longer */
	struct buffer lines; /* the first of their lines, each once: "4, 5, 9" */
	unsigned last_line, line_count;
};

struct printed_messages {
	struct printed_message *items;
	size_t count;
};

/* What is told, ordered by file (in the order of reading) and offset: messages that differ in their edition alone are one,
 * and of more than three of one kind in a file the first stands for all. Released by printed_release. */
struct printed_messages printed_make(const struct messages *messages);
void printed_release(struct printed_messages *printed);

#endif
