/* JPEG (ITU-T T.81), marker by marker: nothing is decoded. Kept are the tables, the frame and its scans up to the end of
 * the image, the density of JFIF (ITU-T T.871), the orientation of EXIF (JEITA CP-3451, 4.6), an ICC profile's colours
 * (ICC.1:2010, B.4), and which transform of colours Adobe's segment names. Each is written anew or has exactly the length
 * that its contents ask for. */
#include <string.h>

#include "picture/reader.h"

enum {
	MARKER_SOF0 = 0xC0,
	MARKER_SOF1 = 0xC1,
	MARKER_SOF2 = 0xC2,
	MARKER_DHT = 0xC4,
	MARKER_JPG = 0xC8,
	MARKER_DAC = 0xCC,
	MARKER_SOF15 = 0xCF,
	MARKER_RST0 = 0xD0,
	MARKER_EOI = 0xD9,
	MARKER_SOS = 0xDA,
	MARKER_DQT = 0xDB,
	MARKER_DNL = 0xDC,
	MARKER_DRI = 0xDD,
	MARKER_APP0 = 0xE0,
	MARKER_APP1 = 0xE1,
	MARKER_APP2 = 0xE2,
	MARKER_APP14 = 0xEE,
	MARKER_APP15 = 0xEF,
	MARKER_COM = 0xFE,
};

enum { COMPONENTS_MAX = 4, SEGMENT_MAX = 65533 }; /* bytes after a segment's length */

static const char damaged[] = "its image data can't be read", cut[] = "it is cut short";

struct jpeg {
	struct picture *picture;
	const uint8_t *bytes;
	size_t length, at;
	struct buffer body;                 /* from the first table on: what every decoder needs */
	struct buffer profile;              /* pieces so far */
	unsigned pieces, pieces_read;       /* of the profile; PIECES is 0 before the first */
	uint8_t density[5];                 /* as in JFIF: unit, across, down */
	bool has_density, progressive;      /* progressive: components have several scans */
	uint8_t components[COMPONENTS_MAX]; /* their identifiers */
	unsigned scanned;                   /* a bit for each component that a scan held */
};

struct jpeg_segment {
	unsigned marker;
	const uint8_t *body; /* after its length */
	size_t length;
};

static bool fault(struct jpeg *jpeg, const char *text)
{
	if (!jpeg->picture->fault)
		jpeg->picture->fault = text;
	return false;
}

static bool begins(const struct jpeg_segment *segment, const char *name, size_t length)
{
	return segment->length >= length && !memcmp(segment->body, name, length);
}

static void put_segment(struct buffer *out, unsigned marker, const void *body, size_t length)
{
	number_put(out, 0xFF00 | marker, 2);
	number_put(out, (uint32_t)length + 2, 2);
	buffer_bytes(out, body, length);
}

static bool is_frame(unsigned marker)
{
	return marker >= MARKER_SOF0 && marker <= MARKER_SOF15 && marker != MARKER_DHT && marker != MARKER_JPG &&
	       marker != MARKER_DAC;
}

/* T.81, B.2.2 */
static bool take_frame(struct jpeg *jpeg, const struct jpeg_segment *segment)
{
	struct picture *picture = jpeg->picture;
	const uint8_t *body = segment->body;
	if (picture->components || segment->length < 6 || segment->length != 6 + 3U * body[5])
		return fault(jpeg, damaged);
	if (segment->marker > MARKER_SOF2 || body[0] != 8)
		return fault(jpeg, "its kind of compression is not one that PDF readers know");
	picture->bits = 8;
	picture->height = number_read(body + 1, 2);
	picture->width = number_read(body + 3, 2);
	picture->components = body[5];
	if (!picture->height)
		return fault(jpeg, "it does not say how high it is");
	if (!picture->width || !picture->components || picture->components > COMPONENTS_MAX)
		return fault(jpeg, damaged);
	jpeg->progressive = segment->marker == MARKER_SOF2;
	for (int i = 0; i < picture->components; i++)
		jpeg->components[i] = body[6 + 3 * i];
	return true;
}

/* Notes a component of a scan. Without progression each has one scan: a second would be another picture. */
static bool take_component(struct jpeg *jpeg, uint8_t identifier)
{
	for (int i = 0; i < jpeg->picture->components; i++) {
		if (jpeg->components[i] != identifier)
			continue;
		bool again = jpeg->scanned >> i & 1;
		jpeg->scanned |= 1U << i;
		return !again || jpeg->progressive;
	}
	return false;
}

/* T.81, B.2.3 */
static bool scan_is_sound(struct jpeg *jpeg, const struct jpeg_segment *segment)
{
	size_t count = segment->length ? segment->body[0] : 0;
	if (!count || count > COMPONENTS_MAX || segment->length != 4 + 2 * count)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!take_component(jpeg, segment->body[1 + 2 * i]))
			return false;
	return true;
}

