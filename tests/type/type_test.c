/* Fonts: what is measured is what is drawn, and every glyph knows its text. Needs Lato and Noto Naskh Arabic. */
#include "type/itemise.h"
#include "type/type.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"

static int failures;

static void check(const char *name, bool good)
{
	printf("%s %s\n", good ? "ok" : "not ok", name);
	failures += !good;
}

static struct context context_make(void)
{
	struct arena *arena = arena_new();
	struct sources *sources = sources_new(arena);
	return (struct context){.arena = arena, .sources = sources, .messages = messages_new(arena, sources)};
}

static struct theme theme_make(void)
{
	struct theme theme = {.name = "test", .folder = "themes/none"};
	theme.fonts[FACE_TEXT][0] = "Lato-Regular.ttf";
	theme.fonts[FACE_BOLD][0] = "NoSuchFont-Bold.ttf";
	theme.fonts[FACE_BOLD][1] = "Lato-Bold.ttf";
	theme.fonts[FACE_CODE][0] = "LiberationMono-Regular.ttf";
	theme.fallback[0] = "NoSuchFallback.ttf";
	theme.fallback[1] = "NotoNaskhArabic-Regular.ttf";
	theme.fallback[2] = "DejaVuSans.ttf";
	theme.font_folders[0] = "/usr/share/fonts";
	theme.font_folders[1] = "/usr/local/share/fonts";
	return theme;
}

/* Takes the glyphs shaped last into the file. */
static void use(struct shaper *shaper, const struct shaped *shaped)
{
	for (size_t r = 0; r < shaped->count; r++)
		for (size_t i = 0; i < shaped->runs[r].count; i++)
			type_cid(shaper, shaped->runs[r].font, shaped->runs[r].glyphs[i].pair);
}

/* The text of the glyphs shaped last, in visual order, by way of a subset. */
static void extract(
    const struct context *context, struct shaper *shaper, const struct shaped *shaped, struct buffer *out)
{
	buffer_clear(out);
	use(shaper, shaped);
	for (size_t r = 0; r < shaped->count; r++) {
		struct font_subset subset;
		if (shaped->runs[r].actual)
			buffer_add(out, shaped->runs[r].actual);
		else if (type_subset(context, shaper, shaped->runs[r].font, &subset))
			for (size_t i = 0; i < shaped->runs[r].count; i++)
				buffer_add(
				    out, subset.text_of_cid[type_cid(shaper, shaped->runs[r].font, shaped->runs[r].glyphs[i].pair)]);
	}
}

struct words {
	const char *name, *text, *extracted; /* NULL: as the text */
};

static void test_extraction(const struct context *context, struct shaper *shaper)
{
	static const struct words cases[] = {
	    {"ligatures", "The office staff filed five efficient flow charts: ffi fl ff", NULL},
	    {"Welsh",
	        "\xC5\xB4yn, \xC5\xB7"
	        "d a ll\xC5\xB7n",
	        NULL},
	    {"decomposed letters",
	        "cafe\xCC\x81 w\xCC\x82yl y\xCC\x82"
	        "d",
	        NULL},
	    {"soft hyphens go",
	        "parti\xC2\xAD"
	        "cipation",
	        "participation"},
	    {"a soft hyphen at a line's end is shown, and extracts as itself", "parti\xC2\xAD", NULL},
	    {"digits of every script run left to right", "\xD9\xA2\xD9\xA0\xD9\xA2\xD9\xA1 \xDB\xB3\xDB\xB4\xDB\xB2", NULL},
	    {"a label of mixed directions in visual order", "\xD7\x90\xD7\x91 12", "12 \xD7\x91\xD7\x90"},
	    {"zero width space and direction marks go",
	        "a\xE2\x80\x8B"
	        "b\xE2\x80\x8F"
	        "c",
	        "abc"},
	    {"no-break space stays itself",
	        "\xC2\xA3"
	        "1\xC2\xA0"
	        "000",
	        NULL},
	    {"no-break hyphen stays itself", "follow\xE2\x80\x91up", NULL},
	    {"signs",
	        "\xE2\x80\x9C\xC2\xA3"
	        "1.25m\xE2\x80\x9D \xE2\x80\x94 33% \xE2\x80\x93 \xE2\x80\xA6 \xC5\x81\xC3\xB3"
	        "d\xC5\xBA",
	        NULL},
	    {"fallback within a word", "x\xE2\x9C\x93y", NULL},
	    {"two spaces", "a  b ", NULL},
	    {"empty", "", NULL},
	};
	struct buffer out = {0};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		type_begin_file(shaper);
		const struct shaped *shaped =
		    type_shape(shaper, FACE_TEXT, cases[i].text, strlen(cases[i].text), "en-GB", false);
		bool found = !shaped->missing;
		extract(context, shaper, shaped, &out);
		check(cases[i].name,
		    found && text_equal(buffer_text(&out), cases[i].extracted ? cases[i].extracted : cases[i].text));
	}
	buffer_release(&out);
}

