#include "html/template.h"

#include <string.h>

#include "base/text.h"

struct open_section {
	size_t tag; /* its index */
	struct open_section *outer;
};

struct parser {
	const struct context *context;
	struct template *template;
	const char *text;          /* the source with its indentation */
	size_t length;             /* of text */
	size_t at;                 /* the next byte to read */
	const char *opener;        /* the delimiters in force */
	const char *closer;        /* of them the second */
	struct open_section *open; /* the innermost section not closed yet */
	size_t depth;              /* how many are open */
	size_t counted;            /* bytes whose line breaks are counted */
	size_t lines;              /* line breaks among them */
};

/* The text with INDENT before every line. */
static const char *indented(struct arena *arena, const struct source *source, const char *indent, size_t *length)
{
	*length = source->length;
	if (!*indent)
		return source->text;
	struct buffer out = {0};
	for (size_t i = 0; i < source->length; i++) {
		if (i == 0 || source->text[i - 1] == '\n')
			buffer_add(&out, indent);
		buffer_char(&out, source->text[i]);
	}
	const char *text = arena_slice(arena, buffer_text(&out), out.length);
	*length = out.length;
	buffer_release(&out);
	return text;
}

/* Where a byte of the indented text stands in the file. Offsets are asked for in rising order. */
static struct place place_of(struct parser *parser, size_t offset)
{
	for (; parser->counted < offset; parser->counted++)
		parser->lines += parser->text[parser->counted] == '\n';
	size_t inserted = strlen(parser->template->indent) * (parser->lines + 1);
	return (struct place){parser->template->file, (uint32_t)(offset > inserted ? offset - inserted : 0)};
}

static struct tag *add_tag(struct parser *parser, enum tag_kind kind)
{
	struct template *template = parser->template;
	template->tags = arena_grow(
	    parser->context->arena, template->tags, template->count, &template->capacity, sizeof *template->tags);
	struct tag *tag = &template->tags[template->count++];
	*tag = (struct tag){.kind = kind, .text = "", .indent = ""};
	return tag;
}

