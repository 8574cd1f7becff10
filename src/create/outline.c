#include "create/outline.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "create/write.h"
#include "data/yaml.h"

static const char to_write[] = "To be written.";

/* A narrative file while it is read line by line. */
struct carried_section {
	struct new_report *report;
	const struct last_year *last;
	const char *path;
	uint32_t file;
	const char *text;
	struct buffer out;
	bool said;      /* "to be written" stands below the last heading */
	size_t dropped; /* pictures, stories and boxes */
};

/* ---- years ---- */

static bool are_digits(const char *text, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text[i] < '0' || text[i] > '9')
			return false;
	return true;
}

static int number_at(const char *text, size_t count)
{
	int number = 0;
	for (size_t i = 0; i < count; i++)
		number = number * 10 + (text[i] - '0');
	return number;
}

static void put_number(char *at, int number, size_t count)
{
	for (size_t i = count; i-- > 0; number /= 10)
		at[i] = (char)('0' + number % 10);
}

void years_move(char *text)
{
	for (char *at = text; *at; at++) {
		if (!are_digits(at, 4) || (at > text && are_digits(at - 1, 1)) || at[4] != '-' || !are_digits(at + 5, 2) ||
		    are_digits(at + 7, 1))
			continue;
		int year = number_at(at, 4), second = number_at(at + 5, 2);
		if (year < 1900 || year >= 2199 || second != (year + 1) % 100)
			continue;
		put_number(at, year + 1, 4);
		put_number(at + 5, (year + 2) % 100, 2);
		at += 6;
	}
}

/* ---- values, written anew ---- */

static bool is_bare(const char *text)
{
	static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.";
	return *text && !strchr("-.", *text) && text[strspn(text, safe)] == '\0';
}

static void write_text(struct buffer *out, const char *text, bool quoted)
{
	if (quoted || !is_bare(text))
		buffer_json(out, text);
	else
		buffer_add(out, text);
}

static void write_value(struct buffer *out, const struct value *value)
{
	if (value->kind == VALUE_TEXT)
		write_text(out, value->text, value->quoted);
	if (value->kind == VALUE_UNKNOWN)
		buffer_char(out, '~');
	if (value->kind != VALUE_LIST && value->kind != VALUE_MAP)
		return;
	buffer_char(out, value->kind == VALUE_MAP ? '{' : '[');
	for (const struct value *item = value->first; item; item = item->next) {
		if (item->key) {
			write_text(out, item->key, false);
			buffer_add(out, ": ");
		}
		write_value(out, item);
		buffer_add(out, item->next ? ", " : "");
	}
	buffer_char(out, value->kind == VALUE_MAP ? '}' : ']');
}

/* ---- blocks ---- */

/* The blocks that are kept, and those of their keys that are words about last year. */
static const struct kept_block {
	const char *name;
	const char *words[6];
} kept_blocks[] = {
    {"figures", {"title"}},
    {"chart", {"title", "subtitle", "source", "alt"}},
    {"table", {"caption"}},
    {"quotes", {NULL}},
    {"list", {NULL}},
    {"cards", {NULL}},
    {"actions", {NULL}},
};

static const struct kept_block *find_kept(const char *name, size_t length)
{
	for (size_t i = 0; i < sizeof kept_blocks / sizeof *kept_blocks; i++)
		if (strlen(kept_blocks[i].name) == length && strncmp(kept_blocks[i].name, name, length) == 0)
			return &kept_blocks[i];
	return NULL;
}

static bool is_words(const struct kept_block *kept, const char *key)
{
	for (size_t i = 0; kept->words[i]; i++)
		if (strcmp(kept->words[i], key) == 0)
			return true;
	return false;
}

/* A table that was typed holds nothing but words. */
static bool is_typed(const struct value *body)
{
	return value_item(body, "rows") != NULL;
}

static void write_block(struct carried_section *o, const struct kept_block *kept, const struct value *body)
{
	buffer_format(&o->out, "\n```%s\n", kept->name);
	for (const struct value *item = body->first; item; item = item->next) {
		if (item->key && is_words(kept, item->key))
			continue;
		if (item->key)
			buffer_format(&o->out, "%s: ", item->key);
		else
			buffer_add(&o->out, "- ");
		write_value(&o->out, item);
		buffer_char(&o->out, '\n');
	}
	if (strcmp(kept->name, "chart") == 0)
		buffer_add(&o->out, "title: \"To be written: what this chart shows\"\n");
	buffer_add(&o->out, "```\n");
}

/* ---- last year's aims ---- */

/* The first text among the columns of the block, which the dictionary lets be shown. */
static const struct field *aim_field(const struct table *table, const struct value *columns)
{
	for (const struct value *item = columns ? columns->first : NULL; item; item = item->next) {
		const struct field *field = item->text ? table_field(table, item->text) : NULL;
		if (field && field->kind->column == COLUMN_TEXTS)
			return field;
	}
	return NULL;
}

/* A record's aim; NULL where it is unknown, for some editions alone, or holds a figure. */
static const char *aim_of(
    const struct records *records, const struct record_table *table, const struct field *field, uint32_t row)
{
	int64_t text;
	if (table->editions && table->editions[row] != UINT32_MAX)
		for (size_t i = 0; i < records->settings->edition_count; i++)
			if (!(table->editions[row] & records->settings->editions[i].bit))
				return NULL;
	if (!column_value(COLUMN_TEXTS, &table->columns[field->index], row, &text))
		return NULL;
	const char *aim = records->texts[text];
	return strstr(aim, "{{") ? NULL : aim;
}