static void test_arabic(const struct context *context, struct shaper *shaper)
{
	const char *text = "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 \xD8\xA3\xD9\x87\xD9\x84";
	type_begin_file(shaper);
	const struct shaped *shaped = type_shape(shaper, FACE_TEXT, text, strlen(text), "ar", true);
	struct buffer out = {0};
	extract(context, shaper, shaped, &out);
	check("Arabic has all its glyphs", !shaped->missing);
	check("Arabic comes in visual order", text_starts(buffer_text(&out), "\xD9\x84"));
	check("Arabic extracts every letter", out.length == strlen(text));
	struct metric metric = type_metric(shaper);
	extent width = metric.width(metric.self, FACE_TEXT, 1000000, text, strlen(text), "ar");
	check("Arabic is measured as it is drawn", width == (extent)shaped->width);
	buffer_release(&out);
}

static void test_width(struct shaper *shaper)
{
	const char *text = "AVATAR To Ty We: 1,204 children (33%) in five offices.";
	struct metric metric = type_metric(shaper);
	for (enum face face = 0; face < FACE_COUNT; face++) {
		extent width = metric.width(metric.self, face, 12000, text, strlen(text), "en-GB");
		const struct shaped *shaped = type_shape(shaper, face, text, strlen(text), "en-GB", false);
		int64_t drawn = 0;
		for (size_t r = 0; r < shaped->count; r++)
			for (size_t i = 0; i < shaped->runs[r].count; i++)
				drawn += shaped->runs[r].glyphs[i].advance;
		check("a width is what is drawn", width == (drawn * 12000 + 500000) / 1000000 && width > 200000);
	}
	extent one = metric.width(metric.self, FACE_TEXT, 12000, "111,111", 7, NULL);
	extent other = metric.width(metric.self, FACE_TEXT, 12000, "474,747", 7, NULL);
	check("figures stand in columns", one == other);
	extent pair = metric.width(metric.self, FACE_TEXT, 12000, "AV", 2, NULL);
	extent letters = metric.width(metric.self, FACE_TEXT, 12000, "A", 1, NULL) +
	                 metric.width(metric.self, FACE_TEXT, 12000, "V", 1, NULL);
	check("letters are kerned", pair < letters);
	check("heights",
	    metric.cap_height(metric.self, FACE_TEXT, 10000) > 6000 &&
	        metric.ascent(metric.self, FACE_TEXT, 10000) > metric.cap_height(metric.self, FACE_TEXT, 10000) &&
	        metric.descent(metric.self, FACE_TEXT, 10000) > 0);
}

/* The number of fonts that a text needs. */
static size_t runs_of(struct shaper *shaper, enum face face, const char *text, const char **name)
{
	const struct shaped *shaped = type_shape(shaper, face, text, strlen(text), NULL, false);
	*name = shaped->count ? type_font(shaper, shaped->runs[0].font).name : "";
	return shaped->count;
}

