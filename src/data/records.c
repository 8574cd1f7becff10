#include "data/records.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "data/derive.h"
#include "data/parts.h"
#include "data/typo.h"

enum {
	RECOVERIES_MAX = 100, /* syntax errors of a file that are told */
	RECORD_MIN = 8,       /* bytes of the shortest record, "- {a: 1}" */
};

/* ---- faults of a record ---- */

/* About the text of LENGTH bytes at byte START of the file being read, of a record of FILLING. */
static void narrow(const struct reader *reader, const struct loader *loader, size_t length)
{
	if (loader->table->guarded)
		message_narrow(reader->context->messages, length);
}

static size_t name_length(const struct reader *reader, size_t start)
{
	const struct yaml_text *text = events_text(reader->events);
	size_t length = 0;
	while (start + length < text->length && !strchr(" \t\r\n:,{}", text->text[start + length]))
		length++;
	return length ? length : 1;
}

/* Reports a text that takes the table's name and the key. */
#define report_key(reader, loader, key, id, hint)                                                                      \
	report_key_with(reader, loader, key, MESSAGE_OF(id, NOWHERE, "", ""), hint)

static void report_key_with(
    struct reader *reader, struct loader *loader, const struct event *key, enum message_id id, const char *hint)
{
	struct place place = events_place(reader->events, key->start);
	if (!loader_may_report(reader, loader, place))
		return;
	const char *name = key->kind == EVENT_SCALAR ? key->text : "";
	message_put_hint(reader->context->messages, id, place, hint, loader->table->name, name);
	narrow(reader, loader, key->length);
}

static void report_unknown(struct reader *reader, struct loader *loader, const struct event *key, uint32_t row)
{
	const struct table *table = loader->table;
	const char **names = arena_array(reader->context->arena, table->field_count + 2, sizeof *names);
	size_t count = 0;
	for (size_t i = 0; i < table->field_count; i++)
		if (table->fields[i].kind->read)
			names[count++] = table->fields[i].name;
	names[count++] = "editions";
	names[count++] = "consent";
	const char *hint = text_did_you_mean(reader->context->arena, key->text, names, count);
	const char *near = hint ? text_nearest(key->text, names, count) : NULL;
	for (size_t i = 0; near && i < table->field_count; i++)
		if (text_equal(table->fields[i].name, near))
			loader->misnamed[i] = row + 1;
	if (text_equal(key->text, "<<"))
		hint = "'<<' takes over no keys here: write them out";
	struct place place = events_place(reader->events, key->start);
	const char *comma = typo_comma(sources_get(reader->context->sources, place.file), place);
	if (comma)
		hint = comma;
	report_key(reader, loader, key, MSG_FIELD_UNKNOWN, hint);
}

static void report_required(struct reader *reader, struct loader *loader, struct place place, const struct field *field)
{
	if (loader_may_report(reader, loader, place))
		message_add(reader->context->messages, MSG_DATA_REQUIRED, place, loader->table->name, field->name);
}

/* ---- one record ---- */

/* The field of that name: most often one of those that follow the last. */
static const struct field *find_field(struct loader *loader, const struct event *key)
{
	enum { NEAR = 4 };
	const struct table *table = loader->table;
	size_t index = loader->expected, end = index + NEAR;
	if (end > table->field_count)
		end = table->field_count;
	while (index < end &&
	       (table->fields[index].name[0] != key->text[0] || strcmp(table->fields[index].name, key->text) != 0))
		index++;
	if (index >= end)
		index = (size_t)intern_find(&loader->names, key->text, key->length) - 1;
	if (index >= table->field_count)
		return NULL;
	loader->expected = index + 1;
	return &table->fields[index];
}

static bool first_time(
    struct reader *reader, struct loader *loader, const struct field *field, const struct event *key, uint32_t row)
{
	if (loader->seen[field->index] != row + 1) {
		loader->seen[field->index] = row + 1;
		loader->at[field->index] = MISSING_ROW;
		return true;
	}
	report_key(reader, loader, key, MSG_DATA_FIELD_TWICE, NULL);
	return false;
}

