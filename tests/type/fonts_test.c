/* Fonts that are rare or bad: found by other names, nameless, without glyphs, without a bold one, the same twice; and scripts
 * whose letters become several glyphs or trade places. Needs Lato, Liberation, DejaVu and Noto. */
#include "type/itemise.h"
#include "type/type.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "check.h"

#define SYSTEM "/usr/share/fonts/truetype/"

enum { ITALIC = 64, FIXED_PITCH = 1 };

/* A theme in a folder of its own, and what was said while it was used. */
struct bench {
	struct checks *checks;
	struct context context;
	struct theme theme;
	char folder[64];
	struct fonts *fonts;
	struct shaper *shaper;
	struct buffer said;
};

static const char *in_folder(struct bench *bench, const char *name)
{
	return arena_format(bench->context.arena, "%s/%s", bench->folder, name);
}

static void must(bool done)
{
	if (!done)
		exit(99);
}

static struct bench bench_new(struct checks *checks)
{
	struct arena *arena = arena_new();
	struct sources *sources = sources_new(arena);
	struct bench bench = {.checks = checks,
	    .context = {.arena = arena, .sources = sources, .messages = messages_new(arena, sources)},
	    .folder = "/tmp/annual-fonts-XXXXXX"};
	must(mkdtemp(bench.folder));
	must(mkdir(in_folder(&bench, "fonts"), 0700) == 0);
	bench.theme = (struct theme){.name = "test"};
	bench.theme.fonts[FACE_TEXT][0] = "Lato-Regular.ttf";
	bench.theme.fonts[FACE_BOLD][0] = "Lato-Bold.ttf";
	bench.theme.fonts[FACE_CODE][0] = "LiberationMono-Regular.ttf";
	bench.theme.font_folders[0] = SYSTEM;
	return bench;
}

static bool bench_open(struct bench *bench)
{
	bench->theme.folder = bench->folder;
	bench->fonts = type_load(&bench->context, &bench->theme);
	if (bench->fonts)
		bench->shaper = type_shaper(bench->fonts, bench->context.arena);
	return bench->fonts != NULL;
}

/* Closes the fonts, and gives back what was said. The folder goes with all that is in it. */
static const char *bench_end(struct bench *bench)
{
	if (bench->fonts)
		type_report(&bench->context, bench->fonts);
	type_release(bench->fonts);
	buffer_clear(&bench->said);
	messages_print(bench->context.messages, &bench->said, 10);
	must(system(arena_format(bench->context.arena, "rm -r %s", bench->folder)) == 0);
	return buffer_text(&bench->said);
}

static void bench_free(struct bench *bench)
{
	buffer_release(&bench->said);
	arena_free(bench->context.arena);
}

static void link_font(struct bench *bench, const char *font, const char *name)
{
	must(symlink(arena_format(bench->context.arena, SYSTEM "%s", font), in_folder(bench, name)) == 0);
}

static void put_file(struct bench *bench, const char *name, const void *bytes, size_t length)
{
	FILE *file = fopen(in_folder(bench, name), "wb");
	must(file && fwrite(bytes, 1, length, file) == length && fclose(file) == 0);
}

/* The words of the text as their glyphs tell them, from left to right; BACK: the other way. */
static const char *extracted(struct bench *bench, enum face face, const char *text, bool back)
{
	struct shaper *shaper = bench->shaper;
	struct buffer out = {0};
	type_begin_file(shaper);
	const struct shaped *shaped = type_shape(shaper, face, text, strlen(text), NULL, back);
	for (size_t r = 0; r < shaped->count; r++)
		for (size_t i = 0; i < shaped->runs[r].count; i++)
			type_cid(shaper, shaped->runs[r].font, shaped->runs[r].glyphs[i].pair);
	for (size_t at = 0; at < shaped->count; at++) {
		const struct glyph_run *run = &shaped->runs[back ? shaped->count - 1 - at : at];
		struct font_subset subset;
		if (run->actual)
			buffer_add(&out, run->actual);
		for (size_t i = 0; !run->actual && i < run->count; i++)
			if (type_subset(&bench->context, shaper, run->font, &subset))
				buffer_add(&out,
				    subset.text_of_cid[type_cid(shaper, run->font, run->glyphs[back ? run->count - 1 - i : i].pair)]);
	}
	return buffer_finish(&out, bench->context.arena);
}

