/* The frame around path data: <svg viewBox>, <title>, <path d class>. Whatever else a file holds is refused, so that nothing
 * of it can reach a page. */
#include "theme/vector.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/number.h"
#include "base/text.h"

enum { SHAPES_MAX = 200 };

struct vector_reader {
	const struct context *context;
	uint32_t file;
	const char *text;
	size_t at, length;
	struct vector_box box;
	struct vector_file *out;
	struct vector_shape *shapes;
	size_t capacity, steps;
};

/* An attribute's value as it stands. */
struct svg_value {
	const char *text; /* NULL: there is none */
	size_t length, at;
};

static struct place place_at(const struct vector_reader *reader, size_t at)
{
	return (struct place){reader->file, (uint32_t)at};
}

static bool expected(const struct vector_reader *reader, const char *what)
{
	message_add(reader->context->messages, MSG_VECTOR_FORM, place_at(reader, reader->at), what);
	return false;
}

static bool refuse(const struct vector_reader *reader, size_t at, size_t length)
{
	const char *name = arena_slice(reader->context->arena, reader->text + at, length < 40 ? length : 40);
	message_add(reader->context->messages, MSG_VECTOR_PART, place_at(reader, at), name);
	return false;
}

static void skip_space(struct vector_reader *reader)
{
	while (reader->at < reader->length && strchr(" \t\r\n", reader->text[reader->at]))
		reader->at++;
}

static bool begins(const struct vector_reader *reader, const char *word)
{
	return strncmp(reader->text + reader->at, word, strlen(word)) == 0;
}

static bool skip(struct vector_reader *reader, const char *word)
{
	if (!begins(reader, word))
		return expected(reader, word);
	reader->at += strlen(word);
	return true;
}

/* Past the next CLOSE; false after a message. */
static bool skip_past(struct vector_reader *reader, const char *close)
{
	const char *end = strstr(reader->text + reader->at, close);
	if (!end)
		return expected(reader, close);
	reader->at = (size_t)(end - reader->text) + strlen(close);
	return true;
}

/* Space and comments. */
static bool skip_comments(struct vector_reader *reader)
{
	for (skip_space(reader); begins(reader, "<!--"); skip_space(reader))
		if (!skip_past(reader, "-->"))
			return false;
	return true;
}

static size_t name_length(const struct vector_reader *reader, size_t at)
{
	size_t length = 0;
	while (ascii_letter_or_digit(reader->text[at + length]) ||
	       (reader->text[at + length] && strchr(":-_", reader->text[at + length])))
		length++;
	return length;
}

/* One of NAMES, with its value; its index, -1 at the tag's end, -2 after a message. */
static int attribute(struct vector_reader *reader, const char *const *names, struct svg_value *value)
{
	skip_space(reader);
	size_t at = reader->at, length = name_length(reader, at);
	if (length == 0)
		return -1;
	int index = 0;
	while (names[index] && (strlen(names[index]) != length || strncmp(names[index], reader->text + at, length) != 0))
		index++;
	if (!names[index])
		return refuse(reader, at, length), -2;
	reader->at += length;
	if (!skip(reader, "="))
		return -2;
	const char quote[] = {reader->text[reader->at], 0};
	if (quote[0] != '"' && quote[0] != '\'')
		return expected(reader, "\""), -2;
	size_t from = ++reader->at;
	if (!skip_past(reader, quote))
		return -2;
	*value = (struct svg_value){reader->text + from, reader->at - 1 - from, from};
	return index;
}

/* The attributes of a tag, by the place of their names in NAMES. */
static bool attributes(struct vector_reader *reader, const char *const *names, struct svg_value *values)
{
	struct svg_value value;
	int index;
	while ((index = attribute(reader, names, &value)) >= 0)
		values[index] = value;
	return index == -1;
}

static bool box_number(const char **at, double *out)
{
	struct number number;
	*at += strspn(*at, " ,\t\r\n");
	size_t length = strcspn(*at, " ,\t\r\n");
	char digits[24];
	if (length == 0 || length >= sizeof digits)
		return false;
	memcpy(digits, *at, length);
	digits[length] = '\0';
	*at += length;
	if (!number_parse(digits, &number) || number.units > INT32_MAX || number.units < -INT32_MAX)
		return false;
	*out = (double)number.units;
	for (int i = 0; i < number.decimals; i++)
		*out /= 10;
	return true;
}

