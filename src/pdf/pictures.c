/* The pictures of a report, each read once. */
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "pdf/canvas.h"
#include "pdf/picture.h"

struct pictures {
	struct context context;
	const char *report_root, *theme_folder;
	struct picture **list;
	size_t count, capacity;
};

struct pictures *pictures_new(const struct context *context, const char *report_root, const char *theme_folder)
{
	struct pictures *pictures = arena_alloc(context->arena, sizeof *pictures);
	*pictures = (struct pictures){.context = *context, .report_root = report_root, .theme_folder = theme_folder};
	return pictures;
}

void pictures_release(struct pictures *pictures)
{
	for (size_t i = 0; pictures && i < pictures->count; i++) {
		buffer_release(&pictures->list[i]->data);
		buffer_release(&pictures->list[i]->palette);
		buffer_release(&pictures->list[i]->alpha);
	}
}

bool picture_bounded(uint32_t width, uint32_t height)
{
	return width > 0 && height > 0 && width <= PICTURE_SIDE_MAX && height <= PICTURE_SIDE_MAX &&
	       (uint64_t)width * height <= PICTURE_PIXELS_MAX;
}

/* Reports what keeps a picture from being used; true if nothing does. */
static bool picture_judge(const struct context *context, struct picture *picture, struct place place)
{
	enum { GREY = 1, RGB = 3 };
	struct messages *messages = context->messages;
	if (picture->fault) {
		message_add(messages, MSG_PICTURE_DAMAGED, place, picture->file, picture->fault);
	} else if (!picture_bounded(picture->width, picture->height)) {
		message_add(messages, MSG_PICTURE_TOO_LARGE, place, picture->file, (int)picture->width, (int)picture->height);
		picture->fault = "";
	} else if (picture->components != GREY && picture->components != RGB) {
		message_add(messages, MSG_PICTURE_CMYK, place, picture->file);
		picture->fault = "";
	}
	return !picture->fault;
}

static void picture_read(struct pictures *pictures, struct picture *picture, const char *root, struct place place)
{
	const struct context *context = &pictures->context;
	size_t length;
	const unsigned char *bytes = file_read_bytes(context, root, picture->file, place, &length);
	picture->fault = "";
	if (!bytes)
		return;
	picture->fault = NULL;
	if (length >= 8 && !memcmp(bytes, "\x89PNG\r\n\x1A\n", 8)) {
		png_read(picture, bytes, length);
	} else if (length >= 3 && !memcmp(bytes, "\xFF\xD8\xFF", 3)) {
		jpeg_read(picture, bytes, length);
	} else {
		message_add(context->messages, MSG_PICTURE_KIND, place, picture->file);
		picture->fault = "";
		return;
	}
	if (!picture_judge(context, picture, place))
		return;
	bool turned = picture->orientation > 4;
	picture->size.width = turned ? picture->height : picture->width;
	picture->size.height = turned ? picture->width : picture->height;
}

const struct picture *pictures_find(struct pictures *pictures, const struct node *image, const char *file)
{
	bool own = image && image->kind == NODE_IMAGE;
	const char *root = own ? pictures->report_root : pictures->theme_folder;
	for (size_t i = 0; i < pictures->count; i++)
		if (text_equal(pictures->list[i]->file, file) && pictures->list[i]->own == own)
			return pictures->list[i]->fault ? NULL : pictures->list[i];
	struct arena *arena = pictures->context.arena;
	struct picture *picture = arena_alloc(arena, sizeof *picture);
	picture->file = arena_copy(arena, file);
	picture->own = own;
	picture_read(pictures, picture, root, node_place(image));
	pictures->list = arena_grow(arena, pictures->list, pictures->count, &pictures->capacity, sizeof *pictures->list);
	pictures->list[pictures->count++] = picture;
	return picture->fault ? NULL : picture;
}

bool pictures_measure(void *self, const struct node *image, const char *file, struct picture_size *out)
{
	const struct picture *picture = pictures_find(self, image, file);
	if (picture)
		*out = picture->size;
	return picture != NULL;
}

