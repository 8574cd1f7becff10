#include "theme/theme.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "data/keys.h"
#include "data/yaml.h"
#include "theme/loading.h"

enum { BASES_MAX = 8 };

/* One theme.yaml of a chain of bases. */
struct link {
	const char *name, *folder;
	const struct value *root;
	struct place base_place;
};

static const char *below(struct arena *arena, const char *folder, const char *name)
{
	size_t length = strlen(folder);
	return arena_format(arena, length && folder[length - 1] == '/' ? "%s%s" : "%s/%s", folder, name);
}

static bool repeats(const struct link *chain, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(chain[i].name, name))
			return true;
	return false;
}

/* Is there a theme of that name in small letters? */
static const char *small_hint(struct arena *arena, const char *themes, const char *name)
{
	struct buffer folded = {0};
	text_fold(&folded, name);
	const char *small = buffer_finish(&folded, arena);
	bool there = !text_equal(small, name) && file_exists(themes, arena_format(arena, "%s/theme.yaml", small));
	return there ? arena_format(arena, "did you mean '%s'?", small) : NULL;
}

static bool read_link(
    const struct context *context, const char *themes, const char *name, struct place asked, struct link *out)
{
	if (!keys_is_name(name)) {
		message_add(context->messages, MSG_DATA_NAME, asked, name);
		return false;
	}
	out->name = name;
	out->folder = below(context->arena, themes, name);
	const char *path = arena_format(context->arena, "%s/theme.yaml", name);
	if (!file_exists(themes, path)) {
		message_add_hint(context->messages, MSG_THEME_UNKNOWN, asked, small_hint(context->arena, themes, name), name,
		    below(context->arena, themes, path));
		return false;
	}
	out->root = yaml_read(context, themes, path, asked);
	return out->root != NULL;
}

/* The theme and its bases, from itself on; 0 after a message. */
static size_t read_chain(
    const struct context *context, const char *themes, const char *name, struct place asked, struct link *chain)
{
	for (size_t count = 0; count < BASES_MAX; count++) {
		if (repeats(chain, count, name)) {
			message_add(context->messages, MSG_THEME_CYCLE, asked, name);
			return 0;
		}
		if (!read_link(context, themes, name, asked, &chain[count]))
			return 0;
		const struct value *base = value_get(chain[count].root, "base");
		if (!base || base->kind != VALUE_TEXT)
			return count + 1;
		name = base->text;
		asked = base->place;
	}
	message_add(context->messages, MSG_THEME_DEEP, asked, BASES_MAX);
	return 0;
}

static const char *expanded(struct arena *arena, const char *folder)
{
	const char *home = getenv("HOME");
	if (strncmp(folder, "~/", 2) == 0 && home && home[0] == '/')
		return below(arena, home, folder + 2);
	return folder;
}

/* Its own fonts come first, then its bases', then the system's. */
static void place_folders(const struct context *context, struct theme *theme)
{
	enum { ROOM = sizeof theme->font_folders / sizeof *theme->font_folders - 1 };
	const char *folders[ROOM + 1] = {NULL};
	size_t count = 0;
	for (const struct theme *t = theme; t && count < ROOM; t = t->base)
		if (file_exists(t->folder, "fonts"))
			folders[count++] = below(context->arena, t->folder, "fonts");
	for (size_t i = 0; theme->font_folders[i] && count < ROOM; i++)
		folders[count++] = expanded(context->arena, theme->font_folders[i]);
	memcpy(theme->font_folders, folders, sizeof folders);
}

static void check_logo(const struct loading *l)
{
	if (!l->logo)
		return;
	if (!theme_logo_folder(l->theme))
		message_add(l->context->messages, MSG_FILE_MISSING, l->logo->place, l->logo->text);
}

const struct theme *theme_load(const struct context *context, const char *themes, const char *name, struct place asked)
{
	struct link chain[BASES_MAX];
	size_t count = read_chain(context, themes, name, asked, chain), errors = messages_errors(context->messages);
	struct loading loading = {.context = context};
	const struct theme *base = NULL;
	if (!count)
		return NULL;
	for (size_t i = count; i-- > 0;) {
		struct theme *theme = arena_alloc(context->arena, sizeof *theme);
		if (base)
			*theme = *base;
		theme->name = chain[i].name;
		theme->folder = chain[i].folder;
		theme->base = base;
		theme->place = chain[i].root->place;
		loading.theme = theme;
		tokens_read(&loading, chain[i].root);
		base = theme;
	}
	tokens_complete(&loading);
	contrast_check(&loading);
	check_logo(&loading);
	cover_drawing_read(&loading);
	place_folders(context, loading.theme);
	return messages_errors(context->messages) == errors ? loading.theme : NULL;
}

uint32_t theme_file(const struct context *context, const struct theme *theme, const char *path)
{
	for (const struct theme *t = theme; t; t = t->base)
		if (file_exists(t->folder, path))
			return file_read_text(context, t->folder, path, theme->place);
	return file_read_text(context, theme->folder, path, theme->place);
}

const char *theme_folder_of(const struct theme *theme, const char *path)
{
	while (theme && !file_exists(theme->folder, path))
		theme = theme->base;
	return theme ? theme->folder : NULL;
}

const char *theme_logo_folder(const struct theme *theme)
{
	for (const struct theme *t = theme; t && theme->logo; t = t->base)
		if (file_exists(t->folder, theme->logo))
			return t->folder;
	return NULL;
}
