/* Pictures publish nothing but the picture: a secret is planted in every place of a PNG and a JPEG that a program may write
 * to, and must not be in what is published. Damaged pictures are refused. */
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "picture/reader.h"

static const char secret[] = "SECRET 52.6 north";

static bool holds(const struct buffer *buffer, const char *text)
{
	size_t length = strlen(text);
	for (size_t i = 0; i + length <= buffer->length; i++)
		if (memcmp(buffer->data + i, text, length) == 0)
			return true;
	return false;
}

/* A profile of three primaries, one curve for all, and secrets in its texts, a private tag, its gaps and its header. */
static void make_profile(struct buffer *out)
{
	static const char *const tags[] = {"desc", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "prvt"};
	enum { COUNT = 9, DATA = 128 + 4 + COUNT * 12, TEXT = 40, NUMBERS = 28, CURVE = 20, TRC = 5, PRIVATE = 8 };
	struct buffer data = {0};
	uint8_t header[128] = {0, 0, 0, 0, 'p', 'r', 'v', 't', 2};
	memcpy(header + 12, "mntrRGB XYZ ", 12);
	memcpy(header + 36, "acsp", 4);
	memcpy(header + 100, secret, sizeof secret);
	buffer_bytes(out, header, sizeof header);
	number_put(out, COUNT, 4);
	for (int i = 0; i < COUNT; i++) {
		bool text = i == 0 || i == PRIVATE, curve = i >= TRC && i < PRIVATE;
		size_t at = curve && i > TRC ? DATA + TEXT + 4 * NUMBERS : DATA + data.length;
		buffer_bytes(out, tags[i], 4);
		number_put(out, (uint32_t)at, 4);
		number_put(out, text ? TEXT : curve ? CURVE : NUMBERS, 4);
		if (curve && i > TRC)
			continue;
		uint8_t element[TEXT] = {0};
		memcpy(element, text ? "text" : curve ? "curv" : "XYZ ", 4);
		memcpy(element + (text ? 8 : 20), secret, curve ? 0 : text ? sizeof secret : 8);
		element[11] = curve ? 1 : element[11];
		buffer_bytes(&data, element, text ? TEXT : curve ? CURVE : NUMBERS);
	}
	buffer_bytes(out, data.data, data.length);
	buffer_release(&data);
	for (size_t i = 0, length = out->length; i < 4; i++)
		out->data[i] = (char)(length >> (3 - i) * 8);
}

static void put_chunk(struct buffer *out, const char *type, const void *data, size_t size)
{
	number_put(out, (uint32_t)size, 4);
	buffer_bytes(out, type, 4);
	buffer_bytes(out, data, size);
	number_put(out, libdeflate_crc32(libdeflate_crc32(0, type, 4), data, size), 4);
}

static void put_packed(struct buffer *out, const void *bytes, size_t length)
{
	char packed[1000];
	struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(0);
	buffer_bytes(out, packed, libdeflate_zlib_compress(compressor, bytes, length, packed, sizeof packed));
	libdeflate_free_compressor(compressor);
}

/* What a PNG of 2 by 2 pixels is to be. */
struct png_plan {
	int type, depth; /* of colour; bits a sample */
	size_t data;     /* bytes of its rows, with their filters */
	bool interlaced;
	uint8_t filter;
};

static void put_profile_chunk(struct buffer *out)
{
	struct buffer profile = {0}, chunk = {0};
	make_profile(&profile);
	buffer_bytes(&chunk, secret, sizeof secret); /* the name, and its NUL */
	buffer_char(&chunk, 0);
	put_packed(&chunk, profile.data, profile.length);
	buffer_bytes(&chunk, secret, sizeof secret);
	put_chunk(out, "iCCP", chunk.data, chunk.length);
	buffer_release(&profile);
	buffer_release(&chunk);
}

static void make_png(struct buffer *out, const struct png_plan *plan)
{
	static const char *const planted[] = {"tEXt", "zTXt", "iTXt", "tIME", "eXIf", "prVt", "caBX", "sPLT", "hIST",
	    "bKGD", "sBIT", "acTL", "fdAT", "gAMA", "pHYs", "sRGB", "cHRM"};
	uint8_t header[13] = {0, 0, 0, 2, 0, 0, 0, 2, (uint8_t)plan->depth, (uint8_t)plan->type, 0, 0, plan->interlaced};
	uint8_t rows[64] = {plan->filter};
	struct buffer data = {0};
	buffer_clear(out);
	buffer_bytes(out, "\x89PNG\r\n\x1A\n", 8);
	put_chunk(out, "IHDR", header, sizeof header);
	put_profile_chunk(out);
	for (size_t i = 0; i < sizeof planted / sizeof *planted; i++)
		put_chunk(out, planted[i], secret, sizeof secret);
	put_chunk(out, "pHYs", "\0\0\x17\x12\0\0\x17\x12\1", 9);
	put_chunk(out, "PLTE", "123456SECRET 52.6 north", 21);
	if (plan->type == 3)
		put_chunk(out, "tRNS", "\1\2SECRET 52.6 north", 7);
	put_packed(&data, rows, plan->data);
	put_chunk(out, "IDAT", data.data, data.length);
	put_chunk(out, "IDAT", secret, sizeof secret); /* behind the stream's end */
	put_chunk(out, "IEND", "", 0);
	put_chunk(out, "IDAT", secret, sizeof secret);
	buffer_bytes(out, secret, sizeof secret);
	buffer_release(&data);
}