static void read_value(
    struct reader *reader, struct loader *loader, const struct field *field, uint32_t row, const struct event *value)
{
	if (value->kind == EVENT_FAULT || event_unknown(value) || (field->empty.count && cell_empty(field, value)))
		return;
	loader->at[field->index] = events_place(reader->events, value->start).offset;
	loader->length[field->index] = (uint32_t)value->length;
	cell_read(reader, loader, field, row, value);
}

/* Is it the first `editions` (WHICH 0) or `consent` (WHICH 1) of the record? */
static bool reserved_first(
    struct reader *reader, struct loader *loader, const struct event *key, uint32_t row, size_t which)
{
	if (loader->reserved[which] == row + 1) {
		report_key(reader, loader, key, MSG_DATA_FIELD_TWICE, NULL);
		return false;
	}
	loader->reserved[which] = row + 1;
	return true;
}

/* What a key of a record says of its value. */
struct entry {
	enum { ENTRY_SKIPPED, ENTRY_FIELD, ENTRY_EDITIONS, ENTRY_CONSENT } kind;
	const struct field *field; /* ENTRY_FIELD */
};

/* Of a key that is no field's. */
static struct entry sort_reserved(struct reader *reader, struct loader *loader, const struct event *key, uint32_t row)
{
	struct entry entry = {ENTRY_SKIPPED, NULL};
	bool editions = strcmp(key->text, "editions") == 0;
	if (!editions && strcmp(key->text, "consent") != 0)
		report_unknown(reader, loader, key, row);
	else if (reserved_first(reader, loader, key, row, editions ? 0 : 1))
		entry.kind = editions ? ENTRY_EDITIONS : ENTRY_CONSENT;
	return entry;
}

static struct entry sort_entry(struct reader *reader, struct loader *loader, const struct event *key, uint32_t row)
{
	struct entry entry = {ENTRY_SKIPPED, NULL};
	if (key->kind != EVENT_SCALAR) {
		message_add(reader->context->messages, MSG_YAML_KEY, events_place(reader->events, key->start));
		narrow(reader, loader, 1);
		events_skip(reader->events, key);
		return entry;
	}
	const struct field *field = find_field(loader, key);
	if (!field)
		return sort_reserved(reader, loader, key, row);
	if (!field->kind->read)
		report_key(reader, loader, key, MSG_DATA_DERIVED, NULL);
	else if (first_time(reader, loader, field, key, row))
		entry = (struct entry){ENTRY_FIELD, field};
	return entry;
}

static void read_entry(
    struct reader *reader, struct loader *loader, struct entry entry, uint32_t row, const struct event *value)
{
	switch (entry.kind) {
	case ENTRY_FIELD:
		read_value(reader, loader, entry.field, row, value);
		break;
	case ENTRY_EDITIONS:
		reserved_editions(reader, loader, row, value);
		break;
	case ENTRY_CONSENT:
		reserved_consent(reader, loader, row, value);
		break;
	default:
		events_skip(reader->events, value);
	}
}

static bool was_given(const struct loader *loader, const struct field *field, uint32_t row)
{
	return loader->seen[field->index] == row + 1 && loader->at[field->index] != MISSING_ROW;
}

/* START: the byte where the record begins. */
static void check_required(struct reader *reader, struct loader *loader, uint32_t row, size_t start)
{
	for (size_t i = 0; i < loader->required_count; i++) {
		const struct field *field = loader->required[i];
		if (was_given(loader, field, row) || loader->misnamed[field->index] == row + 1)
			continue;
		report_required(reader, loader, loader->out->places[row], field);
		narrow(reader, loader, name_length(reader, start));
	}
}

