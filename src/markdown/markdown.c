/* A run from text to nodes: tokens in place of what cmark must not see, cmark, tables cut out, cmark again if there were
 * any, then blocks and their inlines.
 *
 * Three things look as if they could be simpler, and were weighed against what cmark 0.30 gives.
 *
 * Tokens from the private-use planes. {{ a | b }} must reach the caller whole, whatever Markdown would make of its letters,
 * and count as a word for the emphasis and quotation marks beside it. cmark has no extension points; a character that it
 * takes for a letter is the only thing that behaves as one. Cut tables need the same, since they stand inside paragraphs.
 *
 * A second parse. A pipe table is one only in a paragraph: not in code, not in HTML, and its lines may stand behind the marks
 * of quotations and lists. Cutting tables out before the first parse would need CommonMark's block structure written a second
 * time. So cmark finds the paragraphs, and texts without a line of hyphens (tables_likely) are parsed once.
 *
 * Offsets by search. cmark gives lines and columns for inlines, but counts columns from the text without its indentation on
 * all lines of a paragraph but the first, loses count after line breaks in code spans and link titles, and gives one position for
 * text joined from pieces (references, typographic marks). The position is taken where the source text stands there, and
 * sought nearby where it does not (inlines.c); wrong places would send authors to the wrong line. */
#include "markdown/markdown.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "markdown/reader.h"

enum { OPTIONS = CMARK_OPT_SMART };

/* Addresses alone lead anywhere, and what stands in braces is printed as typed. */
static const struct markdown_hooks no_hooks;

static void reader_init(struct markdown_reader *reader, const struct context *context, const struct origin *origin,
    const struct markdown_hooks *hooks)
{
	*reader = (struct markdown_reader){.context = context, .hooks = hooks ? hooks : &no_hooks, .origin = origin};
	reader->tokens.arena = context->arena;
	reader->text.arena = context->arena;
}

static void reader_lex(struct markdown_reader *reader, struct copy *text)
{
	tokens_lex(&reader->tokens, reader->origin, text);
	if (reader->tokens.dropped > 0)
		message_add(reader->context->messages, MSG_MARKDOWN_BRACES_MANY,
		    origin_place(reader->origin, reader->tokens.dropped - 1), (int)TOKENS_LEXED_MAX);
}

/* Not calloc: that never takes what its thread has just freed, but waits for the threads beside it. */
static void *zeroed(size_t count, size_t size)
{
	void *memory = memory_resize(NULL, size && count > SIZE_MAX / size ? SIZE_MAX : count * size);
	return memset(memory, 0, count * size);
}

static cmark_node *parse(const struct copy *text)
{
	static cmark_mem memory = {zeroed, memory_resize, free};
	cmark_parser *parser = cmark_parser_new_with_mem(OPTIONS, &memory);
	cmark_parser_feed(parser, text->text ? text->text : "", text->length);
	cmark_node *document = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return document;
}

/* Cuts the tables, if there are any, and parses the text anew without them. */
static cmark_node *tables_parse(struct markdown_reader *reader, cmark_node *document)
{
	struct pipe_table *tables = tables_find(reader->context, reader->origin, &reader->tokens, &reader->text, document);
	if (!tables)
		return document;
	cmark_node_free(document);
	struct copy cut = {.arena = reader->context->arena};
	reader->cell_count = tables_cut(&reader->tokens, tables, &reader->text, &cut);
	reader->text = cut;
	document = parse(&cut);
	reader->cells = arena_array(reader->context->arena, reader->cell_count, sizeof(cmark_node *));
	cmark_node *cell = cmark_node_first_child(document);
	for (size_t i = 0; i < reader->cell_count; i++, cell = cmark_node_next(cell))
		reader->cells[i] = cell;
	return document;
}