static bool read_bytes(struct picture *picture, const struct buffer *file, size_t length)
{
	*picture = (struct picture){.file = "picture", .orientation = 1};
	const uint8_t *bytes = (const uint8_t *)file->data;
	return bytes[0] == 0xFF ? jpeg_read(picture, bytes, length) : png_read(picture, bytes, length);
}

static bool is_read(const struct buffer *file, size_t length)
{
	struct picture picture;
	bool read = read_bytes(&picture, file, length);
	buffer_release(&picture.published);
	return read;
}

static void test_png(struct checks *checks)
{
	static const struct png_plan plans[] = {{0, 1, 4, false, 0}, {3, 1, 4, false, 0}, {2, 8, 14, false, 4},
	    {6, 16, 34, false, 2}, {0, 8, 7, true, 1}, {4, 8, 10, false, 3}};
	struct buffer file = {0};
	for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
		struct picture picture;
		make_png(&file, &plans[i]);
		bool read = read_bytes(&picture, &file, file.length);
		struct buffer *published = &picture.published;
		check(checks, "a PNG is read", read && picture.width == 2 && picture.height == 2 && picture.dpi == 150);
		check(checks, "it publishes no secret", !holds(published, "SECRET") && !holds(published, "52.6"));
		check(checks, "its colours and density stay",
		    holds(published, "iCCPrgb") && holds(published, "pHYs") &&
		        holds(published, "PLTE") == (plans[i].type == 3));
		bool again = is_read(published, published->length);
		check(checks, "what it publishes is a PNG again, and smaller", again && published->length < file.length);
		for (size_t length = 8; length < published->length; length++)
			again = again && !is_read(published, length);
		check(checks, "cut short it is refused", again);
		buffer_release(published);
	}
	make_png(&file, &(struct png_plan){2, 8, 21, false, 0});
	check(checks, "more rows than the header says are refused", !is_read(&file, file.length));
	make_png(&file, &(struct png_plan){2, 8, 7, false, 0});
	check(checks, "fewer rows than the header says are refused", !is_read(&file, file.length));
	make_png(&file, &(struct png_plan){2, 8, 14, false, 5});
	check(checks, "a filter that is none is refused", !is_read(&file, file.length));
	make_png(&file, &(struct png_plan){2, 4, 8, false, 0});
	check(checks, "a depth that a colour type has not is refused", !is_read(&file, file.length));
	make_png(&file, &plans[0]);
	file.data[30] ^= 1;
	check(checks, "a wrong checksum is refused", !is_read(&file, file.length));
	buffer_release(&file);
}

static void test_profile(struct checks *checks)
{
	struct buffer profile = {0}, clean = {0}, again = {0};
	make_profile(&profile);
	bool read = profile_clean(&clean, (const uint8_t *)profile.data, profile.length);
	check(checks, "a profile is read", read);
	check(checks, "no secret of it is kept", !holds(&clean, "SECRET"));
	check(checks, "primaries and curves are kept",
	    holds(&clean, "rXYZ") && holds(&clean, "bTRC") && holds(&clean, "desc"));
	read = profile_clean(&again, (const uint8_t *)clean.data, clean.length);
	check(checks, "cleaned twice it stays the same",
	    read && again.length == clean.length && !memcmp(again.data, clean.data, clean.length));
	for (size_t length = 0; length < profile.length; length++)
		if (profile_clean(&again, (const uint8_t *)profile.data, length))
			check(checks, "a profile cut short is refused", false);
	buffer_release(&profile);
	buffer_release(&clean);
	buffer_release(&again);
}

static void put_segment(struct buffer *out, unsigned marker, const char *begin, size_t length, const char *end)
{
	number_put(out, 0xFF00 | marker, 2);
	number_put(out, (uint32_t)(length + strlen(end) + 2), 2);
	buffer_bytes(out, begin, length);
	buffer_add(out, end);
}