/* A record's end may not lie before its beginning; of a month, any day counts. */
static void check_open(struct reader *reader, struct loader *loader, uint32_t row)
{
	const struct field *from = loader->table->open_from, *to = loader->table->open_to;
	if (!from || !was_given(loader, from, row) || !was_given(loader, to, row))
		return;
	const struct column *begin = &loader->out->columns[from->index], *end = &loader->out->columns[to->index];
	int32_t first = begin->days[row], last = end->days[row];
	if (first == MISSING_DAY || last == MISSING_DAY)
		return;
	if (first <= (end->month_only[row] ? date_month_end(last) : last))
		return;
	struct place place = {loader->file, loader->at[to->index]};
	if (!loader_may_report(reader, loader, place))
		return;
	message_add(reader->context->messages, MSG_DATA_CLOSED, place, to->name, from->name);
	narrow(reader, loader, loader->length[to->index]);
}

void records_key_twice(struct reader *reader, struct loader *loader, uint32_t first, struct place place, size_t length)
{
	if (!loader_may_report(reader, loader, place))
		return;
	message_add(reader->context->messages, MSG_DATA_KEY_TWICE, place, loader->table->key->name);
	message_also(reader->context->messages, loader->out->places[first], "first defined here");
	narrow(reader, loader, length);
}

static void check_key(struct reader *reader, struct loader *loader, uint32_t row)
{
	const struct field *key = loader->keyless ? NULL : loader->table->key;
	uint32_t first = key ? loader_key(loader, row) : MISSING_ROW;
	if (first != MISSING_ROW)
		records_key_twice(
		    reader, loader, first, (struct place){loader->file, loader->at[key->index]}, loader->length[key->index]);
}

static void end_record(struct reader *reader, struct loader *loader, uint32_t row, size_t start)
{
	for (size_t i = 0; i < loader->blank_count; i++) {
		const struct field *field = &loader->table->fields[loader->blanks[i]];
		if (field->kind->column == COLUMN_RECORDS)
			loader->out->columns[field->index].starts[row + 1] = loader_of(reader, field->target)->out->count;
	}
	texts_settle(reader);
	check_required(reader, loader, row, start);
	check_open(reader, loader, row);
	check_key(reader, loader, row);
}

static void read_record(struct reader *reader, struct loader *loader, uint32_t parent, const struct event *begin)
{
	uint32_t row = loader_add(loader, events_place(reader->events, begin->start), parent);
	for (;;) {
		struct event event;
		events_next(reader->events, &event);
		if (event.kind == EVENT_FAULT)
			return;
		if (event.kind == EVENT_MAP_END)
			break;
		struct entry entry = sort_entry(reader, loader, &event, row);
		events_next(reader->events, &event);
		read_entry(reader, loader, entry, row, &event);
	}
	end_record(reader, loader, row, begin->start);
}

/* ---- records of plain text ---- */

static bool is_next(const struct plain *plain, const struct name_look *look, const char *name)
{
	if (plain->end - plain->at < WORD_BYTES || (word_at(plain->at) ^ look->word) & look->mask)
		return false;
	return look->length < WORD_BYTES ||
	       ((size_t)(plain->end - plain->at) > look->length && plain->at[look->length] == ':' &&
	           memcmp(plain->at, name, look->length) == 0);
}

/* One of the fields that most likely come next, if it does. */
static const struct field *expected_field(struct loader *loader, const struct plain *plain)
{
	enum { NEAR = 8 };
	const struct table *table = loader->table;
	size_t index = loader->expected, end = index + NEAR < table->field_count ? index + NEAR : table->field_count;
	for (; index < end; index++) {
		const struct field *field = &table->fields[index];
		if (!is_next(plain, &loader->looks[index], field->name) || !field->kind->read)
			continue;
		loader->expected = index + 1;
		return field;
	}
	return NULL;
}

static struct entry sort_plain(struct reader *reader, struct loader *loader, const struct plain *plain, uint32_t row)
{
	size_t length = plain_key_length(plain), start = (size_t)(plain->at - events_text(reader->events)->text);
	memcpy(reader->word, plain->at, length);
	reader->word[length] = '\0';
	struct event key = {EVENT_SCALAR, STYLE_PLAIN, reader->word, length, start, start + length};
	return sort_entry(reader, loader, &key, row);
}

