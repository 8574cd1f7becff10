/* The loop: one thread waits for requests, for changes of files and for the end of a build. */
#include "preview/preview.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/text.h"
#include "preview/process.h"
#include "preview/server.h"
#include "preview/watch.h"

enum {
	QUIET = 8,        /* ms: a save is over when so long nothing more changes, */
	QUIET_MAX = 200,  /* or at the latest after so long */
	LONG_BUILD = 500, /* ms after which the page says that it is building */
	GIVE_UP = 1000    /* ms for which a build is given up when files change */
};

/* A preview at work. All times are milliseconds of a clock without jumps. */
struct preview_work {
	const struct preview *preview;
	struct showing showing;
	struct server server;
	struct build_process build, kept; /* the one at work, and the last whole one, which waits for a change */
	struct watch *watch;
	bool changed;          /* since the build that is at work, or the last one, began */
	long long first, last; /* when it changed first and last since then */
	long long begun;       /* when the build at work was */
};

static long long clock_now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* ---- words for the terminal ---- */

static bool is_windows(void)
{
	return getenv("WSL_DISTRO_NAME") != NULL;
}

static void say_address(const struct preview_work *work)
{
	const struct server *server = &work->server;
	printf("annual: the preview of %s is at\n  http://127.0.0.1:%u/%s/\n", work->preview->root, server->port,
	    server->token);
	if (is_windows())
		printf("annual: in Windows, open\n  http://localhost:%u/%s/\n", server->port, server->token);
	puts("annual: it follows your changes until you press Ctrl-C");
	fflush(stdout);
}

static void say_built(const struct preview_work *work)
{
	struct buffer count = {0};
	bundle_text(work->showing.newest, "page/count", &count);
	if (work->showing.died)
		puts("annual: the build ended before it was done");
	else
		printf("annual: %s\n", buffer_text(&count));
	fflush(stdout);
	buffer_release(&count);
}

/* ---- builds ---- */

static void tell_pages(struct preview_work *work)
{
	work->showing.version++;
	server_wake(&work->server, true, clock_now());
}

/* What was built of a page alone gives way to the whole: the report is another unless that has the same. */
static void drop_quick(struct showing *showing)
{
	showing->sound_count += !bundle_same(showing->quick, showing->sound, showing->looked_at);
	bundle_close(showing->quick);
	showing->quick = NULL;
}

/* The newest build takes its place; the last sound one stays. */
static void take_bundle(struct showing *showing, struct bundle *made)
{
	showing->died = !made;
	bool sound = bundle_find(made, "page/sound") != NULL;
	if (made && showing->newest != showing->sound)
		bundle_close(showing->newest);
	if (sound)
		bundle_close(showing->sound);
	showing->newest = made ? made : showing->newest;
	showing->sound = sound ? made : showing->sound;
	if (showing->quick)
		drop_quick(showing);
	else
		showing->sound_count += sound;
}

/* What is looked at, once it is there; a mistake in it is left to the whole build to tell. */
static void take_quick(struct preview_work *work, struct bundle *made)
{
	struct showing *showing = &work->showing;
	if (!bundle_find(made, "page/sound")) {
		bundle_close(made);
		return;
	}
	bundle_close(showing->quick);
	showing->quick = made;
	showing->sound_count++;
	showing->took = clock_now() - work->begun;
	tell_pages(work);
}

/* The edition of a page that is looked at, in NAME; NULL where none is, or what no page is. */
static const char *edition_looked_at(const struct showing *showing, char name[sizeof showing->looked_at])
{
	const char *path = strchr(showing->looked_at, '/');
	const char *end = path ? strchr(path + 1, '/') : NULL;
	if (!end || !text_ends(path, ".html"))
		return NULL;
	memcpy(name, path + 1, (size_t)(end - path - 1));
	name[end - path - 1] = '\0';
	return name;
}

static void start_build(struct preview_work *work, const char *only, long long now)
{
	work->begun = now;
	if (only && build_again(&work->kept, &work->build, only))
		return;
	if (build_start(&work->build, work->preview, only))
		return;
	fprintf(stderr, "annual: error: the build could not be started: %s\n", strerror(errno));
	work->showing.died = true;
	tell_pages(work);
}

static void start_due(struct preview_work *work, long long now)
{
	char name[sizeof work->showing.looked_at];
	start_build(work, edition_looked_at(&work->showing, name), now);
	work->changed = false;
}

