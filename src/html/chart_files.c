#include "html/chart_files.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/map.h"
#include "doc/file_name.h"
#include "html/escape.h"
#include "html/plot.h"
#include "html/style.h"
#include "html/svg.h"

/* Thousandths of a CSS pixel. */
enum { MARGIN = 20000, TITLE = 18000, USUAL = 16000, SMALL = 14000, LEADING = 130 /* per cent of the size */ };

struct drawn_chart {
	const struct node *chart;
	const struct document *document;
	const char *path;
};

/* How often a name was given: "age", "age-2" and on. */
struct chart_name {
	const char *name;
	int copies;
};

struct chart_files {
	struct arena *arena;
	struct plots *plots;
	struct drawn_chart *items;
	size_t count, capacity;
	struct map by_chart, by_path; /* to items; paths in any case, as some file systems have them */
	struct chart_name *names;
	size_t name_count, name_capacity;
	struct map by_name; /* to names */
};

struct chart_files *chart_files_new(struct arena *arena, struct plots *plots)
{
	struct chart_files *files = arena_alloc(arena, sizeof *files);
	files->arena = files->by_chart.arena = files->by_path.arena = files->by_name.arena = arena;
	files->plots = plots;
	return files;
}

static uint32_t chart_hash(const struct node *chart)
{
	return hash_bytes(HASH_START, (const char *)&chart, sizeof chart);
}

static uint32_t path_hash(const char *path)
{
	uint32_t hash = HASH_START;
	for (; *path; path++) {
		char small = ascii_lower(*path);
		hash = hash_bytes(hash, &small, 1);
	}
	return hash;
}

static bool is_taken(const struct chart_files *files, const char *path)
{
	uint32_t found, hash = path_hash(path);
	for (size_t probe = 0; (found = map_next(&files->by_path, hash, &probe)) != MAP_NONE;)
		if (strcasecmp(files->items[found].path, path) == 0)
			return true;
	return false;
}

static const struct drawn_chart *drawn_find(const struct chart_files *files, const struct node *chart)
{
	uint32_t found, hash = chart_hash(chart);
	for (size_t probe = 0; (found = map_next(&files->by_chart, hash, &probe)) != MAP_NONE;)
		if (files->items[found].chart == chart)
			return &files->items[found];
	return NULL;
}

static struct chart_name *name_find(struct chart_files *files, const char *name)
{
	uint32_t found, hash = hash_bytes(HASH_START, name, strlen(name));
	for (size_t probe = 0; (found = map_next(&files->by_name, hash, &probe)) != MAP_NONE;)
		if (strcmp(files->names[found].name, name) == 0)
			return &files->names[found];
	files->names =
	    arena_grow(files->arena, files->names, files->name_count, &files->name_capacity, sizeof *files->names);
	map_add(&files->by_name, hash, (uint32_t)files->name_count);
	files->names[files->name_count] = (struct chart_name){name, 0};
	return &files->names[files->name_count++];
}

/* What the chart is named after: its statistic, or the first of several, or where it stands. */
static const char *name_of(struct arena *arena, const struct node *chart)
{
	const char *first = node_measures(arena, chart)[0];
	return first ? first : chart->anchor ? chart->anchor : "chart";
}

const char *chart_files_path(struct chart_files *files, const struct node *chart, const struct document *document)
{
	if (!files)
		return NULL;
	const struct drawn_chart *drawn = drawn_find(files, chart);
	if (drawn)
		return drawn->path;
	struct chart_name *name = name_find(files, name_of(files->arena, chart));
	const char *path;
	do {
		path = chart_file(files->arena, name->name, ++name->copies);
	} while (is_taken(files, path));
	files->items = arena_grow(files->arena, files->items, files->count, &files->capacity, sizeof *files->items);
	map_add(&files->by_chart, chart_hash(chart), (uint32_t)files->count);
	map_add(&files->by_path, path_hash(path), (uint32_t)files->count);
	files->items[files->count++] = (struct drawn_chart){chart, document, path};
	return path;
}

/* Lines of text, one below the other. */
struct text_lines {
	struct svg *svg;
	const struct metric *metric;
	extent y; /* so far down the file is filled */
};

