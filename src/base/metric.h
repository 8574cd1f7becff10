/* Text measurement by callback, so that charts and layout know nothing of fonts. type/ implements it; tests use a fake. */
#ifndef BASE_METRIC_H
#define BASE_METRIC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A length in thousandths of a point (PDF) or of a CSS pixel (HTML). A4 is 595276 by 841890. */
typedef int32_t extent;

enum face { FACE_TEXT, FACE_BOLD, FACE_CODE, FACE_COUNT };

struct arena;

struct metric {
	void *self;

	/* The advance width of TEXT set at SIZE in one direction, kerned and shaped, by font fallback where a character is
	 * missing. LANGUAGE is a BCP 47 tag or NULL. Cheap for words measured before. */
	extent (*width)(void *self, enum face face, extent size, const char *text, size_t length, const char *language);

	/* Height above the base line of capitals, and of the tallest glyphs (ascent), and depth below (positive). */
	extent (*cap_height)(void *self, enum face face, extent size);
	extent (*ascent)(void *self, enum face face, extent size);
	extent (*descent)(void *self, enum face face, extent size);

	/* Bidi embedding levels of a line (UAX 9), one a byte into LEVELS; BASE is 0 for left to right, 1 for right to left,
	 * -1 for by first strong character. Returns false when the whole line is left to right (LEVELS untouched). */
	bool (*levels)(void *self, const char *text, size_t length, int base, uint8_t *levels);

	/* The same measures for one more thread, in ARENA. NULL: any number of threads may measure with this one. */
	struct metric (*fork)(const void *self, struct arena *arena);
};

#endif
