/* One pass over a YAML text: libyaml's events under the rules of content/REFERENCE.md ("What holds in all files"), with
 * byte positions. What both the value tree and the records are made from. Aliases come out expanded, tags and further
 * documents are refused. */
#ifndef DATA_EVENTS_H
#define DATA_EVENTS_H

#include <string.h>

#include "base/context.h"

enum event_kind { EVENT_FAULT, EVENT_END, EVENT_SCALAR, EVENT_LIST, EVENT_LIST_END, EVENT_MAP, EVENT_MAP_END };

enum event_style { STYLE_PLAIN, STYLE_SINGLE, STYLE_DOUBLE, STYLE_LITERAL, STYLE_FOLDED };

struct event {
	enum event_kind kind;
	enum event_style style; /* of a scalar */
	const char *text;       /* of a scalar: NUL-terminated, lives until the next call */
	size_t length;          /* of text, in bytes */
	size_t start;           /* byte of the parsed text where it begins */
	size_t end_index;       /* libyaml's character count where it ends; see events_end */
};

/* The text that is parsed. */
struct yaml_text {
	uint32_t file;
	const char *text; /* without a byte order mark */
	size_t length;
	size_t base;             /* offset of text in the file, where offsets is NULL */
	const uint32_t *offsets; /* offset in the file of each byte of text, or NULL */
};

/* A slice of a source; at the file's start a byte order mark is left out. */
struct yaml_text yaml_text_slice(const struct context *context, uint32_t file, size_t start, size_t length);

/* The place of byte BYTE of a parsed text. */
struct place yaml_text_place(const struct yaml_text *text, size_t byte);

struct events;

/* PRIVATE texts are about children: a message quotes nothing around its place. */
struct events *events_open(const struct context *context, const struct yaml_text *text, bool private);
void events_close(struct events *events);

/* The places alone of a TEXT of ASCII that is read otherwise (data/plain.h); to be closed as well. */
struct events *events_places(const struct context *context, const struct yaml_text *text);

/* The next event. EVENT_END comes at the end of the text; EVENT_FAULT, after its message, for ever. */
void events_next(struct events *events, struct event *out);

/* Reads on past the node that EVENT begins. */
void events_skip(struct events *events, const struct event *event);

struct place events_place(const struct events *events, size_t byte);
size_t events_end(struct events *events, const struct event *event); /* the byte after its last */
const struct yaml_text *events_text(const struct events *events);

/* Is a scalar unknown: empty, plain ~ or plain null? */
static inline bool event_unknown(const struct event *event)
{
	if (event->length > 4 || event->kind != EVENT_SCALAR || event->style != STYLE_PLAIN)
		return false;
	return event->length == 0 || (event->length == 1 && event->text[0] == '~') ||
	       (event->length == 4 && memcmp(event->text, "null", 4) == 0);
}

#endif
