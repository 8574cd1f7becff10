#include "data/events.h"

#include <string.h>
#include <yaml.h>

#include "data/syntax.h"
#include "data/typo.h"

enum { DEPTH_MAX = 64, ANCHORS_MAX = 1000, EXPANSION_MIN = 100000, EXPANSION_BYTES = 1 << 20 };

#define ANCHOR_LETTERS "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-" /* as libyaml has them */

/* A node that an alias can repeat: a run of the tape. */
struct yaml_anchor {
	const char *name;
	size_t start, end; /* events of the tape */
	size_t depth;      /* of the collection it opened */
	bool complete;
	struct place place;
};

struct events {
	const struct context *context;
	struct yaml_text text;
	yaml_parser_t parser;
	yaml_event_t raw; /* the event last read; owns its text */
	bool raw_held;
	bool fault, private;
	bool ascii;         /* then a character is a byte */
	size_t index, byte; /* a character count and the byte where it is */
	size_t depth, documents;
	size_t read, expanded; /* events from the file, and from aliases */
	size_t expanded_bytes; /* of the texts of the latter */

	struct event *tape; /* what anchored nodes held, aliases in them expanded */
	size_t tape_count, tape_capacity;
	struct yaml_anchor *anchors;
	size_t anchor_count, anchor_capacity, open; /* open: anchors whose node is still being read */
	size_t replay, replay_end;                  /* the run of the tape that an alias repeats */
};

/* ---- positions ---- */

static size_t byte_of(struct events *events, size_t index)
{
	const char *text = events->text.text;
	if (events->ascii)
		return index < events->text.length ? index : events->text.length;
	while (events->index < index && events->byte < events->text.length) {
		events->byte++;
		while (events->byte < events->text.length && ((unsigned char)text[events->byte] & 0xC0) == 0x80)
			events->byte++;
		events->index++;
	}
	while (events->index > index) {
		events->byte--;
		while (events->byte > 0 && ((unsigned char)text[events->byte] & 0xC0) == 0x80)
			events->byte--;
		events->index--;
	}
	return events->byte;
}

struct place yaml_text_place(const struct yaml_text *text, size_t byte)
{
	struct place place = {text->file, 0};
	if (byte > text->length)
		byte = text->length;
	if (!text->offsets)
		place.offset = (uint32_t)(text->base + byte);
	else if (byte < text->length)
		place.offset = text->offsets[byte];
	else
		place.offset = text->length ? text->offsets[text->length - 1] + 1 : (uint32_t)text->base;
	return place;
}

struct place events_place(const struct events *events, size_t byte)
{
	return yaml_text_place(&events->text, byte);
}

size_t events_end(struct events *events, const struct event *event)
{
	return byte_of(events, event->end_index);
}

const struct yaml_text *events_text(const struct events *events)
{
	return &events->text;
}

/* ---- faults ---- */

/* After a message: nothing more comes. */
static void stop(struct events *events)
{
	if (events->private)
		message_narrow(events->context->messages, 1);
	events->fault = true;
}

/* Reports a text without arguments. */
#define stop_at(events, id, byte) stop_with(events, MESSAGE_OF(id, NOWHERE), byte)

static void stop_with(struct events *events, enum message_id id, size_t byte)
{
	message_put(events->context->messages, id, events_place(events, byte));
	stop(events);
}

static void report_parser(struct events *events)
{
	const yaml_parser_t *parser = &events->parser;
	if (parser->error == YAML_MEMORY_ERROR)
		memory_resize(NULL, SIZE_MAX);
	if (parser->error == YAML_READER_ERROR) {
		stop_at(events, MSG_YAML_CONTROL, parser->problem_offset);
		return;
	}
	struct syntax_fault fault = {parser->problem ? parser->problem : "", parser->context ? parser->context : "", 0, 0};
	fault.at = byte_of(events, parser->problem_mark.index);
	fault.began = parser->context ? byte_of(events, parser->context_mark.index) : fault.at;
	syntax_report(events->context, &events->text, &fault);
	stop(events);
}

/* U+0085, U+2028 and U+2029 end a line in YAML 1.1, which no author expects. */
static void warn_line_breaks(struct events *events)
{
	const char *text = events->text.text;
	for (size_t i = 0; i + 2 < events->text.length; i++) {
		unsigned char a = (unsigned char)text[i], b = (unsigned char)text[i + 1], c = (unsigned char)text[i + 2];
		bool next_line = a == 0xC2 && b == 0x85;
		bool separator = a == 0xE2 && b == 0x80 && (c == 0xA8 || c == 0xA9);
		if (next_line || separator) {
			message_add(events->context->messages, MSG_YAML_LINE_BREAK, events_place(events, i));
			if (events->private)
				message_narrow(events->context->messages, next_line ? 2 : 3);
			return;
		}
	}
}

