#include "html/mustache.h"

#include <string.h>

#include "html/escape.h"
#include "html/template.h"

enum { OUTPUT_MAX = 64 << 20, STEPS_MAX = 20 << 20 }; /* bytes; tags rendered */

struct parsed { /* a template in the list of those parsed so far */
	const struct template *template;
	struct parsed *next;
};

struct partial { /* one that was looked for */
	const char *name;
	uint32_t file; /* 0: there is none */
	struct partial *next;
};

struct templates {
	const struct context *context;
	struct template_finder finder;
	struct parsed *parsed;
	struct partial *partials;
};

struct renderer {
	struct templates *templates;
	struct buffer *out;
	const struct value *stack[2 * TEMPLATE_DEPTH_MAX + 2]; /* contexts, the innermost last */
	size_t height;
	size_t partials; /* within one another */
	size_t depth;    /* ranges within one another */
	size_t steps;    /* tags rendered so far */
	bool failed;
};

struct templates *templates_new(const struct context *context, struct template_finder finder)
{
	struct templates *templates = arena_alloc(context->arena, sizeof *templates);
	*templates = (struct templates){.context = context, .finder = finder};
	return templates;
}

static const struct template *parsed(struct templates *templates, uint32_t file, const char *indent)
{
	for (struct parsed *known = templates->parsed; known; known = known->next)
		if (known->template->file == file && strcmp(known->template->indent, indent) == 0)
			return known->template;
	struct parsed *added = arena_alloc(templates->context->arena, sizeof *added);
	*added = (struct parsed){template_parse(templates->context, file, indent), templates->parsed};
	templates->parsed = added;
	return added->template;
}

static const struct value *look_up(const struct renderer *renderer, const struct tag *tag)
{
	if (!tag->name_count)
		return renderer->stack[renderer->height - 1];
	const struct value *value = NULL;
	for (size_t i = renderer->height; i-- > 0 && !value;)
		value = value_item(renderer->stack[i], tag->names[0]);
	for (size_t i = 1; i < tag->name_count && value; i++)
		value = value_item(value, tag->names[i]);
	return value;
}

static bool is_false(const struct value *value)
{
	if (!value || value->kind == VALUE_UNKNOWN)
		return true;
	if (value->kind == VALUE_TEXT)
		return !*value->text || (!value->quoted && strcmp(value->text, "false") == 0);
	return value->kind == VALUE_LIST && !value->first;
}

/* A plain decimal prints as the number it is: 1.210 is 1.21. Returns how many of its bytes to print. */
static size_t printed_length(const struct value *value)
{
	size_t length = strlen(value->text);
	const char *digits = value->text + (*value->text == '-');
	size_t whole = strspn(digits, "0123456789");
	if (value->quoted || !whole || digits[whole] != '.')
		return length;
	size_t fraction = strspn(digits + whole + 1, "0123456789");
	if (!fraction || digits[whole + 1 + fraction])
		return length;
	while (value->text[length - 1] == '0')
		length--;
	return length - (value->text[length - 1] == '.');
}

/* Reports a text that takes the tag's. */
#define fail(renderer, id, tag) fail_with(renderer, MESSAGE_OF(id, NOWHERE, ""), tag)

static void fail_with(struct renderer *renderer, enum message_id id, const struct tag *tag)
{
	if (!renderer->failed)
		message_put(renderer->templates->context->messages, id, tag->place, tag->text);
	renderer->failed = true;
}

static void print_variable(struct renderer *renderer, const struct tag *tag)
{
	const struct value *value = look_up(renderer, tag);
	if (!value || value->kind != VALUE_TEXT)
		return;
	size_t length = printed_length(value);
	if (renderer->out->length + length > OUTPUT_MAX)
		fail(renderer, MSG_TEMPLATE_LARGE, tag);
	else if (tag->kind == TAG_RAW)
		buffer_bytes(renderer->out, value->text, length);
	else
		escape_bytes(renderer->out, value->text, length);
}

static void render_range(struct renderer *renderer, const struct template *template, size_t from, size_t to);

