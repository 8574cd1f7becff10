#include "html/photo.h"

#include <stdint.h>
#include <string.h>

#include "base/buffer.h"

/* Bytes being copied, marker by marker or chunk by chunk. */
struct copy {
	const uint8_t *from;
	size_t length, at;
	struct buffer out;
};

static uint32_t big_endian(const uint8_t *bytes, size_t count)
{
	uint32_t value = 0;
	for (size_t i = 0; i < count; i++)
		value = value << 8 | bytes[i];
	return value;
}

static bool finish(struct arena *arena, struct photo *photo, struct copy *copy, bool whole)
{
	if (whole && photo->width && photo->height) {
		char *bytes = arena_alloc(arena, copy->out.length + 1);
		memcpy(bytes, copy->out.data, copy->out.length);
		photo->bytes = bytes;
		photo->length = copy->out.length;
	}
	buffer_release(&copy->out);
	return whole && photo->width && photo->height;
}

/* PNG (ISO 15948): texts, times and EXIF are left out. */
static bool png_dropped(const uint8_t *type)
{
	static const char *const dropped[] = {"tEXt", "zTXt", "iTXt", "tIME", "eXIf"};
	for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
		if (memcmp(type, dropped[i], 4) == 0)
			return true;
	return false;
}

static bool read_png(struct arena *arena, struct photo *photo)
{
	struct copy copy = {photo->bytes, photo->length, 8, {0}};
	bool ended = false;
	buffer_bytes(&copy.out, copy.from, 8);
	while (!ended && copy.length - copy.at >= 12) {
		const uint8_t *chunk = copy.from + copy.at;
		size_t size = (size_t)big_endian(chunk, 4) + 12;
		if (size > copy.length - copy.at)
			break;
		if (memcmp(chunk + 4, "IHDR", 4) == 0 && size >= 25) {
			photo->width = big_endian(chunk + 8, 4);
			photo->height = big_endian(chunk + 12, 4);
		}
		if (!png_dropped(chunk + 4))
			buffer_bytes(&copy.out, chunk, size);
		ended = memcmp(chunk + 4, "IEND", 4) == 0;
		copy.at += size;
	}
	photo->type = "image/png";
	return finish(arena, photo, &copy, ended);
}

/* The Orientation (1 to 8) in an EXIF segment's TIFF part (EXIF 2.3, 4.6.4); 1 if it has none. */
static unsigned exif_orientation(const uint8_t *tiff, size_t length)
{
	if (length < 14)
		return 1;
	bool little = tiff[0] == 'I';
	uint8_t four[4];
	for (size_t i = 0; i < 4; i++)
		four[i] = tiff[4 + (little ? 3 - i : i)];
	size_t at = big_endian(four, 4);
	if (at > length - 2)
		return 1;
	size_t entries = little ? (size_t)tiff[at + 1] << 8 | tiff[at] : big_endian(tiff + at, 2);
	for (at += 2; entries-- > 0 && at + 12 <= length; at += 12) {
		unsigned tag = little ? (unsigned)tiff[at + 1] << 8 | tiff[at] : big_endian(tiff + at, 2);
		unsigned value = little ? tiff[at + 8] : tiff[at + 9];
		if (tag == 0x0112)
			return value >= 1 && value <= 8 ? value : 1;
	}
	return 1;
}

/* An EXIF segment that says nothing but how to turn the picture. */
static void add_orientation(struct buffer *out, unsigned orientation)
{
	uint8_t segment[] = {0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0,
	    3, 0, 0, 0, 1, 0, (uint8_t)orientation, 0, 0, 0, 0, 0, 0};
	buffer_bytes(out, segment, sizeof segment);
}

static bool is_frame(uint8_t marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* JFIF, a colour profile and Adobe's transform stay; every other application segment and comments go. */
static bool jpeg_dropped(uint8_t marker)
{
	return marker == 0xFE || (marker >= 0xE0 && marker <= 0xEF && marker != 0xE0 && marker != 0xE2 && marker != 0xEE);
}

/* One segment before the picture's data: SIZE bytes with its marker. Returns the orientation it gives, or 0. */
static unsigned jpeg_segment(struct photo *photo, struct copy *copy, const uint8_t *segment, size_t size)
{
	uint8_t marker = segment[1];
	if (is_frame(marker) && size >= 9) {
		photo->height = big_endian(segment + 5, 2);
		photo->width = big_endian(segment + 7, 2);
	}
	if (marker == 0xE1 && size > 10 && memcmp(segment + 4, "Exif\0", 6) == 0) {
		unsigned orientation = exif_orientation(segment + 10, size - 10);
		if (orientation != 1)
			add_orientation(&copy->out, orientation);
		return orientation;
	}
	if (!jpeg_dropped(marker))
		buffer_bytes(&copy->out, segment, size);
	return 0;
}

static bool read_jpeg(struct arena *arena, struct photo *photo)
{
	struct copy copy = {photo->bytes, photo->length, 2, {0}};
	unsigned orientation = 0;
	bool started = false;
	buffer_bytes(&copy.out, copy.from, 2);
	while (!started && copy.length - copy.at >= 4 && copy.from[copy.at] == 0xFF) {
		const uint8_t *segment = copy.from + copy.at;
		size_t size = (size_t)big_endian(segment + 2, 2) + 2;
		if (segment[1] == 0xFF) {
			copy.at++;
			continue;
		}
		if (size < 4 || size > copy.length - copy.at)
			break;
		unsigned found = jpeg_segment(photo, &copy, segment, size);
		orientation = orientation ? orientation : found;
		started = segment[1] == 0xDA;
		copy.at += size;
	}
	if (started)
		buffer_bytes(&copy.out, copy.from + copy.at, copy.length - copy.at);
	if (orientation >= 5) {
		unsigned width = photo->width;
		photo->width = photo->height;
		photo->height = width;
	}
	photo->type = "image/jpeg";
	return finish(arena, photo, &copy, started);
}

bool photo_read(struct arena *arena, struct photo *photo)
{
	static const uint8_t png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
	static const uint8_t jpeg[] = {0xFF, 0xD8, 0xFF};
	if (photo->length > sizeof png && memcmp(photo->bytes, png, sizeof png) == 0)
		return read_png(arena, photo);
	if (photo->length > sizeof jpeg && memcmp(photo->bytes, jpeg, sizeof jpeg) == 0)
		return read_jpeg(arena, photo);
	return false;
}