static void put_profile_segments(struct buffer *out)
{
	struct buffer profile = {0}, piece = {0};
	make_profile(&profile);
	for (int i = 0; i < 2; i++) {
		size_t half = profile.length / 2, length = i ? profile.length - half : half;
		buffer_clear(&piece);
		buffer_bytes(&piece, i ? "ICC_PROFILE\0\2\2" : "ICC_PROFILE\0\1\2", 14);
		buffer_bytes(&piece, profile.data + (i ? half : 0), length);
		put_segment(out, 0xE2, piece.data, piece.length, "");
	}
	buffer_release(&profile);
	buffer_release(&piece);
}

/* What a JPEG has beside the secrets in what is left out. */
struct jpeg_plan {
	int orientation;
	const char *table_tail, *scan_tail; /* in segments that have none */
	int scans;
	unsigned frame; /* its marker */
};

/* 3 by 2 pixels. */
static void make_jpeg(struct buffer *out, const struct jpeg_plan *plan)
{
	static const char exif[] = "Exif\0\0II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0O\0\0\0\0\0\0\0";
	char table[65] = {0};
	buffer_clear(out);
	buffer_bytes(out, "\xFF\xD8", 2);
	put_segment(out, 0xE0, "JFIF\0\1\1\1\0\x60\0\x60\1\1", 14, "SECRET thumbnail");
	put_segment(out, 0xE0, "JFXX\0", 5, secret);
	size_t at = out->length;
	put_segment(out, 0xE1, exif, sizeof exif - 1, secret);
	out->data[at + 28] = (char)plan->orientation;
	put_segment(out, 0xE1, "http://ns.adobe.com/xap/1.0/\0", 29, secret);
	put_segment(out, 0xE2, "MPF\0", 4, secret);
	put_profile_segments(out);
	put_segment(out, 0xED, "Photoshop 3.0\0", 14, secret);
	put_segment(out, 0xEE, "Adobe\0\x64SECR\1", 12, secret);
	put_segment(out, 0xFE, "", 0, secret);
	put_segment(out, 0xDB, table, sizeof table, plan->table_tail);
	put_segment(out, plan->frame, "\x08\0\2\0\3\1\1\x11\0", 9, "");
	for (int i = 0; i < plan->scans; i++) {
		put_segment(out, 0xDA, "\1\1\0\0\x3F\0", 6, plan->scan_tail);
		buffer_bytes(out, "\x12\x34\xFF\0\x56", 5);
	}
	buffer_bytes(out, "\xFF\xD9\xFF\xD8\xFF\xE1", 6); /* and a second picture */
	buffer_add(out, secret);
	buffer_bytes(out, "\xFF\xD9", 2);
}

/* T.81, table B.1: frames of 0xC0 to 0xCF but DHT, JPG and DAC. PDF readers know the first three. */
static void test_frames(struct checks *checks, struct buffer *file)
{
	for (unsigned marker = 0xC0; marker <= 0xCF; marker++) {
		struct picture picture;
		if (marker == 0xC4 || marker == 0xC8 || marker == 0xCC)
			continue;
		make_jpeg(file, &(struct jpeg_plan){1, "", "", 1, marker});
		bool read = read_bytes(&picture, file, file->length);
		check(checks, "what PDF readers do not know is refused for that",
		    marker <= 0xC2 ? read : !read && strstr(picture.fault, "compression"));
		buffer_release(&picture.published);
	}
}

static void test_jpeg(struct checks *checks)
{
	struct buffer file = {0};
	for (int orientation = 1; orientation <= 8; orientation++) {
		struct picture picture;
		make_jpeg(&file, &(struct jpeg_plan){orientation, "", "", 1, 0xC0});
		bool read = read_bytes(&picture, &file, file.length), turned = orientation > 4;
		struct buffer *published = &picture.published;
		check(checks, "a JPEG is read", read && picture.orientation == orientation && picture.dpi == 96);
		check(checks, "its size is as shown",
		    picture_shown_width(&picture) == (turned ? 2 : 3) && picture_shown_height(&picture) == (turned ? 3 : 2));
		check(checks, "it publishes no secret", !holds(published, "SECR") && !holds(published, "52.6"));
		check(checks, "how to turn it and its colours stay",
		    holds(published, "Exif") == (orientation != 1) && holds(published, "ICC_PROFILE") &&
		        holds(published, "Adobe"));
		bool again = is_read(published, published->length);
		check(checks, "what it publishes is a JPEG again, and smaller", again && published->length < file.length);
		for (size_t length = 2; length < published->length; length++)
			again = again && !is_read(published, length);
		check(checks, "cut short it is refused", again);
		buffer_release(published);
	}
	make_jpeg(&file, &(struct jpeg_plan){1, secret, "", 1, 0xC0});
	check(checks, "more in a table than a table is refused", !is_read(&file, file.length));
	make_jpeg(&file, &(struct jpeg_plan){1, "", secret, 1, 0xC0});
	check(checks, "more in a scan's header than it holds is refused", !is_read(&file, file.length));
	make_jpeg(&file, &(struct jpeg_plan){1, "", "", 2, 0xC0});
	check(checks, "a second scan of the same colour is refused", !is_read(&file, file.length));
	make_jpeg(&file, &(struct jpeg_plan){1, "", "", 0, 0xC0});
	check(checks, "a JPEG without a scan is refused", !is_read(&file, file.length));
	test_frames(checks, &file);
	buffer_release(&file);
}

