#include "html/image.h"

#include <string.h>

#include "base/text.h"
#include "html/escape.h"
#include "html/sha256.h"
#include "html/svg.h"

struct images *images_new(const struct context *context, struct pictures *pictures)
{
	struct images *images = arena_alloc(context->arena, sizeof *images);
	*images = (struct images){.context = context, .pictures = pictures};
	return images;
}

/* The image of that file. NULL after a message, which is given once. */
static const struct image *images_get(struct images *images, const char *file, struct place place)
{
	for (const struct image *image = images->first; image; image = image->next)
		if (strcmp(image->file, file) == 0)
			return image->picture ? image : NULL;
	struct image *image = arena_alloc(images->context->arena, sizeof *image);
	image->file = file;
	image->path = text_starts(file, "images/") ? file : arena_format(images->context->arena, "images/%s", file);
	image->picture = pictures_get(images->pictures, PICTURE_OF_REPORT, file, place);
	if (images->last)
		images->last->next = image;
	else
		images->first = image;
	images->last = image;
	return image->picture ? image : NULL;
}

void image_data_address(struct buffer *out, const struct picture *picture)
{
	buffer_format(out, "data:%s;base64,", picture_media_type(picture));
	base64_add(out, picture->published.data, picture->published.length);
}

/* The address of an image for the page: its path, or all of it as a data: address in the one file. */
static void image_source(struct writer *writer, const struct image *image)
{
	buffer_add(writer->out, " src=\"");
	if (writer->page->single)
		image_data_address(writer->out, image->picture);
	else
		escape_path(writer->out, image->path);
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
	buffer_format(writer->out, " width=\"%u\" height=\"%u\"%s>", picture_shown_width(image->picture),
	    picture_shown_height(image->picture), writer->page->single ? "" : " loading=\"lazy\"");
}

/* A theme's picture beside words, in their colour; one that only decorates is passed over by screen readers. */
static void icon_write(struct writer *writer, const struct node *node, const struct icon *icon)
{
	enum { HEIGHT = 100 };
	buffer_format(writer->out, "<svg class=\"ar-icon\" viewBox=\"0 0 %d %d\"", icon->width * HEIGHT / 1000, HEIGHT);
	if (node->as.icon.decorative) {
		buffer_add(writer->out, " aria-hidden=\"true\"");
	} else {
		buffer_add(writer->out, " role=\"img\"");
		writer_attribute(writer, "aria-label", node->as.icon.alt);
	}
	buffer_add(writer->out, "><path d=\"");
	svg_icon_path(writer->out, icon, HEIGHT * 1000);
	buffer_add(writer->out, "\"/></svg>\n");
}

bool icon_enter(struct writer *writer, const struct node *node)
{
	if (node->as.icon.shape)
		icon_write(writer, node, node->as.icon.shape);
	return false;
}

/* The words stand in an element of their own, beside the icon. */
bool easy_line_enter(struct writer *writer, const struct node *node)
{
	writer_open(writer, "li", NULL, node);
	buffer_char(writer->out, '>');
	writer_node(writer, node->first);
	buffer_add(writer->out, "<div>");
	for (const struct node *child = node->first->next; child; child = child->next)
		writer_node(writer, child);
	buffer_add(writer->out, "</div>\n");
	return false;
}

bool image_enter(struct writer *writer, const struct node *node)
{
	const struct node *caption = node_child(node, NODE_CAPTION), *credit = node_child(node, NODE_CREDIT);
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
