/* PNG (ISO/IEC 15948, third edition's numbering of clauses as in the second), chunk by chunk. A chunk that is not in the
 * list below is left out, and so is all that follows the image's end. The image data are inflated once, to see that they
 * are whole, no more than the header says, and where their zlib stream ends. */
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "picture/reader.h"

enum {
	SIGNATURE_SIZE = 8,
	HEADER_SIZE = 13,           /* of IHDR's data */
	CHUNK_AROUND = 12,          /* bytes of a chunk that are not data: length, type, checksum */
	FILTER_LAST = 4,            /* Paeth */
	PROFILE_SIZE_MAX = 1 << 22, /* bytes of an ICC profile, inflated */
};

enum colour_type { COLOUR_GREY = 0, COLOUR_RGB = 2, COLOUR_PALETTE = 3, COLOUR_GREY_ALPHA = 4, COLOUR_RGBA = 6 };

/* The chunks beside header, data and end that are kept, in the order in which they are written (5.6). */
enum kept_chunk { KEPT_GAMA, KEPT_CHRM, KEPT_SRGB, KEPT_ICCP, KEPT_PLTE, KEPT_TRNS, KEPT_PHYS, KEPT_COUNT };

static const struct kept_row {
	char type[5];
	uint32_t size; /* the only one that the standard allows; 0: several */
} kept_rows[KEPT_COUNT] = {
    [KEPT_GAMA] = {"gAMA", 4},
    [KEPT_CHRM] = {"cHRM", 32},
    [KEPT_SRGB] = {"sRGB", 1},
    [KEPT_ICCP] = {"iCCP", 0},
    [KEPT_PLTE] = {"PLTE", 0},
    [KEPT_TRNS] = {"tRNS", 0},
    [KEPT_PHYS] = {"pHYs", 9},
};

struct png_chunk {
	const uint8_t *data; /* NULL: not in the file */
	uint32_t size;
};

struct png {
	struct picture *picture;
	const uint8_t *bytes;
	size_t length;
	const uint8_t *header; /* IHDR's data */
	struct png_chunk kept[KEPT_COUNT];
	struct buffer data; /* of all IDAT, one after the other; cut where their zlib stream ends */
};

/* One pass over the image's rows: all of it, or one of the seven of an interlaced one (8.2). */
struct png_pass {
	uint8_t x, y, step_x, step_y;
};

static bool fault(struct png *png, const char *text)
{
	png->picture->fault = text;
	return false;
}

static enum colour_type colour_type(const struct png *png)
{
	return png->header[9];
}

static bool is_interlaced(const struct png *png)
{
	return png->header[12] == 1;
}

/* The combinations of 11.2.2. */
static bool header_is_sound(const uint8_t *header)
{
	static const uint8_t depths[7] = {1 | 2 | 4 | 8 | 16, 0, 8 | 16, 1 | 2 | 4 | 8, 8 | 16, 0, 8 | 16};
	unsigned depth = header[8], type = header[9];
	return type < sizeof depths && depth && !(depth & (depth - 1)) && (depths[type] & depth) && header[10] == 0 &&
	       header[11] == 0 && header[12] <= 1;
}

static bool take_header(struct png *png, const uint8_t *data, uint32_t size)
{
	static const uint8_t channels[7] = {1, 0, 3, 1, 1, 0, 3};
	struct picture *picture = png->picture;
	if (png->header || size != HEADER_SIZE || !header_is_sound(data))
		return fault(png, "its image data can't be read");
	png->header = data;
	picture->width = number_read(data, 4);
	picture->height = number_read(data + 4, 4);
	picture->bits = data[8];
	picture->components = channels[data[9]];
	if (!picture->width || !picture->height)
		return fault(png, "it has no pixels");
	return picture_bounded(picture);
}

/* The first chunk of each kind, if its size is one that it may have. */
static void take_kept(struct png *png, const uint8_t *type, const uint8_t *data, uint32_t size)
{
	for (int i = 0; i < KEPT_COUNT; i++)
		if (!memcmp(type, kept_rows[i].type, 4) && !png->kept[i].data && size &&
		    (!kept_rows[i].size || size == kept_rows[i].size))
			png->kept[i] = (struct png_chunk){data, size};
}

static bool is_critical(const uint8_t *type)
{
	return !(type[0] & 0x20);
}

