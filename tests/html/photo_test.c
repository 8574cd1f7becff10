/* Pictures: their size, and that nothing of a camera's is published. */
#include "html/photo.h"

#include <string.h>

#include "../check.h"
#include "base/buffer.h"

static bool holds(const struct photo *photo, const char *text)
{
	size_t length = strlen(text);
	for (size_t i = 0; i + length <= photo->length; i++)
		if (memcmp((const char *)photo->bytes + i, text, length) == 0)
			return true;
	return false;
}

/* A JPEG's segments: size 3 by 2, a comment, and EXIF that says how to turn it and where it was taken. */
static void jpeg(struct buffer *out, int orientation)
{
	static const char start[] = "\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0";
	static const char comment[] = "\xFF\xFE\0\x0Dtaken here\0";
	static const char exif[] = "\xFF\xE1\0\x2A"
	                           "Exif\0\0II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0O\0\0\0\0\0\0\0GPS 52.6";
	static const char frame[] = "\xFF\xC0\0\x0B\x08\0\2\0\3\1\1\x11\0";
	static const char scan[] = "\xFF\xDA\0\x08\1\1\0\0\x3F\0\x12\x34\xFF\xD9";
	buffer_bytes(out, start, sizeof start - 1);
	buffer_bytes(out, comment, 2 + 13);
	size_t at = out->length;
	buffer_bytes(out, exif, 2 + 42);
	out->data[at + 28] = (char)orientation;
	buffer_bytes(out, frame, sizeof frame - 1);
	buffer_bytes(out, scan, sizeof scan - 1);
}

static void check_jpeg(struct checks *checks, struct arena *arena, int orientation)
{
	struct buffer file = {0};
	jpeg(&file, orientation);
	struct photo photo = {.bytes = file.data, .length = file.length};
	bool turned = orientation >= 5;
	check(checks, "a JPEG is read", photo_read(arena, &photo));
	check(checks, "its size is as shown", photo.width == (turned ? 2u : 3u) && photo.height == (turned ? 3u : 2u));
	check(checks, "its place is left out", !holds(&photo, "GPS") && !holds(&photo, "taken"));
	check(checks, "its turning stays", holds(&photo, "Exif") == (orientation != 1));
	for (size_t length = 0; length < file.length - 4; length++) {
		struct photo cut = {.bytes = file.data, .length = length};
		if (photo_read(arena, &cut) && length < file.length - 14)
			check(checks, "a JPEG cut short is refused", false);
	}
	buffer_release(&file);
}

int main(void)
{
	struct checks checks = {0};
	struct arena *arena = arena_new();
	struct photo text = {.bytes = "neither one nor the other", .length = 25};
	check(&checks, "a text is no picture", !photo_read(arena, &text));
	static const char png[] = "\x89PNG\r\n\x1A\n\xFF\xFF\xFF\xF0IHDR";
	struct photo large = {.bytes = png, .length = sizeof png - 1};
	check(&checks, "a chunk longer than its file is refused", !photo_read(arena, &large));
	check_jpeg(&checks, arena, 1);
	check_jpeg(&checks, arena, 3);
	check_jpeg(&checks, arena, 6);
	arena_free(arena);
	return checks.failed != 0;
}