/* ---- opening and closing ---- */

struct yaml_text yaml_text_slice(const struct context *context, uint32_t file, size_t start, size_t length)
{
	const struct source *source = sources_get(context->sources, file);
	bool mark = start == 0 && length >= 3 && memcmp(source->text, "\xEF\xBB\xBF", 3) == 0;
	size_t skip = mark ? 3 : 0;
	return (struct yaml_text){file, source->text + start + skip, length - skip, start + skip, NULL};
}

static bool is_ascii(const char *text, size_t length)
{
	uint64_t bits = 0, eight;
	for (; length >= sizeof eight; text += sizeof eight, length -= sizeof eight) {
		memcpy(&eight, text, sizeof eight);
		bits |= eight;
	}
	for (size_t i = 0; i < length; i++)
		bits |= (unsigned char)text[i];
	return !(bits & 0x8080808080808080);
}

static struct events *events_new(const struct context *context, const struct yaml_text *text)
{
	struct events *events = arena_alloc(context->arena, sizeof *events);
	events->context = context;
	events->text = *text;
	if (!yaml_parser_initialize(&events->parser))
		memory_resize(NULL, SIZE_MAX);
	return events;
}

struct events *events_places(const struct context *context, const struct yaml_text *text)
{
	struct events *events = events_new(context, text);
	events->ascii = events->fault = true;
	return events;
}

struct events *events_open(const struct context *context, const struct yaml_text *text, bool private)
{
	struct events *events = events_new(context, text);
	events->private = private;
	yaml_parser_set_input_string(&events->parser, (const unsigned char *)text->text, text->length);
	yaml_parser_set_encoding(&events->parser, YAML_UTF8_ENCODING);
	events->ascii = is_ascii(text->text, text->length);
	if (!events->ascii)
		warn_line_breaks(events);
	return events;
}

static void drop_raw(struct events *events)
{
	if (events->raw_held)
		yaml_event_delete(&events->raw);
	events->raw_held = false;
}

void events_close(struct events *events)
{
	drop_raw(events);
	yaml_parser_delete(&events->parser);
}

/* ---- reading ---- */

static bool read_raw(struct events *events)
{
	drop_raw(events);
	if (!yaml_parser_parse(&events->parser, &events->raw)) {
		report_parser(events);
		return false;
	}
	events->raw_held = true;
	events->read++;
	return true;
}

static enum event_style scalar_style(yaml_scalar_style_t style)
{
	switch (style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
		return STYLE_SINGLE;
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return STYLE_DOUBLE;
	case YAML_LITERAL_SCALAR_STYLE:
		return STYLE_LITERAL;
	case YAML_FOLDED_SCALAR_STYLE:
		return STYLE_FOLDED;
	default:
		return STYLE_PLAIN;
	}
}

/* The anchor and tag of a node's first event. */
static void raw_properties(const yaml_event_t *raw, const char **anchor, const char **tag)
{
	*anchor = *tag = NULL;
	if (raw->type == YAML_SCALAR_EVENT) {
		*anchor = (const char *)raw->data.scalar.anchor;
		*tag = (const char *)raw->data.scalar.tag;
	} else if (raw->type == YAML_SEQUENCE_START_EVENT) {
		*anchor = (const char *)raw->data.sequence_start.anchor;
		*tag = (const char *)raw->data.sequence_start.tag;
	} else if (raw->type == YAML_MAPPING_START_EVENT) {
		*anchor = (const char *)raw->data.mapping_start.anchor;
		*tag = (const char *)raw->data.mapping_start.tag;
	}
}

static void open_anchor(struct events *events, const char *name, size_t byte)
{
	if (events->anchor_count == ANCHORS_MAX) {
		stop_at(events, MSG_YAML_ANCHORS, byte);
		return;
	}
	events->anchors = arena_grow(events->context->arena, events->anchors, events->anchor_count,
	    &events->anchor_capacity, sizeof *events->anchors);
	struct yaml_anchor *anchor = &events->anchors[events->anchor_count++];
	*anchor = (struct yaml_anchor){.name = arena_copy(events->context->arena, name),
	    .start = events->tape_count,
	    .depth = events->depth,
	    .place = events_place(events, byte)};
	events->open++;
}

