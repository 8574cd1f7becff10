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

#include "base/message_store.h"
#include "markdown/reader.h"

enum { OPTIONS = CMARK_OPT_SMART };

/* Addresses alone lead anywhere, and what stands in braces is printed as typed. */
static const struct markdown_hooks no_hooks;

struct markdown_source {
	struct context context;
	struct origin origin;
	struct tokens tokens;
	struct copy text; /* what cmark parsed */
	struct line_index lines;
	cmark_node *document;
	cmark_node **cells; /* of all tables: the headings that stand for them */
	size_t cell_count;
};

static void source_init(struct markdown_source *source, const struct context *context, struct origin origin)
{
	*source = (struct markdown_source){.context = *context, .origin = origin};
	source->tokens.arena = context->arena;
	source->text.arena = context->arena;
}

static void source_lex(struct markdown_source *source, struct copy *text)
{
	tokens_lex(&source->tokens, &source->origin, text);
	if (source->tokens.dropped > 0)
		message_add(source->context.messages, MSG_MARKDOWN_BRACES_MANY,
		    origin_place(&source->origin, source->tokens.dropped - 1), (int)TOKENS_LEXED_MAX);
}

/* Not calloc: that never takes what its thread has just freed, but waits for the threads beside it. */
static void *zeroed(size_t count, size_t size)
{
	void *memory = memory_resize(NULL, size && count > SIZE_MAX / size ? SIZE_MAX : count * size);
	return memset(memory, 0, count * size);
}

static cmark_node *parse(const struct copy *text)
{
	static cmark_mem memory = {zeroed, memory_resize, free}; /* cmark only reads it */
	cmark_parser *parser = cmark_parser_new_with_mem(OPTIONS, &memory);
	cmark_parser_feed(parser, text->text ? text->text : "", text->length);
	cmark_node *document = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return document;
}

/* Cuts the tables, if there are any, and parses the text anew without them. */
static void tables_parse(struct markdown_source *source)
{
	struct arena *arena = source->context.arena;
	struct pipe_table *tables =
	    tables_find(&source->context, &source->origin, &source->tokens, &source->text, source->document);
	if (!tables)
		return;
	cmark_node_free(source->document);
	struct copy cut = {.arena = arena};
	source->cell_count = tables_cut(&source->tokens, tables, &source->text, &cut);
	source->text = cut;
	source->document = parse(&cut);
	source->cells = arena_array(arena, source->cell_count, sizeof(cmark_node *));
	cmark_node *cell = cmark_node_first_child(source->document);
	for (size_t i = 0; i < source->cell_count; i++, cell = cmark_node_next(cell))
		source->cells[i] = cell;
}

static void source_parse(struct markdown_source *source)
{
	source_lex(source, &source->text);
	source->document = parse(&source->text);
	if (tables_likely(&source->text))
		tables_parse(source);
	lines_init(&source->lines, source->context.arena, source->text.text, source->text.length);
}

static void document_free(void *document)
{
	cmark_node_free(document);
}

const struct markdown_source *markdown_parse(const struct context *context, uint32_t file, size_t start, size_t length)
{
	const struct source *text = sources_get(context->sources, file);
	const struct context own = context_quiet(context);
	struct markdown_source *source = arena_alloc(context->arena, sizeof *source);
	source_init(
	    source, &own, (struct origin){.text = text->text + start, .length = length, .file = file, .start = start});
	source_parse(source);
	arena_adopt(context->arena, source->document, document_free);
	return source;
}

/* What it makes is in the arena of CONTEXT: that of SOURCE may be another thread's. */
static struct markdown_reader reader_of(
    const struct context *context, const struct markdown_source *source, const struct markdown_hooks *hooks)
{
	struct markdown_reader reader = {.context = context,
	    .hooks = hooks ? hooks : &no_hooks,
	    .origin = &source->origin,
	    .tokens = source->tokens,
	    .text = source->text,
	    .lines = source->lines,
	    .cells = source->cells,
	    .cell_count = source->cell_count};
	reader.tokens.arena = reader.text.arena = context->arena;
	return reader;
}

struct node *markdown_blocks(const struct context *context, const struct markdown_source *source,
    const struct markdown_hooks *hooks, enum node_kind kind)
{
	struct markdown_reader reader = reader_of(context, source, hooks);
	struct node *node = node_new(context->arena, kind, origin_place(&source->origin, 0));
	messages_repeat(context->messages, source->context.messages);
	blocks_read(&reader, source->document, node);
	return node;
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
	struct markdown_source source;
	source_init(&source, context, value_origin(value));
	source_parse(&source);
	struct node *node = markdown_blocks(context, &source, hooks, kind);
	cmark_node_free(source.document);
	node->place = value->place;
	return node;
}

/* A text as a heading, the only block that holds inlines whatever they begin with: line breaks become blanks. */
static void inlines_wrap(struct markdown_source *source, const struct copy *text)
{
	copy_reserve(&source->text, 2 + text->length + 1 + TOKEN_BYTES);
	copy_put(&source->text, "# ", 2, 0);
	copy_range(&source->text, text, 0, text->length);
	for (size_t i = 0; i < source->text.length; i++)
		if (source->text.text[i] == '\n' || source->text.text[i] == '\r')
			source->text.text[i] = ' ';
	copy_put(&source->text, " ", 1, copy_from(text, text->length));
	token_write(
	    token_add(&source->tokens, (struct token){.kind = TOKEN_END}), copy_from(text, text->length), &source->text);
}

/* Does it hold a character that is none, beyond ASCII: what may begin one is rare but for U+00A0 to U+00BF. */
static bool holds_nothing(const char *text)
{
	for (const char *at = text; (at = strchr(at, '\xC2')) != NULL; at++)
		if ((unsigned char)at[1] < 0xA0)
			return true;
	return strpbrk(text, "\xEF\xF0\xF1\xF2\xF3\xF4") != NULL;
}

bool markdown_is_plain(const char *text)
{
	static const char opening[] = "\xE2\x80\x98";
	static const char controls[] = "\1\2\3\4\5\6\7\b\v\f\16\17\20\21\22\23\24\25\26\27\30\31\32\33\34\35\36\37\x7F";
	size_t length = strlen(text);
	return length > 0 && *text != ' ' && text[length - 1] != ' ' && !strpbrk(text, "\\`*_{}[]<>&'\"|\n\r\t") &&
	       !strstr(text, "--") && !strstr(text, "..") && !strstr(text, "  ") && !strstr(text, opening) &&
	       !strpbrk(text, controls) && !holds_nothing(text);
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
	struct markdown_source source;
	source_init(&source, context, origin);
	struct copy text = {.arena = context->arena};
	source_lex(&source, &text);
	inlines_wrap(&source, &text);
	source.document = parse(&source.text);
	lines_init(&source.lines, context->arena, source.text.text, source.text.length);
	struct markdown_reader reader = reader_of(context, &source, hooks);
	inlines_read(&reader, cmark_node_first_child(source.document), node, "a line of text");
	cmark_node_free(source.document);
	return node;
}