static void plain_entry(struct reader *reader, struct loader *loader, struct plain *plain, uint32_t row)
{
	const struct field *field = expected_field(loader, plain);
	size_t length = field ? loader->looks[field->index].length : plain_key_length(plain);
	struct entry entry = {ENTRY_FIELD, field};
	if (field && loader->seen[field->index] != row + 1) {
		loader->seen[field->index] = row + 1;
		loader->at[field->index] = MISSING_ROW;
	} else {
		entry = sort_plain(reader, loader, plain, row);
	}
	length = plain_value(plain, length, reader->word);
	size_t end = (size_t)(plain->at - events_text(reader->events)->text);
	struct event value = {EVENT_SCALAR, STYLE_PLAIN, reader->word, length, end - length, end};
	read_entry(reader, loader, entry, row, &value);
}

void records_plain(struct reader *reader, struct loader *loader, const struct yaml_text *text)
{
	struct plain plain;
	reader->events = events_places(reader->context, text);
	loader->file = text->file;
	plain_init(&plain, text);
	while (plain_record(&plain)) {
		size_t start = (size_t)(plain.at - text->text);
		uint32_t row = loader_add(loader, events_place(reader->events, start), MISSING_ROW);
		while (plain_key(&plain))
			plain_entry(reader, loader, &plain, row);
		end_record(reader, loader, row, start);
	}
	texts_settle(reader);
	events_close(reader->events);
	reader->events = NULL;
}

/* ---- records by events ---- */

void records_list(struct reader *reader, struct loader *loader, uint32_t parent)
{
	loader->file = events_text(reader->events)->file;
	for (;;) {
		struct event event;
		events_next(reader->events, &event);
		if (event.kind == EVENT_LIST_END)
			return;
		if (event.kind == EVENT_FAULT) {
			loader->broken = true;
			return;
		}
		if (event.kind == EVENT_MAP) {
			read_record(reader, loader, parent, &event);
			continue;
		}
		struct place place = events_place(reader->events, event.start);
		if (loader_may_report(reader, loader, place)) {
			message_add(reader->context->messages, MSG_DATA_RECORD, place);
			narrow(reader, loader, 1);
		}
		events_skip(reader->events, &event);
	}
}

/* ---- files ---- */

/* Where the record after the one that begins at byte FROM begins: on a line of its own with the same indentation. */
static size_t record_after(const struct yaml_text *text, size_t from)
{
	size_t line = from, indent;
	while (line > 0 && text->text[line - 1] != '\n')
		line--;
	indent = from - line;
	for (;;) {
		const char *end = memchr(text->text + line, '\n', text->length - line);
		if (!end)
			return text->length;
		line = (size_t)(end - text->text) + 1;
		const char *at = text->text + line;
		size_t left = text->length - line;
		bool blank = left > indent + 1 && (at[indent + 1] == ' ' || at[indent + 1] == '\n' || at[indent + 1] == '\r');
		if (blank && strspn(at, " ") == indent && at[indent] == '-')
			return line;
	}
}

static void read_events(struct reader *reader, struct loader *loader)
{
	struct event event;
	events_next(reader->events, &event);
	if (event.kind == EVENT_LIST) {
		records_list(reader, loader, MISSING_ROW);
	} else if (event.kind == EVENT_FAULT) {
		loader->broken = true;
	} else if (event.kind != EVENT_END && !event_unknown(&event)) {
		message_add(reader->context->messages, MSG_DATA_NO_RECORDS, events_place(reader->events, event.start));
		narrow(reader, loader, 1);
		loader->broken = true;
		return;
	}
	if (!loader->broken)
		events_next(reader->events, &event); /* what stands after the list is a fault of its own */
}

