/* Drawings of a theme, icons and a cover's: a small part of SVG 2, read strictly. For theme/, and `annual dump vector`. */
#ifndef THEME_VECTOR_H
#define THEME_VECTOR_H

#include "base/buffer.h"
#include "base/context.h"
#include "base/icon.h"

enum { VECTOR_STEPS_MAX = 2000 };

/* A <path>. */
struct vector_shape {
	struct icon shape; /* in thousandths of the drawing's height */
	const char *class; /* or NULL */
	struct place class_place;
};

struct vector_file {
	const char *title; /* or NULL */
	const struct vector_shape *shapes;
	size_t count;
};

/* Reads the registered FILE; false after one message. */
bool vector_read(const struct context *context, uint32_t file, struct vector_file *out);

/* Its shapes, a line each step: for goldens. */
void vector_dump(struct buffer *out, const struct vector_file *file);

/* The box that a path's numbers are measured in. */
struct vector_box {
	double left, top, width, height;
};

/* Path data (SVG 2, 9.3) of LENGTH bytes, which stand at PLACE, as steps in thousandths of the box's height; arcs and
 * quadratic curves become cubic ones. False after one message. */
bool path_data_read(const struct context *context, const char *text, size_t length, struct place place,
    const struct vector_box *box, struct icon *out);

#endif