static const struct shaped *shaped(struct bench *bench, enum face face, const char *text)
{
	return type_shape(bench->shaper, face, text, strlen(text), NULL, false);
}

static extent width(struct bench *bench, enum face face, const char *text)
{
	struct metric metric = type_metric(bench->shaper);
	return metric.width(metric.self, face, 12000, text, strlen(text), NULL);
}

/* ---- scripts ---- */

static void test_scripts(struct checks *checks)
{
	static const struct {
		const char *name, *text;
		bool back, actual;
	} rows[] = {
	    {"a Tamil vowel on both sides of its letter",
	        "\xE0\xAE\x95\xE0\xAF\x8A \xE0\xAE\x95\xE0\xAF\x8A\xE0\xAE\x95\xE0\xAF\x8A", false, true},
	    {"a Hindi vowel drawn before its letter",
	        "\xE0\xA4\x95\xE0\xA4\xBF\xE0\xA4\xA4\xE0\xA4\xBE\xE0\xA4\xAC \xE0\xA4\xB9\xE0\xA4\xBF\xE0\xA4\x82\xE0\xA4"
	        "\xA6\xE0\xA5\x80",
	        false, false},
	    {"scripts of one font in one word", "a\xD0\xB1\xD0\xB2\xCE\xB1", false, false},
	    {"a mark at a word's beginning",
	        "\xCC\x81"
	        "a",
	        false, false},
	    {"a joiner and a mark around",
	        "ab\xE2\x80\x8D"
	        "c\xE2\x83\x9D",
	        false, false},
	    {"a wide space that no font has",
	        "a\xE3\x80\x80"
	        "b",
	        false, false},
	    {"Hebrew with points", "\xD7\x91\xD6\xBC\xD6\xB0\xD7\xA8\xD6\xB5", true, false},
	    {"more than 256 glyphs", NULL, false, false},
	};
	struct bench bench = bench_new(checks);
	struct buffer many = {0};
	for (unsigned point = 0xC0; point < 0x220; point++)
		buffer_format(&many, "%c%c", (int)(0xC0 | point >> 6), (int)(0x80 | (point & 63)));
	const char *const fallbacks[] = {"NotoSansTamil-Regular.ttf", "NotoSansDevanagari-Regular.ttf",
	    "NotoSansHebrew-Regular.ttf", "NotoNaskhArabic-Regular.ttf", "DejaVuSans.ttf"};
	memcpy(bench.theme.fallback, fallbacks, sizeof fallbacks);
	if (bench_open(&bench))
		for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
			const char *text = rows[i].text ? rows[i].text : buffer_text(&many);
			const struct shaped *whole = type_shape(bench.shaper, FACE_TEXT, text, strlen(text), NULL, rows[i].back);
			bool actual = false;
			check(checks, rows[i].name, !whole->missing);
			for (size_t r = 0; r < whole->count; r++)
				actual |= whole->runs[r].actual != NULL;
			check(checks, "one text for several glyphs", actual || !rows[i].actual);
			check_text(checks, "it extracts as it was written", extracted(&bench, FACE_TEXT, text, rows[i].back), text);
		}
	check_text(checks, "nothing is said", bench_end(&bench), "");
	buffer_release(&many);
	bench_free(&bench);
}