/* T.81, B.2.4.1 and B.2.4.2: tables stand one after the other up to the segment's end. */
static bool tables_are_sound(const struct jpeg_segment *segment)
{
	size_t at = 0;
	while (at < segment->length) {
		const uint8_t *table = segment->body + at;
		if (segment->marker == MARKER_DQT) {
			at += table[0] >> 4 ? 129 : 65;
			continue;
		}
		if (segment->length - at < 17)
			return false;
		at += 17;
		for (int i = 1; i <= 16; i++)
			at += table[i];
	}
	return at == segment->length;
}

/* The numbers of a TIFF directory, in the byte order that it says. */
static uint32_t tiff_number(const uint8_t *bytes, size_t size, bool little)
{
	uint32_t value = 0;
	for (size_t i = 0; i < size; i++)
		value = value << 8 | bytes[little ? size - 1 - i : i];
	return value;
}

/* The orientation, 1 to 8, that an EXIF segment states; 1 if it states none (CP-3451, 4.6.4, tag 274). */
static int exif_orientation(const struct jpeg_segment *segment)
{
	enum { NAME_SIZE = 6, HEADER_SIZE = 8, ENTRY_SIZE = 12, ORIENTATION = 274 };
	const uint8_t *tiff = segment->body + NAME_SIZE;
	if (segment->length < NAME_SIZE + HEADER_SIZE || !begins(segment, "Exif\0", NAME_SIZE))
		return 1;
	size_t length = segment->length - NAME_SIZE;
	bool little = tiff[0] == 'I';
	size_t at = tiff_number(tiff + 4, 4, little);
	if (at > length - 2)
		return 1;
	size_t count = tiff_number(tiff + at, 2, little);
	for (at += 2; count-- && at + ENTRY_SIZE <= length; at += ENTRY_SIZE) {
		uint32_t value = tiff_number(tiff + at + 8, 2, little);
		if (tiff_number(tiff + at, 2, little) == ORIENTATION && value >= 1 && value <= 8)
			return (int)value;
	}
	return 1;
}

static void take_density(struct jpeg *jpeg, const struct jpeg_segment *segment)
{
	enum { UNIT = 7, PER_INCH = 1, PER_CENTIMETRE = 2 };
	if (segment->length < 12 || !begins(segment, "JFIF", 5) || jpeg->has_density)
		return;
	uint32_t density = number_read(segment->body + UNIT + 1, 2);
	memcpy(jpeg->density, segment->body + UNIT, sizeof jpeg->density);
	jpeg->has_density = true;
	jpeg->picture->dpi = jpeg->density[0] == PER_INCH         ? density
	                     : jpeg->density[0] == PER_CENTIMETRE ? (density * 254 + 50) / 100
	                                                          : 0;
}

/* A piece of a profile, "1 of 3"; pieces out of order end it. */
static void take_profile(struct jpeg *jpeg, const struct jpeg_segment *segment)
{
	enum { NAME_SIZE = 12 };
	if (segment->length < NAME_SIZE + 2 || !begins(segment, "ICC_PROFILE", NAME_SIZE))
		return;
	unsigned number = segment->body[NAME_SIZE], pieces = segment->body[NAME_SIZE + 1];
	if (number != jpeg->pieces_read + 1 || number > pieces || (jpeg->pieces && pieces != jpeg->pieces))
		return;
	jpeg->pieces = pieces;
	jpeg->pieces_read = number;
	buffer_bytes(&jpeg->profile, segment->body + NAME_SIZE + 2, segment->length - NAME_SIZE - 2);
}

/* Application segments say something about the picture or are left out. Adobe's transform is for every decoder. */
static void take_application(struct jpeg *jpeg, const struct jpeg_segment *segment)
{
	enum { TRANSFORM = 11 };
	if (segment->marker == MARKER_APP0)
		take_density(jpeg, segment);
	if (segment->marker == MARKER_APP1 && jpeg->picture->orientation == 1)
		jpeg->picture->orientation = exif_orientation(segment);
	if (segment->marker == MARKER_APP2)
		take_profile(jpeg, segment);
	if (segment->marker == MARKER_APP14 && segment->length > TRANSFORM && begins(segment, "Adobe", 5)) {
		uint8_t body[] = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, segment->body[TRANSFORM]};
		put_segment(&jpeg->body, MARKER_APP14, body, sizeof body);
	}
}

