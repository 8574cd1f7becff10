#include "html/style.h"

#include <string.h>

#include "html/svg.h"

static void add_colours(struct buffer *out, const colour *colours)
{
	for (int i = 0; i < COLOUR_COUNT; i++)
		buffer_format(out, "--ar-%s:#%06X;", colour_names[i], (unsigned)colours[i] & 0xFFFFFF);
}

/* s: fill, t: outline, o: text on it. */
static void add_series(struct buffer *out, const struct theme *theme, const struct series_style *series)
{
	for (int i = 0; i < SERIES_MAX; i++)
		buffer_format(out, "--ar-s%d:#%06X;--ar-t%d:#%06X;--ar-o%d:#%06X;", i, (unsigned)series[i].fill & 0xFFFFFF, i,
		    (unsigned)series[i].outline & 0xFFFFFF, i, (unsigned)svg_on_series(theme, series[i].fill));
}

/* Sizes in rem, so that they follow the reader's own; leadings as a factor of the size. */
static void add_sizes(struct buffer *out, const struct theme *theme, bool small)
{
	for (int i = 0; i < TYPE_COUNT; i++) {
		const struct type_style *type = &theme->type[i];
		int size = small ? type->small_size : type->screen_size;
		int leading = small ? type->small_leading : type->screen_leading;
		buffer_format(out, "--ar-%s-size:", type_names[i]);
		buffer_milli(out, size * 1000 / 16);
		buffer_format(out, "rem;--ar-%s-line:", type_names[i]);
		buffer_milli(out, size ? leading * 1000 / size : 1000);
		buffer_char(out, ';');
	}
}

/* A name that is no identifier stands in quotation marks (CSS Fonts 4, 2.1); sans-serif and the like must not. */
void style_families(struct buffer *out, const struct theme *theme)
{
	for (size_t i = 0; theme->screen_fonts[i]; i++) {
		const char *name = theme->screen_fonts[i];
		size_t letters = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-");
		const char *mark = *name != '-' && !name[letters] ? "" : "\"";
		buffer_format(out, "%s%s%s%s", i ? ", " : "", mark, name, mark);
	}
}

void style_tokens(struct buffer *out, const struct theme *theme, const char *scope)
{
	buffer_format(out, "%s{color-scheme:light dark;--ar-font:", scope);
	style_families(out, theme);
	buffer_char(out, ';');
	add_colours(out, theme->colours);
	add_series(out, theme, theme->series);
	add_sizes(out, theme, true);
	buffer_format(out, "}\n@media (min-width:640px){%s{", scope);
	add_sizes(out, theme, false);
	buffer_format(out, "}}\n@media screen and (prefers-color-scheme:dark){%s{", scope);
	add_colours(out, theme->dark);
	add_series(out, theme, theme->dark_series);
	buffer_add(out, "}}\n");
}

/* The end of a comment or of a quoted text that begins at AT. */
static const char *after_unit(const char *at)
{
	if (at[0] == '/' && at[1] == '*') {
		const char *end = strstr(at + 2, "*/");
		return end ? end + 2 : at + strlen(at);
	}
	const char *end = at + 1;
	while (*end && *end != *at)
		end += *end == '\\' && end[1] ? 2 : 1;
	return *end ? end + 1 : end;
}

void style_add(struct buffer *out, const char *css)
{
	while (*css) {
		if ((css[0] == '/' && css[1] == '*') || *css == '"' || *css == '\'') {
			const char *end = after_unit(css);
			if (*css != '/')
				buffer_bytes(out, css, (size_t)(end - css));
			css = end;
			continue;
		}
		bool line_start = !out->length || out->data[out->length - 1] == '\n';
		if (!(line_start && strchr(" \t\r\n", *css)) && *css != '\r')
			buffer_char(out, *css);
		css++;
	}
}