static void test_soft_hyphen(struct shaper *shaper)
{
	struct metric metric = type_metric(shaper);
	extent plain = metric.width(metric.self, FACE_TEXT, 12000, "parti", 5, NULL);
	extent hyphen = metric.width(metric.self, FACE_TEXT, 12000, "-", 1, NULL);
	check("a hyphen at a line's end is measured",
	    metric.width(metric.self, FACE_TEXT, 12000, "parti\xC2\xAD", 7, NULL) == plain + hyphen);
}

static void test_bold(const struct context *context, struct shaper *shaper)
{
	const char *name;
	runs_of(shaper, FACE_BOLD, "\xD8\xB3\xD9\x84", &name);
	check("bold Arabic is bold", strstr(name, "Bold") != NULL);
	runs_of(shaper, FACE_TEXT, "\xD8\xB3\xD9\x84", &name);
	check("plain Arabic is not", !strstr(name, "Bold"));
	struct buffer said = {0};
	messages_print(context->messages, &said, 10);
	check("nothing is said where there is a bold font", said.length == 0);
	buffer_release(&said);
}

static void test_missing_places(struct shaper *shaper)
{
	uint32_t character = 0;
	const char *text = "a\xF3\xB0\x80\x80"
	                   "b\xC3\xA9\xF3\xB0\x80\x81";
	check("the first that no font has",
	    type_missing(shaper, FACE_TEXT, text, 0, &character) == 1 && character == 0xF0000);
	check("the next", type_missing(shaper, FACE_TEXT, text, 5, &character) == 8 && character == 0xF0001);
	check("no other", type_missing(shaper, FACE_TEXT, text, 12, &character) == 12);
}

static void test_missing(struct shaper *shaper)
{
	const char *text = "a\xF3\xB0\x80\x80"
	                   "b"; /* a private character */
	const struct shaped *shaped = type_shape(shaper, FACE_TEXT, text, strlen(text), NULL, false);
	check("a character no font has is reported", shaped->missing == 0xF0000);
}

static void test_files_apart(const struct context *context, struct shaper *shaper)
{
	struct font_subset first, again;
	type_begin_file(shaper);
	use(shaper, type_shape(shaper, FACE_TEXT, "abc", 3, NULL, false));
	type_subset(context, shaper, 0, &first);
	type_begin_file(shaper);
	check("a font not used has no subset", !type_subset(context, shaper, 0, &again));
	use(shaper, type_shape(shaper, FACE_TEXT, "cab", 3, NULL, false));
	type_subset(context, shaper, 0, &again);
	check("the same glyphs have the same tag", !strcmp(first.tag, again.tag) && strlen(first.tag) == 6);
	check("a file's own glyphs are numbered from 1", first.cid_count == 3 && again.cid_count == 3);
	check("glyphs are numbered by first use", !strcmp(again.text_of_cid[1], "c"));
}

static void test_levels(struct shaper *shaper)
{
	struct metric metric = type_metric(shaper);
	const char *text = "a \xD8\xB3\xD9\x84 12 b";
	uint8_t levels[32];
	memset(levels, 9, sizeof levels);
	check("left to right lines need no levels",
	    !metric.levels(metric.self, "abc \xC5\xB5", 6, 0, levels) && levels[0] == 9);
	check("a mixed line has levels", metric.levels(metric.self, text, strlen(text), 0, levels));
	check("levels stand one a byte",
	    levels[0] == 0 && levels[2] == 1 && levels[3] == 1 && levels[7] == 2 && levels[10] == 0);
	check("a paragraph from right to left", metric.levels(metric.self, "abc", 3, 1, levels) && levels[0] == 2);
}

static size_t bytes_of(const char *path, unsigned char *bytes, size_t room)
{
	FILE *file = fopen(path, "rb");
	size_t length = file ? fread(bytes, 1, room, file) : 0;
	if (file)
		fclose(file);
	return length;
}