/* A mark that its letter's font lacks: both in a font that has both. */
static void test_marks(struct checks *checks)
{
	struct bench bench = bench_new(checks);
	bench.theme.fallback[0] = "NotFound.ttf";
	bench.theme.fallback[1] = "LiberationMono-Regular.ttf";
	bench.theme.fallback[2] = "DejaVuSans.ttf";
	check(checks, "fonts", bench_open(&bench));
	const struct shaped *both = shaped(&bench, FACE_TEXT, "q\xD2\x87");
	check(checks, "a mark and its letter in a font that has both",
	    both->count == 1 && !both->missing &&
	        strcmp(type_font(bench.shaper, both->runs[0].font).name, "DejaVuSans") == 0);
	const struct shaped *bold = shaped(&bench, FACE_BOLD, "q\xD2\x87");
	check(checks, "in a bold one of bold text",
	    bold->count == 1 && strcmp(type_font(bench.shaper, bold->runs[0].font).name, "DejaVuSans-Bold") == 0);
	const struct shaped *letter = shaped(&bench, FACE_BOLD, "\xF0\x9D\x96\xA0");
	check(checks, "a letter that the bold one lacks is regular",
	    !letter->missing && strcmp(type_font(bench.shaper, letter->runs[0].font).name, "DejaVuSans") == 0);
	const struct shaped *none = shaped(&bench, FACE_TEXT, "q\xE0\xA4\x83");
	check(checks, "a mark that no font can set is missing", none->missing == 0x903);
	const struct shaped *two = shaped(&bench, FACE_TEXT, "\xF3\xB0\x80\x80x\xF3\xB0\x80\x81");
	check(checks, "the first of two is told", two->missing == 0xF0000);
	check(checks, "of a control too", shaped(&bench, FACE_TEXT, "a\1b")->missing == 1);
	check(checks, "bold letters that are regular are told",
	    strstr(bench_end(&bench), "no bold font beside 'DejaVuSans.ttf'"));
	bench_free(&bench);
}

/* Code in a font of few signs: what it lacks is taken from the text's, where no other has it. */
static void test_code(struct checks *checks)
{
	struct bench bench = bench_new(checks);
	check(checks, "no fallback", bench_open(&bench));
	const struct shaped *code = shaped(&bench, FACE_CODE, "\xCB\xBA");
	check(checks, "a sign of the text's font in code",
	    !code->missing && strcmp(type_font(bench.shaper, code->runs[0].font).name, "Lato-Regular") == 0);
	check(checks, "code has a fixed pitch",
	    type_font(bench.shaper, FACE_CODE).flags & FIXED_PITCH &&
	        !(type_font(bench.shaper, FACE_TEXT).flags & FIXED_PITCH));
	check_text(checks, "nothing is said of it", bench_end(&bench), "");
	bench_free(&bench);
	bench = bench_new(checks);
	bench.theme.fonts[FACE_CODE][0] = "NotoNaskhArabic-Regular.ttf";
	check(checks, "a font without letters of ASCII", bench_open(&bench));
	const struct shaped *both = shaped(&bench, FACE_CODE, "ab");
	check(checks, "ASCII is not all in every font",
	    !both->missing && strcmp(type_font(bench.shaper, both->runs[0].font).name, "Lato-Regular") == 0);
	bench_end(&bench);
	bench_free(&bench);
}

static void test_languages(struct checks *checks)
{
	struct bench bench = bench_new(checks);
	check(checks, "many languages", bench_open(&bench));
	struct metric metric = type_metric(bench.shaper);
	extent plain = width(&bench, FACE_TEXT, "office");
	bool same = true;
	for (int i = 0; i < 3 * LANGUAGES_MAX; i++) {
		char language[3] = {(char)('a' + i / 26), (char)('a' + i % 26), 0};
		same &= metric.width(metric.self, FACE_TEXT, 12000, "office", 6, language) == plain;
	}
	check(checks, "words of more languages than are kept apart", same);
	bench_end(&bench);
	bench_free(&bench);
}

