#include "html/image.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "html/escape.h"
#include "html/photo.h"
#include "html/sha256.h"

struct images *images_new(const struct context *context, const char *root)
{
	struct images *images = arena_alloc(context->arena, sizeof *images);
	*images = (struct images){.context = context, .root = root};
	return images;
}

static void read_image(struct images *images, struct image *image, struct place place)
{
	size_t length;
	const void *bytes = file_read_bytes(images->context, images->root, image->file, place, &length);
	struct photo photo = {.bytes = bytes, .length = length};
	if (!bytes)
		return;
	if (!photo_read(images->context->arena, &photo)) {
		if (photo.type)
			message_add(images->context->messages, MSG_PICTURE_DAMAGED, place, image->file, "it is cut short");
		else
			message_add(images->context->messages, MSG_PICTURE_KIND, place, image->file);
		return;
	}
	image->type = photo.type;
	image->bytes = photo.bytes;
	image->length = photo.length;
	image->width = photo.width;
	image->height = photo.height;
}

const struct image *images_get(struct images *images, const char *file, struct place place)
{
	for (const struct image *image = images->first; image; image = image->next)
		if (strcmp(image->file, file) == 0)
			return image->bytes ? image : NULL;
	struct image *image = arena_alloc(images->context->arena, sizeof *image);
	image->file = file;
	image->path = text_starts(file, "images/") ? file : arena_format(images->context->arena, "images/%s", file);
	if (images->last)
		images->last->next = image;
	else
		images->first = image;
	images->last = image;
	read_image(images, image, place);
	return image->bytes ? image : NULL;
}

void image_source(struct writer *writer, const struct image *image)
{
	buffer_add(writer->out, " src=\"");
	if (writer->page->single) {
		buffer_format(writer->out, "data:%s;base64,", image->type);
		base64_add(writer->out, image->bytes, image->length);
	} else {
		escape_url(writer->out, image->path);
	}
	buffer_char(writer->out, '"');
}

static void write_picture(struct writer *writer, const struct node *node)
{
	const struct image *image = images_get(writer->images, node->as.image.file, node->place);
	if (!image)
		return;
	buffer_add(writer->out, "<img");
	image_source(writer, image);
	writer_attribute(writer, "alt", node->as.image.alt ? node->as.image.alt : "");
	buffer_format(writer->out, " width=\"%u\" height=\"%u\"%s>", image->width, image->height,
	    writer->page->single ? "" : " loading=\"lazy\"");
}

bool image_enter(struct writer *writer, const struct node *node)
{
	const struct node *caption = child_of(node, NODE_CAPTION), *credit = child_of(node, NODE_CREDIT);
	if (!caption && !credit) {
		buffer_add(writer->out, "<div class=\"ar-image\">");
		write_picture(writer, node);
		buffer_add(writer->out, "</div>\n");
		return false;
	}
	writer_open(writer, "figure", "ar-image", node);
	buffer_char(writer->out, '>');
	write_picture(writer, node);
	buffer_add(writer->out, "<figcaption>");
	if (caption)
		writer_children(writer, caption);
	if (credit) {
		buffer_add(writer->out, "<span class=\"ar-subtitle\">");
		writer_children(writer, credit);
		buffer_add(writer->out, "</span>");
	}
	buffer_add(writer->out, "</figcaption></figure>\n");
	return false;
}