static void bytes_put(const char *path, const unsigned char *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");
	if (!file || fwrite(bytes, 1, length, file) != length || fclose(file))
		exit(99);
}

enum damage { CUT_SHORT, CUT_TO_NOTHING, BAD_DIRECTORY, BAD_SUM, NO_FONT, POSTSCRIPT, NO_LICENCE, DAMAGE_COUNT };

static size_t damage(enum damage kind, unsigned char *bytes, size_t length)
{
	switch (kind) {
	case CUT_SHORT:
		return length / 2;
	case CUT_TO_NOTHING:
		return 7;
	case BAD_DIRECTORY:
		memset(bytes + 12 + 8, 0xFF, 4);
		return length;
	case BAD_SUM:
		bytes[length / 2] ^= 0x40;
		return length;
	case NO_FONT:
		memcpy(bytes, "hello", 5);
		return length;
	case POSTSCRIPT:
		memcpy(bytes, "OTTO", 4);
		return length;
	default:
		return length;
	}
}

/* OS/2's fsType set to "restricted", its checksum mended. */
static void forbid(unsigned char *bytes)
{
	for (size_t i = 12; i < 12 + 16U * bytes[5]; i += 16) {
		if (memcmp(bytes + i, "OS/2", 4))
			continue;
		size_t at = (size_t)(bytes[i + 8] << 24 | bytes[i + 9] << 16 | bytes[i + 10] << 8 | bytes[i + 11]);
		unsigned before = (unsigned)(bytes[at + 8] << 8 | bytes[at + 9]);
		unsigned sum =
		    (unsigned)bytes[i + 4] << 24 | (unsigned)bytes[i + 5] << 16 | (unsigned)bytes[i + 6] << 8 | bytes[i + 7];
		sum += (2U - before) << 16;
		bytes[at + 8] = 0;
		bytes[at + 9] = 2;
		for (int k = 0; k < 4; k++)
			bytes[i + 4 + (size_t)k] = (unsigned char)(sum >> (24 - 8 * k));
	}
}

static void test_broken(const char *whole)
{
	static const char *const names[] = {"a font cut short", "a font of 7 bytes", "a table beyond the end",
	    "a table with a wrong checksum", "no font at all", "PostScript outlines", "a licence that forbids"};
	static const char *const words[] = {
	    "cut short", "cut short", "cut short", "checksum", "not a TrueType", "PostScript", "licence"};
	static unsigned char bytes[4 << 20];
	char folder[] = "/tmp/annual-type-XXXXXX", path[64];
	if (!mkdtemp(folder))
		exit(99);
	snprintf(path, sizeof path, "%s/Broken.ttf", folder);
	for (enum damage kind = 0; kind < DAMAGE_COUNT; kind++) {
		size_t length = bytes_of(whole, bytes, sizeof bytes);
		length = damage(kind, bytes, length);
		if (kind == NO_LICENCE)
			forbid(bytes);
		bytes_put(path, bytes, length);
		struct context context = context_make();
		struct theme theme = theme_make();
		theme.fonts[FACE_TEXT][0] = "Broken.ttf";
		theme.font_folders[1] = folder;
		struct fonts *fonts = type_load(&context, &theme);
		struct buffer out = {0};
		messages_print(context.messages, &out, 10);
		check(names[kind], !fonts && messages_errors(context.messages) == 1 && strstr(buffer_text(&out), words[kind]));
		buffer_release(&out);
		type_release(fonts);
		arena_free(context.arena);
	}
	unlink(path);
	rmdir(folder);
}

static void test_absent(void)
{
	struct context context = context_make();
	struct theme theme = theme_make();
	theme.fonts[FACE_BOLD][1] = "LatoNowhere-Bold.ttf";
	struct fonts *fonts = type_load(&context, &theme);
	struct buffer out = {0};
	messages_print(context.messages, &out, 10);
	check("a missing font names what was looked for",
	    !fonts && strstr(buffer_text(&out), "NoSuchFont-Bold.ttf, LatoNowhere-Bold.ttf"));
	buffer_release(&out);
	arena_free(context.arena);
}