static void test_long_words(struct checks *checks)
{
	enum { LONG = WORD_BYTES_MAX + 1 };
	static char text[2 * LONG + 2];
	memset(text, 'w', sizeof text - 1);
	memset(text + LONG + 1, 'n', LONG);
	text[LONG] = ' ';
	struct bench bench = bench_new(checks);
	check(checks, "long words", bench_open(&bench));
	struct metric metric = type_metric(bench.shaper);
	int64_t sum = 0;
	const struct shaped *both = shaped(&bench, FACE_TEXT, text);
	for (size_t r = 0; r < both->count; r++)
		for (size_t i = 0; i < both->runs[r].count; i++)
			sum += both->runs[r].glyphs[i].advance;
	extent apart = metric.width(metric.self, FACE_TEXT, 1000000, text, LONG, NULL) +
	               metric.width(metric.self, FACE_TEXT, 1000000, " ", 1, NULL) +
	               metric.width(metric.self, FACE_TEXT, 1000000, text + LONG + 1, LONG, NULL);
	check(checks, "two long words stand side by side", sum == apart);
	bench_end(&bench);
	bench_free(&bench);
}

static void test_levels(struct checks *checks)
{
	uint8_t levels[8] = {9};
	check(checks, "a dash turns nothing", !bidi_levels("\xE2\x80\x93 a", 5, 0, levels) && levels[0] == 9);
	check(checks, "nor does nothing", !bidi_levels("", 0, 1, levels) && levels[0] == 9);
}

/* ---- files ---- */

static void test_found(struct checks *checks)
{
	struct bench bench = bench_new(checks);
	link_font(&bench, "lato/Lato-Italic.ttf", "fonts/Own.ttf");
	must(mkdir(in_folder(&bench, "a"), 0700) == 0 && mkdir(in_folder(&bench, "b"), 0700) == 0);
	link_font(&bench, "lato/Lato-Black.ttf", "b/Twice.TTF");
	link_font(&bench, "lato/Lato-Light.ttf", "a/Twice.TTF");
	link_font(&bench, "lato/Lato-Thin.ttf", "a/.Hidden.ttf");
	must(symlink("nowhere", in_folder(&bench, "a/dangling")) == 0);
	must(system(arena_format(bench.context.arena, "cd %s && mkdir -p 1/2/3/4/5/6/7/8", bench.folder)) == 0);
	link_font(&bench, "lato/Lato-Thin.ttf", "1/2/3/4/5/6/7/8/Deep.ttf");
	link_font(&bench, "lato/Lato-Medium.ttf", "1/2/3/4/5/6/7/High.ttf");
	bench.theme.fonts[FACE_TEXT][0] = "fonts/Own.ttf";
	bench.theme.fonts[FACE_TEXT][1] = "Own.ttf";
	bench.theme.fonts[FACE_BOLD][0] = ".Hidden.ttf";
	bench.theme.fonts[FACE_BOLD][1] = "Twice.TTF";
	bench.theme.fonts[FACE_CODE][0] = "Deep.ttf";
	bench.theme.fonts[FACE_CODE][1] = "High.ttf";
	bench.theme.font_folders[0] = bench.folder;
	check(checks, "fonts of the theme's own and of folders", bench_open(&bench));
	struct font_facts own = type_font(bench.shaper, FACE_TEXT);
	check_text(checks, "its own folder comes first, and no name is a path", own.name, "Lato-Italic");
	check(checks, "an italic font says so", own.flags & ITALIC && own.italic_angle < 0);
	check_text(
	    checks, "of two with a name the first by its path", type_font(bench.shaper, FACE_BOLD).name, "Lato-Light");
	check(checks, "a regular one is none", !(type_font(bench.shaper, FACE_BOLD).flags & ITALIC));
	check_text(
	    checks, "folders are looked through to some depth", type_font(bench.shaper, FACE_CODE).name, "Lato-Medium");
	check_text(checks, "nothing is said", bench_end(&bench), "");
	bench_free(&bench);
	bench = bench_new(checks);
	bench.theme.font_folders[0] = NULL;
	check(checks, "without folders none is found", !bench_open(&bench));
	const char *said = bench_end(&bench);
	check(checks, "and the package of each is named",
	    strstr(said, "apt-get install fonts-lato") && strstr(said, "apt-get install fonts-liberation"));
	bench_free(&bench);
}

