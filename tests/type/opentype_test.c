/* What a font file must be before it is opened, and what its licence lets a PDF hold: made files, a byte off on each side. */
#include "type/font.h"
#include "type/type.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"

enum { TABLES = 7, HEAD = 12 + 16 * TABLES, TABLE_SIZE = 16, FONT_SIZE = HEAD + TABLES * TABLE_SIZE };

static const char *const tags[TABLES] = {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"};

static void put32(unsigned char *at, unsigned long number)
{
	for (int i = 0; i < 4; i++)
		at[i] = (unsigned char)(number >> (24 - 8 * i));
}

/* A directory of the tables that every font has, at START, each of SIZE bytes of its number, with their sums. */
static void make(unsigned char *bytes, size_t start, size_t size)
{
	memset(bytes + start, 0, FONT_SIZE);
	put32(bytes + start, 0x00010000);
	bytes[start + 5] = TABLES;
	for (size_t i = 0; i < TABLES; i++) {
		unsigned char *entry = bytes + start + 12 + 16 * i, *table = bytes + start + HEAD + i * TABLE_SIZE;
		memset(table, (int)i + 1, size);
		unsigned long sum = 0, word = (i + 1) * 0x01010101UL;
		for (size_t at = 0; at + 4 <= size; at += 4)
			sum += i == 2 && at == 8 ? 0 : word;
		if (size % 4)
			sum += word & (0xFFFFFFFFUL << (8 * (4 - size % 4)));
		memcpy(entry, tags[i], 4);
		put32(entry + 4, sum);
		put32(entry + 8, start + HEAD + i * TABLE_SIZE);
		put32(entry + 12, size);
	}
}

static void fault_is(struct checks *checks, const char *name, const char *fault, const char *words)
{
	check(checks, name, words ? fault && strstr(fault, words) : !fault);
}

static void test_directory(struct checks *checks)
{
	unsigned char bytes[FONT_SIZE + 64];
	make(bytes, 0, TABLE_SIZE);
	fault_is(checks, "a whole font", opentype_fault(bytes, FONT_SIZE), NULL);
	fault_is(checks, "one byte less", opentype_fault(bytes, FONT_SIZE - 1), "cut short");
	fault_is(checks, "no more than its head", opentype_fault(bytes, 12), "cut short");
	fault_is(checks, "less than that", opentype_fault(bytes, 11), "cut short");
	fault_is(checks, "a directory that ends", opentype_fault(bytes, HEAD - 1), "cut short");
	put32(bytes, 0x74727565);
	fault_is(checks, "Apple's name of TrueType", opentype_fault(bytes, FONT_SIZE), NULL);
	put32(bytes, 0x00020000);
	fault_is(checks, "another version", opentype_fault(bytes, FONT_SIZE), "not a TrueType font");
	put32(bytes, 0x4F54544F);
	fault_is(checks, "outlines of PostScript", opentype_fault(bytes, FONT_SIZE), "CFF");
	make(bytes, 0, TABLE_SIZE);
	bytes[FONT_SIZE - 1] ^= 1;
	fault_is(checks, "the last bit", opentype_fault(bytes, FONT_SIZE), "checksum");
	make(bytes, 0, TABLE_SIZE);
	bytes[HEAD + 2 * TABLE_SIZE + 8] ^= 1;
	fault_is(checks, "head's own sum counts for nothing", opentype_fault(bytes, FONT_SIZE), NULL);
	bytes[HEAD + 2 * TABLE_SIZE + 12] ^= 1;
	fault_is(checks, "what stands behind it counts", opentype_fault(bytes, FONT_SIZE), "checksum");
	make(bytes, 0, TABLE_SIZE);
	put32(bytes + 12 + 8, FONT_SIZE - TABLE_SIZE + 1);
	fault_is(checks, "a table a byte too far", opentype_fault(bytes, FONT_SIZE), "cut short");
	put32(bytes + 12 + 8, FONT_SIZE + 1);
	fault_is(checks, "a table behind the end", opentype_fault(bytes, FONT_SIZE), "cut short");
	put32(bytes + 12 + 8, 0xFFFFFFFFUL);
	fault_is(checks, "a table behind all ends", opentype_fault(bytes, FONT_SIZE), "cut short");
	for (size_t i = 0; i < TABLES; i++) {
		make(bytes, 0, TABLE_SIZE);
		bytes[12 + 16 * i] = 'x';
		char name[32];
		snprintf(name, sizeof name, "without %s", tags[i]);
		if (i != 2)
			fault_is(checks, name, opentype_fault(bytes, FONT_SIZE), "is missing");
	}
	for (size_t size = 12; size < TABLE_SIZE; size++) {
		make(bytes, 0, size);
		fault_is(checks, "a table of an odd length", opentype_fault(bytes, FONT_SIZE), NULL);
	}
}

static void test_collection(struct checks *checks)
{
	unsigned char bytes[FONT_SIZE + 64] = "ttcf";
	put32(bytes + 4, 0x00010000);
	put32(bytes + 8, 1);
	put32(bytes + 12, 16);
	make(bytes, 16, TABLE_SIZE);
	fault_is(checks, "a collection", opentype_fault(bytes, 16 + FONT_SIZE), NULL);
	fault_is(checks, "a collection that ends", opentype_fault(bytes, 15), "not a TrueType font");
	put32(bytes + 12, 16 + FONT_SIZE - 11);
	fault_is(checks, "a font behind its end", opentype_fault(bytes, 16 + FONT_SIZE), "cut short");
	put32(bytes + 12, 0xFFFFFFFFUL);
	fault_is(checks, "a font behind all ends", opentype_fault(bytes, 16 + FONT_SIZE), "cut short");
}

/* Lato with OS/2's fsType set, its checksum mended. */
static size_t licensed(unsigned char *bytes, size_t room, unsigned type)
{
	FILE *file = fopen("/usr/share/fonts/truetype/lato/Lato-Regular.ttf", "rb");
	size_t length = file ? fread(bytes, 1, room, file) : 0;
	if (file)
		fclose(file);
	for (size_t i = 12; length && i < 12 + 16U * bytes[5]; i += 16) {
		if (memcmp(bytes + i, "OS/2", 4))
			continue;
		size_t at =
		    (size_t)bytes[i + 8] << 24 | (size_t)bytes[i + 9] << 16 | (size_t)bytes[i + 10] << 8 | bytes[i + 11];
		unsigned before = (unsigned)(bytes[at + 8] << 8 | bytes[at + 9]);
		unsigned long sum = (unsigned long)bytes[i + 4] << 24 | (unsigned long)bytes[i + 5] << 16 |
		                    (unsigned long)bytes[i + 6] << 8 | bytes[i + 7];
		bytes[at + 8] = (unsigned char)(type >> 8);
		bytes[at + 9] = (unsigned char)type;
		put32(bytes + i + 4, sum + ((unsigned long)type << 16) - ((unsigned long)before << 16));
	}
	return length;
}

/* What is said where a theme's text is in Made.ttf of FOLDER, and the others in what the system has. */
static void load(struct buffer *said, const char *folder)
{
	struct arena *arena = arena_new();
	struct sources *sources = sources_new(arena);
	struct context context = {.arena = arena, .sources = sources, .messages = messages_new(arena, sources)};
	struct theme theme = {.name = "test", .folder = "themes/none"};
	theme.fonts[FACE_TEXT][0] = "Made.ttf";
	theme.fonts[FACE_BOLD][0] = "Lato-Bold.ttf";
	theme.fonts[FACE_CODE][0] = "LiberationMono-Regular.ttf";
	theme.font_folders[0] = "/usr/share/fonts";
	theme.font_folders[1] = folder;
	buffer_clear(said);
	struct fonts *fonts = type_load(&context, &theme);
	messages_print(context.messages, said, 10);
	type_release(fonts);
	arena_free(arena);
}

static void test_licences(struct checks *checks)
{
	static const struct {
		unsigned type;
		const char *words;
	} rows[] = {{0x0000, NULL}, {0x0002, "does not allow it to stand in a PDF"}, {0x0004, NULL}, {0x0006, NULL},
	    {0x0008, NULL}, {0x0100, "does not allow a part of it"}, {0x0200, "does not allow a part of it"},
	    {0x0400, NULL}, {0x0102, "does not allow it to stand in a PDF"}, {0x0108, "does not allow a part of it"}};
	static unsigned char bytes[4 << 20];
	char folder[] = "/tmp/annual-licence-XXXXXX", path[64], name[64];
	struct buffer said = {0};
	if (!mkdtemp(folder))
		abort();
	snprintf(path, sizeof path, "%s/Made.ttf", folder);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t length = licensed(bytes, sizeof bytes, rows[i].type);
		FILE *file = fopen(path, "wb");
		if (!file || fwrite(bytes, 1, length, file) != length || fclose(file) != 0)
			abort();
		load(&said, folder);
		snprintf(name, sizeof name, "a licence of type %04x", rows[i].type);
		fault_is(checks, name, said.length ? buffer_text(&said) : NULL, rows[i].words);
	}
	buffer_release(&said);
	unlink(path);
	rmdir(folder);
}

int main(void)
{
	struct checks checks = {0};
	test_directory(&checks);
	test_collection(&checks);
	test_licences(&checks);
	return checks.failed ? 1 : 0;
}
