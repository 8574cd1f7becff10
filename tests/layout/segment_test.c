/* Where a line may end: a text to the pieces that no break divides, each break beside a place that is none. */
#include <string.h>

#include "base/text.h"
#include "check.h"
#include "layout/prose.h"
#include "layout/work.h"

/* Every character is as wide as its size. */
static extent width_of(void *self, enum face face, extent size, const char *text, size_t length, const char *language)
{
	(void)self, (void)face, (void)language;
	extent width = 0;
	for (size_t i = 0; i < length; i++)
		width += ((unsigned char)text[i] & 0xC0) != 0x80 ? size : 0;
	return width;
}

static bool no_levels(void *self, const char *text, size_t length, int base, uint8_t *levels)
{
	(void)self, (void)text, (void)length, (void)base, (void)levels;
	return false;
}

/* A text, and its pieces: a bar where a space is lost, = a break inside, ~ a soft hyphen, / an author's break; # counts. */
static const char *const rows[][2] = {
    {"one two", "one|two"},
    {" one  two ", "|one||two"},
    {"one\ntwo\n", "one/two"},
    {"", ""},
    {"  ", ""},
    {"well-known", "well-=known"},
    {"A-4", "A-4"},
    {"4-A", "4-A"},
    {"-a", "-a"},
    {"a-", "a-"},
    {"\xC3\xA9-\xC3\xA9", "\xC3\xA9-=\xC3\xA9"},
    {"a\xE2\x80\x90"
     "b",
        "a\xE2\x80\x90=b"},
    {"a\xC2\xAB-b", "a\xC2\xAB-b"}, /* « is no letter */
    {"1\xE2\x80\x93"
     "2",
        "1\xE2\x80\x93"
        "2"},
    {"a\xE2\x80\x93"
     "b",
        "a\xE2\x80\x93=b"},
    {"a\xE2\x80\x93", "a\xE2\x80\x93"},
    {"a \xE2\x80\x93 b", "a \xE2\x80\x93|b"},
    {"a \xE2\x80\x93"
     "b",
        "a|\xE2\x80\x93=b"},
    {"a \xE2\x80\x93", "a|\xE2\x80\x93"},
    {"a \xE2\x80\x94 b", "a \xE2\x80\x94|b"},
    {"a\xE2\x80\x94"
     "1",
        "a\xE2\x80\x94=1"},
    {"a\xE2\x80\x94 b", "a\xE2\x80\x94|b"},
    {"he/she", "he/=she"},
    {"1/2", "1/2"},
    {"1/a", "1/=a"},
    {"a/2", "a/=2"},
    {"a//b", "a//=b"},
    {"a/ b", "a/|b"},
    {"a/", "a/"},
    {"co\xC2\xADop", "co\xC2\xAD~op"},
    {"\xC2\xADop", "\xC2\xADop"},
    {"co\xC2\xAD op", "co|op"},
    {"co \xC2\xADop", "co|\xC2\xADop"},
    {"co\xC2\xAD\nop", "co/op"},
    {"co\xC2\xAD", "co"},
    {"a\xE2\x80\x8B"
     "b",
        "a\xE2\x80\x8B=b"},
    {"a\xE2\x80\x8B b", "a\xE2\x80\x8B=|b"},
    {"a\xC2\xA0"
     "b",
        "a\xC2\xA0"
        "b"},
    {"\xE5\xAD\x90\xE4\xBE\x9B", "\xE5\xAD\x90=\xE4\xBE\x9B"}, /* two ideographs */
    {"\xE5\xAD\x90\xE3\x80\x82", "\xE5\xAD\x90\xE3\x80\x82"},  /* a full stop may not begin a line */
    {"\xE5\xAD\x90\xE3\x80\x82\xE4\xBE\x9B", "\xE5\xAD\x90\xE3\x80\x82=\xE4\xBE\x9B"},
    {"\xE5\xAD\x90\xE3\x80\x8D", "\xE5\xAD\x90\xE3\x80\x8D"},  /* a closing bracket */
    {"\xE5\xAD\x90\xE3\x80\x87", "\xE5\xAD\x90=\xE3\x80\x87"}, /* the sign 0 is one like others */
    {"\xE5\xAD\x90\xEF\xBC\x8C", "\xE5\xAD\x90\xEF\xBC\x8C"},
    {"\xE5\xAD\x90\xEF\xBC\x8E", "\xE5\xAD\x90\xEF\xBC\x8E"},
    {"\xE5\xAD\x90\xEF\xBC\x89", "\xE5\xAD\x90\xEF\xBC\x89"},
    {"\xE5\xAD\x90\xEF\xBC\x81", "\xE5\xAD\x90\xEF\xBC\x81"},
    {"\xE5\xAD\x90\xEF\xBC\x9F", "\xE5\xAD\x90\xEF\xBC\x9F"},
    {"\xE5\xAD\x90"
     "a",
        "\xE5\xAD\x90=a"},
    {"a\xE5\xAD\x90", "a\xE5\xAD\x90"},
    {"\xEF\xBC\x8C\xE5\xAD\x90", "\xEF\xBC\x8C=\xE5\xAD\x90"},
    {"\xE5\xAD\x90\xE3\x80\x8C\xE4\xBE\x9B",
        "\xE5\xAD\x90=\xE3\x80\x8C\xE4\xBE\x9B"}, /* an opening one may not end it */
    {"\xE5\xAD\x90\xE3\x80\x8D\xE4\xBE\x9B", "\xE5\xAD\x90\xE3\x80\x8D=\xE4\xBE\x9B"},
    {"\xEA\xB0\x80\xEA\xB0\x81", "\xEA\xB0\x80=\xEA\xB0\x81"}, /* Hangul */
    {"\xED\x9E\xA4\xED\x9E\xA5", "\xED\x9E\xA4\xED\x9E\xA5"},  /* behind its end */
    {"\xF0\xA0\x80\x80\xF0\xA0\x80\x81", "\xF0\xA0\x80\x80=\xF0\xA0\x80\x81"},
    {"\xF0\x9F\x98\x80\xF0\x9F\x98\x81", "\xF0\x9F\x98\x80\xF0\x9F\x98\x81"}, /* pictures are no ideographs */
    {"\xC3\xA9t\xC3\xA9", "\xC3\xA9t\xC3\xA9"},
    {"3 days", "3#|days"},
    {"1,204 referrals came", "1,204#|referrals|came"},
    {"31 (19%)", "31#|(19%)"},
    {"2021 was", "2021|was"},
    {"20.5 weeks", "20.5#|weeks"},
    {"20. weeks", "20.|weeks"},
    {"1234567 days", "1234567|days"},
    {"123456 days", "123456#|days"},
    {"x3 days", "x3|days"},
    {"3 4", "3|4"},
    {", a", ",|a"},
};