static bool for_all_editions(const struct last_year *last, const char *name)
{
	uint32_t mask = stats_population_editions(last->stats, name);
	for (size_t i = 0; i < last->records->settings->edition_count; i++)
		if (!(mask & last->records->settings->editions[i].bit))
			return false;
	return true;
}

/* What an actions block showed becomes a table to be answered. */
static void write_aims(struct carried_section *o, const struct value *body)
{
	struct row_set rows;
	const struct value *name = value_get(body, "records"), *editions = value_get(body, "editions");
	bool all = text_equal(value_text(body, "period"), "all");
	if (!name || !name->text ||
	    !stats_rows(o->report->context, o->last->stats, name->text, name->place, value_get(body, "where"), all, &rows))
		return;
	const struct field *field = aim_field(rows.table->table, value_get(body, "columns"));
	size_t written = 0;
	for (size_t i = 0; field && for_all_editions(o->last, name->text) && i < rows.count; i++) {
		const char *aim = aim_of(o->last->records, rows.table, field, rows.rows[i]);
		if (!aim)
			continue;
		if (!written++)
			buffer_add(&o->out,
			    "\n```table\ncaption: Last year's aims\nheader: [What we set out to do, What became of it]\nrows:\n");
		buffer_add(&o->out, "  - [");
		buffer_json(&o->out, aim);
		buffer_add(&o->out, ", To be answered]\n");
	}
	if (written && editions) {
		buffer_add(&o->out, "editions: ");
		write_value(&o->out, editions);
		buffer_char(&o->out, '\n');
	}
	if (written)
		buffer_add(&o->out, "```\n");
	if (written)
		new_report_left(o->report, "%s: %zu of last year's aims, to be answered", o->path, written);
	if (written < rows.count)
		new_report_left(o->report, "%s: %zu of last year's aims were not carried over: they are not for every reader",
		    o->path, rows.count - written);
}

/* ---- lines ---- */

static size_t line_length(const char *line)
{
	size_t length = strcspn(line, "\n");
	return length + (line[length] == '\n');
}

/* How many back-quotes or tildes LINE begins with, at least three; 0 if it is no fence. */
static size_t fence_length(const char *line)
{
	size_t length = *line == '`' || *line == '~' ? strspn(line, *line == '`' ? "`" : "~") : 0;
	return length >= 3 ? length : 0;
}

/* The first line from AT on that closes the fence, or the text's end. */
static const char *fence_end(const char *at, char sign, size_t length)
{
	while (*at && !(*at == sign && fence_length(at) >= length))
		at += line_length(at);
	return at;
}

/* Copes with one fence; the line behind it. */
static const char *read_fence(struct carried_section *o, const char *line)
{
	size_t length = fence_length(line);
	const char *name = line + length + strspn(line + length, " \t"), *start = line + line_length(line);
	const char *end = fence_end(start, *line, length);
	const struct kept_block *kept = find_kept(name, strcspn(name, " \t\r\n"));
	const struct value *body =
	    kept ? yaml_parse(o->report->context, o->file, (size_t)(start - o->text), (size_t)(end - start)) : NULL;
	if (body && body->count && !is_typed(body))
		write_block(o, kept, body);
	else
		o->dropped++;
	if (body && strcmp(kept->name, "actions") == 0)
		write_aims(o, body);
	return end + line_length(end);
}

static void read_line(struct carried_section *o, const char *line)
{
	size_t length = line_length(line);
	bool heading = text_starts(line, "##");
	if (heading || (!o->said && length > 1)) {
		char *copy = arena_slice(o->report->context->arena, line, length);
		years_move(copy);
		buffer_format(&o->out, "\n%s", heading ? copy : "");
		o->said = !heading;
		if (!heading)
			buffer_format(&o->out, "%s\n", to_write);
	}
}

/* The front matter with its years moved on and its summary to be written; the line behind it. */
static const char *read_front_matter(struct carried_section *o)
{
	const char *at = o->text;
	bool keep = true;
	buffer_add(&o->out, "---\n");
	for (at += line_length(at); *at && !text_starts(at, "---"); at += line_length(at)) {
		bool key = *at != ' ' && *at != '\t';
		if (key)
			keep = !text_starts(at, "summary:");
		if (key && !keep)
			buffer_format(&o->out, "summary: %s\n", to_write);
		char *copy = arena_slice(o->report->context->arena, at, line_length(at));
		years_move(copy);
		buffer_add(&o->out, keep ? copy : "");
	}
	buffer_add(&o->out, "---\n");
	return at + line_length(at);
}

bool outline_add(struct new_report *report, const struct last_year *last, const char *name)
{
	struct carried_section o = {.report = report, .last = last};
	o.path = arena_format(report->context->arena, "narrative/%s", name);
	o.file = file_read_text(report->context, last->root, o.path, NOWHERE);
	if (!o.file)
		return false;
	o.text = sources_get(report->context->sources, o.file)->text;
	for (const char *line = read_front_matter(&o); *line;) {
		if (fence_length(line)) {
			line = read_fence(&o, line);
			continue;
		}
		read_line(&o, line);
		line += line_length(line);
	}
	new_report_left(report, "%s: its words", o.path);
	if (o.dropped)
		new_report_left(report, "%s: %zu blocks of words, pictures or stories, which were left out", o.path, o.dropped);
	new_file_add(report, o.path, &o.out);
	return true;
}
