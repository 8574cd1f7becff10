/* Next year's report from this year's. The author's files are changed byte by byte where a date stands, so that notes and
 * order stay as they are. */
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/text.h"
#include "create/outline.h"
#include "create/write.h"
#include "data/yaml.h"

/* One file while it is moved on. */
struct moving {
	struct new_report *report;
	const char *path;
	const struct value *root;
	char *text; /* a copy, changed in place */
	size_t length;
};

static bool moving_read(struct moving *m, struct new_report *report, const struct last_year *last, const char *path)
{
	*m = (struct moving){.report = report, .path = path};
	m->root = yaml_read(report->context, last->root, path, NOWHERE);
	if (!m->root)
		return false;
	const struct source *source =
	    sources_get(report->context->sources, file_read_text(report->context, last->root, path, NOWHERE));
	m->text = arena_slice(report->context->arena, source->text, source->length);
	m->length = source->length;
	return true;
}

static void moving_add(struct moving *m)
{
	struct buffer text = {0};
	buffer_bytes(&text, m->text, m->length);
	new_file_add(m->report, m->path, &text);
}

/* Puts TEXT, as long as what it replaces, in the place of VALUE's text. */
static void overwrite(struct moving *m, const struct value *value, const char *text)
{
	memcpy(m->text + value_place_at(value, 0).offset, text, strlen(text));
}

/* The same day a year on; 29 February becomes the 28th. */
static void move_date(struct moving *m, const struct value *value)
{
	struct date date;
	if (!value || !value->text || !date_parse(value->text, &date))
		return;
	struct civil civil = date_civil(date.day);
	struct buffer text = {0};
	unsigned day = civil.month == 2 && civil.day == 29 ? 28 : civil.day;
	date.day = date_from_civil(civil.year + 1, civil.month, day);
	date_print_iso(&text, date);
	overwrite(m, value, buffer_text(&text));
	buffer_release(&text);
}

static void move_years(struct moving *m, const struct value *value)
{
	if (!value || !value->text || value->offsets)
		return;
	char *moved = arena_copy(m->report->context->arena, value->text);
	years_move(moved);
	if (strlen(moved) && memcmp(m->text + value_place_at(value, 0).offset, value->text, strlen(value->text)) == 0)
		overwrite(m, value, moved);
}

/* Leaves a key without its value, which is then left out. */
static void blank(struct moving *m, const struct value *value)
{
	if (!value || !value->text || value->quoted)
		return;
	memset(m->text + value->place.offset, ' ', strlen(value->text));
}

static bool move_report(struct new_report *report, const struct last_year *last)
{
	struct moving m;
	if (!moving_read(&m, report, last, "report.yaml"))
		return false;
	const struct value *period = value_get(m.root, "period"), *status = value_get(m.root, "status");
	const struct value *documents = value_get(m.root, "documents");
	move_date(&m, value_get(period, "from"));
	move_date(&m, value_get(period, "to"));
	move_date(&m, value_get(m.root, "published"));
	move_years(&m, value_get(m.root, "title"));
	move_years(&m, value_get(m.root, "subtitle"));
	for (const struct value *item = documents ? documents->first : NULL; item; item = item->next) {
		move_years(&m, value_get(item, "title"));
		move_years(&m, value_get(item, "subtitle"));
	}
	blank(&m, value_get(m.root, "sample"));
	blank(&m, value_get(value_get(m.root, "accessibility"), "tested"));
	if (text_equal(value_text(m.root, "status"), "final"))
		overwrite(&m, status, "draft");
	moving_add(&m);
	new_report_left(report, "report.yaml: look through it; the dates are moved on by a year, the status is draft");
	if (value_get(m.root, "copyright"))
		new_report_left(report, "report.yaml: the year under 'copyright'");
	if (value_get(m.root, "holidays"))
		new_report_left(report, "report.yaml: next year's 'holidays'");
	return true;
}

/* ---- measures ---- */

/* Names each date that is written out: it may have to move. */
static void tell_dates(struct new_report *report, const struct value *value)
{
	struct date date;
	if (value->kind == VALUE_TEXT && date_parse(value->text, &date)) {
		const struct source *source = sources_get(report->context->sources, value->place.file);
		const char *slash = strrchr(source->path, '/');
		new_report_left(report, "%s, line %u: the date %s", slash ? slash + 1 : source->path,
		    (unsigned)source_position(source, value->place.offset).line + !has_modeline(source->text), value->text);
	}
	if (value->kind != VALUE_LIST && value->kind != VALUE_MAP)
		return;
	for (const struct value *item = value->first; item; item = item->next)
		tell_dates(report, item);
}