static bool box_read(struct vector_reader *reader, const struct svg_value *value)
{
	enum { SIDE_MAX = 10000 };
	struct vector_box *box = &reader->box;
	if (!value->text)
		return expected(reader, "viewBox");
	const char *text = arena_slice(reader->context->arena, value->text, value->length), *at = text;
	bool sound = box_number(&at, &box->left) && box_number(&at, &box->top) && box_number(&at, &box->width) &&
	             box_number(&at, &box->height) && !at[strspn(at, " \t\r\n")];
	if (sound && box->width >= 1 && box->height >= 1 && box->width <= SIDE_MAX && box->height <= SIDE_MAX &&
	    box->width <= 8 * box->height)
		return true;
	message_add(reader->context->messages, MSG_VECTOR_BOX, place_at(reader, value->at));
	return false;
}

static bool svg_open(struct vector_reader *reader)
{
	static const char *const names[] = {"viewBox", "xmlns", "width", "height", NULL};
	struct svg_value values[4] = {{0}};
	if (begins(reader, "\xEF\xBB\xBF"))
		reader->at += 3;
	skip_space(reader);
	if (begins(reader, "<?xml") && !skip_past(reader, "?>"))
		return false;
	return skip_comments(reader) && skip(reader, "<svg") && attributes(reader, names, values) && skip(reader, ">") &&
	       box_read(reader, &values[0]);
}

/* The five entities of XML in TEXT. */
static const char *entities(struct arena *arena, const char *text)
{
	static const char *const marks[][2] = {
	    {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}};
	struct buffer out = {0};
	while (*text) {
		size_t i = 0, count = sizeof marks / sizeof *marks;
		while (i < count && !text_starts(text, marks[i][0]))
			i++;
		buffer_bytes(&out, i < count ? marks[i][1] : text, 1);
		text += i < count ? strlen(marks[i][0]) : 1;
	}
	return buffer_finish(&out, arena);
}

static bool title_read(struct vector_reader *reader)
{
	skip_space(reader);
	size_t from = reader->at;
	if (!skip_past(reader, "</title>"))
		return false;
	size_t length = reader->at - strlen("</title>") - from;
	const char *text = arena_slice(reader->context->arena, reader->text + from, length);
	const char *tag = strchr(text, '<');
	if (tag)
		return refuse(reader, from + (size_t)(tag - text), 1 + name_length(reader, from + (size_t)(tag - text) + 1));
	reader->out->title = entities(reader->context->arena, text);
	return true;
}

static bool path_read(struct vector_reader *reader)
{
	static const char *const names[] = {"d", "class", NULL};
	struct svg_value values[2] = {{0}};
	if (!attributes(reader, names, values) || !skip(reader, "/>"))
		return false;
	if (!values[0].text)
		return expected(reader, "d=\"…\"");
	struct vector_shape shape = {.class_place = place_at(reader, values[1].at)};
	if (values[1].text)
		shape.class = arena_slice(reader->context->arena, values[1].text, values[1].length);
	if (!path_data_read(reader->context, values[0].text, values[0].length, place_at(reader, values[0].at), &reader->box,
	        &shape.shape))
		return false;
	reader->steps += shape.shape.count;
	if (reader->steps > VECTOR_STEPS_MAX || reader->out->count >= SHAPES_MAX) {
		message_add(reader->context->messages, MSG_VECTOR_LONG, place_at(reader, values[0].at), VECTOR_STEPS_MAX);
		return false;
	}
	reader->shapes = arena_grow(
	    reader->context->arena, reader->shapes, reader->out->count, &reader->capacity, sizeof *reader->shapes);
	reader->shapes[reader->out->count++] = shape;
	return true;
}

static bool part_read(struct vector_reader *reader)
{
	size_t at = reader->at;
	if (reader->text[at] != '<')
		return expected(reader, "<path");
	size_t length = name_length(reader, at + 1);
	const char *name = reader->text + at + 1;
	reader->at += 1 + length;
	if (length == 4 && strncmp(name, "path", 4) == 0)
		return path_read(reader);
	if (length == 5 && strncmp(name, "title", 5) == 0 && !reader->out->title && reader->text[reader->at++] == '>')
		return title_read(reader);
	return refuse(reader, at + 1, length ? length : 1);
}

bool vector_read(const struct context *context, uint32_t file, struct vector_file *out)
{
	const struct source *source = sources_get(context->sources, file);
	*out = (struct vector_file){0};
	struct vector_reader reader = {
	    .context = context, .file = file, .text = source->text, .length = source->length, .out = out};
	if (!svg_open(&reader))
		return false;
	for (;;) {
		if (!skip_comments(&reader))
			return false;
		if (begins(&reader, "</svg>"))
			break;
		if (!part_read(&reader))
			return false;
	}
	reader.at += strlen("</svg>");
	if (!skip_comments(&reader))
		return false;
	if (reader.at < reader.length)
		return expected(&reader, "the end");
	out->shapes = reader.shapes;
	return out->count > 0 || expected(&reader, "<path");
}
