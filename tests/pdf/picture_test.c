/* Pictures: every kind of PNG and JPEG, turned ones, and damaged ones. With a folder as argument the PDFs go there. */
#include <png.h>
#include <unistd.h>

#include "check.h"
#include "pdf/bench.h"

enum { SIDE = 24, BYTES_MAX = 1 << 16 };

struct file {
	unsigned char bytes[BYTES_MAX];
	size_t length;
};

static void file_put(struct file *file, const void *bytes, size_t length)
{
	memcpy(file->bytes + file->length, bytes, length);
	file->length += length;
}

static void file_byte(struct file *file, unsigned byte)
{
	file->bytes[file->length++] = (unsigned char)byte;
}

/* PNG by libpng: kinds by colour type, bit depth and interlacing. */

static void png_take(png_structp png, png_bytep bytes, size_t length)
{
	file_put(png_get_io_ptr(png), bytes, length);
}

static void png_flush_nothing(png_structp png)
{
	(void)png;
}

static void png_rows(png_structp png, int passes, size_t row_bytes)
{
	unsigned char row[SIDE * 8];
	for (int pass = 0; pass < passes; pass++)
		for (unsigned y = 0; y < SIDE; y++) {
			for (size_t x = 0; x < row_bytes; x++)
				row[x] = (unsigned char)(row_bytes <= SIDE ? (x + y) % 4 : x * 9 + y * 5);
			png_write_row(png, row);
		}
}

