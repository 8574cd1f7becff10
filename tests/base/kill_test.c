/* (slow) A build that is killed at each of its system calls, in both ways to swap: afterwards the old or the new output is whole, and the
 * next build works. The swap of the program is replaced by one that can be refused. Then a neighbour who may write to out/
 * and puts links to elsewhere in the place of folders while builds run: nothing is ever written there. */
#ifdef __linux__
#define _GNU_SOURCE /* renameat2 */
#include "base/output.h"
#include "base/swap.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

enum { CALLS_MAX = 5000, RACES = 500, FILES = 4 };

static const char *const paths[FILES] = {"board/a.html", "board/data/b.csv", "intranet/c.html", "intranet/d.html"};

/* One folder of outputs. */
struct place {
	char root[64], out[96];
	bool exchanges; /* else the exchanging rename is refused */
};

/* Does the system swap at once? For the whole program, as swap_exchange has no other way to know. */
static bool exchanging = true;

bool swap_exchange(int from, const char *staged, int to, const char *current)
{
	if (exchanging)
		return renameat2(from, staged, to, current, RENAME_EXCHANGE) == 0;
	errno = ENOSYS;
	return false;
}

/* ---- builds ---- */

static bool build(const struct place *place, const char *text)
{
	struct buffer error = {0};
	struct output *output = output_begin(place->out, "year", &error);
	bool done = output != NULL;
	for (size_t i = 0; done && i < FILES; i++)
		done = output_write(output, paths[i], text, strlen(text), &error);
	if (output && !done)
		output_abandon(output);
	done = done && output_commit(output, &error);
	buffer_release(&error);
	return done;
}

/* The first byte that all files of the output begin with; '-' where there is no output, '?' where it is not whole. */
static char state(const struct place *place)
{
	char name[256], found = 0, byte;
	for (size_t i = 0; i < FILES; i++) {
		snprintf(name, sizeof name, "%s/year/%s", place->out, paths[i]);
		int file = open(name, O_RDONLY);
		byte = '-';
		if (file >= 0 && read(file, &byte, 1) != 1)
			byte = '?';
		if (file >= 0)
			close(file);
		if (found && byte != found)
			return '?';
		found = byte;
	}
	snprintf(name, sizeof name, "%s/year", place->out);
	return found == '-' && access(name, F_OK) == 0 ? '?' : found;
}

static pid_t start_traced(const struct place *place)
{
	pid_t child = fork();
	if (child)
		return child;
	if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
		_exit(9);
	raise(SIGSTOP);
	_exit(build(place, "new") ? 0 : 1);
}

/* Lets a build run to its stop number AT (before and behind each call, so that an odd one is before) and kills it there.
 * False once it ended before. */
static bool kill_at(const struct place *place, size_t at, int *status)
{
	pid_t child = start_traced(place);
	waitpid(child, status, 0);
	for (size_t stops = 0; WIFSTOPPED(*status) && stops < at; stops++) {
		ptrace(PTRACE_SYSCALL, child, NULL, NULL);
		waitpid(child, status, 0);
	}
	if (!WIFSTOPPED(*status))
		return false;
	kill(child, SIGKILL);
	waitpid(child, status, 0);
	return true;
}

/* ---- kills ---- */

static bool can_trace(const struct place *place)
{
	int status;
	pid_t child = start_traced(place);
	waitpid(child, &status, 0);
	bool can = WIFSTOPPED(status);
	if (can) {
		kill(child, SIGKILL);
		waitpid(child, &status, 0);
	}
	return can;
}

/* What the next start makes of a moment without an output. */
static bool puts_back(const struct place *place)
{
	struct buffer error = {0};
	struct output *output = output_begin(place->out, "year", &error);
	bool back = output && state(place) == 'o';
	if (output)
		output_abandon(output);
	buffer_release(&error);
	return back;
}

