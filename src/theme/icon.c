/* Icons and the cover's drawing: where their files are, and what of them is used. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "data/keys.h"
#include "theme/loading.h"
#include "theme/vector.h"

static int by_name(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

const char **theme_icon_names(struct arena *arena, const struct theme *theme, size_t *count)
{
	const char **names = NULL;
	size_t all = 0, capacity = 0;
	for (const struct theme *at = theme; at; at = at->base) {
		size_t files;
		const char **list = file_list(arena, at->folder, "icons", ".svg", &files);
		for (size_t i = 0; i < files; i++) {
			names = arena_grow(arena, names, all, &capacity, sizeof *names);
			names[all++] = arena_slice(arena, list[i], strlen(list[i]) - strlen(".svg"));
		}
	}
	if (all)
		qsort(names, all, sizeof *names, by_name);
	*count = 0;
	for (size_t i = 0; i < all; i++)
		if (i == 0 || strcmp(names[i], names[i - 1]) != 0)
			names[(*count)++] = names[i];
	return names;
}

/* With the nearest name and all that there are. */
static void icon_unknown(const struct context *context, const struct theme *theme, const char *name, struct place asked)
{
	enum { LISTED = 60 };
	size_t count;
	const char **names = theme_icon_names(context->arena, theme, &count);
	if (count == 0) {
		message_add(context->messages, MSG_ICON_NONE, asked, theme->name, name);
		return;
	}
	const char *nearest = text_nearest(name, names, count);
	struct buffer hint = {0};
	if (nearest)
		buffer_format(&hint, "did you mean '%s'? ", nearest);
	buffer_add(&hint, "there are ");
	for (size_t i = 0; i < count && i < LISTED; i++)
		buffer_format(&hint, "%s%s", i ? ", " : "", names[i]);
	if (count > LISTED)
		buffer_format(&hint, " and %d more", (int)(count - LISTED));
	message_add_hint(context->messages, MSG_ICON_UNKNOWN, asked, buffer_text(&hint), theme->name, name);
	buffer_release(&hint);
}

/* The folder of PATH: the theme's own, or the first base's that has it; NULL if none. */
static const char *folder_of(const struct theme *theme, const char *path)
{
	for (; theme; theme = theme->base)
		if (file_exists(theme->folder, path))
			return theme->folder;
	return NULL;
}

/* All shapes of a file as one. */
static struct icon joined(struct arena *arena, const struct vector_file *file)
{
	struct icon icon = {.width = file->shapes[0].shape.width};
	for (size_t i = 0; i < file->count; i++)
		icon.count += file->shapes[i].shape.count;
	struct icon_step *steps = arena_array(arena, icon.count + 1, sizeof *steps), *at = steps;
	for (size_t i = 0; i < file->count; i++)
		for (size_t k = 0; k < file->shapes[i].shape.count; k++)
			*at++ = file->shapes[i].shape.steps[k];
	icon.steps = steps;
	return icon;
}

const struct theme_icon *theme_icon(
    const struct context *context, const struct theme *theme, const char *name, struct place asked)
{
	struct vector_file file;
	const char *path = keys_is_name(name) ? arena_format(context->arena, "icons/%s.svg", name) : NULL;
	const char *folder = path ? folder_of(theme, path) : NULL;
	if (!folder) {
		icon_unknown(context, theme, name, asked);
		return NULL;
	}
	uint32_t number = file_read_text(context, folder, path, asked);
	if (!number || !vector_read(context, number, &file))
		return NULL;
	if (!file.title || !file.title[strspn(file.title, " \t\r\n")]) {
		message_add(context->messages, MSG_VECTOR_FORM, (struct place){number, 0}, "<title>, what it shows,");
		return NULL;
	}
	struct theme_icon *icon = arena_alloc(context->arena, sizeof *icon);
	*icon = (struct theme_icon){name, file.title, joined(context->arena, &file)};
	return icon;
}

/* The colour that a shape's class names: the accent where it names none. */
static bool shape_colour(const struct context *context, const struct vector_shape *shape, enum colour_role *out)
{
	*out = COLOUR_ACCENT;
	if (!shape->class)
		return true;
	for (int i = 0; i < COLOUR_COUNT; i++)
		if (strcmp(colour_names[i], shape->class) == 0) {
			*out = (enum colour_role)i;
			return true;
		}
	message_add_hint(context->messages, MSG_VECTOR_COLOUR, shape->class_place,
	    text_did_you_mean(context->arena, shape->class, colour_names, COLOUR_COUNT), shape->class);
	return false;
}

void cover_drawing_read(const struct loading *l)
{
	struct vector_file file;
	const struct value *name = l->cover_drawing;
	const char *folder = name ? folder_of(l->theme, name->text) : NULL;
	if (!name)
		return;
	if (!folder) {
		message_add(l->context->messages, MSG_FILE_MISSING, name->place, name->text);
		return;
	}
	uint32_t number = file_read_text(l->context, folder, name->text, name->place);
	if (!number || !vector_read(l->context, number, &file))
		return;
	struct cover_shape *shapes = arena_array(l->context->arena, file.count, sizeof *shapes);
	for (size_t i = 0; i < file.count; i++) {
		shapes[i].shape = file.shapes[i].shape;
		if (!shape_colour(l->context, &file.shapes[i], &shapes[i].colour))
			return;
	}
	l->theme->cover_shapes = shapes;
	l->theme->cover_shape_count = file.count;
}
