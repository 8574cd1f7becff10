/* PNG pictures that a PDF can't hold as they are (with opacity, interlaced, of 16 bits) as rows of 8-bit samples, by
 * libpng's classic API. */
#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "picture/picture.h"

struct png_decoder {
	const uint8_t *bytes;
	size_t length, at;
	jmp_buf failed;
	png_bytepp rows;
	uint8_t *pixels;
	int channels;
	bool decoded;
};

static void decoder_error(png_structp png, png_const_charp text)
{
	struct png_decoder *decoder = png_get_error_ptr(png);
	(void)text;
	longjmp(decoder->failed, 1);
}

static void decoder_warning(png_structp png, png_const_charp text)
{
	(void)png;
	(void)text;
}

static void decoder_bytes(png_structp png, png_bytep out, size_t count)
{
	struct png_decoder *decoder = png_get_io_ptr(png);
	if (count > decoder->length - decoder->at)
		png_error(png, "end");
	memcpy(out, decoder->bytes + decoder->at, count);
	decoder->at += count;
}

static void decode(struct png_decoder *decoder, png_structp png, png_infop info)
{
	png_set_read_fn(png, decoder, decoder_bytes);
	png_read_info(png, info);
	png_set_expand(png);
	png_set_strip_16(png);
	png_set_interlace_handling(png);
	png_read_update_info(png, info);
	decoder->channels = png_get_channels(png, info);
	size_t row = png_get_rowbytes(png, info);
	uint32_t height = png_get_image_height(png, info);
	decoder->pixels = memory_resize(NULL, row * height + 1);
	decoder->rows = memory_resize(NULL, height * sizeof *decoder->rows);
	for (uint32_t y = 0; y < height; y++)
		decoder->rows[y] = decoder->pixels + y * row;
	png_read_image(png, decoder->rows);
	png_read_end(png, info);
}

/* Differences from the row above (filter 2, Up), which deflates drawings and photographs alike tolerably. */
static void rows_filter(struct buffer *out, const uint8_t *samples, size_t row, uint32_t height)
{
	for (uint32_t y = 0; y < height; y++) {
		const uint8_t *above = y ? samples - row : NULL;
		buffer_char(out, 2);
		for (size_t x = 0; x < row; x++)
			buffer_char(out, (char)(samples[x] - (above ? above[x] : 0)));
		samples += row;
	}
}

/* Colours and opacity apart: the last sample of each pixel is its opacity. */
static void split_opacity(const struct picture *picture, uint8_t *pixels, struct buffer *out)
{
	size_t count = (size_t)picture->width * picture->height, samples = (size_t)picture->components;
	uint8_t *opacity = memory_resize(NULL, count + 1);
	for (size_t i = 0; i < count; i++) {
		opacity[i] = pixels[i * (samples + 1) + samples];
		memmove(pixels + i * samples, pixels + i * (samples + 1), samples);
	}
	rows_filter(out, opacity, picture->width, picture->height);
	free(opacity);
}

bool picture_samples(const struct picture *picture, struct samples *out)
{
	struct png_decoder *decoder = memory_resize(NULL, sizeof *decoder);
	*decoder = (struct png_decoder){
	    .bytes = (const uint8_t *)buffer_text(&picture->published), .length = picture->published.length};
	png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, decoder, decoder_error, decoder_warning);
	png_infop info = png ? png_create_info_struct(png) : NULL;
	if (info && setjmp(decoder->failed) == 0) {
		decode(decoder, png, info);
		if (decoder->channels > picture->components)
			split_opacity(picture, decoder->pixels, &out->opacity);
		rows_filter(
		    &out->colours, decoder->pixels, (size_t)picture->width * (size_t)picture->components, picture->height);
		decoder->decoded = true;
	}
	bool decoded = decoder->decoded;
	png_destroy_read_struct(&png, &info, NULL);
	free(decoder->pixels);
	free(decoder->rows);
	free(decoder);
	return decoded;
}
