#include "fuzz/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "command.h"
#include "phases.h"

const char fuzz_report[] = "content/small";

static const struct small_file {
	const char *path, *text;
} small_report[] = {
    {"report.yaml",
        "title: Annual report\ncouncil: A Council\nteam: A team\nperiod: {from: 2021-04-01, to: 2022-03-31}\n"
        "published: 2022-08-24\nlanguage: en-GB\ntheme: own\nstatus: final\neditions:\n"
        "  board: {formats: [pdf, html, docx, text], disclosure: {method: none}, marking: OFFICIAL}\n"
        "  intranet: {formats: [site, pdf], disclosure: {method: suppress, protect: [1, 5]}}\n"
        "documents:\n  annual-report: {title: Annual report, sections: [work]}\n"},
    {"dictionary.yaml",
        "tables:\n  referrals:\n    label: Referrals\n    key: ref\n    date: received\n    publish: [ref, kind, "
        "notes]\n"
        "    open: {from: received, to: closed}\n    fields:\n      ref: {type: text, required: true}\n"
        "      received: {type: date, required: true}\n      closed: {type: date}\n"
        "      age: {type: integer, min: 0, max: 25}\n      cost: {type: decimal}\n      told: {type: boolean}\n"
        "      kind: {type: code, codes: {first: First time, again: {label: Came back, also: [Again]}}}\n"
        "      needs: {type: codes, codes: {a: A, b: B, c: C}}\n      friend: {type: reference, table: referrals}\n"
        "      notes: {type: text}\n      visits: {type: records, table: visits, parent: of}\n"
        "      weeks: {type: duration, from: received, to: closed, unit: weeks}\n"
        "      band: {type: band, of: age, bands: [{label: Under 13, to: 12}, {label: 13 and over, from: 13}]}\n"
        "  visits: {date: held, fields: {held: {type: date}, by: {type: text}}}\n"},
    {"measures.yaml", "populations:\n  all: {from: referrals, label: Referrals received}\n"
                      "measures:\n  kinds: {label: Kind of referral, count: all, by: kind}\n"
                      "  age: {label: Average age, mean: age, over: all, unit: years}\n"},
    {"data/referrals.yaml",
        "- {ref: R1, received: 2021-05-03, age: 11, kind: first, needs: [a, b]}\n"
        "- {ref: R2, received: 2021-06-03, age: 12, kind: again, closed: 2021-07-01}\n"
        "- {ref: R3, received: 2021-06-04, age: 13, kind: again, friend: R1, visits: [{held: 2021-06-09}]}\n"},
    {"narrative/work.md",
        "---\ntitle: Our work\nsummary: What we did.\n---\n\n## What came in\n\n"
        "We received {{ all }} referrals.\n\n```chart\n{measure: kinds, kind: bar, title: Most came back}\n```\n"},
};

static char folder[64];
static pid_t owner;

static void remove_folder(void)
{
	char command[128];
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	if (getpid() == owner && system(command) != 0)
		perror(folder);
}

static void must(int result, const char *what)
{
	if (result == 0 || errno == EEXIST)
		return;
	perror(what);
	abort();
}

void fuzz_folder(void)
{
	static const char *const below[] = {"content", "content/small", "content/small/data", "content/small/narrative",
	    "content/small/images", "themes", "themes/own", "themes/own/templates", "themes/own/fonts"};
	char command[1200], themes[512];
	if (*folder)
		return;
	if (!getcwd(themes, sizeof themes))
		abort();
	snprintf(folder, sizeof folder, "%s/annual-fuzz-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	must(mkdtemp(folder) ? 0 : -1, folder);
	owner = getpid();
	atexit(remove_folder);
	must(chdir(folder), folder);
	for (size_t i = 0; i < sizeof below / sizeof *below; i++)
		must(mkdir(below[i], 0700), below[i]);
	snprintf(command, sizeof command, "cp -R '%s/themes/county' themes/", themes);
	must(system(command), command);
	fuzz_restore();
}

void fuzz_put(const char *path, const void *bytes, size_t length)
{
	char whole[256];
	snprintf(whole, sizeof whole, "%s%s%s", strncmp(path, "themes/", 7) == 0 ? "" : fuzz_report,
	    strncmp(path, "themes/", 7) == 0 ? "" : "/", path);
	int file = open(whole, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (file < 0 || write(file, bytes, length) != (ssize_t)length) {
		perror(whole);
		abort();
	}
	close(file);
}

void fuzz_restore(void)
{
	static const char own[] = "base: county\n";
	for (size_t i = 0; i < sizeof small_report / sizeof *small_report; i++)
		fuzz_put(small_report[i].path, small_report[i].text, strlen(small_report[i].text));
	fuzz_put("themes/own/theme.yaml", own, strlen(own));
}

struct context fuzz_context(void)
{
	return command_context(arena_new());
}

void fuzz_end(struct context *context)
{
	struct buffer out = {0};
	messages_print(context->messages, &out, 1000);
	buffer_release(&out);
	arena_free(context->arena);
}

static void say_nothing(void *self, const char *what)
{
	(void)self, (void)what;
}

void fuzz_build(const char *format)
{
	struct context context = fuzz_context();
	struct arguments arguments = {.arena = context.arena, .out = "out", .format = format};
	struct progress progress = {say_nothing, NULL};
	struct products products = {0};
	struct loaded loaded = phases_load(&context, fuzz_report);
	if (loaded.settings)
		phases_make(&context, &loaded, &arguments, &progress, &products);
	fuzz_end(&context);
}
