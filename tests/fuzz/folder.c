#include "fuzz/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "command.h"
#include "phases.h"
#include "theme/theme.h"
#include "type/font.h"

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

/* The glyphs of a few scripts' letters and of the marks that the program prints itself. */
static unsigned letters_keep(const struct font *font, hb_subset_input_t *input)
{
	static const hb_codepoint_t kept[][2] = {
	    {0x20, 0x17F}, {0x590, 0x64A}, {0x2010, 0x203A}, {0x20AC, 0x20AC}, {0x2190, 0x2193}, {0x2713, 0x2717}};
	hb_set_t *glyphs = font->library->subset_input_glyph_set(input);
	hb_codepoint_t glyph;
	unsigned count = 0;
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		for (hb_codepoint_t letter = kept[i][0]; letter <= kept[i][1]; letter++)
			if (font->library->font_get_nominal_glyph(font->hb, letter, &glyph)) {
				font->library->set_add(glyphs, glyph);
				count++;
			}
	return count;
}

/* What is kept of FONT, in themes/fonts: a font is checked from end to end each time it is opened. */
static void cut_font(const struct font *font)
{
	const struct harfbuzz *library = font->library;
	hb_subset_input_t *input = library->subset_input_create_or_fail();
	char path[256];
	snprintf(path, sizeof path, "themes/fonts/%s", strrchr(font->path, '/') + 1);
	if (letters_keep(font, input) > 20) {
		hb_subset_plan_t *plan = library->subset_plan_create_or_fail(font->face, input);
		hb_face_t *face = library->subset_plan_execute_or_fail(plan);
		hb_blob_t *blob = library->face_reference_blob(face);
		unsigned length;
		const char *bytes = library->blob_get_data(blob, &length);
		fuzz_put(path, bytes, length);
		library->blob_destroy(blob);
		library->face_destroy(face);
		library->subset_plan_destroy(plan);
	}
	library->subset_input_destroy(input);
}

static void cut_fonts(void)
{
	struct context context = fuzz_context();
	const struct theme *theme = theme_load(&context, "themes", "county", NOWHERE);
	struct fonts *fonts = theme ? type_load(&context, theme) : NULL;
	if (!fonts)
		abort();
	for (size_t i = 0; i < FALLBACK_MAX && theme->fallback[i]; i++)
		font_fallback(fonts, i, false);
	for (size_t i = 0; i < TYPE_FONTS_MAX; i++)
		if (fonts->fonts[i].path)
			cut_font(&fonts->fonts[i]);
	type_release(fonts);
	fuzz_end(&context);
}

void fuzz_folder(void)
{
	static const char *const below[] = {"content", "content/small", "content/small/data", "content/small/narrative",
	    "content/small/images", "themes", "themes/fonts", "themes/own", "themes/own/templates", "themes/own/fonts"};
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
	must(setenv("DICPATH", folder, 1), "DICPATH"); /* no dictionary: opening it takes longer than all else */
	for (size_t i = 0; i < sizeof below / sizeof *below; i++)
		must(mkdir(below[i], 0700), below[i]);
	snprintf(command, sizeof command, "cp -R '%s/themes/county' themes/", themes);
	must(system(command), command);
	cut_fonts();
	/* Fonts from that folder alone, and no more of what is only copied than its beginning. */
	must(system("sed -i.old 's|^  folders: .*|  folders: [themes/fonts]|' themes/county/theme.yaml && rm "
	            "themes/county/*.old &&"
	            "for file in themes/county/*.css themes/county/*.js; do head -n 8 \"$file\" >new && mv new \"$file\"; "
	            "done"),
	    "themes");
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

uint32_t fuzz_text(const struct context *context, const char *path, const void *bytes, size_t length)
{
	const char *whole = arena_format(context->arena, "%s/%s", fuzz_report, path);
	sources_add(context->sources, whole, arena_slice(context->arena, bytes, length), length);
	return file_read_text(context, fuzz_report, path, NOWHERE);
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

void fuzz_build(const struct context *context, const char *format)
{
	struct arguments arguments = {.arena = context->arena, .out = "out", .format = format, .language = true};
	struct progress progress = {say_nothing, NULL};
	struct products products = {0};
	struct loaded loaded = phases_load(context, fuzz_report);
	if (loaded.settings)
		phases_make(context, &loaded, &arguments, &progress, &products);
}