static void add_text(struct parser *parser, size_t from, size_t to)
{
	if (to <= from)
		return;
	struct tag *tag = add_tag(parser, TAG_TEXT);
	tag->text = parser->text + from;
	tag->length = to - from;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_space(char c)
{
	return is_blank(c) || c == '\n' || c == '\r';
}

static const char *trimmed(struct arena *arena, const char *text, size_t length)
{
	while (length && is_space(*text))
		text++, length--;
	while (length && is_space(text[length - 1]))
		length--;
	return arena_slice(arena, text, length);
}

/* Splits "a.b" into its parts; "." has none. False if TEXT is no name. */
static bool split_name(struct arena *arena, const char *text, struct tag *tag)
{
	tag->text = text;
	if (strcmp(text, ".") == 0)
		return true;
	if (!*text || strpbrk(text, " \t\r\n{}"))
		return false;
	size_t parts = 1;
	for (const char *c = text; *c; c++)
		parts += *c == '.';
	const char **names = arena_array(arena, parts, sizeof *names);
	for (size_t i = 0; i < parts; i++) {
		size_t length = strcspn(text, ".");
		if (!length)
			return false;
		names[i] = arena_slice(arena, text, length);
		text += length + (text[length] == '.');
	}
	tag->names = names;
	tag->name_count = parts;
	return true;
}

/* A tag that may stand alone: the line it fills, if nothing but white space shares it. */
struct template_line {
	size_t start; /* of the white space before the tag */
	size_t end;   /* after the line break */
};

static bool stands_alone(const struct parser *parser, size_t tag, size_t after, struct template_line *line)
{
	size_t start = tag;
	while (start && is_blank(parser->text[start - 1]))
		start--;
	if (start && parser->text[start - 1] != '\n')
		return false;
	while (after < parser->length && is_blank(parser->text[after]))
		after++;
	if (after < parser->length && parser->text[after] == '\r' && parser->text[after + 1] == '\n')
		after++;
	if (after < parser->length && parser->text[after] != '\n')
		return false;
	*line = (struct template_line){start, after + (after < parser->length)};
	return true;
}

/* Reports a text that takes the tag's name. */
#define fault(parser, id, place, name) fault_with(parser, MESSAGE_OF(id, place, name), place, name)

static void fault_with(struct parser *parser, enum message_id id, struct place place, const char *name)
{
	message_put(parser->context->messages, id, place, name);
	parser->template->faulty = true;
}

static void open_section(struct parser *parser, size_t index)
{
	if (++parser->depth > TEMPLATE_DEPTH_MAX && !parser->template->faulty)
		fault(parser, MSG_TEMPLATE_DEEP, parser->template->tags[index].place, parser->template->tags[index].text);
	struct open_section *section = arena_alloc(parser->context->arena, sizeof *section);
	*section = (struct open_section){index, parser->open};
	parser->open = section;
}

static void close_section(struct parser *parser, size_t index)
{
	struct tag *end = &parser->template->tags[index];
	struct open_section *section = parser->open;
	if (!section) {
		fault(parser, MSG_TEMPLATE_STRAY_CLOSE, end->place, end->text);
		return;
	}
	struct tag *start = &parser->template->tags[section->tag];
	if (strcmp(start->text, end->text) != 0) {
		message_add(parser->context->messages, MSG_TEMPLATE_WRONG_CLOSE, end->place, end->text, start->text);
		message_also(parser->context->messages, start->place, "opened here");
		parser->template->faulty = true;
	}
	start->end = index;
	parser->open = section->outer;
	parser->depth--;
}

/* "=<% %>=", without its first sign: takes the new delimiters. */
static void set_delimiters(struct parser *parser, const char *inner, size_t length, struct place place)
{
	struct arena *arena = parser->context->arena;
	const char *text = trimmed(arena, inner, length && inner[length - 1] == '=' ? length - 1 : length);
	size_t first = strcspn(text, " \t\r\n");
	const char *second = text + first + strspn(text + first, " \t\r\n");
	bool closed = length && inner[length - 1] == '=';
	if (!closed || !first || !*second || strpbrk(second, " \t\r\n") || strchr(text, '=')) {
		fault(parser, MSG_TEMPLATE_DELIMITERS, place, text);
		return;
	}
	parser->opener = arena_slice(arena, text, first);
	parser->closer = second;
}

static const struct sign {
	char sign;
	enum tag_kind kind;
	bool alone; /* may stand alone on its line */
} signs[] = {
    {'#', TAG_SECTION, true},
    {'^', TAG_INVERTED, true},
    {'/', TAG_END, true},
    {'>', TAG_PARTIAL, true},
    {'&', TAG_RAW, false},
    {'{', TAG_RAW, false},
    {'!', TAG_TEXT, true},
    {'=', TAG_TEXT, true},
};

static struct sign sign_of(char c)
{
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (signs[i].sign == c)
			return signs[i];
	return (struct sign){0, TAG_ESCAPED, false};
}

/* A tag's name, between its sign and its closer. */
static void named_tag(
    struct parser *parser, enum tag_kind kind, const char *inner, size_t length, struct place place, const char *indent)
{
	struct tag *tag = add_tag(parser, kind);
	size_t index = parser->template->count - 1;
	tag->place = place;
	tag->indent = indent;
	const char *name = trimmed(parser->context->arena, inner, length);
	bool valid = split_name(parser->context->arena, name, tag);
	if (!valid && !(kind == TAG_PARTIAL && *name))
		fault(parser, MSG_TEMPLATE_NAME, place, name);
	if (!*name)
		return;
	if (kind == TAG_SECTION || kind == TAG_INVERTED)
		open_section(parser, index);
	else if (kind == TAG_END)
		close_section(parser, index);
}

/* Reads the tag whose opener stands at START; TEXT_FROM is where the text before it begins. False at a fault after
 * which nothing can be read. */
static bool read_tag(struct parser *parser, size_t text_from, size_t start)
{
	size_t inner = start + strlen(parser->opener);
	while (inner < parser->length && is_space(parser->text[inner]))
		inner++;
	struct sign sign = sign_of(parser->text[inner]);
	struct place place = place_of(parser, start);
	inner += sign.sign != 0;
	const char *closer = parser->closer;
	if (sign.sign == '{')
		closer = arena_format(parser->context->arena, "}%s", closer);
	const char *end = strstr(parser->text + inner, closer);
	if (!end) {
		message_add(parser->context->messages, MSG_TEMPLATE_UNCLOSED_TAG, place, closer);
		parser->template->faulty = true;
		return false;
	}
	size_t length = (size_t)(end - parser->text) - inner;
	size_t after = inner + length + strlen(closer);
	struct template_line line = {start, after};
	bool alone = sign.alone && stands_alone(parser, start, after, &line);
	add_text(parser, text_from, line.start);
	parser->at = line.end;
	if (sign.sign == '=')
		set_delimiters(parser, parser->text + inner, length, place);
	else if (sign.sign != '!') {
		const char *indent =
		    alone ? arena_slice(parser->context->arena, parser->text + line.start, start - line.start) : "";
		named_tag(parser, sign.kind, parser->text + inner, length, place, indent);
	}
	return true;
}

static void read_all(struct parser *parser)
{
	while (parser->at < parser->length) {
		size_t from = parser->at;
		const char *opener = strstr(parser->text + from, parser->opener);
		if (!opener) {
			add_text(parser, from, parser->length);
			return;
		}
		if (!read_tag(parser, from, (size_t)(opener - parser->text)))
			return;
	}
}

const struct template *template_parse(const struct context *context, uint32_t file, const char *indent)
{
	struct template *template = arena_alloc(context->arena, sizeof *template);
	*template = (struct template){.file = file, .indent = indent};
	struct parser parser = {.context = context, .template = template, .opener = "{{", .closer = "}}"};
	parser.text = indented(context->arena, sources_get(context->sources, file), indent, &parser.length);
	read_all(&parser);
	for (struct open_section *open = parser.open; open; open = open->outer) {
		struct tag *tag = &template->tags[open->tag];
		fault(&parser, MSG_TEMPLATE_UNCLOSED_SECTION, tag->place, tag->text);
	}
	return template;
}
