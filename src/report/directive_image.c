/* The block `image`: a picture of the folder images/ with its caption, its credit and its text for those who do not see it. */
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "report/directive.h"
#include "report/prose.h"
#include "report/tree.h"

static bool is_picture(const char *file)
{
	static const char *const endings[] = {".png", ".jpg", ".jpeg", ".PNG", ".JPG", ".JPEG"};
	size_t length = strlen(file);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (length > strlen(endings[i]) && strcmp(file + length - strlen(endings[i]), endings[i]) == 0)
			return true;
	return false;
}

/* No file of that name, or a symbolic link. */
static void image_unknown(struct section *section, const char *file, struct place place)
{
	struct arena *arena = composer_arena(section->composer);
	size_t count;
	const char **names = file_list(arena, section->composer->narrative->root, "images", "", &count);
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i], file) == 0) {
			message_add(composer_messages(section->composer), MSG_PATH_OUTSIDE, place, file);
			return;
		}
	message_add_hint(composer_messages(section->composer), MSG_REPORT_IMAGE_UNKNOWN, place,
	    text_did_you_mean(arena, file, names, count), file);
}

struct node *image_node(struct section *section, const char *file, struct place place)
{
	struct arena *arena = composer_arena(section->composer);
	const char *path = arena_format(arena, "images/%s", file);
	if (!is_picture(file)) {
		message_add(composer_messages(section->composer), MSG_REPORT_IMAGE_FORMAT, place, file);
		return NULL;
	}
	if (!file_exists(section->composer->narrative->root, path)) {
		image_unknown(section, file, place);
		return NULL;
	}
	struct node *image = node_new(arena, NODE_IMAGE, place);
	image->as.image.file = path;
	return image;
}

struct node *image_make(struct block *block)
{
	const struct value *file = value_get(block->body, "file");
	const struct value *consent = value_get(block->body, "consent"), *shows = value_get(block->body, "shows");
	struct node *image = image_node(block->section, file->text, file->place);
	if (consent && shows)
		message_add(block_messages(block), MSG_REPORT_CONSENT_AND_SHOWS, shows->place);
	if (!image || (!shows && !consent_allows(block->section, consent, block->place, "image", file->text)))
		return NULL;
	image->place = block->place;
	image->as.image.alt = prose_plain(block->section, value_get(block->body, "alt"));
	block_add(block, image, "caption", NODE_CAPTION);
	block_add(block, image, "credit", NODE_CREDIT);
	return image;
}
