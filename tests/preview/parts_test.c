/* The preview's parts where things are rare or go wrong: bundles that are not whole, builds that die or cannot begin, what the page
 * says in each state, a build that lasts so long that a person wonders, and files that come and go. */
#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "preview/preview.h"
#include "preview/process.h"
#include "preview/server.h"
#include "preview/watch.h"

#include "check.h"

static void must(bool done)
{
	if (!done)
		exit(99);
}

/* ---- bundles ---- */

struct piece {
	const char *path, *text;
};

static struct bundle *bundle_of(const struct piece *pieces)
{
	struct bundle_writer writer;
	FILE *file = bundle_file();
	bundle_begin(&writer, file);
	for (; pieces->path; pieces++)
		bundle_add(&writer, pieces->path, pieces->text, strlen(pieces->text));
	must(bundle_end(&writer));
	return bundle_open(file);
}

#define BUNDLE(...) bundle_of((const struct piece[]){__VA_ARGS__, {NULL, NULL}})

static void test_bundles(struct checks *checks)
{
	struct bundle *one =
	    BUNDLE({"page/a", "text"}, {"report/x.html", "x"}, {"report/y.html", "y"}, {"report/e.css", ""});
	struct bundle *other =
	    BUNDLE({"page/a", "text"}, {"report/x.html", "x"}, {"report/y.html", "z"}, {"report/e.css", ""});
	struct bundle *less = BUNDLE({"page/a", "text"}, {"report/x.html", "x"});
	struct buffer out = {0};
	bundle_text(one, "page/a", &out);
	bundle_text(one, "report/e.css", &out);
	bundle_text(one, "page/none", &out);
	bundle_text(NULL, "page/a", &out);
	check_text(checks, "the text of a file, and none of what is not there", buffer_text(&out), "text");
	check(checks, "the same, but for pages that nobody looks at", bundle_same(one, other, "report/x.html"));
	check(checks, "not the same page", !bundle_same(one, other, "report/y.html"));
	check(checks, "a file less", !bundle_same(one, less, "report/x.html") && bundle_same(less, one, "report/x.html"));
	bundle_close(one);
	bundle_close(other);
	bundle_close(less);
	bundle_close(NULL);
	buffer_release(&out);
}

/* A bundle of which the last BYTES are gone, or that many at its beginning are all there is. */
static struct bundle *cut(long bytes)
{
	struct bundle_writer writer;
	FILE *file = bundle_file();
	bundle_begin(&writer, file);
	bundle_add(&writer, "page/a", "text", 4);
	must(bundle_end(&writer) && fseek(file, 0, SEEK_END) == 0);
	must(ftruncate(fileno(file), bytes < 0 ? ftell(file) + bytes : bytes) == 0);
	return bundle_open(file);
}

static void test_bad_bundles(struct checks *checks)
{
	struct bundle *none = BUNDLE({NULL, NULL});
	check(checks, "a bundle without a file is none", !none);
	check(checks, "nor is one whose names are cut", !cut(-1) && !cut(-7));
	check(checks, "nor one whose list is", !cut(-8) && !cut(40));
	check(checks, "nor one whose head is", !cut(31) && !cut(0));
	FILE *full = fopen("/dev/full", "wb");
	struct bundle_writer writer;
	bundle_begin(&writer, full);
	bundle_add(&writer, "page/a", "text", 4);
	check(checks, "a full disk ends no bundle", !bundle_end(&writer));
	static const char large[1 << 16];
	bundle_begin(&writer, full);
	bundle_add(&writer, "page/a", large, sizeof large);
	check(checks, "nor does one that was full before", !bundle_end(&writer));
	fclose(full);
}

/* ---- what the page says ---- */

static void page_says(struct checks *checks, const char *name, const struct showing *showing, const char *class,
    const char *words, bool before)
{
	struct buffer page = {0}, want = {0};
	showing_page(showing, &page);
	buffer_format(&want, "<p id=\"status\" role=\"status\" class=\"%s\">%s%s</p>", class, words,
	    before ? " <span>You see the report as it was before.</span>" : "");
	check(checks, name, strstr(buffer_text(&page), buffer_text(&want)) != NULL);
	check(checks, "the report or why there is none",
	    strstr(buffer_text(&page), showing->sound ? "<iframe" : "No build was without errors yet"));
	buffer_release(&page);
	buffer_release(&want);
}