static bool take_chunk(struct png *png, const uint8_t *type, uint32_t size)
{
	const uint8_t *data = type + 4;
	bool palette = !memcmp(type, "PLTE", 4);
	if (!png->header || !memcmp(type, "IHDR", 4))
		return memcmp(type, "IHDR", 4) ? fault(png, "it does not begin with its size") : take_header(png, data, size);
	if (!memcmp(type, "IDAT", 4))
		buffer_bytes(&png->data, data, size);
	else if (is_critical(type) && !palette)
		return fault(png, "it has a part that no other program knows");
	else
		take_kept(png, type, data, size);
	return true;
}

static bool read_chunks(struct png *png)
{
	for (size_t at = SIGNATURE_SIZE; png->length - at >= CHUNK_AROUND;) {
		const uint8_t *type = png->bytes + at + 4;
		uint32_t size = number_read(png->bytes + at, 4);
		if (size > png->length - at - CHUNK_AROUND)
			break;
		if (libdeflate_crc32(0, type, (size_t)size + 4) != number_read(type + 4 + size, 4))
			return fault(png, "a part of it does not fit its checksum");
		if (!memcmp(type, "IEND", 4))
			return png->header || fault(png, "it does not begin with its size");
		if (!take_chunk(png, type, size))
			return false;
		at += (size_t)size + CHUNK_AROUND;
	}
	return fault(png, "it is cut short");
}

static uint32_t steps(uint32_t length, unsigned from, unsigned step)
{
	return length > from ? (length - from + step - 1) / step : 0;
}

/* The rows of one pass: their count, and the bytes of each with its filter byte; both 0 where the pass is empty. */
static size_t pass_rows(const struct png *png, const struct png_pass *pass, size_t *row)
{
	static const uint8_t samples[7] = {1, 0, 3, 1, 2, 0, 4};
	size_t columns = steps(png->picture->width, pass->x, pass->step_x);
	size_t rows = steps(png->picture->height, pass->y, pass->step_y);
	*row = columns && rows ? 1 + (columns * samples[colour_type(png)] * (size_t)png->picture->bits + 7) / 8 : 0;
	return columns ? rows : 0;
}

static const struct png_pass *png_passes(const struct png *png, size_t *count)
{
	static const struct png_pass whole[] = {{0, 0, 1, 1}};
	static const struct png_pass adam7[] = {
	    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};
	*count = is_interlaced(png) ? sizeof adam7 / sizeof *adam7 : 1;
	return is_interlaced(png) ? adam7 : whole;
}

static bool rows_are_sound(const struct png *png, const uint8_t *at)
{
	size_t count, row;
	const struct png_pass *passes = png_passes(png, &count);
	for (size_t i = 0; i < count; i++)
		for (size_t rows = pass_rows(png, &passes[i], &row); rows > 0; rows--, at += row)
			if (*at > FILTER_LAST)
				return false;
	return true;
}

static size_t inflated_size(const struct png *png)
{
	size_t count, row, size = 0;
	const struct png_pass *passes = png_passes(png, &count);
	for (size_t i = 0; i < count; i++) {
		size_t rows = pass_rows(png, &passes[i], &row);
		size += rows * row;
	}
	return size;
}

/* Inflates at most SIZE bytes from BYTES, of which *USED were the zlib stream. NULL if it is damaged or holds more. */
static uint8_t *inflate_all(const void *bytes, size_t length, size_t size, size_t *used, size_t *made)
{
	struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
	uint8_t *out = memory_resize(NULL, inflater ? size + 1 : SIZE_MAX);
	if (libdeflate_zlib_decompress_ex(inflater, bytes, length, out, size, used, made) != LIBDEFLATE_SUCCESS) {
		free(out);
		out = NULL;
	}
	libdeflate_free_decompressor(inflater);
	return out;
}

static bool check_data(struct png *png)
{
	size_t size = inflated_size(png), used = 0, made = 0;
	uint8_t *rows = inflate_all(buffer_text(&png->data), png->data.length, size, &used, &made);
	bool sound = rows && made == size && rows_are_sound(png, rows);
	free(rows);
	png->data.length = used;
	return sound || fault(png, "its image data can't be read");
}

/* The palette and its opacities, no more of them than a pixel can name; opacity of the sizes of 11.3.2.1. */
static bool check_colours(struct png *png)
{
	struct png_chunk *palette = &png->kept[KEPT_PLTE], *opacity = &png->kept[KEPT_TRNS];
	enum colour_type type = colour_type(png);
	uint32_t most = type == COLOUR_PALETTE ? 1U << png->picture->bits : 0;
	uint32_t colours = palette->size / 3 < most ? palette->size / 3 : most;
	if (type == COLOUR_PALETTE && !colours)
		return fault(png, "its palette is missing");
	palette->size = colours * 3;
	if (type == COLOUR_PALETTE)
		opacity->size = opacity->size < colours ? opacity->size : colours;
	else if (opacity->size != (type == COLOUR_GREY ? 2 : type == COLOUR_RGB ? 6 : 0))
		opacity->size = 0;
	return true;
}

