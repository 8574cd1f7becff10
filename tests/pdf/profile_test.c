/* The profile of the output intent, read back by ICC.1:2001-04: its header (6.1), its table of tags (6.2), the types of what
 * they lead to (6.5), and that its numbers are sRGB's. */
#include "pdf/profile.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "check.h"

enum { HEADER = 128, TAG = 12, CURVE_POINTS = 1024 };

static uint32_t read32(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static uint32_t read16(const unsigned char *at)
{
	return (uint32_t)at[0] << 8 | at[1];
}

/* The bytes of a tag of that name and type, and their number; NULL where there is none. */
static const unsigned char *tag_find(const struct buffer *profile, const char *name, const char *type, uint32_t *size)
{
	const unsigned char *bytes = (const unsigned char *)profile->data, *entry = bytes + HEADER + 4;
	for (uint32_t i = 0; i < read32(bytes + HEADER); i++, entry += TAG) {
		uint32_t offset = read32(entry + 4);
		*size = read32(entry + 8);
		if (memcmp(entry, name, 4) != 0)
			continue;
		bool sound = offset % 4 == 0 && *size >= 8 && (size_t)offset + *size <= profile->length &&
		             memcmp(bytes + offset, type, 4) == 0 && read32(bytes + offset + 4) == 0;
		return sound ? bytes + offset : NULL;
	}
	return NULL;
}

static void test_header(struct checks *checks, const struct buffer *profile)
{
	const unsigned char *bytes = (const unsigned char *)profile->data;
	check(checks, "it says how long it is", read32(bytes) == profile->length);
	check(checks, "version 2.1 of the form", read32(bytes + 8) == 0x02100000);
	check(checks, "a display's, from RGB to XYZ", memcmp(bytes + 12, "mntrRGB XYZ ", 12) == 0);
	check(checks, "its day is fixed", read16(bytes + 24) == 2000 && read16(bytes + 26) == 1 && read16(bytes + 28) == 1);
	check(checks, "it is a profile", memcmp(bytes + 36, "acsp", 4) == 0);
	check(checks, "the illuminant is D50",
	    read32(bytes + 68) == 0xF6D6 && read32(bytes + 72) == 0x10000 && read32(bytes + 76) == 0xD32D);
	bool zeros = true;
	for (size_t i = 80; i < HEADER; i++)
		zeros = zeros && bytes[i] == 0;
	check(checks, "the rest of the header is empty", zeros);
	check(checks, "nine tags", read32(bytes + HEADER) == 9);
}

static void test_texts(struct checks *checks, const struct buffer *profile)
{
	uint32_t size;
	const unsigned char *description = tag_find(profile, "desc", "desc", &size);
	bool named = description && read32(description + 8) == 18 && memcmp(description + 12, "sRGB IEC61966-2.1", 18) == 0;
	check(checks, "its name", named && size == 12 + 18 + 78);
	const unsigned char *copyright = tag_find(profile, "cprt", "text", &size);
	check(checks, "its copyright ends", copyright && size > 9 && copyright[size - 1] == 0);
}

/* The three primaries add up to the white of the connection space. */
static void test_colours(struct checks *checks, const struct buffer *profile)
{
	static const char *const names[] = {"rXYZ", "gXYZ", "bXYZ"};
	static const double white[] = {0.9642, 1, 0.8249};
	double sum[3] = {0};
	uint32_t size;
	for (int i = 0; i < 3; i++) {
		const unsigned char *primary = tag_find(profile, names[i], "XYZ ", &size);
		check(checks, names[i], primary && size == 20);
		for (int j = 0; primary && j < 3; j++)
			sum[j] += read32(primary + 8 + 4 * j) / 65536.0;
	}
	for (int i = 0; i < 3; i++)
		check(checks, "the primaries make white", fabs(sum[i] - white[i]) < 0.0005);
	check(checks, "the white point", tag_find(profile, "wtpt", "XYZ ", &size) && size == 20);
}

/* IEC 61966-2-1: linear below 0.04045, a power above; 0.5 is 0.21404 of the light. */
static void test_curves(struct checks *checks, const struct buffer *profile)
{
	uint32_t size;
	const unsigned char *red = tag_find(profile, "rTRC", "curv", &size);
	check(checks, "one curve for all three",
	    red && tag_find(profile, "gTRC", "curv", &size) == red && tag_find(profile, "bTRC", "curv", &size) == red);
	check(checks, "of 1,024 points", red && read32(red + 8) == CURVE_POINTS && size == 12 + 2 * CURVE_POINTS);
	if (!red)
		return;
	bool rises = true;
	for (int i = 1; i < CURVE_POINTS; i++)
		rises = rises && read16(red + 12 + 2 * i) > read16(red + 12 + 2 * (i - 1));
	check(checks, "which rises", rises);
	check(checks, "from nothing", read16(red + 12) == 0);
	check(checks, "to all", read16(red + 12 + 2 * (CURVE_POINTS - 1)) == 65535);
	double dark = 20 / (CURVE_POINTS - 1.0) / 12.92, half = pow((511 / (CURVE_POINTS - 1.0) + 0.055) / 1.055, 2.4);
	check(checks, "linear where it is dark", fabs(read16(red + 12 + 2 * 20) / 65535.0 - dark) < 1e-5);
	check(checks, "a power above", fabs(read16(red + 12 + 2 * 511) / 65535.0 - half) < 1e-5);
}

int main(void)
{
	struct checks checks = {0};
	struct buffer profile = {0};
	profile_write(&profile);
	test_header(&checks, &profile);
	test_texts(&checks, &profile);
	test_colours(&checks, &profile);
	test_curves(&checks, &profile);
	buffer_release(&profile);
	return checks.failed > 0;
}
