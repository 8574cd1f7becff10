/* The pictures of a report as image objects (ISO 32000-1, 8.9), each written once a file. */
#include <string.h>

#include "pdf/canvas.h"

/* The picture of a file: of the report, or with no image's node of the theme. */
static const struct picture *picture_find(struct pictures *pictures, const struct node *image, const char *file)
{
	bool own = image && image->kind == NODE_IMAGE;
	return pictures_get(pictures, own ? PICTURE_OF_REPORT : PICTURE_OF_THEME, file, node_place(image));
}

bool pictures_measure(void *self, const struct node *image, const char *file, struct picture_size *out)
{
	const struct picture *picture = picture_find(self, image, file);
	if (picture)
		*out = (struct picture_size){picture_shown_width(picture), picture_shown_height(picture), picture->dpi};
	return picture != NULL;
}

static void put_space(struct buffer *out, const struct picture *picture)
{
	if (!picture->palette) {
		buffer_format(out, "/ColorSpace/Device%s", picture->components == 3 ? "RGB" : "Gray");
		return;
	}
	buffer_format(out, "/ColorSpace[/Indexed/DeviceRGB %d ", picture->palette_count - 1);
	buffer_char(out, '<');
	for (int i = 0; i < 3 * picture->palette_count; i++)
		buffer_format(out, "%02X", picture->palette[i]);
	buffer_add(out, ">]");
}

/* PNG's filters are PDF's predictors of 10 and more (ISO 32000-1, 7.4.4.4). */
static void put_image(struct buffer *out, const struct picture *picture)
{
	buffer_format(out, "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d", (int)picture->width,
	    (int)picture->height, picture->bits);
	if (picture->as_stored)
		buffer_add(out, picture->format == PICTURE_JPEG ? "/Filter/DCTDecode" : "/Filter/FlateDecode");
	if (picture->format == PICTURE_PNG)
		buffer_format(out, "/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>",
		    picture->components, picture->bits, (int)picture->width);
	put_space(out, picture);
}

static object mask_write(struct pdf_writer *writer, const struct picture *picture, const struct buffer *opacity)
{
	const char *entries = arena_format(writer->arena,
	    "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray"
	    "/DecodeParms<</Predictor 15/Columns %d>>",
	    (int)picture->width, (int)picture->height, (int)picture->width);
	return object_stream(&writer->objects, entries, opacity->data, opacity->length, PACK_DEFLATE);
}

/* The file's own data: a PNG's zlib stream, or a JPEG without what browsers alone want. */
static object stored_write(struct pdf_writer *writer, const struct picture *picture, const char *entries)
{
	const char *bare = buffer_text(&picture->published) + picture->bare;
	struct buffer jpeg = {0};
	if (picture->format == PICTURE_PNG)
		return object_stream(&writer->objects, entries, bare, picture->bare_length, PACK_NONE);
	buffer_bytes(&jpeg, "\xFF\xD8", 2); /* start of image */
	buffer_bytes(&jpeg, bare, picture->bare_length);
	object stream = object_stream(&writer->objects, entries, jpeg.data, jpeg.length, PACK_NONE);
	buffer_release(&jpeg);
	return stream;
}

static object samples_write(struct pdf_writer *writer, const struct picture *picture, struct buffer *entries)
{
	struct samples samples = {{0}, {0}};
	if (!picture_samples(picture, &samples)) {
		message_add(writer->context->messages, MSG_PICTURE_DAMAGED, node_place(writer->drawing), picture->file,
		    "its image data can't be read");
		writer->failed = true;
	}
	if (samples.opacity.length) {
		buffer_add(entries, "/SMask ");
		put_reference(entries, mask_write(writer, picture, &samples.opacity));
	}
	object stream = object_stream(
	    &writer->objects, buffer_text(entries), buffer_text(&samples.colours), samples.colours.length, PACK_DEFLATE);
	buffer_release(&samples.colours);
	buffer_release(&samples.opacity);
	return stream;
}

static object picture_write(struct pdf_writer *writer, const struct picture *picture)
{
	struct buffer entries = {0};
	put_image(&entries, picture);
	object stream = picture->as_stored ? stored_write(writer, picture, buffer_text(&entries))
	                                   : samples_write(writer, picture, &entries);
	buffer_release(&entries);
	return stream;
}

static int picture_number(struct pdf_writer *writer, const struct picture *picture)
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
	struct pdf_writer *writer = canvas->writer;
	const struct picture *picture = picture_find(writer->pictures, item->node, item->file);
	if (!picture) {
		writer->failed = true;
		return;
	}
	buffer_add(&canvas->out, "q ");
	put_matrix(canvas, item, picture->orientation);
	buffer_format(&canvas->out, "/I%d Do Q\n", picture_number(writer, picture));
}
