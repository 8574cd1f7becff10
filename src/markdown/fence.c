/* Bodies of fenced blocks, line by line from the source, since what hides in them is read as YAML with places. */
#include "markdown/fence.h"

#include <string.h>

/* A body while it is written. */
struct body {
	struct markdown_reader *reader;
	char *text;
	uint32_t *offsets;
	size_t length;
};

static void body_byte(struct body *body, char byte, size_t from)
{
	body->text[body->length] = byte;
	body->offsets[body->length++] = origin_place(body->reader->origin, from).offset;
}

/* One line of the body, which ends where line NUMBER of the text ends: what stands before it there is indentation and
 * quotation marks. cmark may have put spaces for part of a tab; they stand for what follows them. */
static void body_line(struct body *body, const char *line, size_t length, int number)
{
	const struct markdown_reader *reader = body->reader;
	size_t end = line_end(&reader->lines, number), start = line_start(&reader->lines, number);
	for (size_t i = 0; i < length;) {
		size_t at = end - start >= length - i ? end - (length - i) : start;
		const struct token *token = token_at(&reader->tokens, line + i, length - i);
		for (size_t k = 0; token && k < token->length; k++)
			body_byte(body, reader->origin->text[token->start + k], token->start + k);
		if (!token)
			body_byte(body, line[i], copy_from(&reader->text, at));
		i += token ? TOKEN_BYTES : 1;
	}
}

/* How many bytes the text takes with its tokens as typed. */
static size_t body_size(const struct markdown_reader *reader, const char *text)
{
	size_t length = strlen(text), size = length;
	for (size_t i = 0; i < length; i++) {
		const struct token *token = token_at(&reader->tokens, text + i, length - i);
		size += token ? token->length : 0;
	}
	return size;
}

/* Returns the number of the line after the body. */
static int body_read(struct body *body, const char *text, int number)
{
	struct markdown_reader *reader = body->reader;
	size_t size = body_size(reader, text) + 1;
	body->text = arena_array(reader->context->arena, size + 1, 1);
	body->offsets = arena_array(reader->context->arena, size + 1, sizeof *body->offsets);
	while (*text) {
		size_t length = strcspn(text, "\r\n");
		body_line(body, text, length, number);
		text += length;
		if (!*text)
			break;
		text += text[0] == '\r' && text[1] == '\n' ? 2 : 1;
		body_byte(body, '\n', copy_from(&reader->text, line_end(&reader->lines, number)));
		number++;
	}
	body->offsets[body->length] =
	    origin_place(reader->origin, copy_from(&reader->text, line_start(&reader->lines, number))).offset;
	return number;
}

/* The offset of the fence itself on its line; the line's end if there is none, as in an indented block. */
static size_t fence_offset(const struct markdown_reader *reader, int number, size_t at)
{
	size_t end = line_end(&reader->lines, number);
	const char *text = reader->text.text;
	while (at < end && (text[at] == ' ' || text[at] == '\t' || text[at] == '>'))
		at++;
	return at + 2 < end && (text[at] == '`' || text[at] == '~') && text[at + 1] == text[at] && text[at + 2] == text[at]
	           ? at
	           : end;
}

static bool fence_closed(const struct markdown_reader *reader, int number, char mark)
{
	size_t start = line_start(&reader->lines, number);
	size_t at = fence_offset(reader, number, start);
	return at < line_end(&reader->lines, number) && reader->text.text[at] == mark;
}

/* Where in BODY a line begins another block, "```table", by as many of the same marks: the one around it was never closed.
 * SIZE_MAX: nowhere. */
static size_t fence_inside(const struct body *body, char mark, size_t marks)
{
	for (size_t at = 0; at < body->length;) {
		size_t start = at;
		while (at < body->length && body->text[at] == mark)
			at++;
		if (at - start >= marks && at < body->length && body->text[at] > ' ' && body->text[at] != mark)
			return start;
		const char *end = memchr(body->text + at, '\n', body->length - at);
		at = end ? (size_t)(end - body->text) + 1 : body->length;
	}
	return SIZE_MAX;
}

bool fence_read(struct markdown_reader *reader, cmark_node *block, struct fence *fence)
{
	struct body body = {.reader = reader};
	const char *info = cmark_node_get_fence_info(block), *text = reader->text.text;
	int first = cmark_node_get_start_line(block), column = cmark_node_get_start_column(block);
	size_t end = line_end(&reader->lines, first);
	size_t at = line_start(&reader->lines, first) + (size_t)(column > 0 ? column - 1 : 0);
	bool indented = at < end && (text[at] != '`' && text[at] != '~');
	char mark = at < end ? text[at] : '\0';
	size_t opening = at;
	while (!indented && at < end && text[at] == mark)
		at++;
	size_t marks = at - opening;
	while (at < end && (text[at] == ' ' || text[at] == '\t'))
		at++;
	int after = body_read(&body, cmark_node_get_literal(block), indented ? first : first + 1);
	bool open = !indented && !fence_closed(reader, after, mark);
	size_t inner = indented || !*info ? SIZE_MAX : fence_inside(&body, mark, marks);
	if (open || inner != SIZE_MAX)
		message_add(reader->context->messages, MSG_MARKDOWN_FENCE_OPEN, reader_block_place(reader, block));
	if (inner != SIZE_MAX)
		message_also(reader->context->messages, (struct place){reader_place(reader, at).file, body.offsets[inner]},
		    "the next block begins here");
	/* What an open block swallowed is no block's body: it is passed over as code. */
	*fence = (struct fence){
	    .info = open || inner != SIZE_MAX ? "" : token_restore(&reader->tokens, reader->origin, info, strlen(info)),
	    .place = reader_place(reader, at),
	    .text = body.text,
	    .length = body.length,
	    .offsets = body.offsets};
	return !indented;
}