static void put_space(struct buffer *out, const struct picture *picture)
{
	if (!picture->palette.length) {
		buffer_format(out, "/ColorSpace/Device%s", picture->components == 3 ? "RGB" : "Gray");
		return;
	}
	buffer_format(out, "/ColorSpace[/Indexed/DeviceRGB %d ", (int)(picture->palette.length / 3) - 1);
	buffer_char(out, '<');
	for (size_t i = 0; i < picture->palette.length; i++)
		buffer_format(out, "%02X", (unsigned)(unsigned char)picture->palette.data[i]);
	buffer_add(out, ">]");
}

static void put_image(struct buffer *out, const struct picture *picture)
{
	static const char *const packings[] = {"", "/Filter/FlateDecode", "/Filter/DCTDecode"};
	buffer_format(out, "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d", (int)picture->width,
	    (int)picture->height, picture->bits);
	buffer_add(out, packings[picture->packing]);
	if (picture->packing != PICTURE_JPEG)
		buffer_format(out, "/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>",
		    picture->components, picture->bits, (int)picture->width);
}

static object mask_write(struct writer *writer, const struct picture *picture)
{
	const char *entries = arena_format(writer->arena,
	    "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray"
	    "/DecodeParms<</Predictor 15/Columns %d>>",
	    (int)picture->width, (int)picture->height, (int)picture->width);
	return object_stream(&writer->objects, entries, picture->alpha.data, picture->alpha.length, PACK_DEFLATE);
}

static object picture_write(struct writer *writer, const struct picture *picture)
{
	struct buffer out = {0};
	put_image(&out, picture);
	put_space(&out, picture);
	if (picture->alpha.length) {
		buffer_add(&out, "/SMask ");
		put_reference(&out, mask_write(writer, picture));
	}
	object stream = object_stream(&writer->objects, buffer_text(&out), buffer_text(&picture->data),
	    picture->data.length, picture->packing == PICTURE_RAW ? PACK_DEFLATE : PACK_NONE);
	buffer_release(&out);
	return stream;
}

static int picture_number(struct writer *writer, const struct picture *picture)
{
	for (size_t i = 0; i < writer->drawn_count; i++)
		if (writer->drawn[i].picture == picture)
			return (int)i;
	writer->drawn =
	    arena_grow(writer->arena, writer->drawn, writer->drawn_count, &writer->drawn_capacity, sizeof *writer->drawn);
	writer->drawn[writer->drawn_count] = (struct drawn_picture){picture, picture_write(writer, picture)};
	return (int)writer->drawn_count++;
}

/* The matrix from the unit square to the box that turns and mirrors as EXIF says: for each orientation which of the
 * box's width and height goes into a, b, c, d, and which corner into e, f. */
static void put_matrix(struct canvas *canvas, const struct item *item, int orientation)
{
	static const int turns[9][6] = {{1, 0, 0, 1, 0, 0}, {1, 0, 0, 1, 0, 0}, {-1, 0, 0, 1, 1, 0}, {-1, 0, 0, -1, 1, 1},
	    {1, 0, 0, -1, 0, 1}, {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1}, {0, 1, 1, 0, 0, 0}, {0, 1, -1, 0, 1, 0}};
	const int *turn = turns[orientation];
	int64_t width = item->width, height = item->height;
	canvas_point(canvas, turn[0] * width, turn[1] * height, "");
	canvas_point(canvas, turn[2] * width, turn[3] * height, "");
	canvas_point(canvas, item->x + turn[4] * width, canvas->height - item->y - height + turn[5] * height, "cm ");
}

void canvas_draw_image(struct canvas *canvas, const struct item *item)
{
	struct writer *writer = canvas->writer;
	const struct picture *picture = pictures_find(writer->pictures, item->node, item->file);
	if (!picture) {
		writer->failed = true;
		return;
	}
	buffer_add(&canvas->out, "q ");
	put_matrix(canvas, item, picture->orientation);
	buffer_format(&canvas->out, "/I%d Do Q\n", picture_number(writer, picture));
}