static void test_long_word(struct shaper *shaper)
{
	enum { LENGTH = 200000 };
	char *text = malloc(LENGTH);
	memset(text, 'w', LENGTH);
	const struct shaped *shaped = type_shape(shaper, FACE_TEXT, text, LENGTH, NULL, false);
	check("a word of 200,000 letters", shaped->width > 0 && shaped->runs[0].count == LENGTH);
	free(text);
}

/* With --speed: nanoseconds a byte of words measured before. */
static void measure_speed(struct shaper *shaper)
{
	const char *text =
	    "the children we supported told us that their advocate listened to them and explained what would happen";
	struct metric metric = type_metric(shaper);
	enum { TIMES = 200000 };
	struct timespec start, end;
	clock_gettime(CLOCK_MONOTONIC, &start);
	int64_t sum = 0;
	for (int i = 0; i < TIMES; i++)
		sum += metric.width(metric.self, FACE_TEXT, 12000 + i % 3, text, strlen(text), "en-GB");
	clock_gettime(CLOCK_MONOTONIC, &end);
	double passed = (double)(end.tv_sec - start.tv_sec) * 1e9 + (double)(end.tv_nsec - start.tv_nsec);
	printf("# %.1f ns a byte measured (%d)\n", passed / TIMES / (double)strlen(text), (int)(sum & 1));
	clock_gettime(CLOCK_MONOTONIC, &start);
	for (int i = 0; i < TIMES; i++)
		sum += type_shape(shaper, FACE_TEXT, text, strlen(text), "en-GB", false)->width;
	clock_gettime(CLOCK_MONOTONIC, &end);
	passed = (double)(end.tv_sec - start.tv_sec) * 1e9 + (double)(end.tv_nsec - start.tv_nsec);
	printf("# %.1f ns a byte shaped (%d)\n", passed / TIMES / (double)strlen(text), (int)(sum & 1));
}

/* Of what guides breaking and direction nothing is drawn; a joiner and a hyphen are. */
static void test_invisible(void)
{
	static const uint32_t unseen[] = {
	    0x00AD, 0x200B, 0x200E, 0x200F, 0x202A, 0x202C, 0x202E, 0x2060, 0x2066, 0x2069, 0xFEFF};
	static const uint32_t seen[] = {
	    'a', ' ', 0x00AC, 0x00AE, 0x200A, 0x200C, 0x200D, 0x2010, 0x2029, 0x202F, 0x205F, 0x206A, 0xFEFE, 0xFF00};
	for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
		check("a sign that is not drawn", is_invisible(unseen[i]));
	for (size_t i = 0; i < sizeof seen / sizeof *seen; i++)
		check("a sign that is drawn, or joins", !is_invisible(seen[i]));
}

int main(int count, char **arguments)
{
	struct context context = context_make();
	struct theme theme = theme_make();
	struct fonts *fonts = type_load(&context, &theme);
	check("the fonts open", fonts != NULL);
	if (!fonts)
		return 1;
	struct shaper *shaper = type_shaper(fonts, context.arena);
	test_extraction(&context, shaper);
	test_arabic(&context, shaper);
	test_width(shaper);
	test_soft_hyphen(shaper);
	test_bold(&context, shaper);
	test_missing_places(shaper);
	test_missing(shaper);
	test_files_apart(&context, shaper);
	test_levels(shaper);
	test_long_word(shaper);
	test_broken("/usr/share/fonts/truetype/lato/Lato-Regular.ttf");
	test_absent();
	test_invisible();
	if (count > 1 && !strcmp(arguments[1], "--speed"))
		measure_speed(shaper);
	check("no message but those asked for", messages_errors(context.messages) == 0);
	type_report(&context, fonts);
	type_release(fonts);
	arena_free(context.arena);
	return failures != 0;
}