static size_t line_start(const char *text, size_t offset)
{
	while (offset && text[offset - 1] != '\n')
		offset--;
	return offset;
}

/* Checks of last year's figures cannot hold before there are records: they become notes, where they have lines of their own. */
static void hide_checks(struct moving *m, const struct value *checks)
{
	struct buffer text = {0};
	size_t from = checks->key_place.offset;
	if (line_start(m->text, from) != from) {
		new_report_left(m->report, "measures.yaml: take 'checks:' away until the records are in");
		return;
	}
	size_t to = checks->next ? line_start(m->text, checks->next->key_place.offset) : m->length;
	buffer_bytes(&text, m->text, from);
	for (size_t at = from; at < to;) {
		size_t length = strcspn(m->text + at, "\n"), first = strspn(m->text + at, " \t\r");
		length += m->text[at + length] == '\n';
		if (first + 1 < length && m->text[at + first] != '#')
			buffer_add(&text, "# ");
		buffer_bytes(&text, m->text + at, length);
		at += length;
	}
	buffer_bytes(&text, m->text + to, m->length - to);
	m->length = text.length;
	m->text = (char *)arena_slice(m->report->context->arena, buffer_text(&text), text.length);
	buffer_release(&text);
	new_report_left(
	    m->report, "measures.yaml: take the # away before 'checks:' and its lines, once the records are in");
}

static bool move_measures(struct new_report *report, const struct last_year *last)
{
	struct moving m;
	if (!moving_read(&m, report, last, "measures.yaml"))
		return false;
	tell_dates(report, m.root);
	const struct value *checks = value_get(m.root, "checks");
	if (checks)
		hide_checks(&m, checks);
	moving_add(&m);
	return true;
}

static bool move_dictionary(struct new_report *report, const struct last_year *last)
{
	struct moving m;
	if (!moving_read(&m, report, last, "dictionary.yaml"))
		return false;
	tell_dates(report, m.root);
	moving_add(&m);
	return true;
}

/* ---- the others ---- */

/* A file that is taken over as it is, if there is one. */
static bool carry(struct new_report *report, const struct last_year *last, const char *path, const char *left)
{
	struct moving m;
	if (!file_exists(last->root, path))
		return true;
	if (!moving_read(&m, report, last, path))
		return false;
	moving_add(&m);
	if (left)
		new_report_left(report, "%s: %s", path, left);
	return true;
}

static void add_tables(struct new_report *report, const struct dictionary *dictionary)
{
	for (size_t i = 0; i < dictionary->table_count; i++) {
		const struct table *table = &dictionary->tables[i];
		struct buffer text = {0};
		if (table->parent)
			continue;
		buffer_format(&text, "# The records of the table '%s', one a line: annual import makes them.\n", table->name);
		new_file_add(report, arena_format(report->context->arena, "data/%s.yaml", table->name), &text);
	}
	new_report_left(report, "data/: the records");
}

static bool is_section(const struct settings *settings, const char *file)
{
	size_t length = strlen(file) - strlen(".md");
	for (size_t i = 0; i < settings->document_count; i++) {
		const struct value *sections = settings->documents[i].sections;
		for (const struct value *item = sections ? sections->first : NULL; item; item = item->next)
			if (item->text && strlen(item->text) == length && strncmp(item->text, file, length) == 0)
				return true;
	}
	return false;
}

static bool add_outlines(struct new_report *report, const struct last_year *last)
{
	size_t count;
	const char **files = file_list(report->context->arena, last->root, "narrative", ".md", &count);
	for (size_t i = 0; i < count; i++) {
		if (!is_section(last->records->settings, files[i]))
			new_report_left(report, "a story in place of narrative/%s", files[i]);
		else if (!outline_add(report, last, files[i]))
			return false;
	}
	return true;
}

bool create_next_year(struct new_report *report, const struct last_year *last)
{
	struct buffer earlier = {0};
	buffer_bytes(&earlier, buffer_text(last->earlier), last->earlier->length);
	new_file_add(report, "earlier.yaml", &earlier);
	bool measures = file_exists(last->root, "measures.yaml");
	bool made = move_report(report, last) && move_dictionary(report, last) &&
	            (!measures || move_measures(report, last)) &&
	            carry(report, last, "facts.yaml", "figures from elsewhere may have newer ones") &&
	            carry(report, last, "words.yaml", NULL) &&
	            carry(report, last, "import.yaml", "this year's spreadsheets under 'file'");
	if (made)
		add_tables(report, last->records->dictionary);
	return made && add_outlines(report, last);
}
