/* The pictures of a report: which were read, and what keeps one from being used. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "picture/reader.h"

struct pictures {
	struct context context;
	const char *folders[2]; /* by enum picture_origin */
	struct picture **list;
	size_t count, capacity;
};

struct pictures *pictures_new(const struct context *context, const char *report, const char *theme)
{
	struct pictures *pictures = arena_alloc(context->arena, sizeof *pictures);
	*pictures = (struct pictures){.context = *context, .folders = {report, theme}};
	return pictures;
}

uint32_t number_read(const uint8_t *bytes, size_t size)
{
	uint32_t number = 0;
	for (size_t i = 0; i < size; i++)
		number = number << 8 | bytes[i];
	return number;
}

void number_put(struct buffer *out, uint32_t number, size_t size)
{
	while (size-- > 0)
		buffer_char(out, (char)(number >> size * 8 & 0xFF));
}

bool picture_bounded(const struct picture *picture)
{
	return picture->width <= PICTURE_SIDE_MAX && picture->height <= PICTURE_SIDE_MAX &&
	       (uint64_t)picture->width * picture->height <= PICTURE_PIXELS_MAX;
}

/* Reports what keeps a picture from being used. */
static void picture_judge(const struct context *context, struct picture *picture, struct place place)
{
	enum { GREY = 1, RGB = 3 };
	struct messages *messages = context->messages;
	if (picture->fault)
		message_add(messages, MSG_PICTURE_DAMAGED, place, picture->file, picture->fault);
	else if (!picture_bounded(picture))
		message_add(messages, MSG_PICTURE_TOO_LARGE, place, picture->file, (int)picture->width, (int)picture->height);
	else if (picture->components != GREY && picture->components != RGB)
		message_add(messages, MSG_PICTURE_CMYK, place, picture->file);
	else
		return;
	picture->fault = "";
}

static void picture_read(struct pictures *pictures, struct picture *picture, struct place place)
{
	const struct context *context = &pictures->context;
	const char *folder = pictures->folders[picture->origin];
	size_t length;
	const uint8_t *bytes = folder ? file_read_bytes(context, folder, picture->file, place, &length) : NULL;
	picture->fault = bytes ? NULL : "";
	if (!bytes)
		return;
	if (length >= 8 && !memcmp(bytes, "\x89PNG\r\n\x1A\n", 8)) {
		png_read(picture, bytes, length);
	} else if (length >= 3 && !memcmp(bytes, "\xFF\xD8\xFF", 3)) {
		jpeg_read(picture, bytes, length);
	} else {
		message_add(context->messages, MSG_PICTURE_KIND, place, picture->file);
		picture->fault = "";
		return;
	}
	/* Outputs name the published bytes until they are written: they live as long as the report. */
	if (picture->published.data)
		arena_adopt(context->arena, picture->published.data, free);
	picture_judge(context, picture, place);
}

const struct picture *pictures_get(
    struct pictures *pictures, enum picture_origin origin, const char *file, struct place place)
{
	for (size_t i = 0; i < pictures->count; i++)
		if (pictures->list[i]->origin == origin && text_equal(pictures->list[i]->file, file))
			return pictures->list[i]->fault ? NULL : pictures->list[i];
	struct arena *arena = pictures->context.arena;
	struct picture *picture = arena_alloc(arena, sizeof *picture);
	*picture = (struct picture){.file = arena_copy(arena, file), .origin = origin, .orientation = 1};
	picture_read(pictures, picture, place);
	pictures->list = arena_grow(arena, pictures->list, pictures->count, &pictures->capacity, sizeof *pictures->list);
	pictures->list[pictures->count++] = picture;
	return picture->fault ? NULL : picture;
}

const char *picture_media_type(const struct picture *picture)
{
	return picture->format == PICTURE_PNG ? "image/png" : "image/jpeg";
}

/* EXIF's orientations from 5 on exchange rows and columns. */
uint32_t picture_shown_width(const struct picture *picture)
{
	return picture->orientation > 4 ? picture->height : picture->width;
}

uint32_t picture_shown_height(const struct picture *picture)
{
	return picture->orientation > 4 ? picture->width : picture->height;
}