static void render_with(
    struct renderer *renderer, const struct template *template, size_t section, const struct value *value)
{
	const struct tag *tag = &template->tags[section];
	if (renderer->height == sizeof renderer->stack / sizeof *renderer->stack) {
		fail(renderer, MSG_TEMPLATE_DEEP, tag);
		return;
	}
	renderer->stack[renderer->height++] = value;
	render_range(renderer, template, section + 1, tag->end);
	renderer->height--;
}

static void render_section(struct renderer *renderer, const struct template *template, size_t index)
{
	const struct tag *tag = &template->tags[index];
	const struct value *value = look_up(renderer, tag);
	if (is_false(value)) {
		if (tag->kind == TAG_INVERTED)
			render_range(renderer, template, index + 1, tag->end);
	} else if (tag->kind == TAG_SECTION && value->kind == VALUE_LIST) {
		for (const struct value *item = value->first; item && !renderer->failed; item = item->next)
			render_with(renderer, template, index, item);
	} else if (tag->kind == TAG_SECTION) {
		render_with(renderer, template, index, value);
	}
}

/* The file of a partial, 0 with one warning for each name if there is none. */
static uint32_t find_partial(struct templates *templates, const struct tag *tag)
{
	for (struct partial *known = templates->partials; known; known = known->next)
		if (strcmp(known->name, tag->text) == 0)
			return known->file;
	struct partial *partial = arena_alloc(templates->context->arena, sizeof *partial);
	*partial = (struct partial){
	    .name = tag->text,
	    .file = templates->finder.find(templates->finder.self, tag->text),
	    .next = templates->partials,
	};
	templates->partials = partial;
	if (!partial->file)
		message_add(templates->context->messages, MSG_TEMPLATE_PARTIAL, tag->place, tag->text);
	return partial->file;
}

static void render_partial(struct renderer *renderer, const struct tag *tag)
{
	uint32_t file = find_partial(renderer->templates, tag);
	if (!file)
		return;
	if (renderer->partials == TEMPLATE_DEPTH_MAX) {
		fail(renderer, MSG_TEMPLATE_DEEP, tag);
		return;
	}
	const struct template *template = parsed(renderer->templates, file, tag->indent);
	renderer->failed = renderer->failed || template->faulty;
	renderer->partials++;
	render_range(renderer, template, 0, template->count);
	renderer->partials--;
}

static void render_tag(struct renderer *renderer, const struct template *template, size_t *index)
{
	const struct tag *tag = &template->tags[*index];
	switch (tag->kind) {
	case TAG_TEXT:
		buffer_bytes(renderer->out, tag->text, tag->length);
		break;
	case TAG_ESCAPED:
	case TAG_RAW:
		print_variable(renderer, tag);
		break;
	case TAG_PARTIAL:
		render_partial(renderer, tag);
		break;
	case TAG_SECTION:
	case TAG_INVERTED:
		render_section(renderer, template, *index);
		*index = tag->end;
		break;
	case TAG_END:
		break;
	}
}

static void render_range(struct renderer *renderer, const struct template *template, size_t from, size_t to)
{
	renderer->depth++;
	for (size_t i = from; i < to && !renderer->failed; i++) {
		if (renderer->depth > 3 * TEMPLATE_DEPTH_MAX)
			fail(renderer, MSG_TEMPLATE_DEEP, &template->tags[i]);
		else if (++renderer->steps > STEPS_MAX || renderer->out->length > OUTPUT_MAX)
			fail(renderer, MSG_TEMPLATE_LARGE, &template->tags[i]);
		else
			render_tag(renderer, template, &i);
	}
	renderer->depth--;
}

bool template_render(struct templates *templates, struct buffer *out, uint32_t file, const struct value *data)
{
	const struct template *template = parsed(templates, file, "");
	if (template->faulty)
		return false;
	struct renderer *renderer = arena_alloc(templates->context->arena, sizeof *renderer);
	renderer->templates = templates;
	renderer->out = out;
	renderer->stack[renderer->height++] = data;
	render_range(renderer, template, 0, template->count);
	return !renderer->failed;
}
