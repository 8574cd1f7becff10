#include "themes.h"

#include "base/file.h"

const char *themes_folder(struct arena *arena, const char *name)
{
	const char *file = arena_format(arena, "%s/theme.yaml", name);
	if (!file_exists("themes", file) && file_exists(ANNUAL_SHARE "/themes", file))
		return ANNUAL_SHARE "/themes";
	return "themes";
}