/* iCCP (11.3.3.3): a name, a NUL, the method 0, and a profile as zlib stream. Which becomes our own name and our own
 * stream. */
static void put_profile(struct buffer *out, const struct png_chunk *chunk)
{
	enum { NAME_MAX_SIZE = 80, LEVEL = 12 };
	const uint8_t *nul = memchr(chunk->data, 0, chunk->size < NAME_MAX_SIZE ? chunk->size : NAME_MAX_SIZE);
	size_t name = nul ? (size_t)(nul - chunk->data) : 0, used, made;
	if (!nul || chunk->size < name + 2 || nul[1] != 0)
		return;
	uint8_t *profile = inflate_all(nul + 2, chunk->size - name - 2, PROFILE_SIZE_MAX, &used, &made);
	struct buffer clean = {0};
	if (profile && profile_clean(&clean, profile, made)) {
		struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
		size_t room = compressor ? libdeflate_zlib_compress_bound(compressor, clean.length) : SIZE_MAX;
		char *packed = memory_resize(NULL, room);
		buffer_bytes(out, "rgb\0", 5);
		buffer_bytes(out, packed, libdeflate_zlib_compress(compressor, clean.data, clean.length, packed, room));
		libdeflate_free_compressor(compressor);
		free(packed);
	}
	buffer_release(&clean);
	free(profile);
}

static void put_chunk(struct buffer *out, const char *type, const void *data, size_t size)
{
	uint32_t checksum = libdeflate_crc32(libdeflate_crc32(0, type, 4), data, size);
	number_put(out, (uint32_t)size, 4);
	buffer_bytes(out, type, 4);
	buffer_bytes(out, data, size);
	number_put(out, checksum, 4);
}

static void put_kept(struct png *png, struct buffer *out)
{
	for (int i = 0; i < KEPT_COUNT; i++) {
		const struct png_chunk *chunk = &png->kept[i];
		struct buffer profile = {0};
		if (i == KEPT_ICCP && chunk->size)
			put_profile(&profile, chunk);
		if (i == KEPT_ICCP && profile.length)
			put_chunk(out, "iCCP", profile.data, profile.length);
		else if (i != KEPT_ICCP && chunk->size)
			put_chunk(out, kept_rows[i].type, chunk->data, chunk->size);
		buffer_release(&profile);
	}
}

static void publish(struct png *png)
{
	struct buffer *out = &png->picture->published;
	buffer_bytes(out, png->bytes, SIGNATURE_SIZE);
	put_chunk(out, "IHDR", png->header, HEADER_SIZE);
	put_kept(png, out);
	png->picture->bare = out->length + 8;
	png->picture->bare_length = png->data.length;
	put_chunk(out, "IDAT", png->data.data, png->data.length);
	put_chunk(out, "IEND", "", 0);
}

/* pHYs (11.3.5.3): pixels a metre across and down, and 1 where the unit is a metre. */
static uint32_t density(const struct png_chunk *physical)
{
	if (!physical->size || physical->data[8] != 1 || memcmp(physical->data, physical->data + 4, 4) != 0)
		return 0;
	return (uint32_t)(((uint64_t)number_read(physical->data, 4) * 254 + 5000) / 10000);
}

static void describe(struct png *png)
{
	struct picture *picture = png->picture;
	const struct png_chunk *palette = &png->kept[KEPT_PLTE];
	enum colour_type type = colour_type(png);
	bool opaque = type != COLOUR_GREY_ALPHA && type != COLOUR_RGBA && !png->kept[KEPT_TRNS].size;
	picture->dpi = density(&png->kept[KEPT_PHYS]);
	picture->as_stored = opaque && picture->bits <= 8 && !is_interlaced(png);
	picture->palette_count = (int)(palette->size / 3);
	picture->palette = palette->size ? palette->data : NULL;
	if (!picture->as_stored) {
		picture->bits = 8;
		picture->components = type == COLOUR_PALETTE ? 3 : picture->components;
		picture->palette = NULL;
		picture->palette_count = 0;
	}
}

bool png_read(struct picture *picture, const uint8_t *bytes, size_t length)
{
	struct png png = {.picture = picture, .bytes = bytes, .length = length};
	picture->format = PICTURE_PNG;
	bool sound = read_chunks(&png) && check_colours(&png) && check_data(&png);
	if (sound) {
		publish(&png);
		describe(&png);
	}
	buffer_release(&png.data);
	return sound;
}