static void make_png(struct file *file, int type, int bits, bool interlaced, bool transparent)
{
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	file->length = 0;
	png_set_write_fn(png, file, png_take, png_flush_nothing);
	png_set_IHDR(png, info, SIDE, SIDE, bits, type, interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
	    PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	png_color colours[4] = {{18, 67, 109}, {40, 161, 151}, {128, 22, 80}, {244, 106, 37}};
	png_byte opacities[4] = {255, 128, 0, 255};
	if (type == PNG_COLOR_TYPE_PALETTE)
		png_set_PLTE(png, info, colours, 4);
	if (transparent)
		png_set_tRNS(png, info, opacities, 4, NULL);
	png_set_pHYs(png, info, 5906, 5906, PNG_RESOLUTION_METER);
	png_write_info(png, info);
	int passes = interlaced ? png_set_interlace_handling(png) : 1;
	png_rows(png, passes, png_get_rowbytes(png, info));
	png_write_end(png, info);
	png_destroy_write_struct(&png, &info);
}

/* A baseline JPEG of flat blocks of 8 by 8: only DC coefficients, each in 4 bits of category and its own bits. */

struct bits {
	struct file *file;
	unsigned held;
	int count;
};

static void bits_put(struct bits *bits, unsigned value, int count)
{
	for (int i = count - 1; i >= 0; i--) {
		bits->held = bits->held << 1 | (value >> i & 1);
		if (++bits->count < 8)
			continue;
		file_byte(bits->file, bits->held & 255);
		if ((bits->held & 255) == 255)
			file_byte(bits->file, 0);
		bits->count = 0;
	}
}

static void block_put(struct bits *bits, int difference)
{
	int size = 0;
	for (int rest = abs(difference); rest; rest >>= 1)
		size++;
	bits_put(bits, (unsigned)size, 4);
	bits_put(bits, (unsigned)(difference < 0 ? difference + (1 << size) - 1 : difference), size);
	bits_put(bits, 0, 1); /* no AC coefficient */
}

static void tables_put(struct file *file)
{
	file_put(file, "\xFF\xDB\0\x43\0", 5);
	for (int i = 0; i < 64; i++)
		file_byte(file, 8);
	file_put(file, "\xFF\xC4\0\x1F\0\0\0\0\x0C\0\0\0\0\0\0\0\0\0\0\0\0", 21); /* 12 codes of 4 bits */
	for (unsigned i = 0; i < 12; i++)
		file_byte(file, i);
	file_put(file, "\xFF\xC4\0\x14\x10\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22); /* one code of 1 bit: end of block */
}

/* Width and height in blocks; GREYS row by row. */
static void make_jpeg(struct file *file, int components, int width, int height, const int *greys, int orientation)
{
	file->length = 0;
	file_put(file, "\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\1\0\x48\0\x48\0\0", 20);
	if (orientation) {
		file_put(file,
		    "\xFF\xE1\0\x22"
		    "Exif\0\0II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0",
		    28);
		file_byte(file, (unsigned)orientation);
		file_put(file, "\0\0\0\0\0\0\0", 7);
	}
	file_put(file, "\xFF\xFE\0\x0Esecret place", 16);
	tables_put(file);
	file_put(file, "\xFF\xC0\0", 3);
	file_byte(file, (unsigned)(8 + 3 * components));
	const unsigned sizes[] = {8, 0, (unsigned)height * 8, 0, (unsigned)width * 8, (unsigned)components};
	for (int i = 0; i < 6; i++)
		file_byte(file, sizes[i]);
	for (int i = 0; i < components; i++) {
		file_byte(file, (unsigned)i + 1);
		file_put(file, "\x11\0", 2);
	}
	file_put(file, "\xFF\xDA\0", 3);
	file_byte(file, (unsigned)(6 + 2 * components));
	file_byte(file, (unsigned)components);
	for (int i = 0; i < components; i++) {
		file_byte(file, (unsigned)i + 1);
		file_byte(file, 0);
	}
	file_put(file, "\0\x3F\0", 3);
	struct bits bits = {.file = file};
	for (int i = 0, last = 128; i < width * height; i++) {
		block_put(&bits, greys[i] - last);
		last = greys[i];
		for (int k = 1; k < components; k++)
			block_put(&bits, 0);
	}
	while (bits.count)
		bits_put(&bits, 1, 1);
	file_put(file, "\xFF\xD9", 2);
}

static void store(const char *folder, const char *name, const struct file *file, size_t length)
{
	char path[512];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *out = fopen(path, "wb");
	if (!out || fwrite(file->bytes, 1, length, out) != length || fclose(out))
		exit(99);
}

static struct node *add_image(struct bench *bench, struct node *section, const char *file)
{
	struct node *image = add(bench, section, NODE_IMAGE);
	image->as.image.file = arena_copy(bench->arena, file);
	image->as.image.alt = "A pattern";
	return image;
}

static void test_kinds(struct checks *checks, struct bench *bench, const char *work, const char *folder)
{
	static const struct {
		const char *name;
		int type, bits;
		bool interlaced, transparent;
	} kinds[] = {{"grey.png", 0, 8, false, false}, {"grey1.png", 0, 1, false, false},
	    {"grey16.png", 0, 16, false, false}, {"rgb.png", 2, 8, false, false}, {"rgb16.png", 2, 16, true, false},
	    {"palette.png", 3, 8, false, false}, {"palette2.png", 3, 2, false, false}, {"clear.png", 3, 8, false, true},
	    {"grey-alpha.png", 4, 8, false, false}, {"rgba.png", 6, 8, false, false},
	    {"interlaced.png", 6, 8, true, false}};
	static const int greys[] = {20, 220, 120, 60, 180, 250};
	struct document document = document_make("pictures");
	static struct file file;
	document.root = add(bench, NULL, NODE_DOCUMENT);
	struct node *section = add_section(bench, document.root, "1", "Pictures");
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		make_png(&file, kinds[i].type, kinds[i].bits, kinds[i].interlaced, kinds[i].transparent);
		store(work, kinds[i].name, &file, file.length);
		struct picture_size size = {0};
		struct node *image = add_image(bench, section, kinds[i].name);
		bool read = pictures_measure(bench->pictures, image, kinds[i].name, &size);
		check(checks, kinds[i].name, read && size.width == SIDE && size.height == SIDE && size.dpi == 150);
	}
	make_jpeg(&file, 3, 3, 2, greys, 0);
	store(work, "rgb.jpg", &file, file.length);
	struct picture_size size = {0};
	check(checks, "rgb.jpg",
	    pictures_measure(bench->pictures, add_image(bench, section, "rgb.jpg"), "rgb.jpg", &size) && size.width == 24 &&
	        size.height == 16 && size.dpi == 72);
	struct buffer out = {0};
	check(checks, "a document of pictures", write_document(bench, &document, &out));
	bool kept_out = true;
	for (size_t i = 0; i + 12 < out.length; i++)
		kept_out = kept_out && memcmp(out.data + i, "secret place", 12) != 0;
	check(checks, "what a camera wrote into a photograph stays out", kept_out);
	save(folder, document.name, &out);
	buffer_release(&out);
}

/* The same picture stored in all eight ways that EXIF knows: each page must look alike. */
static void test_turned(struct checks *checks, struct bench *bench, const char *work, const char *folder)
{
	enum { WIDTH = 3, HEIGHT = 2 };
	static const int seen[HEIGHT][WIDTH] = {{20, 220, 120}, {60, 180, 250}};
	struct document document = document_make("turned");
	static struct file file;
	const struct theme *usual = bench->theme;
	struct theme apart = *usual; /* a page for each section, so that pages can be compared */
	apart.page.sections = SECTIONS_NEW_PAGE;
	bench->theme = &apart;
	document.marking = NULL;
	document.root = add(bench, NULL, NODE_DOCUMENT);
	for (int turn = 1; turn <= 8; turn++) {
		int stored[WIDTH * HEIGHT], wide = turn > 4 ? HEIGHT : WIDTH, high = turn > 4 ? WIDTH : HEIGHT;
		for (int r = 0; r < high; r++)
			for (int c = 0; c < wide; c++) {
				int y = turn > 4 ? c : r, x = turn > 4 ? r : c;
				if (turn == 2 || turn == 3 || turn == 6 || turn == 7)
					x = WIDTH - 1 - x;
				if (turn == 3 || turn == 4 || turn == 7 || turn == 8)
					y = HEIGHT - 1 - y;
				stored[r * wide + c] = seen[y][x];
			}
		char name[32];
		snprintf(name, sizeof name, "turned%d.jpg", turn);
		make_jpeg(&file, 1, wide, high, stored, turn);
		store(work, name, &file, file.length);
		struct node *section = add_section(bench, document.root, "1", "Turned");
		section->anchor = arena_format(bench->arena, "turned-%d", turn);
		section->first->anchor = arena_format(bench->arena, "head-%d", turn);
		struct picture_size size = {0};
		bool read = pictures_measure(bench->pictures, add_image(bench, section, name), name, &size);
		check(checks, name, read && size.width == 8 * WIDTH && size.height == 8 * HEIGHT);
	}
	struct buffer out = {0};
	check(checks, "a document of turned pictures", write_document(bench, &document, &out));
	bench->theme = usual;
	save(folder, document.name, &out);
	buffer_release(&out);
}

static bool readable(struct bench *bench, const char *work, const struct file *file, size_t length)
{
	static int number;
	char name[32];
	struct picture_size size;
	snprintf(name, sizeof name, "f%d.bin", number++);
	store(work, name, file, length);
	bool read = pictures_measure(bench->pictures, NULL, name, &size);
	struct node *image = node_new(bench->arena, NODE_IMAGE, (struct place){0});
	read = pictures_measure(bench->pictures, image, name, &size);
	char path[512];
	snprintf(path, sizeof path, "%s/%s", work, name);
	unlink(path);
	return read;
}

static void test_damaged(struct checks *checks, struct bench *bench, const char *work)
{
	static const int greys[] = {20, 220, 120, 60, 180, 250};
	static struct file file, broken;
	int read = 0;
	make_png(&file, PNG_COLOR_TYPE_RGBA, 8, false, false);
	for (size_t length = 0; length < file.length - 12; length += 3)
		read += readable(bench, work, &file, length);
	check(checks, "no PNG that is cut short is taken", read == 0);
	make_jpeg(&file, 3, 3, 2, greys, 6);
	for (size_t length = 0; length < file.length - 2; length++)
		read += readable(bench, work, &file, length);
	check(checks, "no JPEG that is cut short is taken", read == 0);
	make_jpeg(&file, 4, 3, 2, greys, 0);
	check(checks, "printing colours are refused", !readable(bench, work, &file, file.length));
	uint32_t random = 1;
	for (int i = 0; i < 1500; i++) {
		if (i % 2)
			make_jpeg(&broken, 3, 3, 2, greys, 6);
		else
			make_png(&broken, i % 4 ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_PALETTE, 8, i % 8 == 0, i % 4 == 0);
		for (int k = 0; k < 3; k++) {
			random = random * 1664525 + 1013904223;
			broken.bytes[(random >> 8) % broken.length] ^= (unsigned char)(1U << (random & 7));
		}
		readable(bench, work, &broken, broken.length);
	}
	check(checks, "1,500 damaged pictures do no harm", true);
}

int main(int count, char **arguments)
{
	struct checks checks = {0};
	struct bench bench = {0};
	char work[] = "/tmp/annual-pictures-XXXXXX";
	const char *folder = count > 1 ? arguments[1] : NULL;
	if (!mkdtemp(work))
		return 99;
	bench_begin(&bench, "county", work);
	check(&checks, "theme and fonts", bench.fonts != NULL);
	if (bench.fonts) {
		test_kinds(&checks, &bench, work, folder);
		test_turned(&checks, &bench, work, folder);
		check(&checks, "no messages", messages_errors(bench.context.messages) == 0);
		test_damaged(&checks, &bench, work);
	}
	bench.context.messages = messages_new(bench.arena, bench.context.sources);
	bench_end(&bench);
	char command[600];
	snprintf(command, sizeof command, "rm -r '%s'", work);
	return checks.failed != 0 || system(command) != 0;
}