/* About how many records a file of one list holds: its lines that begin, as the first of them, with a hyphen. */
static size_t count_records(const struct yaml_text *text)
{
	const char *line = text->text, *end = text->text + text->length;
	size_t count = 0, indent = SIZE_MAX;
	while (line && line < end) {
		size_t spaces = 0;
		while (spaces < indent && line + spaces < end && line[spaces] == ' ')
			spaces++;
		if (line + spaces < end && line[spaces] == '-' && (spaces == indent || indent == SIZE_MAX)) {
			indent = spaces;
			count++;
		}
		line = memchr(line, '\n', (size_t)(end - line));
		line = line ? line + 1 : NULL;
	}
	return count < text->length / RECORD_MIN ? count : text->length / RECORD_MIN;
}

/* The file is there under a name that Notepad or a spreadsheet gave it. */
static bool report_misnamed(
    const struct context *context, const struct table *table, const char *root, const char *path)
{
	static const char *const endings[] = {".yml", ".yaml.txt", ".txt", ".YAML", ".csv", ".xlsx", ".ods"};
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		const char *other = arena_format(context->arena, "data/%s%s", table->name, endings[i]);
		if (!file_exists(root, other))
			continue;
		const char *hint =
		    i < 4 ? "rename it" : "records are written as YAML: the author's guide tells how a spreadsheet makes it";
		message_add_hint(context->messages, MSG_DATA_MISNAMED, table->place, hint, path, other);
		return true;
	}
	return false;
}

/* What is left of a text behind the record in which a syntax error stands: the last of those read since BEFORE. */
static struct yaml_text rest_after(const struct loader *loader, const struct yaml_text *text, uint32_t before)
{
	uint32_t count = loader->out->count;
	size_t at = count > before ? loader->out->places[count - 1].offset - text->base : 0;
	while (at > 0 && text->text[at - 1] != '-')
		at--;
	at -= at > 0;
	size_t next = record_after(text, at);
	return (struct yaml_text){text->file, text->text + next, text->length - next, text->base + next, NULL};
}

static void read_file(struct reader *reader, struct loader *loader, const char *root)
{
	const struct context *context = reader->context;
	const char *path = arena_format(context->arena, "data/%s.yaml", loader->table->name);
	bool unread = loader->table->broken || (reader->dictionary->nesting_broken && !file_exists(root, path));
	bool misnamed = !unread && !file_exists(root, path) && report_misnamed(context, loader->table, root, path);
	uint32_t file = misnamed || unread ? 0 : file_read_text(context, root, path, loader->table->place);
	loader->broken = !file;
	if (!file)
		return;
	struct yaml_text text = yaml_text_slice(context, file, 0, sources_get(context->sources, file)->length);
	if (records_in_parts(reader, loader, &text))
		return;
	size_t records;
	if (plain_accepts(&text, &records)) {
		loader_reserve(loader, records);
		intern_reserve(&reader->texts, loader_texts(loader, records));
		records_plain(reader, loader, &text);
		return;
	}
	records = count_records(&text);
	loader_reserve(loader, records);
	intern_reserve(&reader->texts, loader_texts(loader, records));
	bool private = loader->table->guarded, stopped = false;
	for (size_t tries = 0; text.length && tries < RECOVERIES_MAX; tries++) {
		uint32_t before = loader->out->count;
		loader->broken = false;
		reader->events = events_open(context, &text, private);
		read_events(reader, loader);
		texts_settle(reader);
		events_close(reader->events);
		reader->events = NULL;
		if (!loader->broken)
			break;
		stopped = true;
		text = rest_after(loader, &text, before);
	}
	loader->broken |= stopped;
}

/* Records inside records of a file that could not be read are not all there either. */
static void spread_broken(struct reader *reader)
{
	for (size_t t = 0; t < reader->dictionary->table_count; t++)
		for (const struct table *parent = reader->dictionary->tables[t].parent; parent; parent = parent->parent)
			if (loader_of(reader, parent)->broken)
				reader->loaders[t].broken = true;
}