static void test_pages(struct checks *checks)
{
	static const char died[] = "The build ended before it was done: the terminal says why.";
	struct bundle *sound = BUNDLE({"page/count", "Sound"}, {"page/sound", ""}, {"page/first", "f"});
	struct bundle *bad = BUNDLE({"page/count", "1 error"});
	page_says(checks, "before the first build", &(struct showing){0}, "building", "Building …", false);
	page_says(checks, "in the first", &(struct showing){.building = true}, "building", "Building …", false);
	page_says(checks, "the first died", &(struct showing){.died = true}, "errors", died, false);
	page_says(checks, "the first has errors", &(struct showing){.newest = bad}, "errors", "1 error", false);
	page_says(checks, "all is well", &(struct showing){.newest = sound, .sound = sound}, "sound", "Sound", false);
	page_says(checks, "then it is building", &(struct showing){.newest = sound, .sound = sound, .building = true},
	    "building", "Building …", false);
	page_says(
	    checks, "then it died", &(struct showing){.newest = sound, .sound = sound, .died = true}, "errors", died, true);
	page_says(
	    checks, "then it has errors", &(struct showing){.newest = bad, .sound = sound}, "errors", "1 error", true);
	page_says(checks, "and is building anew", &(struct showing){.newest = bad, .sound = sound, .building = true},
	    "building", "Building …", false);
	struct buffer versions = {0};
	showing_versions(&(struct showing){.version = 3, .sound_count = 2, .took = 1}, &versions);
	showing_versions(&(struct showing){.quick = sound}, &versions);
	showing_versions(&(struct showing){.building = true}, &versions);
	check_text(checks, "versions", buffer_text(&versions),
	    "{\"version\": 3, \"sound\": 2, \"took\": 1, \"whole\": true}\n{\"version\": 0, \"sound\": 0, \"took\": 0, "
	    "\"whole\": "
	    "false}\n{\"version\": 0, \"sound\": 0, \"took\": 0, \"whole\": false}\n");
	buffer_release(&versions);
	bundle_close(sound);
	bundle_close(bad);
}

/* ---- builds ---- */

static void make_whole(void *self, struct bundle_writer *out)
{
	(void)self;
	bundle_add(out, "page/count", "made", 4);
}

static void glance_at(void *self, const char *edition, struct bundle_writer *out)
{
	(void)self;
	bundle_add(out, "page/edition", edition, strlen(edition));
}

static void make_and_die(void *self, struct bundle_writer *out)
{
	(void)self;
	(void)out;
	raise(SIGKILL);
}

static void make_and_leave(void *self, struct bundle_writer *out)
{
	(void)self;
	(void)out;
	_exit(3);
}

static const struct preview working = {.root = "r", .make = make_whole, .glance = glance_at};

static bool says(struct bundle *bundle, const char *path, const char *text)
{
	struct buffer out = {0};
	bundle_text(bundle, path, &out);
	bool same = bundle && strcmp(buffer_text(&out), text) == 0;
	buffer_release(&out);
	bundle_close(bundle);
	return same;
}