static void lines_add(struct text_lines *lines, const char *text, extent size, bool bold, enum colour_role role)
{
	struct buffer *out = lines->svg->out;
	size_t count;
	if (!text || !*text)
		return;
	extent room = lines->svg->drawing->width * (bold ? 92 : 100) / 100;
	const char **broken = chart_text_lines(lines->svg->arena, lines->metric, size, text, room, &count);
	buffer_add(out, "<text font-size=\"");
	buffer_milli(out, size);
	buffer_format(out, "\"%s fill=\"#%06X\">", bold ? " font-weight=\"bold\"" : "",
	    (unsigned)lines->svg->theme->colours[role] & 0xFFFFFF);
	for (size_t i = 0; i < count; i++) {
		lines->y += size * LEADING / 100;
		buffer_add(out, "<tspan x=\"0\" y=\"");
		buffer_milli(out, lines->y);
		buffer_add(out, "\">");
		escape_text(out, broken[i]);
		buffer_add(out, i + 1 < count ? " </tspan>" : "</tspan>");
	}
	buffer_add(out, "</text>\n");
}

static void part_add(
    struct text_lines *lines, const struct node *chart, enum node_kind kind, extent size, enum colour_role role)
{
	struct buffer plain = {0};
	const struct node *part = node_child(chart, kind);
	if (part)
		node_plain(&plain, part);
	lines_add(lines, buffer_text(&plain), size, kind == NODE_CAPTION, role);
	buffer_release(&plain);
}

static void head_add(struct text_lines *lines, const struct node *chart)
{
	part_add(lines, chart, NODE_CAPTION, TITLE, COLOUR_TEXT);
	part_add(lines, chart, NODE_SUBTITLE, USUAL, COLOUR_SECONDARY);
	lines->y += lines->y ? SMALL : 0;
}

/* What a page says of all that stands on it, a picture taken from it says too. */
static void feet_add(struct text_lines *lines, const struct drawn_chart *drawn)
{
	const struct document *document = drawn->document;
	lines->y += SMALL / 2;
	part_add(lines, drawn->chart, NODE_SOURCE, SMALL, COLOUR_SECONDARY);
	if (document->draft)
		lines_add(lines, words_say(words_of(document->language), PHRASE_DRAFT), SMALL, true, COLOUR_TEXT);
	lines_add(lines, document->marking, SMALL, true, COLOUR_TEXT);
	if (document->sample)
		lines_add(lines, document->sample_text, SMALL, false, COLOUR_SECONDARY);
}

static void size_write(struct buffer *out, const char *before, extent width, extent height, const char *between)
{
	buffer_add(out, before);
	buffer_milli(out, width);
	buffer_add(out, between);
	buffer_milli(out, height);
	buffer_char(out, '"');
}

/* CONTENT on its ground, WIDTH by HEIGHT. */
static void frame_write(
    struct buffer *out, const struct svg *svg, const struct buffer *content, extent height, const char *language)
{
	extent width = svg->drawing->width + 2 * MARGIN;
	buffer_add(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
	size_write(out, " width=\"", width, height, "\" height=\"");
	size_write(out, " viewBox=\"0 0 ", width, height, " ");
	buffer_format(out, " xml:lang=\"%s\" font-family=\"", language ? language : "en");
	struct buffer families = {0};
	style_families(&families, svg->theme);
	escape_text(out, buffer_text(&families));
	buffer_release(&families);
	buffer_format(out, "\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"#%06X\"/>\n<g transform=\"translate(",
	    (unsigned)svg->theme->colours[COLOUR_GROUND] & 0xFFFFFF);
	buffer_milli(out, MARGIN);
	buffer_add(out, " ");
	buffer_milli(out, MARGIN);
	buffer_add(out, ")\">\n");
	buffer_bytes(out, buffer_text(content), content->length);
	buffer_add(out, "</g>\n</svg>\n");
}

const char *chart_files_write(
    const struct chart_files *files, size_t i, const struct site_input *input, struct buffer *out)
{
	if (i >= files->count)
		return NULL;
	const struct drawn_chart *drawn = &files->items[i];
	struct buffer content = {0};
	struct svg svg = plot_alone(files->plots, input, drawn->chart);
	struct text_lines lines = {&svg, input->metric, 0};
	svg.out = &content;
	svg.id = "chart";
	head_add(&lines, drawn->chart);
	buffer_add(&content, "<g transform=\"translate(0 ");
	buffer_milli(&content, lines.y);
	buffer_add(&content, ")\">\n");
	svg_write(&svg);
	buffer_add(&content, "</g>\n");
	lines.y += svg.drawing->height;
	feet_add(&lines, drawn);
	frame_write(out, &svg, &content, lines.y + 2 * MARGIN, drawn->document->language);
	buffer_release(&content);
	return drawn->path;
}