static struct node *blocks_of(struct markdown_reader *reader, enum node_kind kind, struct place place)
{
	struct node *node = node_new(reader->context->arena, kind, place);
	reader_lex(reader, &reader->text);
	cmark_node *document = parse(&reader->text);
	if (tables_likely(&reader->text))
		document = tables_parse(reader, document);
	lines_init(&reader->lines, reader->context->arena, reader->text.text, reader->text.length);
	blocks_read(reader, document, node);
	cmark_node_free(document);
	return node;
}

struct node *markdown_blocks(const struct context *context, uint32_t file, size_t start, size_t length,
    const struct markdown_hooks *hooks, enum node_kind kind)
{
	const struct source *source = sources_get(context->sources, file);
	struct origin origin = {.text = source->text + start, .length = length, .file = file, .start = start};
	struct markdown_reader reader;
	reader_init(&reader, context, &origin, hooks);
	return blocks_of(&reader, kind, origin_place(&origin, 0));
}

static struct origin value_origin(const struct value *value)
{
	return (struct origin){
	    .text = value->text, .length = strlen(value->text), .file = value->place.file, .value = value};
}

struct node *markdown_value_blocks(
    const struct context *context, const struct value *value, const struct markdown_hooks *hooks, enum node_kind kind)
{
	if (!value || value->kind != VALUE_TEXT)
		return node_new(context->arena, kind, value ? value->place : (struct place){0});
	struct origin origin = value_origin(value);
	struct markdown_reader reader;
	reader_init(&reader, context, &origin, hooks);
	return blocks_of(&reader, kind, value->place);
}

/* A text as a heading, the only block that holds inlines whatever they begin with: line breaks become blanks. */
static void inlines_wrap(struct markdown_reader *reader, const struct copy *text)
{
	copy_reserve(&reader->text, 2 + text->length + 1 + TOKEN_BYTES);
	copy_put(&reader->text, "# ", 2, 0);
	copy_range(&reader->text, text, 0, text->length);
	for (size_t i = 0; i < reader->text.length; i++)
		if (reader->text.text[i] == '\n' || reader->text.text[i] == '\r')
			reader->text.text[i] = ' ';
	copy_put(&reader->text, " ", 1, copy_from(text, text->length));
	token_write(
	    token_add(&reader->tokens, (struct token){.kind = TOKEN_END}), copy_from(text, text->length), &reader->text);
}

bool markdown_is_plain(const char *text)
{
	static const char opening[] = "\xE2\x80\x98";
	static const char controls[] = "\1\2\3\4\5\6\7\b\v\f\16\17\20\21\22\23\24\25\26\27\30\31\32\33\34\35\36\37\x7F";
	size_t length = strlen(text);
	return length > 0 && *text != ' ' && text[length - 1] != ' ' &&
	       !strpbrk(text, "\\`*_{}[]<>&'\"|\n\r\t\xEF\xF3\xF4") && !strstr(text, "--") && !strstr(text, "..") &&
	       !strstr(text, "  ") && !strstr(text, opening) && !strpbrk(text, controls);
}

struct node *markdown_inlines(
    const struct context *context, const struct value *value, const struct markdown_hooks *hooks, enum node_kind kind)
{
	struct node *node = node_new(context->arena, kind, value ? value->place : (struct place){0});
	if (!value || value->kind != VALUE_TEXT)
		return node;
	struct origin origin = value_origin(value);
	if (markdown_is_plain(value->text)) {
		node_append(node, node_text(context->arena, value->text, origin_place(&origin, 0)));
		return node;
	}
	struct markdown_reader reader;
	reader_init(&reader, context, &origin, hooks);
	struct copy text = {.arena = context->arena};
	reader_lex(&reader, &text);
	inlines_wrap(&reader, &text);
	cmark_node *document = parse(&reader.text);
	lines_init(&reader.lines, context->arena, reader.text.text, reader.text.length);
	inlines_read(&reader, cmark_node_first_child(document), node, "a line of text");
	cmark_node_free(document);
	return node;
}