/* An anchored node ends when the depth is back where it began. */
static void close_anchors(struct events *events)
{
	for (size_t i = events->anchor_count; events->open > 0 && i-- > 0;) {
		struct yaml_anchor *anchor = &events->anchors[i];
		if (anchor->complete)
			continue;
		if (anchor->depth != events->depth)
			return;
		anchor->complete = true;
		anchor->end = events->tape_count;
		events->open--;
	}
}

static void record(struct events *events, const struct event *event)
{
	events->tape = arena_grow(
	    events->context->arena, events->tape, events->tape_count, &events->tape_capacity, sizeof *events->tape);
	struct event *copy = &events->tape[events->tape_count++];
	*copy = *event;
	if (event->kind == EVENT_SCALAR && events->replay == events->replay_end)
		copy->text = arena_slice(events->context->arena, event->text, event->length);
}

static void start_alias(struct events *events, size_t byte)
{
	const char *name = (const char *)events->raw.data.alias.anchor;
	for (size_t i = events->anchor_count; i-- > 0;) {
		const struct yaml_anchor *anchor = &events->anchors[i];
		if (strcmp(anchor->name, name) != 0)
			continue;
		if (!anchor->complete) {
			stop_at(events, MSG_YAML_ALIAS_CYCLE, byte);
			return;
		}
		events->replay = anchor->start;
		events->replay_end = anchor->end;
		return;
	}
	message_add(events->context->messages, MSG_YAML_ALIAS_UNKNOWN, events_place(events, byte), name, name);
	stop(events);
}

/* The event of the node that the raw one begins or ends. */
static void translate(struct events *events, struct event *out)
{
	const yaml_event_t *raw = &events->raw;
	switch (raw->type) {
	case YAML_SCALAR_EVENT:
		out->kind = EVENT_SCALAR;
		out->text = (const char *)raw->data.scalar.value;
		out->length = raw->data.scalar.length;
		out->style = scalar_style(raw->data.scalar.style);
		break;
	case YAML_SEQUENCE_START_EVENT:
		out->kind = EVENT_LIST;
		break;
	case YAML_SEQUENCE_END_EVENT:
		out->kind = EVENT_LIST_END;
		break;
	case YAML_MAPPING_START_EVENT:
		out->kind = EVENT_MAP;
		break;
	default:
		out->kind = EVENT_MAP_END;
		break;
	}
}

/* Bytes of the space, tab or line end that TEXT begins with, by YAML 1.1 (5.4, 6.1); 0 of anything else. */
static size_t blank_length(const char *text, size_t length)
{
	if (length > 0 && memchr(" \t\r\n", *text, 4))
		return 1;
	if (length > 1 && memcmp(text, "\xC2\x85", 2) == 0)
		return 2;
	return length > 2 && (memcmp(text, "\xE2\x80\xA8", 3) == 0 || memcmp(text, "\xE2\x80\xA9", 3) == 0) ? 3 : 0;
}

/* A node's place is that of its content, after its anchor. */
static size_t after_anchor(const struct events *events, size_t byte)
{
	const char *text = events->text.text;
	size_t length = events->text.length;
	if (byte >= length || text[byte] != '&')
		return byte;
	byte++;
	while (byte < length && text[byte] && strchr(ANCHOR_LETTERS, text[byte]))
		byte++;
	for (size_t blank; (blank = blank_length(text + byte, length - byte)) > 0;)
		byte += blank;
	return byte;
}

/* `title: {{ cp.accepted }}` without quotes is two mappings to YAML; it is read as the text that was meant. */
static bool is_braces(const struct events *events, const struct event *event)
{
	return event->kind == EVENT_MAP && events->raw.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE &&
	       event->start + 1 < events->text.length && memcmp(events->text.text + event->start, "{{", 2) == 0;
}

static void read_braces(struct events *events, struct event *out)
{
	message_add(events->context->messages, MSG_YAML_BRACES, events_place(events, out->start));
	if (events->private)
		message_narrow(events->context->messages, 2);
	for (size_t depth = 1; depth > 0;) {
		if (!read_raw(events))
			return;
		yaml_event_type_t type = events->raw.type;
		if (type == YAML_MAPPING_START_EVENT || type == YAML_SEQUENCE_START_EVENT)
			depth++;
		else if (type == YAML_MAPPING_END_EVENT || type == YAML_SEQUENCE_END_EVENT)
			depth--;
	}
	out->kind = EVENT_SCALAR;
	out->style = STYLE_PLAIN;
	out->end_index = events->raw.end_mark.index;
	size_t end = byte_of(events, out->end_index);
	out->length = end > out->start ? end - out->start : 0;
	out->text = arena_slice(events->context->arena, events->text.text + out->start, out->length);
}