static void check_kills(struct checks *checks, struct place *place)
{
	size_t broken = 0, missing = 0, lost = 0, unmended = 0, at = 1;
	int status = 0;
	exchanging = place->exchanges;
	for (; at < CALLS_MAX; at += 2) {
		build(place, "old");
		if (!kill_at(place, at, &status))
			break;
		char now = state(place);
		missing += now == '-';
		broken += now == '?';
		lost += now == '-' && !puts_back(place);
		unmended += !build(place, "third") || state(place) != 't';
	}
	const char *way = place->exchanges ? "swapped at once" : "swapped by two renames";
	char name[120];
	printf("# %s: %zu system calls, after %zu of them there is no output\n", way, at / 2, missing);
	snprintf(name, sizeof name, "%s: killed at each of its system calls, the output is never half", way);
	check(checks, name, at > 80 && at < CALLS_MAX && broken == 0);
	snprintf(name, sizeof name, "%s: the next build always works", way);
	check(checks, name, unmended == 0);
	if (place->exchanges)
		check(checks, "swapped at once: there is an output at each moment", missing == 0);
	else
		check(checks, "swapped by two renames: killed between them, the next start puts the old one back",
		    missing > 0 && lost == 0);
	check(checks, "at last it came to its end", WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* ---- a neighbour ---- */

/* Puts links to ELSEWHERE in the place of what a build makes, and takes them away again, until it is killed. */
static void be_hostile(const struct place *place, const char *elsewhere)
{
	static const char *const targets[] = {"year", ".build/stage-year", ".build/stage-year/board", ".build/old-year",
	    "year/board", ".build/stage-year/intranet", ".build/stage-year/board/data", ".build"};
	char name[256], aside[256];
	for (unsigned turn = 0;; turn++) {
		snprintf(name, sizeof name, "%s/%s", place->out, targets[turn * 7 % (sizeof targets / sizeof *targets)]);
		snprintf(aside, sizeof aside, "%s/aside-%u", place->root, turn);
		rename(name, aside);
		if (symlink(elsewhere, name) == 0 && turn % 3)
			usleep(turn % 50);
		unlink(name);
		rename(aside, name);
		usleep(turn % 16 * 500);
	}
}

static size_t count_files(const char *folder)
{
	char command[256];
	size_t count = 0;
	snprintf(command, sizeof command, "find %s -type f -o -type l | wc -l", folder);
	FILE *pipe = popen(command, "r");
	if (!pipe || fscanf(pipe, "%zu", &count) != 1)
		count = 999;
	if (pipe)
		pclose(pipe);
	return count;
}

static void check_races(struct checks *checks, struct place *place)
{
	char elsewhere[96], inside[128];
	size_t built = 0;
	snprintf(elsewhere, sizeof elsewhere, "%s/elsewhere", place->root);
	snprintf(inside, sizeof inside, "%s/board", elsewhere);
	mkdir(elsewhere, 0755);
	mkdir(inside, 0755);
	exchanging = true;
	build(place, "old");
	pid_t neighbour = fork();
	if (neighbour == 0)
		be_hostile(place, elsewhere);
	for (int i = 0; i < RACES; i++) {
		exchanging = i % 2 == 0;
		built += build(place, i % 3 ? "new" : "another");
	}
	kill(neighbour, SIGKILL);
	waitpid(neighbour, NULL, 0);
	check(checks, "500 builds beside a hostile neighbour write no file elsewhere", count_files(elsewhere) == 0);
	printf("# %zu of them came to their end\n", built);
}

int main(void)
{
	struct checks checks = {0};
	struct place place = {.exchanges = true};
	char command[96];
	snprintf(place.root, sizeof place.root, "/tmp/kill-test-XXXXXX");
	if (!mkdtemp(place.root))
		return 1;
	snprintf(place.out, sizeof place.out, "%s/out", place.root);
	if (can_trace(&place)) {
		check_kills(&checks, &place);
		place.exchanges = false;
		check_kills(&checks, &place);
	} else {
		printf("skip kills at each system call: no process may be traced here\n");
	}
	check_races(&checks, &place);
	snprintf(command, sizeof command, "rm -rf %s", place.root);
	return system(command) != 0 || checks.failed != 0;
}
#else
#include <stdio.h>
int main(void)
{
	puts("skip kills at each system call: of Linux alone");
	return 0;
}
#endif
