/* A theme as read, with its defaults filled in: for goldens. */
#include "theme/loading.h"
#include "theme/vector.h"

static void dump_palette(struct buffer *out, const char *name, const colour *colours)
{
	buffer_format(out, "%s\n", name);
	for (size_t i = 0; i < COLOUR_COUNT; i++) {
		int ratio = colour_contrast(colours[i], colours[COLOUR_GROUND]);
		buffer_format(
		    out, "  %s #%06X %d.%02d on ground\n", colour_names[i], (unsigned)colours[i], ratio / 100, ratio % 100);
	}
}

static void dump_series(struct buffer *out, const char *name, const struct series_style *styles, size_t count)
{
	buffer_format(out, "%s\n", name);
	for (size_t i = 0; i < count; i++)
		buffer_format(out, "  #%06X outline #%06X dash %d marker %d pattern %d\n", (unsigned)styles[i].fill,
		    (unsigned)styles[i].outline, styles[i].dash, styles[i].marker, styles[i].pattern);
}

static void dump_type(struct buffer *out, const struct theme *theme)
{
	buffer_add(out, "type\n");
	for (size_t i = 0; i < TYPE_COUNT; i++) {
		const struct type_style *style = &theme->type[i];
		buffer_format(out, "  %s %s paper ", type_names[i], face_names[style->face]);
		buffer_milli(out, style->size);
		buffer_char(out, '/');
		buffer_milli(out, style->leading);
		buffer_format(out, " screen %d/%d phone %d/%d\n", style->screen_size, style->screen_leading, style->small_size,
		    style->small_leading);
	}
}

static void dump_page(struct buffer *out, const struct page_style *page)
{
	const extent lengths[] = {page->width, page->height, page->left, page->right, page->top, page->bottom, page->side,
	    page->gutter, page->grid};
	buffer_add(out, "page");
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		buffer_char(out, ' ');
		buffer_milli(out, lengths[i]);
	}
	static const char *const starts[] = {"new-page", "numbered", "run-on"};
	buffer_add(out, page->landscape_plans ? " landscape-plans" : "");
	buffer_format(out, " sections %s lists-from %d\n", starts[page->sections], page->lists_from);
}

static void dump_names(struct buffer *out, const char *name, const char *const *list)
{
	buffer_add(out, name);
	for (; *list; list++)
		buffer_format(out, " %s", *list);
	buffer_char(out, '\n');
}

void vector_dump(struct buffer *out, const struct vector_file *file)
{
	static const int counts[] = {['M'] = 2, ['L'] = 2, ['C'] = 6, ['Z'] = 0};
	buffer_format(out, "title %s\n", file->title ? file->title : "–");
	for (size_t i = 0; i < file->count; i++) {
		const struct vector_shape *shape = &file->shapes[i];
		buffer_format(out, "path %d wide%s%s\n", shape->shape.width, shape->class ? " class " : "",
		    shape->class ? shape->class : "");
		for (size_t k = 0; k < shape->shape.count; k++) {
			const struct icon_step *step = &shape->shape.steps[k];
			buffer_format(out, "  %c", step->command);
			for (int n = 0; n < counts[(unsigned char)step->command]; n++)
				buffer_format(out, " %d", step->at[n]);
			buffer_char(out, '\n');
		}
	}
}

void theme_dump(struct buffer *out, const struct theme *theme)
{
	buffer_format(
	    out, "theme %s%s%s\n", theme->name, theme->base ? " base " : "", theme->base ? theme->base->name : "");
	dump_palette(out, "colours", theme->colours);
	dump_palette(out, "dark", theme->dark);
	dump_series(out, "series", theme->series, SERIES_MAX);
	dump_series(out, "dark-series", theme->dark_series, SERIES_MAX);
	dump_series(out, "sequential", theme->sequential, SEQUENCE);
	dump_series(out, "dark-sequential", theme->dark_sequential, SEQUENCE);
	dump_type(out, theme);
	dump_page(out, &theme->page);
	for (size_t i = 0; i < FACE_COUNT; i++)
		dump_names(out, face_names[i], theme->fonts[i]);
	dump_names(out, "fallback", theme->fallback);
	dump_names(out, "screen", theme->screen_fonts);
	if (theme->logo)
		buffer_format(out, "logo %s: %s\n", theme->logo, theme->logo_alt);
	for (size_t i = 0; i < theme->cover_shape_count; i++)
		buffer_format(out, "cover-drawing %s, %zu steps\n", colour_names[theme->cover_shapes[i].colour],
		    theme->cover_shapes[i].shape.count);
}