/* A comment one space behind a value: most often it is the rest of the text. */
static void look_behind(struct events *events, const struct event *event)
{
	const char *text = events->text.text;
	size_t at = byte_of(events, event->end_index), from = at;
	while (at < events->text.length && (text[at] == ' ' || text[at] == '\t'))
		at++;
	bool blank = at > from || (at > 0 && strchr(" \t", text[at - 1]));
	if (at >= events->text.length || text[at] != '#' || !blank)
		return;
	if (typo_is_error(text + at))
		message_add(events->context->messages, MSG_YAML_SHEET_ERROR, events_place(events, at));
	else if (at - from <= 1)
		message_add(events->context->messages, MSG_YAML_COMMENT, events_place(events, at));
	else
		return;
	if (events->private)
		message_narrow(events->context->messages, 1);
}

static void read_node(struct events *events, struct event *out)
{
	const char *anchor, *tag;
	raw_properties(&events->raw, &anchor, &tag);
	if (tag) {
		stop_at(events, MSG_YAML_TAG, out->start);
		return;
	}
	if (anchor) {
		open_anchor(events, anchor, out->start);
		out->start = after_anchor(events, out->start);
	}
	translate(events, out);
	if (is_braces(events, out))
		read_braces(events, out);
	else if (out->kind == EVENT_SCALAR && out->style == STYLE_PLAIN)
		look_behind(events, out);
	if (out->kind == EVENT_SCALAR && out->style == STYLE_DOUBLE && memchr(out->text, 0, out->length))
		stop_at(events, MSG_YAML_NUL, out->start);
}

/* The next event of a node from the file. False at the end, at a fault, or where an alias begins. */
static bool read_event(struct events *events, struct event *out)
{
	if (!read_raw(events))
		return false;
	out->start = byte_of(events, events->raw.start_mark.index);
	out->end_index = events->raw.end_mark.index;
	switch (events->raw.type) {
	case YAML_STREAM_START_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		return false;
	case YAML_DOCUMENT_START_EVENT:
		if (events->documents++ > 0)
			stop_at(events, MSG_YAML_DOCUMENTS, out->start);
		return false;
	case YAML_STREAM_END_EVENT:
		out->kind = EVENT_END;
		return true;
	case YAML_ALIAS_EVENT:
		start_alias(events, out->start);
		return false;
	default:
		read_node(events, out);
		return true;
	}
}

static bool replay_event(struct events *events, struct event *out)
{
	if (events->replay == events->replay_end)
		return false;
	*out = events->tape[events->replay];
	if (out->kind == EVENT_SCALAR)
		events->expanded_bytes += out->length;
	if (++events->expanded > EXPANSION_MIN + events->read ||
	    events->expanded_bytes > EXPANSION_BYTES + events->text.length)
		stop_at(events, MSG_YAML_ALIAS_BOMB, byte_of(events, events->raw.start_mark.index));
	return true;
}

static void count_depth(struct events *events, const struct event *event)
{
	if (event->kind == EVENT_LIST || event->kind == EVENT_MAP) {
		if (++events->depth > DEPTH_MAX)
			stop_at(events, MSG_YAML_DEPTH, event->start);
	} else if (event->kind == EVENT_LIST_END || event->kind == EVENT_MAP_END) {
		events->depth--;
	}
}

void events_next(struct events *events, struct event *out)
{
	*out = (struct event){.kind = EVENT_FAULT, .text = ""};
	bool replayed = false;
	while (!events->fault && !(replayed = replay_event(events, out)) && !read_event(events, out))
		;
	if (events->fault) {
		out->kind = EVENT_FAULT;
		return;
	}
	count_depth(events, out);
	if (events->open > 0) {
		record(events, out);
		close_anchors(events);
	}
	if (replayed)
		events->replay++;
	if (events->fault)
		out->kind = EVENT_FAULT;
}

void events_skip(struct events *events, const struct event *event)
{
	size_t depth = event->kind == EVENT_LIST || event->kind == EVENT_MAP;
	while (depth > 0) {
		struct event next;
		events_next(events, &next);
		if (next.kind == EVENT_FAULT || next.kind == EVENT_END)
			return;
		if (next.kind == EVENT_LIST || next.kind == EVENT_MAP)
			depth++;
		else if (next.kind == EVENT_LIST_END || next.kind == EVENT_MAP_END)
			depth--;
	}
}