static void report_stray(const struct reader *reader, const char *root, const char *file, const char *name)
{
	const struct context *context = reader->context;
	const struct table *table = dictionary_table(reader->dictionary, name);
	if (table && !table->parent)
		return;
	const char *path = arena_format(context->arena, "%s/data/%s", root, file);
	if (table) {
		message_add(
		    context->messages, MSG_DATA_NESTED_FILE, table->parent_field->place, path, name, table->parent->name);
		return;
	}
	const char **names = arena_array(context->arena, reader->dictionary->table_count + 1, sizeof *names);
	for (size_t i = 0; i < reader->dictionary->table_count; i++)
		names[i] = reader->dictionary->tables[i].name;
	message_add_hint(context->messages, MSG_DATA_STRAY_FILE, (struct place){0, 0},
	    text_did_you_mean(context->arena, name, names, reader->dictionary->table_count), path, name);
}

static void check_files(const struct reader *reader, const char *root)
{
	size_t count;
	const char **files = file_list(reader->context->arena, root, "data", ".yaml", &count);
	for (size_t i = 0; i < count; i++)
		report_stray(
		    reader, root, files[i], arena_slice(reader->context->arena, files[i], strlen(files[i]) - strlen(".yaml")));
}

/* ---- all tables ---- */

static void settle(struct reader *reader, struct records *records)
{
	static const char *const none[] = {NULL};
	records->texts = reader->texts.count ? reader->texts.texts : none;
	records->text_count = reader->texts.count + 1;
	intern_release(&reader->texts);
	buffer_release(&reader->folded);
	for (size_t t = 0; t < reader->dictionary->table_count; t++) {
		records->tables[t].unread = reader->loaders[t].broken;
		loader_settle(&reader->loaders[t]);
	}
}

/* Reads every table of the dictionary from ROOT/data/. All problems of all files are messages. */
static const struct records *records_read(const struct context *context, const struct settings *settings,
    const struct dictionary *dictionary, const char *root)
{
	struct records *records = arena_alloc(context->arena, sizeof *records);
	struct reader reader = {.context = context, .settings = settings, .dictionary = dictionary};
	records->settings = settings;
	records->dictionary = dictionary;
	records->tables = arena_array(context->arena, dictionary->table_count + 1, sizeof *records->tables);
	reader.loaders = arena_array(context->arena, dictionary->table_count + 1, sizeof *reader.loaders);
	intern_init(&reader.texts, context->arena);
	for (size_t t = 0; t < dictionary->table_count; t++)
		loader_init(&reader.loaders[t], &reader, &dictionary->tables[t], &records->tables[t]);
	for (size_t t = 0; t < dictionary->table_count; t++)
		if (!dictionary->tables[t].parent)
			read_file(&reader, &reader.loaders[t], root);
	if (!dictionary->broken)
		check_files(&reader, root);
	spread_broken(&reader);
	references_resolve(&reader);
	settle(&reader, records);
	derive_all(&reader, records);
	return records;
}

/* What merely follows from records that could not be read is not told. */
static void mute_followers(const struct context *context, const struct records *records)
{
	static const enum message_id followers[] = {MSG_REPORT_FIGURE_WITHHELD, MSG_STATS_OF_OUTSIDE, MSG_STATS_NEVER,
	    MSG_STATS_INSIDE, MSG_STATS_FAR, MSG_STATS_CHECK, MSG_PROTECT_STUCK, MSG_PROTECT_UNPROVED};
	for (size_t t = 0; t < records->dictionary->table_count; t++)
		for (size_t i = 0; records->tables[t].unread && i < sizeof followers / sizeof *followers; i++)
			messages_mute(context->messages, followers[i]);
}

const struct records *data_load(const struct context *context, const char *root)
{
	const struct settings *settings = settings_read(context, root), *used = settings;
	if (!settings)
		used = settings_none(context);
	const struct dictionary *dictionary = dictionary_read(context, used, root);
	const struct records *records = records_read(context, used, dictionary, root);
	mute_followers(context, records);
	for (size_t t = 0; t < dictionary->table_count; t++)
		if (dictionary->tables[t].key && !dictionary->tables[t].key->broken)
			records_warn_variants(context, records, dictionary->tables[t].key);
	return settings ? records : NULL;
}
