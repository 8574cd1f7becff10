/* Each byte of a scalar's text is found again in the source, through folding, indentation and quotation marks. */
#include <string.h>

#include "check.h"
#include "data/yaml.h"

static const char *const texts[] = {
    "a: plain text\n",
    "a: plain\n  over several\n\n  lines\n",
    "a: 'it''s\n  two lines'\n",
    "a: \"x\\ty\\u00e9z\n  next \\\n  joined\\n end\"\n",
    "a: >\n  one\n  two {{ x }}\n\n  three\n    more\n  end\n",
    "a: >-\n\n  after a blank line\n  and on\n\n",
    "a: |\n  one\n    two\n\n  three\n",
    "a: |2-\n    lit\n   x\n",
    "a: |+\n  kept\n\n\n",
    "\xEF\xBB\xBF# \xC3\xA9\r\na: >\r\n  \xC3\xBC {{\r\n  \xE2\x80\xA6 b\r\n",
    "a: |\r  old\r  mac\r",
    "a: \"x\\\r\n   y\"\r\n",
    "- >\n one\n\n\n two\n",
};

/* Blanks may come from line breaks, and some bytes from escapes; the rest must be where it is said to be. */
static bool bytes_found(const struct value *value, const char *source, bool escapes)
{
	size_t found = 0, length = strlen(value->text);
	for (size_t i = 0; i < length; i++) {
		char got = source[value_place_at(value, i).offset], wanted = value->text[i];
		if (got == wanted)
			found++;
		else if (!strchr(" \n", wanted) && !(escapes && got == '\\'))
			return false;
	}
	return found * 2 >= length;
}

static const struct value *parse(const struct context *context, const char *text)
{
	uint32_t file = sources_add(context->sources, "case.yaml", text, strlen(text));
	return yaml_parse(context, file, 0, strlen(text));
}

/* The same with every line indented by a prefix that is not part of the body, as in a list or a quotation. */
static const struct value *parse_body(const struct context *context, const char *text, char *source)
{
	uint32_t offsets[512];
	size_t length = strlen(text), to = 0;
	for (size_t i = 0; i < length; i++) {
		if (i == 0 || text[i - 1] == '\n' || (text[i - 1] == '\r' && text[i] != '\n'))
			to += (size_t)sprintf(source + to, "  > ");
		offsets[i] = (uint32_t)to;
		source[to++] = text[i];
	}
	source[to] = '\0';
	uint32_t file = sources_add(context->sources, "case.md", source, to);
	return yaml_parse_text(context, file, text, length, offsets);
}

int main(void)
{
	struct checks checks = {0};
	struct arena *arena = arena_new();
	struct context context = {.arena = arena, .sources = sources_new(arena)};
	context.messages = messages_new(arena, context.sources);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const struct value *root = parse(&context, texts[i]);
		char *name = arena_format(arena, "text %d", (int)i);
		check(&checks, name, root && root->first && bytes_found(root->first, texts[i], strchr(texts[i], '\\') != NULL));
		if (memcmp(texts[i], "\xEF", 1) == 0)
			continue;
		char *source = arena_alloc(arena, 1024);
		root = parse_body(&context, texts[i], source);
		name = arena_format(arena, "text %d in a quotation", (int)i);
		check(&checks, name, root && root->first && bytes_found(root->first, source, strchr(texts[i], '\\') != NULL));
	}
	check(&checks, "no messages", messages_errors(context.messages) == 0);
	arena_free(arena);
	return checks.failed != 0;
}