static void finish_build(struct preview_work *work)
{
	bool quick = work->build.quick;
	struct bundle *made = build_finish(&work->build, &work->kept);
	if (quick) {
		take_quick(work, made);
		start_build(work, NULL, clock_now());
		return;
	}
	take_bundle(&work->showing, made);
	work->showing.building = false;
	work->showing.took = clock_now() - work->begun;
	tell_pages(work);
	say_built(work);
}

static void see_changes(struct preview_work *work, long long now)
{
	if (!watch_changed(work->watch, now))
		return;
	work->first = work->changed ? work->first : now;
	work->last = now;
	work->changed = true;
}

/* A build of files as they were is given up for one of files as they are, unless it has long been at work: then it ends
 * first, so that some do end. */
static bool may_start(const struct preview_work *work, long long now)
{
	return work->build.process == 0 || now - work->begun < GIVE_UP;
}

/* Begins what is due at NOW. */
static void do_due(struct preview_work *work, long long now)
{
	see_changes(work, now);
	bool quiet = now - work->last >= QUIET || now - work->first >= QUIET_MAX;
	if (work->changed && quiet && may_start(work, now)) {
		build_stop(&work->build);
		start_due(work, now);
	}
	if (work->build.process && !work->showing.building && now - work->begun >= LONG_BUILD) {
		work->showing.building = true;
		tell_pages(work);
	}
	server_wake(&work->server, false, now);
}

/* ---- waiting ---- */

static void soonest(long long *wait, long long other)
{
	other = other > 0 ? other : 0;
	*wait = other < *wait ? other : *wait;
}

static long long wait_of(const struct preview_work *work, long long wait, long long now)
{
	bool idle = work->build.process == 0;
	soonest(&wait, watch_next(work->watch) - now);
	if (work->changed && may_start(work, now))
		soonest(&wait, work->last + QUIET - now);
	if (!idle && !work->showing.building)
		soonest(&wait, work->begun + LONG_BUILD - now);
	return wait;
}

static void add_descriptor(int descriptor, fd_set *set, int *highest)
{
	if (descriptor < 0)
		return;
	FD_SET(descriptor, set);
	*highest = descriptor > *highest ? descriptor : *highest;
}

/* One turn. False when a signal came: those that end the preview are let in while it waits, and only then. */
static bool turn(struct preview_work *work, const sigset_t *let_in)
{
	fd_set read, write, except;
	int highest = -1;
	FD_ZERO(&read);
	FD_ZERO(&write);
	FD_ZERO(&except);
	long long wait = server_wants(&work->server, &read, &write, &except, &highest);
	bool building = work->build.process != 0;
	add_descriptor(watch_descriptor(work->watch), &read, &highest);
	add_descriptor(building ? work->build.done : -1, &read, &highest);
	wait = wait_of(work, wait, clock_now());
	const struct timespec pause = {wait / 1000, wait % 1000 * 1000000};
	int ready = pselect(highest + 1, &read, &write, &except, &pause, let_in);
	if (ready < 0)
		return false;
	if (building && FD_ISSET(work->build.done, &read))
		finish_build(work);
	server_work(&work->server);
	do_due(work, clock_now());
	return true;
}

static void end_wait(int signal)
{
	(void)signal; /* that it came is enough: the wait ends */
}

/* Signals that end the preview wait until it waits; LET_IN is the mask for that. */
static void catch_signals(sigset_t *let_in)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction action = {.sa_handler = end_wait}, ignore = {.sa_handler = SIG_IGN};
	sigset_t held;
	sigemptyset(&action.sa_mask);
	sigemptyset(&ignore.sa_mask);
	sigemptyset(&held);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		sigaddset(&held, signals[i]);
		sigaction(signals[i], &action, NULL);
	}
	sigaction(SIGPIPE, &ignore, NULL);
	sigprocmask(SIG_BLOCK, &held, let_in);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		sigdelset(let_in, signals[i]);
}

static void end_work(struct preview_work *work)
{
	struct showing *showing = &work->showing;
	build_stop(&work->build);
	build_dismiss(&work->kept);
	server_stop(&work->server);
	watch_free(work->watch);
	if (showing->newest != showing->sound)
		bundle_close(showing->newest);
	bundle_close(showing->sound);
	bundle_close(showing->quick);
}

bool preview_run(const struct preview *preview, struct buffer *error)
{
	struct preview_work work = {.preview = preview};
	sigset_t let_in;
	catch_signals(&let_in);
	if (!server_start(&work.server, &work.showing, error))
		return false;
	work.watch = watch_new(preview->folders, preview->folder_count);
	say_address(&work);
	start_build(&work, NULL, clock_now());
	while (turn(&work, &let_in)) {
	}
	end_work(&work);
	puts("\nannual: the preview has ended");
	return true;
}
