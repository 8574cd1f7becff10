/* JPEG (ITU-T T.81) read by hand as far as a PDF needs it, and passed through without what cameras add: a photograph's
 * EXIF data may name the place where a child was. */
#include <string.h>

#include "pdf/picture.h"

enum {
	MARKER_SOF0 = 0xC0,
	MARKER_SOF2 = 0xC2,
	MARKER_DHT = 0xC4,
	MARKER_JPG = 0xC8,
	MARKER_DAC = 0xCC,
	MARKER_SOF15 = 0xCF,
	MARKER_RST0 = 0xD0,
	MARKER_SOI = 0xD8,
	MARKER_EOI = 0xD9,
	MARKER_SOS = 0xDA,
	MARKER_APP0 = 0xE0,
	MARKER_APP1 = 0xE1,
	MARKER_APP14 = 0xEE,
	MARKER_APP15 = 0xEF,
	MARKER_COM = 0xFE,
};

struct segment {
	unsigned marker;
	const unsigned char *body; /* after its length */
	size_t length;
};

static uint32_t read16(const unsigned char *bytes)
{
	return (uint32_t)(bytes[0] << 8 | bytes[1]);
}

static bool is_frame(unsigned marker)
{
	return marker >= MARKER_SOF0 && marker <= MARKER_SOF15 && marker != MARKER_DHT && marker != MARKER_JPG &&
	       marker != MARKER_DAC;
}

static bool take_frame(struct picture *picture, const struct segment *segment)
{
	if (segment->length < 6 || segment->length < 6 + 3U * segment->body[5]) {
		picture->fault = "it is cut short";
		return false;
	}
	if (segment->marker > MARKER_SOF2 || segment->body[0] != 8) {
		picture->fault = "its kind of compression is not one that PDF readers know";
		return false;
	}
	picture->bits = 8;
	picture->height = read16(segment->body + 1);
	picture->width = read16(segment->body + 3);
	picture->components = segment->body[5];
	return true;
}

/* Numbers of a TIFF directory, in the byte order that it says. */
static uint32_t tiff_number(const unsigned char *bytes, int size, bool little)
{
	uint32_t value = 0;
	for (int i = 0; i < size; i++)
		value = value << 8 | bytes[little ? size - 1 - i : i];
	return value;
}

/* The orientation, 1 to 8, that an EXIF segment states; 1 if it states none (EXIF 2.32, tag 274). */
static int exif_orientation(const struct segment *segment)
{
	const unsigned char *tiff = segment->body + 6;
	if (segment->length < 6 + 8 || memcmp(segment->body, "Exif\0", 6) != 0)
		return 1;
	size_t length = segment->length - 6;
	bool little = tiff[0] == 'I';
	size_t at = tiff_number(tiff + 4, 4, little);
	if (at > length - 2)
		return 1;
	size_t count = tiff_number(tiff + at, 2, little);
	for (at += 2; count-- && at + 12 <= length; at += 12) {
		uint32_t value = tiff_number(tiff + at + 8, 2, little);
		if (tiff_number(tiff + at, 2, little) == 274 && value >= 1 && value <= 8)
			return (int)value;
	}
	return 1;
}

static void take_density(struct picture *picture, const struct segment *segment)
{
	enum { PER_INCH = 1, PER_CENTIMETRE = 2 };
	if (segment->length < 12 || memcmp(segment->body, "JFIF", 5) != 0)
		return;
	uint32_t density = read16(segment->body + 8);
	picture->size.dpi = segment->body[7] == PER_INCH         ? density
	                    : segment->body[7] == PER_CENTIMETRE ? (density * 254 + 50) / 100
	                                                         : 0;
}

/* What decoders need goes into the PDF, comments and application data don't; APP14 says how colours are coded. */
static bool segment_is_kept(const struct segment *segment)
{
	bool application = segment->marker >= MARKER_APP0 && segment->marker <= MARKER_APP15;
	bool adobe = segment->marker == MARKER_APP14 && segment->length >= 12 && !memcmp(segment->body, "Adobe", 5);
	return (!application || adobe) && segment->marker != MARKER_COM;
}

static bool take_segment(struct picture *picture, const struct segment *segment)
{
	if (is_frame(segment->marker) && !take_frame(picture, segment))
		return false;
	if (segment->marker == MARKER_APP0)
		take_density(picture, segment);
	if (segment->marker == MARKER_APP1 && picture->orientation == 1)
		picture->orientation = exif_orientation(segment);
	if (segment_is_kept(segment)) {
		buffer_char(&picture->data, (char)0xFF);
		buffer_char(&picture->data, (char)segment->marker);
		buffer_bytes(&picture->data, segment->body - 2, segment->length + 2);
	}
	return true;
}

/* The end of a scan's entropy-coded data: the next marker that is no restart and no stuffed zero. */
static size_t scan_end(const unsigned char *bytes, size_t length, size_t at)
{
	while (at + 1 < length) {
		const unsigned char *found = memchr(bytes + at, 0xFF, length - at - 1);
		if (!found)
			return length;
		at = (size_t)(found - bytes);
		if (found[1] != 0 && found[1] != 0xFF && (found[1] & 0xF8) != MARKER_RST0)
			return at;
		at += found[1] == 0xFF ? 1 : 2;
	}
	return length;
}

/* From the marker at AT on to the end of the image. */
static bool read_segments(struct picture *picture, const unsigned char *bytes, size_t length, size_t at)
{
	while (at + 1 < length) {
		unsigned marker = bytes[at + 1];
		if (bytes[at] != 0xFF)
			return false;
		if (marker == 0xFF) {
			at++;
			continue;
		}
		if (marker == MARKER_EOI)
			return picture->width > 0;
		size_t size = at + 4 <= length ? read16(bytes + at + 2) : 0;
		if (size < 2 || size > length - at - 2)
			return false;
		if (!take_segment(picture, &(struct segment){marker, bytes + at + 4, size - 2}))
			return false;
		at += size + 2;
		if (marker == MARKER_SOS) {
			size_t end = scan_end(bytes, length, at);
			buffer_bytes(&picture->data, bytes + at, end - at);
			at = end;
		}
	}
	return false;
}

bool jpeg_read(struct picture *picture, const unsigned char *bytes, size_t length)
{
	picture->packing = PICTURE_JPEG;
	picture->orientation = 1;
	buffer_bytes(&picture->data, "\xFF\xD8", 2);
	bool whole = read_segments(picture, bytes, length, 2);
	buffer_bytes(&picture->data, "\xFF\xD9", 2);
	if (!whole && !picture->fault)
		picture->fault = "it is cut short";
	if (whole && picture->height == 0)
		picture->fault = "it does not say how high it is";
	return !picture->fault;
}
