/* PNG by libpng's classic API. The image data goes into the PDF as it stands in the file where that is possible. */
#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/picture.h"

struct reading {
	struct picture *picture;
	const unsigned char *bytes;
	size_t length, at;
	const char *fault;
	jmp_buf failed;
	png_bytepp rows;
	unsigned char *pixels;
};

static void reading_error(png_structp png, png_const_charp text)
{
	struct reading *reading = png_get_error_ptr(png);
	(void)text;
	if (!reading->fault)
		reading->fault = "its image data can't be read";
	longjmp(reading->failed, 1);
}

static void reading_warning(png_structp png, png_const_charp text)
{
	(void)png;
	(void)text;
}

static void reading_bytes(png_structp png, png_bytep out, size_t count)
{
	struct reading *reading = png_get_io_ptr(png);
	if (count > reading->length - reading->at) {
		reading->fault = "it is cut short";
		png_error(png, "end");
	}
	memcpy(out, reading->bytes + reading->at, count);
	reading->at += count;
}

static uint32_t read32(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* The IDAT chunks' contents, one after the other. libpng has read the file to its end, so the chunks are whole. */
static void take_image_data(struct reading *reading)
{
	for (size_t at = 8; at + 12 <= reading->length;) {
		size_t size = read32(reading->bytes + at);
		if (size > reading->length - at - 12)
			return;
		if (!memcmp(reading->bytes + at + 4, "IDAT", 4))
			buffer_bytes(&reading->picture->data, reading->bytes + at + 8, size);
		at += size + 12;
	}
}

static void take_palette(png_structp png, png_infop info, struct picture *picture)
{
	png_colorp colours;
	int count = 0;
	png_get_PLTE(png, info, &colours, &count);
	for (int i = 0; i < count; i++) {
		buffer_char(&picture->palette, (char)colours[i].red);
		buffer_char(&picture->palette, (char)colours[i].green);
		buffer_char(&picture->palette, (char)colours[i].blue);
	}
}

static void take_density(png_structp png, png_infop info, struct picture *picture)
{
	uint32_t dots = png_get_pixels_per_meter(png, info);
	picture->size.dpi = (uint32_t)((uint64_t)dots * 254 + 5000) / 10000;
}

/* The whole image, which also proves that the file is sound. */
static void read_rows(struct reading *reading, png_structp png, png_infop info)
{
	size_t row = png_get_rowbytes(png, info);
	uint32_t height = png_get_image_height(png, info);
	reading->pixels = memory_resize(NULL, row * height + 1);
	reading->rows = memory_resize(NULL, height * sizeof *reading->rows);
	for (uint32_t y = 0; y < height; y++)
		reading->rows[y] = reading->pixels + y * row;
	png_read_image(png, reading->rows);
	png_read_end(png, info);
}

/* Differences from the row above, the filter that deflates drawings and photographs alike tolerably. */
static void rows_filter(struct buffer *out, const unsigned char *samples, size_t row, uint32_t height)
{
	for (uint32_t y = 0; y < height; y++) {
		const unsigned char *above = y ? samples - row : NULL;
		buffer_char(out, 2);
		for (size_t x = 0; x < row; x++)
			buffer_char(out, (char)(samples[x] - (above ? above[x] : 0)));
		samples += row;
	}
}

/* Colours and opacity apart: the last sample of each pixel is its opacity. */
static void split_alpha(struct picture *picture, unsigned char *pixels)
{
	size_t count = (size_t)picture->width * picture->height, samples = (size_t)picture->components;
	unsigned char *alpha = memory_resize(NULL, count + 1);
	for (size_t i = 0; i < count; i++) {
		alpha[i] = pixels[i * (samples + 1) + samples];
		memmove(pixels + i * samples, pixels + i * (samples + 1), samples);
	}
	rows_filter(&picture->alpha, alpha, picture->width, picture->height);
	free(alpha);
}

static void read_as_stored(struct reading *reading, png_structp png, png_infop info)
{
	struct picture *picture = reading->picture;
	int type = png_get_color_type(png, info);
	picture->components = type == PNG_COLOR_TYPE_RGB ? 3 : 1;
	picture->bits = png_get_bit_depth(png, info);
	picture->packing = PICTURE_PNG;
	if (type == PNG_COLOR_TYPE_PALETTE)
		take_palette(png, info, picture);
	read_rows(reading, png, info);
	take_image_data(reading);
}

static void read_converted(struct reading *reading, png_structp png, png_infop info)
{
	struct picture *picture = reading->picture;
	png_set_expand(png);
	png_set_strip_16(png);
	png_set_interlace_handling(png);
	png_read_update_info(png, info);
	int channels = png_get_channels(png, info);
	bool alpha = channels == 2 || channels == 4;
	picture->components = channels - alpha;
	picture->bits = 8;
	picture->packing = PICTURE_RAW;
	read_rows(reading, png, info);
	if (alpha)
		split_alpha(picture, reading->pixels);
	rows_filter(&picture->data, reading->pixels, (size_t)picture->width * (size_t)picture->components, picture->height);
}

static void read_whole(struct reading *reading, png_structp png, png_infop info)
{
	struct picture *picture = reading->picture;
	png_set_read_fn(png, reading, reading_bytes);
	png_read_info(png, info);
	picture->width = png_get_image_width(png, info);
	picture->height = png_get_image_height(png, info);
	if (!picture_bounded(picture->width, picture->height))
		return;
	take_density(png, info, picture);
	bool plain = !(png_get_color_type(png, info) & PNG_COLOR_MASK_ALPHA) && !png_get_valid(png, info, PNG_INFO_tRNS) &&
	             png_get_bit_depth(png, info) <= 8 && png_get_interlace_type(png, info) == PNG_INTERLACE_NONE;
	if (plain)
		read_as_stored(reading, png, info);
	else
		read_converted(reading, png, info);
}

bool png_read(struct picture *picture, const unsigned char *bytes, size_t length)
{
	struct reading *reading = memory_resize(NULL, sizeof *reading);
	*reading = (struct reading){.picture = picture, .bytes = bytes, .length = length};
	png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reading, reading_error, reading_warning);
	png_infop info = png ? png_create_info_struct(png) : NULL;
	if (!info)
		reading->fault = "libpng can't be used";
	else if (setjmp(reading->failed) == 0)
		read_whole(reading, png, info);
	png_destroy_read_struct(&png, &info, NULL);
	free(reading->pixels);
	free(reading->rows);
	picture->fault = reading->fault;
	picture->orientation = 1;
	free(reading);
	return !picture->fault;
}
