/* The sRGB profile of the output intent (ISO 19005-2, 6.2.3), made from its numbers (IEC 61966-2-1; ICC.1:2001-04 for its
 * form), so that no file of somebody else's has to be shipped. */
#include "pdf/profile.h"

#include <math.h>
#include <string.h>

enum { CURVE_POINTS = 1024, TAGS = 9, HEADER = 128 };

static void put32(struct buffer *out, uint32_t value)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buffer_char(out, (char)(value >> shift));
}

static void put16(struct buffer *out, uint32_t value)
{
	buffer_char(out, (char)(value >> 8));
	buffer_char(out, (char)value);
}

static void put_zeros(struct buffer *out, size_t count)
{
	while (count--)
		buffer_char(out, 0);
}

static void put_header(struct buffer *out, uint32_t size)
{
	put32(out, size);
	put32(out, 0);
	put32(out, 0x02100000);
	buffer_add(out, "mntrRGB XYZ ");
	for (int i = 0; i < 3; i++)
		put16(out, i ? 1 : 2000); /* 1 January 2000 */
	put_zeros(out, 6);
	buffer_add(out, "acsp");
	put_zeros(out, 28);
	put32(out, 0xF6D6); /* the D50 white of the connection space */
	put32(out, 0x10000);
	put32(out, 0xD32D);
	put_zeros(out, HEADER - 80);
}

static void put_description(struct buffer *out)
{
	static const char name[] = "sRGB IEC61966-2.1";
	buffer_add(out, "desc");
	put32(out, 0);
	put32(out, sizeof name);
	buffer_bytes(out, name, sizeof name);
	put_zeros(out, 4 + 4 + 2 + 1 + 67); /* no localised names */
}

static void put_copyright(struct buffer *out)
{
	static const char text[] = "No copyright, use freely";
	buffer_add(out, "text");
	put32(out, 0);
	buffer_bytes(out, text, sizeof text);
}

static void put_colourant(struct buffer *out, const double *xyz)
{
	buffer_add(out, "XYZ ");
	put32(out, 0);
	for (int i = 0; i < 3; i++)
		put32(out, (uint32_t)lround(xyz[i] * 65536));
}

static void put_curve(struct buffer *out)
{
	buffer_add(out, "curv");
	put32(out, 0);
	put32(out, CURVE_POINTS);
	for (int i = 0; i < CURVE_POINTS; i++) {
		double value = i / (CURVE_POINTS - 1.0);
		double light = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
		put16(out, (uint32_t)lround(light * 65535));
	}
}

static void put_padding(struct buffer *out)
{
	while (out->length % 4)
		buffer_char(out, 0);
}

struct tag_entry {
	const char *name;
	uint32_t offset, size;
};

static void put_tags(struct buffer *out, struct tag_entry *entries)
{
	static const char names[TAGS][5] = {"desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
	static const double colourants[4][3] = {
	    {0.9505, 1, 1.0891}, {0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.7141}};
	for (int i = 0; i < TAGS; i++) {
		size_t start = out->length;
		if (i == 0)
			put_description(out);
		else if (i == 1)
			put_copyright(out);
		else if (i < 6)
			put_colourant(out, colourants[i - 2]);
		else if (i == 6)
			put_curve(out);
		entries[i] = (struct tag_entry){names[i], (uint32_t)start, (uint32_t)(out->length - start)};
		if (i > 6) /* one curve for all three */
			entries[i] = (struct tag_entry){names[i], entries[6].offset, entries[6].size};
		put_padding(out);
	}
}

void profile_write(struct buffer *out)
{
	struct buffer data = {0};
	struct tag_entry entries[TAGS];
	uint32_t start = HEADER + 4 + TAGS * 12;
	put_tags(&data, entries);
	put_header(out, start + (uint32_t)data.length);
	put32(out, TAGS);
	for (int i = 0; i < TAGS; i++) {
		buffer_add(out, entries[i].name);
		put32(out, start + entries[i].offset);
		put32(out, entries[i].size);
	}
	buffer_bytes(out, data.data, data.length);
	buffer_release(&data);
}