static void add(struct buffer *out, const struct prose *prose)
{
	static const char *const marks[] = {"|", "~", "=", "/", ""};
	for (size_t i = 0; i < prose->piece_count; i++) {
		const struct piece *piece = &prose->pieces[i];
		buffer_bytes(out, prose->text + piece->start, piece->end - piece->start);
		buffer_add(out, piece->counts ? "#" : "");
		buffer_add(out, marks[piece->kind]);
	}
}

static struct prose prose_of(struct arena *arena, const char *text)
{
	struct style_run *runs = arena_array(arena, 1, sizeof *runs);
	runs[0] = (struct style_run){.start = 0, .end = strlen(text), .size = 10};
	return (struct prose){
	    .text = (char *)arena_copy(arena, text), .length = strlen(text), .runs = runs, .run_count = 1};
}

int main(void)
{
	struct checks checks = {0};
	struct arena *arena = arena_new();
	struct work work = {.arena = arena, .scratch = arena, .metric = {.width = width_of, .levels = no_levels}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buffer found = {0};
		struct prose prose = prose_of(arena, rows[i][0]);
		prose_prepare(&work, &prose, arena);
		add(&found, &prose);
		check_text(&checks, arena_format(arena, "'%s'", rows[i][0]), buffer_text(&found), rows[i][1]);
		buffer_release(&found);
	}
	struct prose code = prose_of(arena, "a  b ");
	code.exact = true;
	prose_prepare(&work, &code, arena);
	check(&checks, "spaces of code stay", code.piece_count == 1 && code.pieces[0].width == 50);
	struct prose soft = prose_of(arena, "ab\xC2\xAD"
	                                    "cd ef");
	prose_prepare(&work, &soft, arena);
	check(&checks, "a soft hyphen is as wide as a hyphen where a line ends",
	    soft.pieces[0].width == 20 && soft.pieces[0].hyphen == 10 && soft.longest == 30);
	check(&checks, "and nothing within a line", prose_line_width(&work, &soft) == 70);
	struct prose forced = prose_of(arena, "abc de\nfgh");
	check(&checks, "the longest forced line", prose_line_width(&work, &forced) == 60);
	struct prose empty = prose_of(arena, "");
	check(&checks, "nothing has no width", prose_line_width(&work, &empty) == 0);
	size_t count;
	struct prose wide = prose_of(arena, "abcde fg");
	prose_prepare(&work, &wide, arena);
	const struct piece *pieces = pieces_cut(&work, &wide, 20, &count);
	check(&checks, "a word that is too long is cut where it fits",
	    count == 4 && pieces[0].end == 2 && pieces[1].end == 4 && pieces[2].end == 5);
	pieces = pieces_cut(&work, &wide, 5, &count);
	check(&checks, "one character at least", count == 7 && pieces[0].end == 1);
	pieces_cut(&work, &wide, 50, &count);
	check(&checks, "what fits is left", count == 2);
	arena_free(arena);
	return checks.failed ? 1 : 0;
}
