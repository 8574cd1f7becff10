/* Files as authors save them: of each encoding, cut short, twice encoded, of no bytes, behind links, not there. */
#include "base/file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "check.h"

static const struct place nowhere;

struct bench {
	struct checks *checks;
	struct arena *arena;
	char folder[32];
};

static void must(bool done)
{
	if (!done)
		exit(99);
}

static void put(struct bench *bench, const char *name, const void *bytes, size_t length)
{
	FILE *file = fopen(arena_format(bench->arena, "%s/%s", bench->folder, name), "wb");
	must(file && fwrite(bytes, 1, length, file) == length && fclose(file) == 0);
}

/* What is said of the file, without where it stands; the file's number. */
static uint32_t read_it(struct bench *bench, const char *root, const char *path, struct buffer *said)
{
	struct sources *sources = sources_new(bench->arena);
	struct context context = {
	    .arena = bench->arena, .sources = sources, .messages = messages_new(bench->arena, sources)};
	buffer_clear(said);
	uint32_t file = file_read_text(&context, root, path, nowhere);
	uint32_t again = file ? file_read_text(&context, root, path, nowhere) : 0;
	check(bench->checks, "read again it is the same file", file == again);
	messages_print(context.messages, said, 10);
	return file;
}

static void test_encodings(struct bench *bench)
{
	static const struct {
		const char *name, *bytes;
		size_t length;
		const char *said; /* NULL: it is read, and nothing is said */
		int column;
	} rows[] = {
	    {"nothing", "", 0, NULL, 0},
	    {"text", "a\n", 2, NULL, 0},
	    {"a byte order mark of UTF-8",
	        "\xEF\xBB\xBF"
	        "a",
	        4, NULL, 0},
	    {"UTF-16, low byte first",
	        "\xFF\xFE"
	        "a",
	        3, "UTF-16 text", 1},
	    {"UTF-16 of nothing", "\xFF\xFE", 2, "UTF-16 text", 1},
	    {"UTF-16, high byte first", "\xFE\xFF\0a", 4, "UTF-16 text", 1},
	    {"UTF-16 of nothing, high byte first", "\xFE\xFF", 2, "UTF-16 text", 1},
	    {"half a mark", "\xFF", 1, "is not UTF-8 text", 1},
	    {"half a mark, high byte first", "\xFE", 1, "is not UTF-8 text", 1},
	    {"what begins so", "\xFF\xFD", 2, "is not UTF-8 text", 1},
	    {"what begins so, high byte first", "\xFE\xFE", 2, "is not UTF-8 text", 1},
	    {"UTF-16 without a mark", "ab\0c\0", 5, "holds a zero byte", 3},
	    {"a zero byte at the end", "abc\0", 4, "holds a zero byte", 4},
	    {"Windows-1252", "caf\xE9 now", 8, "is not UTF-8 text", 4},
	    {"a character cut short", "caf\xC3", 4, "is not UTF-8 text", 4},
	    {"an accent twice encoded", "caf\xC3\x83\xC2\xA9", 7, "'\xC3\x83\xC2\xA9' was most likely '\xC3\xA9'", 4},
	    {"a letter that is only like it", "\xC3\x83 la", 5, NULL, 0},
	    {"a quotation mark twice encoded", "it\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s \xC3\x83\xC2\xA9", 16,
	        "was most likely '\xE2\x80\x99'", 3},
	    {"behind a letter of the same first byte", "\xC3\xA9\xC3\x83\xC2\xA9", 6, "was most likely '\xC3\xA9'", 2},
	};
	struct buffer said = {0};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		put(bench, "text", rows[i].bytes, rows[i].length);
		uint32_t file = read_it(bench, bench->folder, "text", &said);
		bool warns = rows[i].said && strstr(rows[i].said, "most likely");
		check(bench->checks, rows[i].name, (file != 0) == (!rows[i].said || warns));
		bool right = rows[i].said
		                 ? strstr(buffer_text(&said), rows[i].said) &&
		                       strstr(buffer_text(&said), arena_format(bench->arena, "text:1:%d: ", rows[i].column))
		                 : !said.length;
		check(bench->checks, "what is said of it, and where", right);
		if (!right)
			printf("# %s: %s\n", rows[i].name, buffer_text(&said));
	}
	buffer_release(&said);
}

