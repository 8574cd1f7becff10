#include "data/yaml.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "data/events.h"
#include "data/intern.h"
#include "data/scalar.h"

/* A list or mapping whose items are still coming. */
struct yaml_frame {
	struct value *value;
	struct value *last; /* its last item, or NULL */
	bool has_key;       /* a mapping's key has come, its value not yet */
	const char *key;    /* NULL: the key was refused, drop the value */
	struct place key_place;
	bool large;           /* a large mapping: its keys are in names */
	struct intern names;  /* their numbers are places in named */
	struct value **named; /* named[0] is NULL */
	size_t named_capacity;
};

enum { FRAMES = 65, LARGE = 16 };

struct builder {
	const struct context *context;
	struct events *events;
	struct yaml_frame frames[FRAMES];
	size_t depth;
	struct value *root;
};

/* ---- keys said twice ---- */

static void name_key(struct builder *builder, struct yaml_frame *frame, struct value *item)
{
	uint32_t number = intern_add(&frame->names, item->key, strlen(item->key));
	frame->named =
	    arena_grow(builder->context->arena, frame->named, number, &frame->named_capacity, sizeof(struct value *));
	frame->named[number] = item;
}

static void remember_key(struct builder *builder, struct yaml_frame *frame, struct value *item)
{
	if (frame->large) {
		name_key(builder, frame, item);
	} else if (frame->value->count == LARGE) {
		frame->large = true;
		intern_init(&frame->names, builder->context->arena);
		for (struct value *old = frame->value->first; old; old = old->next)
			name_key(builder, frame, old);
	}
}

static void forget_keys(struct yaml_frame *frame)
{
	if (frame->large)
		intern_release(&frame->names);
}

static const struct value *same_key(const struct yaml_frame *frame, const char *key)
{
	if (frame->large) {
		uint32_t number = intern_find(&frame->names, key, strlen(key));
		return number ? frame->named[number] : NULL;
	}
	for (const struct value *item = frame->value->first; item; item = item->next)
		if (strcmp(item->key, key) == 0)
			return item;
	return NULL;
}

/* ---- building ---- */

/* libyaml takes what Unicode keeps free, and codes of control characters in double quotes. Records may hold them, as their
 * spreadsheet did: they are printed as what they are, no characters. */
static void check_characters(const struct context *context, const struct value *value, size_t length)
{
	size_t at = utf8_none(value->text, length);
	if (at < length)
		message_add(context->messages, MSG_YAML_CONTROL, value_place_at(value, at));
}

static struct value *scalar(const struct builder *builder, const struct event *event)
{
	struct value *value = arena_alloc(builder->context->arena, sizeof *value);
	value->place = events_place(builder->events, event->start);
	if (event_unknown(event))
		return value;
	value->kind = VALUE_TEXT;
	value->quoted = event->style != STYLE_PLAIN;
	value->text = arena_slice(builder->context->arena, event->text, event->length);
	value->offsets = scalar_offsets(builder->context, events_text(builder->events), event);
	check_characters(builder->context, value, event->length);
	return value;
}

static struct value *collection(const struct builder *builder, const struct event *event)
{
	struct value *value = arena_alloc(builder->context->arena, sizeof *value);
	value->place = events_place(builder->events, event->start);
	value->kind = event->kind == EVENT_LIST ? VALUE_LIST : VALUE_MAP;
	return value;
}

static void append(struct builder *builder, struct value *value)
{
	if (!builder->depth) {
		builder->root = value;
		return;
	}
	struct yaml_frame *frame = &builder->frames[builder->depth - 1];
	bool dropped = frame->has_key && !frame->key;
	value->key = frame->key;
	value->key_place = frame->key_place;
	frame->has_key = false;
	if (dropped)
		return;
	if (frame->last)
		frame->last->next = value;
	else
		frame->value->first = value;
	frame->last = value;
	frame->value->count++;
	if (frame->value->kind == VALUE_MAP)
		remember_key(builder, frame, value);
}

