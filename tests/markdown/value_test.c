/* Markdown in values of YAML: inlines whatever a text begins with, blocks, and places in the YAML source. */
#include "markdown/markdown.h"

#include "../check.h"

struct bench {
	struct context context;
	struct buffer places; /* "name@offset " of each expression and fence */
};

static struct node *expression(void *self, const struct expression *found)
{
	struct bench *bench = self;
	buffer_format(&bench->places, "%s@%u ", found->text, (unsigned)found->place.offset);
	return node_text(bench->context.arena, "7", found->place);
}

static struct node *fence(void *self, const struct fence *found)
{
	struct bench *bench = self;
	buffer_format(&bench->places, "%s@%u:", found->info, (unsigned)found->place.offset);
	for (size_t i = 0; i < found->length; i++)
		buffer_format(&bench->places, "%c%u,", found->text[i], (unsigned)found->offsets[i]);
	return NULL;
}

static void begin(struct bench *bench)
{
	*bench = (struct bench){0};
	bench->context.arena = arena_new();
	bench->context.sources = sources_new(bench->context.arena);
	bench->context.messages = messages_new(bench->context.arena, bench->context.sources);
}

/* A value whose text stands in its source from START on. */
static struct value *value_of(struct bench *bench, const char *text, uint32_t start)
{
	struct value *value = arena_alloc(bench->context.arena, sizeof *value);
	char *source = arena_format(bench->context.arena, "%*s%s", (int)start, "", text);
	value->kind = VALUE_TEXT;
	value->text = text;
	value->place = (struct place){sources_add(bench->context.sources, "a.yaml", source, strlen(source)), start};
	return value;
}

static void finish(struct bench *bench)
{
	buffer_release(&bench->places);
	arena_free(bench->context.arena);
}

/* The dump of TEXT as inlines on one line, then what was asked for. */
static void inlines(struct checks *checks, const char *text, const char *expected)
{
	struct bench bench;
	begin(&bench);
	struct markdown_hooks hooks = {&bench, expression, fence, NULL, NULL};
	struct buffer out = {0};
	node_dump(&out, markdown_inlines(&bench.context, value_of(&bench, text, 10), &hooks, NODE_CAPTION));
	for (size_t i = 0; i < out.length; i++)
		out.data[i] = out.data[i] == '\n' ? ' ' : out.data[i];
	buffer_add(&out, buffer_text(&bench.places));
	struct buffer said = {0};
	messages_print(bench.context.messages, &said, 1);
	const char *first = strstr(buffer_text(&said), ": ");
	if (first)
		buffer_bytes(&out, first + 2, strcspn(first + 2, "\n"));
	check_text(checks, arena_slice(bench.context.arena, text, strcspn(text, "\n")), buffer_text(&out), expected);
	buffer_release(&said);
	buffer_release(&out);
	finish(&bench);
}

static void test_inlines(struct checks *checks)
{
	inlines(checks, "", "caption ");
	inlines(checks, "# no heading #", "caption   text \"# no heading #\" ");
	inlines(checks, "- no *list*", "caption   text \"- no \"   emphasis     text \"list\" ");
	inlines(checks, "    no code", "caption   text \"no code\" ");
	inlines(checks, "two\nlines \n", "caption   text \"two lines\" ");
	inlines(checks, "1. {{ a }}", "caption   text \"1. \"   text \"7\" a@16 ");
	inlines(checks, "{{ a | words }}  ", "caption   text \"7\" a | words@13 ");
	inlines(checks, "ends in *{{ a }}*", "caption   text \"ends in \"   emphasis     text \"7\" a@22 ");
	inlines(checks, "a backslash \\", "caption   text \"a backslash \\\\\" ");
	inlines(checks, "`{{ a }}`", "caption   code \"{{ a }}\" ");
	inlines(checks, "| a | b |\n|---|---|", "caption   text \"| a | b | |—|—|\" ");
	inlines(checks, "[x]: /y", "caption   text \"[x]: /y\" ");
	inlines(checks, "[x](y.md)", "caption   text \"x\" error: the link 'y.md' leads nowhere from here");
	inlines(
	    checks, "[x](https://a.example)", "caption   link to=external target=\"https://a.example\"     text \"x\" ");
	inlines(checks, "![x](y.png)", "caption error: an image cannot stand inside a line of text");
	inlines(checks, "\"x\" {{ a",
	    "caption   text \"“x” \"   text \"{{\"   text \" a\" "
	    "error: these braces {{ are not closed on this line");
}