static bool take_segment(struct jpeg *jpeg, const struct jpeg_segment *segment)
{
	unsigned marker = segment->marker;
	bool sound = true;
	if (marker >= MARKER_APP0 && marker <= MARKER_APP15) {
		take_application(jpeg, segment);
		return true;
	}
	if (marker == MARKER_COM || marker == MARKER_DNL)
		return true;
	if (is_frame(marker))
		sound = take_frame(jpeg, segment);
	else if (marker == MARKER_DQT || marker == MARKER_DHT)
		sound = tables_are_sound(segment);
	else if (marker == MARKER_SOS)
		sound = scan_is_sound(jpeg, segment);
	else
		sound = marker == MARKER_DRI && segment->length == 2;
	put_segment(&jpeg->body, marker, segment->body, segment->length);
	return sound || fault(jpeg, damaged);
}

/* The end of a scan's entropy-coded data: the next marker that is no restart and no stuffed zero (T.81, B.1.1.5). */
static size_t scan_end(const uint8_t *bytes, size_t length, size_t at)
{
	while (at + 1 < length) {
		const uint8_t *found = memchr(bytes + at, 0xFF, length - at - 1);
		if (!found)
			return length;
		at = (size_t)(found - bytes);
		if (found[1] != 0 && found[1] != 0xFF && (found[1] & 0xF8) != MARKER_RST0)
			return at;
		at += found[1] == 0xFF ? 1 : 2;
	}
	return length;
}

static bool is_whole(const struct jpeg *jpeg)
{
	unsigned all = (1U << jpeg->picture->components) - 1;
	return jpeg->picture->components && jpeg->scanned == all;
}

/* The segments up to the end of the image. What a picture of several (CIPA DC-007) has behind it is not read. */
static bool read_segments(struct jpeg *jpeg)
{
	const uint8_t *bytes = jpeg->bytes;
	while (jpeg->at + 1 < jpeg->length && bytes[jpeg->at] == 0xFF) {
		unsigned marker = bytes[jpeg->at + 1];
		if (marker == 0xFF) { /* a fill byte */
			jpeg->at++;
			continue;
		}
		if (marker == MARKER_EOI)
			return is_whole(jpeg) || fault(jpeg, cut);
		size_t size = jpeg->at + 4 <= jpeg->length ? number_read(bytes + jpeg->at + 2, 2) : 0;
		if (size < 2 || size > jpeg->length - jpeg->at - 2)
			return fault(jpeg, cut);
		struct jpeg_segment segment = {marker, bytes + jpeg->at + 4, size - 2};
		if (!take_segment(jpeg, &segment))
			return false;
		jpeg->at += size + 2;
		if (marker == MARKER_SOS) {
			size_t end = scan_end(bytes, jpeg->length, jpeg->at);
			buffer_bytes(&jpeg->body, bytes + jpeg->at, end - jpeg->at);
			jpeg->at = end;
		}
	}
	return fault(jpeg, cut);
}

static void put_density(struct buffer *out, const struct jpeg *jpeg)
{
	uint8_t body[14] = "JFIF\0\1\1"; /* version 1.01; no thumbnail */
	memcpy(body + 7, jpeg->density, sizeof jpeg->density);
	if (jpeg->has_density)
		put_segment(out, MARKER_APP0, body, sizeof body);
}

/* An EXIF segment that says nothing but how to turn the picture. */
static void put_orientation(struct buffer *out, int orientation)
{
	uint8_t body[32] = "Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1";
	body[25] = (uint8_t)orientation;
	if (orientation != 1)
		put_segment(out, MARKER_APP1, body, sizeof body);
}

static void put_profile(struct buffer *out, const struct jpeg *jpeg)
{
	struct buffer body = {0};
	buffer_bytes(&body, "ICC_PROFILE\0\1\1", 14);
	bool whole = jpeg->pieces && jpeg->pieces_read == jpeg->pieces &&
	             profile_clean(&body, (const uint8_t *)jpeg->profile.data, jpeg->profile.length);
	if (whole && body.length <= SEGMENT_MAX)
		put_segment(out, MARKER_APP2, body.data, body.length);
	buffer_release(&body);
}

static void publish(struct jpeg *jpeg)
{
	struct picture *picture = jpeg->picture;
	struct buffer *out = &picture->published;
	buffer_bytes(out, "\xFF\xD8", 2);
	put_density(out, jpeg);
	put_orientation(out, picture->orientation);
	put_profile(out, jpeg);
	buffer_bytes(&jpeg->body, "\xFF\xD9", 2);
	picture->bare = out->length;
	picture->bare_length = jpeg->body.length;
	buffer_bytes(out, jpeg->body.data, jpeg->body.length);
}

bool jpeg_read(struct picture *picture, const uint8_t *bytes, size_t length)
{
	struct jpeg jpeg = {.picture = picture, .bytes = bytes, .length = length, .at = 2};
	picture->format = PICTURE_JPEG;
	picture->as_stored = true;
	bool whole = read_segments(&jpeg);
	if (whole)
		publish(&jpeg);
	buffer_release(&jpeg.body);
	buffer_release(&jpeg.profile);
	return whole;
}