static void test_builds(struct checks *checks)
{
	struct build_process build, kept = {0};
	char longest[513];
	memset(longest, 'e', sizeof longest);
	longest[512] = '\0';
	build_stop(&kept);
	build_dismiss(&kept);
	check(checks, "nothing is made again that was not", !build_again(&kept, &build, "board"));
	check(checks, "a whole build",
	    build_start(&build, &working, NULL) && says(build_finish(&build, &kept), "page/count", "made") && kept.process);
	check(checks, "an edition's name that is too long is not ordered",
	    !build_again(&kept, &build, longest) && kept.process);
	check(checks, "one that just fits is", build_again(&kept, &build, longest + 1) && !kept.process);
	check(checks, "it is made by what was kept",
	    says(build_finish(&build, &kept), "page/edition", longest + 1) && !kept.process);
	check(checks, "an edition at once",
	    build_start(&build, &working, "board") && says(build_finish(&build, &kept), "page/edition", "board"));
	for (int i = 0; i < 2; i++)
		must(build_start(&build, &working, NULL) && says(build_finish(&build, &kept), "page/count", "made"));
	check(checks, "a newer one is kept", kept.process > 0);
	kill(kept.process, SIGKILL);
	must(waitid(P_PID, (id_t)kept.process, &(siginfo_t){0}, WEXITED | WNOWAIT) == 0);
	signal(SIGPIPE, SIG_IGN);
	check(checks, "one that died is not ordered", !build_again(&kept, &build, "board") && !kept.process);
	const struct preview dying = {.root = "r", .make = make_and_die}, leaving = {.root = "r", .make = make_and_leave};
	check(checks, "a build that is killed has no bundle",
	    build_start(&build, &dying, NULL) && !build_finish(&build, &kept));
	check(checks, "nor has one that fails", build_start(&build, &leaving, NULL) && !build_finish(&build, &kept));
	check(checks, "and none of them is kept", !kept.process);
	check(
	    checks, "a build may be stopped", build_start(&build, &working, NULL) && (build_stop(&build), !build.process));
}

/* Without room for one descriptor more, for two, and so on: nothing begins until there is enough, and nothing stays open. */
static void test_descriptors(struct checks *checks)
{
	struct rlimit before, few;
	struct build_process build, kept = {0};
	getrlimit(RLIMIT_NOFILE, &before);
	int first = dup(0);
	close(first);
	bool begun = false;
	int needed = 0;
	while (!begun && needed < 12) {
		few = before;
		few.rlim_cur = (rlim_t)(first + needed++);
		setrlimit(RLIMIT_NOFILE, &few);
		begun = build_start(&build, &working, NULL);
		int next = begun ? first : dup(0);
		if (next >= 0 && !begun)
			close(next);
		if (!begun && needed > 1)
			check(checks, "what could not begin left nothing open", next == first && !build.process);
		setrlimit(RLIMIT_NOFILE, &before);
	}
	check(checks, "two files and two pipes are needed", begun && needed == 1 + 6);
	bundle_close(build_finish(&build, &kept));
	build_dismiss(&kept);
	struct server server;
	struct showing showing = {0};
	struct buffer error = {0};
	must(server_start(&server, &showing, &error)); /* the library is loaded */
	server_stop(&server);
	few.rlim_cur = (rlim_t)first;
	setrlimit(RLIMIT_NOFILE, &few);
	check(checks, "a server without a descriptor says why",
	    !server_start(&server, &showing, &error) &&
	        strstr(buffer_text(&error), "no free port from 8620 on: Too many open files"));
	setrlimit(RLIMIT_NOFILE, &before);
	buffer_release(&error);
}

/* ---- a long build ---- */

static int hold[2]; /* what the build waits for */

static void make_slowly(void *self, struct bundle_writer *out)
{
	char byte;
	(void)self;
	int held = open("/proc/self/fd/0", O_RDONLY);
	must(read(held, &byte, 1) == 1);
	bundle_add(out, "page/count", "at last", 7);
}

/* The answer to GET PATH below the address that the preview printed. */
static const char *ask(struct arena *arena, unsigned port, const char *token, const char *path)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	int socket_made = socket(AF_INET, SOCK_STREAM, 0);
	must(socket_made >= 0 && connect(socket_made, (struct sockaddr *)&address, sizeof address) == 0);
	const char *request = arena_format(
	    arena, "GET /%s/%s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nConnection: close\r\n\r\n", token, path, port);
	must(write(socket_made, request, strlen(request)) == (ssize_t)strlen(request));
	struct buffer answer = {0};
	char bytes[4096];
	for (ssize_t length; (length = read(socket_made, bytes, sizeof bytes)) > 0;)
		buffer_bytes(&answer, bytes, (size_t)length);
	close(socket_made);
	return buffer_finish(&answer, arena);
}

