/* Where fonts are looked for: the theme's own fonts folder, then the font folders and all below them. */
#define _DEFAULT_SOURCE /* the kind of a folder's entry */
#include "type/font.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"

enum { FOLDER_DEPTH_MAX = 8, FOLDERS_MAX = 4096, ENTRIES_MAX = 200000 };

struct font_file {
	const char *name, *path;
};

struct font_folder {
	struct font_file *files; /* in order of name, then of path */
	size_t count, capacity;
	size_t folders;
};

static bool is_font_name(const char *name)
{
	const char *dot = strrchr(name, '.');
	return dot && (!strcmp(dot, ".ttf") || !strcmp(dot, ".otf") || !strcmp(dot, ".ttc") || !strcmp(dot, ".TTF"));
}

/* Most systems say so in the list itself; to ask for each of hundreds of files takes far longer. */
static bool is_folder(const struct dirent *entry, const char *path)
{
	struct stat status;
#ifdef DT_UNKNOWN
	if (entry->d_type != DT_UNKNOWN && entry->d_type != DT_LNK)
		return entry->d_type == DT_DIR;
#endif
	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool is_file(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static void folder_list(struct font_folder *list, struct arena *arena, const char *path, int depth)
{
	DIR *folder = depth < FOLDER_DEPTH_MAX && list->folders++ < FOLDERS_MAX ? opendir(path) : NULL;
	if (!folder)
		return;
	for (struct dirent *entry; list->count < ENTRIES_MAX && (entry = readdir(folder));) {
		if (entry->d_name[0] == '.')
			continue;
		const char *below = arena_format(arena, "%s/%s", path, entry->d_name);
		if (is_font_name(entry->d_name)) {
			list->files = arena_grow(arena, list->files, list->count, &list->capacity, sizeof *list->files);
			list->files[list->count++] = (struct font_file){below + strlen(path) + 1, below};
		} else if (is_folder(entry, below)) {
			folder_list(list, arena, below, depth + 1);
		}
	}
	closedir(folder);
}

static int file_order(const void *a, const void *b)
{
	const struct font_file *left = a, *right = b;
	int order = strcmp(left->name, right->name);
	return order ? order : strcmp(left->path, right->path);
}

static struct font_folder *folders_list(struct fonts *fonts)
{
	struct font_folder *list = arena_alloc(fonts->arena, sizeof *list);
	for (size_t i = 0; fonts->theme->font_folders[i]; i++)
		folder_list(list, fonts->arena, fonts->theme->font_folders[i], 0);
	if (list->count)
		qsort(list->files, list->count, sizeof *list->files, file_order);
	return list;
}

static const char *folders_find(struct fonts *fonts, const char *name)
{
	if (!fonts->folder)
		fonts->folder = folders_list(fonts);
	const struct font_folder *list = fonts->folder;
	const struct font_file *found = names_find(list->files, list->count, sizeof *list->files, name);
	return found ? found->path : NULL;
}

const char *font_find(struct fonts *fonts, const char *const *names)
{
	for (size_t i = 0; names[i]; i++) {
		if (strchr(names[i], '/'))
			continue;
		const char *own = arena_format(fonts->arena, "%s/fonts/%s", fonts->theme->folder, names[i]);
		if (is_file(own))
			return own;
		const char *found = folders_find(fonts, names[i]);
		if (found)
			return found;
	}
	return NULL;
}