/* A block scalar: offsets lead from its text to the source. */
static void test_blocks(struct checks *checks)
{
	struct bench bench;
	begin(&bench);
	struct markdown_hooks hooks = {&bench, expression, fence, NULL, NULL};
	struct value *value = value_of(&bench, "A {{ x }}\n\n```t\nk\n```\n", 10);
	uint32_t offsets[32];
	for (uint32_t i = 0; i < 32; i++)
		offsets[i] = 100 + i * 2;
	value->offsets = offsets;
	const struct node *node = markdown_value_blocks(&bench.context, value, &hooks, NODE_CALLOUT);
	check(checks, "a callout holds one paragraph", node->first == node->last && node->first->kind == NODE_PARAGRAPH);
	check_text(checks, "places of a block scalar", buffer_text(&bench.places), "x@110 t@128:k132,\n134,");
	finish(&bench);
}

static void test_nothing(struct checks *checks)
{
	struct bench bench;
	begin(&bench);
	struct value unknown = {.kind = VALUE_UNKNOWN};
	check(checks, "no value", !markdown_inlines(&bench.context, NULL, NULL, NODE_CAPTION)->first);
	check(checks, "an unknown value", !markdown_value_blocks(&bench.context, &unknown, NULL, NODE_CALLOUT)->first);
	struct buffer plain = {0};
	struct value *value = value_of(&bench, "as {{ typed }} ![x](y.png)", 0);
	node_plain(&plain, markdown_inlines(&bench.context, value, NULL, NODE_CAPTION));
	check_text(checks, "no hooks", buffer_text(&plain), "as {{ typed }} ");
	buffer_release(&plain);
	finish(&bench);
}

/* What cmark and the typographic marks would make of a text that is taken as it is. */
static bool plain_holds(struct bench *bench, const char *text)
{
	struct buffer read = {0};
	if (!markdown_is_plain(text))
		return true;
	node_plain(&read, markdown_value_blocks(&bench->context, value_of(bench, text, 0), NULL, NODE_CALLOUT));
	bool same = strcmp(buffer_text(&read), text) == 0;
	buffer_release(&read);
	return same;
}

static void test_plain(struct checks *checks)
{
	struct bench bench;
	begin(&bench);
	bool same = true;
	for (int a = 1; a < 128; a++)
		for (int b = 1; b < 128; b++)
			same &= plain_holds(&bench, arena_format(bench.context.arena, "w%c%cw", a, b));
	check(checks, "plain text reads as it is typed", same);
	check(checks, "words and figures are plain", markdown_is_plain("plans") && markdown_is_plain("£4, 5%"));
	check(
	    checks, "typed marks are mended", !markdown_is_plain("\xE2\x80\x98tis") && !markdown_is_plain("\xEF\xBF\xBE"));
	check(checks, "what is no character is not plain",
	    !markdown_is_plain("a\xC2\x80") && !markdown_is_plain("\xC2\xA3 \xC2\x9F") &&
	        !markdown_is_plain("\xF0\x9F\xBF\xBE") && !markdown_is_plain("\xF1\x9F\xBF\xBF") &&
	        markdown_is_plain("\xC2\xA0\xC2\xBF"));
	struct buffer mended = {0};
	node_plain(&mended, markdown_inlines(&bench.context, value_of(&bench, "a\xC2\x80 \xC2\x85\xF4\x8F\xBF\xBF", 0),
	                        NULL, NODE_CAPTION));
	check_text(checks, "and is replaced", buffer_text(&mended), "a\xEF\xBF\xBD  \xEF\xBF\xBD");
	buffer_release(&mended);
	check(checks, "blanks are cut", !markdown_is_plain(" a") && !markdown_is_plain("a ") && !markdown_is_plain(""));
	const struct node *plain = markdown_inlines(&bench.context, value_of(&bench, "plain", 10), NULL, NODE_CAPTION);
	check(checks, "its place is its first letter", plain->first->place.offset == 10);
	finish(&bench);
}

int main(void)
{
	struct checks checks = {0};
	test_inlines(&checks);
	test_blocks(&checks);
	test_nothing(&checks);
	test_plain(&checks);
	return checks.failed > 0;
}