static void test_same_twice(struct checks *checks)
{
	struct bench bench = bench_new(checks);
	bench.theme.fonts[FACE_BOLD][0] = "Lato-Regular.ttf";
	bench.theme.fallback[0] = "LiberationMono-Regular.ttf";
	bench.theme.fallback[1] = "DejaVuSans.ttf";
	bench.theme.fallback[2] = "DejaVuSans.ttf";
	check(checks, "one font for two faces", bench_open(&bench));
	check(checks, "has one number",
	    shaped(&bench, FACE_BOLD, "a")->runs[0].font == shaped(&bench, FACE_TEXT, "a")->runs[0].font);
	const struct shaped *code = shaped(&bench, FACE_TEXT, "\xE2\x95\xAC");
	check(checks, "a fallback that is a face has the face's", code->count == 1 && code->runs[0].font == FACE_CODE);
	const struct shaped *last = shaped(&bench, FACE_TEXT, "\xF0\x9F\x80\xB0\xF3\xB0\x80\x80");
	check(checks, "listed twice it is tried twice", last->missing == 0xF0000);
	check_text(checks, "nothing is said", bench_end(&bench), "");
	bench_free(&bench);
}

static void test_bad_fallback(struct checks *checks)
{
	struct bench bench = bench_new(checks);
	put_file(&bench, "fonts/Broken.ttf", "no font", 7);
	link_font(&bench, "noto/NotoNaskhArabic-Regular.ttf", "fonts/Alone");
	bench.theme.fallback[0] = "Broken.ttf";
	bench.theme.fallback[1] = "Alone";
	for (size_t i = 2; i < FALLBACK_MAX - 1; i++)
		bench.theme.fallback[i] = "NoSuchFont.ttf";
	check(checks, "bad fallbacks", bench_open(&bench));
	check(checks, "are left out", !shaped(&bench, FACE_BOLD, "\xD8\xB3")->missing);
	check(checks, "however many there are", shaped(&bench, FACE_BOLD, "\xF3\xB0\x80\x80")->missing == 0xF0000);
	const char *said = bench_end(&bench);
	check(checks, "a damaged one is told", strstr(said, "Broken.ttf") && strstr(said, "cut short"));
	check(checks, "a name without a dot has no bold one beside it", strstr(said, "no bold font beside 'Alone'"));
	bench_free(&bench);
}

/* ---- what a file says of itself ---- */

static unsigned long get32(const unsigned char *at)
{
	return (unsigned long)at[0] << 24 | (unsigned long)at[1] << 16 | (unsigned long)at[2] << 8 | at[3];
}

static unsigned char *table_entry(unsigned char *font, const char *tag)
{
	for (size_t i = 12; i < 12 + 16U * font[5]; i += 16)
		if (memcmp(font + i, tag, 4) == 0)
			return font + i;
	exit(99);
}

/* A byte of a table becomes another, and the table's sum with it. */
static void set_byte(unsigned char *font, const char *tag, size_t at, unsigned char byte)
{
	unsigned char *entry = table_entry(font, tag);
	unsigned char *place = font + get32(entry + 8) + at;
	unsigned long shift = 24 - 8 * (at % 4);
	unsigned long sum =
	    (get32(entry + 4) + ((unsigned long)byte << shift) - ((unsigned long)*place << shift)) & 0xFFFFFFFFUL;
	*place = byte;
	for (int i = 0; i < 4; i++)
		entry[4 + i] = (unsigned char)(sum >> (24 - 8 * i));
}

static size_t lato_read(unsigned char *bytes, size_t room)
{
	FILE *file = fopen(SYSTEM "lato/Lato-Regular.ttf", "rb");
	must(file != NULL);
	size_t length = fread(bytes, 1, room, file);
	must(length < room && fclose(file) == 0);
	return length;
}

