#include "base/message.h"

#include "base/text.h"
#include "check.h"

static uint32_t add_source(struct sources *sources, const char *path, const char *text)
{
	return sources_add(sources, path, text, strlen(text));
}

static void check_print(struct checks *checks, const char *name, const struct messages *messages, const char *expected)
{
	struct buffer out = {0};
	messages_print(messages, &out, 100);
	check_text(checks, name, buffer_text(&out), expected);
	buffer_release(&out);
}

static void check_order(struct checks *checks, struct arena *arena)
{
	struct sources *sources = sources_new(arena);
	struct messages *messages = messages_new(arena, sources);
	uint32_t a = add_source(sources, "a.yaml", "one\r\n\tté: x\n"), b = add_source(sources, "b.yaml", "");
	message_add(messages, MSG_FILE_MISSING, (struct place){b, 0}, "later");
	message_add(messages, MSG_FILE_MISSING, (struct place){a, 10}, "x");
	message_also(messages, (struct place){a, 0}, "first defined here");
	message_add(messages, MSG_FILE_MISSING, (struct place){a, 10}, "x");
	message_add_hint(messages, MSG_FILE_MISSING, (struct place){a, 0}, "did you mean 'z'?", "y");
	check(
	    checks, "errors are counted", messages_errors(messages) == 4 && messages_told(messages, SEVERITY_WARNING) == 0);
	check_print(checks, "sorted, once each, caret by code points", messages,
	    "a.yaml:1:1: error: there is no file 'y'\n  one\n  ^\n  help: did you mean 'z'?\n"
	    "a.yaml:2:5: error: there is no file 'x'\n      té: x\n         ^\n"
	    "a.yaml:1:1: note: first defined here\n  one\n  ^\n"
	    "  help: check the name, capitals too, and its folder\n"
	    "b.yaml:1:1: error: there is no file 'later'\n  help: check the name, capitals too, and its folder\n");
}

/* One place, three editions, and more text with commas and quotation marks behind their names. */
static void check_editions(struct checks *checks, struct arena *arena)
{
	struct sources *sources = sources_new(arena);
	struct messages *messages = messages_new(arena, sources);
	uint32_t file = add_source(sources, "a.md", "one\n");
	static const char *const editions[] = {"paper", "site", "web"};
	for (size_t i = 0; i < 3; i++)
		message_add_hint(
		    messages, MSG_REPORT_FIGURE_WITHHELD, (struct place){file, 0}, "mend it", "a", editions[i], "[c]");
	check_print(checks, "editions of one fault are named together", messages,
	    "a.md:1:1: warning: 'a' is withheld in the editions 'paper', 'site', 'web', so this sentence reads '[c]'\n"
	    "  one\n  ^\n  help: mend it\n");
}

static void check_escapes(struct checks *checks, struct arena *arena)
{
	struct sources *sources = sources_new(arena);
	struct messages *messages = messages_new(arena, sources);
	uint32_t file = add_source(sources, "\x1B[2J.md",
	    "\xEF\xBB\xBF"
	    "a\x1B[31mb\xE2\x80\xAE\n");
	message_add_hint(messages, MSG_FILE_UNREADABLE, (struct place){file, 3}, "\n", "n\r", "\xC2\x9B");
	check_print(checks, "controls are escaped, a mark has no column", messages,
	    "\\x1b[2J.md:1:1: error: the file 'n\\r' cannot be read: \\x9b\n  a\\x1b[31mb\\u202e\n  ^\n  help: \\n\n");
}

static void check_narrow(struct checks *checks, struct arena *arena)
{
	struct sources *sources = sources_new(arena);
	struct messages *messages = messages_new(arena, sources);
	uint32_t file = add_source(sources, "r.yaml", "- {child: Ann, born: 20x1, age: 9}\n");
	message_add(messages, MSG_FILE_NUL, (struct place){file, 21});
	message_narrow(messages, 4);
	message_also(messages, (struct place){file, 0}, "its record");
	struct buffer out = {0};
	messages_print(messages, &out, 9);
	check(checks, "only the faulty field is quoted", strstr(buffer_text(&out), "  20x1\n  ^\n") != NULL);
	check(checks, "nothing else of the record", !strstr(buffer_text(&out), "Ann") && !strstr(buffer_text(&out), "age"));
	buffer_release(&out);
}

static void check_wide(struct checks *checks, struct arena *arena)
{
	enum { WIDTH = 1000000 };
	char *text = arena_alloc(arena, WIDTH + 1);
	memset(text, 'x', WIDTH);
	text[WIDTH / 2] = '!';
	struct sources *sources = sources_new(arena);
	struct messages *messages = messages_new(arena, sources);
	uint32_t file = sources_add(sources, "w.yaml", text, WIDTH);
	message_add(messages, MSG_FILE_NUL, (struct place){file, WIDTH / 2});
	struct buffer out = {0};
	messages_print(messages, &out, 9);
	const char *mark = strchr(buffer_text(&out), '!'), *caret = strchr(buffer_text(&out), '^');
	check(checks, "a line of 1 MB is cut", out.length < 500);
	const char *line = mark;
	while (line && *line != '\n')
		line--;
	const char *under = caret;
	while (under && *under != '\n')
		under--;
	check(checks, "and the caret stands under its place",
	    line && under && utf8_count(line, (size_t)(mark - line)) == (size_t)(caret - under));
	check(checks, "column of a wide line", strstr(buffer_text(&out), "w.yaml:1:500001: ") != NULL);
	buffer_release(&out);
}

static void check_limit(struct checks *checks, struct arena *arena)
{
	struct sources *sources = sources_new(arena);
	struct messages *messages = messages_new(arena, sources);
	static const char *const names[] = {"a", "b", "c", "d", "e"};
	for (int i = 0; i < 5; i++)
		message_add(messages, MSG_FILE_TOO_LARGE, (struct place){0, 0}, names[i], i);
	struct buffer out = {0};
	messages_print(messages, &out, 3);
	check(checks, "the rest is counted", strstr(buffer_text(&out), "and 2 more like these") != NULL);
	buffer_release(&out);
}

/* A report that is read anew, in its folder, while one whose name begins alike stays. */
static void check_forget(struct checks *checks, struct arena *arena)
{
	struct sources *sources = sources_new(arena);
	add_source(sources, "content/one/report.yaml", "");
	add_source(sources, "content/one-more/report.yaml", "");
	add_source(sources, "themes/a/theme.yaml", "");
	sources_forget(sources, "content/one");
	check(checks, "what lies in a folder is forgotten", !sources_find(sources, "content/one/report.yaml"));
	check(checks, "what lies beside it is not",
	    sources_find(sources, "content/one-more/report.yaml") == 2 &&
	        sources_find(sources, "themes/a/theme.yaml") == 3);
}

int main(void)
{
	struct checks checks = {0};
	struct arena *arena = arena_new();
	check_order(&checks, arena);
	check_editions(&checks, arena);
	check_escapes(&checks, arena);
	check_narrow(&checks, arena);
	check_wide(&checks, arena);
	check_limit(&checks, arena);
	check_forget(&checks, arena);
	arena_free(arena);
	return checks.failed != 0;
}