static void test_long_build(struct checks *checks)
{
	static const char *const folders[] = {"/tmp/annual-no-such-folder"};
	const struct preview preview = {
	    .root = "r", .folders = folders, .folder_count = 1, .make = make_slowly, .glance = glance_at};
	struct arena *arena = arena_new();
	int said[2];
	must(pipe(hold) == 0 && pipe(said) == 0);
	fflush(stdout);
	pid_t process = fork();
	if (process == 0) {
		struct buffer error = {0};
		dup2(hold[0], 0);
		dup2(said[1], 1);
		close(hold[1]);
		close(said[0]);
		exit(preview_run(&preview, &error) ? 0 : 1);
	}
	close(hold[0]);
	close(said[1]);
	FILE *lines = fdopen(said[0], "r");
	char line[256], token[TOKEN_LENGTH + 1];
	unsigned port = 0;
	while (fgets(line, sizeof line, lines) && sscanf(line, " http://127.0.0.1:%u/%32[0-9a-f]/", &port, token) != 2)
		;
	must(port != 0);
	check(checks, "the page stands before the first build",
	    strstr(ask(arena, port, token, ""), "class=\"building\">Building"));
	check(checks, "its style does not yet", strstr(ask(arena, port, token, "preview.css"), "404"));
	check(checks, "a long build is told",
	    strstr(
	        ask(arena, port, token, "next?after=0"), "{\"version\": 1, \"sound\": 0, \"took\": 0, \"whole\": false}"));
	must(write(hold[1], "x", 1) == 1);
	check(checks, "and its end",
	    strstr(ask(arena, port, token, "next?after=1"), "\"version\": 2") &&
	        strstr(ask(arena, port, token, ""), "at last"));
	int status;
	kill(process, SIGINT);
	must(waitpid(process, &status, 0) == process);
	check(checks, "a signal ends it", WIFEXITED(status) && WEXITSTATUS(status) == 0);
	close(hold[1]);
	fclose(lines);
	arena_free(arena);
}

/* ---- files that change ---- */

static void put(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	must(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

static void test_watch(struct checks *checks)
{
	char folder[] = "/tmp/annual-watch-XXXXXX";
	must(mkdtemp(folder) && chdir(folder) == 0 && mkdir("out", 0700) == 0 && mkdir("outer", 0700) == 0 &&
	     mkdir(".git", 0700) == 0);
	const char *const folders[] = {folder, "/tmp/annual-no-such-folder"};
	put("a.md", "a");
	struct watch *watch = watch_new(folders, 2);
	uint64_t state = watch_state(folders, 2, "out");
	check(checks, "nothing has changed", !watch_changed(watch, 0) && watch_state(folders, 2, "out") == state);
	put(".a.md.swp", "x");
	put(".git/x", "x");
	check(checks, "hidden files do not count", !watch_changed(watch, 0) && watch_state(folders, 2, "out") == state);
	put("out/x", "x");
	check(checks, "nor those that lie in the folder named",
	    watch_state(folders, 2, "out") == state && watch_state(folders, 2, "outer") != state);
	watch_changed(watch, 0);
	put("outer/x", "x");
	check(checks, "those in one that begins so do", watch_changed(watch, 0) && watch_state(folders, 2, "out") != state);
	state = watch_state(folders, 2, "out");
	must(rename("a.md", "b.md") == 0);
	check(checks, "a file of another name", watch_changed(watch, 0) && watch_state(folders, 2, "out") != state);
	check(checks, "is seen once", !watch_changed(watch, 0));
	FILE *open_file = fopen("c.md", "w");
	check(checks, "a file that is only begun is not told", open_file && !watch_changed(watch, 0));
	fclose(open_file);
	check(checks, "once it is written it is", watch_changed(watch, 0));
	watch_free(watch);
	must(chdir("/") == 0 && unlink("/tmp/annual-no-such-folder") != 0);
	char command[64];
	snprintf(command, sizeof command, "rm -r %s", folder);
	must(system(command) == 0);
}

int main(void)
{
	struct checks checks = {0};
	test_bundles(&checks);
	test_bad_bundles(&checks);
	test_pages(&checks);
	test_builds(&checks);
	test_descriptors(&checks);
	test_long_build(&checks);
	test_watch(&checks);
	return checks.failed != 0;
}
