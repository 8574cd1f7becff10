/* Freezing a year: what each edition publishes, written into earlier.yaml line by line, so that an author's comments and
 * other years stay as they are. */
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "data/yaml.h"
#include "export/rows.h"

/* The file while it is rewritten. */
struct freezing {
	const struct context *context;
	struct buffer *out;
	const struct figures *const *editions;
	size_t count;
	const char *title;
	const struct source *source; /* of the old file; NULL where there is none */
	const char *year;            /* "2021-22" */
	size_t indent;               /* of a year's name, in spaces */
	size_t step;                 /* one level deeper */
};

static void line_begin(const struct freezing *f, size_t level)
{
	for (size_t i = 0; i < f->indent + level * f->step; i++)
		buffer_char(f->out, ' ');
}

static void write_value(const struct freezing *f, const struct row *row)
{
	static const char *const symbols[] = {
	    [FIGURE_WITHHELD] = "c", [FIGURE_NOT_AVAILABLE] = "x", [FIGURE_NOT_APPLICABLE] = "z", [FIGURE_LOW] = "low"};
	const struct figure *figure = &row->cell->value;
	struct buffer id = {0};
	row_id(&id, row);
	line_begin(f, 3);
	if (row->inside)
		buffer_json(f->out, buffer_text(&id));
	else
		buffer_add(f->out, buffer_text(&id));
	buffer_add(f->out, ": ");
	if (figure->state == FIGURE_SHOWN)
		figure_plain(f->out, figure);
	else
		buffer_add(f->out, symbols[figure->state]);
	buffer_char(f->out, '\n');
	buffer_release(&id);
}

/* Facts have years of their own; a total that does not apply is none. */
static void visit(void *self, const struct row *row)
{
	bool whole = !row->inside && row->cell->value.state == FIGURE_NOT_APPLICABLE;
	if (row->measure->kind != MEASURE_FACT && !row->measure->broken && !whole)
		write_value(self, row);
}

static void write_editions(struct freezing *f)
{
	line_begin(f, 1);
	buffer_add(f->out, "editions:\n");
	for (size_t i = 0; i < f->count; i++) {
		line_begin(f, 2);
		buffer_format(f->out, "%s:\n", f->editions[i]->edition->name);
		rows_visit(f->editions[i], visit, f);
	}
}

static void write_year(struct freezing *f)
{
	bool named = strstr(f->title, f->year) != NULL;
	line_begin(f, 0);
	buffer_format(f->out, "%s:\n", f->year);
	line_begin(f, 1);
	buffer_add(f->out, "source: ");
	buffer_json(f->out, named ? f->title : arena_format(f->context->arena, "%s %s", f->title, f->year));
	buffer_char(f->out, '\n');
	write_editions(f);
}

/* ---- the old file's lines ---- */

static size_t line_start(const struct freezing *f, struct place place)
{
	return source_position(f->source, place.offset).line_start;
}

/* Where what stands from FROM on ends, before NEXT: comments and empty lines above NEXT belong to it. */
static size_t part_end(const struct freezing *f, size_t from, size_t next)
{
	const char *text = f->source->text;
	size_t end = from;
	for (size_t at = from; at < next;) {
		size_t length = strcspn(text + at, "\n"), first = strspn(text + at, " \t\r");
		size_t after = at + length + (text[at + length] == '\n');
		if (first < length && text[at + first] != '#')
			end = after;
		at = after;
	}
	return end > next ? next : end;
}

static void copy(const struct freezing *f, size_t from, size_t to)
{
	buffer_bytes(f->out, f->source->text + from, to - from);
	if (to > from && f->source->text[to - 1] != '\n')
		buffer_char(f->out, '\n');
}

/* Is it a mapping of lines, not one in braces? */
static bool in_lines(const struct freezing *f, const struct value *map)
{
	return map->kind == VALUE_MAP && f->source->text[map->place.offset] != '{';
}

static bool refuse(const struct freezing *f, const struct value *at)
{
	message_add(f->context->messages, MSG_FREEZE_BRACES, at->place.file ? at->place : at->key_place, f->year);
	return false;
}

/* The year is there: its `editions` are replaced, or put at its end. */
static bool year_replace(struct freezing *f, const struct value *year)
{
	if (!in_lines(f, year))
		return refuse(f, year);
	size_t next = year->next ? line_start(f, year->next->key_place) : f->source->length, from = SIZE_MAX, to = next;
	const struct value *last = NULL;
	for (const struct value *item = year->first; item; last = item, item = item->next)
		if (text_equal(item->key, "editions")) {
			from = line_start(f, item->key_place);
			to = item->next ? line_start(f, item->next->key_place) : next;
		}
	if (from == SIZE_MAX)
		from = to = part_end(f, line_start(f, last->key_place), next);
	else
		to = part_end(f, from, to);
	f->step = source_position(f->source, year->first->key_place.offset).column - 1 - f->indent;
	copy(f, 0, from);
	write_editions(f);
	copy(f, to, f->source->length);
	return true;
}

/* A new year stands behind the others, or before them where they go back in time. */
static void year_insert(struct freezing *f, const struct value *years)
{
	const struct value *first = years->first, *last = first;
	while (last->next)
		last = last->next;
	size_t at = strcmp(first->key, last->key) > 0 ? line_start(f, first->key_place)
	                                              : part_end(f, line_start(f, last->key_place), f->source->length);
	copy(f, 0, at);
	write_year(f);
	copy(f, at, f->source->length);
}

static bool years_write(struct freezing *f, const struct value *years)
{
	if (!in_lines(f, years))
		return refuse(f, years);
	f->indent = source_position(f->source, years->first->key_place.offset).column - 1;
	for (const struct value *item = years->first; item; item = item->next)
		if (strcmp(item->key, f->year) == 0)
			return year_replace(f, item);
	year_insert(f, years);
	return true;
}

bool export_freeze(const struct context *context, struct buffer *out, const char *root,
    const struct figures *const *editions, size_t count, const char *title)
{
	struct freezing f = {context, out, editions, count, title, NULL, NULL, 2, 2};
	const struct value *map = NULL, *years = NULL;
	f.year = figures_year_name(context->arena, editions[0]);
	if (file_exists(root, "earlier.yaml")) {
		map = yaml_read(context, root, "earlier.yaml", NOWHERE);
		if (!map)
			return false;
		f.source = sources_get(context->sources, map->place.file);
		years = value_get(map, "earlier");
	}
	if (years && years->kind == VALUE_MAP && years->first)
		return years_write(&f, years);
	const struct value *empty = value_item(map, "earlier");
	if (empty && empty->kind == VALUE_MAP)
		return refuse(&f, empty);
	if (f.source)
		copy(&f, 0, f.source->length);
	if (!empty)
		buffer_add(out, "earlier:\n");
	write_year(&f);
	return true;
}