static void test_paths(struct bench *bench)
{
	struct arena *arena = bench->arena;
	struct buffer said = {0};
	char longest[256 + 1];
	memset(longest, 'n', sizeof longest - 1);
	longest[256] = '\0';
	must(mkdir(arena_format(arena, "%s/inner", bench->folder), 0700) == 0);
	must(symlink("inner", arena_format(arena, "%s/link", bench->folder)) == 0);
	must(symlink("../text", arena_format(arena, "%s/inner/link.md", bench->folder)) == 0);
	must(mkfifo(arena_format(arena, "%s/pipe", bench->folder), 0600) == 0);
	put(bench, "text", "a", 1);
	put(bench, "inner/b.md", "b", 1);
	put(bench, "inner/a.md", "a", 1);
	put(bench, "inner/.c.md", "c", 1);
	put(bench, "inner/d.txt", "d", 1);
	must(mkdir(arena_format(arena, "%s/inner/e.md", bench->folder), 0700) == 0);
	const struct {
		const char *name, *path, *said;
	} rows[] = {
	    {"a file", "text", NULL},
	    {"one in a folder", "inner/a.md", NULL},
	    {"none", "nothing", "there is no file '%s/nothing'"},
	    {"none in a folder", "inner/nothing", "there is no file '%s/inner/nothing'"},
	    {"one below a file", "text/a", "there is no file '%s/text/a'"},
	    {"a folder", "inner", "the file '%s/inner' cannot be read: Is a directory"},
	    {"a pipe", "pipe", "the file '%s/pipe' cannot be read: Invalid argument"},
	    {"a link", "inner/link.md", "%s/inner/link.md"},
	    {"one behind a link", "link/a.md", "%s/link/a.md"},
	    {"one above", "inner/../text", "%s/inner/../text"},
	    {"the longest name there can be", longest + 1, "there is no file '%s/"},
	    {"one longer", longest, "cannot be read: File name too long"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		uint32_t file = read_it(bench, bench->folder, rows[i].path, &said);
		check(bench->checks, rows[i].name, (file != 0) == !rows[i].said);
		const char *want = rows[i].said ? strstr(rows[i].said, "%s")
		                                      ? arena_format(arena, "%.*s%s%s", (int)strcspn(rows[i].said, "%"),
		                                            rows[i].said, bench->folder, strstr(rows[i].said, "%s") + 2)
		                                      : rows[i].said
		                                : "";
		check(bench->checks, "what is said of it",
		    rows[i].said ? strstr(buffer_text(&said), want) != NULL : !said.length);
	}
	check(bench->checks, "what is there",
	    file_exists(bench->folder, "text") && file_exists(bench->folder, "inner/a.md") &&
	        file_exists(bench->folder, "inner"));
	check(bench->checks, "what is not",
	    !file_exists(bench->folder, "nothing") && !file_exists(bench->folder, "text/a") &&
	        !file_exists("/nowhere", "text"));
	check(bench->checks, "a link is told of when it is read", file_exists(bench->folder, "inner/link.md"));
	const char *led = arena_format(arena, "%s-link", bench->folder);
	must(symlink(bench->folder, led) == 0);
	check(bench->checks, "a report's own folder may be a link",
	    file_exists(led, "inner/a.md") && !file_exists(led, "inner/nothing") &&
	        read_it(bench, led, "text", &said) != 0);
	check(bench->checks, "but nothing in it", !read_it(bench, led, "link/a.md", &said));
	unlink(led);
	size_t count;
	const char **names = file_list(arena, bench->folder, "inner", ".md", &count);
	check(bench->checks, "a folder's files in order, without hidden ones and folders",
	    count == 3 && !strcmp(names[0], "a.md") && !strcmp(names[1], "b.md") && !strcmp(names[2], "link.md"));
	file_list(arena, bench->folder, "text", ".md", &count);
	check(bench->checks, "a file has none", count == 0);
	file_list(arena, bench->folder, "link", ".md", &count);
	check(bench->checks, "nor has a link", count == 0);
	buffer_release(&said);
}

/* How a file is called: as its author would. */
static void test_roots(struct bench *bench)
{
	struct buffer said = {0};
	must(chdir(bench->folder) == 0);
	static const char *const roots[][2] = {
	    {"", "'x.md'"}, {".", "'x.md'"}, {"inner", "'inner/x.md'"}, {"inner/", "'inner/x.md'"}, {"/", "'/x.md'"}};
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		read_it(bench, roots[i][0], "x.md", &said);
		check(bench->checks, "a file's name from its root", strstr(buffer_text(&said), roots[i][1]) != NULL);
	}
	check(bench->checks, "the folder itself as a root",
	    read_it(bench, "", "text", &said) && read_it(bench, ".", "text", &said));
	must(chdir("/") == 0);
	buffer_release(&said);
}

int main(void)
{
	struct checks checks = {0};
	struct bench bench = {.checks = &checks, .arena = arena_new(), .folder = "/tmp/annual-file-XXXXXX"};
	must(mkdtemp(bench.folder));
	test_encodings(&bench);
	test_paths(&bench);
	test_roots(&bench);
	must(system(arena_format(bench.arena, "rm -r %s", bench.folder)) == 0);
	arena_free(bench.arena);
	return checks.failed != 0;
}