/* Lato with every 'o' of its PostScript names, in Latin and UTF-16, as LETTER. */
static void rename_font(unsigned char *font, unsigned char letter)
{
	static const char name[] = "Lato-Regular";
	const unsigned char *entry = table_entry(font, "name");
	const unsigned char *table = font + get32(entry + 8);
	size_t length = get32(entry + 12), end = sizeof name - 1;
	for (size_t at = 0; at + 2 * end <= length; at++) {
		bool wide = true;
		for (size_t i = 0; i < end; i++)
			wide &= table[at + 2 * i] == 0 && table[at + 2 * i + 1] == (unsigned char)name[i];
		if (wide)
			set_byte(font, "name", at + 7, letter);
		else if (memcmp(table + at, name, end) == 0)
			set_byte(font, "name", at + 3, letter);
	}
}

/* Opens the file as the text's font; the bench is to be ended. */
static struct bench bench_with(struct checks *checks, const unsigned char *bytes, size_t length)
{
	struct bench bench = bench_new(checks);
	put_file(&bench, "fonts/Made.ttf", bytes, length);
	bench.theme.fonts[FACE_TEXT][0] = "Made.ttf";
	bench_open(&bench);
	return bench;
}

static void test_names(struct checks *checks)
{
	static unsigned char bytes[4 << 20];
	static const struct {
		unsigned char letter;
		const char *name;
	} rows[] = {{'x', "Latx-Regular"}, {'(', "Lat--Regular"}, {' ', "Lat--Regular"}, {0x7F, "Lat--Regular"},
	    {'%', "Lat--Regular"}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t length = lato_read(bytes, sizeof bytes);
		rename_font(bytes, rows[i].letter);
		struct bench bench = bench_with(checks, bytes, length);
		check_text(checks, "a name that a PDF may hold",
		    bench.fonts ? type_font(bench.shaper, FACE_TEXT).name : "(none)", rows[i].name);
		bench_end(&bench);
		bench_free(&bench);
	}
	size_t length = lato_read(bytes, sizeof bytes);
	memcpy(table_entry(bytes, "name"), "nome", 4);
	struct bench bench = bench_with(checks, bytes, length);
	check_text(
	    checks, "a font without a name", bench.fonts ? type_font(bench.shaper, FACE_TEXT).name : "(none)", "Font");
	bench_end(&bench);
	bench_free(&bench);
}

static void test_bad_files(struct checks *checks)
{
	static unsigned char bytes[4 << 20];
	struct bench bench = bench_with(checks, bytes, 0);
	check(checks, "a font of no bytes", strstr(bench_end(&bench), "is empty") && !bench.fonts);
	bench_free(&bench);
	size_t length = lato_read(bytes, sizeof bytes);
	set_byte(bytes, "maxp", 4, 0);
	set_byte(bytes, "maxp", 5, 0);
	bench = bench_with(checks, bytes, length);
	check(checks, "a font of no glyphs", strstr(bench_end(&bench), "holds no glyphs") && !bench.fonts);
	bench_free(&bench);
	bench = bench_new(checks);
	length = lato_read(bytes, sizeof bytes);
	put_file(&bench, "fonts/Large.ttf", bytes, length);
	must(truncate(in_folder(&bench, "fonts/Large.ttf"), FONT_BYTES_MAX + 1) == 0);
	bench.theme.fonts[FACE_TEXT][0] = "Large.ttf";
	check(checks, "a font of more than 64 MB", !bench_open(&bench) && strstr(bench_end(&bench), "larger than 64 MB"));
	bench_free(&bench);
	bench = bench_new(checks);
	put_file(&bench, "fonts/Large.ttf", bytes, length);
	must(truncate(in_folder(&bench, "fonts/Large.ttf"), FONT_BYTES_MAX) == 0);
	bench.theme.fonts[FACE_TEXT][0] = "Large.ttf";
	check(checks, "one of just 64 MB", bench_open(&bench));
	bench_end(&bench);
	bench_free(&bench);
}

int main(void)
{
	struct checks checks = {0};
	test_scripts(&checks);
	test_marks(&checks);
	test_code(&checks);
	test_languages(&checks);
	test_long_words(&checks);
	test_levels(&checks);
	test_found(&checks);
	test_same_twice(&checks);
	test_bad_fallback(&checks);
	test_names(&checks);
	test_bad_files(&checks);
	return checks.failed != 0;
}