static void take_key(struct builder *builder, struct yaml_frame *frame, const struct event *event)
{
	struct messages *messages = builder->context->messages;
	struct place place = events_place(builder->events, event->start);
	frame->has_key = true;
	frame->key = NULL;
	frame->key_place = place;
	if (event->kind != EVENT_SCALAR) {
		message_add(messages, MSG_YAML_KEY, place);
		events_skip(builder->events, event);
	} else if (event->length == 0) {
		message_add(messages, MSG_YAML_KEY_EMPTY, place);
	} else if (strcmp(event->text, "<<") == 0 && event->style == STYLE_PLAIN) {
		message_add(messages, MSG_YAML_MERGE, place);
	} else {
		const struct value *first = same_key(frame, event->text);
		frame->key = first ? NULL : arena_slice(builder->context->arena, event->text, event->length);
		if (!first)
			return;
		message_add(messages, MSG_YAML_KEY_TWICE, place, event->text);
		message_also(messages, first->key_place, "first said here");
	}
}

static void take(struct builder *builder, const struct event *event)
{
	struct yaml_frame *frame = builder->depth ? &builder->frames[builder->depth - 1] : NULL;
	if (event->kind == EVENT_LIST_END || event->kind == EVENT_MAP_END) {
		forget_keys(&builder->frames[--builder->depth]);
	} else if (frame && frame->value->kind == VALUE_MAP && !frame->has_key) {
		take_key(builder, frame, event);
	} else if (event->kind == EVENT_SCALAR) {
		append(builder, scalar(builder, event));
	} else {
		struct value *value = collection(builder, event);
		append(builder, value);
		builder->frames[builder->depth++] = (struct yaml_frame){.value = value};
	}
}

static const struct value *build(const struct context *context, const struct yaml_text *text)
{
	struct builder builder = {.context = context, .events = events_open(context, text, false)};
	struct event event;
	for (;;) {
		events_next(builder.events, &event);
		if (event.kind == EVENT_FAULT || event.kind == EVENT_END)
			break;
		take(&builder, &event);
	}
	events_close(builder.events);
	while (builder.depth > 0)
		forget_keys(&builder.frames[--builder.depth]);
	if (event.kind == EVENT_FAULT)
		return NULL;
	if (!builder.root) {
		builder.root = arena_alloc(context->arena, sizeof *builder.root);
		builder.root->place = yaml_text_place(text, 0);
	}
	return builder.root;
}

/* ---- public ---- */

const struct value *yaml_parse(const struct context *context, uint32_t file, size_t start, size_t length)
{
	struct yaml_text text = yaml_text_slice(context, file, start, length);
	return build(context, &text);
}

const struct value *yaml_parse_text(
    const struct context *context, uint32_t file, const char *text, size_t length, const uint32_t *offsets)
{
	struct yaml_text whole = {file, text, length, 0, offsets};
	return build(context, &whole);
}

const struct value *yaml_read(const struct context *context, const char *root, const char *path, struct place asked)
{
	uint32_t file = file_read_text(context, root, path, asked);
	if (!file)
		return NULL;
	const struct source *source = sources_get(context->sources, file);
	if (source->length > YAML_TREE_MAX) {
		message_add(context->messages, MSG_FILE_TOO_LARGE, (struct place){file, 0}, source->path, YAML_TREE_MAX >> 20);
		return NULL;
	}
	return yaml_parse(context, file, 0, source->length);
}

static void dump_value(struct buffer *out, const struct context *context, const struct value *value, int depth)
{
	const struct source *source = sources_get(context->sources, value->place.file);
	struct position at = source_position(source, value->place.offset);
	buffer_format(out, "%*s%u:%u ", depth * 2, "", (unsigned)at.line, (unsigned)at.column);
	if (value->key) {
		buffer_json(out, value->key);
		buffer_add(out, ": ");
	}
	switch (value->kind) {
	case VALUE_UNKNOWN:
		buffer_add(out, "unknown\n");
		break;
	case VALUE_TEXT:
		buffer_json(out, value->text);
		buffer_add(out, value->quoted ? " quoted\n" : "\n");
		break;
	default:
		buffer_format(out, "%s %d\n", value->kind == VALUE_LIST ? "list" : "mapping", (int)value->count);
	}
	for (const struct value *item = value->first; item; item = item->next)
		dump_value(out, context, item, depth + 1);
}

void yaml_dump(struct buffer *out, const struct context *context, const struct value *value)
{
	if (value)
		dump_value(out, context, value, 0);
}