static uint32_t number_at(const struct buffer *file, size_t at)
{
	return number_read((const uint8_t *)file->data + at, 4);
}

/* Makes the checksum of the chunk that AT is in right again, so that it is not this alone that refuses the file. */
static void repair_checksum(struct buffer *file, size_t at)
{
	size_t chunk = 8;
	while (chunk + 12 <= file->length) {
		size_t size = number_at(file, chunk), end = chunk + 8 + size;
		if (size > file->length || end + 4 > file->length)
			return;
		if (at >= chunk && at < end) {
			uint32_t sum = libdeflate_crc32(0, file->data + chunk + 4, size + 4);
			for (size_t i = 0; i < 4; i++)
				file->data[end + i] = (char)(sum >> (3 - i) * 8);
			return;
		}
		chunk = end + 4;
	}
}

/* Read, bounded and without a secret, or refused with a reason. What is published is read again as the same. */
static bool is_sound(const struct buffer *file)
{
	struct picture picture, again;
	bool read = read_bytes(&picture, file, file->length), bounded = read && picture_bounded(&picture);
	struct buffer *published = &picture.published;
	bool sound = read ? !picture.fault : (picture.fault && *picture.fault) || !picture_bounded(&picture);
	if (bounded) {
		sound = sound && picture.width && picture.height && published->length;
		sound = sound && !holds(published, "SECRET");
		sound = sound && read_bytes(&again, published, published->length) && again.width == picture.width &&
		        again.height == picture.height && again.orientation == picture.orientation && again.dpi == picture.dpi;
		buffer_release(&again.published);
	}
	buffer_release(published);
	return sound;
}

/* Each byte of a file in turn becomes each of some values. */
static bool damage(struct buffer *file, bool png)
{
	static const unsigned char values[] = {0, 1, 2, 3, 4, 5, 8, 16, 0x7F, 0x80, 0xC0, 0xC2, 0xC3, 0xD8, 0xDD, 0xFF};
	struct buffer damaged = {0};
	bool sound = true;
	for (size_t at = 2; at < file->length && sound; at++)
		for (size_t i = 0; i < sizeof values && sound; i++) {
			buffer_clear(&damaged);
			buffer_bytes(&damaged, file->data, file->length);
			damaged.data[at] = (char)values[i];
			if (png)
				repair_checksum(&damaged, at);
			sound = is_sound(&damaged);
			if (!sound)
				printf("# byte %zu is %d\n", at, values[i]);
		}
	buffer_release(&damaged);
	return sound;
}

static void test_damage(struct checks *checks)
{
	struct buffer file = {0};
	make_png(&file, &(struct png_plan){0, 1, 4, false, 0});
	check(checks, "a PNG with any byte changed is sound or refused", damage(&file, true));
	make_png(&file, &(struct png_plan){6, 16, 34, false, 2});
	check(checks, "a PNG of deep colours too", damage(&file, true));
	make_jpeg(&file, &(struct jpeg_plan){6, "", "", 1, 0xC0});
	check(checks, "a JPEG with any byte changed is sound or refused", damage(&file, false));
	buffer_release(&file);
}

/* Changed in any byte, a profile is refused or cleaned of its secrets, and what is kept is kept a second time. */
static void test_damaged_profile(struct checks *checks)
{
	struct buffer profile = {0}, clean = {0}, again = {0};
	bool sound = true;
	make_profile(&profile);
	for (size_t at = 0; at < profile.length; at++)
		for (int value = 0; value < 256; value += 5) {
			char kept = profile.data[at];
			profile.data[at] = (char)value;
			buffer_clear(&clean);
			buffer_clear(&again);
			if (profile_clean(&clean, (const uint8_t *)profile.data, profile.length))
				sound = sound && !holds(&clean, "SECRET") &&
				        profile_clean(&again, (const uint8_t *)clean.data, clean.length) &&
				        again.length == clean.length;
			else
				sound = sound && clean.length == 0;
			profile.data[at] = kept;
		}
	check(checks, "a profile with any byte changed is clean or refused", sound);
	buffer_release(&profile);
	buffer_release(&clean);
	buffer_release(&again);
}

int main(void)
{
	struct checks checks = {0};
	test_profile(&checks);
	test_png(&checks);
	test_jpeg(&checks);
	test_damage(&checks);
	test_damaged_profile(&checks);
	return checks.failed != 0;
}
