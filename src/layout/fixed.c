/* A metric without fonts, so that golden files don't depend on what is installed. */
#include <string.h>

#include "base/ascii.h"
#include "base/text.h"
#include "layout/layout.h"

static extent fixed_width(
    void *self, enum face face, extent size, const char *text, size_t length, const char *language)
{
	static const extent widths[] = {[FACE_TEXT] = 500, [FACE_BOLD] = 550, [FACE_CODE] = 600};
	(void)self;
	(void)language;
	int64_t width = (int64_t)utf8_count(text, length) * size * widths[face] / 1000;
	return width > INT32_MAX / 4 ? INT32_MAX / 4 : (extent)width;
}

static extent fixed_cap_height(void *self, enum face face, extent size)
{
	(void)self;
	(void)face;
	return size * 7 / 10;
}

static extent fixed_ascent(void *self, enum face face, extent size)
{
	(void)self;
	(void)face;
	return size * 4 / 5;
}

static extent fixed_descent(void *self, enum face face, extent size)
{
	(void)self;
	(void)face;
	return size / 5;
}

/* Letters of Hebrew and Arabic run to the left, everything else as the base does. */
static bool fixed_levels(void *self, const char *text, size_t length, int base, uint8_t *levels)
{
	(void)self;
	bool any = base == 1;
	uint32_t c;
	for (size_t i = 0, step; i < length; i += step) {
		step = utf8_decode(text + i, length - i, &c);
		bool left = (c >= 0x590 && c < 0x900) || (c >= 0xFB1D && c < 0xFEFD);
		bool latin = ascii_letter_or_digit(c);
		uint8_t level = base == 1 ? (latin ? 2 : 1) : left ? 1 : 0;
		memset(levels + i, level, step);
		any |= left;
	}
	return any;
}

struct metric layout_fixed_metric(void)
{
	return (struct metric){.width = fixed_width,
	    .cap_height = fixed_cap_height,
	    .ascent = fixed_ascent,
	    .descent = fixed_descent,
	    .levels = fixed_levels};
}
